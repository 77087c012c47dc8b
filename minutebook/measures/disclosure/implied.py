"""Counts that nobody publishes and anyone could work out: a part, a stretch between two periods, a rest.

They are guarded like published ones. The quarter that a year to date gives away is a figure, whether
it stands in a table or not.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date
from itertools import combinations, permutations

from minutebook.measures.disclosure.model import Family, Model, Time
from minutebook.measures.disclosure.policy import Policy
from minutebook.measures.disclosure.programme import CLOSE, Column
from minutebook.measures.disclosure.quantities import DAY, NEAR, Known, Quantity
from minutebook.measures.observation import Breakdown


def implied(model: Model, known: Known, policy: Policy) -> Iterator[tuple[str, Column]]:
    """Every small count that published ones imply: what it is, for messages, and its column.

    ``model`` has every true count fixed, as if nothing were hidden.
    """
    family, time = model.family, model.assumptions.time
    lower, upper = model.programme.certain()
    for fellow, column in model.unpublished.items():
        may_be_small = lower[column] < policy.threshold + CLOSE and upper[column] > 1 - CLOSE
        if may_be_small and known.protects(fellow) and _surely_small(model, column, policy):
            yield fellow.place, column
    for like, start, end, count in _stretches(family) if time == "adds up" else ():
        if policy.is_small(count) and known.protects(like):
            yield f"{like.place}, from {start} to before {end}", model.run(like, start, end)
    for whole, parts in [*_enclosed(family, time), *_rests(family, known, policy)]:
        rest = family.counts[whole] - sum(family.counts[part] for part in parts)
        if policy.is_small(rest) and known.protects(whole):
            without = " or ".join(f"{part.name} from {part.start}" for part in parts)
            yield f"{whole.place}, but not {without}", model.between(whole, parts)


def _surely_small(model: Model, column: Column, policy: Policy) -> bool:
    if model.programme.lowest(column).value < 1 - CLOSE:
        return False
    return model.programme.highest(column).value < policy.threshold + CLOSE


def _stretches(family: Family) -> Iterator[tuple[Quantity, date, date, int]]:
    """Unpublished stretches of days whose count the published ones give: what it counts like, and it.

    Stretches longer than ``NEAR`` are left out.
    """
    for quantities in _series(family):
        published = {(quantity.start, quantity.end + DAY) for quantity in quantities}
        for counted in _counted_by_day(quantities, family.counts):
            for start, end in combinations(sorted(counted), 2):
                if end - start <= NEAR and (start, end) not in published:
                    yield quantities[0], start, end, counted[end] - counted[start]


def _series(family: Family) -> list[list[Quantity]]:
    """Known counts of the same thing that happened, over time."""
    series: dict[tuple[str, Breakdown], list[Quantity]] = defaultdict(list)
    for quantity in family.counts:
        if family.is_flow(quantity):
            series[quantity.name, quantity.breakdown].append(quantity)
    return list(series.values())


def _counted_by_day(quantities: list[Quantity], counts: Mapping[Quantity, int]) -> list[dict[date, int]]:
    """How many had been counted by each day, in groups of days that periods connect."""
    steps: dict[date, list[tuple[date, int]]] = defaultdict(list)
    for quantity in quantities:
        assert quantity.start is not None
        end = quantity.end + DAY
        steps[quantity.start].append((end, counts[quantity]))
        steps[end].append((quantity.start, -counts[quantity]))
    groups: list[dict[date, int]] = []
    left = set(steps)
    while left:
        first = min(left)
        group = {first: 0}
        waiting = [first]
        while waiting:
            day = waiting.pop()
            for other, count in steps[day]:
                if other not in group:
                    group[other] = group[day] + count
                    waiting.append(other)
        left -= group.keys()
        groups.append(group)
    return groups


def _enclosed(family: Family, time: Time) -> Iterator[tuple[Quantity, list[Quantity]]]:
    """Counts of a longer period and of a shorter one in it, where no single stretch lies between."""
    for quantities in _series(family) if time != "stands alone" else ():
        for outer, inner in permutations(quantities, 2):
            assert outer.start is not None and inner.start is not None
            inside = outer.start <= inner.start and inner.end <= outer.end
            one_stretch = outer.start == inner.start or outer.end == inner.end
            if inside and not (one_stretch and time == "adds up"):
                yield outer, [inner]


def _rests(family: Family, known: Known, policy: Policy) -> Iterator[tuple[Quantity, list[Quantity]]]:
    """Counts below a line, and those above it whose rest is protected as well."""
    for cohort, tops in family.partitions:
        if not (policy.rests_protected or tops & known.with_rest):
            continue
        for whole in family.counts:
            if whole.name == cohort:
                parts = [
                    part
                    for part in family.counts
                    if part.name in tops
                    and (part.end, part.breakdown) == (whole.end, whole.breakdown)
                    and whole.start in (None, part.start)
                ]
                yield from ((whole, own) for own in _by_start(parts))


def _by_start(parts: list[Quantity]) -> list[list[Quantity]]:
    groups: dict[date | None, list[Quantity]] = defaultdict(list)
    for part in parts:
        groups[part.start].append(part)
    return list(groups.values())
