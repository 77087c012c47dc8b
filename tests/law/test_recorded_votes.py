"""Recorded votes: a member's own, the whole vote on request, and every vote when the budget is set."""

from __future__ import annotations

from datetime import date

import pytest

from minutebook.law.errors import LawError
from minutebook.law.recorded_votes import (
    REQUESTERS,
    Names,
    budget_vote_recorded,
    own_vote_recorded,
    recorded_vote_due,
)
from minutebook.law.rules import Choices

BUDGET_DAY = date(2025, 3, 4)


def test_a_member_may_have_their_own_vote_minuted_if_they_ask_at_once() -> None:
    assert own_vote_recorded(True, nation="england", body="committee", on=BUDGET_DAY).result is True
    assert own_vote_recorded(False, nation="england", body="committee", on=BUDGET_DAY).result is False


def test_how_many_must_ask_for_the_whole_vote_is_the_council_s_choice() -> None:
    ten = Choices.of(REQUESTERS, 10)
    assert recorded_vote_due(6, nation="england", on=BUDGET_DAY).result is True
    assert recorded_vote_due(6, nation="england", on=BUDGET_DAY, choices=ten).result is False


def test_at_a_budget_meeting_every_member_there_is_named() -> None:
    names = Names(("Ash", "Birch"), ("Cedar",), ("Dogwood",))
    assert budget_vote_recorded(names, 4, nation="england", on=BUDGET_DAY).result is True
    answer = budget_vote_recorded(names, 5, nation="england", on=BUDGET_DAY)
    assert answer.result is False
    assert answer.because == "4 of the 5 members there are named with how they voted"


def test_before_february_2014_there_was_no_such_rule() -> None:
    with pytest.raises(LawError) as error:
        budget_vote_recorded(Names(), 3, nation="england", on=date(2014, 2, 24))
    assert error.value.field == "date"


@pytest.mark.parametrize(
    ("field", "ask"),
    [
        ("names", lambda: Names(("Ash",), ("Ash",))),
        ("names", lambda: budget_vote_recorded(Names(("Ash", "Birch")), 1, nation="england", on=BUDGET_DAY)),
        ("asking", lambda: recorded_vote_due(-1, nation="england", on=BUDGET_DAY)),
        ("nation", lambda: budget_vote_recorded(Names(), 3, nation="scotland", on=BUDGET_DAY)),
    ],
)
def test_impossible_names_are_refused(field: str, ask: object) -> None:
    with pytest.raises(LawError) as error:
        ask()  # type: ignore[operator]
    assert error.value.field == field
