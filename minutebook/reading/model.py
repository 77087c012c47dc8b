"""What a reading is made of: the elements found in a text, the items they stand in, the meeting."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

READER_VERSION = "3"

KINDS = (
    "resolution",
    "recommendation",
    "action",
    "vote",
    "question",
    "answer",
    "comment",
    "declaration",
    "referral",
    "attendance",
    "headline",
)


@dataclass(slots=True)
class Element:
    """Something the minutes record: ``text`` is exactly ``source[start:end]``.

    ``fields`` differ by kind (verb, owner, due, speaker ...). ``sure`` is the reader's own word on
    it; where it is false, ``why`` says the reason in words a clerk understands. ``item`` is the
    index of the item of business it stands in, or None for what precedes the first.
    """

    kind: str
    start: int
    end: int
    text: str
    fields: dict[str, Any] = field(default_factory=dict)
    sure: bool = True
    why: str = ""
    item: int | None = None


@dataclass(slots=True)
class Item:
    """An item of business: its number as printed, its title, and the stretch of text it fills."""

    number: str
    title: str
    start: int
    end: int


@dataclass(slots=True)
class Meeting:
    """What the head and foot of the minutes say of the meeting; empty where they do not say.

    ``date`` is ISO (2025-02-24), ``begins`` and ``ends`` are 24-hour clock times (18:30).
    """

    body: str = ""
    date: str = ""
    begins: str = ""
    ends: str = ""
    venue: str = ""


@dataclass(slots=True)
class Reading:
    """The reading of one text: what was found, where, and what was left out.

    ``furniture`` are the (start, end) stretches that belong to the page and not to the meeting.
    ``note`` says why a text, or a part of it, was left unread (Welsh, binary).
    """

    text: str
    elements: list[Element]
    items: list[Item]
    meeting: Meeting
    furniture: list[tuple[int, int]]
    language: str = "en"
    note: str = ""
    version: str = READER_VERSION
    made: str = ""

    def of(self, kind: str) -> list[Element]:
        """The elements of one kind, in the order they stand."""
        return [element for element in self.elements if element.kind == kind]
