"""Threads as a kind of object of the book: where they stand, the entries and the links they make."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from minutebook.book import kinds
from minutebook.book.kinds import EntryRow, Kind, LinkRow
from minutebook.followup.schema import Step, Thread

SHELF = "threads"
FOLLOWED = "followed"
"""The link from a thread to the body that follows it: its label says whether it was late, ``start`` is the
day it was asked, ``end`` the day it was answered (or closed, where nobody answered)."""
LATE, IN_TIME = "late", "in time"


def moves(thread: Thread) -> list[Step]:
    """The changes of a day that had been set: the first setting of one is none."""
    return [step for step in thread.steps if step.kind == "due" and step.before]


def answered_on(thread: Thread) -> str:
    """The day it was answered, or closed where nobody answered; empty where neither happened."""
    if thread.answer is not None:
        return thread.answer.day
    return thread.closing.day if thread.closing is not None else ""


def was_late(thread: Thread) -> bool:
    """Whether a day that was set passed without an answer. A day moved after it had passed stays passed."""
    if any(step.before < step.day for step in moves(thread)):
        return True
    done = answered_on(thread)
    return bool(done and thread.due and done > thread.due)


def days_late(thread: Thread, today: date) -> int:
    """How many days past its day it was answered, or stands unanswered today; 0 where it is not late."""
    if not thread.due or thread.state == "void":
        return 0
    end = date.fromisoformat(answered_on(thread) or today.isoformat())
    return max(0, (end - date.fromisoformat(thread.due)) // timedelta(days=1))


def _entries(thread: Thread) -> Iterator[EntryRow]:
    yield EntryRow(
        thread.id,
        "thread",
        thread.number,
        SHELF,
        thread.slug,
        thread.title,
        summary=thread.owner,
        date=thread.asked,
        until=thread.due,
        group=thread.body,
        state=thread.state,
        position=len(moves(thread)),
        label=f"{thread.kind} {LATE}" if was_late(thread) else thread.kind,
    )


def _links(thread: Thread) -> Iterator[LinkRow]:
    done = answered_on(thread)
    late = LATE if was_late(thread) else IN_TIME if done and thread.due else ""
    yield LinkRow(thread.id, FOLLOWED, thread.body, late, thread.asked, done)
    yield LinkRow(thread.id, "asked-at", thread.at.item or thread.at.meeting, start=thread.asked)
    if thread.element:
        yield LinkRow(thread.id, "element", thread.element)
    if thread.to:
        yield LinkRow(thread.id, "asked-of", thread.to, start=thread.asked)
    if thread.answer is not None and thread.answer.at.item:
        yield LinkRow(thread.id, "answered-at", thread.answer.at.item, start=thread.answer.day)
    if thread.closing is not None:
        yield LinkRow(thread.id, "closed-at", thread.closing.at.item, start=thread.closing.day)
    if thread.matter:
        yield LinkRow(thread.id, "thread-of", thread.matter, start=thread.asked)
    for other in thread.about:
        yield LinkRow(thread.id, "about", other, start=thread.asked)


def _needs(thread: Thread) -> Iterator[tuple[str, str]]:
    yield "body", thread.body


def _faults(thread: Thread) -> Iterator[tuple[str, str]]:
    """What pages and figures could not count from: days that do not exist, and a state without its ground."""
    for field, value in _days(thread):
        if not _is_day(value):
            yield field, f"{value!r} is not a day that exists (write 2026-05-06)"
    if not thread.words.strip():
        yield "words", "quote the words of the minutes that ask"
    if thread.state == "closed" and thread.closing is None:
        yield "closing", "a closed thread names the item at which the body closed it"
    if thread.state == "answered" and thread.answer is None:
        yield "answer", "an answered thread holds its answer"


def _days(thread: Thread) -> Iterator[tuple[str, str]]:
    yield "asked", thread.asked
    if thread.due:
        yield "due", thread.due
    if thread.clock is not None:
        yield "clock.received", thread.clock.received
        yield "clock.due", thread.clock.due
    if thread.answer is not None:
        yield "answer.day", thread.answer.day
    if thread.closing is not None:
        yield "closing.day", thread.closing.day
    for index, step in enumerate(thread.steps):
        yield f"steps[{index}].day", step.day
        if step.kind == "due":
            yield from ((f"steps[{index}]", day) for day in (step.before, step.after) if day)


def _is_day(value: str) -> bool:
    try:
        return len(value) == 10 and bool(date.fromisoformat(value))
    except ValueError:
        return False


def register() -> None:
    """Make threads known to the book."""
    kind = Kind(Thread, lambda t: str(t.title), lambda t: SHELF, _entries, _links, _needs, faults=_faults)
    kinds.register("thread", kind, shelf=SHELF)
