"""Urgent business is added, corrected and taken out again on the pages of the meeting."""

from __future__ import annotations

from typing import Any

import pytest

from minutebook.drafts.sitting.opening import meeting_of
from tests.desk.conftest import SignIn
from tests.desk.test_meeting_pages import M, do, draft, page
from tests.drafts.cast import Cast
from tests.drafts.sitting import ON_THE_DAY, board_of, in_session, opened

pytestmark = pytest.mark.django_db(databases=["default", "desk"])
ITEM = {"title": "The home at Elm Road", "circumstances": "It closed on Tuesday.", "kind": "public"}


@pytest.fixture
def clerk(cast: Cast, sign_in: SignIn, monkeypatch: pytest.MonkeyPatch) -> Any:
    """The clerk at the desk, on the day of the board's meeting."""
    monkeypatch.setenv("MINUTEBOOK_NOW", ON_THE_DAY)
    board_of()
    return sign_in(cast.clerk)


def added() -> Any:
    return next(one for one in meeting_of(draft()).items if one.late)


def test_it_is_added_corrected_and_taken_out_again(cast: Cast, clerk: Any) -> None:
    in_session(cast.clerk)
    assert "<strong>Councillor A. Ash</strong> is in the chair" in page(clerk, f"{M}/urgent")
    shown = do(clerk, f"{M}/urgent", **ITEM)
    assert "Taken as a matter of urgency, in the opinion of Councillor A. Ash" in shown
    here = f"{M}/minutes/items/{added().id}/urgent"
    assert "is corrected" in do(clerk, here, **ITEM | {"circumstances": "It burned."}, do="mend")
    assert "It burned" in page(clerk, f"{M}/minutes")
    assert "is taken out again" in do(clerk, here, do="back")
    assert not any(one.late for one in meeting_of(draft()).items)


def test_in_private_it_asks_for_the_paragraph_and_a_reason(cast: Cast, clerk: Any) -> None:
    in_session(cast.clerk)
    shown = do(clerk, f"{M}/urgent", **ITEM | {"kind": "exempt"})
    assert "Choose the paragraph" in shown and "Say in a sentence why it is private" in shown
    private = ITEM | {"kind": "exempt", "paragraphs": "1", "reason": "It names a child."}
    assert "No carried resolution excludes the public yet" in do(clerk, f"{M}/urgent", **private)
    assert added().exemption.paragraphs == ("1",)
    assert "The home at Elm Road" in page(clerk, f"{M}/excluding")


def test_why_it_cannot_be_is_said(cast: Cast, clerk: Any) -> None:
    opened(cast.clerk)
    assert "Say first who presides" in page(clerk, f"{M}/urgent")
    assert clerk.get(f"{M}/minutes/items/buses/urgent").status_code == 404
