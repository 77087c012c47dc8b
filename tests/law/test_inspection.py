"""What stays open after a meeting, for how long, and what is kept."""

from __future__ import annotations

from datetime import date

import pytest

from minutebook.law.errors import LawError
from minutebook.law.inspection import (
    background_list_complete,
    background_papers_until,
    keep_until,
    must_broadcast,
    open_to_inspection_until,
    welsh_note_due,
)
from minutebook.law.nations import Nation
from minutebook.law.rules import Choices

MEETING = date(2025, 5, 6)


@pytest.mark.parametrize(
    ("nation", "papers", "background"),
    [
        ("england", date(2031, 5, 5), date(2029, 5, 5)),
        ("wales", date(2031, 5, 5), date(2031, 5, 5)),
        ("scotland", date(2031, 5, 5), date(2029, 5, 5)),
        ("northern-ireland", date(2031, 5, 6), date(2029, 5, 6)),
    ],
)
def test_six_years_and_four(nation: Nation, papers: date, background: date) -> None:
    assert open_to_inspection_until(nation, "committee", MEETING).result == papers
    assert background_papers_until(nation, "committee", MEETING).result == background


def test_wales_had_four_years_before_2021() -> None:
    assert background_papers_until("wales", "committee", date(2021, 4, 30)).result == date(2025, 4, 29)


def test_an_executive_s_periods_are_statute_and_begin_with_the_decision() -> None:
    answer = open_to_inspection_until("england", "executive", MEETING)
    assert answer.status == "statute" and answer.source == "SI 2012/2089 regs 14, 21(6)"
    assert answer.result == date(2031, 5, 5)
    assert background_papers_until("england", "executive", MEETING).result == date(2029, 5, 5)


def test_the_welsh_note_of_6_may_is_late_on_15_may() -> None:
    due = welsh_note_due("wales", "committee", MEETING).result
    assert due == date(2025, 5, 14)
    assert date(2025, 5, 15) > due
    with pytest.raises(LawError, match=r"^nation: .*no such rule in England"):
        welsh_note_due("england", "committee", MEETING)


def test_a_report_lists_its_background_papers_or_says_none() -> None:
    assert not background_list_complete("england", MEETING, ()).result
    assert not background_list_complete("england", MEETING, (" ",)).result
    assert background_list_complete("england", MEETING, ("Survey, March 2025",)).result
    assert background_list_complete("england", MEETING, (), none=True).result


def test_a_retention_schedule_never_undercuts_inspection() -> None:
    short, long = Choices({"retention-report-years": 2}), Choices({"retention-report-years": 10})
    assert keep_until("agendas and reports", "england", "committee", MEETING, short).result == date(
        2031, 5, 5
    )
    assert keep_until("agendas and reports", "england", "committee", MEETING, long).result == date(2035, 5, 5)
    assert keep_until("signed minutes", "england", "committee", MEETING).result is None


def test_the_welsh_full_council_is_broadcast() -> None:
    assert must_broadcast("wales", "council", MEETING).result
    assert not must_broadcast("wales", "committee", MEETING).result
