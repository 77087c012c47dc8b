"""How often each member was expected and came, over a span of days."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Any

from minutebook.book import catalogue
from minutebook.outlets.moderngov import people
from minutebook.outlets.moderngov.lookups import members, named
from minutebook.outlets.moderngov.markup import day
from minutebook.outlets.moderngov.pages.asked import Query
from minutebook.outlets.moderngov.source import Source

NOT_HELD = ("cancelled", "scheduled", "agenda", "inquorate")


@dataclass(frozen=True)
class Line:
    """A member's attendance: meetings expected at, and of these those they came to."""

    name: str
    href: str
    expected: int
    present: int
    apologies: int
    absent: int


def summary(source: Source, query: Query) -> dict[str, Any]:
    """``mgUserAttendanceSummary``: every member of the day, over the days of ``DR``."""
    first, last = query.span()
    links = catalogue.links(source.book, source.id).filter(rel="attendance")
    if first:
        links = links.filter(start__gte=first)
    if last:
        links = links.filter(start__lte=last)
    rows = list(links.values_list("source", "target", "label"))
    held = {
        one: entry.state not in NOT_HELD for one, entry in named(source, (row[0] for row in rows)).items()
    }
    counts = Counter((person, status) for meeting, person, status in rows if held.get(meeting))
    lines = []
    for one in members(source):
        by_status = [counts[one.entry.object, status] for status in ("present", "apologies", "absent")]
        # The number must stand just after this many characters: one client counts them.
        href = f"mgAttendance.aspx?UID={one.entry.number}&DR={day(first)}-{day(last)}"
        name = people.full_name(source, one.thing)
        lines.append(Line(name, href, sum(by_status), *by_status))
    return {"lines": lines, "first": day(first), "last": day(last)}
