"""Members: the index as a list or table, and a member's own page."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from minutebook.book.schema import Person
from minutebook.outlets.moderngov import people
from minutebook.outlets.moderngov.lookups import Opened, by_number, members, named
from minutebook.outlets.moderngov.markup import day
from minutebook.outlets.moderngov.pages import links
from minutebook.outlets.moderngov.pages.asked import Query
from minutebook.outlets.moderngov.source import Source


@dataclass(frozen=True)
class Line:
    """A member in a list."""

    name: str
    href: str
    ward: str
    party: str
    picture: str


@dataclass(frozen=True)
class Seat:
    """A seat on a committee: held now, or from a day to a day."""

    committee: str
    href: str
    role: str
    since: str
    until: str


def index(source: Source, query: Query) -> dict[str, Any]:
    """``mgMemberIndex``: by name, ward or party (``FN``), as a list or a table (``VW``), with pictures or
    without (``PIC``)."""
    lines = [_line(source, one) for one in members(source)]
    by = {"WARD": "ward", "PARTY": "party"}.get(query.text("fn").upper(), "")
    pictures = query.text("pic") != "0"
    return {
        "groups": _groups(lines, by) if by else [("", lines)],
        "table": query.text("vw").upper() == "TABLE",
        "pictures": pictures,
    }


def _line(source: Source, one: Opened) -> Line:
    person: Person = one.thing
    return Line(
        people.full_name(source, person),
        people.page(one.entry.number),
        source.words(person.ward),
        person.party or person.group,
        people.picture(source, person, "small"),
    )


def _groups(lines: Iterable[Line], by: str) -> list[tuple[str, list[Line]]]:
    groups: dict[str, list[Line]] = {}
    for line in lines:
        groups.setdefault(getattr(line, by), []).append(line)
    return sorted(groups.items(), key=lambda pair: pair[0].casefold())


def info(source: Source, query: Query) -> dict[str, Any] | None:
    """``mgUserInfo``: ward, party, committees, terms of office and how to reach a member at their work."""
    found = by_number(source, "person", query.number("uid"))
    if found is None:
        return None
    person: Person = found.thing
    bodies = named(source, (seat.body for seat in person.memberships))
    seats = [
        Seat(
            source.title(bodies[seat.body]),
            links.committee(bodies[seat.body].number),
            "" if seat.role.en == "Member" else source.words(seat.role),
            day(seat.start),
            seat.end,
        )
        for seat in person.memberships
        if seat.body in bodies
    ]
    return {
        "name": people.full_name(source, person),
        "picture": people.picture(source, person, "big"),
        "person": person,
        "ward": source.words(person.ward),
        "party": person.party or person.group,
        "posts": source.words(person.posts),
        "now": [seat for seat in seats if not seat.until or seat.until >= source.today],
        "then": [
            replace(seat, until=day(seat.until)) for seat in seats if seat.until and seat.until < source.today
        ],
        "terms": [(day(term.start), day(term.end)) for term in person.terms],
    }
