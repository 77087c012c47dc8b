"""A matter: one subject, followed across bodies."""

from __future__ import annotations

from typing import Literal

from minutebook.book.schema.common import Part, Record, Words


class Stage(Part, frozen=True, kw_only=True):
    """A step of a matter's way: the item or decision concerned (its id) and what it did there."""

    at: str
    note: Words = Words()


class Matter(Record, frozen=True, kw_only=True, tag="matter/1"):
    """A subject that several bodies or meetings take up. Items may also name their matters themselves."""

    title: Words
    summary: Words = Words()
    state: Literal["open", "closed"] = "open"
    stages: tuple[Stage, ...] = ()
