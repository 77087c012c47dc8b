"""The printed lines of a document, each with its page and line in the file, without page furniture."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from minutebook.book.schema import Paragraph, Words
from minutebook.intake.documents.extracting import Extracted
from minutebook.reading.layout import Block, blocks

_FURNITURE = re.compile(
    r"(?i)^(?:\*?<small>.*|\[original file\].*|-\s*\d{1,4}\s*-|page\s+\d{1,4}(?:\s+of\s+\d{1,4})?|-{3,})$"
)
_FURNITURE_BEGINS = frozenset("*<[-pP")
_RULES = frozenset("\\_.=\u2026- ")
_RULED = re.compile(r"[\\_.\s=\u2026-]{4,}")
_MARKS = re.compile(r"(?<!\\)[*]+|(?<=\s)_(?=\w)|(?<=\w)_(?=\s)")
_ESCAPE = re.compile(r"\\(?=[_*#\[\]().!>+-])")
_HEADING = re.compile(r"#{1,6}\s+")
FIRST_LINES = 3  # of a page, among which its own number stands


class Line(NamedTuple):
    """One line: its words without marks, whether it is set bold or as a heading, blank lines before it."""

    text: str
    bold: bool
    page: int
    number: int
    gap: int


def lines_of(text: Extracted) -> list[Line]:
    """The lines of every page that have words, in order."""
    found: list[Line] = []
    for index, (page, start) in enumerate(zip(text.pages, text.starts, strict=True)):
        found += _page(page, index, start, text.kind == "markdown")
    return found


def _page(page: str, index: int, start: int, markdown: bool) -> list[Line]:
    found: list[Line] = []
    gap = 1
    for number, raw in enumerate(page.split("\n"), start):
        bare = raw.strip()
        if not bare or _is_furniture(bare) or (len(found) < FIRST_LINES and _is_page_number(bare, index)):
            gap += 1
            continue
        bold = markdown and (bare.startswith("**") or bool(_HEADING.match(bare)))
        words = _plain(bare) if markdown else _spaced(bare)
        if not words:
            gap += 1
            continue
        found.append(Line(words, bold, index, number, gap))
        gap = 0
    return found


def _spaced(bare: str) -> str:
    """The words with single spaces between them, as most lines have already."""
    return bare if "  " not in bare and bare.isprintable() else " ".join(bare.split())


def _is_furniture(bare: str) -> bool:
    return bare[0] in _FURNITURE_BEGINS and _FURNITURE.match(bare) is not None


def _is_page_number(bare: str, index: int) -> bool:
    return bare == str(index + 1)


def _plain(bare: str) -> str:
    words = _ESCAPE.sub("", _MARKS.sub("", _HEADING.sub("", bare, count=1)))
    return " ".join(words.split())


def is_rule(text: str) -> bool:
    """Whether a line is only drawn, as for a signature."""
    return text[:1] in _RULES and _RULED.fullmatch(text) is not None


def joined(lines: Sequence[Line]) -> str:
    """The lines as a text that paragraphs can be read from: blank lines where the page had them."""
    return "\n".join("\n" * min(line.gap, 2) + line.text for line in lines).strip("\n")


def page_texts(lines: Sequence[Line], count: int) -> list[str]:
    """The words of each of ``count`` pages as a page shows them: without marks and needless blank lines."""
    pages: list[list[Line]] = [[] for _ in range(count)]
    for line in lines:
        pages[line.page].append(line)
    return [joined(page) for page in pages]


def paragraphs(lines: Sequence[Line], *, whole: bool = False) -> tuple[Paragraph, ...]:
    """The lines as paragraphs of a minute, lists marked as such. Rules and empty blocks are left out.

    ``whole``: each line is a paragraph by itself, as those of HTML and Word are.
    """
    kept = [line for line in lines if not is_rule(line.text)]
    if not kept:
        return ()
    if whole:
        return tables_joined(_whole(line.text) for line in kept)
    text = joined(kept)
    found = (_paragraph(block, text) for block in blocks(text)[0] if block.text or block.marker)
    return tables_joined(found)


_LABEL = re.compile(
    r"(?P<bullet>[\u2022*\u00b7-])\s+|(?P<label>\(?(?:[a-z]{1,3}|\d{1,3})[.)](?:\d+\.?)?)\s+(?=\S)"
)


def _whole(words: str) -> Paragraph:
    """A line that is a paragraph, with its bullet or label apart."""
    if words[0].isupper():  # the beginning of a sentence, and of no label
        return Paragraph(text=Words(en=words))
    if words.startswith("|") and words.count("|") > 2:
        return Paragraph(kind="table", rows=(tuple(cell.strip() for cell in words.strip("| ").split("|")),))
    mark = _LABEL.match(words)
    if mark is None:
        return Paragraph(text=Words(en=words))
    rest = Words(en=words[mark.end() :])
    if mark["bullet"]:
        return Paragraph(kind="bullet", text=rest)
    return Paragraph(kind="numbered", label=mark["label"], level=1, text=rest)


def _paragraph(block: Block, text: str) -> Paragraph:
    words = _words(block, text)
    if block.mark == "bullet":
        return Paragraph(kind="bullet", text=Words(en=words))
    if block.marker:
        return Paragraph(kind="numbered", label=block.marker, level=1, text=Words(en=words))
    if block.text.startswith("|") and block.text.count("|") > 2:
        cells = tuple(cell.strip() for cell in block.text.strip("| ").split("|"))
        return Paragraph(kind="table", rows=(cells,))
    return Paragraph(text=Words(en=words))


def _words(block: Block, text: str) -> str:
    """The block's words as the source has them, curly quotes and long dashes kept."""
    if not block.text:
        return ""
    start, end = block.source(0, len(block.text))
    return " ".join(text[start:end].split())


def tables_joined(found: Iterable[Paragraph]) -> tuple[Paragraph, ...]:
    """Rows that follow one another, as one table."""
    out: list[Paragraph] = []
    for paragraph in found:
        if paragraph.kind == "table" and out and out[-1].kind == "table":
            out[-1] = Paragraph(kind="table", rows=out[-1].rows + paragraph.rows)
        else:
            out.append(paragraph)
    return tuple(out)
