"""Bodies: the list of who meets, and the page of each."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from minutebook.book.models import Entry, Link
from minutebook.book.schema import Body
from minutebook.packs.library import Library
from minutebook.packs.model import in_language
from minutebook.packs.shown import Download, address, called, facts, rank
from minutebook.site import structured
from minutebook.site.days import days_after, today, year_of
from minutebook.site.following import asked_in_short
from minutebook.site.lookups import (
    Known,
    Picked,
    Shown,
    bodies_by_name,
    gather,
    meetings_of,
    next_of_each,
    seats_of,
    span_of,
)
from minutebook.site.page import page
from minutebook.site.reader import Site

# In the order a council speaks of them; whatever is not named comes with the committees.
ORDER = (
    (("council", "executive"), "council"),
    (("scrutiny",), "scrutiny"),
    (("committee", "sub-committee", "panel", "joint", "parish", "other"), "committees"),
    (("board", "partnership"), "boards"),
    (("task-and-finish",), "groups"),
)
MATTERS_BEFORE = """SELECT "target" FROM "book_link"
    WHERE "council" = %s AND "rel" = 'matter' AND "source" IN (SELECT "object" FROM "book_entry"
        WHERE "council" = %s AND "group" = %s AND "kind" = 'item' AND "date" >= %s)"""
THREADS_OF = """SELECT "object" FROM "book_entry"
    WHERE "council" = %s AND "group" = %s AND "kind" = 'thread'"""
DAYS_OPEN = 2 * 366  # back to which an item makes its matter one "before" a body


def bodies(request: HttpRequest, site: Site) -> HttpResponse:
    """All bodies by kind, each with its next meeting; and those that met once."""
    every, first = bodies_by_name(site), next_of_each(site, today())
    now = [row for row in every if not row.until or row.until >= today()]
    groups = [
        (name, [(row, first.get(row.object, "")) for row in now if row.state in kinds])
        for kinds, name in ORDER
    ]
    past = [row for row in every if row.until and row.until < today()]
    return page(request, site, "bodies", {"groups": [g for g in groups if g[1]], "past": past})


def body(request: HttpRequest, site: Site, shown: Shown) -> HttpResponse:
    """Purpose, members now and then, open matters, meetings to come and past by year."""
    entry, thing = shown.entry, shown.thing
    assert isinstance(thing, Body)
    seats = seats_of(site, entry.object)
    ids = [seat.source for seat in seats] + [thing.successor, thing.parent]
    known = gather(site, ids, _matters_before(site, entry), Picked(THREADS_OF, (site.id, entry.object)))
    context: dict[str, Any] = {
        "entry": entry,
        "thing": thing,
        "section": "bodies",
        "successor": known.get(thing.successor),
        "parent": known.get(thing.parent),
        "books": _minute_books(site, entry),
        "matters": sorted((e for e in known.values() if _is_open_matter(e)), key=lambda e: e.title),
        "asked": asked_in_short(known),
    }
    context |= _members(seats, known, thing) | _meetings(request, site, entry)
    trail = [(_("Bodies"), "bodies")]
    return page(request, site, "body", context, trail=trail, data=structured.body(site, entry, thing))


def _meetings(request: HttpRequest, site: Site, entry: Entry) -> dict[str, Any]:
    """Meetings to come, and the past ones of the year asked for (or of the last that has any)."""
    now = today()
    first, latest = span_of(site, entry.object, now)
    last = latest[:4]
    year = year_of(request.GET.get("year", "")) or last
    found = meetings_of(site, entry.object, now, year)
    return {
        "coming": [one for one in reversed(found) if one.date[:10] >= now],
        "past": [one for one in found if one.date[:10] < now and one.date[:4] == year],
        "year": year,
        "years": [str(one) for one in range(int(last), int(first[:4]) - 1, -1)] if last else [],
    }


def _minute_books(site: Site, entry: Entry) -> list[Download]:
    """The body's minute books, newest first. Whether one may still be seen is asked when it is opened."""
    lang = in_language(site.language)
    made = [one for one in Library(site.book).record(site.id, entry.object).made if one.lang == lang]
    return [
        Download(called(one, lang), facts(one, lang), address(entry.object, one), one)
        for one in sorted(made, key=rank)
    ]


def _matters_before(site: Site, entry: Entry) -> Picked:
    """The matters that the body's items of the last two years belong to."""
    since = days_after(today(), -DAYS_OPEN)
    return Picked(MATTERS_BEFORE, (site.id, site.id, entry.object, since))


def _is_open_matter(entry: Entry) -> bool:
    return entry.kind == "matter" and entry.state == "open"


def _members(seats: Iterable[Link], known: Known, thing: Body) -> dict[str, list[tuple[Link, Entry]]]:
    now: list[tuple[Link, Entry]] = []
    then: list[tuple[Link, Entry]] = []
    for seat in seats:
        if seat.source in known:
            past = (seat.end and seat.end < today()) or (thing.dissolved and thing.dissolved < today())
            (then if past else now).append((seat, known[seat.source]))
    now.sort(key=lambda pair: (_rank(pair[0].label), pair[1].label.casefold(), pair[1].title))
    then.sort(key=lambda pair: (pair[0].end, pair[1].label.casefold(), pair[1].title), reverse=True)
    return {"members": now, "former": then}


def _rank(role: str) -> int:
    role = role.casefold()
    if "vice" in role or "deputy" in role:
        return 1
    return 0 if role.startswith(("chair", "leader", "cadeirydd", "arweinydd")) else 2
