"""Lists that go back for years: newest first, one page after the other, by body and year."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.db.models import Q, QuerySet
from django.http import HttpRequest

from minutebook.book import catalogue
from minutebook.book.models import Element, Entry
from minutebook.site.days import today, year_of
from minutebook.site.lookups import Known, bodies_by_name, ends_of
from minutebook.site.marks import certain
from minutebook.site.reader import Site

PER_PAGE = 50


@dataclass
class Listing:
    """One page of a list and what its filters and links say.

    ``rows`` are entries or elements; ``older`` is the query string of the page after, empty on the last;
    ``begun`` is whether this is a page before which there are newer rows.
    """

    rows: list[Any]
    bodies: list[Entry]
    chosen: Entry | None
    member: Entry | None
    year: str
    years: list[str]
    older: str
    begun: bool
    query: str

    @property
    def known_bodies(self) -> Known:
        """The bodies by id."""
        return {body.object: body for body in self.bodies}


def listed(request: HttpRequest, site: Site, kind: str) -> Listing:
    """A page of entries of a kind, newest first."""
    asked = _Asked(request, site, {"document": "document"}.get(kind, kind))
    rows = catalogue.entries(site.book, site.id).filter(kind=kind)
    rows = _within(rows, asked, "group")
    date, key, _position = asked.cursor
    if date:
        rows = rows.filter(Q(date__lt=date) | Q(date=date, object__gt=key), date__lte=date)
    found = list(rows.order_by("-date", "object")[: PER_PAGE + 1])
    more = found[PER_PAGE - 1] if len(found) > PER_PAGE else None
    return asked.listing(found[:PER_PAGE], f"{more.date}~{more.object}~0" if more else "")


def elements_listed(request: HttpRequest, site: Site, kinds: tuple[str, ...]) -> Listing:
    """A page of elements of these kinds, newest meeting first, an item's elements never parted."""
    asked = _Asked(request, site, "meeting")
    found: list[Element] = []
    for kind in kinds:
        rows = certain(catalogue.elements(site.book, site.id)).filter(kind=kind)
        rows = _within(rows, asked, "body")
        if asked.member is not None:
            rows = rows.filter(text__contains=asked.member.label or asked.member.title)
        date, meeting, position = asked.cursor
        if date:
            after = Q(meeting__gt=meeting) | Q(meeting=meeting, position__gt=position)
            rows = rows.filter(Q(date__lt=date) | Q(date=date) & after, date__lte=date)
        found += rows.order_by("-date", "meeting", "position")[: PER_PAGE + 1]
    found.sort(key=lambda e: (e.meeting, e.position))
    found.sort(key=lambda e: e.date, reverse=True)
    shown = _whole_items(found)
    last = shown[-1] if len(shown) < len(found) else None
    return asked.listing(shown, f"{last.date}~{last.meeting}~{last.position}" if last else "")


def _whole_items(found: list[Element]) -> list[Element]:
    """As many elements as a page holds, cut between items; one long item is cut where it must be."""
    if len(found) <= PER_PAGE:
        return found
    cut = PER_PAGE
    while cut > 0 and found[cut - 1].item == found[cut].item:
        cut -= 1
    return found[: cut or PER_PAGE]


def _within(rows: QuerySet[Any], asked: _Asked, body: str) -> QuerySet[Any]:
    if asked.chosen is not None:
        rows = rows.filter(**{body: asked.chosen.object})
    if asked.year:
        rows = rows.filter(date__gte=asked.year, date__lt=f"{int(asked.year) + 1:04}")
    return rows


class _Asked:
    """What a reader asked a list for, in its address."""

    def __init__(self, request: HttpRequest, site: Site, dated: str) -> None:
        slug, name = request.GET.get("body", ""), request.GET.get("member", "")
        found = bodies_by_name(site, and_at=f"people/{name}" if name else "")
        self.bodies = [entry for entry in found if entry.kind == "body"]
        self.member = next((entry for entry in found if entry.kind == "person"), None)
        self.chosen = next((body for body in self.bodies if body.slug == slug), None)
        self.year = year_of(request.GET.get("year", ""))
        self.first = ends_of(site, dated)[0] or today()
        self.cursor = _cursor(request.GET.get("before", ""))
        self.carried = {
            key: value
            for key, value in (
                ("body", self.chosen.slug if self.chosen else ""),
                ("member", name if self.member else ""),
                ("year", self.year),
            )
            if value
        }

    def listing(self, rows: list[Any], cursor: str) -> Listing:
        years = range(int(today()[:4]), int(self.first[:4]) - 1, -1)
        return Listing(
            rows,
            self.bodies,
            self.chosen,
            self.member,
            self.year,
            [str(year) for year in years],
            "?" + urlencode(self.carried | {"before": cursor}) if cursor else "",
            bool(self.cursor[0]),
            "?" + urlencode(self.carried) if self.carried else "",
        )


def _cursor(text: str) -> tuple[str, str, int]:
    """``2026-05-06~meeting~12``: the last row of the page before; nothing for anything else."""
    parts = text.split("~")
    if len(parts) != 3 or not parts[2].isdecimal() or len(parts[2]) > 9 or len(parts[0]) > 19:
        return "", "", 0
    return parts[0], parts[1], int(parts[2])
