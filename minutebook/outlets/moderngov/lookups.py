"""The look-ups answers share, each one query. An entry stands only for what everybody may see."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import Any, Generic, NamedTuple, TypeVar

import msgspec
from django.db import connections

from minutebook.book import canonical, catalogue
from minutebook.book.models import Element, Entry, Link
from minutebook.book.rows import select
from minutebook.book.schema import Body, Person, Words
from minutebook.book.schema.lift import LIFTS
from minutebook.outlets.moderngov.source import Source

T = TypeVar("T")
MOST = 5000  # rows of a list, as the real service gives
AT_ONCE = 200  # rows read before they are made into objects
COLUMNS = [field.column for field in Entry._meta.concrete_fields if field.column]
NAMES = [field.attname for field in Entry._meta.concrete_fields if field.column]
OPENED = f"""SELECT {", ".join(f'"e"."{column}"' for column in COLUMNS)}, "t"."data"
    FROM "book_entry" AS "e" JOIN "book_text" AS "t" USING ("council", "sequence")
    WHERE "council" = %s """


class _Envelope(msgspec.Struct, Generic[T]):
    object: T


class _Tagged(msgspec.Struct):
    schema: str


class PlaceLine(msgspec.Struct, frozen=True):
    """Of a meeting's place, what lists say of it."""

    name: Words = Words()
    building: str = ""
    address: str = ""
    remote: str = ""
    webcast: bool = False


class MeetingLine(msgspec.Struct, frozen=True):
    """Of a meeting, what lists say of it. Its minutes may be long; they are passed over unread."""

    start: str
    kind: str = "ordinary"
    state: str = "scheduled"
    provisional: bool = False
    state_reason: Words = Words()
    place: PlaceLine = PlaceLine()


class Opened(NamedTuple):
    """An entry, and the object it stands for or is part of, or as much of it as was asked for."""

    entry: Entry
    thing: Any


@cache
def _decoder(shape: type[T]) -> msgspec.json.Decoder[_Envelope[T]]:
    return msgspec.json.Decoder(_Envelope[shape])  # type: ignore[valid-type]


_schema = msgspec.json.Decoder(_Envelope[_Tagged])


def _read(data: bytes, shape: type[T] | None) -> Any:
    """A body, whole or in a narrower shape; one of an older schema is lifted first."""
    if shape is None:
        return canonical.decode(data).object
    if LIFTS and _schema.decode(data).object.schema in LIFTS:
        whole = msgspec.to_builtins(canonical.decode(data).object)
        return msgspec.convert(whole, shape)
    return _decoder(shape).decode(data).object  # type: ignore[arg-type]


def opened(
    source: Source, condition: str, values: Sequence[Any] = (), shape: type[T] | None = None
) -> Iterator[Opened]:
    """Entries (``e``) that a condition picks, each with its object in ``shape``, or whole.

    ``condition`` goes on from ``WHERE "council" = %s`` and may order and limit.
    """
    with connections[source.book.alias].cursor() as cursor:
        cursor.execute(OPENED + condition, [source.id, *values])
        # Not all at once: the bodies of a list of meetings may be longer than memory should hold.
        while rows := cursor.fetchmany(AT_ONCE):
            for row in rows:
                entry = Entry.from_db(source.book.alias, NAMES, row[:-1])
                yield Opened(entry, _read(bytes(row[-1]), shape))


def by_number(source: Source, kind: str, number: int) -> Opened | None:
    """The object of a kind with this whole number, or the one that an item of this number is part of."""
    condition = 'AND "e"."kind" = %s AND "e"."number" = %s ORDER BY "e"."object" LIMIT 1'
    found = opened(source, condition, [kind, number])
    return next(found, None)


def bodies(source: Source) -> list[Opened]:
    """All bodies, by title."""
    found = list(opened(source, """AND "e"."kind" = 'body' """, shape=Body))
    return sorted(found, key=lambda one: (source.title(one.entry).casefold(), one.entry.number))


def members(source: Source) -> list[Opened]:
    """The members of the day, by family name."""
    condition = """AND "e"."kind" = 'person' AND ("e"."until" = '' OR "e"."until" >= %s)"""
    found = [one for one in opened(source, condition, [source.today], Person) if not one.thing.unlisted]
    return sorted(found, key=lambda one: _by_family(one.entry))


def _by_family(entry: Entry) -> tuple[str, str, str]:
    return (entry.label or entry.title).casefold(), entry.title.casefold(), entry.object


def meetings(source: Source, committee: int, first: str, last: str) -> list[Opened]:
    """Meetings from a day to a day (each may be open), of one committee or (0, -1) of all, in order of time.

    Of more than :data:`MOST` the newest are given.
    """
    condition, values = """AND "e"."kind" = 'meeting' """, list[Any]()
    if committee not in (0, -1):
        condition += """AND "e"."group" IN (SELECT "object" FROM "book_entry"
            WHERE "council" = %s AND "kind" = 'body' AND "number" = %s) """
        values += [source.id, committee]
    if first:
        condition, values = condition + 'AND "e"."date" >= %s ', [*values, first]
    if last:
        condition, values = (
            condition + 'AND "e"."date" < %s ',
            [*values, f"{last}U"],
        )  # after any T of that day
    condition += f'ORDER BY "e"."date" DESC, "e"."object" DESC LIMIT {MOST}'
    return list(opened(source, condition, values, MeetingLine))[::-1]


def named(source: Source, ids: Iterable[str]) -> dict[str, Entry]:
    """The entries of these ids that stand in the book."""
    return catalogue.by_id(source.book, source.id, ids)


def gathered(source: Source, ids: Iterable[str]) -> dict[str, Opened]:
    """Documents and people by id, each with its entry, in one query."""
    wanted = sorted({one for one in ids if one})
    if not wanted:
        return {}
    places = ", ".join(["%s"] * len(wanted))
    found = opened(source, f'AND "e"."object" IN ({places})', wanted)
    return {one.entry.object: one for one in found}


def seats_on(source: Source, body: str) -> list[Link]:
    """The seats people hold and held on a body."""
    tail = """WHERE "council" = %s AND "target" = %s AND "rel" = 'member' ORDER BY "owner", "position" """
    return select(source.book.alias, Link, tail, [source.id, body])


def carriers_of(source: Source, document: str) -> list[Opened]:
    """Where a document stands as a paper: items, meetings, decisions, each with its object, by date."""
    condition = """AND "e"."object" IN (SELECT "source" FROM "book_link"
        WHERE "council" = %s AND "target" = %s AND "rel" = 'paper')
        ORDER BY "e"."date", "e"."position", "e"."object" LIMIT 20 """
    return list(opened(source, condition, [source.id, document]))


def declarations(source: Source, meeting: str) -> list[Element]:
    """The declarations of interest that the reading of a meeting's minutes found."""
    rows = catalogue.elements(source.book, source.id)
    return list(rows.filter(meeting=meeting, kind="declaration"))
