"""What an object must be before it may enter the book, beyond what its types say."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from minutebook.book.files import HASH, files_in
from minutebook.book.identity import ID_LENGTH
from minutebook.book.kinds import KINDS, kind_of
from minutebook.book.schema import (
    Body,
    Council,
    Decision,
    Document,
    Meeting,
    Membership,
    Person,
    Reading,
    Term,
)

Fault = tuple[str, str]
LARGEST = 2**53  # the first whole number that other readers of JSON may not keep exactly


def faults(thing: Any) -> Iterator[Fault]:
    """What is wrong with an object: the field, and what to do. Nothing for one that is sound."""
    kind = kind_of(thing)
    if thing.unlisted and not _parses(thing.unlisted, date.fromisoformat):
        yield "unlisted", f"{thing.unlisted!r} is not a day that exists (write 2026-05-06)"
    if len(thing.id) > ID_LENGTH or not thing.id.replace("-", "").isalnum():
        yield "id", f"is at most {ID_LENGTH} letters, digits and hyphens, not {thing.id!r}"
    if not KINDS[kind].name(thing).strip():
        yield ("start" if kind == "meeting" else "name"), f"a {kind} needs one"
    for field, value in _days(thing):
        if value and not _parses(value, date.fromisoformat):
            yield field, f"{value!r} is not a day that exists (write 2026-05-06)"
    yield from _plain_faults(thing)
    yield from KINDS[kind].faults(thing)
    if isinstance(thing, Meeting):
        yield from _meeting_faults(thing)


def _plain_faults(thing: Any) -> Iterator[Fault]:
    """What cannot be written down so that every reader of JSON reads the same."""
    for file in files_in(thing):
        if not HASH.fullmatch(file.sha256):
            yield "files", f"{file.sha256!r} is not a SHA-256 in hex, as the stored file's name is"
    for number in (thing.number, *(item.number for item in getattr(thing, "items", ()))):
        if not 0 <= number < LARGEST:
            yield "number", f"is a whole number from 1 to {LARGEST - 1}, not {number}"
    if isinstance(thing, Reading):
        names = {name for element in thing.elements for name in element.fields}
        for name in sorted(names | thing.texts.keys()):
            if not name.isascii():  # RFC 8785 sorts other letters otherwise than databases and programs do
                yield "elements", f"the field {name!r} is named with other letters than a to z"


def _days(thing: Any) -> Iterator[Fault]:
    match thing:
        case Body():
            yield "established", thing.established
            yield "dissolved", thing.dissolved
        case Council():
            yield "taken_over", thing.taken_over
        case Person():
            yield from _term("", thing)
            for index, seat in enumerate(thing.memberships):
                yield from _term(f"memberships[{index}].", seat)
            for index, term in enumerate(thing.terms):
                yield from _term(f"terms[{index}].", term)
        case Document():
            yield "date", thing.date
            yield "published", thing.published
        case Decision():
            yield "date", thing.date or "none"
            yield "noticed", thing.noticed


def _term(prefix: str, thing: Person | Membership | Term) -> Iterator[Fault]:
    yield f"{prefix}start", thing.start
    yield f"{prefix}end", thing.end


def _meeting_faults(meeting: Meeting) -> Iterator[Fault]:
    for field in ("start", "end", "began", "planned_end"):
        value = getattr(meeting, field)
        if value and not (_parses(value, datetime.fromisoformat) and len(value) in (16, 19)):
            yield field, f"{value!r} is not a local date and time that exists (write 2026-05-06T14:00)"
    if meeting.end and meeting.end < meeting.start:
        yield "end", "is before the start"
    yield from _days_faults(meeting)
    seen: set[str] = set()
    for index, item in enumerate(meeting.items):
        if item.id and item.id in seen:
            yield f"items[{index}].id", f"{item.id!r} stands twice"
        seen.add(item.id)
        if not item.title:
            yield f"items[{index}].title", "an item needs one"
        ids = [p.id for p in (*item.agenda, *item.decided, *item.minutes) if p.id]
        if len(ids) != len(set(ids)):
            yield f"items[{index}]", "two paragraphs have the same id"


def _days_faults(meeting: Meeting) -> Iterator[Fault]:
    """The days of an adjourned meeting follow one another, and take items that it has."""
    last, known = meeting.start, {item.id for item in meeting.items}
    for index, day in enumerate(meeting.continued):
        at = f"continued[{index}]"
        for field, value in (("start", day.start), ("end", day.end)):
            if value and not (_parses(value, datetime.fromisoformat) and len(value) in (16, 19)):
                yield f"{at}.{field}", f"{value!r} is not a local date and time (write 2026-05-06T14:00)"
        if day.start <= last:
            yield f"{at}.start", "is not after the day that was adjourned"
        if day.end and day.end < day.start:
            yield f"{at}.end", "is before the start"
        for item in day.items:
            if item not in known:
                yield f"{at}.items", f"{item!r} is no item of this meeting"
        last = day.start


def _parses(value: str, parse: Any) -> bool:
    try:
        parse(value)
    except ValueError:
        return False
    return True
