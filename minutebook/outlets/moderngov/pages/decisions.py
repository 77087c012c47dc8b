"""The register of decisions, and one decision's details."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import msgspec
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop as noop

from minutebook.book.models import Entry
from minutebook.book.schema import Decision, Document, Exemption, Item, Meeting, Words
from minutebook.outlets.moderngov import prose
from minutebook.outlets.moderngov.answers.meeting import decision as decided_at
from minutebook.outlets.moderngov.lookups import Opened, by_number, gathered, named, opened
from minutebook.outlets.moderngov.markup import day
from minutebook.outlets.moderngov.pages import links, wording
from minutebook.outlets.moderngov.pages.asked import Query
from minutebook.outlets.moderngov.source import Source

FORTHCOMING = "1"
STATES = {
    "proposed": noop("For Determination"),
    "made": noop("Recommendations Approved"),
    "called-in": noop("Called-in"),
    "referred-back": noop("Referred back"),
    "referred-to-council": noop("Referred to Council"),
    "reconsidered": noop("Recommendations Approved"),
    "effective": noop("Implemented"),
    "withdrawn": noop("Withdrawn"),
}


class CallInLine(msgspec.Struct, frozen=True):
    """Of a call-in, that it was asked for."""

    requested: str = ""


class Listed(msgspec.Struct, frozen=True):
    """Of a decision, what the register says of it."""

    title: Words
    date: str
    kind: str = "executive"
    state: str = "made"
    key: bool = False
    published: str = ""
    effective: str = ""
    noticed: str = ""
    body: str = ""
    call_in: CallInLine | None = None
    exemption: Exemption | None = None


@dataclass(frozen=True)
class Line:
    """A decision in the register."""

    title: str
    href: str
    number: int
    published: str
    effective: str
    called_in: str


@dataclass(frozen=True)
class Part:
    """A section of a decision's text."""

    heading: str
    text: SafeString


def register(source: Source, query: Query) -> dict[str, Any]:
    """``mgDelegatedDecisions``: those published in a span of days (``DR``), key ones alone (``K=1``), of one
    body (``RP``), forthcoming ones (``DS=1``) or made ones."""
    return _register(source, query, officers=False)


def officers(source: Source, query: Query) -> dict[str, Any]:
    """``mgListOfficerDecisions``: those of the register that officers made."""
    return _register(source, query, officers=True)


def _register(source: Source, query: Query, *, officers: bool) -> dict[str, Any]:
    first, last = query.span()
    wanted = query.number("rp")
    body = by_number(source, "body", wanted) if wanted else None
    forthcoming = query.text("ds") == FORTHCOMING
    rows = opened(source, """AND "e"."kind" = 'decision' """, shape=Listed)
    chosen = [
        one
        for one in rows
        if (one.thing.state == "proposed") == forthcoming
        and (not officers or one.thing.kind == "officer")
        and (query.text("k") != "1" or one.thing.key)
        and (not wanted or (body is not None and one.thing.body == body.entry.object))
        and _within(published(one.thing), first, last)
    ]
    chosen.sort(key=lambda one: (published(one.thing), one.entry.number), reverse=True)
    return {
        "lines": [_line(source, one) for one in chosen],
        "forthcoming": forthcoming,
        "officers": officers,
        "first": day(first),
        "last": day(last),
    }


def published(thing: Listed | Decision) -> str:
    """The day a decision (or the notice of one to come) was published; else that it was made."""
    return (thing.noticed if thing.state == "proposed" else thing.published) or thing.date


def _within(value: str, first: str, last: str) -> bool:
    return (not first or value[:10] >= first) and (not last or value[:10] <= last)


def _line(source: Source, one: Opened) -> Line:
    thing: Listed = one.thing
    href = f"ieDecisionDetails.aspx?ID={one.entry.number}"
    called_in = day(thing.call_in.requested) if thing.call_in else ""
    title = source.words(thing.title)
    return Line(title, href, one.entry.number, day(published(thing)), day(thing.effective), called_in)


def details(source: Source, query: Query) -> dict[str, Any] | None:
    """``ieDecisionDetails``: by its own number (``ID``) or that of the item it was made at (``AIId``)."""
    if query.text("aiid"):
        found = by_number(source, "item", query.number("aiid"))
        if found is None:
            return None
        meeting: Meeting = found.thing
        item = next(one for one in meeting.items if one.id == found.entry.object)
        return _of_item(source, found.entry, meeting, item)
    found = by_number(source, "decision", query.number("id"))
    return _of_decision(source, found) if found else None


def _of_decision(source: Source, found: Opened) -> dict[str, Any]:
    thing: Decision = found.thing
    known = gathered(source, [thing.body, thing.item, *(paper.document for paper in thing.papers)])
    at = known.get(thing.item)
    body = known.get(thing.body)
    maker = source.words(thing.maker) or (source.title(body.entry) if body else "")
    parts = [
        (_("Purpose:"), thing.purpose),
        (_("Decision:"), thing.decided),
        (_("Reasons for the decision:"), thing.reasons),
        (_("Alternative options considered:"), thing.alternatives),
        (_("Interests and nature of interests declared:"), thing.conflicts),
    ]
    return {
        "title": source.words(thing.title),
        "maker": maker,
        "status": _(STATES[thing.state]),
        "key": thing.key,
        "call_in": thing.call_in_allowed,
        "published": day(published(thing)),
        "date": day(thing.date) if thing.state != "proposed" else "",
        "due": day(thing.date) if thing.state == "proposed" else "",
        "effective": day(thing.effective),
        "wards": source.words(thing.wards),
        "officer": thing.lead_officer,
        "meeting": _meeting_of(source, at),
        "parts": [Part(heading, _html(prose.said(source.words(text)))) for heading, text in parts if text],
        "papers": _papers(source, known, [paper.document for paper in thing.papers]),
    }


def _of_item(source: Source, entry: Entry, meeting: Meeting, item: Item) -> dict[str, Any]:
    known = gathered(source, [meeting.body, *(paper.document for paper in item.papers)])
    body = known.get(meeting.body)
    text = decided_at(source, item)
    return {
        "title": source.words(item.title),
        "maker": source.title(body.entry) if body else "",
        "status": _(STATES["made"]),
        "key": None,
        "call_in": None,
        "published": "",
        "date": day(meeting.start),
        "meeting": _link(source, meeting, entry, body.entry if body else None),
        "parts": [Part(_("Decision:"), _html(text))] if text else [],
        "papers": _papers(source, known, [paper.document for paper in item.papers]),
    }


def _meeting_of(source: Source, at: Opened | None) -> tuple[str, str] | None:
    if at is None or not isinstance(at.thing, Meeting):
        return None
    meeting: Meeting = at.thing
    return _link(source, meeting, at.entry, named(source, [meeting.body]).get(meeting.body))


def _link(source: Source, meeting: Meeting, item: Entry, body: Entry | None) -> tuple[str, str]:
    words = f"{day(meeting.start)} - {source.title(body)}" if body else wording.long_day(meeting.start)
    return words, f"{links.meeting(body.number if body else 0, meeting.number)}#AI{item.number}"


def _papers(source: Source, known: dict[str, Opened], ids: Sequence[str]) -> list[links.Paper]:
    return [links.paper(source, one) for one in _documents(known, ids)]


def _documents(known: dict[str, Opened], ids: Sequence[str]) -> Iterable[Opened]:
    return (known[one] for one in ids if one in known and isinstance(known[one].thing, Document))


def _html(text: str) -> SafeString:
    """Made by :mod:`prose`, which escapes every word."""
    return mark_safe(text)
