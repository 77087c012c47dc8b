"""Political balance: seats always add up, the principles hold in their order, and proportions are kept."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from minutebook.law.balance import Shares, balance
from minutebook.law.errors import LawError

DAY = date(2025, 5, 20)
GROUPS = st.dictionaries(st.sampled_from("ABCDEF"), st.integers(2, 45), min_size=1)
BODIES = st.dictionaries(
    st.sampled_from(["Audit", "Planning", "Scrutiny", "Staff"]), st.integers(1, 20), min_size=1
)


def shares(groups: dict[str, int], bodies: dict[str, int], ungrouped: int = 0) -> Shares:
    return balance(groups, bodies, nation="england", on=DAY, ungrouped=ungrouped).result


def test_sixty_seats_are_shared_among_three_groups() -> None:
    answer = balance({"X": 22, "Y": 13, "Z": 7}, {"A": 49, "B": 11}, nation="england", on=DAY)
    assert answer.result.all_seats == {"X": 31, "Y": 19, "Z": 10}
    assert answer.result.by_body["B"] == {"X": 6, "Y": 3, "Z": 2}
    assert answer.recount() == answer.result
    assert "X 31, Y 19 and Z 10" in answer.because


@given(GROUPS, BODIES, st.integers(0, 4))
def test_seats_always_add_up(groups: dict[str, int], bodies: dict[str, int], ungrouped: int) -> None:
    result = shares(groups, bodies, ungrouped)
    assert {body: sum(row.values()) for body, row in result.by_body.items()} == bodies
    assert sum(result.all_seats.values()) == sum(bodies.values())
    assert all(seats >= 0 for row in result.by_body.values() for seats in row.values())


@given(GROUPS, BODIES)
def test_no_group_has_every_seat(groups: dict[str, int], bodies: dict[str, int]) -> None:
    for body, row in shares(groups, bodies).by_body.items():
        assert len(groups) == 1 or bodies[body] == 1 or max(row.values()) < bodies[body]


@given(GROUPS, BODIES)
def test_a_majority_of_the_council_has_a_majority_on_each_body(
    groups: dict[str, int], bodies: dict[str, int]
) -> None:
    largest = max(groups, key=lambda group: groups[group])
    for body, row in shares(groups, bodies).by_body.items():
        if 2 * groups[largest] > sum(groups.values()) and bodies[body] > 2:
            assert 2 * row[largest] > bodies[body]


@given(GROUPS, BODIES)
def test_all_seats_together_are_within_one_of_the_proportion(
    groups: dict[str, int], bodies: dict[str, int]
) -> None:
    members, seats = sum(groups.values()), sum(bodies.values())
    if 2 * max(groups.values()) > members or len(groups) == 1:
        return  # a majority group may be owed more by the principle before
    for group, number in shares(groups, bodies).all_seats.items():
        assert abs(number - groups[group] * seats / members) < 1 or seats - number < len(bodies)


@given(GROUPS, BODIES)
def test_a_larger_group_never_has_fewer_seats(groups: dict[str, int], bodies: dict[str, int]) -> None:
    result = shares(groups, bodies).all_seats
    ordered = sorted(groups, key=lambda group: groups[group])
    for smaller, larger in zip(ordered, ordered[1:], strict=False):
        assert groups[smaller] == groups[larger] or result[smaller] <= result[larger]


def test_equal_claims_to_the_last_seat_are_told() -> None:
    answer = balance({"X": 10, "Y": 10}, {"Planning": 11}, nation="england", on=DAY)
    assert "X and Y have equal claims to the last seat: settle it by agreement or by lot." in answer.warnings


def test_a_body_too_small_for_both_principles_is_told() -> None:
    answer = balance({"X": 30, "Y": 5}, {"Appeals": 2}, nation="england", on=DAY)
    assert answer.result.by_body["Appeals"] == {"X": 1, "Y": 1}
    assert any("so few seats" in warning for warning in answer.warnings)


@pytest.mark.parametrize(
    ("field", "facts"),
    [
        ("groups", {"groups": {"X": 1}, "bodies": {"A": 5}}),
        ("groups", {"groups": {}, "bodies": {"A": 5}}),
        ("bodies", {"groups": {"X": 9}, "bodies": {"A": -5}}),
        ("bodies", {"groups": {"X": 9}, "bodies": {}}),
        ("ungrouped", {"groups": {"X": 9}, "bodies": {"A": 5}, "ungrouped": -1}),
        ("seats", {"groups": {"X": 9}, "bodies": {"A": 5}, "seats": 8}),
    ],
)
def test_impossible_numbers_name_their_field(field: str, facts: dict[str, object]) -> None:
    with pytest.raises(LawError) as error:
        balance(**facts, nation="england", on=DAY)  # type: ignore[arg-type]
    assert error.value.field == field


def test_scotland_has_no_such_rule() -> None:
    with pytest.raises(LawError, match="there is no such rule in Scotland"):
        balance({"X": 9}, {"A": 5}, nation="scotland", on=DAY)
