"""What was entered wrongly of a call-in is taken back while nothing rests on it, and corrected after that."""

from __future__ import annotations

from datetime import date

import pytest

from minutebook.book import catalogue
from minutebook.book.errors import BookError
from minutebook.book.schema import Decision, Words
from minutebook.book.shelf import public_book
from minutebook.drafts.executive import call_in, decisions
from minutebook.drafts.executive.call_in_corrected import correct, take_back, why_not_back
from minutebook.drafts.executive.decision_standing import Record, standing
from minutebook.drafts.models import AuditEntry
from minutebook.drafts.permission import NotPermitted
from tests.book.making import COUNCIL
from tests.drafts.cast import Cast
from tests.drafts.test_decisions_and_call_in import (
    LATER,
    again,
    called,
    filled,
    heard_at,
    on_the_day,
    out,
)

pytestmark = pytest.mark.django_db(databases=["default", "desk"])
__all__ = ["on_the_day"]
WRONG = "The outcome of another item was entered."
ASK_FIRST = Words(en="Ask first.")


@pytest.fixture
def heard(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> Record:
    """A decision that scrutiny is recorded to have referred back."""
    record = called(cast)
    monkeypatch.setenv("MINUTEBOOK_NOW", LATER)
    call_in.hear(record, heard_at(), "refer-back", ASK_FIRST, by=cast.clerk)
    return again(record)


def test_a_hearing_is_taken_back_and_the_decision_waits_for_scrutiny_again(cast: Cast, heard: Record) -> None:
    assert why_not_back(heard) == ""
    take_back(heard, WRONG, by=cast.clerk)
    record = again(heard)
    assert record.decision.state == "called-in" and standing(record).result == "called in"
    assert record.decision.call_in is not None and record.decision.call_in.heard == ""
    versions = catalogue.versions(public_book(), COUNCIL, heard.object)
    assert versions[-1].reason == WRONG
    assert AuditEntry.objects.filter(act="call-in.corrected", reason=WRONG).exists()
    call_in.hear(record, "hearing", "no-action", Words(en="No action."), by=cast.clerk)
    assert again(heard).decision.state == "effective"


def test_once_it_has_effect_a_correcting_entry_says_what_was_resolved(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    record = called(cast)
    monkeypatch.setenv("MINUTEBOOK_NOW", LATER)
    call_in.hear(record, heard_at(), "no-action", Words(en="No action."), by=cast.clerk)
    assert "has effect" in why_not_back(again(record))
    with pytest.raises(BookError, match="has effect"):
        take_back(again(record), WRONG, by=cast.clerk)
    correct(again(record), "hearing", "refer-back", ASK_FIRST, WRONG, by=cast.clerk)
    decision = again(record).decision
    assert (decision.state, decision.effective) == ("referred-back", "")
    assert standing(again(record)).result == "referred back"
    versions = catalogue.versions(public_book(), COUNCIL, record.object)
    before = versions[-2].thing
    assert isinstance(before, Decision) and before.state == "effective"


def test_of_one_taken_again_only_the_words_are_corrected(cast: Cast, heard: Record) -> None:
    draft = call_in.begin_again(heard, by=cast.clerk)
    with pytest.raises(BookError, match="taken again"):
        take_back(heard, WRONG, by=cast.clerk)
    decisions.publish(filled(draft, cast.clerk), by=cast.clerk)
    with pytest.raises(BookError, match="outcome: it is taken again"):
        correct(again(heard), "hearing", "no-action", ASK_FIRST, WRONG, by=cast.clerk)
    correct(again(heard), "hearing", "refer-back", Words(en="Ask them all."), WRONG, by=cast.clerk)
    one = again(heard).decision.call_in
    assert one is not None and one.words.en == "Ask them all."
    assert again(heard).decision.state == "reconsidered"


def test_what_the_council_made_of_it_is_taken_back_first(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    record = called(cast)
    monkeypatch.setenv("MINUTEBOOK_NOW", LATER)
    call_in.hear(record, heard_at(), "refer-to-council", ASK_FIRST, by=cast.clerk)
    call_in.council_looked(record, date(2026, 12, 17), True, Words(en="Look again."), by=cast.clerk)
    with pytest.raises(BookError, match="outcome: the council looked"):
        correct(again(record), "hearing", "no-action", ASK_FIRST, WRONG, by=cast.clerk)
    take_back(again(record), WRONG, by=cast.clerk)
    assert again(record).decision.state == "referred-to-council"
    take_back(again(record), WRONG, by=cast.clerk)
    assert again(record).decision.state == "called-in"


def test_a_call_in_on_paper_entered_by_mistake_is_taken_back(cast: Cast) -> None:
    record = out(cast)
    was = record.decision
    call_in.lodge(record, ["A", "B", "C"], "Nobody was asked.", date(2026, 12, 10), by=cast.clerk)
    take_back(again(record), WRONG, by=cast.clerk)
    assert again(record).decision == was


def test_one_that_members_asked_for_at_the_desk_is_not_taken_back_for_them(cast: Cast) -> None:
    with pytest.raises(BookError, match="Members asked for it"):
        take_back(called(cast), WRONG, by=cast.clerk)


@pytest.mark.parametrize(("reason", "why"), [("", "^mistake: "), (" ", "^mistake: ")])
def test_a_reason_is_given(cast: Cast, heard: Record, reason: str, why: str) -> None:
    with pytest.raises(BookError, match=why):
        take_back(heard, reason, by=cast.clerk)


def test_only_who_enters_a_hearing_corrects_it(cast: Cast, heard: Record) -> None:
    for account in (cast.member, cast.chair, cast.author):
        with pytest.raises(NotPermitted):
            take_back(heard, WRONG, by=account)
