"""A year of meetings from the rules a body meets by, with what speaks against each day."""

from __future__ import annotations

import calendar as months
from collections.abc import Iterable, Iterator
from datetime import date, datetime, time, timedelta
from typing import NamedTuple

from minutebook.book import catalogue
from minutebook.book.schema import Meeting
from minutebook.book.shelf import public_book
from minutebook.drafts import working
from minutebook.drafts.models import Draft
from minutebook.drafts.practice import Rule, body_of, footing_of, habits_of
from minutebook.law import wording
from minutebook.law.working_days import Calendar

ORDINALS = {1: "first", 2: "second", 3: "third", 4: "fourth", -1: "last"}
LONG = timedelta(hours=3)
"""How long a meeting is taken to last where nobody said when it ends."""


class Proposal(NamedTuple):
    """A meeting that a rule proposes, and what speaks against the day."""

    start: datetime
    problems: tuple[str, ...]


class Slot(NamedTuple):
    """When and where a body meets, as another meeting may clash with it."""

    object: str
    body: str
    start: datetime
    place: str


def in_words(rule: Rule) -> str:
    """A rule as people say it: the second and last Tuesday of January and March."""
    which = wording.both([ORDINALS[nth] for nth in rule.nth])
    when = (
        "every month" if len(rule.months) == 12 else wording.both([months.month_name[m] for m in rule.months])
    )
    return f"the {which} {wording.WEEKDAYS[rule.weekday]} of {when}"


def occurrences(rules: Iterable[Rule], first: date, last: date) -> list[date]:
    """The days that rules give from ``first`` to ``last``, both included, in order and each once."""
    found: set[date] = set()
    for rule in rules:
        for year, month in _months(first, last):
            if month not in rule.months:
                continue
            days = [d for d in _month(year, month) if d.weekday() == rule.weekday]
            for nth in rule.nth:
                if nth == -1 or nth <= len(days):
                    found.add(days[nth if nth == -1 else nth - 1])
    return sorted(day for day in found if first <= day <= last)


def _months(first: date, last: date) -> Iterator[tuple[int, int]]:
    year, month = first.year, first.month
    while (year, month) <= (last.year, last.month):
        yield year, month
        year, month = (year, month + 1) if month < 12 else (year + 1, 1)


def _month(year: int, month: int) -> list[date]:
    return [date(year, month, day) for day in range(1, months.monthrange(year, month)[1] + 1)]


def proposals(council: str, body: str, first: date, last: date, rules: Iterable[Rule]) -> list[Proposal]:
    """The meetings that rules propose for a body, leaving out days on which it meets already."""
    habits = habits_of(council, body)
    at = time.fromisoformat(habits.start)
    known = slots(council, first, last)
    met = {slot.start.date() for slot in known if slot.body == body}
    starts = [datetime.combine(day, at) for day in occurrences(rules, first, last) if day not in met]
    place = str(habits.place.name)
    return [Proposal(start, tuple(problems(council, body, start, place, known))) for start in starts]


def problems(
    council: str,
    body: str,
    start: datetime,
    place: str,
    known: Iterable[Slot],
    object: str = "",
    calendar: Calendar | None = None,
) -> Iterator[str]:
    """What speaks against a meeting then and there: a day that does not count, a room taken, members torn."""
    calendar = calendar or footing_of(council, body_of(council, body)).calendar
    why = calendar.why_not(start.date())
    if why:
        yield f"{wording.day(start.date())} is no working day: {why}"
    near = [slot for slot in known if slot.object != object and abs(slot.start - start) < LONG]
    seats = _seats(council, {body, *(slot.body for slot in near)}, start.date()) if near else {}
    for slot in near:
        name = str(body_of(council, slot.body).name)
        said = f"the {name} at {slot.start:%H:%M}"
        if slot.body == body:
            yield f"it meets that day already, at {slot.start:%H:%M}"
            continue
        if place and slot.place == place:
            yield f"the same room is taken by {said}"
        both = len(seats[body] & seats[slot.body])
        if both:
            yield f"{wording.number(both, 'member')} {'sits' if both == 1 else 'sit'} on {said} too"


def slots(council: str, first: date, last: date) -> list[Slot]:
    """The meetings that are planned or published between two days, both included."""
    until = (last + timedelta(days=1)).isoformat()
    rows = catalogue.entries(public_book(), council).filter(
        kind="meeting", date__gte=first.isoformat(), date__lt=until
    )
    found = {thing.id: thing for thing in catalogue.things_of(public_book(), rows).values()}
    drafts = Draft.objects.using("desk").filter(
        council=council, kind="meeting", state=Draft.OPEN, on__gte=first.isoformat(), on__lt=until
    )
    found |= {draft.object: working.assemble(draft) for draft in drafts.prefetch_related("parts")}
    found |= {one.id: one for one in _resuming(council, first.isoformat(), until) if one.id not in found}
    return sorted(
        (
            Slot(one.id, one.body, datetime.fromisoformat(day.start), str(day.place.name))
            for one in found.values()
            if isinstance(one, Meeting) and one.state != "cancelled"
            for day in one.days
            if first.isoformat() <= day.start < until
        ),
        key=lambda slot: slot.start,
    )


def _resuming(council: str, first: str, until: str) -> list[Meeting]:
    """The adjourned meetings that resume between two days."""
    bodies = catalogue.entries(public_book(), council).filter(kind="body").values_list("object", flat=True)
    links = catalogue.links(public_book(), council).filter(rel="goes-on", target__in=list(bodies))
    ids = links.filter(start__gte=first, start__lt=until).values_list("source", flat=True)
    entries = catalogue.by_id(public_book(), council, ids)
    things = catalogue.things_of(public_book(), entries.values()).values()
    return [thing for thing in things if isinstance(thing, Meeting)]


def _seats(council: str, bodies: set[str], on: date) -> dict[str, set[str]]:
    """Who sits on each of the bodies on a day, by id."""
    day = on.isoformat()
    rows = catalogue.links(public_book(), council).filter(rel="member", target__in=bodies)
    seats: dict[str, set[str]] = {body: set() for body in bodies}
    for row in rows:
        if (not row.start or row.start <= day) and (not row.end or day <= row.end):
            seats[row.target].add(row.source)
    return seats
