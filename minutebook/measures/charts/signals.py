"""Signals: points that chance does not explain, by a named and versioned set of rules."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from minutebook.measures.charts.limits import Limits

Direction = Literal["up", "down"]


class Signal(NamedTuple):
    """One signal: its rule, the positions of its points, and which way it goes."""

    rule: str
    points: tuple[int, ...]
    direction: Direction


@dataclass(frozen=True)
class RuleSet:
    """A named set of rules. A chart says which it was read by, since another set sees other signals.

    ``side`` and ``trend`` are the numbers of points in a row that make a signal; ``limits`` and
    ``outer_third`` whether points outside the limits, and two of three in the outer third, do.
    """

    name: str
    version: str
    side: int
    trend: int
    limits: bool
    outer_third: bool

    @property
    def title(self) -> str:
        """Name and version, as printed under a chart."""
        return f"{self.name}, version {self.version}"

    @property
    def words(self) -> str:
        """The rules in a sentence."""
        rules = [
            f"{self.side} points in a row on one side of the middle",
            f"{self.trend} in a row rising or falling",
        ]
        if self.limits:
            rules.insert(0, "a point outside the limits")
        if self.outer_third:
            rules.append("two of three points in the outer third on one side")
        return "; ".join(rules)


PROCESS = RuleSet("Making data count", "1", side=7, trend=7, limits=True, outer_third=True)
"""Source: NHS England, Making data count: rules for XmR charts. Also used for p and p′ charts."""

RARE = RuleSet("Rare events", "1", side=7, trend=7, limits=True, outer_third=False)
"""For g charts, whose values lie unevenly about the middle, so that thirds mean nothing. Source: Benneyan."""

RUN = RuleSet("Run chart", "1", side=6, trend=5, limits=False, outer_third=False)
"""Source: Perla, Provost and Murray (2011), the run chart; shift of six, trend of five."""


def signals(values: Sequence[float | None], limits: Sequence[Limits], rules: RuleSet) -> list[Signal]:
    """All signals in one stretch, in the order of the rules. A gap ends every run that it interrupts."""
    found: list[Signal] = []
    if rules.limits:
        found += _outside(values, limits)
    found += _one_side(values, limits, rules.side)
    found += _trend(values, rules.trend)
    if rules.outer_third:
        found += _outer_third(values, limits)
    return found


def _outside(values: Sequence[float | None], limits: Sequence[Limits]) -> Iterator[Signal]:
    for n, (value, limit) in enumerate(zip(values, limits, strict=True)):
        if value is not None and limit.upper is not None and value > limit.upper:
            yield Signal("outside the limits", (n,), "up")
        if value is not None and limit.lower is not None and value < limit.lower:
            yield Signal("outside the limits", (n,), "down")


def _one_side(values: Sequence[float | None], limits: Sequence[Limits], length: int) -> Iterator[Signal]:
    sides = [
        None if value is None or value == limit.centre else ("up" if value > limit.centre else "down")
        for value, limit in zip(values, limits, strict=True)
    ]
    yield from _runs(sides, length, f"{length} or more in a row on one side of the middle")


def _trend(values: Sequence[float | None], length: int) -> Iterator[Signal]:
    """A trend of seven points is six steps one way; its points include the one it starts from."""
    steps: list[str | None] = [
        None if before is None or after is None or after == before else ("up" if after > before else "down")
        for before, after in zip(values, values[1:], strict=False)
    ]
    for signal in _runs(steps, length - 1, f"{length} or more in a row rising or falling"):
        yield signal._replace(points=(*signal.points, signal.points[-1] + 1))


def _runs(marks: Sequence[str | None], length: int, rule: str) -> Iterator[Signal]:
    """Unbroken runs of one mark, at least ``length`` long."""
    start = 0
    for n in range(1, len(marks) + 1):
        if n == len(marks) or marks[n] != marks[start]:
            mark = marks[start]
            if mark is not None and n - start >= length:
                yield Signal(rule, tuple(range(start, n)), "up" if mark == "up" else "down")
            start = n


def _outer_third(values: Sequence[float | None], limits: Sequence[Limits]) -> Iterator[Signal]:
    thirds = [_third(value, limit) for value, limit in zip(values, limits, strict=True)]
    directions: tuple[Direction, ...] = ("up", "down")
    for direction in directions:
        found: set[int] = set()
        for start in range(len(thirds) - 2):
            window = range(start, start + 3)
            outer = [n for n in window if thirds[n] == direction]
            if len(outer) >= 2 and all(values[n] is not None for n in window):
                found.update(outer)
        if found:
            yield Signal("two of three in the outer third", tuple(sorted(found)), direction)


def _third(value: float | None, limit: Limits) -> str | None:
    """Whether a value lies in the upper or lower outer third, inside the limits."""
    if value is None or limit.upper is None or limit.lower is None:
        return None
    if limit.near_upper is not None and limit.near_upper < value <= limit.upper:
        return "up"
    if limit.near_lower is not None and limit.lower <= value < limit.near_lower:
        return "down"
    return None
