"""From an object to its rows in the projections: entries, links, aliases, used files."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any, NamedTuple

from django.db.models import F, Value
from django.db.models.functions import Concat, Substr

from minutebook.book.canonical import canonical
from minutebook.book.files import files_in
from minutebook.book.identity import SHELF, address_digest, foreign_digest
from minutebook.book.kinds import KINDS, EntryRow, kind_of
from minutebook.book.models import Element, Entry, Link
from minutebook.book.schema import Object, Reading
from minutebook.book.shelf import Book

Row = tuple[Any, ...]
PATH = 11  # where the path stands in an entry's row


class Standing(NamedTuple):
    """Where a version of an object stands in its chain."""

    council: str
    sequence: int
    version: int
    first: str
    updated: str


def parts(thing: Object) -> list[EntryRow]:
    """An object and the parts of it that have pages of their own."""
    return list(KINDS[kind_of(thing)].entries(thing))


def entry_rows(thing: Object, entries: Iterable[EntryRow], at: Standing, parent_path: str) -> list[Row]:
    """The entries of an object, as rows; ``parent_path`` is the path of the object it stands under."""
    paths = {parent: f"{parent}/" for parent in SHELF.values()}
    paths[""] = ""
    rows = []
    for row in entries:
        base = paths.get(row.parent)
        path = (f"{parent_path}/" if base is None and parent_path else base or "") + row.slug
        if row.kind == "council":  # its own pages stand at the root of its site
            path = ""
        paths[row.object] = f"{path}/"
        rows.append(_entry(row, thing.id, at, path))
    return rows


def _entry(row: EntryRow, owner: str, at: Standing, path: str) -> Row:
    return (
        at.council,
        row.object,
        owner,
        row.kind,
        at.version,
        at.sequence,
        at.first,
        at.updated,
        row.number,
        row.parent,
        row.slug,
        path,
        str(row.title),
        row.title.cy,
        row.summary,
        row.date,
        row.until,
        row.group,
        row.state,
        row.position,
        row.label,
    )


def link_rows(thing: Object, council: str, merged: dict[str, str]) -> list[Row]:
    """The links an object states, as rows; a target that was ``merged`` stands for what it went into."""
    return [
        (
            council,
            thing.id,
            position,
            row.source,
            row.rel,
            merged.get(row.target, row.target),
            row.label,
            row.start,
            row.end,
        )
        for position, row in enumerate(KINDS[kind_of(thing)].links(thing))
    ]


def element_rows(thing: Object, council: str) -> list[Row]:
    """What a reading found and nobody rejected, as rows."""
    if not isinstance(thing, Reading):
        return []
    return [
        (
            council,
            thing.id,
            position,
            element.id,
            thing.of,
            element.item,
            thing.body,
            thing.date,
            element.kind,
            element.start,
            element.end,
            element.text,
            canonical(element.fields).decode(),
            element.sure,
            element.why,
            element.state,
        )
        for position, element in enumerate(thing.elements)
        if element.state not in ("rejected", "lost")
    ]


def alias_rows(thing: Object, entries: Iterable[EntryRow], council: str) -> Iterator[Row]:
    """The addresses of an object and its parts, its own and those other systems gave it, as rows."""
    # A council's own pages stand at the root of its site, but it may have had a host of its own before.
    for row in entries if kind_of(thing) != "council" else ():
        yield (council, address_digest(row.parent, row.slug), row.object, thing.id)
    for identifier, of in _identified(thing):
        if identifier.scheme == "url":
            host, _, address = identifier.value.removeprefix("//").partition("/")
            yield (council, foreign_digest(host, address), of, thing.id)


def _identified(thing: Object) -> Iterator[tuple[Any, str]]:
    for part in (thing, *getattr(thing, "items", ())):
        for identifier in part.identifiers:
            yield identifier, part.id


def blob_rows(thing: Object, council: str, sequence: int) -> list[Row]:
    """The files an object uses, each once, as rows."""
    used = {file.sha256: file for file in files_in(thing)}
    return [(council, sequence, f.sha256, f.size, f.media_type) for f in used.values()]


def remove(book: Book, council: str, objects: Iterable[str]) -> None:
    """Take objects' entries, links and elements out of the projections (their addresses stay taken)."""
    owners = list(objects)
    if owners:
        for model in (Entry, Link, Element):
            model._default_manager.using(book.alias).filter(council=council, owner__in=owners).delete()


def moved(old: str, new: str) -> Callable[[str], str]:
    """What makes of a path under ``old`` the one under ``new``, and leaves any other as it is."""
    return lambda path: new + path[len(old) :] if path.startswith(f"{old}/") else path


def move(book: Book, council: str, old_path: str, new_path: str) -> None:
    """Carry everything that stood under ``old_path`` to ``new_path``."""
    under = Entry.objects.using(book.alias).filter(council=council, path__startswith=f"{old_path}/")
    under.update(path=Concat(Value(f"{new_path}/"), Substr(F("path"), len(old_path) + 2)))
