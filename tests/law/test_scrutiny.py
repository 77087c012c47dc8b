"""Scrutiny: answers in two months, calls for action, and health before and after 31 January 2024."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from minutebook.law.errors import LawError
from minutebook.law.scrutiny import (
    crime_response_due,
    goes_on_scrutiny_agenda,
    health_action_open,
    health_response_due,
    response_due,
    response_in_time,
)

DAY = date(2025, 5, 6)
RECEIVED = date(2025, 5, 14)


def test_an_answer_is_due_in_two_months_beginning_with_the_day_of_receipt() -> None:
    assert response_due(RECEIVED, nation="england").result == date(2025, 7, 13)


def test_an_answer_of_14_july_is_one_day_late() -> None:
    answer = response_in_time(RECEIVED, date(2025, 7, 14), nation="england")
    assert answer.result is False
    assert answer.because == "1 day late: the last day was Sunday 13 July 2025"


def test_a_later_notice_starts_the_two_months() -> None:
    assert response_due(RECEIVED, nation="england", noticed=date(2025, 5, 20)).result == date(2025, 7, 19)
    assert response_due(RECEIVED, nation="england", noticed=date(2025, 5, 1)).result == date(2025, 7, 13)


def test_the_act_of_its_day_is_named() -> None:
    assert response_due(date(2010, 6, 1), nation="england").source == "LGA 2000 s.21B"
    assert response_due(RECEIVED, nation="england").source == "LGA 2000 s.9FE"


@given(st.dates(date(2013, 1, 1), date(2050, 1, 1)), st.integers(0, 90))
def test_an_answer_sooner_is_never_later(received: date, after: int) -> None:
    responded = received + timedelta(after)
    if response_in_time(received, responded, nation="england").result:
        assert response_in_time(received, received + timedelta(after // 2), nation="england").result


def test_crime_and_health_answers_are_due_in_28_days() -> None:
    assert crime_response_due(DAY, nation="england").result == date(2025, 6, 2)
    assert health_response_due(DAY, nation="england").result == date(2025, 6, 2)


@pytest.mark.parametrize(
    ("subject", "systemic", "discussed"),
    [
        ("other", False, True),
        ("planning", False, False),
        ("planning", True, True),
        ("licensing", False, False),
        ("right-of-appeal", True, True),
        ("vexatious", True, False),
    ],
)
def test_some_matters_are_excluded_from_a_call_for_action(
    subject: str, systemic: bool, discussed: bool
) -> None:
    answer = goes_on_scrutiny_agenda(
        True,
        subject,  # type: ignore[arg-type]
        nation="england",
        on=DAY,
        systemic_failure=systemic,
    )
    assert answer.result is discussed


def test_a_member_speaks_for_their_own_ward() -> None:
    assert goes_on_scrutiny_agenda(False, "other", nation="england", on=DAY).result is False


def test_a_referral_to_the_secretary_of_state_is_no_longer_offered() -> None:
    answer = health_action_open("refer-to-secretary-of-state", nation="england", on=date(2024, 3, 1))
    assert answer.result is False
    assert "it may ask the Secretary of State to call in a proposed change" in answer.because
    assert "refer-to-secretary-of-state" not in [line.value for line in answer.counted]


def test_a_meeting_of_its_day_is_judged_by_the_rule_of_its_day() -> None:
    def may(action: str, on: date) -> bool:
        return health_action_open(action, nation="england", on=on).result  # type: ignore[arg-type]

    assert may("refer-to-secretary-of-state", date(2024, 1, 30)) is True
    assert may("refer-to-secretary-of-state", date(2024, 1, 31)) is False
    assert may("request-call-in", date(2024, 1, 30)) is False
    assert may("request-call-in", date(2024, 1, 31)) is True


@pytest.mark.parametrize(
    ("field", "ask"),
    [
        ("responded", lambda: response_in_time(RECEIVED, DAY, nation="england")),
        ("nation", lambda: response_due(RECEIVED, nation="scotland")),
        ("subject", lambda: goes_on_scrutiny_agenda(True, "lunch", nation="england", on=DAY)),  # type: ignore[arg-type]
        ("action", lambda: health_action_open("close", nation="england", on=DAY)),  # type: ignore[arg-type]
        ("date", lambda: health_action_open("review", nation="england", on=date(2012, 1, 1))),
    ],
)
def test_impossible_facts_name_their_field(field: str, ask: object) -> None:
    with pytest.raises(LawError) as error:
        ask()  # type: ignore[operator]
    assert error.value.field == field
