"""Items of business: where each begins, its number and title, and which words are only its agenda."""

from __future__ import annotations

import re

from minutebook.reading import zones
from minutebook.reading.layout import Block
from minutebook.reading.model import Item

_NUMBER = re.compile(r"[A-Z]{0,4}/?\d{1,4}(?:[./]\d{1,4})*")
_LABEL = re.compile(
    r"^(?:Agenda )?[Ii]tem (?P<n>\d{1,3})\s?[:.-]?\s*(?P<title>.*)$|^Minute (?:No\.? "
    r")?(?P<m>[\w/]+)\s?[:.-]\s*(?P<t>.*)$"
)
_PDF = re.compile(r"\s*(?:pdf icon )?(?:PDF )?\d+ [KM]B\s*$|\s*(?:pdf icon )?PDF \d+ [KM]B\s*")


# The title of a division belongs to the item that was divided on.
_OF_A_VOTE = re.compile(r"(?:Recorded )?Vot(?:e|es|ing)(?: [Rr]ecord)?:?")


def headings(blocks: list[Block]) -> list[int]:
    """The indexes of the blocks that are titles of an item of business."""
    found = []
    for index, block in enumerate(blocks):
        if _OF_A_VOTE.fullmatch(block.text):
            continue
        if zones.is_heading(block) and (block.mark or not zones.is_marker(block.text.rstrip(":") + ":")):
            found.append(index)
    return found


def items(blocks: list[Block], titles: list[int], length: int) -> list[Item]:
    """The items of a whole document: numbered titles, or all titles where none has a number.

    Each item fills the text from its title to the next; together they cover all but the head.
    """
    labels = [
        i for i, block in enumerate(blocks) if zones.label(block.text) and not zones.is_marker(block.text)
    ]
    numbered = [
        i
        for i in sorted({*titles, *labels})
        if blocks[i].mark in ("number", "item", "minute") or _LABEL.match(blocks[i].text)
    ]
    plain = titles if len(titles) >= len(labels) else sorted({*titles, *labels})
    chosen = _rising(blocks, numbered) if len(numbered) >= 2 else numbered or plain
    starts: list[tuple[int, str, str]] = []
    for index in chosen:
        block = blocks[index]
        at = _start(block)
        number, title = _parts(block)
        if not title and index + 1 < len(blocks) and len(blocks[index + 1].text) < 160:
            title = blocks[index + 1].text
        starts.append((at, number, _PDF.sub("", title).strip(" .:")))
    ends = [start for start, _, _ in starts][1:] + [length]
    return [
        Item(number, title, start, end)
        for (start, number, title), end in zip(starts, ends, strict=False)
        if end > start
    ]


def _start(block: Block) -> int:
    if not block.text:
        return block.begins
    return block.marked if block.marker else block.begins


def _parts(block: Block) -> tuple[str, str]:
    label = _LABEL.match(block.text)
    if label:
        return label["n"] or label["m"], label["title"] or label["t"] or ""
    number = _NUMBER.search(block.marker)
    behind = zones.label(block.text)
    return (number.group() if number else ""), block.text[: behind or None]


def _rising(blocks: list[Block], numbered: list[int]) -> list[int]:
    """Titles whose numbers go up: a list's own 1., 2., 3. under an item is not the next item."""
    out: list[int] = []
    highest = -1
    for index in numbered:
        digits = re.findall(r"\d+", _parts(blocks[index])[0])
        value = int(digits[0]) if digits else highest + 1
        if value > highest or (out and value == highest):
            out.append(index)
            highest = value
    return out


def live(blocks: list[Block], titles: list[int]) -> list[int]:
    """The blocks that are the minutes' or a decision's words, agenda text left out."""
    keep: list[int] = []
    for begin, end in zip([-1, *titles], [*titles, len(blocks)], strict=True):
        marker = _marker(blocks, begin + 1, end)
        if begin >= 0:
            keep.append(begin)
        keep.extend(range(begin + 1 if marker is None else marker, end))
    return [index for index in keep if not _skipped(blocks[index])]


# "Minutes: A member spoke ...", with the next "Minutes:" of a page whose titles have no numbers further down.
_INLINE = re.compile(r"Minutes: \S")


def _marker(blocks: list[Block], begin: int, end: int) -> int | None:
    bare = next((i for i in range(begin, end) if zones.is_marker(blocks[i].text)), None)
    if bare is None:
        return None
    return next((i for i in range(begin, bare) if _INLINE.match(blocks[i].text)), bare)


def _skipped(block: Block) -> bool:
    text = block.text
    return zones.is_closing(text)
