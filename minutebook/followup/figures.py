"""Honest figures of a body or a council: opened, answered in time, late, moved how often, open how long.

They are counted from the public record alone, so that anyone can count again. What was asked before the
follow-up date is no thread and in no figure; what was a misreading is in none either.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from statistics import median
from typing import Any, NamedTuple

from django.db import connections

from minutebook.book.shelf import Book
from minutebook.followup.kind import FOLLOWED, LATE


@dataclass(frozen=True)
class Line:
    """What figures count of one thread. ``done`` is the day it was answered, or closed without an answer."""

    body: str
    state: str
    asked: str
    due: str
    done: str
    was_late: bool
    moved: int


@dataclass(frozen=True)
class Figures:
    """The figures of some threads on a day.

    ``in_time`` were answered by the day they had, and no day they had passed before. ``late_answered`` were
    answered after it; ``late_open`` stand unanswered past it. ``undated`` never had a day. ``days_open`` are
    the days each open one has been open.
    """

    opened: int
    answered: int
    in_time: int
    late_answered: int
    late_open: int
    undated: int
    open: int
    closed: int
    moved: int
    moves: int
    most_moved: int
    days_open: tuple[int, ...]
    days_to_answer: tuple[int, ...]

    @property
    def median_open(self) -> int | None:
        """The days half of the open ones have been open, or less."""
        return round(median(self.days_open)) if self.days_open else None

    @property
    def median_to_answer(self) -> int | None:
        """The days within which half of the answered ones were answered."""
        return round(median(self.days_to_answer)) if self.days_to_answer else None

    @property
    def dated_answered(self) -> int:
        """How many of those answered had a day: what ``in_time`` is a part of."""
        return self.in_time + self.late_answered

    @property
    def late(self) -> int:
        """All that were or are late."""
        return self.late_answered + self.late_open


def count(lines: Iterable[Line], today: date) -> Figures:
    """The figures of these threads as of a day. Void ones are not counted."""
    counted = [one for one in lines if one.state != "void"]
    answered = [one for one in counted if one.done]
    unanswered = [one for one in counted if not one.done]
    dated = [one for one in answered if one.due]
    late_open = [one for one in unanswered if one.was_late or (one.due and one.due < today.isoformat())]
    followed = [one for one in counted if one.state in ("open", "answered")]
    return Figures(
        opened=len(counted),
        answered=len(answered),
        in_time=sum(not one.was_late for one in dated),
        late_answered=sum(one.was_late for one in dated),
        late_open=len(late_open),
        undated=sum(not one.due for one in counted),
        open=len(followed),
        closed=sum(one.state == "closed" for one in counted),
        moved=sum(one.moved > 0 for one in counted),
        moves=sum(one.moved for one in counted),
        most_moved=max((one.moved for one in counted), default=0),
        days_open=tuple(sorted(_days(one.asked, today.isoformat()) for one in followed)),
        days_to_answer=tuple(sorted(_days(one.asked, one.done) for one in answered)),
    )


def _days(start: str, end: str) -> int:
    return max(0, (date.fromisoformat(end) - date.fromisoformat(start)).days)


LISTED = """SELECT "e"."object", "e"."path", "e"."title", "e"."group", "e"."state", "e"."date", "e"."until",
    "e"."summary", "e"."label", "e"."position", "l"."label", "l"."end"
    FROM "book_entry" AS "e" JOIN "book_link" AS "l"
    ON "l"."council" = "e"."council" AND "l"."source" = "e"."object" AND "l"."rel" = %s
    WHERE "e"."council" = %s AND "e"."kind" = 'thread' """


class Listed(NamedTuple):
    """A thread as lists show it, with what figures count of it."""

    object: str
    path: str
    title: str
    kind: str
    owner: str
    line: Line


def listed(book: Book, council: str, body: str = "") -> list[Listed]:
    """Every thread of a council (or of one body), the newest first, in one query."""
    asked, values = LISTED, [FOLLOWED, council]
    if body:
        asked += 'AND "e"."group" = %s '
        values.append(body)
    with connections[book.alias].cursor() as cursor:
        cursor.execute(asked + 'ORDER BY "e"."date" DESC, "e"."object"', values)
        return [_listed(*row) for row in cursor.fetchall()]


def _listed(*row: Any) -> Listed:
    thread, path, title, group, state, asked, due, owner, kind, moved, late, done = row
    line = Line(group, state, asked, due, done, late == LATE, moved)
    return Listed(thread, path, title, kind.partition(" ")[0], owner, line)


def of(book: Book, council: str, body: str = "", *, today: date) -> Figures:
    """The figures of a council, or of one body of it."""
    return count((one.line for one in listed(book, council, body)), today)
