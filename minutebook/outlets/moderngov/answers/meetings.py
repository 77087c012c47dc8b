"""Lists of meetings: by committee, by date, those that are shown."""

from __future__ import annotations

from collections.abc import Iterable

from minutebook.book.models import Entry
from minutebook.book.schema import Meeting
from minutebook.outlets.moderngov.lookups import MeetingLine, Opened, meetings, named
from minutebook.outlets.moderngov.markup import Element, asked_day, count, day, fields, hour, truth
from minutebook.outlets.moderngov.source import Source

# What a meeting's kind adds to its status, where the record gives no words of its own.
KINDS = {
    "special": "Special Meeting",
    "extraordinary": "Extraordinary Meeting",
    "annual": "Annual Meeting",
}
STATES = {"adjourned": "Adjourned", "inquorate": "Inquorate"}


def by_committee(source: Source, committee: int, first: str, last: str) -> Element:
    """Meetings under their committees, these by title."""
    return _by_committee(source, meetings(source, committee, asked_day(first), asked_day(last)))


def webcast(source: Source, committee: int, first: str, last: str) -> Element:
    """Those meetings that were shown, or are to be."""
    rows = meetings(source, committee, asked_day(first), asked_day(last))
    return _by_committee(source, [one for one in rows if is_webcast(one.thing)])


def webcast_deleted(source: Source, first: str, last: str) -> Element:
    """The meetings of the time whose recording was taken down: what is withdrawn is not told of, so none."""
    return _by_committee(source, [])


def by_date(source: Source, committee: int, first: str, last: str, ascending: bool) -> Element:
    """Meetings one after the other, with their committees."""
    rows = meetings(source, committee, asked_day(first), asked_day(last))
    known = named(source, (one.entry.group for one in rows))
    lines = [_dated(source, one, known.get(one.entry.group)) for one in (rows if ascending else rows[::-1])]
    return Element(
        "getmeetingsbydate", [Element("meetingscount", count(len(rows))), Element("meetings", lines)]
    )


def status(source: Source, meeting: Meeting | MeetingLine) -> str:
    """A meeting's status: ``Confirmed``, ``Provisional`` or ``Cancelled``, and what is to be added."""
    word = "Cancelled" if meeting.state == "cancelled" else "Confirmed"
    if meeting.provisional and meeting.state != "cancelled":
        word = "Provisional"
    more = source.words(meeting.state_reason)
    more = more or "; ".join(filter(None, (KINDS.get(meeting.kind), STATES.get(meeting.state))))
    return f"{word}; {more}" if more else word


def is_webcast(meeting: Meeting | MeetingLine) -> bool:
    """Whether a meeting was shown or is to be."""
    return meeting.place.webcast or bool(meeting.place.remote)


def location(source: Source, meeting: Meeting | MeetingLine) -> str:
    """Where a meeting is held, on one line.

    Where no building is told apart, an address that begins with what the room's name ends with says it once.
    """
    place = meeting.place
    parts = [part for part in (source.words(place.name), place.building, place.address) if part]
    if not place.building and len(parts) == 2:
        last = parts[0].rpartition(", ")[2]
        parts[1] = parts[1].removeprefix(f"{last}, ")
    return ", ".join(parts)


def clock_time(start: str) -> str:
    """The hour a meeting begins; nothing where only its day is known."""
    return "" if start.endswith("T00:00") else hour(start)


def _by_committee(source: Source, rows: list[Opened]) -> Element:
    groups: dict[str, list[Opened]] = {}
    for one in rows:
        groups.setdefault(one.entry.group, []).append(one)
    known = named(source, groups)
    listed = sorted(
        (known[group] for group in groups if group in known),
        key=lambda entry: (source.title(entry).casefold(), entry.number),
    )
    parts = [
        Element("meetingscount", count(sum(len(groups[entry.object]) for entry in listed))),
        Element("committeescount", count(len(listed))),
    ]
    parts += [_committee(source, entry, groups[entry.object]) for entry in listed]
    return Element("getmeetings", parts)


def _committee(source: Source, entry: Entry, rows: Iterable[Opened]) -> Element:
    lines = [_line(source, one) for one in rows]
    return Element(
        "committee",
        [
            *fields(
                committeeid=str(entry.number),
                committeetitle=source.title(entry),
                committeemeetingcount=count(len(lines)),
            ),
            Element("committeemeetings", lines),
        ],
    )


def _line(source: Source, one: Opened) -> Element:
    return Element(
        "meeting",
        fields(
            meetingid=str(one.entry.number),
            meetingdate=day(one.thing.start),
            meetingstatus=status(source, one.thing),
            meetingtime=clock_time(one.thing.start),
            iswebcast=truth(is_webcast(one.thing)),
        ),
    )


def _dated(source: Source, one: Opened, body: Entry | None) -> Element:
    return Element(
        "meeting",
        fields(
            meetingid=str(one.entry.number),
            committeeid=str(body.number) if body else "",
            committeetitle=source.title(body) if body else "",
            meetingdate=day(one.thing.start),
            meetingtime=clock_time(one.thing.start),
            meetingstatus=status(source, one.thing),
            iswebcast=truth(is_webcast(one.thing)),
        ),
    )
