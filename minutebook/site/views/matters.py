"""Matters: subjects that are followed across bodies, and the way of each in order of time."""

from __future__ import annotations

from typing import Any, NamedTuple

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from minutebook.book.checking import LARGEST
from minutebook.book.identity import ID_LENGTH
from minutebook.book.models import Element, Entry
from minutebook.book.schema import Matter, Words
from minutebook.site import structured
from minutebook.site.days import today
from minutebook.site.following import Happening, happenings
from minutebook.site.lookups import Shown, decided_at, gather, linked, newest_matters, stations
from minutebook.site.marks import in_one, note_words
from minutebook.site.page import page
from minutebook.site.reader import Site

PER_PAGE = 50


class Station(NamedTuple):
    """One step of a matter's way: where it was, what is noted of it, what was decided there."""

    entry: Entry
    body: Entry | None
    note: Words | None
    mark: str
    decided: str
    machine: bool
    to_come: bool


def matters(request: HttpRequest, site: Site) -> HttpResponse:
    """Subjects, those opened last on the first page; on each page the open ones first, by name."""
    before = request.GET.get("before", "")
    found = newest_matters(site, _place(before), PER_PAGE + 1)
    last = found[PER_PAGE - 1] if len(found) > PER_PAGE else None
    rows = sorted(found[:PER_PAGE], key=lambda row: (row.title, row.object))
    context = {
        "open": [row for row in rows if row.state != "closed"],
        "closed": [row for row in rows if row.state == "closed"],
        "list": {"older": f"?before={last.number}~{last.object}" if last else "", "begun": bool(before)},
    }
    return page(request, site, "matters", context)


def _place(text: str) -> tuple[int, str]:
    """``12~id``: the last matter of the page before; before all of them for anything else."""
    number, _, object_id = text.partition("~")
    known = number.isdecimal() and number.isascii() and len(number) < 16 and len(object_id) <= ID_LENGTH
    return (int(number), object_id) if known else (LARGEST, "")


def matter(request: HttpRequest, site: Site, shown: Shown) -> HttpResponse:
    """The story of a subject in order, across bodies."""
    entry, thing = shown.entry, shown.thing
    assert isinstance(thing, Matter)
    notes = {stage.at: stage.note for stage in thing.stages}
    named = [linked(site, rel, to=[entry.object]) for rel in ("matter", "thread-of")]
    known = gather(site, notes, *named)
    steps = stations(known)
    decided: dict[str, list[Element]] = {}
    for element in decided_at(site, [one.object for one in steps]):
        decided.setdefault(element.item, []).append(element)
    way = [_station(one, known.get(one.group), notes, decided.get(one.object, [])) for one in steps]
    context: dict[str, Any] = {
        "entry": entry,
        "thing": thing,
        "section": "matters",
        "stations": way,
        "way": sorted([*way, *happenings(site, known)], key=_when),
        "bodies": _unique([station.body for station in way if station.body]),
        "read_by_machine": any(station.machine for station in way),
        "hash": shown.hash,
    }
    trail = [(_("Matters"), "matters")]
    return page(request, site, "matter", context, trail=trail, data=structured.matter(site, entry, thing))


def _station(entry: Entry, body: Entry | None, notes: dict[str, Words], decided: list[Element]) -> Station:
    return Station(
        entry,
        body,
        notes.get(entry.object),
        note_words(decided[0]) if decided else "",
        in_one(decided) or (entry.summary if entry.kind == "decision" else ""),
        bool(decided) and all(element.state == "machine" for element in decided),
        entry.date[:10] >= today(),
    )


def _when(one: Station | Happening) -> tuple[str, int]:
    """The order of the line: by day; on one day the meeting before what was answered at it."""
    return (one.entry.date[:10], 0) if isinstance(one, Station) else (one.day, 1)


def _unique(bodies: list[Entry]) -> list[Entry]:
    return list({body.object: body for body in bodies}.values())
