"""Minutes: signed at the next suitable meeting, by whoever presides there, on leaves without a gap."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from minutebook.law.errors import LawError
from minutebook.law.signing import Later, leaves_follow, minutes_signer, signing_meeting

MARCH, MAY = date(2025, 3, 4), date(2025, 5, 20)
EXTRAORDINARY = Later(date(2025, 3, 18), "extraordinary")


def test_a_council_passes_over_an_extraordinary_meeting() -> None:
    answer = signing_meeting(MARCH, [Later(MAY), EXTRAORDINARY], nation="england", body="council")
    assert answer.result == MAY
    assert [(line.value, line.counts) for line in answer.counted] == [(EXTRAORDINARY.day, False), (MAY, True)]


def test_a_committee_does_not() -> None:
    later = [EXTRAORDINARY, Later(MAY)]
    assert signing_meeting(MARCH, later, nation="england", body="committee").result == EXTRAORDINARY.day


def test_before_1993_neither_did_a_council() -> None:
    later = [Later(date(1992, 3, 18), "extraordinary"), Later(date(1992, 5, 20))]
    answer = signing_meeting(date(1992, 3, 3), later, nation="england", body="council")
    assert answer.result == date(1992, 3, 18)


def test_the_minutes_wait_while_no_meeting_suits() -> None:
    answer = signing_meeting(MARCH, [EXTRAORDINARY], nation="england", body="council")
    assert answer.result is None
    assert answer.because == "no later meeting suits yet"


def test_whoever_presides_when_they_are_approved_signs() -> None:
    answer = minutes_signer("the chairman", "the vice-chairman", nation="england", body="council", on=MAY)
    assert answer.result == "the vice-chairman"


def test_leaves_go_on_where_the_last_meeting_s_ended() -> None:
    answer = leaves_follow(108, [105, 106, 107], nation="england", body="council", on=MAY)
    assert answer.result is False
    assert answer.because.startswith("the leaves must start at 109")
    assert leaves_follow(108, [109, 110], nation="england", body="council", on=MAY).result is True


@given(st.integers(0, 500), st.integers(1, 30), st.integers(0, 29))
def test_a_missing_leaf_is_always_noticed(after: int, count: int, gap: int) -> None:
    leaves = list(range(after + 1, after + count + 1))
    assert leaves_follow(after, leaves, nation="wales", body="council", on=MAY).result is True
    del leaves[gap % count]
    if leaves and gap % count < count - 1:
        assert leaves_follow(after, leaves, nation="wales", body="council", on=MAY).result is False


@pytest.mark.parametrize(
    ("field", "ask"),
    [
        ("later", lambda: signing_meeting(MAY, [Later(MARCH)], nation="wales", body="council")),
        ("presides_now", lambda: minutes_signer("Ash", "", nation="wales", body="council", on=MAY)),
        ("after", lambda: leaves_follow(-1, [1], nation="wales", body="council", on=MAY)),
        ("leaves", lambda: leaves_follow(0, [], nation="wales", body="council", on=MAY)),
    ],
)
def test_impossible_facts_name_their_field(field: str, ask: object) -> None:
    with pytest.raises(LawError) as error:
        ask()  # type: ignore[operator]
    assert error.value.field == field
