"""Which site a request reads: the council, the language, and the addresses under both."""

from __future__ import annotations

from dataclasses import dataclass

from minutebook.book.models import Entry
from minutebook.book.shelf import Book

LANGUAGES = ("en", "cy")


@dataclass(frozen=True)
class Site:
    """One council's record as one reader reads it. ``root`` comes before every address of it."""

    book: Book
    council: Entry
    language: str
    root: str
    others: tuple[Entry, ...] = ()

    @property
    def id(self) -> str:
        """The council's id: the key of its chain."""
        return self.council.object

    def url(self, path: str = "") -> str:
        """The address of a path of this site."""
        return f"{self.root}/{path}"

    def twin(self, path: str) -> str:
        """The address of the same page in the other language."""
        if self.language == "cy":
            return f"{self.root.removeprefix('/cy')}/{path}"
        return f"/cy{self.root}/{path}"


def council_slug(council: Entry) -> str:
    """A council's own segment, on a site of many."""
    return council.slug or council.object
