"""Who presides: the chairman, the vice-chairman, or whom the meeting chooses."""

from __future__ import annotations

from datetime import date

import pytest

from minutebook.law.errors import LawError
from minutebook.law.presiding import Member, who_presides

DAY = date(2025, 5, 6)
ASH, BIRCH, CEDAR = Member("Ash", "chairman"), Member("Birch", "vice-chairman"), Member("Cedar")
LEADER = Member("Dogwood", executive=True)


def presides(*there: Member, chosen: str = "") -> str:
    return who_presides(there, nation="england", body="council", on=DAY, chosen=chosen).result


def test_the_chairman_presides_if_there() -> None:
    assert presides(CEDAR, BIRCH, ASH) == "Ash"


def test_else_the_vice_chairman() -> None:
    assert presides(CEDAR, BIRCH) == "Birch"


def test_else_whom_the_meeting_chooses() -> None:
    assert presides(CEDAR, LEADER) == ""
    assert presides(CEDAR, LEADER, chosen="Cedar") == "Cedar"


def test_the_answer_shows_who_may_be_chosen() -> None:
    answer = who_presides([CEDAR, LEADER], nation="england", body="council", on=DAY)
    assert [line.value for line in answer.counted] == ["Cedar"]


def test_a_member_of_the_executive_never_presides_over_the_council() -> None:
    with pytest.raises(LawError, match="chosen: Dogwood is of the executive"):
        presides(CEDAR, LEADER, chosen="Dogwood")


def test_but_may_over_a_committee() -> None:
    answer = who_presides([LEADER], nation="england", body="committee", on=DAY, chosen="Dogwood")
    assert answer.result == "Dogwood"


@pytest.mark.parametrize("chosen", ["Elder", "Cedar"])
def test_nobody_absent_or_needless_is_chosen(chosen: str) -> None:
    with pytest.raises(LawError) as error:
        presides(CEDAR, *([BIRCH] if chosen == "Cedar" else []), chosen=chosen)
    assert error.value.field == "chosen"
