"""Minutes as a visitor of the desk may read them: what is private only where entitled, and then logged."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from minutebook.book import clock
from minutebook.book.schema import Continuation, Item, Meeting
from minutebook.desk.page import Visit
from minutebook.drafts.closed_book.closed import sits_on
from minutebook.drafts.dividing import divide
from minutebook.drafts.models import ClosedReading
from minutebook.drafts.roles import ADMINISTRATOR
from minutebook.law import wording


class Sheet(NamedTuple):
    """An item of the minutes: whether it is ``private``, and ``shut`` to this visitor."""

    item: Item
    private: bool
    shut: bool


def entitled(visit: Visit, body: str) -> str:
    """On what ground a visitor reads what a body minuted in private; empty where they may not."""
    if any(row.role == ADMINISTRATOR for row in visit.account.appointments.all()):
        return ""
    if visit.may("paper.read-closed", body):
        return "by office"
    return "sits on the body" if sits_on(visit.account, visit.council, body, clock.today()) else ""


def sheets(visit: Visit, meeting: Meeting, *, version: int = 0) -> list[Sheet]:
    """The items of minutes as a visitor may read them; each private one that is shown is logged as read."""
    ground = entitled(visit, meeting.body)
    public = divide(meeting).public
    assert isinstance(public, Meeting)
    open_items = {item.id: item for item in public.items}
    found = []
    for item in meeting.items:
        private = item.exemption is not None
        shut = private and not ground
        found.append(Sheet(open_items[item.id] if shut else item, private, shut))
        if private and ground and item.minutes:
            log_look(visit, item.id, f"minutes, {ground}", version)
    return found


def log_look(visit: Visit, object_id: str, ground: str, version: int = 0) -> None:
    """Log that a visitor was shown something private, and on what ground."""
    ClosedReading.objects.using("desk").create(
        account=visit.account,
        council=visit.council,
        object=object_id,
        version=version,
        at=clock.now(),
        ground=ground[:200],
        allowed=True,
    )


def present(meeting: Meeting) -> Iterator[tuple[str, list[str]]]:
    """Who was there, who sent apologies, who attended: heading and names; of a later day with the day."""
    for day in meeting.days:
        on = "" if day is meeting else f" on {wording.day(date.fromisoformat(day.start[:10]))}"
        for words, names in _present(day):
            yield f"{words}{on}", names


def _present(day: Meeting | Continuation) -> Iterator[tuple[str, list[str]]]:
    seated = ("member", "substitute", "co-opted")
    for words, status, capacities in (
        ("Present", "present", seated),
        ("Apologies", "apologies", seated),
        ("Absent", "absent", seated),
        ("In attendance", "present", ("officer", "guest")),
    ):
        names = [
            f"{line.name or line.role}{f' ({line.role})' if line.role and line.name else ''}"
            for line in day.attendance
            if line.status == status and line.capacity in capacities
        ]
        if names:
            yield words, names
