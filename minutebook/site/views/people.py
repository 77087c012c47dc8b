"""Members: who they are, and each with roles, attendance, votes and declarations."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Any, NamedTuple

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from minutebook.book import catalogue
from minutebook.book.models import Element, Entry, Link
from minutebook.book.schema import Person
from minutebook.site import structured
from minutebook.site.days import days_after, today
from minutebook.site.lookups import Known, Shown, attended_since, gather, said_naming
from minutebook.site.marks import fields_of
from minutebook.site.names import same
from minutebook.site.page import page
from minutebook.site.reader import Site
from minutebook.site.views.registers import cast

DAYS_BACK = 731  # of attendance, votes and declarations on a member's page
LATEST = 12
NOT_HELD = ("cancelled", "scheduled", "agenda", "inquorate")


class Attended(NamedTuple):
    """A member's attendance at one body: times present of times expected."""

    body: Entry
    present: int
    expected: int


class Declared(NamedTuple):
    """A declaration of interest a member made."""

    words: str
    machine: bool
    place: Entry | None
    body: Entry | None
    date: str


def people(request: HttpRequest, site: Site) -> HttpResponse:
    """Members now, by name, with their groups; and members of the past."""
    rows = list(catalogue.entries(site.book, site.id).filter(kind="person"))
    rows.sort(key=lambda row: (row.label.casefold(), row.title.casefold(), row.object))
    now = [row for row in rows if not row.until or row.until >= today()]
    groups = Counter(row.state for row in now if row.state)
    chosen = request.GET.get("group", "")
    context = {
        "now": [row for row in now if not chosen or row.state == chosen],
        "past": [] if chosen else [row for row in rows if row.until and row.until < today()],
        "groups": sorted(groups.items(), key=lambda pair: (-pair[1], pair[0])),
        "group": chosen if chosen in groups else "",
        "count": len(now),
    }
    if chosen and chosen not in groups:
        context["now"] = now
    return page(request, site, "people", context)


def person(request: HttpRequest, site: Site, shown: Shown) -> HttpResponse:
    """Roles now and then, attendance with cancelled meetings left out, votes, declarations."""
    entry, thing = shown.entry, shown.thing
    assert isinstance(thing, Person)
    since = days_after(today(), -DAYS_BACK)
    lines = attended_since(site, entry.object, since)
    elements = said_naming(site, entry.label or entry.title, ("vote", "declaration"), since)
    ids = [seat.body for seat in thing.memberships] + [line.source for line in lines]
    known = gather(site, [*ids, *(e.item or e.meeting for e in elements), *(e.body for e in elements)])
    held = [(line, known[line.source]) for line in lines if _counts(line, known)]
    seats = [(seat, known.get(seat.body)) for seat in thing.memberships]
    cast_votes = [cast(element, entry, known) for element in elements if element.kind == "vote"]
    context: dict[str, Any] = {
        "entry": entry,
        "thing": thing,
        "section": "people",
        "now": [pair for pair in seats if not pair[0].end or pair[0].end >= today()],
        "then": [pair for pair in seats if pair[0].end and pair[0].end < today()],
        "since": since,
        "expected": len(held),
        "present": sum(line.label == "present" for line, _entry in held),
        "attended": _attended(held, known),
        "latest": [(line, place, known.get(place.group)) for line, place in held[:LATEST]],
        "votes": [row for row in cast_votes if row.side][:LATEST],
        "declared": [row for e in elements if (row := _declared(e, entry, known))][:LATEST],
    }
    trail = [(_("People"), "people")]
    return page(request, site, "person", context, trail=trail, data=structured.person(site, entry, thing))


def _counts(line: Link, known: Known) -> bool:
    """Whether a line of attendance counts: its meeting stands in the record and was held."""
    held = line.source in known and known[line.source].state not in NOT_HELD
    return held and line.label != "expected"


def _attended(held: Iterable[tuple[Link, Entry]], known: Known) -> list[Attended]:
    expected: Counter[str] = Counter()
    present: Counter[str] = Counter()
    for line, place in held:
        expected[place.group] += 1
        present[place.group] += line.label == "present"
    rows = [Attended(known[one], present[one], expected[one]) for one in expected if one in known]
    return sorted(rows, key=lambda row: (-row.expected, row.body.title))


def _declared(element: Element, entry: Entry, known: Known) -> Declared | None:
    if element.kind != "declaration":
        return None
    if not same(str(fields_of(element).get("who") or ""), entry.title, entry.label):
        return None
    machine = element.state == "machine"
    place = known.get(element.item or element.meeting)
    return Declared(element.text, machine, place, known.get(element.body), element.date)
