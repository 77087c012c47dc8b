"""Meetings of a committee in a list, and of all committees in a week."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import msgspec
from django.utils.translation import gettext as _

from minutebook.book.models import Entry
from minutebook.outlets.moderngov.answers.meetings import clock_time
from minutebook.outlets.moderngov.lookups import MeetingLine, Opened, by_number, meetings, named, opened
from minutebook.outlets.moderngov.markup import monday
from minutebook.outlets.moderngov.pages import links, wording
from minutebook.outlets.moderngov.pages.asked import Query
from minutebook.outlets.moderngov.source import Source

AT_ONCE = 20  # meetings of a page that nobody asked a year of


class MinutesLine(msgspec.Struct, frozen=True):
    """Of minutes, whether there are any."""

    state: str = "none"


class Listed(MeetingLine, frozen=True):
    """Of a meeting, what the list says is published of it."""

    items: tuple[msgspec.Raw, ...] = ()
    minutes: MinutesLine = MinutesLine()
    decisions_published: bool = False


@dataclass(frozen=True)
class Line:
    """A meeting in a list: its day and hour, where it leads, what is published of it."""

    day: str
    hour: str
    href: str
    more: str
    committee: str = ""


def of_committee(source: Source, query: Query) -> dict[str, Any] | None:
    """``ieListMeetings``: those of a year (``Year``; 0: all), or some around a moment, newest first."""
    body = by_number(source, "body", query.number("cid", "committeeid"))
    if body is None:
        return None
    rows = _all_of(source, body.entry)
    years = sorted({one.entry.date[:4] for one in rows})
    shown = _chosen(source, query, rows)
    earlier = shown and rows and shown[0] is not rows[0]
    later = shown and rows and shown[-1] is not rows[-1]
    number = body.entry.number
    return {
        "committee": source.title(body.entry),
        "number": number,
        "href": links.committee(number),
        "years": years,
        "year": query.text("year"),
        "lines": [_line(one, number) for one in reversed(shown)],
        "earlier": _turned("earlier", number, shown[0]) if earlier else "",
        "later": _turned("later", number, shown[-1]) if later else "",
    }


def _all_of(source: Source, body: Entry) -> list[Opened]:
    condition = """AND "e"."group" = %s AND "e"."kind" = 'meeting' ORDER BY "e"."date", "e"."object" """
    return list(opened(source, condition, [body.object], Listed))


def _chosen(source: Source, query: Query, rows: Sequence[Opened]) -> Sequence[Opened]:
    year = query.text("year")
    if year == "0":
        return rows
    if year:
        return [one for one in rows if one.entry.date.startswith(year)]
    at = query.text("d")
    moment = f"{at[:4]}-{at[4:6]}-{at[6:8]}T{at[8:10]}:{at[10:12]}" if len(at) == 12 else ""
    if moment and query.text("act").lower() == "earlier":
        return [one for one in rows if one.entry.date < moment][-AT_ONCE:]
    if moment and query.text("act").lower() == "later":
        return [one for one in rows if one.entry.date > moment][:AT_ONCE]
    past = sum(one.entry.date[:10] < source.today for one in rows)
    to_come = rows[past : past + AT_ONCE // 2]
    return [*rows[max(0, past + len(to_come) - AT_ONCE) : past], *to_come]


def _turned(way: str, number: int, one: Opened) -> str:
    start = one.entry.date if len(one.entry.date) > 10 else f"{one.entry.date}T00:00"
    return f"ieListMeetings.aspx?Act={way}&CId={number}&D={wording.moment(start)}&MD=ielistmeetings"


def _line(one: Opened, committee: int) -> Line:
    thing: Listed = one.thing
    parts = [
        (_("Agenda"), bool(thing.items)),
        (_("Decisions"), thing.decisions_published),
        (_("Minutes"), thing.minutes.state != "none"),
    ]
    more = _("CANCELLED") if thing.state == "cancelled" else ", ".join(word for word, there in parts if there)
    start = thing.start
    href = links.meeting(committee, one.entry.number)
    return Line(wording.short_day(start), clock_time(start), href, more)


def week(source: Source, query: Query) -> dict[str, Any] | None:
    """``mgCalendarWeekView``: the seven days of a week (``WN`` of ``DD``; else this one)."""
    first = _monday(source, query)
    if first is None:
        return None
    days = [first + timedelta(days=n) for n in range(7)]
    rows = meetings(source, query.number("cid"), days[0].isoformat(), days[-1].isoformat())
    known = named(source, (one.entry.group for one in rows))
    return {
        "first": wording.long_day(days[0].isoformat()),
        "days": [_day(source, each.isoformat(), rows, known) for each in days],
        "before": _week_of(first - timedelta(days=7), "Earlier"),
        "after": _week_of(first + timedelta(days=7), "Later"),
    }


def _monday(source: Source, query: Query) -> date | None:
    number, year = query.text("wn"), query.number("dd")
    today = date.fromisoformat(source.today)
    if not number.isdecimal() or len(number) > 2 or not 1 < year < 9000:
        return today - timedelta(days=today.weekday())
    return monday(year, int(number)) if int(number) <= 53 else None


def _week_of(first: date, way: str) -> str:
    number = int(first.strftime("%W"))
    return f"mgCalendarWeekView.aspx?WN={number}&CID=0&OT=&C=-1&MR=0&DL=0&ACT={way}&DD={first.year}"


def _day(source: Source, iso: str, rows: Sequence[Opened], known: dict[str, Entry]) -> tuple[str, list[Line]]:
    lines = []
    for one in rows:
        body = known.get(one.entry.group)
        if one.entry.date.startswith(iso) and body is not None:
            start = one.thing.start
            more = _("CANCELLED") if one.thing.state == "cancelled" else ""
            href = links.meeting(body.number, one.entry.number)
            lines.append(Line(iso, clock_time(start), href, more, source.title(body)))
    return wording.long_day(iso), lines
