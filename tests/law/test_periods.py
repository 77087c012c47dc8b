"""Each phrase in which the law counts time has its own way of counting."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from minutebook.law import periods
from minutebook.law.errors import LawError
from minutebook.law.working_days import Calendar

DAYS = st.dates(date(1974, 4, 1), date(2060, 12, 31))


@pytest.mark.parametrize(
    ("count", "end"), [(6, date(2031, 5, 5)), (4, date(2029, 5, 5))], ids=["six years", "four years"]
)
def test_years_beginning_with_a_date_end_the_day_before_the_anniversary(count: int, end: date) -> None:
    assert periods.years_beginning_with(date(2025, 5, 6), count).result == end


def test_a_year_beginning_with_a_leap_day_ends_on_28_february() -> None:
    assert periods.years_beginning_with(date(2024, 2, 29), 1).result == date(2025, 2, 28)
    assert periods.years_beginning_with(date(2024, 2, 29), 4).result == date(2028, 2, 28)


@pytest.mark.parametrize(
    ("start", "count", "end"),
    [
        (date(2025, 5, 14), 2, date(2025, 7, 13)),
        (date(2025, 3, 1), 2, date(2025, 4, 30)),
        (date(2025, 12, 31), 2, date(2026, 2, 28)),
        (date(2025, 1, 1), 12, date(2025, 12, 31)),
    ],
)
def test_months_beginning_with_a_date_count_that_date(start: date, count: int, end: date) -> None:
    assert periods.months_beginning_with(start, count).result == end


@pytest.mark.parametrize(
    ("start", "count", "end"),
    [
        (date(2025, 8, 31), 6, date(2026, 2, 28)),
        (date(2023, 8, 31), 6, date(2024, 2, 29)),
        (date(2025, 5, 6), 6, date(2025, 11, 6)),
        (date(2025, 2, 28), 6, date(2025, 8, 28)),
    ],
)
def test_months_from_a_date_end_on_the_corresponding_date(start: date, count: int, end: date) -> None:
    assert periods.months_from(start, count).result == end


def test_days_beginning_with_a_day_count_it_and_every_weekend() -> None:
    assert periods.days_beginning_with(date(2025, 5, 6), 28).result == date(2025, 6, 2)


@pytest.mark.parametrize(
    ("meeting", "end"),
    [
        (date(2025, 5, 6), date(2025, 5, 14)),
        (date(2025, 4, 16), date(2025, 4, 28)),
        (date(2025, 12, 23), date(2026, 1, 5)),
    ],
    ids=["WN01", "WN02", "WN03"],
)
def test_seven_working_days_beginning_with_the_meeting(meeting: date, end: date) -> None:
    assert periods.working_days_beginning_with("wales", meeting, 7).result == end


def test_working_days_beginning_with_a_holiday_begin_after_it() -> None:
    assert periods.working_days_beginning_with("england", date(2025, 5, 5), 1).result == date(2025, 5, 6)
    assert periods.working_days_beginning_with("england", date(2025, 5, 6), 1).result == date(2025, 5, 6)


def test_working_days_after_a_day_leave_it_out() -> None:
    assert periods.working_days_after("england", date(2025, 5, 6), 1).result == date(2025, 5, 7)


@given(DAYS, st.integers(1, 120))
def test_a_month_from_a_date_ends_on_that_date_or_with_the_month(start: date, count: int) -> None:
    end = periods.months_from(start, count).result
    assert (end.year - start.year) * 12 + end.month - start.month == count
    assert end.day == min(start.day, monthrange(end.year, end.month)[1])


@given(DAYS, st.integers(1, 20))
def test_a_period_beginning_with_a_day_never_outlasts_one_from_it(start: date, count: int) -> None:
    beginning, later = periods.months_beginning_with(start, count), periods.months_from(start, count)
    assert later.result - timedelta(1) <= beginning.result <= later.result
    assert periods.years_beginning_with(start, count).result <= periods.years_from(start, count).result
    assert beginning.recount() == beginning.result


@given(st.dates(date(2019, 1, 1), date(2027, 12, 31)), st.integers(1, 30), st.integers(1, 60))
def test_a_holiday_more_never_shortens_a_period_of_working_days(start: date, count: int, on: int) -> None:
    longer = Calendar("england", added={start + timedelta(on): "a royal day"})
    for phrase in (periods.working_days_after, periods.working_days_beginning_with):
        assert phrase("england", start, count, longer).result >= phrase("england", start, count).result
    elapsed = periods.clear_days_elapsed("england", start, count, longer).result
    assert elapsed >= periods.clear_days_elapsed("england", start, count).result


@pytest.mark.parametrize("phrase", [periods.months_from, periods.years_beginning_with])
def test_a_period_of_nothing_is_refused(phrase: object) -> None:
    with pytest.raises(LawError, match=r"^(months|years): must be 1 to"):
        phrase(date(2025, 5, 6), 0)  # type: ignore[operator]
