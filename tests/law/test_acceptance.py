"""The acceptance cases A1 to A25: one test each, called by its id."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

import pytest

from minutebook.drafts.agendas.personal_data import find
from minutebook.law.access import Document, Reader, member_may_inspect
from minutebook.law.agenda_gate import agenda_gate
from minutebook.law.exclusion import Withheld, public_excluded
from minutebook.law.gate import Override
from minutebook.law.inspection import welsh_note_due
from minutebook.law.key_decisions import general_exception, key_decision_route
from minutebook.law.late_items import Urgency, item_may_be_taken
from minutebook.law.minutes_gate import Interest, MinutedItem, Private, Vote, minutes_gate
from minutebook.law.notice import agenda_in_time, agenda_notice, summons_in_time
from minutebook.law.notice_table import NI_DAYS
from minutebook.law.quorum import Body, is_quorate
from minutebook.law.recorded_votes import Names
from minutebook.law.rules import Choices
from minutebook.law.scrutiny import health_action_open, response_in_time
from minutebook.law.signing import Later, leaves_follow, minutes_signer, signing_meeting
from minutebook.law.six_months import Seat, six_months
from minutebook.law.votes import Count, vote_result
from minutebook.law.working_days import Calendar
from minutebook.reading import read
from tests.law.gates import AGENDA, EXEMPT, MEETING, MINUTES, PRESENT, blocking


def test_A1_posted_on_friday_25_april_for_6_may_is_lawful() -> None:
    assert agenda_in_time("england", "committee", MEETING, datetime(2025, 4, 25, 17)).result


def test_A2_posted_just_after_midnight_on_28_april_each_item_is_left_to_the_chair() -> None:
    answer = agenda_in_time("england", "committee", MEETING, datetime(2025, 4, 28, 0, 1))
    assert not answer.result and answer.because.startswith("4 clear days")
    late = agenda_gate(replace(AGENDA, published=date(2025, 4, 28)))
    assert {about for rule, about in blocking(late) if rule == "late-item"} == {"5", "6"}


def test_A3_an_item_added_on_1_may_without_the_chair_s_reason_cannot_be_taken() -> None:
    added = date(2025, 5, 1)
    assert item_may_be_taken("england", "committee", MEETING, added).result == "may not"
    item = MinutedItem("5", "resolved", present=12, open_since=added)
    assert blocking(minutes_gate(replace(MINUTES, items=(item,)))) == [("late-item", "5")]
    reason = Urgency("The court set the hearing down for 8 May.", "Councillor Ash")
    assert minutes_gate(replace(MINUTES, items=(replace(item, urgency=reason),))).passes


def test_A4_a_summons_of_28_april_to_the_full_council_in_england_is_blocked() -> None:
    late = date(2025, 4, 28)
    assert not summons_in_time("england", "council", MEETING, late, convened=late).result
    council = replace(AGENDA, body="council", published=late, summoned=late, convened=late)
    assert "summons-given" in [rule for rule, _ in blocking(agenda_gate(council))]


def test_A5_a_council_in_wales_may_give_notice_on_29_april_and_not_on_the_30th() -> None:
    assert agenda_in_time("wales", "council", MEETING, date(2025, 4, 29)).result
    assert not agenda_in_time("wales", "council", MEETING, date(2025, 4, 30)).result


def test_A6_a_key_decision_noticed_on_8_april_needs_the_general_exception() -> None:
    assert key_decision_route(MEETING, date(2025, 4, 8)).result == "general exception"
    assert key_decision_route(MEETING, date(2025, 4, 7)).result == "notice"


def test_A7_under_the_general_exception_9_may_is_too_early_after_1_may() -> None:
    answer = general_exception(date(2025, 5, 1))
    assert answer.result.any_day == date(2025, 5, 10) > date(2025, 5, 9)
    assert max(line.value for line in answer.counted if line.counts) == date(2025, 5, 9)


def test_A8_a_private_report_without_a_public_interest_statement_fails_the_gate() -> None:
    silent = replace(EXEMPT, withheld=Withheld(("3",), "", "Monitoring Officer", date(2025, 11, 3)))
    items = (AGENDA.items[0], replace(AGENDA.items[1], reports=(silent,)))
    assert "exemption" in [rule for rule, _ in blocking(agenda_gate(replace(AGENDA, items=items)))]
    assert agenda_gate(AGENDA).passes


def test_A9_court_ordered_material_excludes_the_public_without_a_resolution() -> None:
    answer = public_excluded("england", "committee", MEETING, confidential=True, resolved=False)
    assert answer.result and "no resolution is needed" in answer.because
    item = MinutedItem("5", "noted", present=12, private=Private(confidential=True, public_text="Noted."))
    assert minutes_gate(replace(MINUTES, items=(item,))).passes


@pytest.mark.parametrize(
    ("document", "reader", "may"),
    [
        (Document(("3",), contract_terms=True), Reader(), False),
        (Document(("3",)), Reader(), True),
        (Document(("5",)), Reader(), False),
        (Document(("5",)), Reader(sits_on_the_body=True), True),
        (Document(("5",)), Reader(needs_to_know=True), True),
    ],
)
def test_A10_what_a_member_may_inspect(document: Document, reader: Reader, may: bool) -> None:
    assert member_may_inspect("england", MEETING, document, reader).result is may


def test_A11_fourteen_of_sixty_are_inquorate() -> None:
    assert not is_quorate(14, Body(60, "england", "council"), MEETING).result


def test_A12_ten_all_is_carried_by_the_presider_s_casting_vote_and_it_is_minuted() -> None:
    count = Count(10, 10, 2)
    answer = vote_result(count, nation="england", body="council", on=MEETING, casting="for")
    assert answer.result == "carried" and "casting vote" in answer.because
    item = MinutedItem("5", "resolved", present=22, votes=(Vote(count, "carried"),))
    whole = replace(MINUTES, seats=24, present=tuple(f"Member {n}" for n in range(22)), items=(item,))
    assert blocking(minutes_gate(whole)) == [("vote-stated", "5: vote 1")]
    told = replace(item, votes=(Vote(count, "carried", casting="for"),))
    assert minutes_gate(replace(whole, items=(told,))).passes


def test_A13_a_budget_amendment_voted_by_show_of_hands_stops_the_minutes() -> None:
    named = Vote(Count(7, 4, 1), "carried", names=Names(PRESENT[:7], PRESENT[7:11], PRESENT[11:]))
    item = MinutedItem("5", "resolved", present=12, votes=(Vote(Count(4, 7, 1), "not-carried"), named))
    budget = replace(MINUTES, body="council", budget=True, items=(item,))
    assert blocking(minutes_gate(budget)) == [("budget-vote", "5: vote 1")]


def test_A14_minutes_of_4_march_approved_on_20_may_are_signed_by_the_vice_chair_who_presides() -> None:
    march, may = date(2025, 3, 4), date(2025, 5, 20)
    later = [Later(date(2025, 3, 18), "extraordinary"), Later(may)]
    assert signing_meeting(march, later, nation="england", body="council").result == may
    signer = minutes_signer("the chair", "the vice-chair", nation="england", body="council", on=may)
    assert signer.result == "the vice-chair"


def test_A15_leaves_that_start_at_105_after_108_are_rejected() -> None:
    answer = leaves_follow(108, [105, 106], nation="england", body="council", on=MEETING)
    assert not answer.result and answer.because.startswith("the leaves must start at 109")


def test_A16_approval_on_7_november_of_absence_since_6_may_is_too_late() -> None:
    asked = date(2025, 11, 7)
    answer = six_months(MEETING, asked, nation="england", approved=asked)
    assert answer.result == Seat(date(2025, 11, 6), lost=True)


def test_A17_a_member_with_a_pecuniary_interest_recorded_as_seconder_is_an_error() -> None:
    ash = Interest("Ash", "disclosable-pecuniary", "stayed in the room", roles=("seconder",))
    item = MinutedItem("5", "resolved", present=12, interests=(ash,))
    assert blocking(minutes_gate(replace(MINUTES, items=(item,)))) == [("interest-kept-out", "5: Ash")]


def test_A18_a_cabinet_answers_scrutiny_of_14_may_one_day_late_on_14_july() -> None:
    received = date(2025, 5, 14)
    assert response_in_time(received, date(2025, 7, 13), nation="england").result
    assert not response_in_time(received, date(2025, 7, 14), nation="england").result


def test_A19_a_referral_to_the_secretary_of_state_in_march_2024_is_refused_and_a_request_offered() -> None:
    answer = health_action_open("refer-to-secretary-of-state", nation="england", on=date(2024, 3, 1))
    assert not answer.result
    assert "request-call-in" in [line.value for line in answer.counted]


def test_A20_a_welsh_note_published_on_15_may_is_late() -> None:
    assert welsh_note_due("wales", "committee", MEETING).result < date(2025, 5, 15)


def test_A21_a_table_without_15_june_2026_is_warned_of_in_scotland() -> None:
    without = Calendar("scotland", removed={date(2026, 6, 15): "not a holiday of this council"})
    answer = agenda_notice("scotland", "committee", date(2026, 6, 17), without)
    assert answer.result.working_day == date(2026, 6, 11)
    loaded = agenda_notice("scotland", "committee", date(2026, 6, 17))
    assert loaded.result.working_day == date(2026, 6, 10)
    assert any("disagree on Monday 15 June 2026" in warning for warning in loaded.warnings)


def test_A22_six_for_six_against_and_a_letter_o_is_a_tie_that_needs_a_casting_vote() -> None:
    (vote,) = read("The motion was put: 6 FOR, 6 AGAINST and O ABSTINATION").of("vote")
    count = Count(*(vote.fields[side] for side in ("for", "against", "abstain")))
    assert count == Count(6, 6, 0)
    answer = vote_result(count, nation="england", body="committee", on=MEETING)
    assert answer.result == "tied" and "whoever presides may break" in answer.because


def test_A23_a_recommendation_of_the_agenda_is_no_outcome() -> None:
    reading = read(
        "7. Budget\n\nCouncil is RECOMMENDED to: -\n\n(a) approve the budget; and\n(b) set the tax."
    )
    assert not reading.of("resolution") and not reading.of("recommendation")


def test_A24_a_child_who_could_be_told_stops_publication_until_the_clerk_decides() -> None:
    found = find("Child A, aged 9, placed in Ashby", careful=True, known=frozenset())
    assert found
    kinds = tuple(one.kind for one in found)
    item = MinutedItem("5", "noted", present=12, personal_data=kinds)
    stopped = replace(MINUTES, items=(item,))
    assert blocking(minutes_gate(stopped)) == [("personal-data", "5")]
    decided = Override("personal-data", "A. Clerk", "proper officer", "An invented example.", "5")
    assert minutes_gate(replace(stopped, overrides=(decided,))).passes


def test_A25_five_days_in_northern_ireland_are_read_carefully_and_flagged() -> None:
    meeting = date(2025, 7, 16)
    careful = agenda_notice("northern-ireland", "council", meeting)
    literal = agenda_notice("northern-ireland", "council", meeting, choices=Choices.of(NI_DAYS, "literal"))
    assert careful.result.working_day == date(2025, 7, 10)
    assert literal.result.working_day == date(2025, 7, 11)
    assert NI_DAYS.warning in careful.warnings and NI_DAYS.warning in literal.warnings


def test_every_case_has_its_test() -> None:
    tested = {name.split("_")[1] for name in globals() if name.startswith("test_A")}
    assert tested == {f"A{number}" for number in range(1, 26)}
