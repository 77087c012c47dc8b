"""The gate of minutes: who was there, quorum, outcomes, votes, late and private items, interests, signing."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time
from typing import Any

import pytest

from minutebook.law.gate import Override
from minutebook.law.interests import Dispensation
from minutebook.law.late_items import Urgency
from minutebook.law.minutes_gate import (
    Debtor,
    Interest,
    MinutedItem,
    Minutes,
    Private,
    Signing,
    Substitute,
    Vote,
    minutes_gate,
)
from minutebook.law.recorded_votes import Names
from minutebook.law.rules import Choices
from minutebook.law.votes import Count
from tests.law.gates import MINUTES, PRESENT, blocking, warning


def with_item(**facts: Any) -> Minutes:
    return replace(MINUTES, items=(MinutedItem("5", **{"outcome": "resolved", "present": 12, **facts}),))


def test_good_minutes_pass_without_a_finding() -> None:
    assert minutes_gate(MINUTES).findings == ()


def test_names_of_those_present_are_needed() -> None:
    assert ("names-recorded", "") in blocking(minutes_gate(replace(MINUTES, present=())))


def test_nobody_is_present_twice() -> None:
    verdict = minutes_gate(replace(MINUTES, present=("Ash", "Ash")))
    assert ("possible-facts", "") in blocking(verdict)
    assert "Ash is recorded as present twice" in verdict.in_the_way[0].problem


def test_the_quorum_is_proven_at_each_decision() -> None:
    assert blocking(minutes_gate(with_item(present=None))) == [("quorum", "5")]
    assert blocking(minutes_gate(with_item(present=3))) == [("quorum", "5")]
    assert minutes_gate(with_item(present=4)).passes
    assert minutes_gate(with_item(present=None, decided=False)).passes


def test_a_board_without_one_of_its_named_roles_is_not_quorate() -> None:
    board = replace(with_item(present=7), seats=18, fixed_quorum=7, roles=(("Healthwatch", 1),))
    assert blocking(minutes_gate(board)) == [("quorum", "5")]
    item = replace(board.items[0], present_by_role=(("Healthwatch", 1),))
    assert minutes_gate(replace(board, items=(item,))).passes


def test_each_item_has_an_outcome() -> None:
    assert blocking(minutes_gate(with_item(outcome=""))) == [("item-outcome", "5")]
    assert minutes_gate(with_item(outcome="noted")).passes


def test_a_tie_needs_its_casting_vote_minuted() -> None:
    tie = Vote(Count(6, 6), "carried")
    verdict = minutes_gate(with_item(votes=(tie,)))
    assert blocking(verdict) == [("vote-stated", "5: vote 1")]
    assert "a tie, which whoever presides may break" in verdict.in_the_way[0].problem
    assert minutes_gate(with_item(votes=(replace(tie, casting="for"),))).passes
    assert minutes_gate(with_item(votes=(Vote(Count(6, 6), "not-carried", casting="none"),))).passes


def test_a_result_that_the_figures_do_not_give_is_refused() -> None:
    assert blocking(minutes_gate(with_item(votes=(Vote(Count(4, 8), "carried"),)))) == [
        ("vote-stated", "5: vote 1")
    ]


def test_members_whose_vote_is_not_minuted_are_a_warning_and_too_many_an_error() -> None:
    few = minutes_gate(with_item(votes=(Vote(Count(6, 2), "carried"),)))
    assert few.passes and warning(few) == ["votes-account"]
    many = minutes_gate(with_item(votes=(Vote(Count(9, 4), "carried"),)))
    assert blocking(many) == [("possible-facts", "5: vote 1")]


BUDGET = replace(MINUTES, body="council", budget=True, meeting=date(2025, 3, 4), published=date(2025, 3, 18))
NAMED = Names(PRESENT[:7], PRESENT[7:11], PRESENT[11:])


def test_at_a_budget_meeting_an_amendment_voted_by_show_of_hands_stops_the_minutes() -> None:
    named = Vote(Count(7, 4, 1), "carried", names=NAMED)
    item = MinutedItem("5", "resolved", present=12, votes=(Vote(Count(4, 7, 1), "not-carried"), named))
    assert blocking(minutes_gate(replace(BUDGET, items=(item,)))) == [("budget-vote", "5: vote 1")]
    assert minutes_gate(replace(BUDGET, items=(replace(item, votes=(named,)),))).passes


def test_before_2014_the_names_were_not_needed() -> None:
    old = replace(BUDGET, meeting=date(2013, 3, 5))
    assert not [rule for rule, _ in blocking(minutes_gate(old)) if rule == "budget-vote"]


def test_a_late_item_without_the_chair_s_reason_stops_the_minutes() -> None:
    added = {"open_since": date(2025, 5, 1)}
    assert blocking(minutes_gate(with_item(**added))) == [("late-item", "5")]
    reason = Urgency("The court set the hearing down for 8 May.", "Councillor Ash")
    assert minutes_gate(with_item(**added, urgency=reason)).passes


def test_a_private_item_follows_a_resolution_that_names_it() -> None:
    text = "The Committee approved the sale, for the reasons in the exempt report."
    assert blocking(minutes_gate(with_item(private=Private(public_text=text)))) == [("exclusion", "5")]
    assert minutes_gate(with_item(private=Private(resolved=True, public_text=text))).passes
    assert minutes_gate(with_item(private=Private(confidential=True, public_text=text))).passes


def test_a_private_item_that_leaves_no_record_has_a_public_summary() -> None:
    empty = Private(resolved=True)
    assert blocking(minutes_gate(with_item(private=empty))) == [("public-summary", "5")]
    assert minutes_gate(with_item(private=replace(empty, summary="A sale was approved."))).passes


def test_a_seconder_with_a_pecuniary_interest_stops_the_minutes() -> None:
    ash = Interest("Ash", "disclosable-pecuniary", "stayed in the room", roles=("seconder",))
    assert blocking(minutes_gate(with_item(interests=(ash,)))) == [("interest-kept-out", "5: Ash")]
    leave = Dispensation(date(2025, 1, 1), date(2026, 1, 1))
    assert minutes_gate(with_item(interests=(replace(ash, dispensation=leave),))).passes
    assert minutes_gate(with_item(interests=(replace(ash, roles=("in the room",)),))).passes


def test_a_dispensation_that_does_not_stand_stops_the_minutes() -> None:
    leave = Dispensation(date(2025, 1, 1), date(2030, 1, 1))
    ash = Interest("Ash", "disclosable-pecuniary", "spoke", roles=("speaker",), dispensation=leave)
    verdict = minutes_gate(with_item(interests=(ash,)))
    assert blocking(verdict) == [("dispensation", "5: Ash")]
    assert "at the latest Sunday 31 December 2028" in verdict.in_the_way[0].problem
    backwards = replace(ash, dispensation=Dispensation(date(2026, 1, 1), date(2025, 1, 1)))
    found = minutes_gate(with_item(interests=(backwards,))).in_the_way
    assert ("possible-facts", "until") in [(one.rule, one.field) for one in found]


@pytest.mark.parametrize(
    ("debtor", "stops"),
    [
        (Debtor("Ash", 2, ("voter",)), True),
        (Debtor("Ash", 2, ("speaker", "in the room")), False),
        (Debtor("Ash", 1, ("voter",)), False),
    ],
)
def test_a_member_two_months_behind_with_council_tax_does_not_vote_on_it(debtor: Debtor, stops: bool) -> None:
    verdict = minutes_gate(with_item(owing=(debtor,)))
    assert blocking(verdict) == ([("council-tax-arrears", "5: Ash")] if stops else [])


BIRCH = Substitute("Birch", "Ash", "Green", "Green", datetime(2025, 5, 6, 12))


def test_a_substitute_is_of_the_same_group_and_named_before_the_meeting() -> None:
    seated = replace(MINUTES, substitutes=(BIRCH,), starts=time(14))
    assert minutes_gate(seated).passes
    late = replace(BIRCH, named=datetime(2025, 5, 6, 14, 5))
    other = replace(BIRCH, group="Labour")
    for wrong in (late, other):
        verdict = minutes_gate(replace(seated, substitutes=(wrong,)))
        assert blocking(verdict) == [("substitutes", "Birch")]
    assert minutes_gate(
        replace(seated, substitutes=(other,), choices=Choices({"substitute-same-group": False}))
    ).passes


def test_nobody_sits_for_a_member_of_the_executive() -> None:
    found = minutes_gate(replace(MINUTES, body="executive", substitutes=(BIRCH,))).in_the_way
    assert [(one.about, one.field) for one in found if one.about == "Birch"] == [("Birch", "body")]


def test_what_a_member_with_an_interest_did_is_minuted() -> None:
    silent = Interest("Ash", "other-registrable")
    assert blocking(minutes_gate(with_item(interests=(silent,)))) == [("interest-recorded", "5: Ash")]


def test_a_sensitive_interest_is_declared_without_its_nature() -> None:
    ash = Interest("Ash", "disclosable-pecuniary", "left the room", nature="a house", sensitive=True)
    assert blocking(minutes_gate(with_item(interests=(ash,)))) == [("sensitive-interest", "5: Ash")]
    assert minutes_gate(with_item(interests=(replace(ash, nature=""),))).passes


def test_a_child_who_could_be_told_stops_the_minutes_until_the_clerk_decides() -> None:
    found = with_item(personal_data=("a child's age and place of placement",))
    assert blocking(minutes_gate(found)) == [("personal-data", "5")]
    decided = Override("personal-data", "P. Officer", "proper officer", "The name is of a village fair.", "5")
    assert minutes_gate(replace(found, overrides=(decided,))).passes


SIGNING = Signing("the vice-chair", "the chair", "the vice-chair", date(2025, 5, 20), 108, (109, 110))


def test_whoever_presides_at_the_approving_meeting_signs() -> None:
    assert minutes_gate(replace(MINUTES, signing=SIGNING)).passes
    wrong = minutes_gate(replace(MINUTES, signing=replace(SIGNING, signer="the chair")))
    assert blocking(wrong) == [("minutes-signer", "")]
    assert wrong.in_the_way[0].mend == "Have the vice-chair sign the minutes."


def test_leaves_that_were_used_before_are_refused() -> None:
    verdict = minutes_gate(replace(MINUTES, signing=replace(SIGNING, leaves=(105, 106))))
    assert blocking(verdict) == [("minute-leaves", "")]
    assert verdict.in_the_way[0].mend == "Number the leaves from 109, without a gap."


@pytest.mark.parametrize(
    ("facts", "field"),
    [
        ({"seats": 0}, "seats"),
        ({"seats": 5}, "present"),
        ({"nation": "northern-ireland", "body": "parish"}, "body"),
    ],
)
def test_impossible_facts_are_findings_that_name_the_field(facts: dict[str, Any], field: str) -> None:
    found = [
        one for one in minutes_gate(replace(MINUTES, **facts)).in_the_way if one.rule == "possible-facts"
    ]
    assert found and field in [one.field for one in found]
