"""A meeting: when and where, its state in words, who was there, the agenda with what was decided, papers."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any, NamedTuple

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from minutebook.book.models import Element, Entry
from minutebook.book.schema import Attendance, Item, Meeting
from minutebook.law.errors import LawError
from minutebook.law.nations import body_kind, nation
from minutebook.law.notice import agenda_notice
from minutebook.packs.shown import downloads, page_numbers
from minutebook.site import structured
from minutebook.site.days import today
from minutebook.site.lookups import Picked, Shown, elements_of, gather
from minutebook.site.marks import DECIDING, fields_of, in_one, is_certain, note_words, vote_count
from minutebook.site.page import page
from minutebook.site.reader import Site
from minutebook.site.wording import spoken_word

SHOWN = (*DECIDING, "vote")
NEIGHBOURS = """SELECT * FROM (SELECT "object" FROM "book_entry"
    WHERE "council" = %s AND "group" = %s AND "kind" = %s AND "object" <> %s AND "date" {0} %s
    ORDER BY "date" {1}, "object" {1} LIMIT 2) AS "near" """
MANY = 24  # lines of attendance that stand beside the agenda; more stand under it, in columns


class Due(NamedTuple):
    """The day by which papers are published, how it is counted, and the law it rests on."""

    day: str
    because: str
    source: str


@dataclass
class Line:
    """One line of the agenda: the item, its path, its outcome in a word and in the minutes' words.

    ``recorded`` is whether the outcome is the clerk's own word, ``machine`` whether only a machine read it;
    ``taken`` is the later day on which it was taken, of an adjourned meeting.
    """

    item: Item
    path: str
    outcome: str = ""
    recorded: bool = False
    decided: str = ""
    machine: bool = False
    votes: list[str] = field(default_factory=list)
    taken: str = ""


def meeting(request: HttpRequest, site: Site, shown: Shown) -> HttpResponse:
    """The page of a meeting, past or to come."""
    entry, thing = shown.entry, shown.thing
    assert isinstance(thing, Meeting)
    lines = _agenda(entry, thing, elements_of(site, "meeting", entry.object))
    known = gather(site, _named(thing), *_neighbours(site, entry))
    others = sorted((e for e in known.values() if _is_neighbour(e, entry)), key=lambda e: (e.date, e.object))
    before = [one for one in others if (one.date, one.object) < (entry.date, entry.object)]
    after = [one for one in others if (one.date, one.object) > (entry.date, entry.object)]
    host = known.get(thing.body)
    context: dict[str, Any] = {
        "entry": entry,
        "thing": thing,
        "section": "meetings",
        "body": host,
        "related": known,
        "lines": lines,
        "approved_at": known.get(thing.minutes.approved_at),
        "earlier": before[-1] if before else None,
        "later": after[0] if after else None,
        "downloads": downloads(site.book, site.id, entry.object, site.language),
        "numbers": page_numbers(site.book, site.id, entry.object, site.language),
        "past": thing.start[:10] < today(),
        "to_come": thing.start[:10] >= today() and thing.state in ("scheduled", "agenda"),
        "due": papers_due(site, host, thing),
        "read_by_machine": any(line.machine for line in lines),
        "hash": shown.hash,
        "corrections": thing.minutes.corrections,
        "notes": thing.minutes.notes,
    }
    context |= _present(thing.attendance)
    context["days"] = [(day, _present(day.attendance)) for day in thing.continued]
    context["goes_on"] = next((day for day in thing.continued if day.state == "scheduled"), None)
    trail = [(_("Bodies"), "bodies"), *([(host.title, host.path)] if host else [])]
    data = structured.meeting(site, entry, thing, host)
    return page(request, site, "meeting", context, trail=trail, data=data)


def papers_due(site: Site, host: Entry | None, thing: Meeting) -> Due | None:
    """When the agenda and reports must be open to the public; nothing where no rule is held for the body."""
    if host is None or thing.start[:10] < today():
        return None
    try:
        kind = body_kind(host.label)
        answer = agenda_notice(nation(site.council.state), kind, date.fromisoformat(thing.start[:10]))
    except (LawError, ValueError):
        return None
    return Due(answer.result.working_day.isoformat(), answer.because, answer.source)


def _named(thing: Meeting) -> list[str]:
    """The ids a meeting's page names: papers, people, the body, the meeting that approved its minutes."""
    papers = [paper.document for item in thing.items for paper in item.papers]
    papers += [paper.document for paper in thing.papers]
    lines = [line for day in thing.days for line in day.attendance]
    people = [one for line in lines for one in (line.person, line.substitute_for)]
    return [thing.body, thing.minutes.approved_at, *papers, *people]


def _neighbours(site: Site, entry: Entry) -> list[Picked]:
    """The body's meetings on the days before and after (those of the same day with them)."""
    values = (site.id, entry.group, "meeting", entry.object, entry.date)
    return [Picked(NEIGHBOURS.format("<=", "DESC"), values), Picked(NEIGHBOURS.format(">=", "ASC"), values)]


def _is_neighbour(one: Entry, entry: Entry) -> bool:
    return one.kind == "meeting" and one.group == entry.group and one.object != entry.object


def _agenda(entry: Entry, thing: Meeting, elements: Iterable[Element]) -> list[Line]:
    by_item: dict[str, list[Element]] = {}
    for element in elements:
        if element.kind not in SHOWN or not is_certain(element):
            continue
        by_item.setdefault(element.item, []).append(element)
    lines = [_line(f"{entry.path}/{item.slug}", item, by_item.get(item.id, [])) for item in thing.items]
    for line in lines if thing.continued else ():
        day = thing.taken_on(line.item.id)
        line.taken = day if day != thing.start else ""
    return lines


def _line(path: str, item: Item, found: list[Element]) -> Line:
    deciding = [element for element in found if element.kind in DECIDING]
    outcome = item.outcome.kind if item.outcome and item.outcome.kind != "none" else ""
    said = item.outcome.words if item.outcome and len(str(item.outcome.words).split()) > 1 else None
    return Line(
        item,
        path,
        spoken_word(outcome) if outcome else (note_words(deciding[0]) if deciding else ""),
        bool(outcome),
        in_one(deciding) or (str(said) if said else ""),
        bool(deciding) and all(element.state == "machine" for element in deciding),
        [count for e in found if e.kind == "vote" and (count := vote_count(fields_of(e)))],
    )


def _present(attendance: Iterable[Attendance]) -> dict[str, Any]:
    """Members present, others in attendance, who sent apologies or was absent; whether they are many."""
    rows = list(attendance)
    here = [line for line in rows if line.status == "present"]
    members = [line for line in here if line.capacity not in ("officer", "guest")]
    return {
        "present": members,
        "attending": [line for line in here if line not in members],
        "apologies": [line for line in rows if line.status == "apologies"],
        "absent": [line for line in rows if line.status == "absent"],
        "there": bool(rows),
        "many": len(rows) > MANY,
    }
