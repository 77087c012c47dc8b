"""Call-in: the window, a valid request, and what becomes of the decision."""

from __future__ import annotations

from datetime import date

import pytest

from minutebook.law.call_in import (
    SCHEME,
    Event,
    State,
    call_in_valid,
    call_in_window,
    hearing_by,
    state_after,
    takes_effect,
)
from minutebook.law.errors import LawError
from minutebook.law.nations import Nation
from minutebook.law.rules import Choices

ON = date(2025, 5, 6)


@pytest.mark.parametrize(
    ("nation", "published", "days", "deadline", "effective"),
    [
        ("england", date(2025, 5, 1), 5, date(2025, 5, 9), date(2025, 5, 12)),
        ("england", date(2025, 4, 16), 5, date(2025, 4, 25), date(2025, 4, 28)),
        ("england", date(2025, 12, 22), 5, date(2025, 12, 31), date(2026, 1, 2)),
        ("england", date(2025, 9, 12), 5, date(2025, 9, 19), date(2025, 9, 22)),
        ("wales", date(2018, 10, 16), 4, date(2018, 10, 22), date(2018, 10, 23)),
    ],
    ids=["CI01", "CI02", "CI03", "CI04", "CI05"],
)
def test_the_window(nation: Nation, published: date, days: int, deadline: date, effective: date) -> None:
    choices = Choices({"call-in-days": days})
    answer = call_in_window(nation, published, choices=choices)
    assert answer.result == (deadline, effective)
    assert answer.recount() == answer.result
    assert takes_effect(nation, published, choices=choices).result == effective
    assert answer.status == "local"


def test_enough_members_in_time_and_once() -> None:
    published, last = date(2025, 5, 1), date(2025, 5, 9)
    assert call_in_valid("england", published, last, 3).result
    assert not call_in_valid("england", published, last, 2).result
    assert not call_in_valid("england", published, date(2025, 5, 10), 3).result
    assert not call_in_valid("england", published, last, 3, called_in_before=True).result
    assert call_in_valid("england", published, last, 2, choices=Choices({"call-in-requesters": 2})).result
    with pytest.raises(LawError, match=r"^requested: "):
        call_in_valid("england", published, date(2025, 4, 30), 3)


def test_scrutiny_hears_it_within_ten_working_days() -> None:
    assert hearing_by("england", date(2025, 5, 9)).result == date(2025, 5, 23)


@pytest.mark.parametrize(
    ("events", "state"),
    [
        ((), "made"),
        (("publish", "open", "window ends"), "effective"),
        (("publish", "open", "call in", "scrutiny meets", "no action", "take effect"), "effective"),
        (("publish", "open", "call in", "scrutiny meets", "refer back", "reconsider"), "reconsidered"),
        (("publish", "open", "call in", "scrutiny meets", "refer to council"), "referred to council"),
    ],
)
def test_what_becomes_of_a_decision(events: tuple[Event, ...], state: State) -> None:
    assert state_after(events, "england", ON).result == state


def test_what_cannot_happen_is_refused_with_what_can() -> None:
    with pytest.raises(
        LawError, match=r"^events: 'call in' cannot follow.*possible: open and exempt as urgent"
    ):
        state_after(("publish", "call in"), "england", ON)
    with pytest.raises(LawError, match="nothing more"):
        state_after(("publish", "open", "window ends", "call in"), "england", ON)


def test_an_exemption_as_urgent_names_who_agreed() -> None:
    with pytest.raises(LawError, match=r"^agreed_by: "):
        state_after(("publish", "exempt as urgent"), "england", ON)


def test_every_state_can_be_reached_and_only_the_last_ends() -> None:
    reached = {"made", *SCHEME.values()}
    assert {state for state, _ in SCHEME} == reached - {"effective"}


def test_there_is_no_call_in_in_scotland() -> None:
    with pytest.raises(LawError, match=r"^nation: .*no such rule in Scotland"):
        call_in_window("scotland", ON)
