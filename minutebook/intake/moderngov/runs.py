"""Runs of text with what they are set in, joined into clean words and marks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from minutebook.book.schema import Mark, Paragraph

_SPACE = re.compile(r"[\s\xa0]+")
_LINE = re.compile(r"[^\S\n]*\n[^\S\n]*")
_WORD = re.compile(r"\w+")


class Run(NamedTuple):
    """Words and what they are set in: kinds of mark, a link with where it leads."""

    text: str
    marks: tuple[tuple[str, str], ...] = ()


@dataclass
class Cell:
    """A cell of a table: how far it spans, and what stands in it."""

    across: int = 1
    down: int = 1
    inside: list[Paragraph] = field(default_factory=list)

    def text(self) -> str:
        """Its words, a line for each paragraph."""
        return "\n".join(one.plain("en") for one in self.inside)


def plain(text: str) -> str:
    """A text with single spaces and none around it."""
    return " ".join(text.split())


def cut(runs: Sequence[Run]) -> Iterator[list[Run]]:
    """The runs of a paragraph, cut where an empty line parts it."""
    part: list[Run] = []
    breaks = 0
    for run in runs:
        if run.text == "\n":
            breaks += 1
            part.append(run)
            continue
        if plain(run.text):
            if breaks > 1 and any(plain(one.text) for one in part):
                yield part
                part = []
            breaks = 0
        part.append(run)
    if part:
        yield part


def clean(runs: Sequence[Run]) -> tuple[str, tuple[Mark, ...]]:
    """The words with single spaces, and the marks where the words now stand."""
    if not any(run.marks for run in runs):
        return _lines("".join(run.text for run in runs)), ()
    out: list[str] = []
    length, last = 0, "\n"
    spans: dict[tuple[str, str], list[tuple[int, int]]] = {}
    for run in runs:
        for char_run in _spaced(run.text, last):
            text = char_run
            if text[0] in " \n" and last in " \n":
                if text == "\n" and last == " ":
                    out[-1] = "\n"
                    last = "\n"
                continue
            out.append(text)
            for mark in run.marks if plain(text) else ():
                _join(spans.setdefault(mark, []), length, length + len(text))
            length += len(text)
            last = text[-1]
    text = "".join(out)
    end = len(text.rstrip())
    marks = [
        Mark(start=start, end=min(stop, end), kind=kind, href=href)  # type: ignore[arg-type]
        for (kind, href), found in spans.items()
        for start, stop in found
        if start < end
    ]
    return text[:end], tuple(sorted(marks, key=lambda mark: (mark.start, -mark.end, mark.kind)))


def _spaced(text: str, last: str) -> Iterator[str]:
    """A run's words and the single spaces or line ends between them."""
    if text == "\n":
        yield "\n"
        return
    at = 0
    for space in _SPACE.finditer(text):
        if space.start() > at:
            yield text[at : space.start()]
        yield " "
        at = space.end()
    if at < len(text):
        yield text[at:]


def _join(spans: list[tuple[int, int]], start: int, end: int) -> None:
    """Add a stretch to those that are there: one that only a space parts from the last goes on with it."""
    if spans and start - spans[-1][1] <= 1:
        spans[-1] = (spans[-1][0], end)
    else:
        spans.append((start, end))


def _lines(text: str) -> str:
    if "\n" not in text:
        return plain(text)
    return "\n".join(line for line in (plain(one) for one in text.split("\n")) if line)


def words_of(text: str) -> list[str]:
    """The words of a text, for telling whether any is missing."""
    return _WORD.findall(text.casefold())
