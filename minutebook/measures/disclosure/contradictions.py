"""Counts that cannot all be true: a part larger than its whole.

Figures given together must not contradict each other. Figures released earlier may, since counts are
revised. Then what was said before is no help to a reader either, and is left out of account.
"""

from __future__ import annotations

from collections.abc import Container, Iterator
from dataclasses import replace

from minutebook.measures.disclosure.model import Family
from minutebook.measures.disclosure.quantities import Quantity
from minutebook.measures.errors import MeasureError


def without_contradictions(family: Family, given: Container[Quantity]) -> Family:
    """``family`` without the earlier counts that the ``given`` ones contradict.

    Raises ``MeasureError`` naming both where two given figures contradict each other.
    """
    counts = dict(family.counts)
    for part, whole in list(_parts_and_wholes(family)):
        if part in counts and whole in counts and counts[part] > counts[whole]:
            if part in given and whole in given:
                raise MeasureError(f"{part.place}: more than in {whole.place}, of which it is a part")
            del counts[whole if part in given else part]
    return replace(family, counts=counts)


def _parts_and_wholes(family: Family) -> Iterator[tuple[Quantity, Quantity]]:
    """Every pair of counts of which one is surely part of the other."""
    names: dict[str, set[str]] = {}
    for cohort, tops in family.partitions:
        for top in tops:
            names.setdefault(top, set()).add(cohort)
    for outer, inner in family.wider:
        names.setdefault(inner, set()).add(outer)
    for part in family.counts:
        for pair in part.breakdown:
            others = tuple(other for other in part.breakdown if other != pair)
            yield part, part._replace(breakdown=others)
        for name in sorted(names.get(part.name, ())):
            yield part, part._replace(name=name)
            yield part, part._replace(name=name, start=None)
