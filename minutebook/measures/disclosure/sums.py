"""Everything that could be added up or taken away: the relations a reader of all releases can use.

A relation is a sum that comes to nought, such as ``whole - part - part = 0``. Where the published parts
do not make up the whole, the rest is a quantity of its own: nobody published it, but anybody can work
it out.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from datetime import date, timedelta

from minutebook.measures.disclosure.policy import Policy
from minutebook.measures.disclosure.quantities import NEAR, Known, Parts, Quantity
from minutebook.measures.observation import PROPORTIONS, About

Relation = dict[Quantity, int]
"""Quantities and what each is multiplied by; the products come to nought."""

DAY = timedelta(days=1)
MOST_DERIVED = 400
"""Intervals worked out for one count; beyond it, the history is cut to what is near the release."""


class Sums:
    """The quantities of a release and its history, their true counts where known, and their relations.

    ``counts`` has every quantity, ``None`` where only the public's ``c`` is known of it; ``derived`` those
    nobody publishes; ``open_rests`` the derived ones that need no protection.
    """

    def __init__(self, known: Known, policy: Policy) -> None:
        self.policy = policy
        self.unprotected = known.unprotected
        self.counts: dict[Quantity, int | None] = {
            **dict.fromkeys(known.hidden),
            **known.shown,
            **known.true,
        }
        self.relations: list[Relation] = []
        self.derived: set[Quantity] = set()
        self.open_rests: set[Quantity] = set()
        self._add_equal_snapshots(known.flows)
        self._add_periods(known.flows)
        self._add_breakdowns()
        self._add_figures(known.about)
        self._fill_unknown()

    def add(self, whole: Quantity, parts: Iterable[Quantity]) -> None:
        """``whole`` is the sum of ``parts``."""
        relation = {whole: 1}
        for part in parts:
            relation[part] = -1
        self.relations.append(relation)

    def add_rest(self, whole: Quantity, parts: list[Quantity], *, protected: bool) -> None:
        """``whole`` is the sum of ``parts`` and of a rest nobody publishes."""
        left = self._exact(whole, parts)
        if left is not None and left < 0:
            return
        named = " and ".join(f"{part.name} {part.breakdown}" for part in parts)
        rest = whole._replace(name=f"{whole.name} but not {named} from {parts[0].start}")
        self.counts[rest] = left
        self.derived.add(rest)
        if not protected or (whole.name, whole.breakdown) in self.unprotected:
            self.open_rests.add(rest)
        self.add(whole, [*parts, rest])

    def _exact(self, whole: Quantity, parts: list[Quantity]) -> int | None:
        """The whole less its parts, as far as counts are known."""
        total, counts = self.counts[whole], [self.counts[part] for part in parts]
        if total is None or None in counts:
            return None
        return total - sum(count for count in counts if count is not None)

    def is_protected(self, quantity: Quantity) -> bool:
        """Whether a small count of this would tell of children."""
        return quantity not in self.open_rests and (quantity.name, quantity.breakdown) not in self.unprotected

    def _add_equal_snapshots(self, flows: set[str]) -> None:
        """The same count taken on one day for two periods is one count."""
        same: dict[tuple[object, ...], list[Quantity]] = defaultdict(list)
        for quantity, count in self.counts.items():
            if quantity.start and quantity.name not in flows and count is not None:
                same[quantity.name, quantity.area, quantity.end, quantity.breakdown, count].append(quantity)
        for first, *others in same.values():
            for other in others:
                self.add(first, [other])

    def _add_periods(self, flows: set[str]) -> None:
        families: dict[tuple[object, ...], dict[tuple[date, date], Quantity]] = defaultdict(dict)
        for quantity in list(self.counts):
            if quantity.name in flows and quantity.start:
                spans = families[quantity.name, quantity.area, quantity.breakdown]
                spans[quantity.start, quantity.end + DAY] = quantity
        for spans in families.values():
            self._add_spans(spans)

    def _add_spans(self, spans: dict[tuple[date, date], Quantity]) -> None:
        """A longer span less a shorter one with the same first or last day is the span between."""
        waiting = list(spans)
        done: set[frozenset[tuple[date, date]]] = set()
        while waiting and len(spans) < MOST_DERIVED:
            one = waiting.pop()
            for other in list(spans):
                outer, inner = (one, other) if one[1] - one[0] > other[1] - other[0] else (other, one)
                gap = _gap(outer, inner)
                if gap is None or gap[1] - gap[0] > NEAR or frozenset((outer, inner, gap)) in done:
                    continue
                done.add(frozenset((outer, inner, gap)))
                if gap not in spans and not self._derive(spans, outer, inner, gap):
                    continue
                if gap in spans and self._exact(spans[outer], [spans[inner], spans[gap]]) in (0, None):
                    self.add(spans[outer], [spans[inner], spans[gap]])
                else:  # children counted once a period do not add up over periods
                    self.add_rest(spans[outer], [spans[inner]], protected=True)
                if gap not in waiting and spans[gap] in self.derived:
                    waiting.append(gap)

    def _derive(
        self,
        spans: dict[tuple[date, date], Quantity],
        outer: tuple[date, date],
        inner: tuple[date, date],
        gap: tuple[date, date],
    ) -> bool:
        between = self._exact(spans[outer], [spans[inner]])
        if between is not None and between < 0:
            return False
        quantity = spans[outer]._replace(start=gap[0], end=gap[1] - DAY)
        spans[gap] = quantity
        self.counts[quantity] = between
        self.derived.add(quantity)
        return True

    def _add_breakdowns(self) -> None:
        groups: dict[Quantity, dict[str, list[Quantity]]] = defaultdict(lambda: defaultdict(list))
        for quantity in self.counts:
            for pair in quantity.breakdown:
                others = tuple(other for other in quantity.breakdown if other != pair)
                groups[quantity._replace(breakdown=others)][pair[0]].append(quantity)
        for whole, dimensions in groups.items():
            if whole not in self.counts and len(dimensions) > 1:
                self._imply(whole, dimensions)
            if whole in self.counts:
                for parts in dimensions.values():
                    self._add_breakdown(whole, parts)

    def _imply(self, whole: Quantity, dimensions: dict[str, list[Quantity]]) -> None:
        """A whole nobody published, but which two ways of dividing it up both add up to."""
        totals = set()
        for parts in dimensions.values():
            counts = [self.counts[part] for part in parts]
            totals.add(None if None in counts else sum(count for count in counts if count is not None))
        if len(totals) == 1:
            self.counts[whole] = totals.pop()
            self.derived.add(whole)

    def _add_breakdown(self, whole: Quantity, parts: list[Quantity]) -> None:
        exact = self._exact(whole, parts)
        if exact in (0, None):
            self.add(whole, parts)
        elif exact is not None and exact > 0:
            self.add_rest(whole, parts, protected=True)
        else:  # a child can be in two of the parts: each is still part of the whole
            for part in parts:
                self.add_rest(whole, [part], protected=False)

    def _add_figures(self, figures: list[tuple[About, Parts]]) -> None:
        """Above the line is part of below it; so are the members of a partition together."""
        partitions: dict[tuple[str, str], set[str]] = defaultdict(set)
        wider: set[tuple[str, str]] = set()
        protected: set[str] = set()
        for about, (top, bottom) in figures:
            if top and bottom and about.unit in PROPORTIONS:
                partitions[bottom.name, about.partition or f"{top.name} alone"].add(top.name)
                if self.policy.rests_protected or getattr(about, "rest_protected", False):
                    protected.add(top.name)
            if top and about.within:
                wider.add((about.within, top.name))
        places = _Places(self.counts)
        for (cohort, _), tops in partitions.items():
            for whole in places.named(cohort):
                self._add_parts(whole, places.parts(whole, tops), protected=bool(protected & tops))
        for outer, inner in wider:
            for whole in places.named(outer):
                for part in places.parts(whole, {inner}):
                    self.add_rest(whole, [part], protected=self.policy.rests_protected)

    def _add_parts(self, whole: Quantity, parts: list[Quantity], *, protected: bool) -> None:
        for start in {part.start for part in parts}:
            own = [part for part in parts if part.start == start]
            exact = self._exact(whole, own)
            together = [own] if exact is None or exact >= 0 else [[part] for part in own]
            for group in together:
                self.add_rest(whole, group, protected=protected)

    def _fill_unknown(self) -> None:
        """Work out, where relations allow, the counts behind an earlier ``c`` that we do not hold.

        What stays unknown is later taken as fixed, as if the public knew it: the safe side.
        """
        found = True
        while found:
            found = False
            for relation in self.relations:
                unknown = [quantity for quantity in relation if self.counts[quantity] is None]
                if len(unknown) == 1:
                    value = -relation[unknown[0]] * self._product(relation)
                    if value >= 0:
                        self.counts[unknown[0]] = value
                        found = True
        uses = Counter(quantity for relation in self.relations for quantity in relation)
        for relation in self.relations:
            self._share_out(relation, uses)

    def _product(self, relation: Relation) -> int:
        return sum(factor * (self.counts[quantity] or 0) for quantity, factor in relation.items())

    def _share_out(self, relation: Relation, uses: Counter[Quantity]) -> None:
        """Give unknown parts that are in no other relation the smallest counts they can have."""
        unknown = [quantity for quantity in relation if self.counts[quantity] is None]
        if not unknown or any(relation[quantity] > 0 for quantity in unknown):
            return
        left = self._product(relation) - len(unknown) + 1
        if left >= 0 and all(uses[quantity] == 1 for quantity in unknown):
            for quantity in unknown:
                self.counts[quantity] = 1
            self.counts[unknown[-1]] = left


def _gap(outer: tuple[date, date], inner: tuple[date, date]) -> tuple[date, date] | None:
    """What is left of ``outer`` without ``inner``, where the two begin or end on the same day."""
    if outer == inner:
        return None
    if outer[0] == inner[0] and inner[1] < outer[1]:
        return inner[1], outer[1]
    if outer[1] == inner[1] and outer[0] < inner[0]:
        return outer[0], inner[0]
    return None


class _Places:
    """Quantities by name, and by where and when they were counted."""

    def __init__(self, quantities: Iterable[Quantity]) -> None:
        self._names: dict[str, list[Quantity]] = defaultdict(list)
        self._places: dict[tuple[object, ...], list[Quantity]] = defaultdict(list)
        for quantity in quantities:
            self._names[quantity.name].append(quantity)
            self._places[quantity.name, quantity.area, quantity.end, quantity.breakdown].append(quantity)

    def named(self, name: str) -> list[Quantity]:
        """All quantities of a name."""
        return self._names[name]

    def parts(self, whole: Quantity, names: set[str]) -> list[Quantity]:
        """The quantities of these names counted where and when ``whole`` was."""
        return [
            part
            for name in sorted(names)
            for part in self._places[name, whole.area, whole.end, whole.breakdown]
            if whole.start in (None, part.start) or part.start is None
        ]
