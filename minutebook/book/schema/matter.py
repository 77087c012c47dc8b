"""A matter: one subject, followed across bodies."""

from __future__ import annotations

from typing import Literal

from minutebook.book.schema.common import Part, Record, Words


class Stage(Part, frozen=True, kw_only=True):
    """A step of a matter's way."""

    at: str
    """The item or decision concerned (its id)."""
    note: Words = Words()
    """What it did there."""


class Matter(Record, frozen=True, kw_only=True, tag="matter/1"):
    """A subject that several bodies or meetings take up. Items may also name their matters themselves."""

    title: Words
    """What it is about."""
    summary: Words = Words()
    """What it comes to, in a sentence or two."""
    state: Literal["open", "closed"] = "open"
    """Whether it goes on."""
    stages: tuple[Stage, ...] = ()
    """Its way, step by step."""
