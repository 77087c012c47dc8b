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
    """The room."""
    building: str = ""
    """The building."""
    address: str = ""
    """The street address."""
    access: Words = Words()
    """How to get in and follow: level access, hearing loop …"""
    remote: str = ""
    """Address to watch or take part from afar."""
    webcast: bool = False
    """Whether it is shown, live or afterwards."""


class Notice(Part, frozen=True, kw_only=True):
    """The public notice of a meeting."""

    given: str = ""
    """When it was given (ISO date-time)."""
    posted: str = ""
    """Where it was posted."""
    words: Words = Words()
    """What it says."""


class Movement(Part, frozen=True, kw_only=True):
    """An arrival or departure during a meeting."""

    kind: Literal["arrived", "left"]
    """Came or went."""
    at: str = ""
    """The time, such as `14:20`."""
    item: str = ""
    """The item during which (its id), where known."""


class Attendance(Part, frozen=True, kw_only=True):
    """One line of the attendance."""

    person: str = ""
    """The member (their id); empty for officers and visitors, who are named by role."""
    name: str = ""
    """The name as the minutes give it."""
    role: str = ""
    """The role in which they attended."""
    capacity: Literal["member", "substitute", "co-opted", "officer", "guest"] = "member"
    """In what capacity."""
    status: Literal["present", "apologies", "absent", "expected"] = "present"
    """There, sent apologies, absent, or expected to come."""
    recorded: str = ""
    """The words in which that was recorded, where they say more."""
    party: str = ""
    """The party at that time, as recorded."""
    ward: str = ""
    """The ward at that time, as recorded."""
    representing: str = ""
    """Whom they represented, or an officer's post."""
    posts: str = ""
    """The posts they held at that time, as recorded."""
    identifiers: tuple[Identifier, ...] = ()
    """What other systems call somebody who has no page of their own."""
    substitute_for: str = ""
    """The member whose place they took (their id)."""
    movements: tuple[Movement, ...] = ()
    """When they came and went."""


class Continuation(Part, frozen=True, kw_only=True):
    """A later day on which an adjourned meeting went on, or is to go on. It is the same meeting."""

    start: str
    """Local date and time, ISO, without a zone."""
    end: str = ""
    """When it ended that day, likewise."""
    state: Literal["scheduled", "held", "adjourned", "inquorate"] = "scheduled"
    """How far that day has come; adjourned again, the next day follows."""
    place: Place = Place()
    """Where it goes on."""
    reason: Words = Words()
    """Why the meeting was adjourned to this day."""
    attendance: tuple[Attendance, ...] = ()
    """Who was there that day."""
    items: tuple[str, ...] = ()
    """The items taken that day (their ids)."""


class Lateness(Part, frozen=True, kw_only=True):
    """Why an item was taken though its papers were not open in time (the chair's opinion)."""

    circumstances: Words
    """The special circumstances."""
    chair: str = ""
    """Whose opinion it was."""
    recorded: str = ""
    """When it was recorded (ISO date-time)."""


class Outcome(Part, frozen=True, kw_only=True):
    """What came of an item, in a word, and the time by which it says so ("resolved", "deferred")."""

    kind: Literal["resolved", "recommended", "noted", "deferred", "withdrawn", "none"] = "resolved"
    """In a word."""
    words: Words = Words()
    """In the words of the minutes."""
    decision: str = ""
    """The decision record it led to (its id)."""


class Remark(Part, frozen=True, kw_only=True):
    """What is noted beside an item, under a label of the council's own."""

    label: str
    """What sort of remark it is, such as `Presented by`."""
    text: str = ""
    """What it says."""


class Ballot(Part, frozen=True, kw_only=True):
    """How one member voted."""

    vote: str
    """How, in the words of the record: `For`, `Against`, `Abstain` …"""
    name: str = ""
    """The name as recorded."""
    person: str = ""
    """The member (their id)."""


class RecordedVote(Part, frozen=True, kw_only=True):
    """A vote that was recorded apart from the words of the minutes."""

    title: Words
    """What was voted on."""
    kind: str = ""
    """Resolution, amendment …"""
    text: str = ""
    """The motion's words."""
    result: str = ""
    """Carried, lost …"""
    ballots: tuple[Ballot, ...] = ()
    """Who voted how."""


class Item(Part, frozen=True, kw_only=True):
    """An agenda item."""

    id: str = ""
    """As an object's."""
    slug: str = ""
    """As an object's."""
    number: int = 0
    """As an object's."""
    identifiers: tuple[Identifier, ...] = ()
    """As an object's."""
    label: str = ""
    """Its printed number."""
    title: Words
    """Its title."""
    kind: Literal["item", "heading", "procedural"] = "item"
    """An item of business, a heading over several, or procedure."""
    agenda: tuple[Paragraph, ...] = ()
    """What the agenda says under it."""
    minutes: tuple[Paragraph, ...] = ()
    """What the minutes say under it."""
    decided: tuple[Paragraph, ...] = ()
    """The decision as it was published, before the minutes or beside them."""
    minute_label: str = ""
    """The number of its minute, where minutes are numbered through."""
    papers: tuple[Paper, ...] = ()
    """Its papers."""
    matters: tuple[str, ...] = ()
    """The matters it belongs to (their ids)."""
    author: str = ""
    """Who wrote its report, as printed."""
    remarks: tuple[Remark, ...] = ()
    """What is noted beside it."""
    votes: tuple[RecordedVote, ...] = ()
    """Votes recorded apart from the minutes."""
    for_decision: bool = False
    """Whether a decision is asked for."""
    called_in: bool = False
    """Whether its decision was called in."""
    public_may_speak: bool = False
    """Whether members of the public may speak to it."""
    referred_to: str = ""
    """The body it is referred to, by name, where that is another."""
    outcome: Outcome | None = None
    """What came of it."""
    exemption: Exemption | None = None
    """Why it is taken in private, where it is."""
    summary: Words = Words()
    """What the public is fairly told of what was done in private (Local Government Act 1972 s.100C(2))."""
    late: Lateness | None = None
    """Why it was taken though its papers were late."""
    added: str = ""
    """When it was added to the agenda, if after publication (ISO date-time)."""
    paragraphs_given: int = 0
    """How many ids of paragraphs were given; none is given twice."""


class Correction(Part, frozen=True, kw_only=True):
    """A correction of the draft minutes that the approving meeting resolved."""

    item: str
    """The item corrected (its id)."""
    paragraph: str = ""
    """The paragraph corrected (its id)."""
    before: Words = Words()
    """What the draft said."""
    after: Words = Words()
    """What the meeting resolved that it should say."""


class Note(Part, frozen=True, kw_only=True):
    """A note beside signed minutes: what was found wrong later. The minutes themselves stay as signed."""

    words: Words
    """What it says."""
    item: str = ""
    """The item it stands beside (its id); empty: the minutes as a whole."""
    day: str = ""
    """The day it was made."""
    by: str = ""
    """Who made it, by role."""


class Leaves(Part, frozen=True, kw_only=True):
    """The leaves of the private part of minutes, in a minute book of its own."""

    numbers: tuple[int, ...] = ()
    """Their numbers."""
    file: File | None = None
    """The signed leaves as a file."""
    printed: File | None = None
    """The leaves as they were printed, where `file` is a scan of those signed in ink."""


class Minutes(Part, frozen=True, kw_only=True):
    """The state of a meeting's minutes."""

    state: Literal["none", "draft", "approved", "signed"] = "none"
    """How far the minutes have come."""
    drafted: str = ""
    """The day the draft was first published."""
    approved_at: str = ""
    """The meeting that approved them (its id)."""
    approved: str = ""
    """The day they were approved."""
    corrections: tuple[Correction, ...] = ()
    """What the approving meeting corrected."""
    signed_by: str = ""
    """Who signed them, by role and name."""
    signed: str = ""
    """The day they were signed."""
    way: Literal["", "electronic", "ink"] = ""
    """How they were signed: by confirming one's sign-in, or on paper."""
    leaves: tuple[int, ...] = ()
    """The numbers of the leaves in the minute book."""
    file: File | None = None
    """The signed minutes as a file."""
    printed: File | None = None
    """The minutes as they were printed, where `file` is a scan of those signed in ink."""
    private: Leaves | None = None
    """The leaves of what was done in private."""
    seal: str = ""
    """SHA-256 over all that the signed minutes say; nothing under it is ever changed again."""
    notes: tuple[Note, ...] = ()
    """Notes beside the signed minutes."""


class Meeting(Record, frozen=True, kw_only=True, tag="meeting/1"):
    """One meeting of one body."""

    body: str
    """The body that meets (its id)."""
    start: str
    """Local date and time, ISO, without a zone."""
    end: str = ""
    """When it ended, likewise."""
    began: str = ""
    """When it in fact began, likewise, where that was recorded."""
    planned_end: str = ""
    """When it was to end, likewise."""
    provisional: bool = False
    """Whether the date is not settled yet."""
    decisions_published: bool = False
    """Whether its decisions are out."""
    title: Words = Words()
    """A title of its own, where it has one."""
    kind: Literal["ordinary", "extraordinary", "annual", "special", "informal"] = "ordinary"
    """What sort of meeting it is."""
    state: Literal["scheduled", "agenda", "held", "cancelled", "adjourned", "inquorate"] = "scheduled"
    """How far it has come."""
    state_reason: Words = Words()
    """Why it was cancelled, adjourned or called."""
    place: Place = Place()
    """Where it is held, and how to follow it."""
    notice: Notice = Notice()
    """The public notice."""
    attendance: tuple[Attendance, ...] = ()
    """Who was there."""
    continued: tuple[Continuation, ...] = ()
    """The later days to which it was adjourned; `start`, `end` and `attendance` are of the first."""
    items: tuple[Item, ...] = ()
    """The items of its agenda, in order."""
    papers: tuple[Paper, ...] = ()
    """Papers of the meeting as a whole: agenda, pack, minutes."""
    minutes: Minutes = Minutes()
    """The state of its minutes."""

    @property
    def days(self) -> tuple[Meeting | Continuation, ...]:
        """Its days, each with `start`, `end`, `place` and `attendance`: the first is the meeting itself."""
        return (self, *self.continued)

    @property
    def everybody(self) -> tuple[Attendance, ...]:
        """A line for each who is on the attendance of any of its days: the first that has them there."""
        found: dict[str, Attendance] = {}
        for line in (line for day in self.days for line in day.attendance):
            key = line.person or line.name or line.role
            known = found.get(key)
            if known is None or (line.status == "present" and known.status != "present"):
                found[key] = line
        return tuple(found.values())

    def taken_on(self, item: str) -> str:
        """When the day began on which an item (its id) was taken, the last of them if it went over days."""
        return next((day.start for day in reversed(self.continued) if item in day.items), self.start)
