"""Who was in the room: members, substitutes, co-opted members, officers and guests by role."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from minutebook.book.schema import Attendance, Movement
from minutebook.intake.severnshire import people
from minutebook.intake.severnshire.keys import chance
from minutebook.intake.severnshire.people import Seat, sitting
from minutebook.intake.severnshire.plan import Plan, Sitting
from minutebook.intake.severnshire.topics import Topic

CHAIRS = ("Chair", "Chairman", "Leader of the Council")
DEPUTIES = ("Vice-Chair", "Vice-Chairman", "Deputy Leader and Cabinet Member for Finance and Property")
SUBSTITUTES = (people.BOARD, people.PANEL, people.HEALTH)
CHILDREN = ("Director of Children's Services",)
OFFICERS = {
    people.COUNCIL: ("Chief Executive", "Strategic Director of Resources (section 151 officer)",
                     "Director of Law and Governance (Monitoring Officer)"),
    people.CABINET: ("Chief Executive", "Strategic Director of Resources (section 151 officer)",
                     "Director of Law and Governance (Monitoring Officer)"),
    people.BOARD: CHILDREN,
    people.PANEL: (*CHILDREN, "Scrutiny Officer"),
    people.HEALTH: ("Director of Public Health", "Scrutiny Officer"),
    people.WELLBEING: ("Director of Public Health", *CHILDREN, "Director of Adult Services"),
    people.GROUP: ("Scrutiny Officer",),
    people.IMPROVEMENT: CHILDREN,
}  # fmt: skip
INTERESTS = {
    "Harbhajan Uppal": ("fostering", "other", "as a foster carer approved by the Council"),
    "Sunita Rawal": ("emotional-health", "other", "as a volunteer counsellor with a charity in Arrowmere"),
    "Janet Cleeveland": (
        "school-transport",
        "pecuniary",
        "as a director of a company that runs school buses",
    ),
    "Wendy Stanbrook": (
        "emotional-health",
        "other",
        "as chair of governors at a secondary school in her division",
    ),
    "Yvonne Tregarne": ("care-leavers", "pecuniary", "as the landlord of a property let to the Council"),
    "Oluwaseun Bankole": (
        "care-leavers",
        "other",
        "as a member of the Severn Gate City Council housing committee",
    ),
    "Ruth Gascoyne": ("emotional-health", "other", "as a retired employee of the health and care trust"),
    "Simon Hathersedge": ("eastern-link", "other", "as the owner of land some two miles from the route"),
    "Liam Dunnigan": ("emotional-health", "other", "as a trustee of Ledbourne Youth Project"),
    "Gareth Llewellin-Jones": (
        "school-transport",
        "other",
        "as a grandparent of a child who travels to school",
    ),
}
"""What members declare, by matter: an interest that is pecuniary takes them out of the room."""


@dataclass(frozen=True)
class Presence:
    """A seat at one meeting: whether its holder came, and who came instead."""

    seat: Seat
    status: str
    substitute: Seat | None = None


@dataclass(frozen=True)
class Declared:
    """An interest declared at a meeting, in the entry it concerns."""

    seat: Seat
    words: str
    pecuniary: bool
    entry: str


@cache
def presences(plan: Plan, held: Sitting) -> tuple[Presence, ...]:
    """Who came to a meeting. Members whom its texts name are always there."""
    named = "\n".join(text for entry in held.entries for text in entry.topic.parts.values())
    votes = any(entry.topic.said("votes") for entry in held.entries)
    seats = sitting(plan.line, held.body, held.day)
    found: list[Presence] = []
    for seat in seats:
        luck = chance(held.key, seat.person).random()
        bare = seat.name.split(" ", 1)[1]
        sure = (
            held.body in (people.CABINET, people.GROUP)
            or bare in named
            or (votes and (luck < 0.08 or held.body != people.COUNCIL))
        )
        if sure or luck > 0.11:
            found.append(Presence(seat, "present"))
        elif luck > 0.02 or seat.role in CHAIRS:
            found.append(Presence(seat, "apologies", _substitute(plan, held, seat, seats, found)))
        else:
            found.append(Presence(seat, "absent"))
    return tuple(found)


def _substitute(
    plan: Plan, held: Sitting, away: Seat, seats: tuple[Seat, ...], found: list[Presence]
) -> Seat | None:
    """A member of the same group, off the body and off the Cabinet, who stands in for ``away``."""
    if held.body not in SUBSTITUTES or away.capacity != "member":
        return None
    taken = {seat.person for seat in seats} | {p.substitute.person for p in found if p.substitute}
    taken |= {seat.person for seat in sitting(plan.line, people.CABINET, held.day)}
    able = [
        seat
        for seat in sitting(plan.line, people.COUNCIL, held.day)
        if seat.group == away.group and seat.person not in taken
    ]
    chosen = chance(held.key, away.person, "substitute")
    return chosen.choice(able) if able and chosen.random() > 0.3 else None


@cache
def present(plan: Plan, held: Sitting) -> tuple[Seat, ...]:
    """The members, substitutes and co-opted members in the room."""
    found = presences(plan, held)
    return tuple(p.seat for p in found if p.status == "present") + tuple(
        p.substitute for p in found if p.substitute
    )


@cache
def presiding(plan: Plan, held: Sitting) -> Seat:
    """Who took the chair: the chair, in their absence the vice-chair, otherwise the first member there."""
    here = [seat for seat in present(plan, held) if seat.capacity == "member"]
    for roles in (CHAIRS, DEPUTIES):
        if found := [seat for seat in here if seat.role in roles]:
            return found[0]
    return here[0]


@cache
def declared(plan: Plan, held: Sitting) -> tuple[Declared, ...]:
    """The interests that members present have in the matters on the agenda, once each."""
    found: list[Declared] = []
    for seat in present(plan, held):
        matter, kind, words = INTERESTS.get(seat.name.split(" ", 1)[1], ("", "", ""))
        for entry in held.entries:
            if (
                matter
                and matter in entry.topic.matters[:1]
                and seat.person not in {d.seat.person for d in found}
            ):
                found.append(Declared(seat, words, kind == "pecuniary", entry.key))
    return tuple(found)


def attendance(plan: Plan, held: Sitting) -> tuple[Attendance, ...]:
    """The attendance as the minutes record it: members first, then officers and guests by role."""
    return (*_members(plan, held), *_visitors(plan, held), *_officers(held))


def _members(plan: Plan, held: Sitting) -> Iterator[Attendance]:
    for presence in presences(plan, held):
        seat = presence.seat
        yield Attendance(
            person=seat.person,
            name=seat.name,
            role=seat.role,
            capacity="co-opted" if seat.capacity == "co-opted" else "member",
            status=presence.status,  # type: ignore[arg-type]
            movements=_movements(plan, held, seat) if presence.status == "present" else (),
        )
        if stand_in := presence.substitute:
            yield Attendance(
                person=stand_in.person,
                name=stand_in.name,
                role="Substitute",
                capacity="substitute",
                substitute_for=seat.person,
            )


def _visitors(plan: Plan, held: Sitting) -> Iterator[Attendance]:
    """Councillors not of the body whom its minutes name as speaking, by leave or for another body."""
    of_body = {seat.person for seat in sitting(plan.line, held.body, held.day)}
    parts = [(entry, part) for entry in held.entries for part in ("told", "asked", "debate")]
    said = "\n".join(line for entry, part in parts for line in entry.topic.lines(part, entry.occurrence))
    for seat in sitting(plan.line, people.COUNCIL, held.day):
        if seat.person not in of_body and seat.name in said:
            role = "Other member in attendance"
            yield Attendance(person=seat.person, name=seat.name, role=role, capacity="guest")


def _movements(plan: Plan, held: Sitting, seat: Seat) -> tuple[Movement, ...]:
    hour, items = held.start.hour, [held.item_id(entry.key) for entry in held.entries]
    for interest in declared(plan, held):
        if interest.pecuniary and interest.seat.person == seat.person:
            item = held.item_id(interest.entry)
            return (
                Movement(kind="left", at=f"{hour:02}:42", item=item),
                Movement(kind="arrived", at=f"{hour + 1:02}:06", item=item),
            )
    luck = chance(held.key, seat.person, "moves").random()
    if seat == presiding(plan, held) or not items or held.body == people.COUNCIL:
        return ()
    if luck < 0.05:
        return (Movement(kind="arrived", at=f"{hour:02}:{10 + int(luck * 300):02}", item=items[0]),)
    if luck > 0.96:
        return (
            Movement(kind="left", at=f"{hour + 1:02}:{20 + int((luck - 0.96) * 500):02}", item=items[-1]),
        )
    return ()


def officer_roles(topic: Topic) -> tuple[str, ...]:
    """The officers and guests who came for a topic: those who wrote it and those it names as being there."""
    named = (topic.said("by"), *topic.said("also").split(";"))
    return tuple(role.strip() for role in named if role.strip())


def _officers(held: Sitting) -> Iterator[Attendance]:
    roles = [*OFFICERS[held.body]]
    for entry in held.entries:
        roles += officer_roles(entry.topic)
    for role in dict.fromkeys([*roles, "Democratic Services Officer"]):
        if not role.startswith(("Cabinet Member", "Councillor", "Leader", "Deputy Leader")):
            outside = any(word in role for word in GUESTS)
            yield Attendance(role=role, capacity="guest" if outside else "officer")


GUESTS = ("Trust", "NHS", "Integrated Care Board", "External", "headteacher", "Healthwatch", "GP",
          "charity", "University", "Ambulance", "parent", "Youth Parliament", "Foster Carers")  # fmt: skip
