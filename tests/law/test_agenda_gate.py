"""The gate of an agenda: notice, items, reports; what blocks, what mends it, who may override."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from typing import Any

import pytest

from minutebook.law.agenda_gate import Agenda, Item, Report, agenda_gate
from minutebook.law.exclusion import Withheld
from minutebook.law.executive_gate import KeyNotice, PrivateNotice
from minutebook.law.gate import Override
from minutebook.law.late_items import Urgency
from minutebook.law.publication import BOTH_AT_ONCE
from minutebook.law.rules import Choices
from minutebook.law.working_days import Calendar
from tests.law.gates import AGENDA, EXEMPT, MEETING, POSTED, REPORT, blocking, warning

URGENT = Urgency("The court set the hearing down for 8 May.", "Councillor Ash")
MONDAY_28 = {"published": date(2025, 4, 28), "posted_at": datetime(2025, 4, 28, 0, 1)}


def agenda(**changes: Any) -> Agenda:
    return replace(AGENDA, **changes)


def with_report(report: Report) -> Agenda:
    return agenda(items=(Item("5", (report,)),))


def test_a_good_agenda_passes_without_a_finding() -> None:
    verdict = agenda_gate(AGENDA)
    assert verdict.passes
    assert verdict.findings == ()


def test_posted_on_the_last_safe_day_it_is_lawful_and_a_weekend_later_each_item_needs_a_reason() -> None:
    late = agenda_gate(agenda(**MONDAY_28))
    assert ("late-item", "5") in blocking(late) and ("late-item", "6") in blocking(late)
    assert ("public-notice", "") in blocking(late)
    assert late.in_the_way[1].problem.startswith("4 clear days from Monday 28 April 2025")


def test_a_late_item_with_the_chair_s_reason_only_warns() -> None:
    late = Item("7", (REPORT,), open_since=date(2025, 5, 1))
    assert blocking(agenda_gate(agenda(items=(late,)))) == [("late-item", "7")]
    urgent = agenda_gate(agenda(items=(replace(late, urgency=URGENT),)))
    assert urgent.passes
    assert warning(urgent) == ["late-item"]
    assert urgent.findings[0].mend == "Put the special circumstances into the minutes."


def test_an_appendix_that_came_late_is_told_and_bars_nothing() -> None:
    verdict = agenda_gate(with_report(replace(REPORT, added=date(2025, 5, 1))))
    assert verdict.passes and [(one.rule, one.about) for one in verdict.findings] == [
        ("notice-given", "5: Roads")
    ]
    assert "1 clear day" in verdict.findings[0].problem and "came late" in verdict.findings[0].mend
    assert agenda_gate(with_report(replace(REPORT, added=POSTED.date()))).findings == ()
    assert agenda_gate(with_report(replace(EXEMPT, added=date(2025, 5, 1)))).findings == (), "open to nobody"


def test_the_full_council_in_england_cannot_be_summoned_late() -> None:
    short = agenda(body="council", convened=date(2025, 4, 28), **MONDAY_28)
    verdict = agenda_gate(short)
    assert blocking(verdict) == [("summons-given", "")]
    assert verdict.in_the_way[0].may_override == ("monitoring officer",)
    advice = Override("summons-given", "M. Officer", "monitoring officer", "The council must set its budget.")
    assert agenda_gate(replace(short, overrides=(advice,))).passes


@pytest.mark.parametrize(
    "useless",
    [
        Override("summons-given", "C. Clerk", "clerk", "It is urgent."),
        Override("summons-given", "M. Officer", "monitoring officer", "  "),
        Override("summons-given", "", "monitoring officer", "It is urgent."),
        Override("late-item", "M. Officer", "monitoring officer", "It is urgent."),
        Override("summons-given", "M. Officer", "monitoring officer", "It is urgent.", about="5"),
    ],
)
def test_an_override_needs_the_right_office_a_name_and_a_reason(useless: Override) -> None:
    verdict = agenda_gate(
        agenda(body="council", convened=date(2025, 4, 28), overrides=(useless,), **MONDAY_28)
    )
    assert not verdict.passes
    assert verdict.unused == (useless,)


def test_some_findings_must_be_mended_whoever_asks() -> None:
    report = replace(EXEMPT, withheld=Withheld(("3",), signed_off_by="MO", review_on=date(2025, 11, 3)))
    boss = Override("exemption", "M. Officer", "monitoring officer", "I say so.", about="5: Depot")
    verdict = agenda_gate(replace(with_report(report), overrides=(boss,)))
    assert blocking(verdict) == [("exemption", "5: Depot")]
    assert "the public interest is weighed in writing" in verdict.in_the_way[0].problem


def test_a_private_report_is_marked_on_every_copy() -> None:
    for marked in ("", "Not for publication", "Not for publication: paragraph 1 of Part 1 of Schedule 12A"):
        verdict = agenda_gate(with_report(replace(EXEMPT, marked=marked)))
        assert blocking(verdict) == [("not-for-publication", "5: Depot")]
        assert "paragraph 3 of Part 1 of Schedule 12A" in verdict.in_the_way[0].mend


def test_confidential_papers_need_no_paragraph() -> None:
    assert agenda_gate(with_report(Report("Case", confidential=True, marked="NOT FOR PUBLICATION"))).passes


def test_no_day_for_review_is_a_warning() -> None:
    assert EXEMPT.withheld is not None
    verdict = agenda_gate(with_report(replace(EXEMPT, withheld=replace(EXEMPT.withheld, review_on=None))))
    assert verdict.passes
    assert warning(verdict) == ["exemption"]


@pytest.mark.parametrize(
    ("change", "rule"),
    [
        ({"clearances": {"finance": "Birch", "legal": ""}}, "report-cleared"),
        ({"clearances": {"finance": "Ash"}}, "report-cleared"),
        ({"background": ()}, "background-list"),
        ({"barriers": ("page 3 is a picture without text",)}, "accessible-papers"),
        ({"personal_data": ("a telephone number",)}, "personal-data"),
    ],
)
def test_a_report_is_not_ready(change: dict[str, Any], rule: str) -> None:
    assert blocking(agenda_gate(with_report(replace(REPORT, **change)))) == [(rule, "5: Roads")]


@pytest.mark.parametrize(
    ("change", "rule"),
    [
        ({"notice": {"time": "2 pm"}}, "notice-contents"),
        ({"posted_by": ""}, "notice-posted"),
        ({"posted_at": None}, "notice-posted"),
    ],
)
def test_the_notice_is_not_ready(change: dict[str, Any], rule: str) -> None:
    assert blocking(agenda_gate(agenda(**change))) == [(rule, "")]


def test_a_report_with_no_background_papers_says_so() -> None:
    assert agenda_gate(with_report(replace(REPORT, background=(), no_background=True))).passes


WELSH = Agenda(
    "wales",
    "council",
    MEETING,
    date(2025, 4, 29),
    notice={"time": "2 pm", "open": "open to the public", "access": "the link on the website"},
    items=(Item("5", (REPORT,)),),
)


def test_in_wales_the_notice_is_electronic_and_three_clear_days_are_enough() -> None:
    assert agenda_gate(WELSH).findings == ()
    late = agenda_gate(replace(WELSH, published=date(2025, 4, 30)))
    assert {rule for rule, _ in blocking(late)} == {"public-notice", "summons-given", "late-item"}


def test_in_wales_both_languages_go_out_together_unless_the_council_chose_otherwise() -> None:
    half = replace(WELSH, missing_texts=("the Welsh title of item 5",))
    assert blocking(agenda_gate(half)) == [("both-languages", "")]
    apart = agenda_gate(replace(half, choices=Choices.of(BOTH_AT_ONCE, False)))
    assert apart.passes and warning(apart) == ["both-languages"]


@pytest.mark.parametrize(
    ("change", "because"),
    [
        ({"untranslated": ("the Welsh of Risk",)}, "The Welsh of Risk is missing."),
        ({"outdated": ("Cost",)}, "The English changed after the Welsh was made: Cost."),
    ],
)
def test_in_wales_a_paper_without_its_welsh_or_with_an_older_one_warns(
    change: dict[str, Any], because: str
) -> None:
    found = agenda_gate(replace(WELSH, items=(Item("5", (replace(REPORT, **change),)),)))
    assert found.passes and warning(found) == ["both-languages"]
    assert found.findings[0].problem == because
    private = replace(EXEMPT, **change)
    assert "both-languages" not in warning(agenda_gate(replace(WELSH, items=(Item("5", (private,)),))))
    assert agenda_gate(with_report(replace(REPORT, **change))).findings == ()


def test_in_wales_the_full_council_is_broadcast() -> None:
    assert warning(agenda_gate(replace(WELSH, broadcast=False))) == ["broadcast"]
    assert agenda_gate(replace(WELSH, broadcast=False, body="committee")).findings == ()


CABINET = agenda(body="executive", items=(Item("5", (REPORT,), key=KeyNotice(date(2025, 4, 7))),))


def test_a_key_decision_needs_28_clear_days_or_one_of_two_other_ways() -> None:
    assert agenda_gate(CABINET).passes
    for key, passes in (
        (KeyNotice(date(2025, 4, 8)), False),
        (KeyNotice(date(2025, 4, 8), scrutiny_told=True), True),
        (KeyNotice(agreed_by="the chair of scrutiny"), True),
        (KeyNotice(), False),
    ):
        verdict = agenda_gate(replace(CABINET, items=(Item("5", (REPORT,), key=key),)))
        assert verdict.passes is passes
        assert blocking(verdict) == ([] if passes else [("key-decision-made", "5")])


def test_an_executive_gives_notice_twice_before_it_meets_in_private() -> None:
    bare = replace(CABINET, items=(Item("6", (EXEMPT,)),))
    assert blocking(agenda_gate(bare)) == [("private-meeting-held", "6")]
    noticed = PrivateNotice(date(2025, 4, 7), date(2025, 4, 25))
    assert agenda_gate(replace(bare, items=(Item("6", (EXEMPT,), private=noticed),))).passes


def test_a_late_item_of_an_executive_needs_the_monitoring_officer_s_note() -> None:
    late = Item("7", (REPORT,), open_since=date(2025, 5, 1), urgency=URGENT)
    assert blocking(agenda_gate(replace(CABINET, items=(late,)))) == [("late-item", "7")]
    noted = replace(late, urgency=replace(URGENT, advice="Lawful: the tender lapses on 8 May."))
    assert agenda_gate(replace(CABINET, items=(noted,))).passes


def test_an_informal_group_has_only_its_papers_judged() -> None:
    verdict = agenda_gate(Agenda("england", "informal", MEETING, MEETING, items=(Item("1", (REPORT,)),)))
    assert verdict.findings == ()


def test_contested_rules_say_what_is_contested() -> None:
    northern = agenda(nation="northern-ireland", published=MEETING, posted_at=datetime(2025, 5, 6))
    finding = next(one for one in agenda_gate(northern).findings if one.rule == "public-notice")
    assert any("contested" in note for note in finding.notes)


def test_a_disputed_bank_holiday_is_told_of() -> None:
    scottish = agenda(
        nation="scotland",
        meeting=date(2026, 6, 17),
        published=date(2026, 6, 12),
        posted_at=datetime(2026, 6, 12, 9),
        calendar=Calendar("scotland"),
    )
    finding = next(one for one in agenda_gate(scottish).findings if one.rule == "public-notice")
    assert any("Lists of bank holidays disagree on Monday 15 June 2026" in note for note in finding.notes)


@pytest.mark.parametrize(
    ("facts", "problem"),
    [
        ({"published": date(2025, 5, 7), "posted_at": POSTED}, "published: Wednesday 7 May 2025 is after"),
        ({"nation": "scotland", "body": "executive"}, "body: a Scottish council's cabinet is a committee"),
    ],
)
def test_impossible_facts_are_findings_that_name_the_field(facts: dict[str, Any], problem: str) -> None:
    found = [one for one in agenda_gate(agenda(**facts)).in_the_way if one.rule == "possible-facts"]
    assert found and found[0].problem.startswith(problem)


def test_every_finding_says_what_to_do_and_on_what_it_rests() -> None:
    verdict = agenda_gate(agenda(notice={}, posted_by="", **MONDAY_28))
    assert len(verdict.findings) >= 4
    for finding in verdict.findings:
        assert finding.mend.endswith(".") and finding.problem.endswith(".") and finding.source
