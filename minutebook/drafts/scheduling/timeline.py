"""Every deadline of every meeting on one line, with whose it is and whether it is met."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import NamedTuple

from minutebook.drafts.practice import Footing, body_of, footing_of
from minutebook.drafts.scheduling.calendar import PLANNED, Listed, meetings
from minutebook.law.errors import LawError
from minutebook.law.timetable import Deadline, timetable

AHEAD = timedelta(days=70)
"""How long before a meeting its first deadline can be: 28 clear days counted as working ones, and more."""

GOING_OUT = ("agenda-notice", "agenda-despatch", "public-notice", "summons")
"""The deadlines that are met when the agenda is out."""

WHOSE = {
    **dict.fromkeys((*GOING_OUT, "items-called-for", "actions-circulated"), "clerk"),
    "key-decision-notice": "clerk",
    "private-meeting-notice": "clerk",
    "private-meeting-second-notice": "clerk",
    "first-drafts": "report authors",
    "final-reports": "report authors",
    "clearance": "clearing officers",
    "call-over": "chair and clerk",
    "briefing": "chair and clerk",
    "public-questions": "the public",
}


class Line(NamedTuple):
    """One deadline of one meeting. ``met`` is ``None`` where nothing here can tell."""

    day: date
    deadline: Deadline
    meeting: Listed
    body: str
    whose: str
    met: bool | None

    def overdue(self, today: date) -> bool:
        """Whether it is past and known not to be met."""
        return self.met is False and self.day < today


def deadlines(council: str, first: date, last: date, body: str = "") -> list[Line]:
    """Every deadline from ``first`` to ``last`` of the meetings that are to come or were just held."""
    held = meetings(council, first - AHEAD, last + AHEAD, body)
    by_meeting = of_meetings(council, [one for one in held if one.state not in ("cancelled", "inquorate")])
    found = [line for lines in by_meeting.values() for line in lines if first <= line.day <= last]
    return sorted(found, key=lambda line: (line.day, line.meeting.start, line.deadline.title))


def of_meetings(council: str, rows: Iterable[Listed]) -> dict[str, list[Line]]:
    """Every deadline of each meeting, in order, by the meeting's id."""
    known: dict[str, tuple[str, Footing | None]] = {}
    found = {}
    for meeting in rows:
        if meeting.body not in known:
            known[meeting.body] = _known(council, meeting.body)
        name, footing = known[meeting.body]
        found[meeting.object] = _of(meeting, name, footing) if footing else []
    return found


def of_meeting(council: str, meeting: Listed) -> list[Line]:
    """Every deadline of one meeting, in order."""
    return of_meetings(council, [meeting])[meeting.object]


def _known(council: str, body: str) -> tuple[str, Footing | None]:
    thing = body_of(council, body)
    try:
        return str(thing.name), footing_of(council, thing)
    except LawError:
        return str(thing.name), None  # the law of this nation is not held here: nothing is counted


def _of(meeting: Listed, name: str, footing: Footing) -> list[Line]:
    try:
        found = timetable(
            footing.nation,
            footing.kind,
            meeting.start.date(),
            calendar=footing.calendar,
            choices=footing.choices,
        )
    except LawError:
        return []
    out = meeting.state not in ("scheduled", PLANNED)
    return [
        Line(
            one.day,
            one,
            meeting,
            name,
            WHOSE.get(one.rule, ""),
            out if one.rule in GOING_OUT else None,
        )
        for one in found
    ]
