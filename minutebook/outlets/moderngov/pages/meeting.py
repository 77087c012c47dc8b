"""A meeting's page, with its items, and who attended it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from minutebook.book.schema import Document, Item, Meeting, RecordedVote
from minutebook.outlets.moderngov import people, prose
from minutebook.outlets.moderngov.answers.meeting import (
    Scene,
    agenda_number,
    attended,
    decision,
    full_number,
    minutes,
    present,
    role,
    set_scene,
)
from minutebook.outlets.moderngov.answers.meetings import location
from minutebook.outlets.moderngov.lookups import by_number
from minutebook.outlets.moderngov.pages import links, wording
from minutebook.outlets.moderngov.pages.asked import Query
from minutebook.outlets.moderngov.source import Source
from minutebook.packs.shown import downloads

# The sheets that are printed of a meeting, by the number addresses have for each (``T``).
PRINTED = {"agenda": 0, "minutes": 1, "pack": 10}


@dataclass(frozen=True)
class Row:
    """One item of the agenda."""

    anchor: int
    number: str
    title: str
    first: links.Paper | None
    more: list[links.Paper]
    agenda: SafeString
    decided: SafeString
    minuted: SafeString
    votes: tuple[RecordedVote, ...]
    decision: str
    restricted: str


@dataclass(frozen=True)
class Attended:
    """A line of the attendance."""

    name: str
    href: str
    role: str
    how: str


def documents(source: Source, query: Query) -> dict[str, Any] | None:
    """``ieListDocuments``: the page of a meeting."""
    scene = _scene(source, query.number("mid", "meetingid"))
    if scene is None:
        return None
    thing = scene.meeting
    return {
        **_heads(scene),
        "heading": _state(thing),
        "number": scene.entry.number,
        "nothing": not thing.items,
        "venue": location(source, thing),
        "webcast": thing.place.remote,
        "packs": [*_printed(scene), *(links.paper(source, one) for one in _papers(scene))],
        "rows": [_row(scene, item) for item in thing.items],
    }


def attendance(source: Source, query: Query) -> dict[str, Any] | None:
    """``mgMeetingAttendance``: who was there, and how."""
    scene = _scene(source, query.number("id", "mid"))
    if scene is None:
        return None
    return {**_heads(scene), "lines": list(_attended(scene))}


def _scene(source: Source, number: int) -> Scene | None:
    found = by_number(source, "meeting", number)
    return set_scene(source, found) if found else None


def _heads(scene: Scene) -> dict[str, Any]:
    thing = scene.meeting
    body = scene.known.get(thing.body)
    when = wording.at(wording.long_day(thing.start), thing.start)
    cancelled = f", {_('CANCELLED')}" if thing.state == "cancelled" else ""
    return {
        "committee": scene.committee,
        "committee_href": links.committee(body.entry.number) if body else "",
        "when": when,
        "sub": f"{scene.committee} - {when}{cancelled}",
        "meeting_href": links.meeting(body.entry.number if body else 0, scene.entry.number),
    }


def _state(thing: Meeting) -> str:
    if not thing.items:
        return _("Meeting")
    decided, state = thing.decisions_published, thing.minutes.state
    if state == "draft":
        return _("Agenda, decisions and draft minutes") if decided else _("Agenda and draft minutes")
    if state != "none":
        return _("Agenda, decisions and minutes") if decided else _("Agenda and minutes")
    return _("Agenda and decisions") if decided else _("Agenda")


def _printed(scene: Scene) -> Iterator[links.Paper]:
    """The sheets printed of a meeting, under the names they had and at the addresses they would have had."""
    source, entry, thing = scene.source, scene.entry, scene.meeting
    draft = thing.minutes.state == "draft"
    names = {
        "agenda": _("Agenda frontsheet"),
        "pack": _("Agenda reports pack"),
        "minutes": _("Printed draft minutes") if draft else _("Printed minutes"),
    }
    for sheet in downloads(source.book, source.id, entry.object, source.language):
        name = names.get(sheet.made.kind, sheet.title)
        href = sheet.path
        if sheet.made.kind in PRINTED:
            agenda, sort = agenda_number(entry, thing), PRINTED[sheet.made.kind]
            href = links.printed(agenda, name, thing.start, scene.committee, sort)
        yield links.Paper(name, href, f"PDF {wording.amount(sheet.made.size)}")


def own_agenda(source: Source, number: int) -> str:
    """The id of the meeting whose agenda has no number but the meeting's own, this one."""
    found = by_number(source, "meeting", number)
    if found is None or agenda_number(found.entry, found.thing) != str(number):
        return ""
    return str(found.entry.object)


def printed(source: Source, meeting: str, sort: int) -> str:
    """Where a sheet printed of a meeting stands, below the site's root; nothing where there is none.

    ``sort`` is the number addresses have for it (``T``).
    """
    kind = next((kind for kind, number in PRINTED.items() if number == sort), "")
    sheets = downloads(source.book, source.id, meeting, source.language)
    return next((sheet.path for sheet in sheets if sheet.made.kind == kind), "")


def _papers(scene: Scene) -> list[Any]:
    known = (scene.known.get(paper.document) for paper in scene.meeting.papers)
    return [one for one in known if one is not None and isinstance(one.thing, Document)]


def _row(scene: Scene, item: Item) -> Row:
    source = scene.source
    known = [scene.known[paper.document] for paper in item.papers if paper.document in scene.known]
    papers = [links.paper(source, one) for one in known if isinstance(one.thing, Document)]
    decided = decision(source, item)
    number = full_number(item) if item.kind != "heading" else ""
    reason = source.words(item.exemption.reason) if item.exemption else ""
    return Row(
        item.number,
        number,
        source.words(item.title),
        papers[0] if papers else None,
        papers[1:],
        _html(prose.section(item.agenda, source.language)),
        _html(decided),
        _html(minutes(source, item)),
        item.votes,
        f"ieDecisionDetails.aspx?AIId={item.number}" if decided else "",
        (reason or _("Not open to the public.")) if item.exemption else "",
    )


def _html(text: str) -> SafeString:
    """Made by :mod:`prose`, which escapes every word."""
    return mark_safe(text)


def _attended(scene: Scene) -> list[Attended]:
    lines = []
    for line in present(scene):
        found = scene.known.get(line.person)
        href = people.page(found.entry.number) if found else ""
        name = line.name or (people.full_name(scene.source, found.thing) if found else line.role)
        lines.append(Attended(name, href, role(line), attended(line)))
    return lines
