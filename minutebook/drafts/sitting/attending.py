"""Who is at a meeting: the roll from the members expected, who comes and goes, and quorum at each moment."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from math import ceil

from minutebook.book import catalogue
from minutebook.book.errors import NotFound
from minutebook.book.schema import Attendance, Body, Meeting, Movement, Person
from minutebook.book.shelf import public_book
from minutebook.drafts.models import Declaration, Draft, Proceedings, Reply
from minutebook.drafts.practice import Footing, body_of, footing_of
from minutebook.drafts.sitting.days import day_now, proceedings_on, seen_on
from minutebook.drafts.sitting.opening import meeting_of
from minutebook.law import quorum
from minutebook.law.answer import Answer
from minutebook.law.errors import LawError
from minutebook.law.presiding import Office

SEATED = ("member", "substitute", "co-opted")
"""The capacities in which somebody sits on the body; others attend."""


@dataclass(frozen=True)
class Line:
    """One line of the attendance. ``key`` is the member's id or, for who is no person of the book, the name.

    ``voting`` is whether their seat has a vote, ``office`` the chair they hold on the body, ``executive``
    whether they are of the council's executive.
    """

    key: str
    formal: str
    person: str = ""
    role: str = ""
    capacity: str = "member"
    status: str = "absent"
    substitute_for: str = ""
    movements: tuple[Movement, ...] = ()
    voting: bool = True
    group: str = ""
    office: Office = ""
    executive: bool = False
    start: str = "00:00"

    @property
    def seated(self) -> bool:
        """Whether they sit on the body, rather than attend."""
        return self.capacity in SEATED

    def there_at(self, at: str = "") -> bool:
        """Whether they were in the meeting at a time ("14:20"); without one, at the last they did."""
        if self.status != "present":
            return False
        there = not self.movements or self.movements[0].kind == "left"
        for movement in self.movements:
            if at and order_of(movement.at, self.start) > order_of(at, self.start):
                break
            there = movement.kind == "arrived"
        return there


def order_of(at: str, start: str) -> tuple[bool, str]:
    """By what times of one meeting are put in order: what is long before its start is after midnight."""
    return (start >= "12:00" and at < "06:00", at)


@dataclass(frozen=True)
class Room:
    """All who are on the attendance, or expected, and what the law makes of them.

    ``number`` is the day of the meeting they were there on, ``held`` the meeting as that day has it.
    """

    draft: Draft
    meeting: Meeting
    body: Body
    footing: Footing
    lines: tuple[Line, ...]
    proceedings: Proceedings | None
    out: Mapping[str, frozenset[str]] = field(default_factory=dict)
    number: int = 0

    @cached_property
    def held(self) -> Meeting:
        """The meeting as this day has it."""
        return seen_on(self.meeting, self.number)

    @property
    def day(self) -> date:
        """The day of the meeting."""
        return date.fromisoformat(self.held.start[:10])

    @cached_property
    def by_key(self) -> dict[str, Line]:
        """Each line by its key."""
        return {line.key: line for line in self.lines}

    @property
    def chair(self) -> Line | None:
        """Who presides, while they are there."""
        key = self.proceedings.presiding if self.proceedings else ""
        line = self.by_key.get(key)
        return line if line is not None and line.there_at() else None

    @property
    def taken(self) -> bool:
        """Whether the roll was called."""
        return bool(self.held.attendance)

    def named(self, key: str) -> str:
        """What the minutes call somebody."""
        if key in self.by_key:
            return self.by_key[key].formal
        lines = self.meeting.everybody if key else ()
        return next((line.name for line in lines if key in (line.person, line.name)), key)

    def line(self, key: str) -> Line:
        """One line. Raises :class:`NotFound`."""
        if key not in self.by_key:
            raise NotFound("There is nobody of that name at this meeting.")
        return self.by_key[key]

    def there(self, at: str = "") -> list[Line]:
        """Who of the body was in the meeting at a time; without one, at the last they did."""
        return [line for line in self.lines if line.seated and line.there_at(at)]

    def voters(self, at: str = "", item: str = "") -> list[Line]:
        """Who may vote then, less those who are out of an item for an interest."""
        out = self.out.get(item, frozenset())
        return [line for line in self.there(at) if line.voting and line.key not in out]

    @cached_property
    def quorum_of(self) -> quorum.Body | None:
        """The body as the rule of quorum takes it; ``None`` where its seats are not known."""
        seats = self.body.seats or sum(line.seated and line.capacity != "substitute" for line in self.lines)
        if not seats:
            return None
        own = self.body.quorum
        fixed = own.number or (max(ceil(seats / own.over), own.least) if own.over else None)
        fixed = min(fixed, seats) if fixed else None
        roles = tuple((role, 1) for role in own.including)
        found = quorum.Body(seats, self.footing.nation, self.footing.kind, fixed, roles)
        try:
            quorum.quorum(found, self.day, self.footing.choices)
        except LawError:  # standing orders below the law's number: the law's holds
            found = quorum.Body(seats, self.footing.nation, self.footing.kind, None, roles)
        return found

    @cached_property
    def needed(self) -> Answer[int] | None:
        """How many must be there."""
        of = self.quorum_of
        return quorum.quorum(of, self.day, self.footing.choices) if of else None

    def quorate(self, at: str = "") -> Answer[bool] | None:
        """Whether business could be done at a time, with the roles the body's own rule asks for."""
        of = self.quorum_of
        if of is None:
            return None
        there = self.there(at)
        roles = {role: sum(_is(line, role) for line in there) for role, _ in of.roles}
        return quorum.is_quorate(min(len(there), of.seats), of, self.day, roles, self.footing.choices)

    def moments(self) -> Answer[tuple[quorum.Moment, ...]] | None:
        """Quorum at each moment: at the start, and since each arrival and departure."""
        of = self.quorum_of
        if of is None:
            return None
        seated = [line for line in self.lines if line.seated and line.status == "present"]
        starts = [line.key for line in seated if not line.movements or line.movements[0].kind == "left"]
        moved = sorted(
            (
                (order_of(movement.at, line.start), line.key, movement)
                for line in seated
                for movement in line.movements
            ),
            key=lambda one: one[:2],
        )
        movements = [quorum.Movement(key, one.at, one.kind == "arrived") for _, key, one in moved]
        try:
            return quorum.quorum_throughout(starts, movements, of, self.day, self.footing.choices)
        except LawError:
            return None


def _is(line: Line, role: str) -> bool:
    return role.casefold() in f"{line.role} {line.group}".casefold()


def room_of(draft: Draft, number: int | None = None) -> Room:
    """Who is on the attendance of a meeting and, until the roll is called, who is expected.

    ``number`` is the day asked about, for a meeting that went on on several; none: the last.
    """
    number = day_now(draft) if number is None else number
    whole = meeting_of(draft)
    meeting = seen_on(whole, number)
    body = body_of(draft.council, meeting.body)
    expected = expected_at(draft.council, meeting, body)
    recorded = {one.person or one.name: one for one in meeting.attendance}
    people = people_of(draft.council, [key for key in recorded if key not in expected])
    executive = _executive(draft.council, meeting.start[:10]) if body.legal_status == "council" else set()
    lines = [_recorded(line, recorded.get(key)) for key, line in expected.items()]
    lines += [
        _recorded(_from(one, people.get(key), meeting), one)
        for key, one in recorded.items()
        if key not in expected
    ]
    lines = [msg if msg.person not in executive else _with(msg, executive=True) for msg in lines]
    rows = Declaration.objects.using("desk").filter(council=draft.council, meeting=draft.object)
    out: dict[str, set[str]] = {}
    for row in rows:
        if row.action == "left":
            out.setdefault(row.item, set()).add(row.person)
    away = {item: frozenset(keys) for item, keys in out.items()}
    footing = footing_of(draft.council, body)
    proceedings = proceedings_on(draft.council, draft.object, number)
    return Room(draft, whole, body, footing, tuple(lines), proceedings, away, number)


def expected_at(council: str, meeting: Meeting, body: Body) -> dict[str, Line]:
    """The members a body expects on the day of a meeting, its chair first, then by name."""
    day, start = meeting.start[:10], meeting.start[11:16] or "00:00"
    rows = catalogue.links(public_book(), council).filter(rel="member", target=body.id)
    seats = {
        row.source: row
        for row in rows
        if (not row.start or row.start <= day) and (not row.end or day <= row.end)
    }
    lines = []
    for person in people_of(council, list(seats)).values():
        seat = next(
            one
            for one in person.memberships
            if one.body == body.id and (not one.start or one.start <= day) and (not one.end or day <= one.end)
        )
        role = str(seat.role)
        line = Line(
            key=person.id,
            formal=formal_name(person),
            person=person.id,
            role="" if role == "Member" else role,
            capacity="member" if seat.voting else "co-opted",
            voting=seat.voting,
            group=person.group,
            office=_office(role),
            start=start,
        )
        lines.append((line.office != "chairman", line.office != "vice-chairman", person.family_name, line))
    return {line.key: line for *_, line in sorted(lines, key=lambda one: one[:3] + (one[3].formal,))}


def formal_name(person: Person) -> str:
    """What the minutes call a member: Councillor Anita Deshpande."""
    return f"{person.title} {person.name}".strip()


def might_sit(room: Room) -> list[Line]:
    """The members of the council who do not sit on the body and could sit for one who is away, by name.

    Whether the rules let one sit (group, when named) is for the gate of the minutes to say.
    """
    rows = catalogue.entries(public_book(), room.draft.council).filter(kind="person")
    day, found = room.held.start[:10], []
    own = {line.key for line in room.lines if line.capacity != "substitute"}
    for person in catalogue.things_of(public_book(), rows).values():
        if isinstance(person, Person) and person.id not in own and not (person.end and person.end < day):
            line = Line(
                key=person.id,
                formal=formal_name(person),
                person=person.id,
                capacity="substitute",
                group=person.group,
                start=room.held.start[11:16] or "00:00",
            )
            found.append((person.family_name, line.formal, line))
    return [line for *_, line in sorted(found, key=lambda one: one[:2])]


def replied(council: str, meeting: str) -> dict[str, Reply]:
    """What the members of a meeting answered beforehand, by who they are."""
    rows = Reply.objects.using("desk").filter(council=council, meeting=meeting).select_related("by")
    return {row.person if not row.person.startswith("account-") else row.by.name: row for row in rows}


def _recorded(line: Line, one: Attendance | None) -> Line:
    if one is None:
        return line
    seat: dict[str, object] = {
        "status": one.status,
        "movements": one.movements,
        "substitute_for": one.substitute_for,
        "role": one.role or line.role,
        "formal": one.name or line.formal,
    }
    return _with(line, **seat)


def _from(one: Attendance, person: Person | None, meeting: Meeting) -> Line:
    return Line(
        key=one.person or one.name,
        formal=one.name,
        person=one.person,
        role=one.role,
        capacity=one.capacity,
        voting=one.capacity in ("member", "substitute"),
        group=person.group if person else "",
        start=meeting.start[11:16] or "00:00",
    )


def _with(line: Line, **fields: object) -> Line:
    return Line(**{**vars(line), **fields})


def _office(role: str) -> Office:
    name = role.casefold().replace("-", " ").replace("person", "").replace("man", "").replace("woman", "")
    if name in ("chair", "mayor", "lord mayor", "leader", "convener", "provost"):
        return "chairman"
    vice = ("vice chair", "deputy chair", "deputy mayor", "deputy leader", "depute convener")
    return "vice-chairman" if name in vice else ""


def people_of(council: str, ids: list[str]) -> dict[str, Person]:
    """Members of the council as the public book has them, by id."""
    entries = catalogue.by_id(public_book(), council, ids)
    things = catalogue.things_of(public_book(), entries.values())
    return {key: thing for key, thing in things.items() if isinstance(thing, Person)}


def _executive(council: str, day: str) -> set[str]:
    """The members of the council's executive on a day."""
    rows = catalogue.entries(public_book(), council).filter(kind="body")
    bodies = catalogue.things_of(public_book(), rows).values()
    ids = [body.id for body in bodies if isinstance(body, Body) and body.legal_status == "executive"]
    links = catalogue.links(public_book(), council).filter(rel="member", target__in=ids)
    return {
        row.source for row in links if (not row.start or row.start <= day) and (not row.end or day <= row.end)
    }
