"""What scrutiny and members may have from the executive, and what it reports to the council."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from minutebook.law.counting import LastDay
from minutebook.law.errors import LawError
from minutebook.law.executive_documents import (
    URGENCY_REPORT_MONTHS,
    Wanted,
    members_documents_by,
    missing_from_key_report,
    missing_from_urgency_report,
    scrutiny_documents_due,
    scrutiny_may_have,
    urgency_report_due,
)
from minutebook.law.rules import Choices

ON = date(2025, 5, 6)


@pytest.mark.parametrize(
    ("wanted", "may"),
    [
        (Wanted(), True),
        (Wanted(decided=False), False),
        (Wanted(private=True), False),
        (Wanted(private=True, under_review=True), True),
        (Wanted(under_review=True, political_advice=True), False),
    ],
)
def test_scrutiny_has_what_was_decided_and_private_parts_it_reviews(wanted: Wanted, may: bool) -> None:
    assert scrutiny_may_have(ON, wanted).result is may


def test_a_document_is_given_within_ten_clear_days() -> None:
    answer = scrutiny_documents_due(date(2025, 4, 14))
    assert answer.result == date(2025, 4, 30)
    assert "15, 16, 17, 22, 23, 24, 25, 28, 29, 30 April 2025" in answer.because


@given(st.dates(date(2013, 1, 1), date(2027, 6, 1)))
def test_a_later_request_is_never_due_earlier(requested: date) -> None:
    answer = scrutiny_documents_due(requested)
    assert answer.recount() == answer.result
    assert answer.result <= scrutiny_documents_due(requested + timedelta(1)).result


def test_members_see_papers_for_a_public_meeting_five_clear_days_before() -> None:
    assert members_documents_by(ON).result == LastDay(date(2025, 4, 25), date(2025, 4, 27))


def test_the_report_on_a_decision_not_treated_as_key_is_whole_or_says_what_it_lacks() -> None:
    whole = {"decision": "x", "reasons": "x", "decision_maker": "x", "why_not_key": "None"}
    assert missing_from_key_report(ON, whole).result == ()
    assert missing_from_key_report(ON, whole | {"reasons": ""}).result == ("reasons",)
    with pytest.raises(LawError, match=r"^colour: "):
        missing_from_key_report(ON, {"colour": "red"})


def test_the_report_on_special_urgency_comes_at_least_once_a_year() -> None:
    assert urgency_report_due(ON).result == date(2026, 5, 6)
    assert urgency_report_due(ON, Choices({"urgency-report-months": 3})).result == date(2025, 8, 6)
    for months in (0, 13):
        with pytest.raises(LawError, match=r"^urgency-report-months: must be 1 to 12"):
            urgency_report_due(ON, Choices.of(URGENCY_REPORT_MONTHS, months))


def test_the_report_on_special_urgency_names_each_decision_and_its_matter() -> None:
    assert missing_from_urgency_report(ON, {}).result == ("particulars", "summary")


def test_before_the_regulations_of_2012_there_is_no_such_rule() -> None:
    with pytest.raises(LawError, match=r"^date: "):
        scrutiny_documents_due(date(2012, 9, 7))
