"""An item's paragraphs as plain text to type in, and back, each keeping the id it was given."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher
from itertools import pairwise

import msgspec

from minutebook.book.schema import Paragraph, Words

ALIKE = 0.4
"""From what likeness on a changed block is taken to be the one that stood there, rather than a new one."""

_WORD = re.compile(r"\w+")
_LABEL = re.compile(r"(\(?[0-9]{1,2}[.)]|\([a-z]{1,4}\))\s+(.*)", re.DOTALL)


def to_text(paragraphs: Iterable[Paragraph], language: str = "en") -> str:
    """The paragraphs parted by empty lines: bullets begin with ``- ``, a table stands as ``[table p3]``."""
    return "\n\n".join(_typed(paragraph, language) for paragraph in paragraphs)


def from_text(text: str, old: Sequence[Paragraph] = ()) -> tuple[Paragraph, ...]:
    """What was typed in English as paragraphs. One that stood in ``old`` in these words keeps id and look.

    One that was changed in its place keeps its id, and the Welsh that stood beside it.
    """
    blocks = blocks_of(text)
    left = list(range(len(old)))
    stood: dict[int, int] = {}
    for index, block in enumerate(blocks):
        found = next((place for place in left if _typed(old[place], "en") == block), None)
        if found is not None:
            left.remove(found)
            stood[index] = found
    changed = _changed(blocks, old, stood, left)
    return tuple(
        old[stood[index]]
        if index in stood
        else _mended(block, old[changed[index]])
        if index in changed
        else _read(block)
        for index, block in enumerate(blocks)
    )


def _changed(
    blocks: Sequence[str], old: Sequence[Paragraph], same: dict[int, int], left: Sequence[int]
) -> dict[int, int]:
    """Which new block is which old paragraph in other words: those between the same unchanged ones."""
    found: dict[int, int] = {}
    edges = [(-1, -1), *sorted(same.items()), (len(blocks), len(old))]
    for (above, before), (under, after) in pairwise(edges):
        news = range(above + 1, under)
        olds = [place for place in left if before < place < after and not _fixed(old[place])]
        pairs = likest([_typed(old[place], "en") for place in olds], [blocks[one] for one in news])
        found |= {news[new]: olds[was] for new, was in pairs.items()}
    return found


def likest(before: Sequence[str], after: Sequence[str]) -> dict[int, int]:
    """Which old block each of the new ones was, in order: the likest that is left, if any is like.

    Where there are as many new as old, each stands for the one in its place.
    """
    if len(before) == len(after):
        return {place: place for place in range(len(after))}
    known: dict[int, int] = {}
    least = 0
    for place, old in enumerate(before):
        scores = [(_likeness(old, after[at]), -at) for at in range(least, len(after))]
        best = max(scores, default=(0.0, 0))
        if best[0] >= ALIKE:
            known[-best[1]] = place
            least = -best[1] + 1
    return known


def _likeness(old: str, new: str) -> float:
    if new.startswith(old) or old.startswith(new):
        return 1.0
    return SequenceMatcher(None, _WORD.findall(old), _WORD.findall(new), autojunk=False).ratio()


def _mended(block: str, stood: Paragraph) -> Paragraph:
    made = _read(block)
    welsh = stood.text.cy if stood.text.en else ""
    return msgspec.structs.replace(made, id=stood.id, text=Words(en=made.text.en, cy=welsh))


def blocks_of(text: str) -> list[str]:
    """The blocks of a text; lines that each begin like a list are blocks of their own."""
    found = []
    for block in re.split(r"\n\s*\n", text.replace("\r\n", "\n").strip()):
        lines = [line.strip() for line in block.split("\n") if line.strip()]
        if len(lines) > 1 and all(line.startswith("- ") or _LABEL.match(line) for line in lines):
            found += lines
        elif lines:
            found.append(" ".join(lines))
    return found


def _typed(paragraph: Paragraph, language: str) -> str:
    words = paragraph.text.within(language) if language == "en" else paragraph.text.cy
    return typed_as(paragraph, words)


def typed_as(paragraph: Paragraph, words: str) -> str:
    """A paragraph as its block is typed, with these words in it; a table as the place where it stands."""
    if paragraph.kind == "table":
        return f"[table {paragraph.id}]"
    words = " ".join(words.split())
    if paragraph.kind == "bullet":
        return f"- {words}"
    return f"{paragraph.label} {words}" if paragraph.label else words


def _fixed(paragraph: Paragraph) -> bool:
    return paragraph.kind == "table"


def _read(block: str) -> Paragraph:
    if block.startswith("- "):
        return Paragraph(kind="bullet", text=Words(en=block[2:]))
    labelled = _LABEL.fullmatch(block)
    if labelled:
        return Paragraph(kind="numbered", label=labelled[1], text=Words(en=labelled[2]))
    return Paragraph(text=Words(en=block))
