"""The few marks that the county's texts are written with, and the paragraphs they become.

A line is a paragraph. ``# `` opens a heading, ``* `` a bullet, ``> `` a quotation, ``(a) ``, ``1. `` or
``17.2 `` a labelled paragraph; lines that begin with ``|`` are the rows of one table.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from minutebook.book.schema import Paragraph, Words

LABEL = re.compile(r"(\([a-z]{1,3}\)|\(\d+\)|\d+\.\d+|\d+\.|[a-z]\)) +(?=\S)")
STARTS = {"# ": "heading", "* ": "bullet", "> ": "quote"}


def paragraphs(text: str | Iterable[str]) -> tuple[Paragraph, ...]:
    """The paragraphs of a text in the marks above; empty lines only part tables."""
    lines = text.splitlines() if isinstance(text, str) else text
    found: list[Paragraph] = []
    rows: list[tuple[str, ...]] = []
    for line in [*(line.strip() for line in lines), ""]:
        if line.startswith("|"):
            rows.append(tuple(cell.strip() for cell in line.strip("|").split("|")))
            continue
        if rows:
            found.append(Paragraph(kind="table", rows=tuple(rows)))
            rows = []
        if line:
            found.append(_paragraph(line))
    return tuple(found)


def _paragraph(line: str) -> Paragraph:
    kind = STARTS.get(line[:2])
    if kind == "heading":
        return Paragraph(kind="heading", level=2, text=Words(en=line[2:]))
    if kind == "bullet":
        return Paragraph(kind="bullet", text=Words(en=line[2:]))
    if kind == "quote":
        return Paragraph(kind="quote", text=Words(en=line[2:]))
    if label := LABEL.match(line):
        return Paragraph(kind="numbered", label=label[1], level=1, text=Words(en=line[label.end() :]))
    return Paragraph(text=Words(en=line))
