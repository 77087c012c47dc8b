"""The whole title of an item, where it goes on over several lines, and where its text begins."""

from __future__ import annotations

import re
from collections.abc import Sequence

from minutebook.intake.documents.candidates import Start
from minutebook.intake.documents.printed import Line, is_rule
from minutebook.reading.lexicon import terms

_HANGING = terms("and of the for to in on at a with & - \u2013 mr. ms.")
_SPOKEN = re.compile(
    r"(?i)(?:i will|circulated|on the proposal|proposed by|the (?:director|members)|members)\b"
)
TITLE_LINES = 4
TITLE_LENGTH = 220


def titled(lines: Sequence[Line], start: Start, end: int) -> Start:
    """The item with its whole title: what follows on the next lines where the title goes on there."""
    title, at = start.title, start.at + 1
    if not title and at < end:
        title, at = lines[at].text, at + 1
    set_bold = at - 1 < len(lines) and lines[at - 1].bold
    while at < end and at - start.at < TITLE_LINES and len(title) < TITLE_LENGTH:
        line = lines[at]
        goes_on = (set_bold and line.bold and not _ends(title)) or (
            not set_bold and line.gap == 0 and _unfinished(title, line)
        )
        if not goes_on or _SPOKEN.match(line.text) or is_rule(line.text):
            break
        title, at = f"{title} {line.text}", at + 1
    if len(title) > TITLE_LENGTH:
        title, at = _cut(title), start.at if start.title else start.at + 1
    else:
        title = title.strip(" .:|")
    return start._replace(title=title, text_from=at)


def _ends(title: str) -> bool:
    return title.endswith((".", "?", ":"))


def _unfinished(title: str, line: Line) -> bool:
    """Whether a title that was set in lines goes on: a word hangs, or the next line begins small."""
    last = title.rsplit(" ", 1)[-1].lower()
    return last in _HANGING or title.endswith((",", "-", "(")) or line.text[:1].islower()


def _cut(title: str) -> str:
    return title[: TITLE_LENGTH + 1].rsplit(" ", 1)[0].rstrip(" ,;:") + " \u2026"
