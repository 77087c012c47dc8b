"""A document: a report, appendix, agenda or set of minutes as files, with its text read out once."""

from __future__ import annotations

from typing import Literal

from minutebook.book.schema.common import Exemption, File, Paragraph, Part, Record, Words


class Page(Part, frozen=True, kw_only=True):
    """One page of a document's extracted text."""

    text: str
    """The page's words."""
    heading: str = ""
    """The heading it stands under."""


class Document(Record, frozen=True, kw_only=True, tag="document/1"):
    """A paper: uploaded as files, or written in place."""

    title: Words
    """Its title."""
    kind: Literal["report", "appendix", "agenda", "minutes", "pack", "notice", "other"] = "report"
    """What sort of document it is."""
    date: str = ""
    """Its date."""
    published: str = ""
    """The day it was published."""
    author: str = ""
    """Who wrote it, by role."""
    files: tuple[File, ...] = ()
    """The same words in several forms or languages, the signed original first."""
    written: tuple[Paragraph, ...] = ()
    """A report written in place rather than uploaded."""
    background: tuple[Words, ...] = ()
    """Background papers, as listed."""
    address: str = ""
    """Where it is to be found elsewhere, for one that is a link and no file."""
    exemption: Exemption | None = None
    """Why it is not public, where it is not."""
    pages: tuple[Page, ...] = ()
    """The text extracted from the first file, page by page, so that a rebuild never extracts again."""
    pages_cy: tuple[Page, ...] = ()
    """The same of its Welsh file, where it has one beside the English."""
    extractor: str = ""
    """What extracted it: name and version."""
