"""Sections of points: what stands under "What needs to improve", "Recommendations" and their like."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from minutebook.assurance.report_reading.headings import HANGS, Opens, folded, heading
from minutebook.assurance.report_reading.lines import Line
from minutebook.assurance.report_reading.markers import Marked, induced_marker, is_private, marked, misread

LOOK = 60  # lines in which the marks of a section's list are learnt
LONGEST = 160  # words after which one point is no point any more
MISREAD = "•"  # the sort of a list whose marks a scan misread, each in its own way
WRAPPED_HEADING = 2  # lines a heading may run over
_END = re.compile(r"[.!?:;][\"”’')\]]*$")
_STOP = re.compile(r"[.!?][\"”’')\]]*$")
_HANGS = re.compile(r"(?:[-,]|\b(?:and|or|the|an?|of|to|for|with|in|by|that|who|which|their|its))$")
_DASHES = "-–—−‒"


class Point(NamedTuple):
    """One point of a list, with the lines it was read from."""

    opens: Opens
    lines: tuple[Line, ...]
    texts: tuple[str, ...]
    number: str = ""
    sure: bool = True
    why: str = ""


@dataclass
class _Open:
    """The point being read."""

    sort: str = ""
    number: str = ""
    lines: list[Line] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)

    @property
    def said(self) -> str:
        return next((text for text in reversed(self.texts) if text), "")


def points(lines: Sequence[Line]) -> Iterator[Point]:
    """Every point of every section that lists findings, in the report's order."""
    at = 0
    while at < len(lines):
        opens, after = opened(lines, at)
        if opens in ("", "other"):
            at += 1
            continue
        found, end = _Section(lines, after, opens).read()
        yield from found
        at = max(end, after)


def opened(lines: Sequence[Line], at: int) -> tuple[Opens, int]:
    """The section that a heading at this line opens (it may run over two lines), and the line after it."""
    if marked(lines[at].text) and not re.match(r"^\d", lines[at].text):
        return "", at + 1
    if _within_prose(lines, at):
        return "", at + 1
    text = ""
    for count in range(WRAPPED_HEADING):
        if at + count >= len(lines) or (
            count and (lines[at + count].after_blank or marked(lines[at + count].text))
        ):
            break
        text = f"{text} {lines[at + count].text}".strip()
        opens = heading(text)
        if opens:
            if not count and _wraps(lines, at) and heading(f"{text} {lines[at + 1].text}") == opens:
                count = 1
            return ("" if _runs_on(lines, at + count + 1) and opens != "other" else opens), at + count + 1
    return "", at + 1


def _wraps(lines: Sequence[Line], at: int) -> bool:
    """Whether a heading may go on in the line after it."""
    if at + 1 >= len(lines) or lines[at + 1].after_blank or marked(lines[at + 1].text):
        return False
    open_ended = not lines[at].text.rstrip().endswith(("?", ":"))
    following = lines[at + 1].text
    return (
        open_ended
        and len(following.split()) < 9
        and (following[:1].islower() or HANGS.search(folded(lines[at].text)) is not None)
    )


def _runs_on(lines: Sequence[Line], after: int) -> bool:
    """Whether the line after what looks like a heading goes on with it as a sentence does."""
    if after >= len(lines) or lines[after].after_blank:
        return False
    induced = induced_marker([line.text for line in lines[after : after + LOOK]])
    text = lines[after].text
    return text[:1].islower() and marked(text, induced) is None and not misread(text)


def _within_prose(lines: Sequence[Line], at: int) -> bool:
    """Whether a line stands in the middle of sentences: the one before runs on, or the one after goes on."""
    line = lines[at]
    if line.after_blank or line.after_page or not at:
        return False
    before = lines[at - 1]
    if (
        before.full
        and not _END.search(before.text)
        and not marked(before.text)
        and before.text[-1:].islower()
    ):
        after = lines[at + 1] if at + 1 < len(lines) else None
        return after is not None and not after.after_blank and after.text[:1].islower()
    return False


class _Section:
    """One section, read from the line after its heading to where it ends."""

    def __init__(self, lines: Sequence[Line], at: int, opens: Opens) -> None:
        self.lines, self.at, self.opens = lines, at, opens
        self.induced = induced_marker([line.text for line in lines[at : at + LOOK]])
        self.sort = self._list_sort()
        self.found: list[Point] = []
        self.open: _Open | None = None

    def read(self) -> tuple[list[Point], int]:
        """The section's points, and the line it ends before."""
        while self.at < len(self.lines) and not self._ends():
            self._take(self.lines[self.at])
            self.at += 1
        self._close()
        return self.found, self.at

    def _list_sort(self) -> str:
        """The sort of mark this section's list has: that of its first marked line, if it comes early."""
        ahead = [line.text for line in self.lines[self.at : self.at + LOOK // 2]]
        odd = bool(ahead) and marked(ahead[0]) is None and bool(misread(ahead[0]))
        if odd and sum(bool(misread(text) or marked(text)) for text in ahead) > 1:
            return self.induced or MISREAD
        for at, line in enumerate(self.lines[self.at : self.at + 6], self.at):
            mark = marked(line.text, self.induced)
            if mark and (mark.sort != "number" or mark.value == 1 or at == self.at):
                return mark.sort
            if mark or _STOP.search(line.text) or opened(self.lines, at)[0]:
                return ""
        return ""

    def _mark(self, line: Line) -> Marked | None:
        mark = marked(line.text, self.induced)
        if mark is None and self._scanned and self._point_may_begin(line):
            rest = misread(line.text)
            mark = Marked(self.sort, 0, rest) if rest else None
        if mark and mark.sort in _DASHES and self.sort not in _DASHES and self.sort and self.open is None:
            return None
        if mark and mark.sort == "number" and not self._counts_on(mark):
            return mark if self._new_paragraph(line, mark) else None
        return mark

    @property
    def _scanned(self) -> bool:
        """Whether the list has signs for marks, of which a scan may have misread some."""
        return bool(self.sort) and self.sort not in ("number", "letter")

    def _point_may_begin(self, line: Line) -> bool:
        if self.open is None or line.after_blank:
            return True
        return bool(_STOP.search(self.open.said)) or not self.open.lines[-1].full

    def _counts_on(self, mark: Marked) -> bool:
        if self.sort != "number":
            return False
        last = int(self.open.number) if self.open and self.open.number.isdigit() else 0
        last = last or (int(self.found[-1].number) if self.found and self.found[-1].number.isdigit() else 0)
        return mark.value == last + 1 if last else mark.value == 1 or not self.open

    def _new_paragraph(self, line: Line, mark: Marked) -> bool:
        """Whether a numbered line begins a paragraph of the report; a number may also just begin a line."""
        if self.open is not None and not _END.search(self.open.said) and not line.after_blank:
            return False
        return mark.rest[:1].isupper() or not mark.rest

    def _ends(self) -> bool:
        line = self.lines[self.at]
        mark = self._mark(line)
        if mark is not None and mark.sort == "number" and not self._counts_on(mark):
            return True
        if self.open is not None and self.open.sort and not self.open.said:
            return False  # the mark stood alone on its line: this is what it marks
        if mark is None or mark.sort == "number":
            opens, _ = opened(self.lines, self.at)
            if opens and not self._goes_on(line, opens):
                return True
        if mark is None and self.open and self.sort:
            return self._leaves_list(line)
        return False

    def _goes_on(self, line: Line, opens: Opens) -> bool:
        """Whether what looks like a heading is the second line of a point ("… of\\nrecommendations")."""
        if self.open is None or line.after_blank or _END.search(self.open.said):
            return False
        return opens == "recommendation" and line.text[:1].islower()

    def _leaves_list(self, line: Line) -> bool:
        """Whether a line without a mark stands after the list rather than in its last point."""
        assert self.open is not None
        said, first = self.open.said, line.text[:1]
        if not said or first.islower():
            return False
        done = bool(_STOP.search(said)) or len(" ".join(self.open.texts).split()) > LONGEST
        if line.after_blank:
            return done or not self.open.lines[-1].full
        return done and not self.open.lines[-1].full

    def _take(self, line: Line) -> None:
        mark = self._mark(line)
        if not self.sort:
            self._take_unmarked(line, mark)
        elif mark is None:
            if self.open is not None:
                self._append(line, line.text)
        elif self._begins(mark):
            self._close()
            number = str(mark.value) if mark.sort == "number" else ""
            self.open = _Open(mark.sort, number)
            self._append(line, mark.rest)
        elif self.open is not None:
            self._append(line, mark.rest)

    def _begins(self, mark: Marked) -> bool:
        """Whether a mark begins a point of this list rather than a part of one."""
        if mark.sort == self.sort:
            return True
        if self.sort in ("number", "letter"):
            return False
        if self.open is not None and self.open.said.endswith((":", ",", ";")):
            return False
        both_glyphs = not mark.sort.isalnum() and self._scanned
        return (
            both_glyphs
            and mark.sort not in _DASHES
            and not is_private(mark.sort)
            and self.sort not in _DASHES
        )

    def _take_unmarked(self, line: Line, mark: Marked | None) -> None:
        """A list without marks: its points are parted by blank lines, or by a sentence's end on a short line.

        Where a mark comes after all, what stood before it was a lead, and the list goes on by its marks.
        """
        if mark and mark.sort not in ("number", "letter"):
            self._close()
            self.sort = mark.sort
            self._take(line)
            return
        text = mark.rest if mark else line.text
        if self.open is not None and self._new_block(line):
            self._close()
        if self.open is None:
            self.open = _Open()
        self._append(line, text)

    def _new_block(self, line: Line) -> bool:
        assert self.open is not None
        last = self.open.lines[-1]
        ended = bool(_STOP.search(self.open.said))
        if line.after_blank and (ended or not _HANGS.search(self.open.said)):
            return True
        return ended and not last.full and not line.text[:1].islower()

    def _append(self, line: Line, text: str) -> None:
        assert self.open is not None
        self.open.lines.append(line)
        self.open.texts.append(text)

    def _close(self) -> None:
        if self.open is None:
            return
        words = " ".join(self.open.texts).split()
        lead = not self.open.sort and words and words[-1].endswith(":")
        if len(words) > 1 and not lead:
            long = len(words) > LONGEST
            why = "it is long for one point: the list may have gone over into text" if long else ""
            unmarked = (
                "" if self.sort or why else "the list has no marks: its points were told apart by its lines"
            )
            self.found.append(
                Point(
                    self.opens,
                    tuple(self.open.lines),
                    tuple(self.open.texts),
                    self.open.number,
                    not (why or unmarked),
                    why or unmarked,
                )
            )
        self.open = None
