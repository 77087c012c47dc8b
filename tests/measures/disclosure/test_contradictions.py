"""Figures given together must agree; what an earlier release said may since have been revised."""

from __future__ import annotations

from dataclasses import replace

import pytest

from minutebook.measures.disclosure import release
from minutebook.measures.errors import MeasureError
from tests.measures.disclosure.making import by, number, share


def test_a_part_larger_than_its_whole_is_refused_with_both_places() -> None:
    with pytest.raises(MeasureError, match="team North: more than in ceased, .*, of which it is a part"):
        release(
            [number(12), number(15, breakdown=by("team", "North")), number(3, breakdown=by("team", "South"))],
            held=(),
        )


def test_a_contradiction_over_two_steps_is_refused_as_well() -> None:
    # Nine in the north team, of children of whom there are eight in all.
    whole = share(0, 8, flow=True)
    south = share(0, 2, measure="p2", breakdown=by("team", "South"), flow=True)
    north = number(9, measure="p2", breakdown=by("team", "North"))
    with pytest.raises(MeasureError, match="contradict each other"):
        release([whole, south, north], held=())


def test_one_child_in_two_parts_is_no_contradiction() -> None:
    parts = [number(9, breakdown=by("need", "health")), number(8, breakdown=by("need", "speech"))]
    assert release([number(12), *parts], held=()).hidden == 0


def test_a_revised_count_beside_what_was_said_before() -> None:
    before = release([share(28, 30)], held=()).figures
    fewer = replace(before[0], measure="p3", counts="p3", numerator=29)
    assert release([share(20, 24)], [fewer], held=()).figures[0].text == "83%"


def test_a_small_count_is_hidden_though_earlier_figures_contradict_it() -> None:
    before = release(
        [number(40, breakdown=by("team", "North")), number(9, breakdown=by("team", "South"))],
        held=(),
    ).figures
    out = release([number(12), number(3, breakdown=by("team", "West"))], before, held=())
    assert out.figures[1].text == "c"
