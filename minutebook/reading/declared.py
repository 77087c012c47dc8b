"""Declarations of interest set apart from a sentence: in tables, in lists, in lines under their title."""

from __future__ import annotations

import re

from minutebook.reading import interests, speech, zones
from minutebook.reading.layout import Block
from minutebook.reading.patterns import Rule, words_of
from minutebook.reading.talk import Talk

# What such a table's columns are called; the first names who declares.
_NAMES = re.compile(
    r"(?:names?|members?|councillors?|cllrs?|officers?)(?: (?:of|or|and)? "
    r"?(?:members?|councillors?|officers?|name))?$",
    re.IGNORECASE,
)
_OTHERS = re.compile(
    r"(?:(?:agenda )?(?:item|minute)(?: ?(?:no\.?|number|title|ref\w*))?|(?:item ?/ "
    r"?)?(?:nature|type|details|reason)"
    r"(?: (?:of|for) (?:the )?(?:interest|declaration))?|(?:interest|reason|details|explanation|subject|"
    r"category)"
    r"(?: declared)?|action(?: taken)?)$",
    re.IGNORECASE,
)
# "Councillor" and "Minute number" come as one line: a title is taken to go on with a name.
_JOINED = re.compile(
    r"(?:councillors?|members?) (?:agenda |minute )?(?:item|minute|number|no\.?)\b[^:]{0,12}$", re.IGNORECASE
)
_OF_INTEREST = re.compile(r"interest|nature|declar", re.IGNORECASE)
_TITLED = re.compile(
    r"(?:County |Borough |Town )?(?:Councillors?|Cllrs?\.?|Mr|Mrs|Ms|Miss|Dr|Alderman|Lord|Lady|Rev)\b"
)
# No header is longer.
_LONGEST_HEADER = 60
# No cell is longer; what is, is the text that follows the table.
_CELL = 220


def interests_under_headers(talk: Talk, live: list[int], at: int) -> int:
    """Read a table of declarations that begins at ``live[at]``; return where it ends, ``at`` if it is "
    "none."""
    head = _cell(talk.blocks[live[at]])
    if len(head) > _LONGEST_HEADER:
        return at
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
    if (
        not block.text
        or len(block.text) > _CELL
        or zones.is_marker(block.text)
        or zones.is_closing(block.text)
    ):
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


_WHO = Rule("^ PIPE? (?!PREPOSITION) (?P<who>@person|(?:Cap|Init)+)")
_IN_RELATION = Rule("PREPOSITION !STOP{0,24} (?:item~|agenda|application)")
_COLUMNS = Rule("^ PIPE? (?:councillor|member|name|who|item|PIPE|-)+ (?:PIPE|-)")


_NAME_ALONE = Rule("^ TITLE (?:TITLE|Init|Cap&!NOT_NAME){1,4} $")
_KIND_ALONE = Rule(
    "^ (?:disclosable|other|non)* -? (?:pecuniary|non-pecuniary|personal|prejudicial|registrable|and|-)+ $"
)
# No name with its titles is longer.
_LONGEST_NAME = 120
# The most blocks that one declaration takes up in such a table.
_ROW = 4


def interests_in_rows(talk: Talk, live: list[int], at: int) -> int:
    """Read a declaration set as cells one below another: a name, a kind, an item; return where it ends."""
    first = talk.blocks[live[at]]
    if len(first.text) > _LONGEST_NAME or not _NAME_ALONE.match(words_of(first.text)):
        return at
    cells: list[int] = []
    for index in live[at + 1 : at + 1 + _ROW]:
        block = talk.blocks[index]
        if _NAME_ALONE.match(words_of(block.text)) or len(block.text) > 200:
            break
        if cells and block.mark in ("item", "minute", "number") and zones.is_heading(block):
            break
        cells.append(index)
    kinds = [talk.blocks[i].text for i in cells if _KIND_ALONE.match(words_of(talk.blocks[i].text))]
    if not kinds:
        return at
    while cells and zones.is_heading(talk.blocks[cells[-1]]) and talk.blocks[cells[-1]].mark:
        cells.pop()
    last = cells[-1]
    fields = {"who": first.text, "type": kinds[0].lower(), "item": ""}
    talk.add("declaration", live[at], 0, len(talk.blocks[last].text), fields, cue="row", last=last)
    return at + 1 + len(cells)


_OF_SOMEBODY = Rule("^ (?:the? CHAIR|TITLE|in relation to)")
_INTERESTS_TITLE = Rule("(?:declaration~|disclosure~) of .{0,6}? interest~")
_DECLARER = Rule(
    "^ TITLE+ (?:Init|Cap&!NOT_NAME|and|,|TITLE)+ (?:OPEN !CLOSE{1,4} CLOSE)? (?:DASH|:) (?!no|none)",
    "^ TITLE+ (?:Init|Cap&!NOT_NAME|TITLE|and)+ ,? "
    "(?:a|an|non|other|personal|disclosable|prejudicial|pecuniary|DASH)* INTEREST",
    "^ item~ (?:Digits|Upper|Low)* (?:DASH|:) TITLE",
    "^ TITLE+ (?:Init|Cap&!NOT_NAME|TITLE)+ ,? (?:(?:agenda|minute)? (?:item~|minute~) (?:no)?)? (?=Digits)",
)


def of_interests(talk: Talk) -> bool:
    """Whether the title above is that of declarations of interest."""
    titled = "interest" in talk.title.lower()
    return titled and _INTERESTS_TITLE.search(words_of(talk.title)) is not None


# "AV - the invoice under item 11": those who declare are named by their initials.
_INITIALS = re.compile(r"(?P<who>[A-Z]{2,4}) ?[-:] ?(?!(?i:none|no|nil)\b)(?=\w)")

_TELLS = Rule("(?:BE|WILL|SAID|VIEWED)")


def declarer_line(talk: Talk, index: int) -> bool:
    """Read a line under the title of declarations that is only a name and what it is bound to."""
    block = talk.blocks[index]
    if len(block.text) > 220 or not of_interests(talk):
        return False
    words = words_of(block.text)
    by_initials = None if _TELLS.search(words) else _INITIALS.match(block.text)
    if _DECLARER.match(words) is None and by_initials is None:
        return False
    if speech.spoken(words, talk.cast):
        return False
    who = _WHO_DECLARES.search(words)
    name = by_initials["who"] if by_initials else words.group(who, "who") if who else ""
    fields = {"who": name, "type": interests.kind_of(words), "item": ""}
    talk.add("declaration", index, 0, len(block.text), fields, cue="line")
    return True


_WHO_DECLARES = Rule("(?P<who>the CHAIR|TITLE+ (?:Init|Cap&!NOT_NAME|and (?=TITLE|Init|Cap)|TITLE)+)")


def interest_limb(talk: Talk, index: int) -> None:
    """A line or row of a list of declarations: the name it begins with is the declarer's."""
    text = talk.blocks[index].text
    words = words_of(text)
    match = _WHO.match(words)
    if match is None and _IN_RELATION.match(words):
        match = _WHO_DECLARES.search(words)
    if match is None or _COLUMNS.match(words) and "-" not in text[3:]:
        return
    kind = interests.kind_of(words)
    fields = {"who": words.group(match, "who"), "type": kind, "item": interests.item_of(words)}
    talk.add("declaration", index, 0, len(text), fields, cue="list")


def declares(talk: Talk, text: str) -> bool:
    """Whether a limb under the title of declarations begins with who declares."""
    return of_interests(talk) and _OF_SOMEBODY.match(words_of(text)) is not None
