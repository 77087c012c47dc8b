"""Recorded votes of a time, and how each member voted."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

import msgspec
from django.db.models import Q

from minutebook.book import catalogue
from minutebook.book.models import Element, Entry
from minutebook.book.schema import Ballot, RecordedVote, Words
from minutebook.outlets.moderngov import people
from minutebook.outlets.moderngov.lookups import Opened, named, opened
from minutebook.outlets.moderngov.markup import day
from minutebook.outlets.moderngov.pages import links, wording
from minutebook.outlets.moderngov.pages.asked import Query
from minutebook.outlets.moderngov.source import Source

MOST = 5000  # meetings looked through
SIDES = {"for": "For", "against": "Against", "abstain": "Abstain"}


class ItemVotes(msgspec.Struct, frozen=True):
    """Of an item, its recorded votes."""

    title: Words
    votes: tuple[RecordedVote, ...] = ()


class MeetingVotes(msgspec.Struct, frozen=True):
    """Of a meeting, the recorded votes of its items."""

    start: str
    items: tuple[ItemVotes, ...] = ()


@dataclass(frozen=True)
class Cast:
    """How one member voted."""

    name: str
    href: str
    vote: str


@dataclass(frozen=True)
class Vote:
    """A recorded vote: at which meeting and item, on what, with what result, and who voted how."""

    date: str
    meeting: str
    meeting_href: str
    item: str
    title: str
    kind: str
    result: str
    cast: list[Cast]


def recorded(source: Source, query: Query) -> dict[str, Any]:
    """``mgListRecordedVotes``: the votes of a span of days (``DR``), of all members or of one (``UID``).

    Those recorded apart from the minutes and those that readings found in minutes, names with them.
    """
    first, last = query.span()
    found = [one for one in _meetings(source, first, last) if any(i.votes for i in one.thing.items)]
    read = _read(source, first, last)
    ballots = [b for one in found for item in one.thing.items for vote in item.votes for b in vote.ballots]
    ids = [one.entry.group for one in found] + [ballot.person for ballot in ballots]
    ids += [one for row in read for one in (row.body, row.meeting, row.item)]
    known = named(source, ids)
    votes = [vote for one in found for vote in _of_meeting(source, one, known)]
    votes += [vote for row in read if (vote := _of_reading(source, row, known)) is not None]
    member = query.number("uid")
    if member:
        votes = [own for vote in votes if (own := _of_member(vote, people.page(member))) is not None]
    votes.sort(key=lambda vote: vote.date, reverse=True)
    return {"votes": votes, "first": day(first), "last": day(last)}


def _meetings(source: Source, first: str, last: str) -> Iterator[Opened]:
    condition, values = """AND "e"."kind" = 'meeting' """, list[Any]()
    if first:
        condition, values = condition + 'AND "e"."date" >= %s ', [first]
    if last:
        condition, values = condition + 'AND "e"."date" < %s ', [*values, f"{last}U"]
    condition += f'ORDER BY "e"."date" DESC, "e"."object" LIMIT {MOST}'
    return opened(source, condition, values, MeetingVotes)


def _read(source: Source, first: str, last: str) -> list[Element]:
    """Votes that readings found, with names: those the reader was sure of and those a person confirmed."""
    rows = catalogue.elements(source.book, source.id).filter(kind="vote")
    rows = rows.filter(Q(sure=True) | Q(state__in=("confirmed", "mended")))
    if first:
        rows = rows.filter(date__gte=first)
    if last:
        rows = rows.filter(date__lte=last)
    return [row for row in rows.order_by("-date", "meeting", "position")[:MOST] if _sides(row)]


def _sides(row: Element) -> dict[str, list[str]]:
    fields = msgspec.json.decode(row.fields)
    return {word: fields[side] for side, word in SIDES.items() if isinstance(fields.get(side), list)}


def _of_meeting(source: Source, one: Opened, known: Mapping[str, Entry]) -> Iterator[Vote]:
    body = known.get(one.entry.group)
    for item in one.thing.items:
        for vote in item.votes:
            yield Vote(
                one.entry.date,
                _heading(source, one.entry.date, body),
                links.meeting(body.number if body else 0, one.entry.number),
                source.words(item.title),
                source.words(vote.title),
                vote.kind,
                vote.result,
                [_cast(source, ballot, known) for ballot in vote.ballots],
            )


def _of_reading(source: Source, row: Element, known: Mapping[str, Entry]) -> Vote | None:
    body, meeting, item = (known.get(one) for one in (row.body, row.meeting, row.item))
    if meeting is None:
        return None
    title = source.title(item) if item else source.title(meeting)
    result = str(msgspec.json.decode(row.fields).get("result") or "").capitalize()
    cast = [Cast(name, "", word) for word, names in _sides(row).items() for name in names]
    return Vote(
        meeting.date,
        _heading(source, meeting.date, body),
        links.meeting(body.number if body else 0, meeting.number),
        title,
        title,
        "",
        result,
        cast,
    )


def _heading(source: Source, date: str, body: Entry | None) -> str:
    when = wording.at(wording.ordinal_day(date), date)
    return f"{source.title(body)}, {when}" if body else when


def _of_member(vote: Vote, href: str) -> Vote | None:
    cast = [one for one in vote.cast if one.href == href]
    return replace(vote, cast=cast) if cast else None


def _cast(source: Source, ballot: Ballot, known: Mapping[str, Entry]) -> Cast:
    entry = known.get(ballot.person)
    name = ballot.name or (source.title(entry) if entry else "")
    return Cast(name, people.page(entry.number) if entry else "", ballot.vote)
