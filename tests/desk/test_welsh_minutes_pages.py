"""The Welsh of minutes is typed beside the English, in Wales."""

from __future__ import annotations

import pytest

from minutebook.book.press import publish
from minutebook.book.schema import Council, Words
from minutebook.book.shelf import public_book
from minutebook.drafts.sitting import taking
from tests.book.making import COUNCIL
from tests.desk.conftest import SignIn
from tests.desk.test_meeting_pages import M, do, page
from tests.drafts.cast import Cast
from tests.drafts.sitting import ITEMS, ON_THE_DAY, PRIVATE, board_of, in_session

pytestmark = pytest.mark.django_db(databases=["default", "desk"])


def test_it_is_typed_marked_and_said_to_be_right(
    cast: Cast, sign_in: SignIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MINUTEBOOK_NOW", ON_THE_DAY)
    board_of()
    draft, clerk = in_session(cast.clerk, *ITEMS, PRIVATE), sign_in(cast.clerk)
    assert ">Welsh<" not in page(clerk, f"{M}/room")  # not in an English council
    publish(public_book(), Council(id=COUNCIL, name=Words(en="Severnshire"), nation="wales"))
    assert ">Welsh<" in page(clerk, f"{M}/room")

    def seen(item: str) -> int:
        return taking.item_part(draft, item).revision

    for item, words in (("buses", "Fares rise by 3%."), ("depot", "The bid was accepted.")):
        taking.save_minutes(draft, item, words, seen=seen(item), by=cast.clerk)
    fields = {"item": "buses", "seen": seen("buses"), "cy-p1": "Codir 3%."}
    assert "Codir 3%." in do(clerk, f"{M}/minutes/welsh", **fields)
    taking.save_minutes(draft, "buses", "Fares rise by 2%.", seen=seen("buses"), by=cast.clerk)
    shown = page(clerk, f"{M}/minutes/welsh")
    assert "The English changed since the Welsh was made" in shown and "Codir 3%." in shown
    assert "The bid was accepted." in shown  # the clerk may read what is private
    fields = {"item": "buses", "seen": seen("buses"), "right-p1": "on"}
    assert "The English changed" not in do(clerk, f"{M}/minutes/welsh", **fields)
