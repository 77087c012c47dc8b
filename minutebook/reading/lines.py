"""The printed lines of a page: their clean words, and where in the source each character stands.

A line is one index into the lists of ``Lines``. Where its characters stand is worked out only for the
few lines in which something is found.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from functools import lru_cache
from operator import itemgetter

PLAIN = {
    "'": "\u2018\u2019\u201a\u02bc\u2032\u00b4`",
    '"': "\u201c\u201d\u201e\u2033\u00ab\u00bb",
    "-": "\u2010\u2011\u2012\u2013\u2014\u2015\u2212",
    " ": "\u00a0\u2002\u2003\u2007\u2008\u2009\u202f\u3000\t\v",
    "\n": "\r\x0c\u2028\u2029\x85",
}
SOFT = "\u00ad\u200b\u200c\u200d\u2060\ufeff"

_FURNITURE = re.compile(
    r"""^(?:-{3,}|_{3,}|[.\u2026]{6,}|\*?<small>.*|-\s*\d{1,4}\s*-|page\s+\d{1,4}(?:\s+of\s+\d{1,4})?
      |\d{1,3}\s*\|\s*p\s?a\s?g\s?e|chair(?:man)?'?s?\s+initials.*
      |\[Original\ file\].*|\(image\ omitted\))$""",
    re.VERBOSE | re.IGNORECASE,
)
_FURNITURE_BEGINS = frozenset("-_.\u2026*<(pPcC[0123456789")
_STAR = re.compile(r"\s*\\?\*(?=\s+\S)")
_MARKDOWN = re.compile(r"[*\\_#" + SOFT + "]")
_DROPPED = re.compile(r"[*\\" + SOFT + "]+")
_TOKEN = re.compile(r"[^\s*\\" + SOFT + r"]+|[" + SOFT + "]+")
_MARK_IN_CELL = re.compile(r"\(?\w{1,4}[.)]+(?= ?\|$)")
# Bullets within a line: a list that was flattened when the text was taken from its page.
_BULLET = re.compile("[\u2022\u25aa\u25cf]")
_FLATTENED = re.compile(r"(?<=[\w.;:,)?!]) (?=[\u2022\u25aa\u25cf] ?\w)")

# (offset in the clean text, offset in the line as printed), from each of which on both count alike
Part = tuple[int, int]
_clean_of = itemgetter(0)


@dataclass(slots=True)
class Lines:
    """Lines in order: ``text`` is clean, ``raw`` as printed, ``at`` where that begins in the source,
    ``gap`` how many blank lines stand before, ``lead`` how many spaces where nothing else was left out
    (else None); ``furniture`` are stretches of the page's own words."""

    text: list[str] = field(default_factory=list)
    raw: list[str] = field(default_factory=list)
    at: list[int] = field(default_factory=list)
    gap: list[int] = field(default_factory=list)
    lead: list[int | None] = field(default_factory=list)
    furniture: list[tuple[int, int]] = field(default_factory=list)

    def place(self, number: int, index: int) -> int:
        """Where a character of a line's clean text, or the first behind it, stands in the source."""
        lead = self.lead[number]
        if lead is not None:
            return self.at[number] + lead + index
        parts = _where(self.raw[number])
        clean, origin = parts[bisect_right(parts, index, key=_clean_of) - 1]
        return self.at[number] + origin + index - clean


def plain(text: str) -> str:
    """The text with plain quotes, dashes, spaces and line ends; as long as it was."""
    if text.isascii():
        return text.replace("\r", "\n").replace("\t", " ") if "\r" in text or "\t" in text else text
    for ascii_form, variants in PLAIN.items():
        for variant in variants:
            text = text.replace(variant, ascii_form)
    return text


def lines_of(text: str) -> Lines:
    """The lines of a plain text that hold words of the minutes."""
    lines = Lines()
    gap = offset = 0
    after_rule = False
    for raw in _printed(text):
        at = offset
        offset += len(raw) + 1
        bare = raw.strip()
        if not bare or bare[0] in "*_|" and not bare.strip("*_| "):
            gap += 1
            continue
        if (
            after_rule
            and bare.isdigit()
            or bare[0] in _FURNITURE_BEGINS
            and len(bare) < 100
            and _FURNITURE.match(bare)
        ):
            after_rule = bare.startswith(("---", "*<small>"))
            begin = at + raw.index(bare[0])
            lines.furniture.append((begin, begin + len(bare)))
            continue
        dressed = "  " in bare or _MARKDOWN.search(bare) is not None
        clean = _clean(raw) if dressed else bare
        if not clean:
            gap += 1
            continue
        lines.text.append(clean if clean[-1] != "|" else _without_cell(clean))
        lines.raw.append(raw)
        lines.at.append(at)
        lines.gap.append(gap)
        lines.lead.append(None if dressed else len(raw) - len(raw.lstrip()))
        after_rule = False
        gap = 0
    return lines


def _printed(text: str) -> list[str]:
    """The lines of a text, a line with bullets within it parted at each; together they are as long as it."""
    if not any(text[found.start() - 1] == " " for found in _BULLET.finditer(text)):
        return text.split("\n")
    return [part for raw in text.split("\n") for part in _FLATTENED.split(raw)]


def _without_cell(text: str) -> str:
    """A limb's number that stands in a cell of its own ("(1) |"), without the upright line."""
    found = _MARK_IN_CELL.match(text)
    return found.group() if found else text


def _clean(raw: str) -> str:
    """The words of a line with one space between them, without the signs of Markdown; a bullet is a star."""
    star = _STAR.match(raw)
    if star is not None:
        return "* " + _joined(raw[star.end() :])
    return _joined(raw)


def _joined(raw: str) -> str:
    return " ".join(_DROPPED.sub("", raw).split())


@lru_cache(maxsize=16)
def _where(raw: str) -> list[Part]:
    """Where the clean words of a line stand in it as it is printed."""
    star = _STAR.match(raw)
    parts: list[Part] = [] if star is None else [(0, star.end() - 1)]
    size, end = 0 if star is None else len("* "), -1
    for token in _TOKEN.finditer(raw, 0 if star is None else star.end()):
        if token.group()[0] in SOFT:
            continue
        if end >= 0 and raw[end : token.start()].strip("*\\" + SOFT) != "":
            parts.append((size, end))
            size += 1
        parts.append((size, token.start()))
        size += token.end() - token.start()
        end = token.end()
    return parts
