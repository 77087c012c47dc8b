"""The projections made again from the record alone."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django.db import transaction

from minutebook.book import canonical, projecting
from minutebook.book.canonical import Envelope
from minutebook.book.completing import Numbers
from minutebook.book.kinds import KINDS, kind_of
from minutebook.book.models import Alias, Blob, Chain, Element, Entry, Head, Link, Text
from minutebook.book.press import lock
from minutebook.book.rows import batched, insert
from minutebook.book.schema import Object
from minutebook.book.shelf import Book
from minutebook.book.standing import Status, statuses

BATCH = 500


def rebuild(book: Book) -> int:
    """Throw away and remake every council's entries, links, aliases and uses of files.

    Returns the number of objects that stand in the book. A reader sees the old projections until the
    new ones are whole.
    """
    councils = list(Chain.objects.using(book.alias).values_list("council", flat=True))
    return sum(rebuild_chain(book, council) for council in councils)


def rebuild_chain(book: Book, council: str) -> int:
    """Remake one council's projections. Returns the number of its objects that stand in the book."""
    with book.transaction():
        chain = lock(book, council)
        for model in (Entry, Link, Element, Alias, Blob):
            model._default_manager.using(book.alias).filter(council=council).delete()
        _refold(book, chain)
        known = statuses(book, council)
        shown = [object_id for object_id, status in known.items() if status.shown]
        _project(book, chain, shown, known)
    return len(shown)


def reproject(book: Book, chain: Chain, objects: Sequence[str]) -> None:
    """Make the entries and links of ``objects`` again, as far as they stand in the book.

    What stands under one whose path changed is carried along.
    """
    known = statuses(book, chain.council, objects)
    rows = Entry.objects.using(book.alias).filter(council=chain.council, object__in=objects)
    before = dict(rows.values_list("object", "path"))
    projecting.remove(book, chain.council, objects)
    _project(book, chain, [o for o in objects if o in known and known[o].shown], known)
    for object_id, path in rows.values_list("object", "path"):
        if before.get(object_id, path) != path:
            projecting.move(book, chain.council, before[object_id], path)


def _refold(book: Book, chain: Chain) -> None:
    """Learn from all bodies in order: addresses, files' uses, numbers given, merges."""
    fold = Fold(book, chain.council, {}, {})
    heads = Head.objects.using(book.alias).filter(council=chain.council).order_by("sequence")
    columns = heads.values_list("sequence", "object", "act").iterator(chunk_size=BATCH)
    for part in batched(columns, BATCH):
        texts = _texts(book, chain.council, [sequence for sequence, _, _ in part])
        fold.take((s, o, act, texts[s]) for s, o, act in part if s in texts)
    chain.numbers, chain.merged = fold.numbers.last, fold.merged
    chain.save(using=book.alias)


class Fold:
    """What publications leave beside the objects that stand: addresses, uses of files, numbers, merges."""

    def __init__(self, book: Book, council: str, numbers: dict[str, int], merged: dict[str, str]) -> None:
        self.book, self.council = book, council
        self.numbers, self.merged = Numbers(numbers), dict(merged)

    def take(self, publications: Iterable[tuple[int, str, str, Envelope]]) -> None:
        """Take in publications in order: sequence, object, act and body of each that has one."""
        claimed: list[tuple[str, ...]] = []
        kept: dict[str, tuple[str, ...]] = {}
        blobs: list[tuple[Any, ...]] = []
        for sequence, object_id, act, envelope in publications:
            self._merge(object_id, act, envelope)
            for kind, number in envelope.numbers.items():
                self.numbers.seen(kind, number)
            kept |= {a.digest: (self.council, a.digest, a.object, object_id) for a in envelope.addresses}
            if envelope.object is not None:
                parts = projecting.parts(envelope.object)
                claimed += projecting.alias_rows(envelope.object, parts, self.council)
                blobs += projecting.blob_rows(envelope.object, self.council, sequence)
                self._number(envelope.object)
        # What is carried over was taken first, though the words that took it are no longer there.
        rows = Alias.objects.using(self.book.alias).filter(council=self.council, digest__in=kept)
        rows.delete()
        insert(self.book.alias, Alias, [*kept.values(), *claimed], ignore=True)
        insert(self.book.alias, Blob, blobs)

    def _merge(self, object_id: str, act: str, envelope: Envelope) -> None:
        if act == "merge":
            for was in [k for k, v in self.merged.items() if v == object_id]:
                self.merged[was] = envelope.into
            self.merged[object_id] = envelope.into
        elif act == "split":
            self.merged.pop(object_id, None)

    def _number(self, thing: Object) -> None:
        for part in (thing, *getattr(thing, "items", ())):
            self.numbers.seen("item" if part is not thing else kind_of(thing), part.number)


def _project(book: Book, chain: Chain, objects: Sequence[str], known: dict[str, Status]) -> None:
    order = list(KINDS)  # parents before what stands under them
    by_kind = sorted(objects, key=lambda o: (order.index(known[o].kind), known[o].sequence))
    for part in batched(by_kind, BATCH):
        texts = _texts(book, chain.council, [known[o].sequence for o in part])
        things = [(o, texts[known[o].sequence].object) for o in part if known[o].sequence in texts]
        standing = [(known[o], thing) for o, thing in things if thing is not None]
        for kind in order:
            _project_kind(book, chain, [(s, t) for s, t in standing if s.kind == kind])


def _project_kind(book: Book, chain: Chain, standing: Sequence[tuple[Status, Object]]) -> None:
    parents = {KINDS[kind_of(thing)].parent(thing) for _, thing in standing}
    rows = Entry.objects.using(book.alias).filter(council=chain.council, object__in=parents)
    paths = dict(rows.values_list("object", "path"))
    entries, links, elements = [], [], []
    for status, thing in standing:
        at = projecting.Standing(chain.council, status.sequence, status.version, status.first, status.updated)
        parent = KINDS[kind_of(thing)].parent(thing)
        entries += projecting.entry_rows(thing, projecting.parts(thing), at, paths.get(parent, ""))
        links += projecting.link_rows(thing, chain.council, chain.merged)
        elements += projecting.element_rows(thing, chain.council)
    insert(book.alias, Entry, entries)
    insert(book.alias, Link, links)
    insert(book.alias, Element, elements)


def _texts(book: Book, council: str, sequences: Iterable[int]) -> dict[int, Envelope]:
    rows = Text.objects.using(book.alias).filter(council=council, sequence__in=list(sequences))
    return {
        sequence: canonical.decode(bytes(data)) for sequence, data in rows.values_list("sequence", "data")
    }


def unequal(book: Book) -> list[str]:
    """The projections that differ from what the record makes; nothing is changed."""
    found: list[str] = []
    with book.transaction():
        before = _digests(book)
        rebuild(book)
        after = _digests(book)
        transaction.set_rollback(True, using=book.alias)
    for name, rows in before.items():
        for key in sorted(rows.keys() | after[name].keys()):
            if rows.get(key) != after[name].get(key):
                found.append(f"{name} {' '.join(key)}: is not what the record makes of it; run rebuild")
                break
    return found


def _digests(book: Book) -> dict[str, dict[tuple[str, ...], int]]:
    """Every projected row by its key, as a number."""
    digests: dict[str, dict[tuple[str, ...], int]] = {}
    for model in (Entry, Link, Element, Alias, Blob):
        names = [field.name for field in model._meta.concrete_fields if field.column]
        length = len(model._meta.pk.field_names)  # type: ignore[attr-defined]
        rows = model._default_manager.using(book.alias).values_list(*names).iterator(chunk_size=5000)
        digests[model.__name__.lower()] = {tuple(map(str, row[:length])): hash(row) for row in rows}
    return digests
