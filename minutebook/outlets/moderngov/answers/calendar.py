"""The calendar: what meets when."""

from __future__ import annotations

from minutebook.book import catalogue
from minutebook.book.models import Entry
from minutebook.outlets.moderngov.answers.meetings import clock_time, location, status
from minutebook.outlets.moderngov.lookups import Opened, meetings, named
from minutebook.outlets.moderngov.markup import Element, asked_day, count, day, fields
from minutebook.outlets.moderngov.source import Source


def events(source: Source, everybody: bool, first: str, last: str, member: int) -> Element:
    """The meetings of a time as events: all of them, or those of the bodies a member sits on."""
    rows = meetings(source, 0, asked_day(first), asked_day(last))
    if not everybody and member:
        people = catalogue.entries(source.book, source.id).filter(kind="person", number=member)
        links = catalogue.links(source.book, source.id).filter(
            rel="member", source__in=people.values("object")
        )
        seats = [(link.target, link.start, link.end) for link in links]
        rows = [one for one in rows if any(_sits(one, *seat) for seat in seats)]
    known = named(source, (one.entry.group for one in rows))
    lines = [_event(source, one, known.get(one.entry.group)) for one in rows]
    return Element("calendarevents", [Element("eventscount", count(len(lines))), *lines])


def _sits(one: Opened, body: str, start: str, end: str) -> bool:
    date = one.entry.date[:10]
    return one.entry.group == body and (not start or start <= date) and (not end or end >= date)


def _event(source: Source, one: Opened, body: Entry | None) -> Element:
    title = source.title(body or one.entry)
    return Element(
        "event",
        fields(
            eventid=str(one.entry.number),
            eventtitle=title,
            eventdate=day(one.thing.start),
            eventtime=clock_time(one.thing.start),
            eventdescription=status(source, one.thing),
            eventlocation=location(source, one.thing),
        ),
    )
