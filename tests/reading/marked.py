"""Texts with their elements marked in place: ``{resolution: RESOLVED that the report be noted.}``.

The first paragraph of a case says what house style it shows; marks may stand within marks.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

CASES = Path(__file__).parent / "cases"
_MARK = re.compile(r"\{(?P<kind>[a-z]+): |\}")


class Marked(NamedTuple):
    """An element as a person marked it: its kind and its offsets."""

    kind: str
    start: int
    end: int


def parse(source: str) -> tuple[str, list[Marked]]:
    """The plain text of a marked one, and its elements by offset."""
    text = ""
    elements: list[Marked] = []
    opened: list[tuple[str, int]] = []
    at = 0
    for mark in _MARK.finditer(source):
        text += source[at : mark.start()]
        at = mark.end()
        if mark["kind"]:
            opened.append((mark["kind"], len(text)))
        else:
            kind, start = opened.pop()
            elements.append(Marked(kind, start, len(text)))
    if opened:
        raise ValueError(f"a mark is not closed: {opened[-1][0]}")
    return text + source[at:], sorted(elements, key=lambda element: (element.start, -element.end))


def case(path: Path) -> tuple[str, list[Marked]]:
    """The text and elements of a case, its first paragraph (what it shows) left out."""
    _, _, body = path.read_text(encoding="utf-8").partition("\n\n")
    return parse(body)


def overlap(first: Marked, start: int, end: int) -> float:
    """How much two stretches share, of all that they cover together."""
    shared = max(0, min(first.end, end) - max(first.start, start))
    return shared / ((first.end - first.start) + (end - start) - shared)
