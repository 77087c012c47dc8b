"""A reading: what a reader of minutes found in a meeting's text, and what a person made of it."""

from __future__ import annotations

from typing import Literal

from minutebook.book.schema.common import Part, Record

Scalar = str | int | bool | None


class Element(Part, frozen=True, kw_only=True):
    """One thing found in the minutes."""

    id: str = ""
    """Given once."""
    item: str = ""
    """The item it was found in (its id); empty: in the meeting's own text."""
    kind: str
    """What it is: resolution, action, vote …"""
    start: int
    """Its first character in the item's text, counted from 0."""
    end: int
    """The character after its last."""
    text: str
    """Its words: the item's text from start to end."""
    fields: dict[str, Scalar | tuple[Scalar, ...]] = {}
    """What was read from them, by name, as the reader's kinds define."""
    sure: bool = True
    """Whether the reader is sure of it."""
    why: str = ""
    """Why not, in words a clerk understands."""
    state: Literal["machine", "confirmed", "mended", "rejected", "lost"] = "machine"
    """Whose word it is; a person's outlives every later reading."""


class Reading(Record, frozen=True, kw_only=True, tag="reading/1"):
    """The reading of one meeting's minutes."""

    of: str
    """The meeting (its id)."""
    body: str = ""
    """The meeting's body (its id), by which registers are ordered."""
    date: str = ""
    """The meeting's day, by which registers are ordered."""
    reader: str
    """The version of the reader."""
    language: Literal["en", "cy"] = "en"
    """The language read."""
    texts: dict[str, str] = {}
    """SHA-256 of each item's text as it was read, by the item's id."""
    elements: tuple[Element, ...] = ()
    """What was found."""
