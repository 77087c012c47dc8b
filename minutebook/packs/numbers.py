"""Page numbers that never move.

A page is numbered in the series of its paper: the agenda's own (1, 2 …), Part 2 (E1 …), a supplement
(S1-1 …). Once published, a paper's numbers are in the ledger and stay: whatever is added, taken out
or put in another order, and in every build (public, member's, chosen items) alike. A paper replaced
by a longer one keeps its numbers and goes on with letters (8a, 8b …); by a shorter one leaves a gap.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

import msgspec

LETTERS = "abcdefghijklmnopqrstuvwxyz"
ROMAN = (
    (1000, "m"),
    (900, "cm"),
    (500, "d"),
    (400, "cd"),
    (100, "c"),
    (90, "xc"),
    (50, "l"),
    (40, "xl"),
    (10, "x"),
    (9, "ix"),
    (5, "v"),
    (4, "iv"),
    (1, "i"),
)
LABEL = re.compile(r"(.*?)([0-9]+)", re.DOTALL)


class Ledger(msgspec.Struct, frozen=True):
    """The numbers given so far: by paper its labels in page order, and by series the last number."""

    papers: dict[str, tuple[str, ...]] = {}
    last: dict[str, int] = {}


class Numbered(NamedTuple):
    """A paper to be numbered: its id, the prefix of its series, its pages now."""

    id: str
    series: str
    pages: int


def supplement(number: int) -> str:
    """The series of a meeting's ``number``-th supplement (1 for the first): ``S1-``."""
    return f"S{number}-"


def letters(count: int) -> str:
    """``0`` is ``a``, ``25`` is ``z``, ``26`` is ``aa``."""
    out = ""
    count += 1
    while count:
        count, digit = divmod(count - 1, len(LETTERS))
        out = LETTERS[digit] + out
    return out


def number(papers: Iterable[Numbered], ledger: Ledger | None = None) -> Ledger:
    """Give each paper its labels, in the order given, keeping every label already in the ledger.

    Returns the ledger to store when (and only when) the pack is published; a paper not named keeps
    what it has. Labels of a paper that shrank stay in the ledger, so that they are not given again.
    """
    old = ledger or Ledger()
    given, last = dict(old.papers), dict(old.last)
    for paper in papers:
        held = given.get(paper.id)
        if held is None:
            start = last.get(paper.series, 0)
            given[paper.id] = tuple(f"{paper.series}{start + page + 1}" for page in range(paper.pages))
            last[paper.series] = start + paper.pages
        elif len(held) < paper.pages:
            given[paper.id] = held + tuple(continued(held, paper.pages - len(held)))
    return Ledger(given, last)


def continued(held: Sequence[str], more: int) -> Iterable[str]:
    """Labels for ``more`` pages after those a paper holds: the last plain one with letters."""
    plain = [label for label in held if LABEL.fullmatch(label)]
    lettered = len(held) - len(plain)
    return (f"{plain[-1]}{letters(lettered + extra)}" for extra in range(more))


def roman(number: int) -> str:
    """``4`` is ``iv``: the numbers of front sheet and contents, which are outside every series."""
    out = ""
    for value, sign in ROMAN:
        count, number = divmod(number, value)
        out += sign * count
    return out


def span(labels: Sequence[str], to: str = "to") -> str:
    """The labels of a paper as a contents line prints them: ``5`` or ``5 to 22``."""
    if not labels:
        return ""
    return labels[0] if len(labels) == 1 else f"{labels[0]} {to} {labels[-1]}"


class Run(NamedTuple):
    """Pages whose labels count up: where they start (from 0), their prefix, their first number.

    ``first`` is 0 where the label is not a number at all and the prefix is the whole of it.
    """

    at: int
    prefix: str
    first: int


def runs(labels: Sequence[str]) -> list[Run]:
    """The fewest runs that print exactly ``labels``: what a PDF stores as its page labels."""
    out: list[Run] = []
    for at, label in enumerate(labels):
        match = LABEL.fullmatch(label)
        if match is None or (match[2].startswith("0") and match[2] != "0") or match[2] == "0":
            out.append(Run(at, label, 0))
            continue
        prefix, value = match[1], int(match[2])
        before = out[-1] if out else None
        if before and before.first and before[1:] == (prefix, value - (at - before.at)):
            continue
        out.append(Run(at, prefix, value))
    return out


def labels_of(ledger: Ledger, pages: Mapping[str, int]) -> dict[str, tuple[str, ...]]:
    """Each paper's labels cut to the pages it has now."""
    return {paper: ledger.papers[paper][:count] for paper, count in pages.items()}
