"""From a page to blocks: lines are joined to paragraphs and limbs, page furniture is set aside.

A block's ``text`` is clean (one space between words, plain quotes and dashes, no Markdown), and
knows where in the source each of its characters stands, so every span found in it quotes the source.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import NamedTuple

from minutebook.reading.lexicon import terms
from minutebook.reading.lines import Lines, lines_of, plain

BULLETS = "\u00b7\u2022\u25aa\u25cf\u25e6\u2023\u00a7\uf0b7\uf0a7\u00a2\u2043\u25a0\u2756\u27a2\uf0d8"

# I., II. or A., B. mark a limb only before words of a limb; else they are somebody's initials.
_LIMB = (
    r"(?:[IVX]{1,4}(?=\.\s+(?:That|To|Formally|Approv\w+|Agree\w*|Note|Adopt|Appoint|Authori\w+|Delegat\w+|"
    r"Endorse|Confirm|Grant|Refuse|Recommend|Receive)\b)|"
    r"[A-H](?=\.\s+(?:[Tt]hat|[Tt]o|The\b[^.;:]{3,120}\sbe|Delegat\w+|Authority|Approv\w+|Note[sd]?|"
    r"Agree[sd]?|Council|Cabinet|Officers|Members)\b))"
)
# "A: Notes the report": letters and colons mark limbs too, if a verb of deciding follows.
_CLAUSE = (
    r"[A-H]:(?=\s+(?:Welcomes|Notes|Agrees|Approves|Instructs|Recommends|Endorses|Delegates|Asks|Thanks|Authorises|"
    r"Requests|Accepts|Adopts|Supports|That)\b)"
)
_MARK = re.compile(
    rf"""\\?(?P<bullet>[{BULLETS}]|[*\-\u00d8](?=\s)|[eo](?=\s+[A-Z]))\s*
      | (?P<letter>[(\[]?(?:[a-hj-uwyz]|[ivx]{{1,5}}|[A-H]|[IVX]{{1,4}})\\?[)\]](?:\s|$|(?=[A-Z]))
        |{_CLAUSE})\s*
      | (?P<roman>(?:[a-h]|[ivx]{{1,4}}|{_LIMB})\.\s)\s*
      | \(?(?P<number>\d{{1,2}})\\?[.)](?=\s|[A-Z*]|$)\s*
      | (?P<para>\d{{1,3}}(?:\.\d{{1,2}}){{1,3}}\.?)(?=\s|$)\s*
      | (?P<minute>[A-Z]{{1,4}}/?\d{{1,4}}(?:/\d{{2,4}})?|\d{{1,4}}/\d{{2,4}}(?:[-/.]\d{{1,4}})?)
        (?=\s|[.:]|$)[.:]?\s*
      | \(?\*?(?P<item>\d{{1,5}})(?!\s+(?:For|Against|FOR|AGAINST|Members|votes)\b)
        \\?(?:[.)]|(?=\s+[A-Z]))\s*""",
    re.VERBOSE,
)
_STARTS_BLOCK = re.compile(
    r"(?:proposed(?: by)?\b|seconded by\b|and resolved|it was resolved|resolved\b|agreed *[:\-]|"
    r"(?-i:AGREED|RESOLVED|NOTED)$|(?:and )?(?:it was )?(?:unanimously )?agreed *(?:[:\-]*$|\")|"
    r"minutes *:|decisions? *:|actions? *:|recommend|present *:|apologies|in attendance|"
    r"officers *:|"
    r"(?:parish |town )?clerk *:|(?:borough|county|district) councillors? *:|"
    r"for *:|against *:|(?:for|against) the (?:motion|amendment)|not voting|absent|(?:non[- "
    r"])?[\w-]+ (?:members|representatives) *:|"
    r"(?:for|against|abst\w+)$|abst\w+ *[:\-(]|notice of motion|question \d|supporting documents|voting "
    r"*:|i will (?:move|ask)|\"that\b|reply *:|motion status|\|)",
    re.IGNORECASE,
)
# A line that ends with who is to see to it ("... would be arranged - AS") is over.
_SIGNED = re.compile(r" - [A-Z]{2,3}$")
# The letters and signs that these begin with.
_STARTERS = frozenset('psarmdiofnqvtbcPSARMDIOFNQVTBC"|')
_ENDS = frozenset(".:;!?|")
_HANGING = terms("and or of the a to for in with that by on at Councillor Councillors Mr Mrs")


@dataclass(slots=True)
class Block:
    """A paragraph, limb, heading or row. ``marker`` is its bullet or number, as printed.

    Its words stand in the lines ``first`` up to ``end``, in the first of them behind ``cut`` characters.
    """

    text: str
    lines: Lines
    first: int
    end: int
    cut: int = 0
    marker: str = ""
    mark: str = ""

    @property
    def marked(self) -> int:
        """Where the block's marker stands in the source."""
        return self.lines.place(self.first, 0)

    @property
    def begins(self) -> int:
        """Where the block's text begins in the source, or would if it had any."""
        return self._at(0)

    def source(self, start: int, end: int) -> tuple[int, int]:
        """The offsets in the source of ``text[start:end]``."""
        return self._at(start), self._at(end - 1) + 1

    def _at(self, index: int) -> int:
        text, number, at = self.lines.text, self.first, self.cut + index
        if self.cut == len(text[number]) and self.text:
            number, at = number + 1, index
        while at > len(text[number]):
            at -= len(text[number]) + 1
            number += 1
        if at == len(text[number]) and number + 1 < self.end:
            return self.lines.place(number + 1, 0) - 1
        return self.lines.place(number, at)


def blocks(text: str) -> tuple[list[Block], list[tuple[int, int]]]:
    """The blocks of a text in order, and the stretches of page furniture between them."""
    lines = lines_of(plain(text))
    if not lines.text:
        return [], lines.furniture
    page = _measure(lines)
    begins: list[tuple[int, re.Match[str] | None]] = []
    head = last = ""
    listed = False
    for number, (line, gap) in enumerate(zip(lines.text, lines.gap, strict=True)):
        mark = _mark(line)
        if number and _continues(head, listed, last, line, gap, mark, page):
            head = head or line[0]
        else:
            begins.append((number, mark))
            head, listed = (line[mark.end() :][:1], True) if mark else (line[0], False)
        last = line
    ends = [number for number, _ in begins[1:]] + [len(lines.text)]
    return [
        _block(lines, first, end, mark) for (first, mark), end in zip(begins, ends, strict=True)
    ], lines.furniture


def _block(lines: Lines, first: int, end: int, mark: re.Match[str] | None) -> Block:
    if mark is None:
        text = lines.text[first] if end - first == 1 else " ".join(lines.text[first:end])
        return Block(text, lines, first, end)
    cut = mark.end()
    words = [lines.text[first][cut:], *lines.text[first + 1 : end]]
    text = " ".join(words if words[0] else words[1:])
    return Block(text, lines, first, end, cut, mark.group().strip(), mark.lastgroup or "")


class Page(NamedTuple):
    """How the text was set: the usual blank lines between lines, the width it was wrapped at."""

    gap: int
    width: int


def _measure(lines: Lines) -> Page:
    sample = lines.text[:3000]
    lengths = sorted(map(len, sample))
    width = lengths[int(len(lengths) * 0.9)]
    full = [line for line in sample if len(line) >= 0.6 * width]
    broken = sum(line[-1] not in _ENDS for line in full)
    wrapped = 30 <= width <= 140 and len(full) >= 3 and broken >= 0.3 * len(full)
    if not wrapped:
        return Page(0, 0)
    gaps = Counter(
        gap
        for before, after, gap in zip(sample, sample[1:], lines.gap[1:], strict=False)
        if before[-1] not in _ENDS and after[0].islower()
    )
    return Page(gaps.most_common(1)[0][0] if gaps else 0, width)


def _mark(line: str) -> re.Match[str] | None:
    """The bullet, letter or number that a line begins with; most lines begin with a word."""
    first, second = line[0], line[1:2]
    if first.isalpha() and (
        second.islower()
        and (first.isupper() or second not in "ivx")
        or first.islower()
        and second not in " .)ivx\\"
    ):
        return None
    return _MARK.match(line)


def _continues(
    head: str, listed: bool, last: str, line: str, gap: int, mark: re.Match[str] | None, page: Page
) -> bool:
    """Whether a line goes on with the block before it, which begins with ``head`` and ends with ``last``."""
    if not head:
        return gap <= page.gap + 1 and not mark
    tail, first = last[-1], line[0]
    broken = tail not in _ENDS and page.width > 0 and len(last) >= 0.7 * page.width
    if mark and (mark.lastgroup not in ("item", "minute") or not broken):
        return False
    if first in _STARTERS and not (broken and first.islower()) and _STARTS_BLOCK.match(line):
        return False
    near = gap <= page.gap
    if listed and head == "(" and tail == ")" and near and not mark:
        return True
    tail = tail if tail not in "\"')" else last.rstrip("\"')")[-1:]
    first = first if first not in "\"'(" else line.lstrip("\"'(")[:1]
    if tail in _ENDS:
        return near and last[-1] == "." and page.width > 0 and len(last) >= 0.82 * page.width
    if first.islower():
        return True
    if last[-1].isupper() and _SIGNED.search(last[-8:]):
        return False
    if (
        last[-1] in ",-&"
        and not last.endswith(":-")
        or last[last.rfind(" ") + 1 :] in _HANGING
        and " " in last
    ):
        return gap <= page.gap + 1
    return near and page.width > 0 and len(last) >= 0.7 * page.width
