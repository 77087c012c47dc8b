"""How a council's own sheets look: its names from the book, its colour and crest from its folder.

The folder is ``house/<council>`` beside the public book: ``crest.svg`` (or ``.png``, ``.jpg``) and
``colour``, a line such as ``#1f4d3a``.
"""

from __future__ import annotations

import re
from pathlib import Path

from minutebook.book import catalogue
from minutebook.book.schema import Council
from minutebook.book.shelf import Book
from minutebook.packs.model import House

CRESTS = ("crest.svg", "crest.png", "crest.jpg")
COLOUR = re.compile(r"#[0-9a-fA-F]{6}")
ADDRESS = 300  # characters that still stand well on a sheet


def house_of(book: Book, council: str) -> House:
    """The house of a council that stands in the book; plain where its folder holds nothing."""
    entry = catalogue.by_id(book, council, [council]).get(council)
    thing = catalogue.thing_of(book, entry) if entry is not None else None
    if not isinstance(thing, Council):
        return House()
    folder = book.folder / "house" / council
    return House(
        name=thing.name.en or thing.name.cy,
        name_cy=thing.name.cy,
        colour=colour(folder) or House().colour,
        crest=crest(folder),
        address=str(thing.offices)[:ADDRESS],
    )


def colour(folder: Path) -> str:
    try:
        said = (folder / "colour").read_text(encoding="utf-8").strip()
    except (OSError, ValueError):
        return ""
    return said if COLOUR.fullmatch(said) else ""


def crest(folder: Path) -> bytes:
    for name in CRESTS:
        try:
            return (folder / name).read_bytes()
        except OSError:
            continue
    return b""
