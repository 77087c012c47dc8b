"""The gate of a record of a decision: it is whole, the way to it was open, and call-in is waited for."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from minutebook.law.decision_gate import DecisionRecord, decision_gate
from minutebook.law.exclusion import Withheld
from minutebook.law.executive_gate import KeyNotice
from minutebook.law.interests import Dispensation
from tests.law.gates import DECISION, blocking


def decision(**changes: Any) -> DecisionRecord:
    return replace(DECISION, **changes)


def test_a_whole_record_passes_without_a_finding() -> None:
    assert decision_gate(DECISION).findings == ()


def test_every_field_is_filled_if_only_with_none() -> None:
    verdict = decision_gate(decision(record={**DECISION.record, "conflicts": "", "alternatives": " "}))
    assert blocking(verdict) == [("individual-decision-record", "")]
    assert "alternatives considered and rejected" in verdict.in_the_way[0].problem


@pytest.mark.parametrize(
    ("key", "passes"),
    [
        (KeyNotice(date(2025, 4, 7)), True),
        (KeyNotice(date(2025, 4, 8)), False),
        (KeyNotice(agreed_by="Elm"), True),
    ],
)
def test_a_key_decision_was_made_by_a_way_that_was_open(key: KeyNotice, passes: bool) -> None:
    assert decision_gate(decision(key=key)).passes is passes


def test_a_member_who_decides_alone_with_an_interest_takes_no_step() -> None:
    verdict = decision_gate(decision(interest="disclosable-pecuniary"))
    assert blocking(verdict) == [("interest-kept-out", "")]
    leave = Dispensation(date(2025, 1, 1), date(2026, 1, 1))
    assert decision_gate(decision(interest="disclosable-pecuniary", dispensation=leave)).passes


def test_an_exempt_record_weighs_the_public_interest() -> None:
    assert blocking(decision_gate(decision(withheld=Withheld(("3",))))) == [("exemption", "")]


def test_personal_data_is_decided_on() -> None:
    assert blocking(decision_gate(decision(personal_data=("an address",)))) == [("personal-data", "")]


def test_a_decision_waits_for_its_call_in_unless_it_is_agreed_to_be_urgent() -> None:
    early = decision(may_be_called_in=True, published=date(2025, 5, 8), carried_out=date(2025, 5, 15))
    verdict = decision_gate(early)
    assert blocking(verdict) == [("call-in-effect", "")]
    assert "takes effect on Friday 16 May 2025" in verdict.in_the_way[0].problem
    assert decision_gate(replace(early, carried_out=date(2025, 5, 16))).passes
    assert decision_gate(replace(early, urgent_agreed_by="the chair of scrutiny")).passes


@pytest.mark.parametrize(
    ("facts", "field"),
    [
        ({"published": date(2025, 5, 5)}, "published"),
        ({"carried_out": date(2025, 5, 5)}, "carried_out"),
        ({"interest": "prejudicial"}, "kind"),
        ({"record": {"colour": "red"}}, "colour"),
        ({"withheld": Withheld(("99",))}, "paragraphs"),
    ],
)
def test_impossible_facts_are_findings_that_name_the_field(facts: dict[str, Any], field: str) -> None:
    found = [one for one in decision_gate(decision(**facts)).in_the_way if one.rule == "possible-facts"]
    assert found and found[0].field == field
