"""The minute book of a body and a municipal year: its minutes in order, on which leaves, and their seals."""

from __future__ import annotations

from typing import NamedTuple

from minutebook.book import catalogue, municipal_year
from minutebook.book.schema import Meeting
from minutebook.book.sealing import seal_of
from minutebook.book.shelf import Book

NOT_BOUND = ("cancelled", "scheduled", "agenda")


class Bound(NamedTuple):
    """One meeting in a minute book: where it stands, how far its minutes have come, their leaves and seal."""

    path: str
    meeting: Meeting

    @property
    def state(self) -> str:
        """None, draft, approved or signed."""
        return self.meeting.minutes.state

    @property
    def leaves(self) -> tuple[int, ...]:
        """The numbers of the leaves of what was done in public."""
        return self.meeting.minutes.leaves

    @property
    def private(self) -> tuple[int, ...]:
        """The numbers of the leaves of what was done in private (in the closed book alone)."""
        return self.meeting.minutes.private.numbers if self.meeting.minutes.private else ()

    @property
    def holds(self) -> bool:
        """Whether signed minutes are sealed and say what was sealed."""
        seal = self.meeting.minutes.seal
        return bool(seal) and seal == seal_of(self.meeting)


class Volume(NamedTuple):
    """A minute book: the first day of its year and the first of the next, and its meetings in order."""

    year: int
    first: str
    last: str
    bound: tuple[Bound, ...]

    @property
    def name(self) -> str:
        """``2026/27``."""
        return municipal_year.name(self.year)

    @property
    def leaves(self) -> int:
        """The last leaf given."""
        return max((leaf for one in self.bound for leaf in one.leaves), default=0)

    @property
    def signed(self) -> int:
        """How many of its minutes are signed."""
        return sum(one.state == "signed" for one in self.bound)

    @property
    def gaps(self) -> tuple[int, ...]:
        """Leaves up to the last that stand nowhere, or that stand twice: in a sound book there are none."""
        given = [leaf for one in self.bound for leaf in one.leaves]
        return tuple(leaf for leaf in range(1, self.leaves + 1) if given.count(leaf) != 1)


def volume(book: Book, council: str, body: str, year: int) -> Volume:
    """The minute book of a body for the municipal year that begins in ``year``."""
    first, last = municipal_year.limits(book, council, year)
    rows = catalogue.entries(book, council).filter(kind="meeting", group=body, date__gte=first, date__lt=last)
    found = municipal_year.meetings(book, council, rows.exclude(state__in=NOT_BOUND))
    return Volume(year, first, last, tuple(Bound(path, meeting) for path, meeting in found))
