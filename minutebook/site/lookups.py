"""The look-ups that pages share, each one query. What may be seen at all is the catalogue's to say."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple

from django.db.models import Exists, OuterRef, QuerySet, Subquery

from minutebook.book import canonical, catalogue
from minutebook.book.errors import Damaged
from minutebook.book.models import Chain, Entry, Head, Text
from minutebook.site.reader import Site

Known = dict[str, Entry]
"""Entries by id."""


def gather(site: Site, ids: Iterable[str], *also: QuerySet[Entry]) -> Known:
    """Entries by id: those named, those of the further queries, and the body or meeting each belongs to."""
    rows = catalogue.entries(site.book, site.id)
    asked = [rows.filter(object__in={one for one in ids if one}), *also]
    owners = [rows.filter(object__in=part.values("group")) for part in asked]
    return {entry.object: entry for entry in asked[0].union(*asked[1:], *owners)}


def linked(site: Site, rel: str, *, to: Iterable[str] = (), of: Iterable[str] = ()) -> QuerySet[Entry]:
    """The entries that state a relation to any of ``to``, or that any of ``of`` states it to."""
    rows = catalogue.entries(site.book, site.id)
    links = catalogue.links(site.book, site.id).filter(rel=rel)
    if to:
        return rows.filter(object__in=links.filter(target__in=list(to)).values("source"))
    return rows.filter(object__in=links.filter(source__in=list(of)).values("target"))


def newest_changes(site: Site, *, back: int, count: int) -> list[Head]:
    """The newest publications but readings (they go with minutes): ``count`` of the last ``back``."""
    chain = Chain.objects.using(site.book.alias).filter(council=site.id)
    heads = Head.objects.using(site.book.alias).filter(council=site.id)
    recent = heads.filter(sequence__gt=Subquery(chain.values("sequence")) - back).exclude(kind="reading")
    return list(recent.order_by("-sequence")[:count])


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
    """An entry's object as it was published, with its hash, in one query. Raises :class:`Damaged`."""
    head = Head.objects.using(site.book.alias).filter(council=site.id, sequence=OuterRef("sequence"))
    texts = Text.objects.using(site.book.alias).filter(council=site.id, sequence=entry.sequence)
    row = texts.annotate(hash=Subquery(head.values("hash"))).values_list("data", "hash").first()
    thing = canonical.decode(bytes(row[0])).object if row else None
    if row is None or thing is None:
        raise Damaged(f"the body of {entry.kind} {entry.owner} is missing: run minutebook verify")
    return Shown(entry, thing, row[1])


def bodies_with(site: Site, kind: str) -> QuerySet[Entry]:
    """The bodies that have at least one entry of a kind (a meeting, a decision), by name."""
    rows = catalogue.entries(site.book, site.id)
    theirs = rows.filter(kind=kind, group=OuterRef("object"))
    return rows.filter(Exists(theirs), kind="body").order_by("title")


def first_date(site: Site, kind: str) -> str:
    """The earliest date of a kind's entries, or nothing."""
    dates = catalogue.entries(site.book, site.id).filter(kind=kind).exclude(date="")
    return dates.order_by("date").values_list("date", flat=True).first() or ""
