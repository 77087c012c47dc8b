"""What a chain's heads say of each object: its version, and whether it stands in the book now."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import NamedTuple

from django.db import connections

from minutebook.book.models import Head
from minutebook.book.rows import places
from minutebook.book.shelf import Book

# Publications that carry an object, and those that take it from sight. A redaction (the erasure of
# older versions only) does neither; a split brings back what a merge took away.
CARRYING = ("publish", "correct", "release")
HIDING = ("withdraw", "erase", "merge")
TOUCHED = """SELECT "object", MAX(CASE WHEN "act" IN ('publish', 'correct', 'release') THEN 0 ELSE 1 END)
    FROM "book_head" WHERE "council" = %s AND "object" IN ({}) GROUP BY "object" """


class Status(NamedTuple):
    """An object's place: ``sequence`` and ``updated`` are those of the version that stands (or stood last),
    ``hidden_through`` the sequence up to which its versions are out of sight for good.
    """

    kind: str
    version: int
    sequence: int
    first: str
    updated: str
    shown: bool
    last_act: str
    hidden_through: int


def untouched(book: Book, council: str, objects: Collection[str]) -> bool:
    """Whether all of these objects were only ever published, corrected or released: nothing of them is out of
    sight. One query that reads little, for what is asked with every page."""
    with connections[book.alias].cursor() as cursor:
        cursor.execute(TOUCHED.format(places(objects)), [council, *objects])
        rows = cursor.fetchall()
    return len(rows) == len(objects) and not any(touched for _, touched in rows)


def statuses(book: Book, council: str, objects: Iterable[str] | None = None) -> dict[str, Status]:
    """The status of the objects asked for (or of all) that have ever been published in a chain."""
    heads = Head.objects.using(book.alias).filter(council=council).order_by("sequence")
    if objects is not None:
        heads = heads.filter(object__in=list(objects))
    found: dict[str, Status] = {}
    columns = heads.values_list("object", "kind", "version", "sequence", "time", "act")
    for object_id, kind, version, sequence, time, act in columns.iterator(chunk_size=5000):
        old = found.get(object_id) or Status(kind, version, sequence, time, time, True, act, 0)
        if act in CARRYING:
            new = old._replace(version=version, sequence=sequence, updated=time, shown=True, last_act=act)
        elif act in HIDING:
            hidden = old.hidden_through if act == "merge" else sequence
            new = old._replace(shown=False, last_act=act, hidden_through=hidden)
        else:
            new = old._replace(shown=old.shown or act == "split", last_act=act)
        found[object_id] = new
    return found
