"""Clear days before a meeting, by nation: the worked dates, and what holds of every date."""

from __future__ import annotations

import csv
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from minutebook.law.counting import counted
from minutebook.law.errors import LawError
from minutebook.law.nations import NATIONS, Nation
from minutebook.law.periods import clear_days_before
from minutebook.law.working_days import Calendar

with (Path(__file__).parent / "clear_days.csv").open(encoding="utf-8") as file:
    WORKED = list(csv.DictReader(file))

MEETINGS = st.dates(date(2019, 1, 1), date(2028, 12, 31))


@pytest.mark.parametrize("case", WORKED, ids=lambda case: case["id"])
def test_worked_dates(case: dict[str, str]) -> None:
    answer = clear_days_before(
        case["nation"],  # type: ignore[arg-type]
        date.fromisoformat(case["meeting"]),
        int(case["days"]),
    )
    assert answer.result.working_day.isoformat() == case["working_day"]
    assert answer.result.any_day.isoformat() == case["any_day"]
    assert [day.isoformat() for day in sorted(counted(answer.counted))] == case["counted"].split()


@given(MEETINGS, st.sampled_from(NATIONS), st.integers(1, 30))
def test_the_days_counted_are_working_days_between_publication_and_meeting(
    meeting: date, nation: Nation, count: int
) -> None:
    answer, calendar = clear_days_before(nation, meeting, count), Calendar(nation)
    any_day, working_day = answer.result.any_day, answer.result.working_day
    between = [any_day + timedelta(n) for n in range(1, (meeting - any_day).days)]
    assert sum(not calendar.why_not(day) for day in between) == count
    assert not calendar.why_not(any_day + timedelta(1)), "a day later, one fewer would count"
    assert working_day <= any_day
    assert not calendar.why_not(working_day)
    assert all(
        calendar.why_not(working_day + timedelta(n)) for n in range(1, (any_day - working_day).days + 1)
    )


@given(MEETINGS, st.sampled_from(NATIONS), st.integers(1, 30))
def test_every_day_looked_at_is_shown_with_the_reason_it_does_not_count(
    meeting: date, nation: Nation, count: int
) -> None:
    answer = clear_days_before(nation, meeting, count)
    days = [line.value for line in answer.counted]
    whole = (meeting - answer.result.working_day).days - 1
    assert days == [meeting - timedelta(n) for n in range(1, whole + 1)]
    assert all(line.counts or line.why for line in answer.counted)
    assert answer.recount() == answer.result


@given(MEETINGS, st.integers(1, 30), st.lists(st.integers(1, 60), max_size=8))
def test_a_holiday_more_never_shortens_the_notice(meeting: date, count: int, back: list[int]) -> None:
    added = {meeting - timedelta(days): "a day of mourning" for days in back}
    plain = clear_days_before("england", meeting, count).result
    longer = clear_days_before("england", meeting, count, Calendar("england", added=added)).result
    assert longer.working_day <= plain.working_day
    assert longer.any_day <= plain.any_day


@pytest.mark.parametrize("count", [0, -1, 367])
def test_a_count_of_days_that_cannot_be_is_refused(count: int) -> None:
    with pytest.raises(LawError, match=r"^days: must be 1 to 366"):
        clear_days_before("england", date(2025, 5, 6), count)
