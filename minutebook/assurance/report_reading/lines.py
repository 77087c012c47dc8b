"""A report's lines without what its pages repeat: numbers, running heads and feet."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from minutebook.assurance.report_reading.headings import heading
from minutebook.assurance.report_reading.markers import is_private, split_at_markers

NEAR = 3  # lines from the edge of a page within which its head and foot stand
DOUBLE_SPACED = 0.7  # share of lines with a blank one before them from which blank lines mean nothing
_NUMBER = re.compile(r"^[^\w.]*(?P<number>\d{1,3})[^\w.]*$")
_NAMED_NUMBER = re.compile(
    r"^\W*(?:page\s+\d{1,3}(?:\s*(?:of|/)\s*\d{1,3})?|\d{1,3}\s*(?:of|/)\s*\d{1,3})\W*$", re.IGNORECASE
)
MOST_LOST = 3  # pages in a row whose number a scan may have lost
RUNNING = 4  # times from which a known heading is a running head rather than a heading
_NUMBERED = re.compile(r"^(?P<stem>.*?\D)\W*?(?:page\s+)?(?P<number>\d{1,3})\W*$", re.IGNORECASE)
_DATE_END = re.compile(
    r"\b(?:january|february|march|april|may|june|july|august|september|october|november|december)"
    r"\s+(?:19|20)\d\d\W*$",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"[.!;:,]\W*$")
_LETTERS = re.compile(r"[^\W\d_]+")


class Line(NamedTuple):
    """One line that belongs to the text, and where it stands in the source."""

    text: str
    start: int
    end: int
    after_blank: bool = False
    """Whether a blank line stands before it that a page's edge does not explain."""
    after_page: bool = False
    """Whether a page ends before it."""
    full: bool = False
    """Whether it is so long that its sentence may go on with the next."""


def lines_of(text: str) -> list[Line]:
    """The lines of a report in order, blank ones and page furniture left out."""
    raw = list(_raw(text))
    furniture = _furniture(raw)
    return list(_marked(raw, furniture))


class _Raw(NamedTuple):
    text: str
    start: int
    end: int
    page: int


def _raw(text: str) -> Iterator[_Raw]:
    at, page = 0, 1
    for piece in re.split(r"(\n|\f)", text):
        if piece == "\f":
            page += 1
        elif piece != "\n":
            for start, end in split_at_markers(piece):
                words = piece[start:end]
                lead = len(words) - len(words.lstrip())
                stripped = words.strip()
                begin = at + start + lead
                yield _Raw(stripped, begin, begin + len(stripped), page)
        at += len(piece)


def _furniture(raw: Sequence[_Raw]) -> set[int]:
    """The places, in ``raw``, of what pages repeat."""
    filled = [i for i, line in enumerate(raw) if line.text]
    gone = {i for i in filled if _NAMED_NUMBER.match(raw[i].text)} | _page_numbers(raw, filled)
    gone |= _numbered_feet(raw, filled)
    edges = _edges(raw, filled, gone)
    seen = Counter(_stem(raw[i].text) for i in edges)
    for i in edges:
        count = seen[_stem(raw[i].text)]
        if count > 1 and _may_repeat(raw[i].text) and (count > RUNNING or not heading(raw[i].text)):
            gone.add(i)
    return gone | _titles_by_feet(raw, filled, gone)


def _page_numbers(raw: Sequence[_Raw], filled: Sequence[int]) -> set[int]:
    """Lines that are nothing but the next page's number: the longest run of them that rises by steps.

    A number that stands alone because a sentence broke there ("the age of / 17.") is no part of the run.
    """
    alone = []
    for i in filled:
        match = _NUMBER.match(raw[i].text)
        if match and not is_private(raw[i].text[0]):
            alone.append((i, int(match["number"])))
    best: list[list[int]] = []
    for place, (i, number) in enumerate(alone):
        before = [
            best[earlier]
            for earlier in range(max(0, place - 12), place)
            if 0 < number - alone[earlier][1] <= MOST_LOST
        ]
        best.append([*max(before, key=len, default=[]), i])
    run = max(best, key=len, default=[])
    early = {i for i, number in alone if number <= 2}  # a letter may have no page but the second numbered
    return set(run) if len(run) > 1 or early.issuperset(run) else set()


def _numbered_feet(raw: Sequence[_Raw], filled: Sequence[int]) -> set[int]:
    """Lines that end in the number of their page: one stem, numbers that rise."""
    by_stem: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for i in filled:
        match = _NUMBERED.match(raw[i].text)
        if match and len(raw[i].text) < 120 and not _DATE_END.search(raw[i].text):
            by_stem[_stem(match["stem"])].append((i, int(match["number"])))
    found: set[int] = set()
    for stem, places in by_stem.items():
        numbers = [number for _, number in places]
        rising = all(a < b <= a + 3 for a, b in zip(numbers, numbers[1:], strict=False))
        dated = _DATE_END.search(raw[places[0][0]].text.rstrip("0123456789 |-–")) is not None
        if stem and rising and (len(places) > 1 or dated):
            found |= {i for i, _ in places}
    return found


def _edges(raw: Sequence[_Raw], filled: Sequence[int], gone: set[int]) -> list[int]:
    """Lines that stand next to a page's number or a page's end."""
    found = []
    for place, i in enumerate(filled):
        around = filled[max(0, place - NEAR) : place + NEAR + 1]
        near_number = any(j in gone for j in around)
        near_end = any(raw[j].page != raw[i].page for j in around)
        if i not in gone and (near_number or near_end):
            found.append(i)
    return found


def _may_repeat(text: str) -> bool:
    """Whether a line can be a running head: short, no sentence, no bullet."""
    return len(text) < 100 and not _SENTENCE_END.search(text) and bool(_LETTERS.search(text))


def _titles_by_feet(raw: Sequence[_Raw], filled: Sequence[int], gone: set[int]) -> set[int]:
    """The running title right before a foot, where it stands once only (a report of two pages)."""
    found = set()
    for place, i in enumerate(filled[1:], 1):
        before = filled[place - 1]
        if i in gone and re.match(
            r"(?i)^(inspection|focused visit|monitoring visit) (of|to)\b", raw[before].text
        ):
            dated = _NUMBERED.match(raw[i].text)
            if dated and _DATE_END.search(dated["stem"]) and _may_repeat(raw[before].text):
                found.add(before)
    return found


def _stem(text: str) -> str:
    return " ".join(_LETTERS.findall(text.casefold()))


def _marked(raw: Sequence[_Raw], furniture: set[int]) -> Iterator[Line]:
    lengths = sorted(len(line.text) for i, line in enumerate(raw) if line.text and i not in furniture)
    wide = lengths[int(len(lengths) * 0.8)] if lengths else 0
    spaced = _double_spaced(raw)
    blank, edge, page = False, False, 1
    for i, line in enumerate(raw):
        if line.page != page or i in furniture:
            edge, page = True, line.page
        if i in furniture:
            continue
        if not line.text:
            blank = True
            continue
        apart = blank and not edge and not spaced
        yield Line(line.text, line.start, line.end, apart, edge, len(line.text) >= 0.78 * wide)
        blank = edge = False


def _double_spaced(raw: Sequence[_Raw]) -> bool:
    filled = [i for i, line in enumerate(raw) if line.text]
    if len(filled) < 2:
        return False
    apart = sum(1 for i in filled[1:] if not raw[i - 1].text)
    return apart > DOUBLE_SPACED * len(filled)
