"""The only way into the book: ``publish``, one object or many, in one transaction."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import msgspec

from minutebook.book import canonical, clock, identity, projecting, sealing
from minutebook.book.canonical import NO_HASH, Envelope, HeadRecord
from minutebook.book.checking import faults
from minutebook.book.completing import Numbers, base_slug, complete
from minutebook.book.errors import Moved, NotFound, Refused
from minutebook.book.files import files_in
from minutebook.book.kinds import KINDS, kind_of
from minutebook.book.models import Alias, Blob, Chain, Element, Entry, Head, Link, Receipt, Text
from minutebook.book.rows import insert
from minutebook.book.schema import Council, Meeting, Object
from minutebook.book.shelf import Book
from minutebook.book.standing import Status, statuses


@dataclass(frozen=True, kw_only=True)
class Request:
    """One object to publish.

    ``key`` makes a repeated request the same publication; ``base`` is the version the work started from
    (``None``: do not ask); ``reason`` says why a correction is made.
    """

    thing: Object
    role: str = "clerk"
    key: str = ""
    base: int | None = None
    reason: str = ""
    act: str = ""
    at: datetime | None = None
    salt: bytes | None = None


@dataclass(frozen=True)
class Published:
    """What came of a request: its place in the chain, and the object as the book has it."""

    council: str
    sequence: int
    object: str
    version: int
    hash: str
    path: str
    repeated: bool = False


def publish(book: Book, thing: Object, *, council: str = "", **request: Any) -> Published:
    """Publish one object into a council's chain and return where it stands.

    ``council`` is the chain's id (not needed for a council itself); the other arguments are those of
    :class:`Request`. Raises :class:`Refused`, :class:`Moved`, :class:`NotFound`.
    """
    chain = council or (thing.id if isinstance(thing, Council) else "")
    return publish_many(book, chain, [Request(thing=thing, **request)])[0]


def publish_many(book: Book, council: str, requests: Sequence[Request]) -> list[Published]:
    """Publish several objects in order, all of them or none. Raises as :func:`publish` does."""
    with book.transaction():
        return _Press(book, council, requests).run()


def stamp(at: datetime | None) -> str:
    """A time (now, where none is given) as heads have it: UTC, whole seconds."""
    return (at or clock.now()).astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def lock(book: Book, council: str) -> Chain:
    """The chain's row, locked until the transaction ends. Raises :class:`NotFound`."""
    chain = Chain.objects.using(book.alias).select_for_update().filter(council=council).first()
    if chain is None:
        raise NotFound(f"there is no council {council!r} in this book: publish the council first")
    return chain


class _Press:
    """One run of the press: reads what it must know in a few queries, then writes everything in bulk."""

    def __init__(self, book: Book, council: str, requests: Sequence[Request]) -> None:
        self.book = book
        self.requests = [self._with_id(request) for request in requests]
        self.chain = self._chain(council)
        self.council = self.chain.council
        self.numbers = Numbers(self.chain.numbers)
        self.heads: list[tuple[Any, ...]] = []
        self.texts: list[tuple[Any, ...]] = []
        self.blobs: list[tuple[Any, ...]] = []
        self.receipts: list[tuple[Any, ...]] = []
        self.aliases: dict[str, tuple[Any, ...]] = {}
        self.entries: dict[str, list[tuple[Any, ...]]] = {}
        self.links: dict[str, list[tuple[Any, ...]]] = {}
        self.elements: dict[str, list[tuple[Any, ...]]] = {}
        self.moves: list[tuple[str, str]] = []
        self._learn()

    @staticmethod
    def _with_id(request: Request) -> Request:
        if request.thing.id:
            return request
        thing = msgspec.structs.replace(request.thing, id=identity.new_id())
        return Request(**{**vars(request), "thing": thing})

    def _chain(self, council: str) -> Chain:
        first = self.requests[0].thing if self.requests else None
        if isinstance(first, Council) and (not council or council == first.id):
            Chain.objects.using(self.book.alias).bulk_create(
                [Chain(council=first.id, head=NO_HASH)], ignore_conflicts=True
            )
            return lock(self.book, first.id)
        if not council:
            raise Refused("council", "say whose record this is published in")
        return lock(self.book, council)

    # -- what must be known before anything is written

    def _learn(self) -> None:
        alias, ids = self.book.alias, {request.thing.id for request in self.requests}
        digests = {identity.key_digest(r.key): r.key for r in self.requests if r.key}
        self.known_keys: dict[str, int] = {}
        if digests:
            known = Receipt.objects.using(alias).filter(council=self.council, key__in=list(digests))
            self.known_keys = {digests[row.key]: row.sequence for row in known}
        self.current = statuses(self.book, self.council, ids)
        self.before = self._read_before()
        needed = {need for r in self.requests for _, need in KINDS[kind_of(r.thing)].needs(r.thing)}
        parents = needed | {KINDS[kind_of(r.thing)].parent(r.thing) for r in self.requests} | set(self.before)
        rows = Entry.objects.using(alias).filter(council=self.council, object__in=parents - {""})
        self.paths = dict(rows.values_list("object", "path"))
        guesses = {
            identity.address_digest(kind.parent(r.thing), base_slug(r.thing, kind))
            for r in self.requests
            for kind in (KINDS[kind_of(r.thing)],)
        }
        found = Alias.objects.using(alias).filter(council=self.council, digest__in=guesses)
        self.owner_of: dict[str, str | None] = dict.fromkeys(guesses)
        self.owner_of.update(found.values_list("digest", "object"))

    def _read_before(self) -> dict[str, Object]:
        """The last version of each object that stands in the book now."""
        sequences = [status.sequence for status in self.current.values() if status.shown]
        if not sequences:
            return {}
        rows = Text.objects.using(self.book.alias).filter(council=self.council, sequence__in=sequences)
        things = (canonical.decode(bytes(data)).object for data in rows.values_list("data", flat=True))
        return {thing.id: thing for thing in things if thing is not None}

    def _taken(self, object_id: str) -> Any:
        def taken(parent: str, segment: str) -> bool:
            digest = identity.address_digest(parent, segment)
            if digest not in self.owner_of:
                row = Alias.objects.using(self.book.alias).filter(council=self.council, digest=digest)
                self.owner_of[digest] = row.values_list("object", flat=True).first()
            return self.owner_of[digest] not in (None, object_id)

        return taken

    # -- one publication after another

    def run(self) -> list[Published]:
        results = [self._repeat(r) or self._one(r) for r in self.requests]
        self._write()
        return results

    def _repeat(self, request: Request) -> Published | None:
        if not request.key or request.key not in self.known_keys:
            return None
        sequence = self.known_keys[request.key]
        for row in self.heads:
            if row[1] == sequence:
                path = self.paths.get(row[2], "")
                return Published(self.council, sequence, row[2], row[4], row[10], path, True)
        head = Head.objects.using(self.book.alias).get(council=self.council, sequence=sequence)
        entry = Entry.objects.using(self.book.alias).filter(council=self.council, object=head.object).first()
        path = entry.path if entry else ""
        return Published(self.council, sequence, head.object, head.version, head.hash, path, True)

    def _one(self, request: Request) -> Published:
        thing, kind_name = request.thing, kind_of(request.thing)
        status = self.current.get(thing.id)
        version = status.version if status else 0
        self._check(request, kind_name, status.kind if status else kind_name, version)
        before = self.before.get(thing.id)
        thing = complete(thing, before, kind_name, self.numbers, self._taken(thing.id))
        self._check_seal(thing, before, request.act)
        data = canonical.encode(Envelope(object=thing, reason=request.reason))
        time = stamp(request.at)
        act = request.act or ("correct" if request.reason else "publish")
        head = self._append(thing.id, kind_name, version + 1, act, request, data, time)
        first = status.first if status else time
        hidden = status.hidden_through if status else 0
        self.current[thing.id] = Status(kind_name, version + 1, head.sequence, first, time, True, act, hidden)
        at = projecting.Standing(self.council, head.sequence, version + 1, first, time)
        path = self._project(thing, before, at)
        self.before[thing.id] = thing
        if request.key:
            self.receipts.append((self.council, identity.key_digest(request.key), head.sequence))
            self.known_keys[request.key] = head.sequence
        return Published(self.council, head.sequence, thing.id, version + 1, head.hash(), path)

    def _check(self, request: Request, kind: str, kind_before: str, version: int) -> None:
        thing = request.thing
        if kind != kind_before:
            raise Refused("id", f"{thing.id} is a {kind_before} and cannot become a {kind}")
        if request.base is not None and request.base != version:
            raise Moved(thing.id, request.base, version)
        if isinstance(thing, Council) and thing.id != self.council:
            raise Refused("id", "a council is published in its own chain")
        for field, message in faults(thing):
            raise Refused(field, message)
        for field, need in KINDS[kind].needs(thing):
            if need not in self.paths:
                raise Refused(field, f"{need!r} is not in the book: publish it first")
        for file in files_in(thing):
            if not self.book.files.path(file.sha256).exists():
                raise Refused("files", f"{file.name!r} is not stored: put the file into the book first")

    @staticmethod
    def _check_seal(thing: Object, before: Object | None, act: str) -> None:
        if isinstance(thing, Meeting):
            stood = before if isinstance(before, Meeting) else None
            if fault := sealing.fault(stood, thing, act):
                raise Refused("minutes", fault)

    def _append(
        self, object_id: str, kind: str, version: int, act: str, request: Request, data: bytes, time: str
    ) -> HeadRecord:
        salt = request.salt or canonical.new_salt()
        head = append(self.chain, object_id, kind, version, act, request.role, salt, data, time)
        self.heads.append((*msgspec.structs.astuple(head), self.chain.head))
        self.texts.append((self.council, head.sequence, salt, data))
        return head

    def _project(self, thing: Object, before: Object | None, at: projecting.Standing) -> str:
        kind = KINDS[kind_of(thing)]
        parts = projecting.parts(thing)
        rows = projecting.entry_rows(thing, parts, at, self.paths.get(kind.parent(thing), ""))
        path = str(rows[0][projecting.PATH])
        old_path = self.paths.get(thing.id)
        if before is not None and old_path is not None and old_path != path:
            self._move(old_path, path)
        self.paths[thing.id] = path
        self.entries[thing.id] = rows
        self.links[thing.id] = projecting.link_rows(thing, self.council, self.chain.merged)
        self.elements[thing.id] = projecting.element_rows(thing, self.council)
        self.blobs += projecting.blob_rows(thing, self.council, at.sequence)
        for row in projecting.alias_rows(thing, parts, self.council):
            self.owner_of[row[1]] = row[2]
            self.aliases[row[1]] = row
        return path

    def _move(self, old: str, new: str) -> None:
        """Carry what stands under a path along: what is written already later, what is waiting at once."""
        self.moves.append((old, new))
        moved = projecting.moved(old, new)
        self.paths = {object_id: moved(path) for object_id, path in self.paths.items()}
        for object_id, rows in self.entries.items():
            at = projecting.PATH
            self.entries[object_id] = [(*row[:at], moved(row[at]), *row[at + 1 :]) for row in rows]

    def _write(self) -> None:
        alias = self.book.alias
        if not self.heads:
            return
        stale = [object_id for object_id in self.entries if self.current[object_id].version > 1]
        projecting.remove(self.book, self.council, stale)
        for old, new in self.moves:
            projecting.move(self.book, self.council, old, new)
        insert(alias, Head, self.heads)
        insert(alias, Text, self.texts)
        insert(alias, Blob, self.blobs)
        insert(alias, Receipt, self.receipts)
        insert(alias, Entry, [row for rows in self.entries.values() for row in rows])
        insert(alias, Link, [row for rows in self.links.values() for row in rows])
        insert(alias, Element, [row for rows in self.elements.values() for row in rows])
        insert(alias, Alias, list(self.aliases.values()), ignore=True)
        save(self.book, self.chain, self.numbers.last)


def append(
    chain: Chain,
    object_id: str,
    kind: str,
    version: int,
    act: str,
    role: str,
    salt: bytes,
    data: bytes,
    time: str,
) -> HeadRecord:
    """Make the next head of a chain (and move the chain on in memory)."""
    head = HeadRecord(
        council=chain.council,
        sequence=chain.sequence + 1,
        object=object_id,
        kind=kind,
        version=version,
        act=act,
        role=role,
        time=time,
        body=canonical.body_hash(salt, data),
        previous=chain.head,
    )
    chain.sequence, chain.head = head.sequence, head.hash()
    return head


def save(book: Book, chain: Chain, numbers: dict[str, int]) -> None:
    """Write the chain's row."""
    Chain.objects.using(book.alias).filter(council=chain.council).update(
        sequence=chain.sequence, head=chain.head, numbers=numbers
    )
