"""The look-ups that pages share, each one query. What may be seen at all is the catalogue's to say."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any, Literal, NamedTuple

from django.db import connections

from minutebook.book import canonical
from minutebook.book.errors import Damaged
from minutebook.book.models import Element, Entry, Head, Link
from minutebook.book.rows import places, select
from minutebook.site.reader import Site

Known = dict[str, Entry]
"""Entries by id."""
OPENED = """SELECT "data", "hash" FROM "book_text" JOIN "book_head" USING ("council", "sequence")
    WHERE "council" = %s AND "sequence" = %s"""


# As :func:`minutebook.site.marks.certain` says it.
CERTAIN = """("sure" OR "state" IN ('confirmed', 'mended'))"""

# Each end of a span by itself: each is then the first or last row of an index.
SPAN = """SELECT
    (SELECT MIN("date") FROM "book_entry" WHERE "council" = %s AND "group" = %s AND "kind" = 'meeting'),
    (SELECT MAX("date") FROM "book_entry"
        WHERE "council" = %s AND "group" = %s AND "kind" = 'meeting' AND "date" < %s)"""

NEXT = """SELECT "group", MIN("date") FROM "book_entry" WHERE "council" = %s AND "kind" = 'meeting'
    AND "date" >= %s AND "state" <> 'cancelled' GROUP BY "group" """
ENDS = """SELECT
    (SELECT MIN("date") FROM "book_entry" WHERE "council" = %s AND "kind" = %s AND "date" > ''),
    (SELECT MAX("date") FROM "book_entry" WHERE "council" = %s AND "kind" = %s)"""


class Picked(NamedTuple):
    """Entries to find by a statement that gives their ids, and its values."""

    statement: str
    values: tuple[str, ...]


def gather(site: Site, ids: Iterable[str], *also: Picked) -> Known:
    """Entries by id: those named, those picked, and the body or meeting each belongs to."""
    named = sorted({one for one in ids if one})
    picks = [Picked(places(named), tuple(named))] if named else []
    picks += also
    if not picks:
        return {}
    asked = " UNION ".join(
        f'SELECT "object", "group" FROM "book_entry" WHERE "council" = %s AND "object" IN ({pick.statement})'
        for pick in picks
    )
    tail = """WHERE "council" = %s AND "object" IN
        (SELECT "object" FROM "asked" UNION SELECT "group" FROM "asked")"""
    values = [value for pick in picks for value in (site.id, *pick.values)]
    before = f'WITH "asked" AS ({asked}) '
    rows = select(site.book.alias, Entry, tail, [*values, site.id], before=before)
    return {entry.object: entry for entry in rows}


def linked(site: Site, rel: str, *, to: Sequence[str] = (), of: Sequence[str] = ()) -> Picked:
    """The entries that state a relation to any of ``to``, or that any of ``of`` states it to."""
    found, given, named = ("source", "target", to) if to else ("target", "source", of)
    statement = f"""SELECT "{found}" FROM "book_link"
        WHERE "council" = %s AND "rel" = %s AND "{given}" IN ({places(named)})"""
    return Picked(statement, (site.id, rel, *named))


def bodies_by_name(site: Site, and_at: str = "") -> list[Entry]:
    """All bodies there are and were, by name; and the member whose page is at ``and_at``, where one is."""
    which = """("kind" = 'body' OR "kind" = 'person' AND "path" = %s)""" if and_at else """"kind" = 'body'"""
    tail = f'WHERE "council" = %s AND {which} ORDER BY "title", "object"'
    return select(site.book.alias, Entry, tail, [site.id, *([and_at] if and_at else [])])


def next_meetings(site: Site, day: str, count: int) -> list[Entry]:
    """The first meetings from ``day`` on."""
    tail = """WHERE "council" = %s AND "kind" = 'meeting' AND "date" >= %s
        ORDER BY "date", "object" LIMIT %s"""
    return select(site.book.alias, Entry, tail, [site.id, day, count])


def meetings_between(site: Site, since: str, before: str = "", body: str = "") -> list[Entry]:
    """Meetings (of a body) from a day on and, where ``before`` is one, before it, in order of time."""
    limits = {'date" >=': since, 'date" <': before, 'group" =': body}
    given = {limit: value for limit, value in limits.items() if value}
    conditions = "".join(f' AND "{limit} %s' for limit in given)
    tail = f"""WHERE "council" = %s AND "kind" = 'meeting'{conditions} ORDER BY "date", "object" """
    return select(site.book.alias, Entry, tail, [site.id, *given.values()])


def meetings_of(site: Site, body: str, day: str, year: str) -> list[Entry]:
    """A body's meetings from ``day`` on, and those of a year, newest first."""
    each = """SELECT "object" FROM "book_entry"
        WHERE "council" = %s AND "group" = %s AND "kind" = 'meeting' AND "date" >= %s"""
    tail = f"""WHERE "council" = %s AND "object" IN ({each} UNION {each} AND "date" < %s)
        ORDER BY "date" DESC, "object" """
    following = f"{int(year) + 1:04}" if year else ""
    values = [site.id, site.id, body, day, site.id, body, year or day, following]
    return select(site.book.alias, Entry, tail, values)


def newest_matters(site: Site, before: tuple[int, str], count: int) -> list[Entry]:
    """The matters that were opened last, after the one of this number and id in that order."""
    number, object_id = before
    tail = """WHERE "council" = %s AND "kind" = 'matter' AND "number" <= %s
        AND ("number" < %s OR "object" > %s) ORDER BY "number" DESC, "object" LIMIT %s"""
    return select(site.book.alias, Entry, tail, [site.id, number, number, object_id, count])


def span_of(site: Site, body: str, day: str) -> tuple[str, str]:
    """The dates of a body's first meeting and of its last before ``day``; empty where there is none."""
    with connections[site.book.alias].cursor() as cursor:
        cursor.execute(SPAN, [site.id, body, site.id, body, day])
        first, last = cursor.fetchone()
    return first or "", last or ""


def next_of_each(site: Site, day: str) -> dict[str, str]:
    """By body, the date of its first meeting from ``day`` on that is not cancelled."""
    with connections[site.book.alias].cursor() as cursor:
        cursor.execute(NEXT, [site.id, day])
        return dict(cursor.fetchall())


def decided_at(site: Site, items: Sequence[str]) -> list[Element]:
    """What items resolved and recommended, as far as pages mark it, in the order it stands there."""
    tail = f"""WHERE "council" = %s AND "item" IN ({places(items)})
        AND "kind" IN ('resolution', 'recommendation') AND {CERTAIN} ORDER BY "item", "start" """
    return select(site.book.alias, Element, tail, [site.id, *items])


def attended_since(site: Site, person: str, day: str) -> list[Link]:
    """A member's lines of attendance at meetings from ``day`` on, newest first."""
    tail = """WHERE "council" = %s AND "target" = %s AND "rel" = 'attendance' AND "start" >= %s
        ORDER BY "start" DESC, "source" """
    return select(site.book.alias, Link, tail, [site.id, person, day])


def said_naming(site: Site, name: str, kinds: Sequence[str], day: str) -> list[Element]:
    """What readings found of these kinds from ``day`` on with a name in its words, newest first, as far as
    pages mark it."""
    tail = f"""WHERE "council" = %s AND "kind" IN ({places(kinds)}) AND "date" >= %s AND {CERTAIN}
        AND "text" LIKE %s ESCAPE '\\' ORDER BY "date" DESC, "meeting", "position" """
    pattern = "%" + re.sub(r"([\\%_])", r"\\\1", name) + "%"
    return select(site.book.alias, Element, tail, [site.id, *kinds, day, pattern])


def seats_of(site: Site, body: str) -> list[Link]:
    """The seats people hold and held on a body."""
    # Put in order here: asked to, SQLite would walk through all links in the order of their key.
    tail = """WHERE "council" = %s AND "target" = %s AND "rel" = 'member'"""
    seats = select(site.book.alias, Link, tail, [site.id, body])
    return sorted(seats, key=lambda seat: (seat.owner, seat.position))


def newest_changes(site: Site, *, back: int, count: int) -> list[Head]:
    """The newest publications but readings (they go with minutes): ``count`` of the last ``back``."""
    tail = """WHERE "council" = %s AND "kind" <> 'reading' AND "sequence" >
        (SELECT "sequence" FROM "book_chain" WHERE "council" = %s) - %s ORDER BY "sequence" DESC LIMIT %s"""
    return select(site.book.alias, Head, tail, [site.id, site.id, back, count])


def decided_since(site: Site, day: str, count: int) -> list[Element]:
    """The newest resolutions and recommendations that pages mark, of meetings from ``day`` on."""
    tail = f"""WHERE "council" = %s AND "kind" IN ('resolution', 'recommendation') AND "date" >= %s
        AND {CERTAIN} ORDER BY "date" DESC, "meeting", "position" LIMIT %s"""
    return select(site.book.alias, Element, tail, [site.id, day, count])


def last_resolved(site: Site, count: int) -> list[Element]:
    """The newest resolutions that pages mark, however old."""
    tail = f"""WHERE "council" = %s AND "kind" = 'resolution' AND {CERTAIN}
        ORDER BY "date" DESC, "meeting", "position" LIMIT %s"""
    return select(site.book.alias, Element, tail, [site.id, count])


def elements_of(site: Site, column: Literal["item", "meeting"], of: str) -> list[Element]:
    """What readings found in an item or a meeting, in the order it stands there; the unsure with the rest."""
    order = '"start", "position"' if column == "item" else '"position"'
    tail = f'WHERE "council" = %s AND "{column}" = %s ORDER BY {order}'
    return select(site.book.alias, Element, tail, [site.id, of])


def stations(known: Known, *also: Entry) -> list[Entry]:
    """The items and decisions among entries in order of time; a decision taken at an item is the item."""
    steps = {one.object: one for one in (*known.values(), *also) if one.kind in ("item", "decision")}
    taken = {(one.date[:10], one.group, one.title) for one in steps.values() if one.kind == "item"}
    kept = [
        one
        for one in steps.values()
        if one.kind == "item" or (one.date[:10], one.group, one.title) not in taken
    ]
    return sorted(kept, key=lambda one: (one.date, one.position, one.object))


class Shown(NamedTuple):
    """What a page shows: the entry, the object it stands for or is part of, the hash of its publication."""

    entry: Entry
    thing: Any
    hash: str


def opened(site: Site, entry: Entry) -> Shown:
    """An entry's object as it was published, with its hash. Raises :class:`Damaged`."""
    with connections[site.book.alias].cursor() as cursor:
        cursor.execute(OPENED, [site.id, entry.sequence])
        row = cursor.fetchone()
    thing = canonical.decode(bytes(row[0])).object if row else None
    if thing is None:
        raise Damaged(f"the body of {entry.kind} {entry.owner} is missing: run minutebook verify")
    return Shown(entry, thing, row[1])


def ends_of(site: Site, kind: str) -> tuple[str, str]:
    """The earliest and the latest date of a kind's entries; empty where there is none."""
    with connections[site.book.alias].cursor() as cursor:
        cursor.execute(ENDS, [site.id, kind] * 2)
        first, last = cursor.fetchone()
    return first or "", last or ""
