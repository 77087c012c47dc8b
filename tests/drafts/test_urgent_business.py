"""Urgent business is taken at the meeting by the chair's opinion; the minutes say why."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from minutebook.book.errors import BookError
from minutebook.book.schema import Exemption, Item, Words
from minutebook.drafts.agendas.agenda import bench_of
from minutebook.drafts.dividing import divide
from minutebook.drafts.minutes import gate_of_minutes
from minutebook.drafts.models import Draft
from minutebook.drafts.sitting import motions, proceeding, urgent, voting
from minutebook.drafts.sitting.facts import facts_of
from minutebook.drafts.sitting.opening import meeting_of
from minutebook.law.gate import Finding
from tests.drafts.cast import Cast
from tests.drafts.sitting import ON_THE_DAY, board_of, in_session, opened, says

pytestmark = pytest.mark.django_db(databases=["default", "desk"])

TITLE, WHY = Words(en="The home at Elm Road"), Words(en="The home closed on Tuesday.")
EXEMPT = Exemption(paragraphs=("1",), reason=Words(en="A child."), public_interest=Words(en="A child."))


@pytest.fixture(autouse=True)
def board(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    """The board with six members on eight seats, on the day of its meeting."""
    monkeypatch.setenv("MINUTEBOOK_NOW", ON_THE_DAY)
    board_of()


def again(draft: Draft) -> Draft:
    return Draft.objects.get(pk=draft.pk)


def item_of(draft: Draft, key: str) -> Item:
    return next(one for one in meeting_of(again(draft)).items if one.id == key)


def late(draft: Draft) -> Iterator[Finding]:
    verdict = gate_of_minutes.verdict_of(bench_of(again(draft)))
    yield from (one for one in verdict.findings if one.rule == "late-item")


def test_it_is_added_after_the_item_the_meeting_has_come_to_and_the_minutes_say_why(cast: Cast) -> None:
    draft = in_session(cast.clerk)
    proceeding.take_item(draft, "buses", by=cast.clerk)
    added = urgent.add_urgent(draft, TITLE, WHY, by=cast.clerk)
    item = item_of(draft, added.id)
    assert [one.id for one in meeting_of(again(draft)).items][2:5] == ["buses", added.id, "visit"]
    assert item.label == "3A" and item.added == "2026-12-10T10:05"
    assert item.late is not None and item.late.chair == "Councillor A. Ash"
    assert says(draft, added.id) == [
        "This item was urgent, in the opinion of Councillor A. Ash, in the chair, by reason of these special "
        "circumstances: The home closed on Tuesday."
    ]
    assert facts_of(draft).read(item) == []  # it is no comment of the chair's, and resolves nothing
    motion = motions.move_motion(draft, added.id, "That it be noted", by=cast.clerk)
    voting.vote(draft, motion.pk, voting.Taken("assent"), "10:30", by=cast.clerk)
    assert not [one for one in late(draft) if one.weight == "blocks"]


def test_in_private_the_public_reads_the_title_and_the_circumstances_and_no_more(cast: Cast) -> None:
    draft = in_session(cast.clerk)
    added = urgent.add_urgent(draft, TITLE, WHY, exemption=EXEMPT, by=cast.clerk)
    public = divide(meeting_of(again(draft))).public
    assert public is not None
    (shown,) = [one for one in public.items if one.id == added.id]  # type: ignore[attr-defined]
    assert not shown.minutes and shown.late is not None and shown.late.circumstances == WHY
    motion = motions.move_exclusion(draft, [added.id], by=cast.clerk)
    assert "3" in motion.text or shown.label in motion.text


def test_title_and_circumstances_are_corrected_and_the_sentence_follows(cast: Cast) -> None:
    draft = in_session(cast.clerk)
    added = urgent.add_urgent(draft, TITLE, WHY, by=cast.clerk)
    urgent.mend_urgent(draft, added.id, TITLE, Words(en="The home burned."), by=cast.clerk)
    assert says(draft, added.id)[0].endswith("circumstances: The home burned.")
    with pytest.raises(BookError, match="^circumstances: "):
        urgent.mend_urgent(draft, added.id, TITLE, Words(), by=cast.clerk)


def test_it_is_taken_back_while_nothing_else_is_recorded_at_it(cast: Cast) -> None:
    draft = in_session(cast.clerk)
    added = urgent.add_urgent(draft, TITLE, WHY, by=cast.clerk)
    urgent.take_urgent_back(draft, added.id, by=cast.clerk)
    assert added.id not in {one.id for one in meeting_of(again(draft)).items}
    added = urgent.add_urgent(draft, TITLE, WHY, by=cast.clerk)
    motions.move_motion(draft, added.id, "That it be noted", by=cast.clerk)
    with pytest.raises(BookError, match="it stays"):
        urgent.take_urgent_back(draft, added.id, by=cast.clerk)
    with pytest.raises(BookError, match="not added at the meeting"):
        urgent.take_urgent_back(draft, "buses", by=cast.clerk)


def test_it_needs_somebody_in_the_chair_and_a_reason(cast: Cast) -> None:
    draft = opened(cast.clerk)
    with pytest.raises(BookError, match="who presides"):
        urgent.add_urgent(draft, TITLE, WHY, by=cast.clerk)


def test_the_full_council_takes_none_but_at_its_annual_meeting(cast: Cast) -> None:
    board_of(status="council")
    draft = in_session(cast.clerk)
    with pytest.raises(BookError, match="annual meeting"):
        urgent.add_urgent(draft, TITLE, WHY, by=cast.clerk)


def test_an_executives_stays_at_the_gate_until_the_monitoring_officer_lets_it_pass(cast: Cast) -> None:
    board_of(status="executive")
    draft = in_session(cast.clerk)
    added = urgent.add_urgent(draft, TITLE, WHY, by=cast.clerk)
    late_one = item_of(draft, added.id).late
    assert late_one is not None and late_one.chair == ""
    assert says(draft, added.id)[0].startswith("This item was urgent, by reason of")
    motion = motions.move_motion(draft, added.id, "That it be noted", by=cast.clerk)
    voting.vote(draft, motion.pk, voting.Taken("assent"), "10:30", by=cast.clerk)
    assert [one for one in late(draft) if one.weight == "blocks"]
