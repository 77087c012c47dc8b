"""Where an authority stands among all: its rank and its quarter.

Source of the bands: DfE, local authority interactive tool. Quartiles lie between ordered values by linear
interpolation. Of a measure that is better low, a value on a quartile belongs to the better band; of one
that is better high, to the worse.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from minutebook.measures.errors import MeasureError

Band = Literal["A", "B", "C", "D"]


@dataclass(frozen=True)
class Position:
    """Rank 1 is best (for a neutral measure, highest); those that are equal share the better rank."""

    rank: int
    of: int
    band: Band | None

    @property
    def text(self) -> str:
        """In words: ``148th of 151``."""
        return f"{ordinal(self.rank)} of {self.of}"


def quartiles(values: Sequence[float]) -> tuple[float, float, float]:
    """The values a quarter, half and three quarters of the way through, interpolated."""
    if not values:
        raise MeasureError("there are no values to take quartiles of")
    ordered = sorted(values)

    def at(share: float) -> float:
        place = share * (len(ordered) - 1)
        low = int(place)
        high = min(low + 1, len(ordered) - 1)
        return ordered[low] + (place - low) * (ordered[high] - ordered[low])

    return at(0.25), at(0.5), at(0.75)


def band(value: float, values: Sequence[float], polarity: str) -> Band | None:
    """The quarter ``value`` is in, ``A`` the best; none where neither direction is better."""
    if polarity not in ("low", "high"):
        return None
    first, middle, third = quartiles(values)
    upward: tuple[Band, ...] = ("A", "B", "C", "D") if polarity == "low" else ("D", "C", "B", "A")
    for name, limit in zip(upward, (first, middle, third), strict=False):
        if value <= limit:
            return name
    return upward[-1]


def position(value: float, values: Sequence[float], polarity: str) -> Position:
    """Where ``value``, which is one of ``values``, stands among them."""
    better = sum(other < value if polarity == "low" else other > value for other in values)
    return Position(better + 1, len(values), band(value, values, polarity))


def ordinal(number: int) -> str:
    """1st, 2nd, 3rd, 11th."""
    teen = 10 <= number % 100 <= 20
    return f"{number}{'th' if teen else {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th')}"
