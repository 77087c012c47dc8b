"""``read``: text of minutes in, a ``Reading`` out."""

from __future__ import annotations

import datetime
from collections.abc import Iterable

from minutebook.reading import attendance, grammar
from minutebook.reading import items as business
from minutebook.reading.layout import blocks
from minutebook.reading.model import Element, Meeting, Reading


def read(
    text: str,
    scope: str = "item",
    people: Iterable[str] = (),
    bodies: Iterable[str] = (),
    date: datetime.date | None = None,
) -> Reading:
    """Read minutes; see the package."""
    parts, furniture = blocks(text)
    talk = grammar.Talk(parts, bodies=tuple(bodies), members=frozenset(people), date=date)
    titles = business.headings(parts)
    listed, used = attendance.rolls(parts, len(parts))
    found = grammar.read_blocks(talk, [i for i in business.live(parts, titles) if i not in used])
    found += [grammar.Found("attendance", *roll) for roll in listed]
    elements = []
    for one in found:
        start, _ = parts[one.first].source(one.start, one.start + 1)
        _, end = parts[one.last].source(one.end - 1, one.end)
        elements.append(Element(one.kind, start, end, text[start:end], one.fields, one.sure, one.why))
    elements.sort(key=lambda e: (e.start, -e.end))
    return Reading(text, elements, business.items(parts, titles, len(text)), Meeting(), furniture)
