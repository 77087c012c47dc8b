"""From a page to blocks: lines are joined to paragraphs and limbs, page furniture is set aside.

A block's ``text`` is clean (one space between words, plain quotes and dashes, no Markdown), and
knows where in the source each of its characters stands, so every span found in it quotes the source.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass, field
from typing import NamedTuple

from minutebook.reading.lexicon import terms

PLAIN = {
    "'": "\u2018\u2019\u201a\u02bc\u2032\u00b4`",
    '"': "\u201c\u201d\u201e\u2033\u00ab\u00bb",
    "-": "\u2010\u2011\u2012\u2013\u2014\u2015\u2212",
    " ": "\u00a0\u2002\u2003\u2007\u2008\u2009\u202f\u3000\t\v",
    "\n": "\r\x0c\u2028\u2029\x85",
}
SOFT = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
BULLETS = "\u00b7\u2022\u25aa\u25cf\u25e6\u2023\u00a7\uf0b7\uf0a7\u00a2\u2043\u25a0\u2756\u27a2\uf0d8"

_MARK = re.compile(
    rf"""\\?(?P<bullet>[{BULLETS}]|[*\-](?=\s)|[eo](?=\s+[A-Z]))\s*
      | (?P<letter>[(\[]?(?:[a-hj-uwyz]|[ivx]{{1,5}}|[A-H]|[IVX]{{1,4}})\\?[)\]](?:\s|(?=[A-Z])))\s*
      | (?P<roman>(?:[a-h]|[ivx]{{1,4}}|[A-H](?=\.\s+(?:[Tt]hat|[Tt]o|The\b[^.;:]{{3,120}}\sbe|
          Delegat\w+|Authority|Approv\w+|Note[sd]?|Agree[sd]?|Council|Cabinet|Officers|Members)\b))\.\s)\s*
      | \(?(?P<number>\d{{1,2}})\\?[.)](?=\s|[A-Z*]|$)\s*
      | (?P<para>\d{{1,3}}(?:\.\d{{1,2}}){{1,3}}\.?)(?=\s|$)\s*
      | (?P<minute>[A-Z]{{1,4}}/?\d{{1,4}}(?:/\d{{2,4}})?|\d{{1,4}}/\d{{2,4}}(?:[-/.]\d{{1,4}})?)(?=\s|[.:]|$)[.:]?\s*
      | \(?\*?(?P<item>\d{{1,4}})(?!\s+(?:For|Against|FOR|AGAINST|Members|votes)\b)
        \\?(?:[.)]|(?=\s+[A-Z]))\s*""",
    re.VERBOSE,
)
_FURNITURE = re.compile(
    r"""^(?:-{3,}|_{3,}|[.\u2026]{6,}|\*?<small>.*|-\s*\d{1,4}\s*-|page\s+\d{1,4}(?:\s+of\s+\d{1,4})?
      |\d{1,3}\s*\|\s*p\s?a\s?g\s?e|chair(?:man)?'?s?\s+initials.*
      |\[Original\ file\].*|\(image\ omitted\))$""",
    re.VERBOSE | re.IGNORECASE,
)
_STAR = re.compile(r"\s*\\?\*(?=\s+\S)")
_DIRTY = re.compile(r"  |[*\\_#" + SOFT + "]")
_TOKEN = re.compile(r"[^\s*\\" + SOFT + r"]+|[" + SOFT + "]+")
_STARTS_BLOCK = re.compile(
    r"(?:proposed(?: by)?\b|seconded by\b|and resolved|it was resolved|resolved\b|agreed *[:\-]|"
    r"(?-i:AGREED|RESOLVED|NOTED)$|(?:and )?(?:it was )?(?:unanimously )?agreed *(?:[:\-]*$|\")|"
    r"minutes *:|decisions? *:|actions? *:|recommend|present *:|apologies|in attendance|"
    r"officers *:|for *:|against *:|(?:for|against) the (?:motion|amendment)|not voting|absent|"
    r"(?:for|against|abst\w+)$|abst\w+ *[:\-(]|notice of motion|question \d|supporting documents|voting "
    r"*:|i will (?:move|ask)|\"that\b|reply *:|motion status|\|)",
    re.IGNORECASE,
)
# A line that ends with who is to see to it ("... would be arranged - AS") is over.
_SIGNED = re.compile(r" - [A-Z]{2,3}$")
_ENDS = frozenset(".:;!?|")
_HANGING = terms("and or of the a to for in with that by on at Councillor Councillors Mr Mrs")


class Line(NamedTuple):
    """One printed line: its clean words, where they start, and blank lines before it."""

    text: str
    start: int
    gap: int
    parts: tuple[tuple[int, int], ...]


@dataclass(slots=True)
class Block:
    """A paragraph, limb, heading or row. ``marker`` is its bullet or number, as printed."""

    text: str
    parts: list[tuple[int, int]]
    marker: str = ""
    mark: str = ""
    marked: int = 0
    lines: int = 1
    offsets: list[int] = field(default_factory=list)

    def source(self, start: int, end: int) -> tuple[int, int]:
        """The offsets in the source of ``text[start:end]``."""
        return self._at(start), self._at(end - 1) + 1

    def _at(self, index: int) -> int:
        if not self.offsets:
            self.offsets = [clean for clean, _ in self.parts]
        clean, origin = self.parts[bisect_right(self.offsets, index) - 1]
        return origin + index - clean


def plain(text: str) -> str:
    """The text with plain quotes, dashes, spaces and line ends; as long as it was."""
    if text.isascii():
        return text.replace("\r", "\n").replace("\t", " ") if "\r" in text or "\t" in text else text
    for ascii_form, variants in PLAIN.items():
        for variant in variants:
            text = text.replace(variant, ascii_form)
    return text


def blocks(text: str) -> tuple[list[Block], list[tuple[int, int]]]:
    """The blocks of a text in order, and the stretches of page furniture between them."""
    lines, furniture = _lines(plain(text))
    if not lines:
        return [], furniture
    page = _measure(lines)
    out: list[Block] = []
    last: Line | None = None
    for line in lines:
        block = out[-1] if out else None
        mark = _mark(line)
        if block is not None and last is not None and _continues(block, last, line, mark, page):
            _append(block, line)
        else:
            out.append(_open(line, mark))
        last = line
    return out, furniture


def _lines(text: str) -> tuple[list[Line], list[tuple[int, int]]]:
    lines: list[Line] = []
    furniture: list[tuple[int, int]] = []
    gap = offset = 0
    after_rule = False
    for raw in _printed(text):
        start, offset = offset, offset + len(raw) + 1
        bare = raw.strip()
        if not bare or bare.strip("*_| ") == "":
            gap += 1
            continue
        if (after_rule and bare.isdigit()) or (
            len(bare) < 100 and bare[0] in "-_.\u2026*<(pPcC[0123456789" and _FURNITURE.match(bare)
        ):
            after_rule = bare.startswith(("---", "*<small>"))
            furniture.append((start + raw.index(bare[0]), start + len(raw.rstrip())))
            continue
        line = _line(raw, bare, start, gap)
        if not line.text:
            gap += 1
            continue
        lines.append(_without_cell(line))
        after_rule = False
        gap = 0
    return lines, furniture


# Bullets within a line: a list that was flattened when the text was taken from its page.
_FLATTENED = re.compile(r"(?<=[\w.;:,)?!]) (?=[\u2022\u25aa\u25cf] ?\w)")


def _printed(text: str) -> list[str]:
    """The lines of a text, a line with bullets within it parted at each; together they are as long as it."""
    if _FLATTENED.search(text) is None:
        return text.split("\n")
    return [part for raw in text.split("\n") for part in _FLATTENED.split(raw)]


_MARK_IN_CELL = re.compile(r"\(?\w{1,4}[.)]+(?= ?\|$)")


def _without_cell(line: Line) -> Line:
    """A limb's number that stands in a cell of its own ("(1) |"), without the upright line."""
    found = _MARK_IN_CELL.match(line.text)
    return line._replace(text=found.group()) if found else line


def _line(raw: str, bare: str, start: int, gap: int) -> Line:
    if not _DIRTY.search(bare):
        origin = start + raw.index(bare[0])
        return Line(bare, origin, gap, ((0, origin),))
    bullet = _STAR.match(raw)
    if bullet:
        at = start + bullet.end() - 1
        text, parts = _words(raw, bullet.end(), start)
        return Line("* " + text, at, gap, ((0, at), *((c + 2, o) for c, o in parts)))
    text, parts = _words(raw, 0, start)
    return Line(text, parts[0][1] if parts else start, gap, parts)


def _words(raw: str, at: int, start: int) -> tuple[str, tuple[tuple[int, int], ...]]:
    out: list[str] = []
    parts: list[tuple[int, int]] = []
    size, end = 0, -1
    for token in _TOKEN.finditer(raw, at):
        word = token.group()
        if word[0] in SOFT:
            continue
        spaced = end >= 0 and raw[end : token.start()].strip("*\\" + SOFT) != ""
        if spaced:
            out.append(" ")
            parts.append((size, start + end))
            size += 1
        out.append(word)
        parts.append((size, start + token.start()))
        size += len(word)
        end = token.end()
    return "".join(out), tuple(parts)


class Page(NamedTuple):
    """How the text was set: the usual blank lines between lines, the width it was wrapped at."""

    gap: int
    width: int


def _measure(lines: list[Line]) -> Page:
    sample = lines[:3000]
    lengths = sorted(len(line.text) for line in sample)
    width = lengths[int(len(lengths) * 0.9)]
    full = [line for line in sample if len(line.text) >= 0.6 * width]
    broken = sum(1 for line in full if line.text[-1] not in _ENDS)
    wrapped = 30 <= width <= 140 and len(full) >= 3 and broken >= 0.3 * len(full)
    if not wrapped:
        return Page(0, 0)
    gaps = Counter(
        after.gap
        for before, after in zip(sample, sample[1:], strict=False)
        if before.text[-1] not in _ENDS and after.text[0].islower()
    )
    return Page(gaps.most_common(1)[0][0] if gaps else 0, width)


def _mark(line: Line) -> re.Match[str] | None:
    first = line.text[0]
    if first.isalpha() and first.islower() and not (len(line.text) > 1 and line.text[1] in " .)ivx\\"):
        return None
    return _MARK.match(line.text)


def _continues(block: Block, last: Line, line: Line, mark: re.Match[str] | None, page: Page) -> bool:
    """Whether a line goes on with the block before it."""
    if not block.text:
        return line.gap <= page.gap + 1 and not mark
    if mark and (mark.lastgroup not in ("item", "minute") or not _mid_sentence(last, page)):
        return False
    if _STARTS_BLOCK.match(line.text) and not (line.text[0].islower() and _mid_sentence(last, page)):
        return False
    if block.mark and not mark and line.gap <= page.gap and block.text[0] == "(" and block.text[-1] == ")":
        return True
    tail = last.text.rstrip("\"')")[-1:]
    first = line.text.lstrip("\"'(")[:1]
    if tail in _ENDS:
        return page.width > 0 and line.gap <= page.gap and tail == "." and len(last.text) >= 0.82 * page.width
    if first.islower():
        return True
    if _SIGNED.search(last.text[-8:]):
        return False
    if (
        last.text.endswith((",", "-", "&"))
        and not last.text.endswith(":-")
        or " " in last.text
        and last.text.rsplit(" ", 1)[-1] in _HANGING
    ):
        return line.gap <= page.gap + 1
    return page.width > 0 and line.gap <= page.gap and len(last.text) >= 0.7 * page.width


def _mid_sentence(last: Line, page: Page) -> bool:
    return last.text[-1] not in _ENDS and page.width > 0 and len(last.text) >= 0.7 * page.width


def _open(line: Line, mark: re.Match[str] | None) -> Block:
    if mark is None:
        return Block(line.text, list(line.parts))
    cut = mark.end()
    parts = [(max(clean - cut, 0), origin + max(cut - clean, 0)) for clean, origin in _after(line, cut)]
    return Block(
        line.text[cut:],
        parts,
        marker=mark.group().strip(),
        mark=mark.lastgroup or "",
        marked=line.start,
    )


def _after(line: Line, cut: int) -> list[tuple[int, int]]:
    kept = [index for index, (clean, _) in enumerate(line.parts) if clean <= cut]
    return list(line.parts[kept[-1] :])


def _append(block: Block, line: Line) -> None:
    size = len(block.text)
    if not size:
        block.text, block.parts = line.text, list(line.parts)
        return
    block.parts.append((size, line.start - 1))
    block.text = f"{block.text} {line.text}"
    block.parts.extend((size + 1 + clean, origin) for clean, origin in line.parts)
    block.lines += 1
    block.offsets = []
