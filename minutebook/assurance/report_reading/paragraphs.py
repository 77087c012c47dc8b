"""The numbered paragraphs of a report, each with the area of judgement it stands under."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from minutebook.assurance.report_reading.headings import area_heading, heading
from minutebook.assurance.report_reading.joining import Joiner
from minutebook.assurance.report_reading.lines import Line
from minutebook.assurance.report_reading.markers import marked

SKIP = 2  # numbers that may be lost to a scan between two paragraphs
_END = re.compile(r"[.!?][\"”’')\]]*(?: \(Recommendation\))?$")


class Paragraph(NamedTuple):
    """One numbered paragraph."""

    number: int
    area: str
    text: str
    start: int
    end: int


def paragraphs(lines: Sequence[Line], joiner: Joiner) -> list[Paragraph]:
    """The report's numbered paragraphs in order.

    A report counts from 1 to its end. A list that starts at 1 again on its way (recommendations) is left out
    where the count went on without it.
    """
    found: list[Paragraph] = []
    area, last, taken = "", 0, list[Line]()

    def close() -> None:
        if taken and last:
            texts = [_rest(taken[0]), *(line.text for line in taken[1:])]
            words = joiner.join(texts)
            if len(words.split()) > 3 and _END.search(words):
                found.append(Paragraph(last, area, words, taken[0].start, taken[-1].end))
        taken.clear()

    for at, line in enumerate(lines):
        mark = marked(line.text)
        if (
            mark
            and mark.sort == "number"
            and last < mark.value <= last + SKIP
            and _may_begin(taken, mark.rest)
        ):
            close()
            last = mark.value
            taken.append(line)
            continue
        pair = f"{line.text} {lines[at + 1].text}" if at + 1 < len(lines) else line.text
        opens = area_heading(line.text) or area_heading(pair)
        if opens:
            close()
            area = opens
        elif (
            heading(line.text) and (not taken or _END.search(taken[-1].text)) or taken and _ended(taken, line)
        ):
            close()
        elif taken:
            taken.append(line)
    close()
    return found


def _may_begin(taken: Sequence[Line], rest: str) -> bool:
    return not taken or bool(_END.search(taken[-1].text)) or rest[:1].isupper() or not rest


def _ended(taken: Sequence[Line], line: Line) -> bool:
    """Whether a line stands outside the paragraph: a blank line and a capital after a full stop."""
    return line.after_blank and bool(_END.search(taken[-1].text)) and not line.text[:1].islower()


def _rest(line: Line) -> str:
    mark = marked(line.text)
    return mark.rest if mark else line.text
