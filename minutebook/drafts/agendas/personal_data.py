"""What in a text may be personal data: numbers, addresses, birthdays, children's ages and places, names.

Pure: text in, findings out. It finds too much rather than too little; a person decides on each.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Collection, Iterator
from functools import lru_cache
from typing import NamedTuple


class Found(NamedTuple):
    """Something that may be personal data: what kind of thing, its words, and the words around it."""

    kind: str
    words: str
    around: str

    @property
    def mark(self) -> str:
        """What stands for it in a decision, so that the words themselves are kept nowhere else."""
        plain = " ".join(self.words.casefold().split())
        return hashlib.sha256(f"{self.kind}\n{plain}".encode()).hexdigest()


_TITLES = "Mr Mrs Miss Ms Mx Master Dr".split()  # noqa: SIM905
_RELATIVES = "mother father son daughter brother sister carer grandmother grandfather sibling".split()  # noqa: SIM905
_CHILDREN = (
    "child children boy boys girl girls baby babies infant infants teenager teenagers sibling siblings"
)
_YOUNG = f"(?:{'|'.join(_CHILDREN.split())}|young (?:person|people)|care leavers?)"
_PLACED = "placed in|placed at|placed with|lives in|lives at|living in|living at|resides in|attends|moved to"
_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_DAY = rf"(?:\d{{1,2}}(?:st|nd|rd|th)? (?:{_MONTHS}),? \d{{4}}|\d{{1,2}}[./-]\d{{1,2}}[./-]\d{{2,4}})"
_NAME = r"[A-Z][a-z]+(?:[-'’][A-Z]?[a-z]+)*"

_POSTCODE = re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b")
_EMAIL = re.compile(r"\b[\w.+'-]+@[\w-]+(?:\.[\w-]+)+\b")
_PHONE = re.compile(r"(?<![\d/.-])(?:\+44 ?(?:\(0\) ?)?|0)\d(?:[ -]?\d){8,9}(?![\d/])")
_BORN = re.compile(rf"\b(?:born(?: on)?|date of birth|d\.?o\.?b\.?)[:,]? *{_DAY}", re.IGNORECASE)
_NHS = re.compile(r"(?<!\d)\d{3}[ -]?\d{3}[ -]?\d{4}(?!\d)")
_UPN = re.compile(r"\b[A-HJ-NP-RT-Z]\d{11}[\dA-HJ-NP-RT-Z]\b")
_NI = re.compile(r"\b[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z] ?\d{2} ?\d{2} ?\d{2} ?[A-D]\b")
_TITLED = re.compile(rf"\b(?:{'|'.join(_TITLES)})\.? (?:[A-Z]\.? ?)*{_NAME}(?: {_NAME})?")
_RELATIVE = re.compile(rf"\b(?:{'|'.join(_RELATIVES)}),? {_NAME}(?: {_NAME})?\b")
_AGE = re.compile(
    rf"\b(?:aged? \d{{1,2}}\b|\d{{1,2}}[- ]years?[- ]old|{_YOUNG} of \d{{1,2}}\b|\d{{1,2}}[- ]month[- ]old)",
    re.IGNORECASE,
)
_PLACE = re.compile(rf"\b(?:{_PLACED}) (?:the )?(?:{_NAME}(?: {_NAME})*)")
_INITIALS = re.compile(r"\b(?:[Cc]hild|[Bb]oy|[Gg]irl|[Yy]oung person|[Ff]amily|[Ss]ibling) [A-Z]{1,2}\b")
_FEW = "one|two|three|four|five|[1-5]"
_SMALL = re.compile(rf"\b(?:{_FEW}) (?:\w+ )?{_YOUNG}\b", re.IGNORECASE)


def find(text: str, *, careful: bool = False, known: Collection[str] = ()) -> list[Found]:
    """Everything that may be personal data, in the order of the text, each thing once.

    ``careful`` looks as at papers about children in care: initials, ages with places, counts of five and
    fewer. ``known`` are words that are no finding: the council's own addresses, members' names.
    """
    passed = {" ".join(one.casefold().split()) for one in known}
    return [one for one in _looked_through(text, careful) if not _is_known(one.words, passed)]


@lru_cache(maxsize=4000)  # pages: every look at an agenda asks for all its papers again
def _looked_through(text: str, careful: bool) -> tuple[Found, ...]:
    found: dict[str, tuple[int, Found]] = {}
    for kind, matches in _ways(careful):
        for start, end in matches(text):
            one = Found(kind, " ".join(text[start:end].split()), _around(text, start, end))
            found.setdefault(one.mark, (start, one))
    return tuple(one for _, one in sorted(found.values(), key=lambda pair: pair[0]))


Spans = Callable[[str], Iterator[tuple[int, int]]]


def _ways(careful: bool) -> list[tuple[str, Spans]]:
    ways: list[tuple[str, Spans]] = [
        ("a postcode", _every(_POSTCODE)),
        ("an e-mail address", _every(_EMAIL)),
        ("a telephone number", _every(_PHONE)),
        ("a date of birth", _every(_BORN)),
        ("an NHS number", _nhs_numbers),
        ("a pupil number", _upns),
        ("a National Insurance number", _every(_NI)),
        ("a name", _every(_TITLED)),
        ("a relative’s name", _every(_RELATIVE)),
        ("a child’s age and place", _ages_with_places),
    ]
    if careful:
        ways += [("a child’s initials", _every(_INITIALS)), ("a count of five or fewer", _every(_SMALL))]
    return ways


def _every(pattern: re.Pattern[str]) -> Spans:
    return lambda text: (match.span() for match in pattern.finditer(text))


def _nhs_numbers(text: str) -> Iterator[tuple[int, int]]:
    """Ten digits whose last is the check digit (modulus 11 over the first nine, weights 10 to 2)."""
    for match in _NHS.finditer(text):
        digits = [int(char) for char in match[0] if char.isdigit()]
        check = 11 - sum(digit * weight for digit, weight in zip(digits, range(10, 1, -1), strict=False)) % 11
        if check % 11 == digits[9]:
            yield match.span()


def _upns(text: str) -> Iterator[tuple[int, int]]:
    """A letter and twelve more, where the letter is the check of the rest (modulus 23, weights 2 to 13)."""
    letters = "ABCDEFGHJKLMNPQRTUVWXYZ"
    for match in _UPN.finditer(text):
        last = match[0][12]
        final = int(last) if last.isdigit() else letters.find(last)
        values = [*map(int, match[0][1:12]), final]
        if (
            letters[sum(value * weight for value, weight in zip(values, range(2, 14), strict=True)) % 23]
            == (match[0][0])
        ):
            yield match.span()


def _ages_with_places(text: str) -> Iterator[tuple[int, int]]:
    """A child's age in the same sentence as where the child is: together they tell who it is."""
    for sentence in re.finditer(r"[^.!?\n]+", text):
        age, place = _AGE.search(sentence[0]), _PLACE.search(sentence[0])
        if age and place:
            low, high = sorted((age.span(), place.span()))
            yield sentence.start() + low[0], sentence.start() + max(low[1], high[1])


def _is_known(words: str, known: set[str]) -> bool:
    plain = words.casefold()
    return plain in known or any(one and plain.endswith(f" {one}") for one in known)


def _around(text: str, start: int, end: int, room: int = 60) -> str:
    before, after = text[max(0, start - room) : start], text[end : end + room]
    return " ".join(f"{before}{text[start:end]}{after}".split())
