"""What a reader of a book may see: the one place where visibility is decided.

Everything here answers from projections (entries, links, elements) and the bodies they point to.
What is withdrawn, erased or merged has no entry, and is answered as gone or moved.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from django.db.models import QuerySet

from minutebook.book import canonical
from minutebook.book.errors import Damaged, NotFound
from minutebook.book.identity import SHELF, address_digest, foreign_digest
from minutebook.book.models import Alias, Blob, Chain, Element, Entry, Head, Link, Text
from minutebook.book.rows import places, select
from minutebook.book.schema import Object
from minutebook.book.shelf import Book
from minutebook.book.standing import CARRYING, HIDING, statuses

NO_SEQUENCE = 2**63 - 1  # above any that a chain has


def entries(book: Book, council: str = "") -> QuerySet[Entry]:
    """Everything that stands in the book (of one council)."""
    rows = Entry.objects.using(book.alias)
    return rows.filter(council=council) if council else rows


def links(book: Book, council: str) -> QuerySet[Link]:
    """All relations stated in a council's chain."""
    return Link.objects.using(book.alias).filter(council=council)


def elements(book: Book, council: str) -> QuerySet[Element]:
    """What readings found in a council's minutes."""
    return Element.objects.using(book.alias).filter(council=council)


def councils_and(book: Book, path: str) -> tuple[list[Entry], list[Entry]]:
    """The councils of a book and the entries that could be meant by ``path``, in one query.

    ``path`` is tried whole, and without its first segment (a council's name).
    """
    # A council's own entry is the one whose path is empty, so that one index answers for both.
    tail = """WHERE "council" IN (SELECT "council" FROM "book_chain") AND "path" IN (%s, %s, %s)
        ORDER BY "council" """
    rows = select(book.alias, Entry, tail, ["", path, path.partition("/")[2]])
    return [r for r in rows if r.kind == "council"], [r for r in rows if r.kind != "council"]


def by_id(book: Book, council: str, ids: Iterable[str]) -> dict[str, Entry]:
    """The entries of these ids that stand in the book."""
    wanted = {object_id for object_id in ids if object_id}
    if not wanted:
        return {}
    tail = f'WHERE "council" = %s AND "object" IN ({places(wanted)})'
    return {entry.object: entry for entry in select(book.alias, Entry, tail, [council, *wanted])}


def thing_of(book: Book, entry: Entry) -> Object:
    """The object an entry stands for or is part of. Raises :class:`Damaged`."""
    found = things_of(book, [entry])
    if entry.owner not in found:
        raise Damaged(f"the body of {entry.kind} {entry.owner} is missing: run minutebook verify")
    return found[entry.owner]


def things_of(book: Book, rows: Iterable[Entry]) -> dict[str, Object]:
    """The objects that entries stand for, by id, in one query for entries of one council."""
    rows = list(rows)
    if not rows:
        return {}
    wanted = {row.sequence for row in rows}
    tail = f'WHERE "council" = %s AND "sequence" IN ({places(wanted)})'
    texts = select(book.alias, Text, tail, [rows[0].council, *wanted])
    things = (canonical.decode(bytes(text.data)).object for text in texts)
    return {thing.id: thing for thing in things if thing is not None}


class Trace(NamedTuple):
    """Where an address leads that is not a current one: on to ``path``, or to something that is gone."""

    path: str = ""
    gone: str = ""
    act: str = ""
    ground: str = ""
    reason: str = ""
    time: str = ""


def trace(book: Book, council: str, path: str) -> Trace | None:
    """Follow an address segment by segment over former names. ``None``: it never was one."""
    parent, at = "", ""
    merged = Chain.objects.using(book.alias).values_list("merged", flat=True).get(council=council)
    segments = path.strip("/").split("/")
    for index, segment in enumerate(segments):
        if index == 0 and segment in SHELF.values() and len(segments) > 1:
            parent = segment
            continue
        digest = address_digest(parent, segment)
        alias = Alias.objects.using(book.alias).filter(council=council, digest=digest).first()
        if alias is None:
            return None
        object_id = merged.get(alias.object, alias.object)
        entry = entries(book, council).filter(object=object_id).first()
        if entry is None:
            return _gone(book, council, alias)
        parent, at = object_id, entry.path
    return Trace(path=at) if at else None


def _gone(book: Book, council: str, alias: Alias, standing: dict[str, Entry] | None = None) -> Trace:
    owner = by_id(book, council, [alias.owner]) if standing is None else standing
    if alias.owner != alias.object and owner:
        return Trace(path=owner[alias.owner].path, gone=alias.object, act="dropped")
    return trace_id(book, council, alias.owner) or Trace(gone=alias.object, act="dropped")


def trace_foreign(book: Book, council: str, addresses: Iterable[tuple[str, str]]) -> Trace | None:
    """Follow an address of an earlier system, given as host and address in the form the book keeps it in.

    Of several the first that is known counts. ``None``: none of them ever led to anything here.
    """
    digests = list(dict.fromkeys(foreign_digest(host, address) for host, address in addresses))
    tail = f'WHERE "council" = %s AND "digest" IN ({places(digests)})'
    rows = select(book.alias, Alias, tail, [council, *digests])
    found = min(rows, key=lambda row: digests.index(row.digest), default=None)
    if found is None:
        return None
    standing = by_id(book, council, [found.object, found.owner])
    if found.object in standing:
        return Trace(path=standing[found.object].path)
    return _gone(book, council, found, standing)


def council_of_host(book: Book, councils: Iterable[str], host: str) -> str:
    """Which of these councils had its record at a host before; empty for none of them."""
    rows = Alias.objects.using(book.alias).filter(council__in=list(councils), digest=foreign_digest(host, ""))
    return rows.order_by("council").values_list("council", flat=True).first() or ""


def trace_id(book: Book, council: str, object_id: str) -> Trace | None:
    """What became of an object that does not stand in the book. ``None``: there never was one."""
    head = (
        Head.objects.using(book.alias)
        .filter(council=council, object=object_id, act__in=HIDING)
        .order_by("-sequence")
        .first()
    )
    if head is None:
        return None
    text = Text.objects.using(book.alias).filter(council=council, sequence=head.sequence).first()
    said = canonical.decode(bytes(text.data)) if text else canonical.Envelope()
    if head.act == "merge":
        into = by_id(book, council, [said.into]).get(said.into)
        return Trace(path=into.path) if into else None
    return Trace(gone=object_id, act=head.act, ground=said.ground, reason=said.reason, time=head.time)


@dataclass(frozen=True)
class Version:
    """One publication of an object that may be read."""

    head: Head
    reason: str
    thing: Object | None


def versions(book: Book, council: str, object_id: str) -> list[Version]:
    """An object's publications, oldest first; those that are out of sight have no ``thing``.

    Raises :class:`NotFound` for an object that does not stand in the book.
    """
    status = statuses(book, council, [object_id]).get(object_id)
    if status is None or not status.shown:
        raise NotFound(f"{object_id} does not stand in this book")
    heads = list(
        Head.objects.using(book.alias).filter(council=council, object=object_id).order_by("sequence")
    )
    open_to_all = [head.sequence for head in heads if head.sequence > status.hidden_through]
    rows = Text.objects.using(book.alias).filter(council=council, sequence__in=open_to_all)
    bodies = {s: canonical.decode(bytes(data)) for s, data in rows.values_list("sequence", "data")}
    return [
        Version(head, body.reason if body else "", body.object if body else None)
        for head in heads
        for body in (bodies.get(head.sequence),)
    ]


def changes(book: Book, council: str, before: int = 0, count: int = 50) -> list[Head]:
    """A council's newest publications, below a sequence where one is given."""
    below = before or NO_SEQUENCE
    tail = 'WHERE "council" = %s AND "sequence" < %s ORDER BY "sequence" DESC LIMIT %s'
    return select(book.alias, Head, tail, [council, below, count])


class ServedFile(NamedTuple):
    """A stored file that may be read, and its media type."""

    sha256: str
    media_type: str


def file(book: Book, sha256: str) -> ServedFile:
    """A file that some version in sight uses. Raises :class:`NotFound`."""
    uses = Blob.objects.using(book.alias).filter(sha256=sha256)
    for council, sequence, media_type in uses.values_list("council", "sequence", "media_type"):
        head = Head.objects.using(book.alias).get(council=council, sequence=sequence)
        status = statuses(book, council, [head.object])[head.object]
        if head.act in CARRYING and status.shown and sequence > status.hidden_through:
            return ServedFile(sha256, media_type)
    raise NotFound("there is no such file in this book")
