"""What a pack is made of, and what can be wrong with it: plain values, no database and no Django."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import msgspec

Lang = Literal["en", "cy"]
"""The two languages a council's own sheets are set in."""

Part = Literal["public", "part2"]
"""``public`` is open to anyone; ``part2`` is exempt or confidential and never in a public build."""


class PackError(Exception):
    """Something that stops a pack. The message is one plain sentence and says what to do."""


class BadFile(PackError):
    """A file that cannot go into a pack: which one, whose it is, why, and how to mend it."""

    def __init__(self, name: str, why: str, mend: str, *, owner: str = "") -> None:
        self.name, self.why, self.mend, self.owner = name, why, mend, owner
        super().__init__(f"{name}{f' ({owner})' if owner else ''} {why}. {mend}")


class Limits(msgspec.Struct, frozen=True, kw_only=True):
    """What one build accepts. A file over a limit is refused, named, before it is read further."""

    pages_per_file: int = 5_000
    pages_per_pack: int = 50_000
    bytes_per_file: int = 500_000_000
    objects_per_file: int = 2_000_000


class Paper(msgspec.Struct, frozen=True, kw_only=True):
    """One file of a pack: a report or, under a report, an appendix.

    ``id`` is the paper's own for ever (its page numbers hang on it); ``series`` is ``""`` for the
    public agenda's pages, ``"E"`` for Part 2, ``"S1-"`` for the first supplement; ``owner`` is who
    is told when the file is bad; ``lang`` overrides what the file says of itself; ``sha256`` spares
    hashing a file whose hash the book already knows.
    """

    id: str
    title: str
    path: Path
    series: str = ""
    part: Part = "public"
    appendix: bool = False
    owner: str = ""
    lang: str = ""
    sha256: str = ""


class Also(msgspec.Struct, frozen=True, kw_only=True):
    """A paper an item names that is not bound at it: it is bound at another item, or it is of a kind
    that has no pages (a film, a spreadsheet) and is published beside the pack."""

    title: str
    paper: str


class Item(msgspec.Struct, frozen=True, kw_only=True):
    """One line of the agenda: its number as printed, its title, its text and its papers in order.

    ``anchor`` is the name of the item's place on the web page; the pack uses the same one. ``why`` says
    why a Part 2 item is not public; a ``heading`` parts the agenda and is no business of its own.
    """

    number: str
    title: str
    papers: tuple[Paper, ...] = ()
    also: tuple[Also, ...] = ()
    text: str = ""
    anchor: str = ""
    part: Part = "public"
    why: str = ""
    heading: bool = False

    @property
    def place(self) -> str:
        """The named place of this item in the front sheet: its web anchor, or one made of its number."""
        return self.anchor or f"item-{self.number}"


class House(msgspec.Struct, frozen=True, kw_only=True):
    """How a council's own sheets look: its names, its colour and its crest (SVG or PNG bytes)."""

    name: str = ""
    name_cy: str = ""
    colour: str = "#1f4d3a"
    crest: bytes = b""
    address: str = ""

    def named(self, lang: str) -> str:
        return (self.name_cy or self.name) if lang == "cy" else self.name


def in_language(lang: str) -> Lang:
    """``lang`` as one of the two languages sheets are set in: Welsh for ``cy``, else English."""
    return "cy" if lang.lower().startswith("cy") else "en"
