"""What a reader knows of how counts hang together, as columns and rows of a linear programme.

Every count is made of smallest pieces: one name, one part of the whole, one stretch of days between two
days on which some published period begins or ends. Pieces are nought or more; parts make up wholes;
those above the line are some of those below it, and members of a partition are never the same children.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import combinations, pairwise, product
from typing import Literal, NamedTuple

from minutebook.measures.disclosure.programme import Column, Programme
from minutebook.measures.disclosure.quantities import DAY, Known, Quantity
from minutebook.measures.observation import Breakdown

UNLISTED = "in no category given"

Time = Literal["adds up", "nests", "stands alone"]
"""What is known of counts of one thing over several periods: the count of two periods is the sum of
theirs; or, where a child is counted once a period, at least as much as each; or nothing."""


Span = tuple[date, date]
"""The first day of a stretch and the day after its last."""


class Assumptions(NamedTuple):
    """What a reader takes for granted. The strictest that agree with the true counts are used."""

    time: Time = "adds up"
    parts_exclude: bool = True
    partitions_exhaust: bool = True
    noughts_are_shown: bool = True


ASSUMPTIONS = tuple(
    Assumptions(time, exclude, exhaust, shown)
    for exclude in (True, False)
    for time in ("adds up", "nests", "stands alone")
    for exhaust in (True, False)
    for shown in (True, False)
)


@dataclass(frozen=True)
class Family:
    """Quantities that hang together, and what is known of them.

    ``partitions``, ``wider`` and ``flows`` are as in ``Known``; ``counts`` are the true counts, and those
    the public was told before.
    """

    quantities: tuple[Quantity, ...]
    partitions: frozenset[tuple[str, frozenset[str]]]
    wider: frozenset[tuple[str, str]]
    flows: frozenset[str]
    counts: Mapping[Quantity, int] = field(hash=False)

    def is_flow(self, quantity: Quantity) -> bool:
        """Whether a quantity counts what happened over time, and not how things stood on a day."""
        return quantity.start is not None and quantity.name in self.flows


class Strand(NamedTuple):
    """Counts of one thing: over time where they are a flow, otherwise as at one day."""

    name: str
    start: date | None
    end: date | None


Piece = tuple[Strand, Breakdown, Span | None]


class Model:
    """The programme of a family.

    ``columns`` has one for every published quantity, ``unpublished`` one for each of its fellows: the same
    name, period or part as something published.
    """

    def __init__(self, family: Family, assumptions: Assumptions) -> None:
        self.family = family
        self.assumptions = assumptions
        self.programme = Programme()
        self._pieces: dict[Piece, Column] = {}
        self._days = _days(family)
        self._categories = _categories(family)
        self._short = _dimensions_with_rest(family, self._categories)
        self._cells = _cells(family, self._categories, self._short)
        self._open_partitions = _open_partitions(family)
        self.columns = {quantity: self._column(quantity) for quantity in family.quantities}
        self.unpublished = {quantity: self._column(quantity) for quantity in self._fellows()}
        self._relate_spans()
        self._relate_parts()
        self._relate_names()
        self._relate_snapshots()

    def _strand(self, quantity: Quantity) -> Strand:
        if self.family.is_flow(quantity):
            return Strand(quantity.name, None, None)
        return Strand(quantity.name, quantity.start, quantity.end)

    def _strands(self) -> list[Strand]:
        return list(dict.fromkeys(self._strand(quantity) for quantity in self.family.quantities))

    def _spans(self, quantity: Quantity) -> list[Span | None]:
        """The stretches of days a quantity is made of; itself, where periods do not add up."""
        if quantity.start is None or not self.family.is_flow(quantity):
            return [None]
        span = quantity.start, quantity.end + DAY
        if self.assumptions.time != "adds up":
            return [span]
        return [(a, b) for a, b in pairwise(self._days) if span[0] <= a and b <= span[1]]

    def _piece(self, strand: Strand, cell: Breakdown, span: Span | None) -> Column:
        piece = strand, cell, span
        if piece not in self._pieces:
            self._pieces[piece] = self.programme.column()
        return self._pieces[piece]

    def _column(self, quantity: Quantity) -> Column:
        strand = self._strand(quantity)
        return self.programme.total(
            self._piece(strand, quantity.breakdown, span) for span in self._spans(quantity)
        )

    def _fellows(self) -> Iterator[Quantity]:
        """What nobody published, though it is the same part, period or name of something published."""
        published = set(self.family.quantities)
        whole = {quantity._replace(breakdown=()) for quantity in self.family.quantities}
        flows = {(q.start, q.end) for q in whole if q.start is not None and self.family.is_flow(q)}
        for quantity in sorted(whole, key=lambda quantity: quantity.order):
            own = quantity.start, quantity.end
            spans = sorted(flows) if self.family.is_flow(quantity) else [own]
            for cell, (start, end) in product(self._cells, spans):
                fellow = quantity._replace(start=start, end=end, breakdown=cell)
                if fellow not in published:
                    published.add(fellow)
                    yield fellow

    def between(self, whole: Quantity, parts: Iterable[Quantity]) -> Column:
        """A column for what ``whole`` counts beyond its ``parts``."""
        rest = self.programme.column()
        taken = {self.columns[part]: -1 for part in parts}
        self.programme.row({self.columns[whole]: 1, **taken, rest: -1})
        return rest

    def run(self, like: Quantity, start: date, end: date) -> Column:
        """A column for what is counted like ``like`` from ``start`` to the day before ``end``."""
        return self._column(like._replace(start=start, end=end - DAY))

    def _all_spans(self, strand: Strand) -> Sequence[Span | None]:
        if strand.end is not None:
            return [None]
        if self.assumptions.time == "adds up":
            return list(pairwise(self._days))
        return sorted({span for _, _, span in self._pieces if span is not None})

    def _relate_spans(self) -> None:
        """Where periods do not add up, a longer one still counts at least what a shorter one in it does."""
        if self.assumptions.time != "nests":
            return
        spans = sorted({span for _, _, span in self._pieces if span is not None})
        for strand in self._strands():
            for one, other in combinations(spans if strand.end is None else (), 2):
                for outer, inner in ((one, other), (other, one)):
                    if outer[0] <= inner[0] and inner[1] <= outer[1]:
                        for cell in self._cells:
                            factors = {
                                self._piece(strand, cell, outer): 1,
                                self._piece(strand, cell, inner): -1,
                            }
                            self.programme.row(factors, 0, float("inf"))

    def _relate_parts(self) -> None:
        """The parts of a whole make it up, or are each no more than it where a child is in two."""
        for strand in self._strands():
            for span in self._all_spans(strand):
                for whole, dimension in self._wholes():
                    parts = [
                        self._piece(strand, tuple(sorted((*whole, (dimension, category)))), span)
                        for category in self._in_all(dimension)
                    ]
                    self._relate_whole(self._piece(strand, whole, span), parts)

    def _relate_whole(self, whole: Column, parts: list[Column]) -> None:
        if self.assumptions.parts_exclude:
            self.programme.row({whole: 1, **dict.fromkeys(parts, -1)})
        else:
            for part in parts:
                self.programme.row({whole: 1, part: -1}, 0, float("inf"))

    def _in_all(self, dimension: str) -> list[str]:
        return [*self._categories[dimension], *([UNLISTED] if dimension in self._short else [])]

    def _wholes(self) -> list[tuple[Breakdown, str]]:
        """Every cell that is divided up further, and by which dimension."""
        wholes = set()
        for cell in self._cells:
            for pair in cell:
                wholes.add((tuple(other for other in cell if other != pair), pair[0]))
        return sorted(wholes)

    def _relate_names(self) -> None:
        strands = self._strands()
        by_name: dict[str, list[Strand]] = defaultdict(list)
        for strand in strands:
            by_name[strand.name].append(strand)
        for cohort, tops in self.family.partitions:
            for whole in by_name[cohort]:
                parts = [part for name in sorted(tops) for part in by_name[name] if _meet(whole, part)]
                for same in _by_start(parts):
                    self._relate_partition(whole, same, self._exhausts(cohort, tops))
        for outer, inner in sorted(self.family.wider):
            for whole, part in product(by_name[outer], by_name[inner]):
                if _meet(whole, part):
                    self._relate_strands(whole, [part], float("inf"))

    def _exhausts(self, cohort: str, tops: frozenset[str]) -> bool:
        """Whether the members of a partition make up what they are part of, wherever all are known."""
        if len(tops) == 1 or not self.assumptions.partitions_exhaust:
            return False
        return (cohort, tops) not in self._open_partitions

    def _relate_partition(self, whole: Strand, parts: list[Strand], exhausts: bool) -> None:
        if self.assumptions.parts_exclude:
            self._relate_strands(whole, parts, 0 if exhausts else float("inf"))
        else:
            for part in parts:
                self._relate_strands(whole, [part], float("inf"))

    def _relate_strands(self, whole: Strand, parts: list[Strand], most_left: float) -> None:
        """What is left of a whole without its parts is between nought and ``most_left``."""
        for cell, span in product(self._cells, self._all_spans(whole)):
            columns = [self._piece(part, cell, span) for part in parts]
            factors = {self._piece(whole, cell, span): 1, **dict.fromkeys(columns, -1)}
            self.programme.row(factors, 0, most_left)

    def _relate_snapshots(self) -> None:
        """The same count taken on one day for two periods, if it is the same, is taken as one."""
        same: dict[tuple[object, ...], list[Quantity]] = defaultdict(list)
        for quantity in self.family.quantities:
            if not self.family.is_flow(quantity) and quantity in self.family.counts:
                count = self.family.counts[quantity]
                same[quantity.name, quantity.end, quantity.breakdown, count].append(quantity)
        for first, *others in same.values():
            for other in others:
                self.programme.row({self.columns[first]: 1, self.columns[other]: -1})


def _meet(whole: Strand, part: Strand) -> bool:
    return whole.end == part.end and (whole.start is None or part.start in (None, whole.start))


def _by_start(strands: Iterable[Strand]) -> list[list[Strand]]:
    groups: dict[date | None, list[Strand]] = defaultdict(list)
    for strand in strands:
        groups[strand.start].append(strand)
    return list(groups.values())


def _days(family: Family) -> list[date]:
    """The days on which some period of the family begins, or on the eve of which one ends."""
    days: set[date] = set()
    for quantity in family.quantities:
        if quantity.start is not None and family.is_flow(quantity):
            days |= {quantity.start, quantity.end + DAY}
    return sorted(days)


def _categories(family: Family) -> dict[str, list[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for quantity in family.quantities:
        for dimension, category in quantity.breakdown:
            found[dimension].add(category)
    return {dimension: sorted(categories) for dimension, categories in found.items()}


def _dimensions_with_rest(family: Family, categories: Mapping[str, list[str]]) -> set[str]:
    """Dimensions whose categories do not make up the whole."""
    short = set()
    for whole, count in family.counts.items():
        for dimension, named in categories.items():
            if dimension in dict(whole.breakdown):
                continue
            cells = [tuple(sorted((*whole.breakdown, (dimension, category)))) for category in named]
            parts = [family.counts.get(whole._replace(breakdown=cell)) for cell in cells]
            known = [part for part in parts if part is not None]
            if len(known) == len(parts) and sum(known) < count:
                short.add(dimension)
    return short


def _open_partitions(family: Family) -> set[tuple[str, frozenset[str]]]:
    """Partitions that somewhere leave a rest that is in none of their members."""
    found = set()
    for cohort, tops in family.partitions:
        for whole, count in family.counts.items():
            if whole.name != cohort:
                continue
            parts = [family.counts.get(whole._replace(name=name)) for name in tops]
            known = [part for part in parts if part is not None]
            if len(known) == len(parts) and sum(known) < count:
                found.add((cohort, tops))
    return found


def _cells(family: Family, categories: Mapping[str, list[str]], short: set[str]) -> list[Breakdown]:
    """Every part of the whole that some figure speaks of, with all its fellows and the wholes above it."""
    dimension_sets: set[tuple[str, ...]] = {()}
    for quantity in family.quantities:
        dimensions = tuple(dimension for dimension, _ in quantity.breakdown)
        for size in range(1, len(dimensions) + 1):
            dimension_sets.update(combinations(dimensions, size))
    cells: list[Breakdown] = []
    for dimensions in sorted(dimension_sets):
        choices = [[*categories[d], *([UNLISTED] if d in short else [])] for d in dimensions]
        cells += [tuple(zip(dimensions, chosen, strict=True)) for chosen in product(*choices)]
    return cells


def families(known: Known) -> list[Family]:
    """The quantities of a release and its history, in groups that nothing connects to each other."""
    counts = {**known.shown, **known.held, **known.true}
    quantities = list(dict.fromkeys([*counts, *sorted(known.hidden, key=lambda hidden: hidden.order)]))
    linked = _linked_names(known)
    groups: dict[tuple[object, ...], list[Quantity]] = defaultdict(list)
    for quantity in quantities:
        flow = quantity.name in known.flows
        key = quantity.area, linked.get(quantity.name, quantity.name), None if flow else quantity.end
        groups[key].append(quantity)
    return [
        Family(
            tuple(group),
            known.partitions,
            known.wider,
            frozenset(known.flows),
            {quantity: counts[quantity] for quantity in group if quantity in counts},
        )
        for group in groups.values()
    ]


def _linked_names(known: Known) -> dict[str, str]:
    """For each name the first of all names it is connected with."""
    links: dict[str, set[str]] = defaultdict(set)
    groups = [{cohort, *tops} for cohort, tops in known.partitions] + [set(pair) for pair in known.wider]
    for group in groups:
        for name in group:
            links[name] |= group
    first: dict[str, str] = {}
    for name in sorted(links):
        waiting = [name]
        while waiting:
            other = waiting.pop()
            if other not in first:
                first[other] = first.get(name, name)
                waiting.extend(links[other])
    return first
