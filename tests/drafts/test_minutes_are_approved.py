"""Minutes are approved at the next suitable meeting; what it corrects by resolution stays visible."""

from __future__ import annotations

from datetime import date

import pytest

from minutebook.book.errors import BookError
from minutebook.book.press import publish
from minutebook.book.schema import Meeting, Words
from minutebook.book.shelf import public_book
from minutebook.drafts.minutes.approving import Correcting, approve, may_approve, suitable, take_back
from minutebook.drafts.minutes.standing_minutes import out_of
from minutebook.drafts.models import Letter
from minutebook.drafts.permission import NotPermitted
from minutebook.drafts.sitting import opening
from tests.book.making import COUNCIL
from tests.drafts.afterwards import (
    HELD,
    NEXT,
    next_meeting,
    out,
    presiding,
    public_one,
    the_minutes,
    where,
)
from tests.drafts.agendas import status
from tests.drafts.cast import Cast

pytestmark = pytest.mark.django_db(databases=["default", "desk"])


@pytest.fixture
def draft_out(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MINUTEBOOK_NOW", HELD)
    out(cast)
    monkeypatch.setenv("MINUTEBOOK_NOW", NEXT)


def paragraph(key: str, text: str) -> str:
    item = next(one for one in public_one().items if one.id == key)
    return next(one.id for one in item.minutes if text in one.text.en)


@pytest.mark.usefixtures("draft_out")
def test_they_are_approved_where_the_law_has_it_and_whoever_presided_is_asked_to_sign(cast: Cast) -> None:
    presiding()
    approve(where(), next_meeting("birch", "cedar"), "birch", by=cast.clerk)
    minutes = public_one().minutes
    assert (minutes.state, minutes.approved_at, minutes.approved) == ("approved", "next", "2027-01-14")
    assert minutes.drafted == "2026-12-10" and minutes.corrections == ()
    (letter,) = Letter.objects.filter(subject__startswith="Minutes to sign")
    assert letter.to == "birch@severnshire.example"


@pytest.mark.usefixtures("draft_out")
def test_a_correction_is_made_by_resolution_and_both_wordings_can_be_read(cast: Cast) -> None:
    at = paragraph("buses", "frozen until April")
    after = Words(en="RESOLVED – That the fares be frozen until May.")
    words = "Resolved: that the minutes be approved, item 3 reading May for April."
    approve(where(), next_meeting(), "birch", [Correcting("buses", at, after)], words, by=cast.clerk)
    meeting = public_one()
    (one,) = meeting.minutes.corrections
    assert (one.item, one.paragraph, one.after) == ("buses", at, after)
    assert one.before.en == "RESOLVED – That the fares be frozen until April."
    item = next(one for one in meeting.items if one.id == "buses")
    assert after in [one.text for one in item.minutes] and at in [one.id for one in item.minutes]


@pytest.mark.usefixtures("draft_out")
def test_what_cannot_be_is_refused_and_nothing_changes(cast: Cast) -> None:
    after, at = Words(en="Other words."), paragraph("buses", "frozen until April")
    meeting = next_meeting()
    with pytest.raises(BookError, match="presiding"):
        approve(where(), meeting, "ash", by=cast.clerk)
    with pytest.raises(BookError, match="approved_at"):
        approve(where(), next_meeting(id="before", start="2026-11-12T10:00"), "birch", by=cast.clerk)
    with pytest.raises(BookError, match="approved_at"):
        approve(where(), next_meeting(id="to-come", start="2027-03-11T10:00"), "birch", by=cast.clerk)
    with pytest.raises(BookError, match="paragraph"):
        approve(where(), meeting, "birch", [Correcting("buses", "p99", after)], by=cast.clerk)
    same = Words(en="RESOLVED – That the fares be frozen until April.")
    with pytest.raises(BookError, match="says that already"):
        approve(where(), meeting, "birch", [Correcting("buses", at, same)], by=cast.clerk)
    with pytest.raises(NotPermitted):
        approve(where(), meeting, "birch", by=cast.chair)
    assert the_minutes().state == "draft" and the_minutes().in_work is None
    approve(where(), meeting, "birch", by=cast.clerk)
    with pytest.raises(BookError, match="approved already"):
        approve(where(), meeting, "birch", by=cast.clerk)


@pytest.mark.usefixtures("draft_out")
def test_a_draft_that_is_being_corrected_is_not_approved_meanwhile(cast: Cast) -> None:
    opening.take_up_minutes(where(), by=cast.clerk)
    with pytest.raises(BookError, match="being worked on"):
        approve(where(), next_meeting(), "birch", by=cast.clerk)


@pytest.mark.usefixtures("draft_out")
def test_a_council_passes_over_an_extraordinary_meeting_and_a_committee_does_not(cast: Cast) -> None:
    next_meeting(id="extra", start="2026-12-17T10:00", kind="extraordinary")
    next_meeting()
    assert suitable(the_minutes()).day == date(2026, 12, 17)
    status("council")
    found = the_minutes()
    assert suitable(found).day == date(2027, 1, 14)
    assert [key for key, _ in may_approve(found)] == ["meeting", "next"]


def test_a_cancelled_meeting_approves_nothing(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MINUTEBOOK_NOW", HELD)
    out(cast)
    off = Meeting(id="off", body="board", start="2026-12-17T10:00", state="cancelled")
    publish(public_book(), off, council=COUNCIL)
    assert suitable(out_of(COUNCIL, "meeting")).day is None


@pytest.mark.usefixtures("draft_out")
def test_an_approval_recorded_by_mistake_is_taken_back_with_its_corrections(cast: Cast) -> None:
    at = paragraph("buses", "frozen until April")
    after = Words(en="RESOLVED – That the fares be frozen until May.")
    approve(where(), next_meeting(), "birch", [Correcting("buses", at, after)], "So.", by=cast.clerk)
    with pytest.raises(BookError, match="reason"):
        take_back(where(), " ", by=cast.clerk)
    take_back(where(), "The meeting put it off.", by=cast.clerk)
    minutes = public_one().minutes
    assert (minutes.state, minutes.approved_at, minutes.corrections) == ("draft", "", ())
    assert paragraph("buses", "frozen until April") == at and the_minutes().approval is None
    with pytest.raises(BookError, match="nobody has signed"):
        take_back(where(), "Again.", by=cast.clerk)
    approve(where(), "next", "birch", by=cast.clerk)
    assert public_one().minutes.state == "approved"
