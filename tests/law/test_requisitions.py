"""Extraordinary meetings: members may call one that the chairman refused or let pass."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from minutebook.law.errors import LawError
from minutebook.law.requisitions import meeting_held_by, members_may_call

MONDAY = date(2025, 3, 3)


def test_five_members_wait_seven_days() -> None:
    answer = members_may_call(MONDAY, 5, nation="england")
    assert answer.result == date(2025, 3, 11)
    assert answer.because == "the chairman had until Monday 10 March 2025, 7 days after the request"
    assert len(answer.counted) == 7


def test_a_refusal_lets_them_call_it_at_once() -> None:
    assert members_may_call(MONDAY, 5, nation="wales", refused=date(2025, 3, 5)).result == date(2025, 3, 5)


def test_a_refusal_after_the_seven_days_changes_nothing() -> None:
    late = members_may_call(MONDAY, 5, nation="england", refused=date(2025, 3, 20))
    assert late.result == date(2025, 3, 11)


def test_two_members_of_a_parish_are_enough() -> None:
    assert members_may_call(MONDAY, 2, nation="england", body="parish").result == date(2025, 3, 11)


def test_in_scotland_a_quarter_ask_and_the_meeting_is_held_in_fourteen_days() -> None:
    assert meeting_held_by(MONDAY, 8, 32, nation="scotland").result == date(2025, 3, 17)
    with pytest.raises(LawError, match="needs 8 members' signatures, not 7"):
        meeting_held_by(MONDAY, 7, 32, nation="scotland")


def test_in_northern_ireland_both_rules_hold() -> None:
    assert members_may_call(MONDAY, 5, nation="northern-ireland").result == date(2025, 3, 11)
    assert meeting_held_by(MONDAY, 5, 40, nation="northern-ireland").result == date(2025, 3, 17)


@given(st.dates(date(1990, 1, 1), date(2050, 1, 1)), st.integers(0, 7))
def test_a_refusal_never_makes_members_wait_longer(presented: date, after: int) -> None:
    refused = presented + timedelta(after)
    plain = members_may_call(presented, 5, nation="england")
    assert members_may_call(presented, 5, nation="england", refused=refused).result <= plain.result
    assert plain.recount() == plain.result


@pytest.mark.parametrize(
    ("field", "ask"),
    [
        ("signatures", lambda: members_may_call(MONDAY, 4, nation="england")),
        ("signatures", lambda: meeting_held_by(MONDAY, 41, 40, nation="northern-ireland")),
        ("refused", lambda: members_may_call(MONDAY, 5, nation="england", refused=date(2025, 3, 1))),
        ("nation", lambda: members_may_call(MONDAY, 5, nation="scotland")),
        ("body", lambda: members_may_call(MONDAY, 5, nation="england", body="committee")),
    ],
)
def test_impossible_requests_name_their_field(field: str, ask: object) -> None:
    with pytest.raises(LawError) as error:
        ask()  # type: ignore[operator]
    assert error.value.field == field
