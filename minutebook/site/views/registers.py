"""The registers that readings make (resolutions, actions, votes), and decisions recorded apart."""

from __future__ import annotations

from itertools import groupby
from typing import Any, NamedTuple

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from minutebook.book.models import Element, Entry
from minutebook.book.schema import Decision
from minutebook.packs.shown import downloads
from minutebook.site import structured
from minutebook.site.citing import cite
from minutebook.site.listing import Listing, elements_listed, listed
from minutebook.site.lookups import Known, Shown, gather, linked
from minutebook.site.marks import (
    DECIDING,
    due_words,
    fields_of,
    in_one,
    manner,
    note_words,
    result_word,
    side_words,
    sides,
    trimmed,
)
from minutebook.site.names import same
from minutebook.site.page import page
from minutebook.site.reader import Site


class Resolved(NamedTuple):
    """What one item resolved or recommended."""

    mark: str
    words: str
    manner: str
    machine: bool
    item: Entry | None
    body: Entry | None
    date: str


class Action(NamedTuple):
    """Something somebody is to do."""

    words: str
    owner: str
    due: str
    machine: bool
    item: Entry | None
    body: Entry | None
    date: str


class Cast(NamedTuple):
    """A vote, and (on a member's list) the side the member was on."""

    words: str
    sides: list[tuple[str, int]]
    result: str
    side: str
    machine: bool
    item: Entry | None
    body: Entry | None
    date: str


def resolutions(request: HttpRequest, site: Site) -> HttpResponse:
    """What meetings resolved and recommended, newest first, the limbs of one item together."""
    found = elements_listed(request, site, DECIDING)
    known = _items(site, found)
    rows = []
    for item, group in groupby(found.rows, key=lambda element: element.item):
        parts = list(group)
        how = next((said for part in parts if (said := manner(fields_of(part)))), "")
        machine = any(part.state == "machine" for part in parts)
        rows.append(Resolved(note_words(parts[0]), in_one(parts), how, machine, *_at(parts[0], item, known)))
    return page(request, site, "resolutions", {"list": found, "rows": rows})


def actions(request: HttpRequest, site: Site) -> HttpResponse:
    """What somebody was asked, told or undertook to do, newest first."""
    found = elements_listed(request, site, ("action",))
    known = _items(site, found)
    rows = []
    for element in found.rows:
        fields = fields_of(element)
        due = due_words(fields).removeprefix(", ")
        owner = str(fields.get("owner") or "")
        machine = element.state == "machine"
        rows.append(Action(trimmed(element.text), owner, due, machine, *_at(element, element.item, known)))
    return page(request, site, "actions", {"list": found, "rows": rows})


def votes(request: HttpRequest, site: Site) -> HttpResponse:
    """Votes that were counted or recorded, newest first; of one member with ``?member=``."""
    found = elements_listed(request, site, ("vote",))
    known = _items(site, found)
    rows = [cast(element, found.member, known) for element in found.rows]
    if found.member is not None:
        rows = [row for row in rows if row.side]
    return page(request, site, "votes", {"list": found, "rows": rows})


def cast(element: Element, member: Entry | None, known: Known) -> Cast:
    """A vote, with the side ``member`` was recorded on (empty: not named)."""
    fields = fields_of(element)
    side = side_of(fields, member) if member is not None else ""
    machine = element.state == "machine"
    at = _at(element, element.item, known)
    return Cast(_introduced(element), sides(fields), result_word(fields), side, machine, *at)


def _introduced(element: Element) -> str:
    """A vote's first words, without the lists of names: those are on the item's page."""
    line = element.text.partition("\n")[0]
    return "" if line.count(",") > 4 else line


def side_of(fields: dict[str, Any], member: Entry) -> str:
    """How a member voted where names were recorded, in a word; nothing where the member is not named."""
    for key, word in side_words().items():
        names = fields.get(key)
        if isinstance(names, list) and any(same(str(n), member.title, member.label) for n in names):
            return word
    return ""


def decisions(request: HttpRequest, site: Site) -> HttpResponse:
    """What the executive and officers decided, newest first."""
    found = listed(request, site, "decision")
    rows = [(entry, found.known_bodies.get(entry.group)) for entry in found.rows]
    return page(request, site, "decisions", {"list": found, "rows": rows})


def decision(request: HttpRequest, site: Site, shown: Shown) -> HttpResponse:
    """The record of a decision, with the five things it must hold."""
    entry, thing = shown.entry, shown.thing
    assert isinstance(thing, Decision)
    papers = [paper.document for paper in thing.papers]
    hearing = thing.call_in.meeting if thing.call_in else ""
    ids = [thing.body, thing.person, thing.item, thing.reconsiders, hearing, *thing.matters, *papers]
    known = gather(site, ids, linked(site, "reconsiders", to=[thing.id]))
    named = {thing.reconsiders, entry.object}
    others = [one for one in known.values() if one.kind == "decision" and one.object not in named]
    context: dict[str, Any] = {
        "entry": entry,
        "thing": thing,
        "section": "decisions",
        "related": known,
        "body": known.get(thing.body),
        "person": known.get(thing.person),
        "item": known.get(thing.item),
        "decided": thing.decided.within(site.language).splitlines(),
        "downloads": downloads(site.book, site.id, entry.object, site.language),
        "matters": [known[one] for one in thing.matters if one in known],
        "hearing": known.get(hearing),
        "before": known.get(thing.reconsiders),
        "again": others[0] if others else None,
        "hash": shown.hash,
    }
    context["cite"] = cite(site, shown, context["body"], None)
    trail = [(_("Decisions"), "decisions")]
    data = structured.decision(site, entry, thing)
    return page(request, site, "decision", context, trail=trail, data=data)


def _items(site: Site, found: Listing) -> Known:
    """The items the elements stand in, and the bodies."""
    return gather(site, [e.item or e.meeting for e in found.rows]) | found.known_bodies


def _at(element: Element, item: str, known: Known) -> tuple[Entry | None, Entry | None, str]:
    return known.get(item or element.meeting), known.get(element.body), element.date
