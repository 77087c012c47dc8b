"""In Wales a note of each meeting is published within seven working days, in both languages."""

from __future__ import annotations

from datetime import date

import pytest

from minutebook.book.errors import BookError
from minutebook.book.press import publish
from minutebook.book.schema import Council, Words
from minutebook.book.shelf import public_book
from minutebook.drafts.catching_up import behind
from minutebook.drafts.minutes import welsh_note
from minutebook.drafts.permission import NotPermitted
from minutebook.drafts.sitting import opening
from tests.book.making import COUNCIL
from tests.drafts.afterwards import HELD, again, public_one, the_minutes, where, written
from tests.drafts.cast import Cast

pytestmark = pytest.mark.django_db(databases=["default", "desk"])


@pytest.fixture
def in_wales(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MINUTEBOOK_NOW", HELD)
    name = Words(en="Severnshire County Council", cy="Cyngor Sir Hafren")
    publish(public_book(), Council(id=COUNCIL, name=name, nation="wales"))


@pytest.mark.usefixtures("in_wales")
def test_the_note_is_proposed_from_the_facts_and_published_beside_the_minutes(cast: Cast) -> None:
    draft = written(cast)
    due = welsh_note.due(the_minutes())
    assert due is not None and due.day == date(2026, 12, 18) and due.source == "LGA 1972 s.100C(1C)"
    words = welsh_note.proposed(the_minutes())
    assert "Attended: Councillor A. Ash" in words and "Apologies: none." in words
    assert "That the fares be frozen until April" in words
    welsh = "\n\n".join(f"Paragraff {n}." for n, _ in enumerate(words.split("\n\n")))
    for text, wrong in ((Words(en=words), "text_cy"), (Words(en=words, cy="Un."), "paragraphs")):
        with pytest.raises(BookError, match=wrong):
            welsh_note.publish_note(where(), text, by=cast.clerk)
    with pytest.raises(NotPermitted):
        welsh_note.publish_note(where(), Words(en=words, cy=welsh), by=cast.chair)
    welsh_note.publish_note(where(), Words(en=words, cy=welsh), by=cast.clerk)
    note = welsh_note.note_of(the_minutes())
    assert note is not None and note.written[0].text.cy == "Paragraff 0."
    assert public_one().minutes.state == "none"
    assert not behind(again(draft)) and opening.meeting_of(again(draft)).papers == public_one().papers
    changed = words.replace("none", "none at all")
    welsh_note.publish_note(where(), Words(en=changed, cy=welsh), by=cast.clerk)
    assert len(public_one().papers) == 1


def test_elsewhere_the_law_asks_for_none(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MINUTEBOOK_NOW", HELD)
    written(cast)
    assert welsh_note.due(the_minutes()) is None
    with pytest.raises(BookError, match="asks for no note"):
        welsh_note.publish_note(where(), Words(en="A.", cy="B."), by=cast.clerk)
