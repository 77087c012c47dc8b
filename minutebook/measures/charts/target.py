"""How far a figure is from its target, in children."""

from __future__ import annotations

from dataclasses import dataclass

from minutebook.measures.charts.series import Point, Series
from minutebook.measures.rounding import percent

Count = int


@dataclass(frozen=True)
class Distance:
    """Whether a target is met, and how many children more (or fewer) would have met it.

    ``children`` is none where counts are hidden or the measure is not a share of children.
    """

    met: bool
    children: int | None = None


def distance(series: Series, point: Point) -> Distance | None:
    """The latest point's distance to the target; none without a target, a value or a better direction.

    A share meets its target when, rounded as it is shown, it reaches it.
    """
    if series.target is None or point.value is None or series.polarity == "neutral":
        return None
    reached = point.value >= series.target if series.polarity == "high" else point.value <= series.target
    if reached:
        return Distance(True, 0)
    if series.unit != "percent" or point.numerator is None or not point.denominator:
        return Distance(False)
    return Distance(False, _children(series, series.target, point.numerator, point.denominator))


def _children(series: Series, target: float, top: int, bottom: int) -> int | None:
    step = 1 if series.polarity == "high" else -1
    for children in range(1, bottom + 1):
        count = top + step * children
        if not 0 <= count <= bottom:
            return None  # a target beyond all or nothing
        value = percent(count, bottom, series.places)
        if value is not None and (value >= target if step > 0 else value <= target):
            return children
    return None
