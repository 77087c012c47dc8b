"""A meeting's page numbers, read from what was published when.

Nothing is stored with the agenda: the numbers follow from the book's own order of publications, so every
machine that follows the book prints the same ones. The papers of the agenda as it first came out are
numbered 1, 2 …; each later version that brings new ones is a supplement, S1-1 …; what is in the closed
book is numbered E1 …. Only an erasure takes away what the numbers follow from, so those once given are
also kept (``kept``), and win.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from minutebook.book import catalogue
from minutebook.book.errors import NotFound
from minutebook.book.schema import Document, Meeting
from minutebook.book.shelf import Book
from minutebook.packs.numbers import Ledger, Numbered, number, supplement

PART_2 = "E"
NEVER = ("agenda", "minutes", "pack", "notice")
"""Kinds of documents that are sheets of the meeting itself, and so are in no pack."""


class Publication(NamedTuple):
    """One version of a meeting or a document, and its place in the chain."""

    sequence: int
    thing: Meeting | Document


def publications(book: Book, council: str, meeting: str) -> list[Publication]:
    """The versions in sight of a meeting and of every document it ever named, in order."""
    meetings = versions(book, council, meeting)
    named = {paper for one in meetings for paper in papers_of(one.thing)}
    papers = [version for document in sorted(named) for version in versions(book, council, document)]
    return sorted([*meetings, *papers], key=lambda one: one.sequence)


def versions(book: Book, council: str, object_id: str) -> list[Publication]:
    try:
        found = catalogue.versions(book, council, object_id)
    except NotFound:
        return []
    return [
        Publication(version.head.sequence, version.thing)
        for version in found
        if isinstance(version.thing, Meeting | Document)
    ]


def papers_of(thing: Meeting | Document) -> Iterator[str]:
    """The ids of a meeting's documents in the order of the pack: item by item, then the meeting's own."""
    if isinstance(thing, Meeting):
        for item in thing.items:
            yield from (paper.document for paper in item.papers)
        yield from (paper.document for paper in thing.papers)


def numbered(
    published: Iterable[Publication],
    pages: Callable[[Document], int | None],
    kept: Ledger | None = None,
    *,
    closed: bool = False,
) -> Ledger:
    """The ledger after all these publications, those of the closed book if ``closed``.

    ``pages`` counts a document's pages; ``None`` says it cannot be in a pack now, and then nothing new
    is numbered, as no pack could have been built. Documents of the meeting's own sheets are left out.
    """
    ledger, series = kept or Ledger(), Series(closed)
    documents: dict[str, Document] = {}
    meeting: Meeting | None = None
    for _, thing in published:
        if isinstance(thing, Meeting):
            meeting = thing
            series.take(thing)
        else:
            documents[thing.id] = thing
        if meeting is not None:
            ledger = number(counted(meeting, documents, series.of, pages), ledger)
    return ledger


class Series:
    """In which series each paper is numbered: that of the version of the agenda that first names it."""

    def __init__(self, closed: bool) -> None:
        self.closed = closed
        self.of: dict[str, str] = {}
        self.out = False  # whether the agenda is
        self.supplements = 0

    def take(self, meeting: Meeting) -> None:
        new = [paper for paper in papers_of(meeting) if paper not in self.of]
        self.supplements += bool(new) and self.out
        prefix = supplement(self.supplements) if self.supplements else ""
        self.of |= dict.fromkeys(new, PART_2 if self.closed else prefix)
        self.out = self.out or bool(meeting.items)


def counted(
    meeting: Meeting,
    documents: dict[str, Document],
    series: dict[str, str],
    pages: Callable[[Document], int | None],
) -> list[Numbered]:
    """The meeting's papers with their pages, or none where one of them cannot be counted."""
    out = []
    for paper in dict.fromkeys(papers_of(meeting)):
        document = documents.get(paper)
        if document is None or document.kind in NEVER:
            continue
        count = pages(document)
        if count is None:
            return []
        if count:
            out.append(Numbered(paper, series[paper], count))
    return out
