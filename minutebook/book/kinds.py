"""What the book does with each kind: where it stands, which entries and links it makes.

A :class:`Kind` is pure: it turns an object into rows, and reads nothing. A room that adds a kind calls
:func:`register` when its Django app is ready; the press, ``rebuild`` and ``export`` then know it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from minutebook.book import schema
from minutebook.book.identity import SHELF
from minutebook.book.schema import Object, Words

LONG_AGO = "0000"  # the day on which something ended of which only that it has ended is known


class EntryRow(NamedTuple):
    """One entry an object makes. ``parent`` is an object's id, a shelf, or empty for the root."""

    object: str
    kind: str
    number: int
    parent: str
    slug: str
    title: Words
    summary: str = ""
    date: str = ""
    until: str = ""
    group: str = ""
    state: str = ""
    position: int = 0
    label: str = ""


class LinkRow(NamedTuple):
    """One relation an object states."""

    source: str
    rel: str
    target: str
    label: str = ""
    start: str = ""
    end: str = ""


class Kind(NamedTuple):
    """How objects of one kind are named, placed and projected.

    ``name`` gives the words a slug is made of; ``parent`` the object (or shelf) it stands under;
    ``needs`` the ids that must stand in the book before it; ``follows`` the object it lives and
    goes with (a reading with its meeting). A room above completes its own objects' parts with
    ``completed`` (the object and its last version) and says with ``faults`` what may not enter.
    """

    struct: type[Any]
    name: Callable[[Any], str]
    parent: Callable[[Any], str]
    entries: Callable[[Any], Iterator[EntryRow]]
    links: Callable[[Any], Iterator[LinkRow]]
    needs: Callable[[Any], Iterator[tuple[str, str]]]
    follows: Callable[[Any], str] = lambda thing: ""
    numbered: bool = True
    completed: Callable[[Any, Any], Any] = lambda thing, before: thing
    faults: Callable[[Any], Iterator[tuple[str, str]]] = lambda thing: iter(())


def kind_of(thing: Object) -> str:
    """The kind of an object: its schema's name without the version."""
    return str(type(thing).__struct_config__.tag).partition("/")[0]


def register(name: str, kind: Kind, *, shelf: str = "") -> None:
    """Add a kind of object; ``shelf`` is the first segment its objects stand under, if they have one.

    Parents must be registered before what stands under them. Registering the same kind again is harmless.
    """
    if KINDS.get(name, kind).struct is not kind.struct:
        raise ValueError(f"there is a kind {name!r} already")
    KINDS[name] = kind
    if shelf:
        SHELF[name] = shelf


def _shelf(kind: str) -> Callable[[Any], str]:
    return lambda thing: SHELF[kind]


def _nothing(thing: Any) -> Iterator[Any]:
    return iter(())


def _council_entries(council: schema.Council) -> Iterator[EntryRow]:
    yield EntryRow(
        council.id, "council", council.number, "", council.slug, council.name, state=council.nation
    )


def _body_entries(body: schema.Body) -> Iterator[EntryRow]:
    yield EntryRow(
        body.id,
        "body",
        body.number,
        "",
        body.slug,
        body.name,
        summary=str(body.purpose),
        date=body.established,
        until=body.dissolved or (LONG_AGO if body.former else body.unlisted),
        group=body.parent,
        state=body.kind,
        label=body.legal_status,
    )


def _body_links(body: schema.Body) -> Iterator[LinkRow]:
    if body.parent:
        yield LinkRow(body.id, "parent", body.parent)
    if body.successor:
        yield LinkRow(body.id, "successor", body.successor)


def _body_needs(body: schema.Body) -> Iterator[tuple[str, str]]:
    if body.parent:
        yield "parent", body.parent


def _person_entries(person: schema.Person) -> Iterator[EntryRow]:
    yield EntryRow(
        person.id,
        "person",
        person.number,
        "people",
        person.slug,
        person.name,
        summary=str(person.ward),
        date=person.start,
        until=person.end or person.unlisted,
        state=person.group,
        label=person.family_name,
    )


def _person_links(person: schema.Person) -> Iterator[LinkRow]:
    for seat in person.memberships:
        yield LinkRow(person.id, "member", seat.body, str(seat.role), seat.start, seat.end)
    for other in person.same_as:
        yield LinkRow(person.id, "same-as", other)


def _person_needs(person: schema.Person) -> Iterator[tuple[str, str]]:
    for index, seat in enumerate(person.memberships):
        yield f"memberships[{index}].body", seat.body


def _meeting_entries(meeting: schema.Meeting) -> Iterator[EntryRow]:
    yield EntryRow(
        meeting.id,
        "meeting",
        meeting.number,
        meeting.body,
        meeting.slug,
        meeting.title,
        summary=str(meeting.state_reason),
        date=meeting.start,
        until=meeting.end,
        group=meeting.body,
        state=meeting.state,
        label=meeting.minutes.state,
    )
    for position, item in enumerate(meeting.items, 1):
        outcome = item.outcome or schema.Outcome(kind="none")
        yield EntryRow(
            item.id,
            "item",
            item.number,
            meeting.id,
            item.slug,
            item.title,
            summary=str(outcome.words),
            date=meeting.start,
            group=meeting.body,
            state=item.kind if outcome.kind == "none" else outcome.kind,
            position=position,
            label=item.label,
        )


def _meeting_links(meeting: schema.Meeting) -> Iterator[LinkRow]:
    for paper in meeting.papers:
        yield LinkRow(meeting.id, "paper", paper.document, paper.role)
    for line in meeting.attendance:
        if line.person:
            yield LinkRow(meeting.id, "attendance", line.person, line.status, meeting.start[:10])
    for day in meeting.continued:
        yield LinkRow(meeting.id, "goes-on", meeting.body, day.start[11:16], day.start[:10])
        for line in day.attendance:
            if line.person:
                yield LinkRow(meeting.id, "attendance", line.person, line.status, day.start[:10])
    if meeting.minutes.approved_at:
        yield LinkRow(meeting.id, "approved-at", meeting.minutes.approved_at)
    for item in meeting.items:
        for paper in item.papers:
            yield LinkRow(item.id, "paper", paper.document, paper.label or paper.role)
        for matter in item.matters:
            yield LinkRow(item.id, "matter", matter, start=meeting.start[:10])
        if item.outcome and item.outcome.decision:
            yield LinkRow(item.id, "decision", item.outcome.decision)


def _meeting_needs(meeting: schema.Meeting) -> Iterator[tuple[str, str]]:
    yield "body", meeting.body


def _document_entries(document: schema.Document) -> Iterator[EntryRow]:
    yield EntryRow(
        document.id,
        "document",
        document.number,
        "documents",
        document.slug,
        document.title,
        summary=document.author,
        date=document.date,
        state=document.kind,
    )


def _decision_entries(decision: schema.Decision) -> Iterator[EntryRow]:
    yield EntryRow(
        decision.id,
        "decision",
        decision.number,
        "decisions",
        decision.slug,
        decision.title,
        summary=str(decision.decided),
        date=decision.date,
        group=decision.body,
        state=decision.state,
        label="key" if decision.key else "",
    )


def _decision_links(decision: schema.Decision) -> Iterator[LinkRow]:
    if decision.item:
        yield LinkRow(decision.id, "item", decision.item)
    if decision.person:
        yield LinkRow(decision.id, "maker", decision.person)
    if decision.reconsiders:
        yield LinkRow(decision.id, "reconsiders", decision.reconsiders)
    if decision.call_in and decision.call_in.meeting:
        yield LinkRow(decision.id, "heard-at", decision.call_in.meeting)
    for matter in decision.matters:
        yield LinkRow(decision.id, "matter", matter, start=decision.date)
    for paper in decision.papers:
        yield LinkRow(decision.id, "paper", paper.document, paper.label or paper.role)


def _matter_entries(matter: schema.Matter) -> Iterator[EntryRow]:
    yield EntryRow(
        matter.id,
        "matter",
        matter.number,
        "matters",
        matter.slug,
        matter.title,
        summary=str(matter.summary),
        state=matter.state,
    )


def _matter_links(matter: schema.Matter) -> Iterator[LinkRow]:
    for stage in matter.stages:
        yield LinkRow(matter.id, "stage", stage.at, str(stage.note))


def _reading_entries(reading: schema.Reading) -> Iterator[EntryRow]:
    yield EntryRow(
        reading.id,
        "reading",
        0,
        "readings",
        reading.slug,
        Words(en=f"Reading by {reading.reader}"),
        group=reading.of,
        state=reading.language,
    )


def _reading_links(reading: schema.Reading) -> Iterator[LinkRow]:
    yield LinkRow(reading.id, "reading-of", reading.of)


def _meeting_name(meeting: schema.Meeting) -> str:
    return meeting.start[:10]


KINDS: dict[str, Kind] = {
    "council": Kind(
        schema.Council, lambda c: c.name.en or c.name.cy, lambda c: "", _council_entries, _nothing, _nothing
    ),
    "body": Kind(
        schema.Body,
        lambda b: str(b.short_name or b.name),
        lambda b: "",
        _body_entries,
        _body_links,
        _body_needs,
    ),
    "person": Kind(
        schema.Person,
        lambda p: str(p.name),
        _shelf("person"),
        _person_entries,
        _person_links,
        _person_needs,
    ),
    "meeting": Kind(
        schema.Meeting, _meeting_name, lambda m: m.body, _meeting_entries, _meeting_links, _meeting_needs
    ),
    "document": Kind(
        schema.Document, lambda d: str(d.title), _shelf("document"), _document_entries, _nothing, _nothing
    ),
    "decision": Kind(
        schema.Decision,
        lambda d: f"{d.date} {d.title}",
        _shelf("decision"),
        _decision_entries,
        _decision_links,
        _nothing,
    ),
    "matter": Kind(
        schema.Matter, lambda m: str(m.title), _shelf("matter"), _matter_entries, _matter_links, _nothing
    ),
    "reading": Kind(
        schema.Reading,
        lambda r: r.id,
        _shelf("reading"),
        _reading_entries,
        _reading_links,
        lambda r: iter((("of", r.of),)),
        follows=lambda r: r.of,
        numbered=False,
    ),
}
