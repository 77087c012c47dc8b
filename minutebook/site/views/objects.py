"""The pages of objects, each under its own address."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import render

from minutebook.book import catalogue
from minutebook.book.acts import GROUNDS
from minutebook.book.models import Entry
from minutebook.book.schema import Body, Decision, Document, Item, Matter, Meeting, Object, Person
from minutebook.site.prose import note_words, prose
from minutebook.site.reader import Site
from minutebook.site.views.lists import today


def by_id(request: HttpRequest, site: Site, object_id: str) -> HttpResponse:
    """The permanent address: leads to the current one."""
    entry = catalogue.by_id(site.book, site.id, [object_id]).get(object_id)
    if entry is None:
        trace = catalogue.trace_id(site.book, site.id, object_id)
        if trace is not None and trace.path:
            return HttpResponsePermanentRedirect(site.url(trace.path))
        return gone(request, site, trace)
    return HttpResponsePermanentRedirect(site.url(entry.path))


def by_address(request: HttpRequest, site: Site, address: str) -> HttpResponse:
    """Whatever stands under an address, or where it went."""
    found: list[Entry] = request.found  # type: ignore[attr-defined]
    if not found:
        trace = catalogue.trace(site.book, site.id, address)
        if trace is not None and trace.path and not trace.gone:
            return HttpResponsePermanentRedirect(site.url(trace.path))
        return gone(request, site, trace)
    entry = found[0]
    view = PAGES.get(entry.kind)
    if view is None:
        raise Http404
    thing = catalogue.thing_of(site.book, entry)
    context = view(site, entry, thing) | {"entry": entry, "thing": thing}
    return render(request, f"site/{entry.kind}.html", context)


def gone(request: HttpRequest, site: Site, trace: catalogue.Trace | None) -> HttpResponse:
    """The page that says something was here and why it is not now (410)."""
    if trace is None or not trace.gone:
        raise Http404
    context = {"trace": trace, "ground": GROUNDS.get(trace.ground, "")}
    return render(request, "site/gone.html", context, status=410)


def body(site: Site, entry: Entry, thing: Object) -> dict[str, Any]:
    """Purpose, members now and then, meetings to come and past by year."""
    assert isinstance(thing, Body)
    seats = list(catalogue.links(site.book, site.id).filter(target=entry.object, rel="member"))
    wanted = {seat.source for seat in seats} | {thing.successor, thing.parent}
    people = catalogue.by_id(site.book, site.id, wanted)
    meetings = list(
        catalogue.entries(site.book, site.id).filter(group=entry.object, kind="meeting").order_by("-date")
    )
    now, then = [], []
    for seat in sorted(
        seats, key=lambda s: (_rank(s.label), people[s.source].label if s.source in people else "")
    ):
        if seat.source in people:
            past = (seat.end and seat.end < today()) or (thing.dissolved and thing.dissolved < today())
            (then if past else now).append((seat, people[seat.source]))
    past_years: dict[str, list[Entry]] = {}
    for meeting in meetings:
        if meeting.date[:10] < today():
            past_years.setdefault(meeting.date[:4], []).append(meeting)
    return {
        "members": now,
        "former": then,
        "coming": [m for m in reversed(meetings) if m.date[:10] >= today()],
        "years": list(past_years.items()),
        "successor": people.get(thing.successor),
        "parent": people.get(thing.parent),
    }


def _rank(role: str) -> int:
    role = role.casefold()
    return 0 if role.startswith(("chair", "leader")) else 1 if "vice" in role or "deputy" in role else 2


def meeting(site: Site, entry: Entry, thing: Object) -> dict[str, Any]:
    """Notice, place, who was there, the agenda with what was decided, papers."""
    assert isinstance(thing, Meeting)
    papers = [paper.document for item in thing.items for paper in item.papers]
    papers += [paper.document for paper in thing.papers]
    people = [line.person for line in thing.attendance] + [line.substitute_for for line in thing.attendance]
    wanted = {thing.body, thing.minutes.approved_at, *papers, *people}
    related = catalogue.by_id(site.book, site.id, wanted)
    return {
        "body": related.get(thing.body),
        "related": related,
        "items": [(item, f"{entry.path}/{item.slug}") for item in thing.items],
        "present": [line for line in thing.attendance if line.status == "present"],
        "apologies": [line for line in thing.attendance if line.status == "apologies"],
        "approved_at": related.get(thing.minutes.approved_at),
        "past": thing.start[:10] < today(),
    }


def item(site: Site, entry: Entry, thing: Object) -> dict[str, Any]:
    """What was decided, then what was said; papers beside; the same matter elsewhere; its neighbours."""
    assert isinstance(thing, Meeting)
    index = next(i for i, part in enumerate(thing.items) if part.id == entry.object)
    part = thing.items[index]
    elements = list(catalogue.elements(site.book, site.id).filter(item=part.id).order_by("start"))
    stands = Q(target__in=part.matters, rel="matter") | Q(source__in=part.matters, rel="stage")
    steps = list(catalogue.links(site.book, site.id).filter(stands)) if part.matters else []
    elsewhere = {step.source if step.rel == "matter" else step.target for step in steps} - {part.id}
    wanted = {thing.body, thing.id, thing.minutes.approved_at, *part.matters, *elsewhere}
    wanted |= {paper.document for paper in part.papers}
    related = catalogue.by_id(site.book, site.id, wanted)
    others = sorted((related[o] for o in elsewhere if o in related), key=lambda e: e.date)
    bodies = catalogue.by_id(site.book, site.id, {other.group for other in others})
    return {
        "item": part,
        "meeting": related.get(thing.id),
        "body": related.get(thing.body),
        "related": related,
        "agenda": prose(part.agenda, (), site.language),
        "minutes": prose(part.minutes, elements, site.language),
        "decided": decided(part, elements),
        "read_by_machine": any(e.state == "machine" and e.sure for e in elements),
        "matters": [related[m] for m in part.matters if m in related],
        "elsewhere": [(other, bodies.get(other.group)) for other in others],
        "previous": _neighbour(thing, index - 1, entry),
        "next": _neighbour(thing, index + 1, entry),
        "place": (index + 1, len(thing.items)),
        "approved_at": related.get(thing.minutes.approved_at),
    }


def decided(part: Item, elements: list[Any]) -> list[tuple[str, str, bool]]:
    """What was decided: the recorded outcome, or what a reading found. (words, mark, read by machine)."""
    if part.outcome is not None and part.outcome.words:
        return [(part.outcome.words.en or part.outcome.words.cy, part.outcome.kind, False)]
    kinds = ("resolution", "recommendation")
    return [
        (e.text, note_words(e), e.state == "machine")
        for e in elements
        if e.kind in kinds and (e.sure or e.state in ("confirmed", "mended"))
    ]


def _neighbour(meeting: Meeting, index: int, entry: Entry) -> tuple[Item, str] | None:
    if not 0 <= index < len(meeting.items):
        return None
    other = meeting.items[index]
    return other, f"{entry.path.rpartition('/')[0]}/{other.slug}"


def person(site: Site, entry: Entry, thing: Object) -> dict[str, Any]:
    """Roles now and then, and attendance with cancelled meetings left out."""
    assert isinstance(thing, Person)
    bodies = catalogue.by_id(site.book, site.id, {seat.body for seat in thing.memberships})
    lines = catalogue.links(site.book, site.id).filter(target=entry.object, rel="attendance")
    lines = list(lines.order_by("-start"))
    meetings = catalogue.by_id(site.book, site.id, {line.source for line in lines})
    held = [
        (line, meetings[line.source])
        for line in lines
        if line.source in meetings and meetings[line.source].state not in ("cancelled", "scheduled", "agenda")
    ]
    seats = [(seat, bodies.get(seat.body)) for seat in thing.memberships]
    return {
        "now": [pair for pair in seats if not pair[0].end or pair[0].end >= today()],
        "then": [pair for pair in seats if pair[0].end and pair[0].end < today()],
        "attendance": held[:40],
        "expected": len(held),
        "present": sum(line.label == "present" for line, _ in held),
        "bodies": bodies,
    }


def document(site: Site, entry: Entry, thing: Object) -> dict[str, Any]:
    """Its text as a page, the original, and where it was before a body."""
    assert isinstance(thing, Document)
    uses = list(catalogue.links(site.book, site.id).filter(target=entry.object, rel="paper"))
    places = catalogue.by_id(site.book, site.id, {use.source for use in uses})
    bodies = catalogue.by_id(site.book, site.id, {place.group for place in places.values()})
    rows = sorted(places.values(), key=lambda place: place.date)
    return {
        "used": [(place, bodies.get(place.group)) for place in rows],
        "written": prose(thing.written, (), site.language),
    }


def decision(site: Site, entry: Entry, thing: Object) -> dict[str, Any]:
    """The record of a decision, with the five things it must hold."""
    assert isinstance(thing, Decision)
    papers = {paper.document for paper in thing.papers}
    related = catalogue.by_id(
        site.book, site.id, {thing.body, thing.person, thing.item, *thing.matters, *papers}
    )
    return {
        "related": related,
        "body": related.get(thing.body),
        "person": related.get(thing.person),
        "item": related.get(thing.item),
        "matters": [related[m] for m in thing.matters if m in related],
    }


def matter(site: Site, entry: Entry, thing: Object) -> dict[str, Any]:
    """The story of a subject in order, across bodies."""
    assert isinstance(thing, Matter)
    named = catalogue.links(site.book, site.id).filter(target=entry.object, rel="matter")
    notes = {stage.at: stage.note for stage in thing.stages}
    steps = catalogue.by_id(site.book, site.id, {link.source for link in named} | set(notes))
    bodies = catalogue.by_id(site.book, site.id, {step.group for step in steps.values()})
    rows = sorted(steps.values(), key=lambda step: (step.date, step.position))
    return {"steps": [(step, bodies.get(step.group), notes.get(step.object)) for step in rows]}


PAGES: dict[str, Callable[[Site, Entry, Object], dict[str, Any]]] = {
    "body": body,
    "meeting": meeting,
    "item": item,
    "person": person,
    "document": document,
    "decision": decision,
    "matter": matter,
}
