"""Packs follow the book: what a publication touches is made again, what it hides is removed at once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from typing import Literal, NamedTuple

import msgspec

from minutebook.book import catalogue, municipal_year
from minutebook.book.models import Entry, Head
from minutebook.book.shelf import Book
from minutebook.packs.library import Library
from minutebook.packs.of_record import FINAL
from minutebook.packs.store import write_whole

UNSEEN = ("withdraw", "erase", "redact", "merge")
"""Acts after which words that were in a pack may have to go."""


class Job(NamedTuple):
    """Something to make: the sheets of a meeting, a decision's notice, a body's minute book of a year."""

    kind: Literal["meeting", "decision", "minute-book"]
    owner: str
    year: int = 0


HandOver = Callable[[str, Sequence[Job]], None]
"""Takes a council and the jobs that a batch of publications makes; it may do them or have them done."""


class Packs:
    """A follower (see ``book.following``) whose place is remembered beside the packs.

    ``hand_over`` is given what to make; what was hidden is removed here, before anything is made.
    """

    name = "packs"

    def __init__(self, book: Book, hand_over: HandOver) -> None:
        self.book, self.hand_over = book, hand_over
        self.library = Library(book)
        self.path = self.library.folder / "followed.json"

    def positions(self) -> dict[str, int]:
        try:
            return msgspec.json.decode(self.path.read_bytes(), type=dict[str, int])
        except (OSError, msgspec.MsgspecError):
            return {}

    def position(self, council: str) -> int:
        return self.positions().get(council, 0)

    def take(self, council: str, heads: Sequence[Head]) -> None:
        """Drop what went out of sight, hand over what is to be made, remember how far that was."""
        hidden = [head.object for head in heads if head.act in UNSEEN]
        dropped = self.library.drop_hidden(council, hidden) if hidden else []
        jobs = set(touched(self.book, council, heads))
        jobs |= {again for owner, made in dropped for again in remade(owner, made.kind, made.number)}
        self.hand_over(council, in_order(self.book, council, jobs))
        self.library.folder.mkdir(parents=True, exist_ok=True)
        positions = self.positions() | {council: heads[-1].sequence}
        write_whole(self.path, [msgspec.json.encode(positions, order="sorted")])


def touched(book: Book, council: str, heads: Iterable[Head]) -> Iterator[Job]:
    """What these publications may change: by meeting and decision, by document the meetings that cite it,
    by person and body the meetings still to come."""
    by_kind: dict[str, set[str]] = {}
    for head in heads:
        by_kind.setdefault(head.kind, set()).add(head.object)
    cited = catalogue.links(book, council).filter(rel="paper", target__in=by_kind.get("document", ()))
    owners = set(cited.values_list("owner", flat=True))
    yield from of_entries(book, council, owners | by_kind.get("meeting", set()))
    standing = catalogue.by_id(book, council, owners).values()
    decisions = {entry.object for entry in standing if entry.kind == "decision"}
    yield from (Job("decision", one) for one in decisions | by_kind.get("decision", set()))
    bodies = by_kind.get("body", set())
    seats = catalogue.links(book, council).filter(rel="member", source__in=by_kind.get("person", ()))
    bodies |= set(seats.values_list("target", flat=True))
    coming = catalogue.entries(book, council).filter(kind="meeting", date__gte=date.today().isoformat())
    yield from (Job("meeting", entry.object) for entry in coming.filter(group__in=bodies))


def of_entries(book: Book, council: str, ids: Iterable[str]) -> Iterator[Job]:
    """Each meeting, and the minute book of the year its approved minutes are bound in."""
    years: dict[str, int] = {}
    for key, entry in catalogue.by_id(book, council, ids).items():
        if entry.kind == "meeting":
            yield Job("meeting", key)
            if entry.label in FINAL:
                day = entry.date[:10]
                if day not in years:
                    years[day] = municipal_year.year_of(book, council, day)
                yield Job("minute-book", entry.group, years[day])


def remade(owner: str, kind: str, number: str) -> Iterator[Job]:
    """What makes again a sheet that was dropped."""
    if kind == "minute-book":
        yield Job("minute-book", owner, int(number))
    elif kind == "notice":
        yield Job("decision", owner)
    else:
        yield Job("meeting", owner)


def in_order(book: Book, council: str, jobs: Iterable[Job]) -> list[Job]:
    """Meetings first, the latest day before all others, as readers want what is to come; then the rest."""
    jobs = sorted(jobs)
    meetings = [job for job in jobs if job.kind == "meeting"]
    entries = catalogue.by_id(book, council, {job.owner for job in meetings})
    days = {key: entry.date for key, entry in entries.items()}
    meetings.sort(key=lambda job: days.get(job.owner, ""), reverse=True)
    return meetings + [job for job in jobs if job.kind != "meeting"]


def everything(book: Book, council: str) -> list[Job]:
    """All there is to make of a council's record."""
    rows: Iterable[Entry] = catalogue.entries(book, council).filter(kind__in=("meeting", "decision"))
    meetings = [entry.object for entry in rows if entry.kind == "meeting"]
    jobs = {Job("decision", entry.object) for entry in rows if entry.kind == "decision"}
    return in_order(book, council, jobs | set(of_entries(book, council, meetings)))
