"""What chance does not explain: outside, seven on a side, seven in a trend, two of three far out."""

from __future__ import annotations

import pytest

from minutebook.measures.charts.limits import Limits
from minutebook.measures.charts.signals import PROCESS, RUN, signals

AROUND_TEN = Limits(10, 7, 13)  # near limits 8 and 12


def found(values: list[float | None], rules: object = PROCESS) -> list[tuple[str, tuple[int, ...], str]]:
    return [tuple(s) for s in signals(values, [AROUND_TEN] * len(values), rules)]  # type: ignore[arg-type, misc]


def test_a_point_outside() -> None:
    assert found([10, 13.1, 10]) == [("outside the limits", (1,), "up")]
    assert found([10, 6.9, 10]) == [("outside the limits", (1,), "down")]
    assert found([10, 13, 7, 10]) == [], "on the limit is inside"


def test_seven_on_one_side() -> None:
    six = [10.5, 10.2, 10.6, 10.1, 10.5, 10.3]
    assert found([9, *six]) == []
    assert found([9, *six, 10.4]) == [
        ("7 or more in a row on one side of the middle", tuple(range(1, 8)), "up")
    ]


@pytest.mark.parametrize("broken", [10.0, None, 9.9])
def test_a_run_is_broken_by_the_middle_a_gap_and_the_other_side(broken: float | None) -> None:
    assert found([10.5, 10.2, 10.6, 10.1, broken, 10.3, 10.4, 10.2]) == []


def test_seven_rising() -> None:
    rising = [9.0, 9.3, 9.6, 9.9, 10.2, 10.5]
    assert found(rising) == []
    assert found([*rising, 10.8]) == [("7 or more in a row rising or falling", tuple(range(7)), "up")]
    assert found([9.0, 9.3, 9.6, 9.6, 9.9, 10.2, 10.5, 10.8]) == [], "a step of nothing ends a trend"


def test_two_of_three_in_the_outer_third() -> None:
    assert found([10, 12.5, 9, 12.2, 10]) == [("two of three in the outer third", (1, 3), "up")]
    assert found([10, 12.5, 9, 9, 12.2]) == []
    assert found([10, 12.5, 7.5, 10]) == [], "on opposite sides they are no signal"
    assert found([12.5, None, 12.5]) == [], "with a gap they are not three"


def test_a_run_chart_has_its_own_rules() -> None:
    assert found([10.5] * 6, RUN) == [("6 or more in a row on one side of the middle", tuple(range(6)), "up")]
    assert found([8, 9, 10.5, 11, 12], RUN) == [
        ("5 or more in a row rising or falling", tuple(range(5)), "up")
    ]
    assert found([10, 99, 10], RUN) == [], "it has no limits to be outside of"


def test_rules_are_named_and_versioned() -> None:
    assert PROCESS.title == "Making data count, version 1"
    assert "two of three points in the outer third" in PROCESS.words
    assert "outside" not in RUN.words
