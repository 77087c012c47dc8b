"""A year ends on 31 March; a quarter to date and a rolling year end on any day."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from minutebook.measures import MeasureError, Period

DAYS = st.dates(date(1995, 1, 1), date(2095, 12, 31))


def test_a_year_is_named_by_its_31_march() -> None:
    year = Period.year(2019)
    assert (year.start, year.end, year.label) == (date(2018, 4, 1), date(2019, 3, 31), "2019")


@pytest.mark.parametrize("year", [19, 1989, 2101])
def test_a_year_that_is_none_is_refused(year: int) -> None:
    with pytest.raises(MeasureError, match="is not a reporting year"):
        Period.year(year)


@pytest.mark.parametrize(
    ("day", "start", "label"),
    [
        (date(2019, 5, 20), date(2019, 4, 1), "2020 Q1 to 2019-05-20"),
        (date(2019, 9, 30), date(2019, 7, 1), "2020 Q2 to 2019-09-30"),
        (date(2020, 1, 1), date(2020, 1, 1), "2020 Q4 to 2020-01-01"),
    ],
)
def test_a_quarter_to_date(day: date, start: date, label: str) -> None:
    quarter = Period.quarter_to_date(day)
    assert (quarter.start, quarter.end, quarter.label) == (start, day, label)


def test_a_rolling_year_from_a_leap_day() -> None:
    assert Period.rolling_year(date(2020, 2, 29)).start == date(2019, 3, 1)
    assert Period.rolling_year(date(2021, 2, 28)).start == date(2020, 2, 29)


@given(DAYS)
def test_periods_hold_their_day_and_no_more_than_a_year(day: date) -> None:
    for period in (Period.quarter_to_date(day), Period.rolling_year(day)):
        assert period.start <= day == period.end
        assert period.end - period.start <= timedelta(days=365)
        assert Period.year(period.reporting_year).start <= day <= Period.year(period.reporting_year).end


@given(st.integers(1995, 2095))
def test_the_rolling_year_to_31_march_is_the_year(year: int) -> None:
    rolling, whole = Period.rolling_year(date(year, 3, 31)), Period.year(year)
    assert (rolling.start, rolling.end) == (whole.start, whole.end)
