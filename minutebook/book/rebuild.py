"""The projections made again from the record alone."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

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
    """Make the entries and links of ``objects`` again, as far as they stand in the book."""
    known = statuses(book, chain.council, objects)
    projecting.remove(book, chain.council, objects)
    _project(book, chain, [o for o in objects if o in known and known[o].shown], known)


def _refold(book: Book, chain: Chain) -> None:
    """Learn from all bodies in order: addresses, files' uses, numbers given, merges."""
    numbers, merged = Numbers({}), dict[str, str]()
    heads = Head.objects.using(book.alias).filter(council=chain.council).order_by("sequence")
    columns = heads.values_list("sequence", "object", "act").iterator(chunk_size=BATCH)
    for part in batched(columns, BATCH):
        texts = _texts(book, chain.council, [sequence for sequence, _, _ in part])
        for sequence, object_id, act in part:
            envelope = texts.get(sequence)
            if envelope is not None:
                _fold_merge(merged, object_id, act, envelope)
                _fold_record(book, chain.council, sequence, object_id, envelope, numbers)
    chain.numbers, chain.merged = numbers.last, merged
    chain.save(using=book.alias)


def _fold_merge(merged: dict[str, str], object_id: str, act: str, envelope: Envelope) -> None:
    if act == "merge":
        for was in [k for k, v in merged.items() if v == object_id]:
            merged[was] = envelope.into
        merged[object_id] = envelope.into
    elif act == "split":
        merged.pop(object_id, None)


def _fold_record(
    book: Book, council: str, sequence: int, object_id: str, envelope: Envelope, numbers: Numbers
) -> None:
    for kind, number in envelope.numbers.items():
        numbers.seen(kind, number)
    rows = [(council, a.digest, a.object, object_id) for a in envelope.addresses]
    thing = envelope.object
    if thing is not None:
        rows += projecting.alias_rows(thing, council)
        for part in (thing, *getattr(thing, "items", ())):
            numbers.seen("item" if part is not thing else kind_of(thing), part.number)
        insert(book.alias, Blob, projecting.blob_rows(thing, council, sequence))
    insert(book.alias, Alias, rows, ignore=True)


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
        entries += projecting.entry_rows(thing, at, paths.get(parent, ""))
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
