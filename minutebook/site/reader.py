"""Which site a request reads: the council, the language, and the addresses under both."""

from __future__ import annotations

from dataclasses import dataclass

from minutebook.book.models import Entry
from minutebook.book.shelf import Book
from minutebook.site.look import Look

LANGUAGES = ("en", "cy")


@dataclass(frozen=True)
class Site:
    """One council's record as one reader reads it. ``root`` comes before every address of it."""

    book: Book
    council: Entry
    language: str
    root: str
    look: Look = Look()

    @property
    def id(self) -> str:
        """The council's id: the key of its chain."""
        return self.council.object

    @property
    def name(self) -> str:
        """The council's name in the reader's language, as set or as published."""
        published = self.council.title_cy if self.language == "cy" else self.council.title
        return self.look.name.within(self.language) or published or self.council.title

    @property
    def address(self) -> str:
        """Where the whole site stands, as set (``https://…``, no slash at the end), or nothing."""
        return self.look.address

    def url(self, path: str = "") -> str:
        """The address of a path of this site."""
        return f"{self.root}/{path}" if path else self.root or "/"

    def twin(self, path: str) -> str:
        """The address of the same page in the other language."""
        root = self.root.removeprefix("/cy") if self.language == "cy" else f"/cy{self.root}"
        return f"{root}/{path}" if path else root or "/"


def council_slug(council: Entry) -> str:
    """A council's own segment, on a site of many."""
    return council.slug or council.object
