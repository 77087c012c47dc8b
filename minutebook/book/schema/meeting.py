"""A meeting: notice, place, who was there, the items of its agenda, and its minutes."""

from __future__ import annotations

from typing import Literal

from minutebook.book.schema.common import (
    Exemption,
    File,
    Identifier,
    Paper,
    Paragraph,
    Part,
    Record,
    Words,
)


class Place(Part, frozen=True, kw_only=True):
    """Where a meeting is held, and how to attend or watch."""

    name: Words = Words()
    address: str = ""
    access: Words = Words()
    remote: str = ""


class Notice(Part, frozen=True, kw_only=True):
    """The public notice: when it was given (ISO date-time), where it was posted, and its words."""

    given: str = ""
    posted: str = ""
    words: Words = Words()


class Movement(Part, frozen=True, kw_only=True):
    """An arrival or departure at a time ("14:20"), during an item (its id) where known."""

    kind: Literal["arrived", "left"]
    at: str = ""
    item: str = ""


class Attendance(Part, frozen=True, kw_only=True):
    """One line of the attendance. ``person`` is empty for officers and visitors, who are named by role."""

    person: str = ""
    name: str = ""
    role: str = ""
    capacity: Literal["member", "substitute", "co-opted", "officer", "guest"] = "member"
    status: Literal["present", "apologies", "absent"] = "present"
    substitute_for: str = ""
    movements: tuple[Movement, ...] = ()


class Lateness(Part, frozen=True, kw_only=True):
    """Why an item was taken though its papers were not open in time (the chair's opinion)."""

    circumstances: Words
    chair: str = ""
    recorded: str = ""


class Outcome(Part, frozen=True, kw_only=True):
    """What came of an item, in a word, and the time by which it says so ("resolved", "deferred")."""

    kind: Literal["resolved", "recommended", "noted", "deferred", "withdrawn", "none"] = "resolved"
    words: Words = Words()
    decision: str = ""


class Item(Part, frozen=True, kw_only=True):
    """An agenda item. ``label`` is its printed number; ``paragraphs_given`` how many ids were given.

    ``summary`` tells the public fairly what was done in private (Local Government Act 1972 s.100C(2)).
    """

    id: str = ""
    slug: str = ""
    number: int = 0
    identifiers: tuple[Identifier, ...] = ()
    label: str = ""
    title: Words
    kind: Literal["item", "heading", "procedural"] = "item"
    agenda: tuple[Paragraph, ...] = ()
    minutes: tuple[Paragraph, ...] = ()
    minute_label: str = ""
    papers: tuple[Paper, ...] = ()
    matters: tuple[str, ...] = ()
    outcome: Outcome | None = None
    exemption: Exemption | None = None
    summary: Words = Words()
    late: Lateness | None = None
    added: str = ""
    paragraphs_given: int = 0


class Minutes(Part, frozen=True, kw_only=True):
    """The state of a meeting's minutes: who signed by role and name, at which meeting, over what bytes."""

    state: Literal["none", "draft", "approved", "signed"] = "none"
    approved_at: str = ""
    signed_by: str = ""
    signed: str = ""
    leaves: tuple[int, ...] = ()
    file: File | None = None


class Meeting(Record, frozen=True, kw_only=True, tag="meeting/1"):
    """One meeting of one body. ``start`` and ``end`` are local ISO date-times without a zone."""

    body: str
    start: str
    end: str = ""
    title: Words = Words()
    kind: Literal["ordinary", "extraordinary", "annual", "special", "informal"] = "ordinary"
    state: Literal["scheduled", "agenda", "held", "cancelled", "adjourned", "inquorate"] = "scheduled"
    state_reason: Words = Words()
    place: Place = Place()
    notice: Notice = Notice()
    attendance: tuple[Attendance, ...] = ()
    items: tuple[Item, ...] = ()
    papers: tuple[Paper, ...] = ()
    minutes: Minutes = Minutes()
