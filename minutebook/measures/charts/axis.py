"""From values to places on the paper: round ticks, and labels that do not lie on each other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, floor, log10

STEPS = (1, 2, 2.5, 5, 10)


@dataclass(frozen=True)
class Axis:
    """A straight scale from ``low`` at ``start`` to ``high`` at ``end``, with round ``ticks`` between."""

    low: float
    high: float
    start: float
    end: float
    ticks: tuple[float, ...]

    def at(self, value: float) -> float:
        """Where a value lies; what is beyond the scale lies on its edge."""
        inside = min(self.high, max(self.low, value))
        return self.start + (inside - self.low) / (self.high - self.low) * (self.end - self.start)


def axis_for(
    values: Sequence[float], start: float, end: float, *, floor_at: float = 0.0, roof_at: float | None = None
) -> Axis:
    """An axis that holds all ``values`` with some air, three to six ticks, and no impossible value."""
    low, high = min(values), max(values)
    air = (high - low) * 0.08 or max(abs(high) * 0.1, 1.0)
    step = _step((high - low) + 2 * air)
    bottom = max(floor_at, floor((low - air) / step) * step)
    top = ceil((high + air) / step) * step
    if roof_at is not None:
        top = min(roof_at, top)
    ticks = [bottom + n * step for n in range(int((top - bottom) / step + 1e-9) + 1)]
    return Axis(bottom, top, start, end, tuple(round(tick, 6) for tick in ticks))


def _step(width: float) -> float:
    """A round step that cuts ``width`` into three to six."""
    size = 10 ** floor(log10(width / 4))
    return next(factor * size for factor in STEPS if factor * size >= width / 5)


def spread(places: Sequence[float], apart: float, low: float, high: float) -> list[float]:
    """``places`` moved as little as it takes to be ``apart``, all between ``low`` and ``high``."""
    order = sorted(range(len(places)), key=lambda n: places[n])
    moved = list(places)
    for before, after in zip(order, order[1:], strict=False):
        moved[after] = max(moved[after], moved[before] + apart)
    if order and moved[order[-1]] > high:
        moved[order[-1]] = high
        for after, before in zip(order[::-1], order[-2::-1], strict=False):
            moved[before] = min(moved[before], moved[after] - apart)
    return [max(low, place) for place in moved]
