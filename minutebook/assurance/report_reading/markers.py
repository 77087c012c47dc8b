"""The marks that lists begin their points with: glyphs of every sort, numbers, letters."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

# Marks that begin nothing but a point, wherever on a line they stand.
SURE = "•◼■▪●◾◆❖➢➤►▶☐☑✓✔✦◘◙⬛⯀\u25aa"
# Marks that begin a point at the start of a line, and mean something else within it.
AT_START = SURE + "-–—−‒*·∙◦○◯□▫§»›>~¢©®¤°+=^|\u2023\u2043\ufffd"
_SHORT_WORDS = frozenset(
    [
        "a",
        "i",
        "an",
        "as",
        "at",
        "be",
        "by",
        "do",
        "go",
        "he",
        "if",
        "in",
        "is",
        "it",
        "me",
        "my",
        "no",
        "of",
        "on",
        "or",
        "so",
        "to",
        "up",
        "us",
        "we",
    ]
)
_NUMBER = re.compile(r"^\(?(?P<value>\d{1,3})(?:\.(?!\d)|\)|(?=\s{1,4}[A-Z]))\s*(?P<rest>.*)$")
_LETTER = re.compile(r"^(?:\((?P<a>[a-z]|[ivx]{1,4})\)|(?P<b>[a-z]|[ivx]{1,4})[.)])\s+(?P<rest>.*)$")
_TOKEN = re.compile(r"^(?P<token>\S{1,2})\s+(?P<rest>\S.*)$")


class Marked(NamedTuple):
    """A line that begins a point: the sort of its mark, its number where it has one, what follows."""

    sort: str
    value: int
    rest: str


def is_private(character: str) -> bool:
    """Whether a character is of a private use area, as symbol fonts leave it."""
    return unicodedata.category(character) == "Co"


def split_at_markers(line: str) -> Iterator[tuple[int, int]]:
    """The parts of a line that each begin with a mark which begins nothing but a point."""
    at = [i for i, character in enumerate(line) if character in SURE or is_private(character)]
    starts = sorted({0, *at})
    if at and not line[: at[0]].strip():
        starts.remove(at[0]) if at[0] and at[0] in starts else None
    ends = [*starts[1:], len(line)]
    yield from ((start, end) for start, end in zip(starts, ends, strict=True))


def marked(text: str, induced: str = "") -> Marked | None:
    """The mark a line begins with, if it does. ``induced`` is one that :func:`induced_marker` learnt."""
    if not text:
        return None
    first = text[0]
    if first in AT_START or is_private(first):
        rest = text[1:]
        apart = not rest or rest[0].isspace() or first in SURE or is_private(first)
        return Marked(first, 0, rest.strip()) if apart or first in "*•" else None
    match = _NUMBER.match(text)
    if match:
        return Marked("number", int(match["value"]), match["rest"].strip())
    match = _LETTER.match(text)
    if match:
        return Marked("letter", 0, match["rest"].strip())
    match = _TOKEN.match(text)
    if match and (match["token"] == induced or match["token"] == "o"):
        return Marked(match["token"], 0, match["rest"].strip())
    return None


def misread(text: str) -> str:
    """What follows a mark that a scan misread as a letter or sign ("m The …"); nothing for words."""
    match = _TOKEN.match(text)
    if match is None or match["token"].casefold() in _SHORT_WORDS or match["token"][0].isdigit():
        return ""
    one = len(match["token"]) == 1 or not match["token"].isalpha()
    return match["rest"] if one and match["rest"][0].isupper() else ""


def induced_marker(texts: Sequence[str]) -> str:
    """The token of one or two characters that a scan made of a list's mark, if the lines agree on one.

    It is no word, begins two lines or more, and what follows it begins like a point.
    """
    found: Counter[str] = Counter()
    capital: Counter[str] = Counter()
    for text in texts:
        match = _TOKEN.match(text)
        if match and match["token"].casefold() not in _SHORT_WORDS:
            token = match["token"]
            if not token[0].isdigit() and (len(token) == 1 or not token.isalpha() or not token.istitle()):
                found[token] += 1
                capital[token] += match["rest"][0].isupper()
    token, count = found.most_common(1)[0] if found else ("", 0)
    return token if count > 1 and (capital[token] > 1 or count > 2) else ""
