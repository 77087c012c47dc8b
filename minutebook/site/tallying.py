"""What the record tells of a year: who was expected and came, how they voted, how long minutes took. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from statistics import median
from typing import Any, NamedTuple

from minutebook.book.schema import Attendance, Meeting
from minutebook.site.names import same

NOT_HELD = ("cancelled", "inquorate", "scheduled", "agenda")
"""Meetings that count against nobody's attendance."""
EXPECTED = ("member", "co-opted")
SIDES = ("for", "against", "abstain")


class Seat(NamedTuple):
    """A seat somebody holds or held on the body: who, where their page is, from when until when."""

    person: str
    name: str
    family: str
    path: str
    start: str
    end: str

    def held_on(self, day: str) -> bool:
        """Whether the seat was held on a day."""
        return (not self.start or self.start <= day) and (not self.end or day <= self.end)


@dataclass
class Member:
    """One member's year: meetings expected at, present at, in part, with apologies; times sat for another;
    and votes in which the member was named."""

    name: str
    family: str = ""
    path: str = ""
    expected: int = 0
    present: int = 0
    in_part: int = 0
    apologies: int = 0
    sat_for: int = 0
    votes: dict[str, int] = field(default_factory=lambda: dict.fromkeys(SIDES, 0))

    @property
    def share(self) -> int:
        """Present of expected, in whole hundredths; 0 for one who was expected nowhere."""
        return round(100 * self.present / self.expected) if self.expected else 0


class Took(NamedTuple):
    """How many days after a meeting its minutes were out as a draft, and signed; ``None`` until then."""

    path: str
    day: str
    state: str
    draft: int | None
    signed: int | None


def held(meetings: Iterable[tuple[str, Meeting]]) -> list[tuple[str, Meeting]]:
    """The meetings that were held: cancelled ones, and those without a quorum, are left out."""
    return [pair for pair in meetings if pair[1].state not in NOT_HELD]


def members(meetings: Sequence[tuple[str, Meeting]], seats: Sequence[Seat]) -> list[Member]:
    """Every member who was expected at a meeting of the year, or sat for one, by family name.

    Only meetings whose attendance is recorded count. Who held a seat on the day was expected, and whoever
    the minutes name as a member; a substitute was expected nowhere, and is counted as one. Each day of an
    adjourned meeting counts by itself, as it has a roll of its own.
    """
    found: dict[str, Member] = {}
    days = (day for _, meeting in meetings for day in meeting.days)
    for day in days:
        if not day.attendance:
            continue
        lines = {key_of(line): line for line in day.attendance}
        expected = {one.person: one for one in seats if one.held_on(day.start[:10])}
        for key in expected.keys() - lines.keys():
            _of(found, key, seats, None).expected += 1
        for key, line in lines.items():
            if line.capacity in EXPECTED or key in expected:
                _count(_of(found, key, seats, line), line)
            elif line.capacity == "substitute" and line.status == "present":
                _of(found, key, seats, line).sat_for += 1
    return sorted(found.values(), key=lambda one: (one.family or one.name, one.name))


def key_of(line: Attendance) -> str:
    """What tells a line of the attendance from others: the member, or the name."""
    return line.person or line.name


def _of(found: dict[str, Member], key: str, seats: Sequence[Seat], line: Attendance | None) -> Member:
    if key not in found:
        seat = next((one for one in seats if one.person == key), None)
        name = seat.name if seat else line.name if line else key
        family = seat.family if seat else name.rpartition(" ")[2]
        found[key] = Member(name, family, seat.path if seat else "")
    return found[key]


def _count(member: Member, line: Attendance) -> None:
    member.expected += 1
    if line.status == "present":
        member.present += 1
        member.in_part += bool(line.movements)
    member.apologies += line.status == "apologies"


def add_votes(rows: Sequence[Member], votes: Iterable[dict[str, Any]]) -> int:
    """Count on which side each member was named; returns in how many votes names were recorded."""
    named = 0
    for fields in votes:
        lists = {side: fields.get(side) for side in SIDES if isinstance(fields.get(side), list)}
        named += bool(lists)
        for side, names in lists.items():
            for one in rows:
                one.votes[side] += any(same(str(name), one.name, one.family) for name in names or ())
    return named


def took(meetings: Iterable[tuple[str, Meeting]]) -> list[Took]:
    """How long the minutes of each meeting took."""
    found = []
    for path, meeting in meetings:
        day, minutes = meeting.start[:10], meeting.minutes
        draft, signed = days_between(day, minutes.drafted), days_between(day, minutes.signed)
        found.append(Took(path, day, minutes.state, draft, signed))
    return found


def days_between(first: str, last: str) -> int | None:
    """How many days a day is after another; ``None`` where it is not known."""
    try:
        return (date.fromisoformat(last[:10]) - date.fromisoformat(first[:10])).days
    except ValueError:
        return None


def middle(numbers: Iterable[int | None]) -> int | None:
    """The median of what is known, in whole days."""
    known = [number for number in numbers if number is not None]
    return round(median(known)) if known else None
