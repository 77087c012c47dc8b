"""The holiday table: seeded, edited by the council, and honest about what is not sure."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from minutebook.law.errors import LawError
from minutebook.law.nations import NATIONS, Nation
from minutebook.law.notice import agenda_notice
from minutebook.law.working_days import DISPUTED, Calendar, bank_holidays

WORLD_CUP = date(2026, 6, 15)
FRIDAY = date(2025, 5, 2)


@pytest.mark.parametrize(
    ("nation", "day", "holiday"),
    [
        ("england", date(2025, 4, 21), True),
        ("scotland", date(2025, 4, 21), False),
        ("scotland", date(2025, 1, 2), True),
        ("england", date(2025, 1, 2), False),
        ("scotland", date(2025, 8, 4), True),
        ("scotland", date(2025, 8, 25), False),
        ("scotland", date(2025, 12, 1), True),
        ("northern-ireland", date(2025, 3, 17), True),
        ("northern-ireland", date(2027, 7, 12), True),
        ("england", date(2026, 12, 28), True),
        ("england", date(2027, 12, 27), True),
        ("england", date(2027, 12, 28), True),
        ("scotland", date(2027, 1, 4), True),
        ("england", date(2022, 9, 19), True),
        ("wales", date(2023, 5, 8), True),
    ],
)
def test_each_nation_keeps_its_own_days(nation: Nation, day: date, holiday: bool) -> None:
    assert bool(Calendar(nation).why_not(day)) is holiday


def test_the_reason_is_the_holiday_s_name() -> None:
    assert Calendar("england").why_not(date(2025, 12, 25)) == "Christmas Day"
    assert Calendar("england").why_not(date(2025, 5, 3)) == "Saturday"


def test_a_council_adds_a_day_removes_one_and_closes_its_offices() -> None:
    calendar = Calendar(
        "england",
        added={FRIDAY: "Founders' day"},
        removed={date(2025, 5, 5): "worked here"},
        closures={date(2025, 5, 1): "offices moved"},
    )
    assert calendar.why_not(FRIDAY) == "Founders' day"
    assert calendar.why_not(date(2025, 5, 5)) == ""
    assert calendar.why_not(date(2025, 5, 1)) == "offices moved"
    assert calendar.open_all_year().why_not(date(2025, 5, 1)) == ""


def test_sources_disagree_on_15_june_2026_in_scotland() -> None:
    meeting = date(2026, 6, 17)
    kept = agenda_notice("scotland", "committee", meeting)
    assert kept.result.working_day == date(2026, 6, 10)
    assert any("disagree on Monday 15 June 2026" in warning for warning in kept.warnings)
    without = agenda_notice(
        "scotland", "committee", meeting, Calendar("scotland", removed={WORLD_CUP: "not in our list"})
    )
    assert without.result.working_day == date(2026, 6, 11)
    assert any("Here it counts" in warning for warning in without.warnings)


def test_other_days_and_nations_are_not_warned_of() -> None:
    assert not agenda_notice("england", "committee", date(2026, 6, 17)).warnings
    assert not agenda_notice("scotland", "committee", date(2026, 7, 1)).warnings


def test_years_whose_holidays_are_not_published_yet_are_warned_of() -> None:
    warnings = agenda_notice("england", "committee", date(2035, 5, 8)).warnings
    assert any("not published yet" in warning for warning in warnings)


def test_the_calendar_of_another_nation_is_refused() -> None:
    with pytest.raises(LawError, match=r"^calendar: is wales's"):
        agenda_notice("england", "committee", date(2025, 5, 6), Calendar("wales"))


def test_no_other_disagreement_with_the_second_list_is_known() -> None:
    second = pytest.importorskip(
        "govuk_bank_holidays.bank_holidays", reason="govuk-bank-holidays, the second list, is not installed"
    ).BankHolidays(use_cached_holidays=True)
    divisions = dict(
        zip(NATIONS, ("england-and-wales", "england-and-wales", "scotland", "northern-ireland"), strict=True)
    )
    for nation, division in divisions.items():
        theirs = {event["date"] for event in second.get_holidays(division=division)}
        day = date(2019, 1, 1)
        while day.year < 2029:
            ours = day in bank_holidays(nation, day.year)
            if day.weekday() < 5 and (nation, day) not in DISPUTED:
                assert ours == (day in theirs), f"{nation} {day}"
            day += timedelta(1)
