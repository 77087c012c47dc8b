"""A gate that passes keeps passing when the facts only improve, and no fact makes it fall over."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from minutebook.law.agenda_gate import Agenda, Item, Report, agenda_gate
from minutebook.law.exclusion import Withheld
from minutebook.law.gate import Verdict
from minutebook.law.late_items import Urgency
from minutebook.law.minutes_gate import Interest, MinutedItem, Minutes, Private, Vote, minutes_gate
from minutebook.law.nations import BODY_KINDS, NATIONS
from minutebook.law.votes import Count
from tests.law.gates import AGENDA, EXEMPT, MINUTES, REPORT, blocking

LATE, IN_TIME = datetime(2025, 4, 28, 9), datetime(2025, 4, 25, 17)
BITS = st.lists(st.booleans(), min_size=13, max_size=13)


def agenda_of(good: list[bool], body: str) -> Agenda:
    """An agenda in which each fact is as it should be, or not."""
    public = Report(
        "Roads",
        "Ash",
        {"finance": "Birch" if good[0] else ""},
        background=("Survey",) if good[1] else (),
        barriers=() if good[2] else ("no tags",),
        personal_data=() if good[3] else ("an address",),
    )
    withheld = Withheld(("3",), "Reasons." if good[4] else "", "MO" if good[5] else "")
    private = replace(EXEMPT, withheld=withheld, marked=EXEMPT.marked if good[6] else "")
    urgency = Urgency("The court's date.", "Councillor Ash", "Lawful.") if good[7] else None
    return replace(
        AGENDA,
        body=body,
        published=IN_TIME.date() if good[8] else LATE.date(),
        posted_at=IN_TIME if good[9] else LATE,
        posted_by="A. Clerk" if good[10] else "",
        notice=AGENDA.notice if good[11] else {},
        items=(Item("5", (public,), urgency=urgency), Item("6", (private,), urgency=urgency)),
    )


def minutes_of(good: list[bool], body: str) -> Minutes:
    """Minutes in which each fact is as it should be, or not."""
    item = MinutedItem(
        "5",
        "resolved" if good[0] else "",
        present=12 if good[1] else 2,
        votes=(Vote(Count(7, 5) if good[2] else Count(2, 0), "carried" if good[3] else "not-carried"),),
        interests=(
            Interest(
                "Ash", "disclosable-pecuniary", "left" if good[4] else "", roles=() if good[5] else ("mover",)
            ),
        ),
        open_since=IN_TIME.date() if good[6] else LATE.date(),
        urgency=Urgency("The court's date.", "Ash", "Lawful.") if good[7] else None,
        private=Private(
            resolved=good[8], public_text="Sold." if good[9] else "", summary="S" if good[10] else ""
        ),
        personal_data=() if good[11] else ("an address",),
    )
    return replace(MINUTES, body=body, present=MINUTES.present if good[12] else (), items=(item,))


GATES: st.SearchStrategy[Callable[[list[bool], str], Verdict]] = st.sampled_from(
    [
        lambda good, body: agenda_gate(agenda_of(good, body)),
        lambda good, body: minutes_gate(minutes_of(good, body)),
    ]
)


@given(GATES, BITS, BITS, st.sampled_from(["committee", "joint", "executive"]))
def test_better_facts_never_close_a_gate(
    gate: Callable[[list[bool], str], Verdict], good: list[bool], mended: list[bool], body: str
) -> None:
    better = [one or other for one, other in zip(good, mended, strict=True)]
    before, after = gate(good, body), gate(better, body)
    assert after.passes or not before.passes


@given(GATES, BITS)
def test_better_facts_bring_no_new_finding_in_a_committee(
    gate: Callable[[list[bool], str], Verdict], good: list[bool]
) -> None:
    perfect = gate([True] * len(good), "committee")
    assert perfect.passes
    assert set(blocking(perfect)) <= set(blocking(gate(good, "committee")))


@given(
    st.sampled_from(NATIONS),
    st.sampled_from(BODY_KINDS),
    st.dates(date(1975, 1, 1), date(2050, 1, 1)),
    st.integers(-30, 60),
    st.integers(-2, 120),
    st.lists(st.integers(-1, 40), min_size=4, max_size=4),
)
def test_no_fact_makes_a_gate_fall_over(
    nation: Any, body: Any, meeting: date, after: int, seats: int, figures: list[int]
) -> None:
    other = date.fromordinal(meeting.toordinal() + after)
    agenda = replace(
        AGENDA,
        nation=nation,
        body=body,
        meeting=meeting,
        published=other,
        items=(Item("5", (REPORT, EXEMPT)),),
    )
    minutes = replace(MINUTES, nation=nation, body=body, meeting=meeting, published=other, seats=seats)
    if min(figures) >= 0:
        item = replace(MINUTES.items[0], votes=(Vote(Count(*figures), "carried"),), open_since=other)
        minutes = replace(minutes, items=(item,))
    for verdict in (agenda_gate(agenda), minutes_gate(minutes)):
        assert all(finding.mend and finding.source for finding in verdict.findings)
