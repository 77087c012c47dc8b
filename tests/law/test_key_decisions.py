"""Key decisions in England: 28 clear days, the general exception, special urgency."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from minutebook.law.errors import LawError
from minutebook.law.key_decisions import (
    NOTICE_FIELDS,
    Available,
    agrees_to_urgency,
    general_exception,
    is_key,
    key_decision_notice,
    key_decision_route,
    missing_from_notice,
    private_meeting_notice,
    private_meeting_second_notice,
)
from minutebook.law.rules import Choices

ON = date(2025, 5, 6)
WORKING = Choices({"key-decision-days": "working"})


@pytest.mark.parametrize(
    ("decision", "calendar", "working"),
    [
        (date(2025, 5, 6), date(2025, 4, 7), date(2025, 3, 21)),
        (date(2025, 9, 16), date(2025, 8, 18), date(2025, 8, 5)),
        (date(2026, 3, 10), date(2026, 2, 9), date(2026, 1, 28)),
        (date(2025, 12, 9), date(2025, 11, 10), date(2025, 10, 29)),
    ],
    ids=["KD01", "KD02", "KD03", "KD04"],
)
def test_28_clear_days_in_both_readings(decision: date, calendar: date, working: date) -> None:
    for choices, last in ((Choices(), calendar), (WORKING, working)):
        answer = key_decision_notice(decision, choices=choices)
        assert answer.result.working_day == last
        assert any("calendar or working" in warning for warning in answer.warnings)


@pytest.mark.parametrize(
    ("notice", "any_day", "working_day"),
    [
        (date(2025, 5, 1), date(2025, 5, 10), date(2025, 5, 12)),
        (date(2025, 4, 15), date(2025, 4, 25), date(2025, 4, 25)),
        (date(2025, 9, 8), date(2025, 9, 16), date(2025, 9, 16)),
    ],
    ids=["GE01", "GE02", "GE03"],
)
def test_general_exception(notice: date, any_day: date, working_day: date) -> None:
    result = general_exception(notice).result
    assert (result.any_day, result.working_day) == (any_day, working_day)


def test_27_clear_days_need_the_general_exception() -> None:
    answer = key_decision_route(date(2025, 5, 6), date(2025, 4, 8))
    assert answer.result == "general exception"
    assert "Monday 7 April 2025" in answer.because
    assert key_decision_route(date(2025, 5, 6), date(2025, 4, 7)).result == "notice"


def test_a_decision_on_the_fifth_clear_day_is_too_early() -> None:
    assert key_decision_route(date(2025, 5, 9), date(2025, 5, 1)).result == "special urgency"
    assert key_decision_route(date(2025, 5, 12), date(2025, 5, 1)).result == "general exception"


@given(st.dates(date(2013, 1, 1), date(2028, 12, 31)), st.integers(0, 60), st.integers(0, 60))
def test_a_later_notice_never_opens_an_easier_way(decision: date, one: int, other: int) -> None:
    ways = ("notice", "general exception", "special urgency")
    sooner = key_decision_route(decision, decision - timedelta(max(one, other)))
    later = key_decision_route(decision, decision - timedelta(min(one, other)))
    assert ways.index(sooner.result) <= ways.index(later.result)
    assert later.recount() == later.result


def test_a_notice_after_the_decision_is_an_error() -> None:
    with pytest.raises(LawError, match=r"^published: "):
        key_decision_route(date(2025, 5, 6), date(2025, 5, 7))


def test_there_was_no_such_notice_before_september_2012() -> None:
    with pytest.raises(LawError, match=r"^date: .*2012-09-07"):
        key_decision_notice(date(2012, 9, 7))


def test_private_meetings_have_two_notices() -> None:
    assert private_meeting_notice(date(2025, 9, 16)).result.working_day == date(2025, 8, 18)
    assert private_meeting_second_notice(date(2025, 9, 16)).result.working_day == date(2025, 9, 8)


def test_significance_is_money_or_two_wards() -> None:
    assert is_key(ON, 350_000, 0, significant_effect=False).result
    assert not is_key(ON, 349_999, 1, significant_effect=True).result
    assert is_key(ON, 0, 2, significant_effect=True).result
    assert not is_key(ON, 0, 9, significant_effect=False).result
    assert is_key(ON, 100_000, 0, False, Choices({"key-decision-threshold": 100_000})).result
    with pytest.raises(LawError, match=r"^pounds: "):
        is_key(ON, -1, 0, significant_effect=False)


@pytest.mark.parametrize(
    ("available", "who"),
    [
        (Available(), "chair of the scrutiny committee"),
        (Available(scrutiny_chair=False), "chairman of the council"),
        (Available(False, False), "vice-chairman of the council"),
        (Available(False, False, False), None),
    ],
)
def test_the_ladder_of_agreement(available: Available, who: str | None) -> None:
    assert agrees_to_urgency(ON, available).result == who


def test_every_field_of_the_notice_is_needed() -> None:
    whole = dict.fromkeys(NOTICE_FIELDS, "None")
    assert missing_from_notice(ON, whole).result == ()
    for name in NOTICE_FIELDS:
        assert missing_from_notice(ON, whole | {name: " "}).result == (name,)
    with pytest.raises(LawError, match=r"^colour: is not one of the fields"):
        missing_from_notice(ON, {"colour": "blue"})
