"""Did it change, and can the target be met: as words."""

from __future__ import annotations

import pytest

from minutebook.measures.charts import read
from minutebook.measures.charts.target import Distance
from tests.measures.charts.making import series

EVEN = [84.0, 88, 79, 91, 83, 86, 90, 82, 85, 87, 80, 88]  # XmR mean 85.25, limits 68.8 to 101.7


@pytest.mark.parametrize(
    ("polarity", "up", "down"),
    [("high", "improving", "concerning"), ("low", "concerning", "improving"), ("neutral", "higher", "lower")],
)
def test_a_change_is_good_or_bad_by_what_better_means(polarity: str, up: str, down: str) -> None:
    assert read(series([*EVEN, 130.0], polarity=polarity)).variation == up
    assert read(series([*EVEN, 20.0], polarity=polarity)).variation == down


def test_chance_alone_is_no_change() -> None:
    assert read(series(EVEN)).variation == "common cause"


def test_a_change_long_past_is_not_the_latest_points() -> None:
    assert read(series([20.0, *EVEN])).variation == "common cause"


@pytest.mark.parametrize(
    ("target", "high", "low"),
    [
        (60, "consistently passes", "consistently fails"),
        (85, "hit and miss", "hit and miss"),
        (120, "consistently fails", "consistently passes"),
    ],
)
def test_a_target_beside_the_limits(target: float, high: str, low: str) -> None:
    assert read(series(EVEN, target=target, polarity="high")).assurance == high
    assert read(series(EVEN, target=target, polarity="low")).assurance == low


def test_nothing_is_assured_without_limits_target_or_direction() -> None:
    assert read(series(EVEN)).assurance == ""
    assert read(series(EVEN, target=90, polarity="neutral")).assurance == ""
    assert read(series(EVEN, target=90, annual=True)).assurance == ""


@pytest.mark.parametrize(
    ("value", "of", "target", "polarity", "distance"),
    [
        (86, 100, 96, "high", Distance(False, 10)),
        (86, 100, 86, "high", Distance(True, 0)),
        (50, 22, 80, "high", Distance(False, 7)),  # 17 of 22 is 77%, 18 of 22 is 82%
        (12, 50, 8, "low", Distance(False, 2)),
        (8, 50, 8, "low", Distance(True, 0)),
        (0, 50, 101, "high", Distance(False, None)),
    ],
)
def test_distance_to_target_in_children(
    value: float, of: int, target: float, polarity: str, distance: Distance
) -> None:
    assert read(series([value], of=of, target=target, polarity=polarity)).distance == distance


def test_a_target_is_met_by_the_figure_as_it_is_shown() -> None:
    # 89 of 99 is 89.9%, shown as 90%.
    shown = series([90.0], of=99, target=90)
    assert read(shown).distance == Distance(True, 0)


def test_no_distance_is_told_from_hidden_counts() -> None:
    hidden = series([None, None], target=90)
    assert read(hidden).distance is None
    assert read(hidden).variation == ""
