"""A document: a report, appendix, agenda or set of minutes as files, with its text read out once."""

from __future__ import annotations

from typing import Literal

from minutebook.book.schema.common import Exemption, File, Paragraph, Part, Record, Words


class Page(Part, frozen=True, kw_only=True):
    """One page of a document's extracted text, and the heading it stands under."""

    text: str
    heading: str = ""


class Document(Record, frozen=True, kw_only=True, tag="document/1"):
    """A paper. ``files`` are the same words in several forms or languages, the signed original first.

    ``written`` holds a report written in place rather than uploaded; ``pages`` the text extracted from
    the first file, by ``extractor`` (name and version), so that a rebuild never extracts again.
    """

    title: Words
    kind: Literal["report", "appendix", "agenda", "minutes", "pack", "notice", "other"] = "report"
    date: str = ""
    author: str = ""
    files: tuple[File, ...] = ()
    written: tuple[Paragraph, ...] = ()
    background: tuple[Words, ...] = ()
    exemption: Exemption | None = None
    pages: tuple[Page, ...] = ()
    extractor: str = ""
