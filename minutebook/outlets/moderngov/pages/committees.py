"""Committees under their headings, and one committee with its members."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils.safestring import mark_safe

from minutebook.book.schema import Body
from minutebook.outlets.moderngov import people, prose
from minutebook.outlets.moderngov.answers.committees import expired
from minutebook.outlets.moderngov.lookups import bodies, by_number, gathered, seats_on
from minutebook.outlets.moderngov.pages import links
from minutebook.outlets.moderngov.pages.asked import Query
from minutebook.outlets.moderngov.source import Source


@dataclass(frozen=True)
class Line:
    """Something in a list: its words and where they lead."""

    words: str
    href: str
    more: str = ""


def structure(source: Source, query: Query) -> dict[str, Any]:
    """``mgListCommittees``, ``mgCommitteeStructure``: the committees there are, under their headings."""
    groups: dict[str, list[Line]] = {}
    for one in bodies(source):
        if not expired(source, one.thing):
            line = Line(source.title(one.entry), links.committee(one.entry.number))
            groups.setdefault(source.words(one.thing.category), []).append(line)
    return {"groups": sorted(groups.items(), key=lambda pair: (not pair[0], pair[0].casefold()))}


def details(source: Source, query: Query) -> dict[str, Any] | None:
    """``mgCommitteeDetails``: what a committee is for, who sits on it, where its meetings are."""
    found = by_number(source, "body", query.number("id"))
    if found is None:
        return None
    body: Body = found.thing
    seats = [
        seat
        for seat in seats_on(source, found.entry.object)
        if (not seat.start or seat.start <= source.today) and (not seat.end or seat.end >= source.today)
    ]
    known = gathered(source, (seat.source for seat in seats))
    rows = [(known[seat.source], seat.label) for seat in seats if seat.source in known]
    rows.sort(key=lambda row: (_rank(row[1]), (row[0].entry.label or row[0].entry.title).casefold()))
    return {
        "committee": source.title(found.entry),
        "number": found.entry.number,
        "purpose": mark_safe(prose.said(source.words(body.purpose))),  # which escapes every word
        "members": [
            Line(
                people.full_name(source, one.thing),
                people.page(one.entry.number),
                "" if role == "Member" else role,
            )
            for one, role in rows
        ],
    }


def _rank(role: str) -> int:
    """The chair comes first, then whoever stands in for the chair, then everybody."""
    word = role.casefold()
    if "chair" not in word and "cadeirydd" not in word:
        return 2
    return 1 if word.startswith(("vice", "deputy", "is-")) else 0
