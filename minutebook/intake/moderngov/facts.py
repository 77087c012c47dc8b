"""What an answer or a page of a ModernGov says, whichever it was: plain values, nothing decided yet.

Days and times are ISO, texts are paragraphs, whole numbers are the source's own.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from minutebook.book.schema import Contact, Paragraph, Term


@dataclass(slots=True)
class Seat:
    """Somebody's seat on a committee, as its page lists it."""

    user: int
    name: str
    role: str = ""


@dataclass(slots=True)
class Committee:
    """A committee. ``seats`` is ``None`` where nothing was said of its members."""

    id: int
    title: str = ""
    category: str = ""
    expired: bool | None = None
    purpose: tuple[Paragraph, ...] = ()
    seats: list[Seat] | None = None


@dataclass(slots=True)
class Line:
    """A meeting as a list of meetings has it."""

    id: int
    committee: int = 0
    committee_title: str = ""
    day: str = ""
    hour: str = ""
    status: str = ""
    webcast: bool = False


@dataclass(slots=True)
class Linked:
    """A document that is linked to an item or a meeting."""

    id: int
    title: str = ""
    address: str = ""
    is_link: bool = False
    restricted: bool = False
    reason: str = ""
    published: str = ""
    with_decision: bool = False
    name: str = ""
    role: str = ""


@dataclass(slots=True)
class Vote:
    """A recorded vote."""

    title: str
    kind: str = ""
    text: str = ""
    result: str = ""
    ballots: list[tuple[str, str, int]] = field(default_factory=list)


@dataclass(slots=True)
class Item:
    """An agenda item. ``decision`` and ``issue`` are the source's numbers of records that belong to it."""

    id: int
    title: str = ""
    label: str = ""
    minute_label: str = ""
    heading: bool = False
    agenda: tuple[Paragraph, ...] = ()
    decided: tuple[Paragraph, ...] = ()
    minutes: tuple[Paragraph, ...] = ()
    author: str = ""
    remarks: tuple[tuple[str, str], ...] = ()
    for_decision: bool = False
    called_in: bool = False
    public_may_speak: bool = False
    restricted: bool = False
    reason: str = ""
    referred_to: str = ""
    linked: list[Linked] = field(default_factory=list)
    votes: list[Vote] = field(default_factory=list)
    voted: bool = False
    """Whether a page of recorded votes is linked."""
    issue: int = 0
    cut_short: bool = False


@dataclass(slots=True)
class Present:
    """One line of an attendance."""

    user: int
    name: str
    role: str = ""
    attendance: str = ""
    party: str = ""
    ward: str = ""
    representing: str = ""
    posts: str = ""
    member: bool = True
    photo: str = ""


@dataclass(slots=True)
class Room:
    """Where a meeting is, as its room's own record says."""

    title: str = ""
    building: str = ""
    address: str = ""
    directions: str = ""


@dataclass(slots=True)
class Meeting:
    """A whole meeting. ``items`` and ``present`` are ``None`` where nothing was said of them."""

    id: int
    committee: int = 0
    committee_title: str = ""
    day: str = ""
    hour: str = ""
    status: str = ""
    began: str = ""
    planned_end: str = ""
    ended: str = ""
    location: str = ""
    room: Room = field(default_factory=Room)
    webcast: bool = False
    watch: str = ""
    agenda_id: int = 0
    agenda_out: bool = False
    decisions_out: bool = False
    minutes: str = ""
    """``""``, ``draft`` or ``approved``; ``out`` where only that they are out is known."""
    items: list[Item] | None = None
    present: list[Present] | None = None
    linked: list[Linked] = field(default_factory=list)
    from_page: bool = False


@dataclass(slots=True)
class Member:
    """A member of the council, or somebody met in an attendance or on a committee's page."""

    id: int
    name: str
    party: str = ""
    group: str = ""
    ward: str = ""
    ward_id: int = 0
    district: str = ""
    representing: str = ""
    posts: str = ""
    photo: str = ""
    contact: Contact = field(default_factory=Contact)
    surgeries: tuple[str, ...] = ()
    terms: tuple[Term, ...] = ()
    listed: bool = True
    """Whether a list of the members has them (else they were only met elsewhere)."""
    full: bool = True
    """Whether all of it is said (else only what stands on a page)."""
    seats: list[tuple[int, str, str, str, str]] = field(default_factory=list)
    """Seats from their own page: committee, its title, role, from, until."""


@dataclass(slots=True)
class Decision:
    """A decision's own record, or a proposed one of a forward plan (``proposed``)."""

    id: int = 0
    title: str = ""
    item: int = 0
    issue: int = 0
    plan: int = 0
    proposed: bool = False
    maker: str = ""
    day: str = ""
    published: str = ""
    effective: str = ""
    status: str = ""
    key: bool = False
    call_in_allowed: bool = False
    purpose: str = ""
    decided: str = ""
    reasons: str = ""
    alternatives: str = ""
    conflicts: str = ""
    wards: str = ""
    lead_officer: str = ""
    noticed: str = ""
    restricted: bool = False
    reason: str = ""
    meeting: int = 0
    linked: list[Linked] = field(default_factory=list)


@dataclass(slots=True)
class Issue:
    """An issue and the steps of its history: items, decisions, plans that it names."""

    id: int
    title: str = ""
    summary: str = ""
    items: list[int] = field(default_factory=list)
    meetings: list[int] = field(default_factory=list)
    decisions: list[int] = field(default_factory=list)
    closed: bool = False


@dataclass(slots=True)
class Facts:
    """All that one answer or page says. ``lists`` names what it lists whole, so that what is gone shows."""

    committees: list[Committee] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    meetings: list[Meeting] = field(default_factory=list)
    members: list[Member] = field(default_factory=list)
    documents: list[Linked] = field(default_factory=list)
    decisions: list[Decision] = field(default_factory=list)
    issues: list[Issue] = field(default_factory=list)
    votes: list[tuple[int, Vote]] = field(default_factory=list)
    items: list[Item] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    lists: set[str] = field(default_factory=set)
    base: str = ""
