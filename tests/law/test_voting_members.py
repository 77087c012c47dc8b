"""Whose votes count: co-opted members vote where an Act says so, substitutes where standing orders do."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from minutebook.law.errors import LawError
from minutebook.law.rules import DEFAULTS, Choices
from minutebook.law.voting_members import SAME_GROUP, coopted_may_vote, substitute_may_sit

DAY, NOON, TWO = date(2025, 5, 6), datetime(2025, 5, 6, 12), datetime(2025, 5, 6, 14)


@pytest.mark.parametrize(
    ("voting", "on_education", "may"),
    [
        ("always", False, True),
        ("education-only", True, True),
        ("education-only", False, False),
        ("never", True, False),
    ],
)
def test_a_co_opted_member_votes_where_an_act_says_so(voting: str, on_education: bool, may: bool) -> None:
    answer = coopted_may_vote(
        voting,  # type: ignore[arg-type]
        nation="england",
        body="committee",
        on=DAY,
        on_education=on_education,
    )
    assert answer.result is may


def test_nobody_is_co_opted_to_the_full_council() -> None:
    with pytest.raises(LawError) as error:
        coopted_may_vote("always", nation="england", body="council", on=DAY)
    assert error.value.field == "body"


def test_a_substitute_is_of_the_same_group_and_named_before_the_start() -> None:
    def may(group: str, named: datetime, choices: Choices = DEFAULTS) -> bool:
        return substitute_may_sit(
            group, "Labour", named, TWO, nation="england", body="committee", choices=choices
        ).result

    assert may("Labour", NOON) is True
    assert may("Green", NOON) is False
    assert may("Green", NOON, Choices.of(SAME_GROUP, False)) is True
    assert may("Labour", datetime(2025, 5, 6, 14, 5)) is False


def test_nobody_sits_for_a_member_of_the_executive() -> None:
    with pytest.raises(LawError) as error:
        substitute_may_sit("Labour", "Labour", NOON, TWO, nation="england", body="executive")
    assert error.value.field == "body"
