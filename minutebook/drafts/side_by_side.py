"""Two texts typed side by side, English and Welsh, as paragraphs that hold both.

What did not change stays with its paragraph, so that a paragraph put into one text moves nothing in the
other: the new one waits for its twin in its own place.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

import msgspec

from minutebook.book.schema import Paragraph, Words
from minutebook.drafts.paragraphs import blocks_of, from_text, typed_as


@dataclass
class _Row:
    """Two blocks beside each other, and the paragraph of before that they are (-1: none)."""

    place: int
    en: str = ""
    cy: str = ""


def typed_in(paragraphs: Sequence[Paragraph], language: str) -> str:
    """What is typed in one language alone; a paragraph that does not stand in it is left out."""
    return "\n\n".join(filter(None, (_block(one, language) for one in paragraphs)))


def from_both(english: str, welsh: str, old: Sequence[Paragraph] = ()) -> tuple[Paragraph, ...]:
    """What was typed in both languages as paragraphs; those that stood in ``old`` keep id and look."""
    rows = [_Row(place, en=block) for block, place in _placed(english, old, "en")]
    at = 0
    for block, place in _placed(welsh, old, "cy"):
        twin = next((n for n, row in enumerate(rows) if n >= at and row.place == place >= 0), None)
        if twin is None and at < len(rows) and rows[at].place < 0:
            twin = at
            rows[at].place = place
        elif twin is None and place < 0 and at < len(rows) and _waits(rows[at], old):
            twin = at
        elif twin is None:
            rows.insert(at, _Row(place))
            twin = at
        rows[twin].cy, at = block, twin + 1
    return tuple(_paragraph(row, old) for row in rows)


def _waits(row: _Row, old: Sequence[Paragraph]) -> bool:
    """Whether an English paragraph that stood before has no Welsh yet."""
    return not _block(old[row.place], "cy")


def _placed(text: str, old: Sequence[Paragraph], language: str) -> list[tuple[str, int]]:
    """The blocks of a text, each with the place of the paragraph it was, same or changed (-1: it is new)."""
    blocks = blocks_of(text)
    stood = [(place, words) for place, one in enumerate(old) if (words := _block(one, language))]
    places = [-1] * len(blocks)
    matcher = SequenceMatcher(None, [words for _, words in stood], blocks, autojunk=False)
    for change, a, b, c, d in matcher.get_opcodes():
        for before, now in zip(range(a, b), range(c, d), strict=False):
            if change == "equal" or old[stood[before][0]].kind != "table":
                places[now] = stood[before][0]
    return list(zip(blocks, places, strict=True))


def _block(paragraph: Paragraph, language: str) -> str:
    """A paragraph as it is typed in one language; empty where it does not stand in it."""
    words: str = getattr(paragraph.text, language)
    return typed_as(paragraph, words) if words.strip() or paragraph.kind == "table" else ""


def _paragraph(row: _Row, old: Sequence[Paragraph]) -> Paragraph:
    stood = old[row.place] if row.place >= 0 else None
    if stood is not None and stood.kind == "table":
        return stood
    welsh = row.cy and _words(row.cy)
    if stood is not None and _block(stood, "en") == row.en and row.en:
        same = _block(stood, "cy") == row.cy
        return stood if same else msgspec.structs.replace(stood, text=Words(en=stood.text.en, cy=welsh))
    made = from_text(row.en or row.cy)[0]
    text = Words(en=str(made.text) if row.en else "", cy=welsh)
    return msgspec.structs.replace(made, id=stood.id if stood else "", text=text)


def _words(block: str) -> str:
    """A block without what makes it a bullet or a numbered point."""
    return str(from_text(block)[0].text)
