"""How often each member was expected and came, over a span of days."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import msgspec

from minutebook.outlets.moderngov import people
from minutebook.outlets.moderngov.lookups import members, opened
from minutebook.outlets.moderngov.markup import day
from minutebook.outlets.moderngov.pages.asked import Query
from minutebook.outlets.moderngov.source import Source

NOT_HELD = ("cancelled", "scheduled", "agenda", "inquorate")
HELD = f"""AND "e"."kind" = 'meeting' AND "e"."state" NOT IN ({", ".join("%s" for _ in NOT_HELD)}) """
# In the old page's order. Its readers count the columns: what it has not comes last.
COLUMNS = (
    "present",
    "present virtual",
    "substitute virtual",
    "in attendance",
    "in attendance virtual",
    "apologies",
    "absent",
)
EXPECTED = ("present", "present virtual", "apologies", "absent")


class Present(msgspec.Struct, frozen=True):
    """Of a line of an attendance, what is counted."""

    person: str = ""
    capacity: str = "member"
    status: str = "present"
    recorded: str = ""


class Day(msgspec.Struct, frozen=True):
    """A further day of a meeting that went on."""

    start: str = ""
    attendance: tuple[Present, ...] = ()


class Held(msgspec.Struct, frozen=True):
    """Of a meeting, who was there on which day."""

    start: str
    attendance: tuple[Present, ...] = ()
    continued: tuple[Day, ...] = ()


@dataclass(frozen=True)
class Line:
    """A member's attendance: meetings expected at, and of these and others those they came to, by column."""

    name: str
    href: str
    expected: int
    counts: list[int]


def summary(source: Source, query: Query) -> dict[str, Any]:
    """``mgUserAttendanceSummary``: every member of the day, over the days of ``DR``."""
    first, last = query.span()
    counts = Counter((one.person, column(one)) for one in _present(source, first, last) if one.person)
    lines = []
    for one in members(source):
        own = {name: counts[one.entry.object, name] for name in COLUMNS}
        # The number must stand just after this many characters: one client counts them.
        href = f"mgAttendance.aspx?UID={one.entry.number}&DR={day(first)}-{day(last)}"
        expected = sum(own[name] for name in EXPECTED)
        lines.append(Line(people.full_name(source, one.thing), href, expected, list(own.values())))
    return {"lines": lines, "first": day(first), "last": day(last)}


def _present(source: Source, first: str, last: str) -> Iterator[Present]:
    """Who was, or should have been, at the meetings held from a day to a day (each may be open)."""
    condition, values = HELD, list[Any](NOT_HELD)
    if last:
        condition, values = condition + 'AND "e"."date" < %s ', [*values, f"{last}U"]
    for one in opened(source, condition, values, Held):
        held: Held = one.thing
        for begun, attendance in (
            (held.start, held.attendance),
            *((d.start, d.attendance) for d in held.continued),
        ):
            if first <= begun[:10] and (not last or begun[:10] <= last):
                yield from attendance


def column(one: Present) -> str:
    """Under which column a line counts: as a member of the committee or otherwise, there or virtually."""
    if one.status != "present":
        return one.status
    words = one.recorded.casefold()
    virtual = " virtual" if "virtual" in words or "remote" in words else ""
    if one.capacity == "substitute" and virtual:
        return "substitute virtual"
    other = one.capacity not in ("member", "co-opted") or words.startswith(("in attendance", "yn bresennol"))
    return f"in attendance{virtual}" if other else f"present{virtual}"
