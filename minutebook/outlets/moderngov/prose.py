"""Paragraphs as the HTML the old system gave for them: a section of Word's, with its plainest classes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape

from minutebook.book.schema import Mark, Paragraph

TAGS = {"strong": "b", "emphasis": "i", "struck": "s", "superscript": "sup"}
SAFE_LINKS = ("https://", "http://", "mailto:", "tel:", "/", "#")
HIGHEST = 3  # the level at which the highest heading of a text stands


def section(paragraphs: Iterable[Paragraph], language: str = "en") -> str:
    """Paragraphs as one section; nothing where there are none."""
    paragraphs = tuple(paragraphs)
    levels = [max(one.level, 1) for one in paragraphs if one.kind == "heading"]
    blocks = list(_blocks(paragraphs, language, min(levels, default=1)))
    return "\n".join(['<div class="WordSection1">', *blocks, "</div>", ""]) if blocks else ""


def said(text: str) -> str:
    """A text without marks as one section, a paragraph for each of its own."""
    parts = [part.strip() for part in text.split("\n\n") if part.strip()]
    blocks = [f'<p class="MsoNormal">{escape(part, quote=False)}</p>' for part in parts]
    return "\n".join(['<div class="WordSection1">', *blocks, "</div>", ""]) if blocks else ""


def _blocks(paragraphs: Iterable[Paragraph], language: str, top: int) -> Iterator[str]:
    bullets: list[str] = []
    for paragraph in paragraphs:
        if paragraph.kind == "bullet":
            bullets.append(f"<li>{_words(paragraph, language)}</li>")
            continue
        if bullets:
            yield "\n".join(["<ul>", *bullets, "</ul>"])
            bullets = []
        yield _block(paragraph, language, top)
    if bullets:
        yield "\n".join(["<ul>", *bullets, "</ul>"])


def _block(paragraph: Paragraph, language: str, top: int) -> str:
    if paragraph.kind == "table":
        rows = ["".join(f"<td>{escape(cell, quote=False)}</td>" for cell in row) for row in paragraph.rows]
        return "\n".join(["<table>", *(f"<tr>{row}</tr>" for row in rows), "</table>"])
    words = _words(paragraph, language)
    if paragraph.kind == "heading":
        level = min(HIGHEST + max(paragraph.level, 1) - top, 6)
        return f"<h{level}>{words}</h{level}>"
    if paragraph.kind == "numbered":
        return f'<p class="MsoListParagraph">{words}</p>'
    if paragraph.kind == "quote":
        return f"<blockquote><p>{words}</p></blockquote>"
    return f'<p class="MsoNormal">{words}</p>'


def _words(paragraph: Paragraph, language: str) -> str:
    text = paragraph.text.within(language)
    # Marks count the characters of the English text.
    marks = paragraph.marks if text == paragraph.text.en else ()
    label = f"{escape(paragraph.label, quote=False)} " if paragraph.label else ""
    return label + "".join(_marked(text, marks))


def _marked(text: str, marks: Iterable[Mark]) -> Iterator[str]:
    marks = [mark for mark in marks if mark.start < mark.end]
    edges = {0, len(text)} | {edge for mark in marks for edge in (mark.start, mark.end)}
    places = sorted(edge for edge in edges if edge <= len(text))
    for start, end in zip(places, places[1:], strict=False):
        run = escape(text[start:end], quote=False)
        for mark in marks:
            if mark.start <= start and end <= mark.end:
                run = _wrapped(run, mark)
        yield run


def _wrapped(run: str, mark: Mark) -> str:
    if mark.kind == "link":
        if not mark.href.startswith(SAFE_LINKS):
            return run
        return f'<a href="{escape(mark.href)}">{run}</a>'
    tag = TAGS[mark.kind]
    return f"<{tag}>{run}</{tag}>"
