"""Paragraphs as the page shows them: grouped into lists, with the reader's marks joined to their words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe

from minutebook.book.models import Element
from minutebook.book.schema import Mark, Paragraph
from minutebook.site.marks import DECIDING, SEPARATOR, Note, counted, fitting, is_certain, note

TAGS = {"strong": "strong", "emphasis": "em", "struck": "s", "superscript": "sup"}
SAFE_LINKS = ("https://", "http://", "mailto:", "tel:", "/", "#")
JOINED = 9  # marks of one block that the style sheet can join to their words
WHOLE = 0.9  # of a block's words: an element of that much is the block

Span = tuple[int, int, Element]


@dataclass
class Block:
    """One paragraph, list item or table, ready to show. ``lang`` is set where it is not the page's."""

    id: str
    kind: str
    html: SafeString
    level: int = 0
    label: str = ""
    rows: Sequence[Sequence[str]] = ()
    lang: str = ""
    notes: list[tuple[int, Note]] = field(default_factory=list)
    ruled: str = ""


@dataclass
class Group:
    """A run of blocks that belong together: ``list`` for bullets or numbers, else single."""

    kind: str
    blocks: list[Block]


def prose(
    paragraphs: Sequence[Paragraph], elements: Iterable[Element] = (), language: str = "en"
) -> list[Group]:
    """Paragraphs in groups, each element's words wrapped and its note beside the block it begins in.

    What the reader was unsure of stays plain text.
    """
    certain = [element for element in elements if is_certain(element)]
    found = sorted(fitting(certain, paragraphs, language), key=lambda e: (e.start, -e.end))
    groups: list[Group] = []
    offset = 0
    for paragraph in paragraphs:
        plain = paragraph.plain(language)
        block = _block(paragraph, plain, offset, found, language)
        offset += len(plain) + SEPARATOR
        kind = "list" if paragraph.kind in ("bullet", "numbered") else paragraph.kind
        if kind == "list" and groups and groups[-1].kind == "list":
            groups[-1].blocks.append(block)
        else:
            groups.append(Group(kind, [block]))
    for group in groups:
        _said_once(group.blocks)
    return groups


def headings(groups: Iterable[Group]) -> list[Block]:
    """The headings that can be jumped to."""
    return [block for group in groups if group.kind == "heading" for block in group.blocks if block.id]


def _block(
    paragraph: Paragraph, plain: str, offset: int, elements: Sequence[Element], language: str
) -> Block:
    words = paragraph.text.within(language)
    begins = offset + len(plain) - len(words)
    spans: list[Span] = [
        (max(0, e.start - begins), min(len(words), e.end - begins), e)
        for e in elements
        if e.start < begins + len(words) and e.end > begins
    ]
    here = [e for e in elements if offset <= e.start < offset + len(plain)]
    notes = [(number, note(e)) for number, e in enumerate(here, 1)]
    numbers = {e.element: number for number, e in enumerate(here, 1)}
    marks = paragraph.marks if language == "en" or not paragraph.text.cy else ()
    html = mark_safe("".join(_runs(words, spans, marks, numbers)))
    return Block(
        paragraph.id,
        paragraph.kind,
        html,
        paragraph.level,
        paragraph.label,
        paragraph.rows,
        other_language(paragraph.text.en, paragraph.text.cy, language),
        notes,
        _ruled(spans, len(words)),
    )


def _ruled(spans: Sequence[Span], length: int) -> str:
    """Classes of a block that one element fills: the rule then runs down its side."""
    whole = [e for start, end, e in spans if start == 0 and end >= length * WHOLE]
    if not whole:
        return ""
    return " ruled decided" if any(e.kind in DECIDING for e in whole) else " ruled"


def _said_once(blocks: Sequence[Block]) -> None:
    """Where several points of a list carry the same single mark, say it once at the first, counted."""
    start = 0
    for end in range(1, len(blocks) + 1):
        if end < len(blocks) and _only_note(blocks[end]) == _only_note(blocks[start]) != "":
            continue
        if end - start > 1:
            number, first = blocks[start].notes[0]
            words = counted(first.kind, end - start) or first.words
            blocks[start].notes = [(number, replace(first, words=words))]
            for block in blocks[start + 1 : end]:
                block.notes = []
        start = end


def _only_note(block: Block) -> str:
    return f"{block.notes[0][1].words} {block.notes[0][1].machine}" if len(block.notes) == 1 else ""


def other_language(en: str, cy: str, language: str) -> str:
    """The language a bilingual text is shown in, where it is not ``language``."""
    if language == "cy":
        return "en" if en and not cy else ""
    return "cy" if cy and not en else ""


def _runs(words: str, spans: Sequence[Span], marks: Sequence[Mark], numbers: dict[str, int]) -> Iterator[str]:
    """The text cut at every border of a span or mark, each run wrapped in what covers it."""
    borders = {0, len(words)}
    for start, end, _element in spans:
        borders |= {start, end}
    for mark in marks:
        borders |= {min(mark.start, len(words)), min(mark.end, len(words))}
    points = sorted(borders)
    for start, end in zip(points, points[1:], strict=False):
        run = str(escape(words[start:end])).replace("\n", "<br>")
        for mark in marks:
            if mark.start <= start and end <= mark.end:
                run = _wrapped(run, mark)
        covering = [(s, e) for s, t, e in spans if s <= start and end <= t]
        if covering:
            run = _marked(run, start, covering, numbers)
        yield run


def _marked(run: str, start: int, covering: Sequence[tuple[int, Element]], numbers: dict[str, int]) -> str:
    classes = ["el", *sorted({f"el-{e.kind}" for _, e in covering})]
    classes += [f"n{numbers[e.element]}" for _, e in covering if numbers.get(e.element, JOINED + 1) <= JOINED]
    first = [e for s, e in covering if s == start]
    if first:
        classes.append("first")
    return str(format_html('<span class="{}">{}</span>', " ".join(classes), mark_safe(run)))


def _wrapped(run: str, mark: Mark) -> str:
    if mark.kind == "link":
        if not mark.href.startswith(SAFE_LINKS):
            return run
        return str(format_html('<a href="{}">{}</a>', mark.href, mark_safe(run)))
    tag = TAGS[mark.kind]
    return f"<{tag}>{run}</{tag}>"
