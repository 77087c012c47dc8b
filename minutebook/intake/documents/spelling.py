"""Names as they are compared and as they are shown: accents, capitals, abbreviations, a scan's slips."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from difflib import SequenceMatcher
from functools import lru_cache

from minutebook.reading.lexicon import terms

_SMALL = terms("and of the for in on at with to an a")
_VOWEL = re.compile(r"[aeiouyáéíóú]")
_PARTS = re.compile(r"(-|/|\(|(?<=\bo)['\u2019])")
_WORD = re.compile(r"[a-z0-9]+")
_LONG_FORMS = (
    (re.compile(r"\bspc\b"), "strategic policy committee"),
    (re.compile(r"\bjpc\b"), "joint policing committee"),
    (re.compile(r"\bhosc\b"), "health overview and scrutiny committee"),
    (re.compile(r"\bcttee\b"), "committee"),
    (re.compile(r"\bsub[- ]?committee\b"), "sub committee"),
    (re.compile(r"\b(?:newcastlewest)\b"), "newcastle west"),
    (re.compile(r"&"), " and "),
)
_LEFT_OUT = terms("the of for and in on a an to at")
ALIKE = 0.84  # how alike two words are that are one, misspelt
SWAPPED = 0.78  # the same of two words of the same letters, in which two have changed places
SHORT = 5  # letters below which a word is never taken for a misspelt one


def folded(text: str) -> str:
    """``text`` in small letters without accents or apostrophes."""
    plain = unicodedata.normalize("NFKD", text).casefold()
    return "".join(char for char in plain if not unicodedata.combining(char) and char not in "'\u2019\u2018`")


# A tree of documents names the same few bodies and people again and again.
@lru_cache(maxsize=4096)
def as_title(name: str) -> str:
    """A name set in capitals as it is written otherwise; any other name as it is."""
    letters = [char for char in name if char.isalpha()]
    if not letters or sum(char.isupper() for char in letters) < 0.8 * len(letters):
        return " ".join(name.split())
    words = [_titled(word, first=index == 0) for index, word in enumerate(name.split())]
    return " ".join(words)


def _titled(word: str, *, first: bool) -> str:
    low = word.lower()
    if low in _SMALL and not first:
        return low
    if len(low) > 1 and not _VOWEL.search(low) and low.strip(".,") not in ("st", "co", "mr", "ms"):
        return word
    parts = _PARTS.split(low)
    return "".join(part[:1].upper() + part[1:] for part in parts)


@lru_cache(maxsize=4096)
def key_of_body(name: str, council: str = "") -> str:
    """What is the same for every way to write the name of one body: its words, long forms, in one order.

    ``council`` is the council's name, which a body's name may carry or not.
    """
    words = _body_words(name)
    own = _body_words(council)
    rest = [word for word in words if word not in own]
    if _distinct(rest) and len(own) > 1 and all(word in words for word in own):
        words = rest
    return " ".join(sorted(set(words)))


def _distinct(rest: Iterable[str]) -> bool:
    """Whether words name a body by themselves, once the council's own are left out."""
    return any(
        word in ("committee", "district", "board", "panel", "forum", "cabinet", "group") for word in rest
    )


def _body_words(name: str) -> list[str]:
    flat = folded(name)
    for pattern, long in _LONG_FORMS:
        flat = pattern.sub(long, flat)
    flat = re.sub(r"(?<=\w)s\b(?= )", "", flat) if "councils " in flat else flat
    return [word for word in _WORD.findall(flat) if word not in _LEFT_OUT]


def same_misspelt(one: str, other: str) -> bool:
    """Whether two keys differ only by slips within words: as many words, each like its counterpart."""
    ours, theirs = one.split(), other.split()
    if one.replace(" ", "") == other.replace(" ", ""):
        return True
    if len(ours) != len(theirs) or len(ours) < 2:
        return False
    odd = sorted(set(ours) - set(theirs)), sorted(set(theirs) - set(ours))
    if len(odd[0]) != len(odd[1]) or len(odd[0]) > max(1, len(ours) // 3):
        return False
    return all(like(mine, yours) for mine, yours in zip(*odd, strict=True))


def like(one: str, other: str) -> bool:
    """Whether two words are one with a slip in it. Short words and figures never are."""
    if min(len(one), len(other)) < SHORT or one.isdigit() or other.isdigit():
        return False
    share = SequenceMatcher(None, one, other, autojunk=False).ratio()
    return share >= ALIKE or (share >= SWAPPED and sorted(one) == sorted(other))
