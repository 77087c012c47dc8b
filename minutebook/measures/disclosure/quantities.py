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
DAY = timedelta(days=1)
NEAR = timedelta(days=400)
"""How far apart in time two counts of what happened can still be taken from each other."""


class Quantity(NamedTuple):
    """One count: what is counted, where, from when (``None``: as at ``end``) to when, of which part."""

    name: str
    area: str
    start: date | None
    end: date
    breakdown: Breakdown

    @property
    def order(self) -> tuple[str, str, date, date, Breakdown]:
        """What quantities are put in order by, those without a start first."""
        return self.name, self.area, self.start or date.min, self.end, self.breakdown

    @property
    def place(self) -> str:
        """Where it stands, for messages. Holds no figure."""
        parts = [f"{dimension} {category}" for dimension, category in self.breakdown]
        return ", ".join([self.name, self.area, self.end.isoformat(), *parts])


class Parts(NamedTuple):
    """The quantities above and below the line of a figure, where it has them."""

    top: Quantity | None
    bottom: Quantity | None


def parts_of(about: About) -> Parts:
    """The quantities of a figure. A population everybody knows is none."""
    top = bottom = None
    if about.unit not in AVERAGES:
        of_its_own = about.counts == about.measure  # not named as some other figure's whole
        dated = about.flow or (about.unit in PROPORTIONS and of_its_own)
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

    ``true`` holds the exact counts of the figures to be released, ``held`` those of other figures;
    ``shown`` what the public has been told before, ``hidden`` what has been withheld from it before and
    never shown. ``parts`` gives the quantities of each figure to be released, in order.
    ``unprotected`` are the names and breakdowns of quantities that tell nothing of a child; ``flows``
    the names of what happened over time. ``partitions`` are groups of names that never count the same
    child, each with the name they are part of; ``wider`` pairs of a name and one within it.
    ``with_rest`` are the names above the line of which the rest below it is protected too.
    """

    true: dict[Quantity, int] = field(default_factory=dict)
    held: dict[Quantity, int] = field(default_factory=dict)
    shown: dict[Quantity, int] = field(default_factory=dict)
    hidden: set[Quantity] = field(default_factory=set)
    parts: list[Parts] = field(default_factory=list)
    unprotected: set[tuple[str, Breakdown]] = field(default_factory=set)
    flows: set[str] = field(default_factory=set)
    partitions: frozenset[tuple[str, frozenset[str]]] = frozenset()
    wider: frozenset[tuple[str, str]] = frozenset()
    with_rest: set[str] = field(default_factory=set)

    def protects(self, quantity: Quantity) -> bool:
        """Whether a small count of this would tell of children."""
        return (quantity.name, quantity.breakdown) not in self.unprotected


def known(
    observations: Sequence[Observation],
    released: Iterable[Released],
    held: Iterable[Observation] = (),
) -> Known:
    """Sort out what is known inside and outside. Raises ``MeasureError`` for a figure given twice."""
    told = _Told(observations)
    released, held = list(released), list(held)
    near = _related(observations, [*released, *held])
    figures: list[tuple[About, Parts]] = list(zip(observations, told.parts, strict=True))
    result = Known(parts=told.parts, unprotected=_unprotected(figures))
    result.true = _counts(figures)
    figures += [(old, told.renamed(old)) for old in near]
    earlier = [(old, parts) for old, parts in figures if isinstance(old, Released)]
    result.held = _counts(figures)
    result.shown = _counts(earlier)
    for old, parts in earlier:
        for quantity, count in zip(parts, (old.numerator, old.denominator), strict=True):
            if quantity and count is None and old.symbol == "c" and quantity not in result.shown:
                result.hidden.add(quantity)
    result.flows = {q.name for about, parts in figures if about.flow for q in parts if q}
    result.partitions, result.wider = _structure(figures)
    for about, parts in figures:
        if parts.top and (about.partition or getattr(about, "rest_protected", False)):
            result.with_rest.add(parts.top.name)
    return result


def _counts(figures: Iterable[tuple[About, Parts]]) -> dict[Quantity, int]:
    """The counts that figures tell; an exact one is believed before one released earlier."""
    counts: dict[Quantity, int] = {}
    for figure, parts in sorted(figures, key=lambda pair: isinstance(pair[0], Observation)):
        assert isinstance(figure, Observation | Released)
        for quantity, count in zip(parts, (figure.numerator, figure.denominator), strict=True):
            if quantity and count is not None:
                counts[quantity] = count
    return counts


def _structure(
    figures: Iterable[tuple[About, Parts]],
) -> tuple[frozenset[tuple[str, frozenset[str]]], frozenset[tuple[str, str]]]:
    partitions: dict[tuple[str, str], set[str]] = defaultdict(set)
    wider: set[tuple[str, str]] = set()
    for about, (top, bottom) in figures:
        if top and bottom and about.unit in PROPORTIONS:
            partitions[bottom.name, about.partition or f"{top.name} alone"].add(top.name)
        if top and about.within:
            wider.add((about.within, top.name))
    return frozenset((cohort, frozenset(tops)) for (cohort, _), tops in partitions.items()), frozenset(wider)


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


def _unprotected(figures: Iterable[tuple[About, Parts]]) -> set[tuple[str, Breakdown]]:
    free: set[tuple[str, Breakdown]] = set()
    bound: set[tuple[str, Breakdown]] = set()
    for figure, parts in figures:
        told = {(quantity.name, quantity.breakdown) for quantity in parts if quantity}
        (bound if getattr(figure, "protected", True) else free).update(told)
    return free - bound


def _related(
    observations: Sequence[Observation], earlier: Sequence[Observation | Released]
) -> list[Observation | Released]:
    """Earlier figures of the same areas, about the same children, near enough in time."""
    names = _names_about_the_same([*observations, *earlier], observations)
    areas = {observation.area for observation in observations}
    ends = {observation.period.end for observation in observations}
    first = min((observation.period.start for observation in observations), default=date.max)
    last = max(ends, default=date.min)
    return [
        old
        for old in earlier
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
