"""Minutes read again by a better reader: what would change, and the next reading published."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from minutebook import reading as reader
from minutebook.book import catalogue
from minutebook.book.models import Entry
from minutebook.book.press import Request, publish_many
from minutebook.book.readings import reading_of
from minutebook.book.rows import batched
from minutebook.book.schema import Element, Meeting, Reading
from minutebook.book.shelf import Book

BATCH = 25


@dataclass
class Change:
    """What another reading of one meeting makes of it: elements found newly, read otherwise, and lost."""

    entry: Entry
    before: Reading | None
    after: Reading
    found: list[Element] = field(default_factory=list)
    changed: list[tuple[Element, Element]] = field(default_factory=list)
    lost: list[Element] = field(default_factory=list)

    @property
    def says_anything(self) -> bool:
        """Whether the reading differs in more than the reader's version."""
        return bool(self.found or self.changed or self.lost)


def changes(book: Book, council: str) -> Iterator[Change]:
    """Read every meeting's minutes again, oldest first; the meetings whose reading would differ."""
    rows = catalogue.entries(book, council)
    bodies = tuple(rows.filter(kind="body").values_list("title", flat=True))
    meetings = list(rows.filter(kind="meeting").order_by("date", "object"))
    for part in batched(meetings, BATCH):
        things = catalogue.things_of(book, part)
        links = catalogue.links(book, council).filter(rel="reading-of", target__in=[e.object for e in part])
        owners = dict(links.values_list("target", "owner"))
        readings = catalogue.things_of(book, list(rows.filter(object__in=owners.values())))
        for entry in part:
            meeting, before = things.get(entry.object), readings.get(owners.get(entry.object, ""))
            assert isinstance(meeting, Meeting)
            assert before is None or isinstance(before, Reading)
            after = reading_of(meeting, bodies=bodies, before=before)
            if after is not None:
                change = _change(entry, before, after)
                if change.says_anything or before is None:
                    yield change


def publish_changes(book: Book, council: str, readings: list[Change], *, role: str = "clerk") -> int:
    """Publish the next reading of each of these meetings; return how many were published."""
    requests = [
        Request(
            thing=change.after,
            role=role,
            reason=f"read again by reader {reader.READER_VERSION}" if change.before else "",
        )
        for change in readings
    ]
    return len(publish_many(book, council, requests)) if requests else 0


def _change(entry: Entry, before: Reading | None, after: Reading) -> Change:
    old = {element.id: element for element in before.elements} if before else {}
    change = Change(entry, before, after)
    for element in after.elements:
        was = old.get(element.id)
        if was is None:
            change.found.append(element)
        elif element.state == "lost" and was.state != "lost":
            change.lost.append(element)
        elif was != element:
            change.changed.append((was, element))
    return change
