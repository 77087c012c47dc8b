"""The six-month rule: when a seat is lost for absence, and what saves it."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from minutebook.law.errors import LawError
from minutebook.law.nations import Nation
from minutebook.law.six_months import Absence, six_months

LAST = date(2025, 5, 6)


def test_six_months_from_6_may_end_with_6_november() -> None:
    answer = six_months(LAST, date(2025, 11, 6), nation="england")
    assert answer.result == (date(2025, 11, 6), False)
    assert six_months(LAST, date(2025, 11, 7), nation="england").result.lost is True


def test_six_months_from_31_august_end_with_february() -> None:
    assert six_months(date(2025, 8, 31), date(2025, 9, 1), nation="wales").result.ends == date(2026, 2, 28)


def test_approval_a_day_late_saves_nothing() -> None:
    late = six_months(LAST, date(2025, 11, 7), nation="england", approved=date(2025, 11, 7))
    assert late.result.lost is True
    in_time = six_months(LAST, date(2025, 11, 7), nation="england", approved=date(2025, 11, 6))
    assert in_time.result.lost is False


@pytest.mark.parametrize(
    ("today", "months"), [(date(2025, 9, 5), None), (date(2025, 9, 6), "4"), (date(2025, 10, 6), "5")]
)
def test_a_member_is_warned_after_four_and_five_months(today: date, months: str | None) -> None:
    warnings = six_months(LAST, today, nation="england").warnings
    assert (warnings[0].split()[0] if warnings else None) == months


def test_a_suspension_is_left_out_of_the_count() -> None:
    suspended = Absence(date(2025, 6, 1), date(2025, 6, 14))
    answer = six_months(LAST, date(2025, 11, 10), nation="england", left_out=[suspended])
    assert answer.result == (date(2025, 11, 20), False)


@pytest.mark.parametrize("nation", ["scotland", "northern-ireland"])
def test_where_the_act_sets_no_time_for_approval_the_safe_reading_says_so(nation: Nation) -> None:
    answer = six_months(LAST, date(2025, 11, 7), nation=nation, approved=date(2025, 11, 7))
    assert answer.result == (date(2025, 11, 6), True)
    assert answer.status == "contested" and "before the six months end is safe" in answer.warnings[0]


def test_the_executive_has_a_test_of_its_own() -> None:
    answer = six_months(LAST, date(2025, 11, 7), nation="england", executive=True)
    assert answer.result.lost is True
    assert answer.source == "LGA 1972 s.85(2A) and (2B)"


@given(st.dates(date(2002, 1, 1), date(2050, 1, 1)), st.integers(0, 400), st.integers(0, 60))
def test_leaving_days_out_never_brings_the_end_nearer(last: date, after: int, length: int) -> None:
    today = last + timedelta(after)
    spell = Absence(last + timedelta(30), last + timedelta(30 + length))
    plain, spared = (six_months(last, today, nation="england", left_out=out) for out in ([], [spell]))
    assert spared.result.ends == plain.result.ends + timedelta(length + 1)
    assert plain.result.lost or not spared.result.lost
    assert spared.recount() == spared.result


@pytest.mark.parametrize(
    ("field", "ask"),
    [
        ("today", lambda: six_months(LAST, date(2025, 5, 5), nation="england")),
        ("approved", lambda: six_months(LAST, LAST, nation="england", approved=date(2025, 6, 1))),
        (
            "left_out",
            lambda: six_months(
                LAST, LAST, nation="england", left_out=[Absence(date(2025, 7, 1), date(2025, 6, 1))]
            ),
        ),
        (
            "left_out",
            lambda: six_months(
                LAST,
                LAST,
                nation="england",
                left_out=[
                    Absence(date(2025, 6, 1), date(2025, 6, 9)),
                    Absence(date(2025, 6, 9), date(2025, 6, 20)),
                ],
            ),
        ),
        ("body", lambda: six_months(LAST, LAST, nation="northern-ireland", executive=True)),
    ],
)
def test_impossible_facts_name_their_field(field: str, ask: object) -> None:
    with pytest.raises(LawError) as error:
        ask()  # type: ignore[operator]
    assert error.value.field == field
