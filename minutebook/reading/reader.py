"""``read``: text of minutes in, a ``Reading`` out."""

from __future__ import annotations

import datetime
from collections.abc import Iterable

from minutebook.reading import attendance
from minutebook.reading import items as business
from minutebook.reading.layout import blocks
from minutebook.reading.model import Element, Meeting, Reading
from minutebook.reading.people import Cast
from minutebook.reading.talk import Found, Talk
from minutebook.reading.walk import walk


def read(
    text: str,
    scope: str = "item",
    people: Iterable[str] = (),
    bodies: Iterable[str] = (),
    date: datetime.date | None = None,
) -> Reading:
    """Read minutes; see the package."""
    parts, furniture = blocks(text)
    titles = business.headings(parts)
    listed, used = attendance.rolls(parts, len(parts))
    talk = Talk(parts, cast=_cast(people, listed), bodies=tuple(bodies), date=date)
    walk(talk, [i for i in business.live(parts, titles) if i not in used])
    talk.found += [Found("attendance", *roll) for roll in listed]
    elements = []
    for one in talk.found:
        start, _ = parts[one.first].source(one.start, one.start + 1)
        _, end = parts[one.last].source(one.end - 1, one.end)
        elements.append(Element(one.kind, start, end, text[start:end], one.fields, not one.why, one.why))
    elements.sort(key=lambda e: (e.start, -e.end))
    return Reading(text, elements, business.items(parts, titles, len(text)), Meeting(), furniture)


_MEMBERS = frozenset(("chair", "present", "substitutes", "co-opted", "apologies"))


def _cast(people: Iterable[str], listed: list[attendance.Roll]) -> Cast:
    """Who is a member and who is not, from those named and from the attendance."""
    cast = Cast()
    cast.add(people, member=True)
    for roll in listed:
        cast.add(roll.fields["names"], member=roll.fields["role"] in _MEMBERS)
    return cast
