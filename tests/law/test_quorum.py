"""Quorum: how many must be there by kind of body, and whether they were at each moment."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from minutebook.law.errors import LawError
from minutebook.law.quorum import (
    COMMITTEE_SHARE,
    Body,
    Moment,
    Movement,
    is_quorate,
    quorum,
    quorum_throughout,
)
from minutebook.law.rules import Choices

DAY = date(2025, 5, 6)


@pytest.mark.parametrize(("seats", "needed"), [(41, 11), (60, 15), (70, 18)])
def test_a_quarter_of_the_council_must_be_there(seats: int, needed: int) -> None:
    answer = quorum(Body(seats, "england", "council"), DAY)
    assert answer.result == needed
    assert answer.source == "LGA 1972 Sch 12 paras 6 and 45"
    assert answer.status == "statute"


def test_fourteen_of_sixty_are_no_quorum() -> None:
    answer = is_quorate(14, Body(60, "england", "council"), DAY)
    assert answer.result is False
    assert "14 there, of 15 needed" in answer.because


@pytest.mark.parametrize(("seats", "needed"), [(5, 3), (9, 3), (10, 4), (13, 5)])
def test_a_third_of_a_parish_and_at_least_three(seats: int, needed: int) -> None:
    assert quorum(Body(seats, "england", "parish"), DAY).result == needed
    assert quorum(Body(seats, "wales", "parish"), DAY).result == needed


@pytest.mark.parametrize(("seats", "needed"), [(2, 2), (9, 3), (12, 3), (13, 4), (20, 5)])
def test_a_committee_has_its_own_rule(seats: int, needed: int) -> None:
    answer = quorum(Body(seats, "scotland", "committee"), DAY)
    assert answer.result == needed
    assert answer.status == "local"


def test_a_council_may_choose_another_share_for_its_committees() -> None:
    third = Choices.of(COMMITTEE_SHARE, Fraction(1, 3))
    assert quorum(Body(12, "england", "committee"), DAY, third).result == 4
    assert quorum(Body(12, "england", "council"), DAY, third).result == 3


def test_a_board_may_ask_for_members_in_named_roles() -> None:
    board = Body(18, "england", "committee", fixed=7, roles=(("councillor", 1), ("Healthwatch", 1)))
    assert is_quorate(7, board, DAY, {"councillor": 2, "Healthwatch": 1}).result is True
    without = is_quorate(9, board, DAY, {"councillor": 4})
    assert without.result is False
    assert "0 there as Healthwatch, of 1 needed" in without.because


def test_after_many_disqualifications_those_who_remain_are_counted() -> None:
    assert quorum(Body(60, "england", "council", disqualified=20), DAY).result == 15
    assert quorum(Body(60, "england", "council", disqualified=21), DAY).result == 10
    assert quorum(Body(40, "northern-ireland", "council", disqualified=11), DAY).result == 8


def test_a_meeting_is_judged_moment_by_moment() -> None:
    answer = quorum_throughout(
        ["Ash", "Birch", "Cedar"],
        [Movement("Birch", "14:20", False), Movement("Dogwood", "14:35", True)],
        Body(9, "england", "committee"),
        DAY,
    )
    assert answer.result == (
        Moment("the start", 3, True),
        Moment("14:20", 2, False),
        Moment("14:35", 3, True),
    )
    assert answer.because == "the quorum of 3 was missing from 14:20"


@given(
    st.integers(4, 30),
    st.lists(st.tuples(st.sampled_from("ABCDEFGH"), st.booleans()), max_size=20),
)
def test_quorum_never_rises_when_a_member_leaves(seats: int, events: list[tuple[str, bool]]) -> None:
    there: set[str] = set("ABCD")
    body, movements = Body(max(seats, 8), "england", "committee"), []
    for member, comes in events:
        if comes != (member in there):
            (there.add if comes else there.remove)(member)
            movements.append(Movement(member, str(len(movements)), comes))
    answer = quorum_throughout("ABCD", movements, body, DAY)
    assert answer.recount() == answer.result
    assert answer.counted[0].number == quorum(body, DAY).result
    for before, after, moved in zip(answer.result, answer.result[1:], movements, strict=False):
        if not moved.comes:
            assert before.quorate or not after.quorate


@given(
    st.integers(1, 200), st.sampled_from(["council", "committee", "joint", "executive", "parish", "informal"])
)
def test_a_quorum_can_always_be_met(seats: int, kind: str) -> None:
    answer = quorum(Body(seats, "england", kind), DAY)  # type: ignore[arg-type]
    assert 1 <= answer.result <= seats
    assert answer.recount() == answer.result


@pytest.mark.parametrize(
    ("field", "ask"),
    [
        ("seats", lambda: Body(-1, "england", "council")),
        ("disqualified", lambda: Body(10, "england", "council", disqualified=10)),
        ("fixed", lambda: Body(10, "england", "committee", fixed=11)),
        ("fixed", lambda: quorum(Body(60, "england", "council", fixed=10), DAY)),
        ("present", lambda: is_quorate(61, Body(60, "england", "council"), DAY)),
        ("body", lambda: quorum(Body(9, "scotland", "executive"), DAY)),
        ("body", lambda: quorum(Body(9, "northern-ireland", "parish"), DAY)),
        ("date", lambda: quorum(Body(9, "england", "council"), date(1973, 1, 1))),
        (
            "movements",
            lambda: quorum_throughout(
                [], [Movement("Ash", "14:20", False)], Body(9, "wales", "council"), DAY
            ),
        ),
        (
            "movements",
            lambda: quorum_throughout(
                ["Ash"], [Movement("Ash", "14:20", True)], Body(9, "wales", "council"), DAY
            ),
        ),
        (
            "committee-quorum-share",
            lambda: quorum(Body(9, "wales", "committee"), DAY, Choices.of(COMMITTEE_SHARE, Fraction(3, 2))),
        ),
        ("present", lambda: quorum_throughout("ABC", [], Body(2, "wales", "committee"), DAY)),
    ],
)
def test_impossible_facts_name_their_field(field: str, ask: object) -> None:
    with pytest.raises(LawError) as error:
        ask()  # type: ignore[operator]
    assert error.value.field == field
