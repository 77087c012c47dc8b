"""The small structures that every kind of object is made of."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

import msgspec


class Part(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """Base of everything inside an object: frozen, named fields only, defaults left out of the bytes."""


class Record(Part, frozen=True, kw_only=True, tag_field="schema"):
    """What every object of the book has."""

    id: str = ""
    """Given once, never changed: at most 20 letters, digits and hyphens. Leave it empty to be given one."""
    slug: str = ""
    """The object's own segment of its address. Left empty, it is made from the name."""
    number: int = 0
    """The whole number old protocols know the object by, given at publication; 0 to be given one."""
    identifiers: tuple[Identifier, ...] = ()
    """What other systems call the object."""
    unlisted: str = ""
    """The day it was found missing from the system it was imported from; empty while it stands there."""


class Words(Part, frozen=True, kw_only=True):
    """A text in English, in Welsh, or in both."""

    en: str = ""
    """In English."""
    cy: str = ""
    """In Welsh."""

    def __bool__(self) -> bool:
        return bool(self.en or self.cy)

    def __str__(self) -> str:
        return self.en or self.cy

    def within(self, language: str) -> str:
        """The text in ``language`` (``en`` or ``cy``), or the other one where it is missing."""
        return (self.cy or self.en) if language == "cy" else (self.en or self.cy)


class Identifier(Part, frozen=True, kw_only=True):
    """What another system calls the object."""

    scheme: str
    """Whose name it is: `moderngov:meeting`, `gss`, `url` (an old address that leads here)."""
    value: str
    """The name itself."""


class File(Part, frozen=True, kw_only=True):
    """A stored file."""

    sha256: str
    """SHA-256 of the bytes, in hex: the name the file is stored under."""
    size: int
    """Bytes."""
    media_type: str
    """Media type, such as `application/pdf`."""
    name: str
    """The name it is saved under."""
    language: Literal["en", "cy", "en-cy"] = "en"
    """The language of its words."""


class Mark(Part, frozen=True, kw_only=True):
    """How a run of a paragraph's English text is set."""

    start: int
    """The first character, counted from 0."""
    end: int
    """The character after the last."""
    kind: Literal["strong", "emphasis", "link", "struck", "superscript"]
    """How the run is set."""
    href: str = ""
    """Where a link leads."""


class Paragraph(Part, frozen=True, kw_only=True):
    """One block of text."""

    id: str = ""
    """Given once within the item or document (`p7`); kept as long as the words stay."""
    kind: Literal["text", "heading", "bullet", "numbered", "quote", "table"] = "text"
    """What sort of block it is."""
    text: Words = Words()
    """Its words; empty for a table."""
    label: str = ""
    """The number or letter it carries, such as `(a)`."""
    level: int = 0
    """Depth of a heading (1 is the highest) or of a list."""
    rows: tuple[tuple[str, ...], ...] = ()
    """A table's cells, the first row its headings."""
    marks: tuple[Mark, ...] = ()
    """How runs of the English text are set."""

    def plain(self, language: str = "en") -> str:
        """The block as plain text: a bullet or label first, a table's cells parted by tabs."""
        if self.kind == "table":
            return "\n".join("\t".join(row) for row in self.rows)
        words = self.text.within(language)
        if self.kind == "bullet":
            return f"• {words}"
        return f"{self.label} {words}" if self.label else words


class Exemption(Part, frozen=True, kw_only=True):
    """Why something is not public."""

    kind: Literal["exempt", "confidential"] = "exempt"
    """Exempt by resolution, or confidential by law."""
    paragraphs: tuple[str, ...] = ()
    """The numbers of the paragraphs relied on (England: Schedule 12A, Part 1)."""
    reason: Words = Words()
    """Why they apply."""
    public_interest: Words = Words()
    """Why the public interest in keeping it private outweighs that in telling it."""
    review: str = ""
    """The day to look again whether it still applies."""


class Paper(Part, frozen=True, kw_only=True):
    """A document as it stands at an item or a meeting, and its part there."""

    document: str
    """The document's id."""
    role: Literal["report", "appendix", "background", "presentation", "late", "other"] = "report"
    """The part it plays there."""
    label: str = ""
    """What it is called there, such as `Appendix 2`."""
    with_decision: bool = False
    """Whether it goes with the decision rather than with the agenda."""


def item_text(paragraphs: Iterable[Paragraph], language: str = "en") -> str:
    """The plain text that a reading of these paragraphs counts its characters in."""
    return "\n\n".join(paragraph.plain(language) for paragraph in paragraphs)
