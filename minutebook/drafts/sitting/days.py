"""The days of a meeting: the first, and each later one to which it was adjourned. It stays one meeting.

A day is a number: 0 is the first, 1 the first of ``Meeting.continued``.
"""

from __future__ import annotations

from typing import Any

import msgspec

from minutebook.book.schema import Meeting
from minutebook.drafts.models import Draft, Proceedings


def proceedings_of(council: str, meeting: str) -> Proceedings | None:
    """That a meeting was opened, and how far it has come: of the last day on which it went on."""
    rows = Proceedings.objects.using("desk").filter(council=council, meeting=meeting)
    return rows.order_by("-day").first()


def proceedings_on(council: str, meeting: str, day: int) -> Proceedings | None:
    """How one day of a meeting went."""
    rows = Proceedings.objects.using("desk").filter(council=council, meeting=meeting, day=day)
    return rows.first()


def day_now(draft: Draft) -> int:
    """The day to which what is recorded now belongs: the last on which the meeting was opened."""
    row = proceedings_of(draft.council, draft.object)
    return row.day if row is not None else 0


def seen_on(meeting: Meeting, day: int) -> Meeting:
    """A meeting as one of its days has it: when it began and ended, where it was, who was there."""
    if not day:
        return meeting
    one = meeting.continued[day - 1]
    return msgspec.structs.replace(
        meeting, start=one.start, end=one.end, place=one.place, attendance=one.attendance
    )


def changed_on(meeting: Meeting, day: int, **fields: Any) -> Meeting:
    """A meeting with something of one of its days changed (``end``, ``attendance``, ``state`` …)."""
    if not day:
        return msgspec.structs.replace(meeting, **fields)
    days = list(meeting.continued)
    days[day - 1] = msgspec.structs.replace(days[day - 1], **fields)
    return msgspec.structs.replace(meeting, continued=tuple(days))


def day_of_item(meeting: Meeting, item: str) -> int:
    """The last day on which an item was taken."""
    days = range(len(meeting.continued), 0, -1)
    return next((day for day in days if item in meeting.continued[day - 1].items), 0)
