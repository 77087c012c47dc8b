"""The look-ups that pages share, each one query. What may be seen at all is the catalogue's to say."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Exists, OuterRef, QuerySet, Subquery

from minutebook.book import catalogue
from minutebook.book.models import Chain, Entry, Head
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


def head_of(site: Site, entry: Entry) -> Head:
    """The head of the version an entry shows."""
    return Head.objects.using(site.book.alias).get(council=site.id, sequence=entry.sequence)


def bodies_with(site: Site, kind: str) -> QuerySet[Entry]:
    """The bodies that have at least one entry of a kind (a meeting, a decision), by name."""
    rows = catalogue.entries(site.book, site.id)
    theirs = rows.filter(kind=kind, group=OuterRef("object"))
    return rows.filter(Exists(theirs), kind="body").order_by("title")


def first_date(site: Site, kind: str) -> str:
    """The earliest date of a kind's entries, or nothing."""
    dates = catalogue.entries(site.book, site.id).filter(kind=kind).exclude(date="")
    return dates.order_by("date").values_list("date", flat=True).first() or ""
