"""The bookmarks of a pack: the agenda's tree, and under it each source's own."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import NamedTuple

from minutebook.packs.write import Book, text


class Mark(NamedTuple):
    """A bookmark: of a whole source by its index, or of a named place; with bookmarks under it."""

    title: str
    source: int | None = None
    place: str = ""
    under: tuple[Mark, ...] = ()


class Spot(NamedTuple):
    """Of a source: the object number of its bookmark and of its first page, and its own bookmarks
    (first, last, how many) where it has any."""

    mark: int
    page: int
    own: tuple[int, int, int] | None


class Outline:
    """Writes bookmarks to sources and to named places."""

    def __init__(self, book: Book, spots: Sequence[Spot], places: Collection[str]) -> None:
        self.book, self.spots, self.places = book, spots, places

    def write(self, marks: Sequence[Mark]) -> int:
        """Write the tree; returns the number of its root."""
        root = self.book.take(1)
        first, last, count = self.write_marks(marks, root)
        self.book.add(
            b"<</Type /Outlines /First %d 0 R /Last %d 0 R /Count %d>>" % (first, last, count)
            if count
            else b"<</Type /Outlines>>",
            root,
        )
        return root

    def write_marks(self, marks: Sequence[Mark], parent: int) -> tuple[int, int, int]:
        """Write bookmarks side by side; those under them are closed. Returns first, last, count."""
        numbers = [
            self.spots[mark.source].mark if mark.source is not None else self.book.take(1) for mark in marks
        ]
        for index, (mark, number) in enumerate(zip(marks, numbers, strict=True)):
            body = b"<</Title %b /Parent %d 0 R" % (text(mark.title), parent)
            if index:
                body += b" /Prev %d 0 R" % numbers[index - 1]
            if index + 1 < len(numbers):
                body += b" /Next %d 0 R" % numbers[index + 1]
            body += self.target(mark) + self.under(mark, number)
            self.book.add(body + b">>", number)
        return (numbers[0], numbers[-1], len(numbers)) if numbers else (0, 0, 0)

    def target(self, mark: Mark) -> bytes:
        if mark.source is not None:
            return b" /Dest [%d 0 R /XYZ null null null]" % self.spots[mark.source].page
        return b" /Dest " + text(mark.place) if mark.place in self.places else b""

    def under(self, mark: Mark, number: int) -> bytes:
        """A source's own bookmarks, or else the marks under this one."""
        own = self.spots[mark.source].own if mark.source is not None and not mark.under else None
        first, last, count = own or self.write_marks(mark.under, number)
        return b" /First %d 0 R /Last %d 0 R /Count -%d" % (first, last, count) if count else b""
