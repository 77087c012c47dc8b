"""Declarations of interest set as a table: its headers first, then a cell a line, row after row."""

from __future__ import annotations

import re

from minutebook.reading import interests, zones
from minutebook.reading.layout import Block
from minutebook.reading.patterns import words_of
from minutebook.reading.talk import Talk

# What such a table's columns are called; the first names who declares.
_NAMES = re.compile(
    r"(?:names?|members?|councillors?|cllrs?|officers?)(?: (?:of|or|and)? ?(?:members?|councillors?|officers?|name))?$",
    re.IGNORECASE,
)
_OTHERS = re.compile(
    r"(?:(?:agenda )?(?:item|minute)(?: ?(?:no\.?|number|title|ref\w*))?|(?:item ?/ ?)?(?:nature|type|details|reason)"
    r"(?: (?:of|for) (?:the )?(?:interest|declaration))?|(?:interest|reason|details|explanation|subject|category)"
    r"(?: declared)?|action(?: taken)?)$",
    re.IGNORECASE,
)
# "Councillor" and "Minute number" come as one line: a title is taken to go on with a name.
_JOINED = re.compile(r"(?:councillors?|members?) (?:agenda |minute )?(?:item|minute|number|no\.?)\b[^:]{0,12}$", re.IGNORECASE)
_OF_INTEREST = re.compile(r"interest|nature|declar", re.IGNORECASE)
_TITLED = re.compile(
    r"(?:County |Borough |Town )?(?:Councillors?|Cllrs?\.?|Mr|Mrs|Ms|Miss|Dr|Alderman|Lord|Lady|Rev)\b"
)
# No cell is longer; what is, is the text that follows the table.
_CELL = 220


def interests_under_headers(talk: Talk, live: list[int], at: int) -> int:
    """Read a table of declarations that begins at ``live[at]``; return where it ends, ``at`` if it is none."""
    head = _cell(talk.blocks[live[at]])
    both = _JOINED.match(head) is not None
    if not both and _NAMES.match(head) is None:
        return at
    first = at + 1
    while first < len(live) and _OTHERS.match(_cell(talk.blocks[live[first]])):
        first += 1
    columns = first - at + both
    if columns < 2 or not any(_OF_INTEREST.search(talk.blocks[live[i]].text) for i in range(at, first)):
        return at
    end = first
    while end < len(live) and _is_cell(talk.blocks[live[end]]):
        end += 1
    rows = _rows([_cell(talk.blocks[live[i]]) for i in range(first, end)], columns)
    if not rows:
        return at
    for begin, stop in rows:
        cells = [live[first + i] for i in range(begin, stop)]
        words = words_of(" ".join(talk.blocks[i].text for i in cells[1:]))
        fields = {
            "who": _cell(talk.blocks[cells[0]]),
            "type": interests.kind_of(words) or interests.named(words),
            "item": _cell(talk.blocks[cells[1]]) if len(cells) > 1 else "",
        }
        end_of = len(talk.blocks[cells[-1]].text)
        talk.add("declaration", cells[0], 0, end_of, fields, cue="row", last=cells[-1])
    return first + rows[-1][1]


def _cell(block: Block) -> str:
    return block.text.strip(" |:")


def _is_cell(block: Block) -> bool:
    if not block.text or len(block.text) > _CELL or zones.is_marker(block.text) or zones.is_closing(block.text):
        return False
    if block.mark == "number" and block.text.isupper():
        return False
    return not (block.mark in ("item", "minute") and zones.is_heading(block) and "." in block.marker)


def _rows(cells: list[str], columns: int) -> list[tuple[int, int]]:
    """Where each row begins and ends: at a name with a title, or else after so many cells."""
    named = [i for i, cell in enumerate(cells) if _TITLED.match(cell)]
    if named and named[0] == 0:
        stops = [*named[1:], min(len(cells), named[-1] + columns)]
        return list(zip(named, stops, strict=True))
    return [(i, i + columns) for i in range(0, len(cells) - columns + 1, columns)]
