"""Votes: majorities, ties and casting votes, special majorities, and figures that add up."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from minutebook.law.errors import LawError
from minutebook.law.votes import Count, special_vote, vote_result, votes_unaccounted

DAY = date(2025, 5, 6)
COUNTS = st.builds(Count, *(st.integers(0, 80) for _ in range(4)))


def decided(count: Count, casting: str = "awaited") -> str:
    return vote_result(count, nation="england", body="committee", on=DAY, casting=casting).result  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("count", "casting", "result"),
    [
        (Count(12, 9, 3), "awaited", "carried"),
        (Count(9, 12, 3), "awaited", "not-carried"),
        (Count(10, 10, 2), "for", "carried"),
        (Count(10, 10, 2), "against", "not-carried"),
        (Count(10, 10, 2), "none", "not-carried"),
        (Count(0, 0, 20), "awaited", "not-carried"),
        (Count(1, 0, 20), "awaited", "carried"),
        (Count(6, 6, 0), "awaited", "tied"),
    ],
)
def test_most_of_those_voting_decide(count: Count, casting: str, result: str) -> None:
    assert decided(count, casting) == result


def test_a_casting_vote_is_explained() -> None:
    answer = vote_result(Count(10, 10, 2), nation="england", body="council", on=DAY, casting="for")
    assert answer.because == "10 for and 10 against: a tie, broken by a casting vote for"
    assert answer.source == "LGA 1972 Sch 12 paras 39 and 44"


@given(COUNTS)
def test_a_tie_needs_a_casting_vote_or_falls(count: Count) -> None:
    if count.votes_for == count.against and count.voting:
        assert decided(count) == "tied"
        assert decided(count, "none") == "not-carried"
        assert decided(count, "for") == "carried"
    else:
        assert decided(count) != "tied"


@given(COUNTS, st.integers(0, 40))
def test_abstentions_decide_nothing(count: Count, more: int) -> None:
    with_more = Count(count.votes_for, count.against, count.abstaining + more, count.not_voting)
    assert decided(count) == decided(with_more)


@given(COUNTS, st.integers(1, 10))
def test_one_more_vote_for_never_loses_a_motion(count: Count, more: int) -> None:
    better = Count(count.votes_for + more, count.against, count.abstaining)
    assert decided(count) != "carried" or decided(better) == "carried"


def test_a_scottish_appointment_is_settled_by_lot() -> None:
    with pytest.raises(LawError, match="drawing lots"):
        vote_result(Count(6, 6), nation="scotland", body="council", on=DAY, casting="for", appointment=True)
    tie = vote_result(Count(6, 6), nation="scotland", body="council", on=DAY, appointment=True)
    assert tie.result == "tied"
    assert tie.status == "contested" and tie.warnings


@pytest.mark.parametrize(
    ("matter", "nation", "count", "result"),
    [
        ("honorary-title", "england", Count(20, 10, 5), "carried"),
        ("honorary-title", "england", Count(19, 10, 5), "not-carried"),
        ("qualified", "northern-ireland", Count(33, 8), "carried"),
        ("qualified", "northern-ireland", Count(32, 9), "not-carried"),
        ("alternative-balance", "england", Count(30, 0, 9), "carried"),
        ("alternative-balance", "england", Count(30, 1), "not-carried"),
        ("alternative-balance", "england", Count(0, 0, 30), "not-carried"),
    ],
)
def test_some_decisions_need_more(matter: str, nation: str, count: Count, result: str) -> None:
    answer = special_vote(count, matter, nation=nation, on=DAY)  # type: ignore[arg-type]
    assert answer.result == result
    assert answer.recount() == result


@given(COUNTS)
def test_a_special_majority_is_never_easier_than_a_majority(count: Count) -> None:
    special = special_vote(count, "honorary-title", nation="england", on=DAY)
    assert special.result != "carried" or decided(count) == "carried"


def test_figures_that_leave_members_out_are_told() -> None:
    answer = votes_unaccounted(Count(12, 8), present=33)
    assert answer.result == 13
    assert answer.warnings == ("The minutes do not say how 13 of those present voted.",)


@given(COUNTS, st.integers(0, 30))
def test_every_member_present_is_accounted_for_or_missing(count: Count, missing: int) -> None:
    assert votes_unaccounted(count, count.present + missing).result == missing


@pytest.mark.parametrize(
    ("field", "ask"),
    [
        ("against", lambda: Count(1, -1)),
        ("votes", lambda: vote_result(Count(30, 5), nation="wales", body="council", on=DAY, entitled=34)),
        ("votes", lambda: votes_unaccounted(Count(30, 5), present=34)),
        ("casting", lambda: decided(Count(9, 3), "for")),
        ("matter", lambda: special_vote(Count(9, 3), "lunch", nation="wales", on=DAY)),  # type: ignore[arg-type]
        ("nation", lambda: special_vote(Count(9, 3), "qualified", nation="england", on=DAY)),
        ("body", lambda: vote_result(Count(9, 3), nation="scotland", body="executive", on=DAY)),
    ],
)
def test_impossible_votes_name_their_field(field: str, ask: object) -> None:
    with pytest.raises(LawError) as error:
        ask()  # type: ignore[operator]
    assert error.value.field == field
