"""Whose record an answer is made of, in which language, and under which address it stands."""

from __future__ import annotations

from dataclasses import dataclass

from minutebook.book import clock
from minutebook.book.models import Entry
from minutebook.book.schema import Words
from minutebook.book.shelf import Book


@dataclass(frozen=True)
class Source:
    """One council's record as a client of the old protocol reads it.

    ``base`` is the address that old addresses hang under (``https://democracy.example.gov.uk``), without the
    last slash.
    """

    book: Book
    council: Entry
    language: str
    base: str

    @property
    def id(self) -> str:
        """The council's id: the key of its chain."""
        return self.council.object

    @property
    def today(self) -> str:
        """The day, by the house's clock, as an ISO date."""
        return clock.today().isoformat()

    def title(self, entry: Entry) -> str:
        """An entry's title in the reader's language."""
        return (entry.title_cy if self.language == "cy" else "") or entry.title

    def words(self, words: Words) -> str:
        """A text in the reader's language."""
        return words.within(self.language)

    def url(self, address: str) -> str:
        """The whole form of an address under the base."""
        return f"{self.base}/{address}"
