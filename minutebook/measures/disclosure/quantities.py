"""The counts that figures are made of, and what is known of each: inside, and to the public.

Two figures that count the same children in the same words speak of one quantity, so that a denominator
hidden under one indicator is not shown under the next.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import NamedTuple

from minutebook.measures.errors import MeasureError
from minutebook.measures.observation import PROPORTIONS, About, Breakdown, Observation, Released

AVERAGES = ("mean", "days")
NEAR = timedelta(days=400)
"""How far apart in time two counts of what happened can still be taken from each other."""


class Quantity(NamedTuple):
    """One count: what is counted, where, from when (``None``: as at ``end``) to when, of which part."""

    name: str
    area: str
    start: date | None
    end: date
    breakdown: Breakdown


class Parts(NamedTuple):
    """The quantities above and below the line of a figure, where it has them."""

    top: Quantity | None
    bottom: Quantity | None


def parts_of(about: About) -> Parts:
    """The quantities of a figure. A population everybody knows is none."""
    top = bottom = None
    if about.unit not in AVERAGES:
        dated = about.flow or about.unit in PROPORTIONS
        top = _quantity(about, about.counts, dated)
    if about.cohort and about.unit != "per 10,000":
        bottom = _quantity(about, about.cohort, about.flow)
    return Parts(top, bottom)


def _quantity(about: About, name: str, dated: bool) -> Quantity:
    start = about.period.start if dated else None
    return Quantity(name, about.area, start, about.period.end, about.breakdown)


@dataclass
class Known:
    """What is known of every quantity that matters for a release.

    ``true`` holds the exact counts of the figures to be released, ``shown`` what the public has been
    told before, ``hidden`` what has been withheld from it before and never shown. ``parts`` gives
    the quantities of each figure to be released, in order; ``about`` every figure, old and new.
    ``unprotected`` are the names and breakdowns of quantities that tell nothing of a child.
    """

    true: dict[Quantity, int] = field(default_factory=dict)
    shown: dict[Quantity, int] = field(default_factory=dict)
    hidden: set[Quantity] = field(default_factory=set)
    parts: list[Parts] = field(default_factory=list)
    about: list[tuple[About, Parts]] = field(default_factory=list)
    unprotected: set[tuple[str, Breakdown]] = field(default_factory=set)
    flows: set[str] = field(default_factory=set)


def known(observations: Sequence[Observation], released: Iterable[Released]) -> Known:
    """Sort out what is known inside and outside. Raises ``MeasureError`` for a figure given twice."""
    told = _Told(observations)
    result = Known(parts=told.parts)
    for observation, parts in zip(observations, told.parts, strict=True):
        for quantity, count in zip(parts, (observation.numerator, observation.denominator), strict=True):
            if quantity and count is not None:
                result.true[quantity] = count
        _note(result, observation, parts)
    for old in _related(observations, released):
        parts = told.renamed(old)
        for quantity, count in zip(parts, (old.numerator, old.denominator), strict=True):
            if quantity and count is not None:
                result.shown[quantity] = count
            elif quantity and old.symbol == "c":
                result.hidden.add(quantity)
        _note(result, old, parts)
    result.hidden -= result.shown.keys()
    result.unprotected = _unprotected(observations, told.parts)
    return result


def _note(result: Known, about: About, parts: Parts) -> None:
    result.about.append((about, parts))
    if about.flow:
        result.flows.update(quantity.name for quantity in parts if quantity)


class _Told:
    """The observations' quantities, told apart where the same words stand for different counts."""

    def __init__(self, observations: Sequence[Observation]) -> None:
        counts: dict[Quantity, set[int | None]] = defaultdict(set)
        for observation in observations:
            parts = parts_of(observation)
            if parts.top:
                counts[parts.top].add(observation.numerator)
            if parts.bottom:
                counts[parts.bottom].add(observation.denominator)
        self.unclear = {quantity for quantity, values in counts.items() if len(values - {None}) > 1}
        self.parts = [self.renamed(observation) for observation in observations]
        self._refuse_doubles(observations)

    def renamed(self, about: About) -> Parts:
        """The parts of a figure; an unclear one is named after its measure as well."""
        return Parts(*(self._own(quantity, about.measure) for quantity in parts_of(about)))

    def _own(self, quantity: Quantity | None, measure: str) -> Quantity | None:
        if quantity in self.unclear:
            return quantity._replace(name=f"{quantity.name} ({measure})")
        return quantity

    def _refuse_doubles(self, observations: Sequence[Observation]) -> None:
        found: dict[Quantity, int] = {}
        for observation, parts in zip(observations, self.parts, strict=True):
            pairs = ((parts.top, observation.numerator), (parts.bottom, observation.denominator))
            for quantity, count in pairs:
                if quantity and count is not None and found.setdefault(quantity, count) != count:
                    raise MeasureError(f"{observation.place}: given twice, with different counts")


def _unprotected(observations: Sequence[Observation], parts: Sequence[Parts]) -> set[tuple[str, Breakdown]]:
    free: set[tuple[str, Breakdown]] = set()
    bound: set[tuple[str, Breakdown]] = set()
    for observation, quantities in zip(observations, parts, strict=True):
        told = {(quantity.name, quantity.breakdown) for quantity in quantities if quantity}
        (bound if observation.protected else free).update(told)
    return free - bound


def _related(observations: Sequence[Observation], released: Iterable[Released]) -> list[Released]:
    """What was released of the same areas, about the same children, near enough in time."""
    released = list(released)
    names = _names_about_the_same([*observations, *released], observations)
    areas = {observation.area for observation in observations}
    ends = {observation.period.end for observation in observations}
    first = min((observation.period.start for observation in observations), default=date.max)
    last = max(ends, default=date.min)
    return [
        old
        for old in released
        if old.area in areas
        and old.counts in names
        and (
            old.period.end in ends
            or (old.flow and first <= old.period.end + NEAR and old.period.start <= last + NEAR)
        )
    ]


def _names_about_the_same(figures: Sequence[About], wanted: Sequence[About]) -> set[str]:
    """All names that hang together with those ``wanted``, by a shared figure or one within another."""
    links: dict[str, set[str]] = defaultdict(set)
    for about in figures:
        names = {about.counts, about.cohort, about.within} - {""}
        for name in names:
            links[name] |= names
    found: set[str] = set()
    waiting = {name for about in wanted for name in (about.counts, about.cohort, about.within) if name}
    while waiting:
        name = waiting.pop()
        found.add(name)
        waiting |= links[name] - found
    return found
