"""What the record of a decision holds, and which officers' decisions need one."""

from __future__ import annotations

from datetime import date

import pytest

from minutebook.law.decision_records import (
    Maker,
    OfficerDecision,
    missing_from_record,
    officer_decision_is_recorded,
)
from minutebook.law.errors import LawError

ON = date(2025, 5, 6)
FIVE = ("reasons", "alternatives", "conflicts", "dispensations")


@pytest.mark.parametrize("maker", ["meeting", "individual"])
def test_an_executive_decision_needs_all_of_them(maker: Maker) -> None:
    assert missing_from_record(maker, ON, {"decision": "That it be so.", "date": "6 May 2025"}).result == FIVE


def test_none_is_an_answer_and_silence_is_not() -> None:
    record = {"decision": "That it be so.", "date": "6 May 2025"} | dict.fromkeys(FIVE, "None")
    assert missing_from_record("meeting", ON, record).result == ()
    silent = missing_from_record("meeting", ON, record | {"conflicts": ""})
    assert silent.result == ("conflicts",)
    assert "declared by members of the body" in silent.because


def test_for_an_individual_the_conflict_is_of_who_was_consulted() -> None:
    assert "consulted" in missing_from_record("individual", ON, {}).because


def test_an_officer_s_record_names_conflicts_only_under_an_express_power() -> None:
    assert "conflicts" not in missing_from_record("officer", ON, {}).result
    assert "conflicts" in missing_from_record("officer expressly", ON, {}).result


def test_a_field_the_record_does_not_have_is_an_error() -> None:
    with pytest.raises(LawError, match=r"^dispensations: is not one of the fields"):
        missing_from_record("officer", ON, {"dispensations": "None"})


@pytest.mark.parametrize(
    ("decision", "recorded"),
    [
        (OfficerDecision(express=True), True),
        (OfficerDecision(grants_permission_or_licence=True), True),
        (OfficerDecision(affects_rights_of_an_individual=True), True),
        (OfficerDecision(materially_affects_finances=True), True),
        (OfficerDecision(), False),
    ],
)
def test_which_decisions_of_officers_are_recorded(decision: OfficerDecision, recorded: bool) -> None:
    assert officer_decision_is_recorded(ON, decision).result is recorded


def test_the_duty_began_in_august_2014() -> None:
    with pytest.raises(LawError, match=r"^date: "):
        officer_decision_is_recorded(date(2014, 8, 5), OfficerDecision(express=True))
