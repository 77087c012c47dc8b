"""Lines that could begin an item, each weighed: a number at the head of a line may be anything's."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from minutebook.intake.documents.printed import Line
from minutebook.reading.dates import MONTHS

_NUMBER = re.compile(
    r"(?i)^(?:(?P<said>(?:agenda\s+)?item|minute)\s*(?:no\.?\s*)?)?\(?(?P<n>\d{1,3})"
    r"(?:(?P<sub>\s?\(?[a-h]\))|(?P<letter>[a-h])(?=\.|\s+\w))?"
    r"(?P<dot>\s?[.:;,)\-\u2013]*)(?=\s|$|[A-Z])\s*(?P<title>.*)$"
)
_MAY_BEGIN = re.compile(r"(?i)[|(\d]|item\b|agenda item\b|minute\b")
_BEGINS = frozenset("|(0123456789iImMaA")
_CELL = re.compile(r"^\|\s*(?:Item\s+)?(?P<n>\d{1,3})\s*[.:]?\s*\|\s*(?P<title>.*?)\s*\|?\s*$")
_TALLY = re.compile(r"^\(\s?\d{1,3}\s?\)$")
_DIRT = re.compile(r"^(?:[|_\u2014~\u00ab\u00bb.-]+\s+)+(?=[A-Z])")
STANDARD = re.compile(
    r"(?i)^\W*(?:uestions?|questions?|notices?|adoption|disposal|correspondence|deputation|presentation|update|"
    r"minutes|apolog\w+|declarations?|confirmation|matters arising|any other business|votes?|election|"
    r"to (?:adopt|consider|receive|note|agree|elect|confirm|discuss|approve|appoint)|"
    r"public (?:questions|participation))\b"
)
SUBMITTED = re.compile(r"(?i)^\W?(?:question|notices? of motion|motion)s? (?:submitted|from|by)\b")
_I_WILL = re.compile(r"[!|/1l]\s+(?:will|move|wish|ask|call)\b")
_OF_A_YEAR = re.compile(r"(?:19|20)\d\d\s+[A-Z]")
_MONTH = re.compile(rf"(?i)^(?:{'|'.join(MONTHS)})\b")
_GOES_ON = frozenset("0123456789%,.")
WEAK = 1  # the weight of a number without a point: believed only where it fills a gap exactly
STRONG = 5  # the weight from which a line is a title whatever its number
STRONGEST = 6  # the weight from which a line is no part of a list within an item


class Start(NamedTuple):
    """A line that begins an item: its index, its number as printed, its title, the first line of its text.

    ``value`` is the whole number, without the letter of an item put in between (8a) or of a part (4(b)).
    ``part`` is the letter in brackets of a part of an item: the b of 4(b). ``spoilt``: its number was not
    printed so, and was taken from its neighbours'. ``mark`` is the sign behind the number.
    """

    at: int
    number: str
    value: int
    title: str
    text_from: int
    weight: int = 0
    spoilt: bool = False
    part: str = ""
    mark: str = ""

    @property
    def between(self) -> bool:
        """Whether it is an item put in between others: 8a."""
        return not self.number.isdigit()


def candidates(lines: Sequence[Line]) -> list[Start]:
    """Every line that could begin an item, in order."""
    return [
        found
        for index, line in enumerate(lines)
        if line.text[0] in _BEGINS and (found := _candidate(lines, index))
    ]


def renumbered(found: Sequence[Start]) -> list[Start]:
    """With a number put right that stands twice running where the one before it is missing: 4, 6, 6, 7."""
    out = list(found)
    for place in range(1, len(out) - 1):
        before, start, behind = out[place - 1], out[place], out[place + 1]
        if start.number == behind.number and start.value == before.value + 2 and not start.part:
            out[place] = start._replace(number=str(start.value - 1), value=start.value - 1, spoilt=True)
    return out


def _candidate(lines: Sequence[Line], index: int) -> Start | None:
    line = lines[index]
    if not _MAY_BEGIN.match(line.text) or _TALLY.match(line.text):
        return None
    cell = _CELL.match(line.text)
    if cell:
        return Start(index, cell["n"], int(cell["n"]), cell["title"], index + 1, STRONG)
    match = _NUMBER.match(line.text)
    if match is None or int(match["n"]) == 0:
        return None
    title = _DIRT.sub("", match["title"]).strip()
    if (title[:1] in _GOES_ON and not _reads_like_one(title)) or _MONTH.match(title) or title.count("|") > 1:
        return None
    weight = _weight(lines, index, match, title)
    if weight <= 0:
        return None
    value, part = int(match["n"]), (match["sub"] or "").strip(" ()").lower()
    number, mark = f"{value}{match['letter'] or ''}", _mark(line.text, match["dot"])
    return Start(index, number, value, title, index + 1, weight, part=part, mark=mark)


def _mark(text: str, dot: str) -> str:
    """The sign behind a number: a bracket, a point (or what a scan makes of one), or none."""
    if text.startswith("(") or ")" in dot:
        return ")"
    return "." if dot.strip() else ""


def _weight(lines: Sequence[Line], index: int, match: re.Match[str], title: str) -> int:
    """How surely a line begins an item; nought or below: it does not."""
    line, dot = lines[index], match["dot"].strip() or (match["sub"] or "").strip()
    if match["said"]:
        return 9 if not title or title[:1].isupper() or dot else 0
    if not title and not dot:
        named = index + 1 < len(lines) and SUBMITTED.match(lines[index + 1].text)
        return WEAK if line.gap and named else 0
    if title and not _reads_like_one(title):
        # What a scan leaves of a title may begin anyhow ("stion submitted").
        return WEAK if dot.startswith((".", ";", ",")) and line.gap else 0
    weight = (
        1
        + _of_number(dot)
        + _of_title(title or _below(lines, index))
        + (2 if line.bold else 0)
        + _of_place(lines, index)
    )
    return weight if dot else min(weight, WEAK)


def _reads_like_one(title: str) -> bool:
    """Whether words begin as a title does; a scan makes other signs of "I will ask"."""
    begins = title[:1].isupper() or title[:1] in "\"'\u201c\u2018("
    return begins or any(words.match(title) for words in (STANDARD, _I_WILL, _OF_A_YEAR))


def _of_number(dot: str) -> int:
    return 1 if dot.startswith((".", ";", ",")) else 0 if dot else -2


def _below(lines: Sequence[Line], index: int) -> str:
    """The words under a number that stands alone; none where they may well be a title."""
    text = lines[index + 1].text if index + 1 < len(lines) else ""
    return text if text[:1].islower() or text[:1].isdigit() else ""


def _of_title(title: str) -> int:
    if not title:
        return 3
    if STANDARD.match(title):
        return 3
    if len(title) > 110 or title.endswith((".", ";")):
        return -2
    return 1 if capitals(title) else 0


def _of_place(lines: Sequence[Line], index: int) -> int:
    """A gap before a line speaks for it; a sentence that goes on into it speaks against."""
    if lines[index].gap:
        return 1
    before = lines[index - 1].text if index else ""
    if _follows(before, lines[index].text):
        return 0
    return -3 if len(before) > 60 and before[-1:] not in ".:;\"'\u201d\u2019!?_" else 0


def _follows(before: str, text: str) -> bool:
    """Whether two lines are neighbours of a list: their numbers follow each other."""
    one, two = _NUMBER.match(before), _NUMBER.match(text)
    return one is not None and two is not None and int(two["n"]) == int(one["n"]) + 1


def capitals(title: str) -> bool:
    """Whether most of the longer words of a title begin with a capital."""
    words = [word for word in title.split() if len(word) > 3 and word[0].isalpha()]
    return bool(words) and sum(word[0].isupper() for word in words) >= 0.6 * len(words)
