"""The small structures that every kind of object is made of."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

import msgspec


class Part(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """Base of everything inside an object: frozen, named fields only, defaults left out of the bytes."""


class Record(Part, frozen=True, kw_only=True, tag_field="schema"):
    """Base of every object of the book.

    ``id`` is given once and never changes; leave it empty to be given one. ``slug`` is the object's
    own segment of its address; empty, it is made from the name. ``number`` is the whole number old
    protocols know the object by, given at publication. ``identifiers`` say what others call it.
    """

    id: str = ""
    slug: str = ""
    number: int = 0
    identifiers: tuple[Identifier, ...] = ()


class Words(Part, frozen=True, kw_only=True):
    """A text in English, in Welsh, or in both."""

    en: str = ""
    cy: str = ""

    def __bool__(self) -> bool:
        return bool(self.en or self.cy)

    def __str__(self) -> str:
        return self.en or self.cy

    def within(self, language: str) -> str:
        """The text in ``language`` (``en`` or ``cy``), or the other one where it is missing."""
        return (self.cy or self.en) if language == "cy" else (self.en or self.cy)


class Identifier(Part, frozen=True, kw_only=True):
    """What another system calls the object: ``scheme`` (``moderngov:meeting``, ``gss``) and ``value``."""

    scheme: str
    value: str


class File(Part, frozen=True, kw_only=True):
    """A stored file: its SHA-256 in hex, bytes, media type, and the name to save it under."""

    sha256: str
    size: int
    media_type: str
    name: str
    language: Literal["en", "cy", "en-cy"] = "en"


class Mark(Part, frozen=True, kw_only=True):
    """How a run of a paragraph's English text is set, from ``start`` to ``end`` in characters."""

    start: int
    end: int
    kind: Literal["strong", "emphasis", "link", "struck", "superscript"]
    href: str = ""


class Paragraph(Part, frozen=True, kw_only=True):
    """One block of text with an id of its own, given once within the item or document.

    ``label`` is the number or letter it carries ("(a)"); ``level`` the depth of a heading (1 is the
    highest) or of a list. A table's ``rows`` hold its cells, the first row its headings.
    """

    id: str = ""
    kind: Literal["text", "heading", "bullet", "numbered", "quote", "table"] = "text"
    text: Words = Words()
    label: str = ""
    level: int = 0
    rows: tuple[tuple[str, ...], ...] = ()
    marks: tuple[Mark, ...] = ()

    def plain(self, language: str = "en") -> str:
        """The block as plain text: a bullet or label first, a table's cells parted by tabs."""
        if self.kind == "table":
            return "\n".join("\t".join(row) for row in self.rows)
        words = self.text.within(language)
        if self.kind == "bullet":
            return f"• {words}"
        return f"{self.label} {words}" if self.label else words


class Exemption(Part, frozen=True, kw_only=True):
    """Why something is not public: the paragraphs relied on, the reasoning, and when to look again."""

    kind: Literal["exempt", "confidential"] = "exempt"
    paragraphs: tuple[str, ...] = ()
    reason: Words = Words()
    public_interest: Words = Words()
    review: str = ""


class Paper(Part, frozen=True, kw_only=True):
    """A document as it stands at an item or a meeting, and its part there."""

    document: str
    role: Literal["report", "appendix", "background", "presentation", "late", "other"] = "report"
    label: str = ""


def item_text(paragraphs: Iterable[Paragraph], language: str = "en") -> str:
    """The plain text that a reading of these paragraphs counts its characters in."""
    return "\n\n".join(paragraph.plain(language) for paragraph in paragraphs)
