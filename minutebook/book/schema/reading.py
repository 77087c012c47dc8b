"""A reading: what a reader of minutes found in a meeting's text, and what a person made of it."""

from __future__ import annotations

from typing import Literal

from minutebook.book.schema.common import Part, Record

Scalar = str | int | bool | None


class Element(Part, frozen=True, kw_only=True):
    """One thing found, in the minutes of one item (``item`` empty: in the meeting's own text).

    ``text`` equals the item's text from ``start`` to ``end``. ``fields`` are as the reader's kinds
    define them. A person's word (confirmed, mended, rejected) outlives every later reading.
    """

    id: str = ""
    item: str = ""
    kind: str
    start: int
    end: int
    text: str
    fields: dict[str, Scalar | tuple[Scalar, ...]] = {}
    sure: bool = True
    why: str = ""
    state: Literal["machine", "confirmed", "mended", "rejected", "lost"] = "machine"


class Reading(Record, frozen=True, kw_only=True, tag="reading/1"):
    """The reading of one meeting's minutes. ``texts`` gives the SHA-256 of each item's text as read.

    ``body`` and ``date`` are the meeting's, by which registers of resolutions and actions are ordered.
    """

    of: str
    body: str = ""
    date: str = ""
    reader: str
    language: Literal["en", "cy"] = "en"
    texts: dict[str, str] = {}
    elements: tuple[Element, ...] = ()
