"""The book's paragraphs as clean HTML, with the ids they have on the web page.

A meeting's sheets hold many items, each with a ``p1`` of its own: there ``within`` is the item's own
segment of its address, and the place is ``inspection-update/p1``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from html import escape
from itertools import groupby

from minutebook.book.schema import Mark, Paragraph
from minutebook.packs.model import Lang

TAGS = {"strong": "strong", "emphasis": "em", "struck": "s", "superscript": "sup"}
LISTED = ("bullet", "numbered")


def html_of(paragraphs: Sequence[Paragraph], lang: Lang = "en", *, within: str = "") -> str:
    """The paragraphs in ``lang`` (or the language they have), lists as lists, marks as they are set."""
    out = []
    for in_list, run in groupby(paragraphs, key=lambda paragraph: paragraph.kind in LISTED):
        if in_list:
            out.append(list_of(list(run), lang, within))
        else:
            out += [single(paragraph, lang, within) for paragraph in run]
    return "".join(out)


def text_html(text: str) -> str:
    """Plain words as paragraphs: a blank line begins a new one, a line's end stays."""
    parts = [part.strip() for part in text.split("\n\n")]
    return "".join(f"<p>{lines(part)}</p>" for part in parts if part)


def linked(address: str) -> str:
    """An address as a link that shows itself."""
    return f'<a href="{escape(address)}">{escape(address)}</a>'


def listed(texts: Iterable[str]) -> str:
    """Plain lines as a list, or as a paragraph where there is only one."""
    found = [line for line in texts if line]
    if len(found) < 2:
        return "".join(text_html(line) for line in found)
    return f"<ul>{''.join(f'<li>{lines(line)}</li>' for line in found)}</ul>"


def list_of(paragraphs: Sequence[Paragraph], lang: Lang, within: str) -> str:
    """One list, with lists of deeper paragraphs inside the entry they follow."""
    depth = paragraphs[0].level
    tag = "ul" if paragraphs[0].kind == "bullet" and not paragraphs[0].label else "ol"
    out, at = [f"<{tag}>"], 0
    while at < len(paragraphs):
        below = at + 1
        while below < len(paragraphs) and paragraphs[below].level > depth:
            below += 1
        one = paragraphs[at]
        inner = list_of(paragraphs[at + 1 : below], lang, within) if below > at + 1 else ""
        label = f' data-label="{escape(one.label)}"' if one.label else ""
        out.append(f"<li{named(one, within)}{label}><p>{words(one, lang)}</p>{inner}</li>")
        at = below
    return "".join([*out, f"</{tag}>"])


def single(paragraph: Paragraph, lang: Lang, within: str) -> str:
    name, said = named(paragraph, within), words(paragraph, lang)
    if paragraph.kind == "table":
        return f"<table{name}>{''.join(rows(paragraph.rows))}</table>"
    if paragraph.label:
        said = f"{escape(paragraph.label)} {said}"
    if paragraph.kind == "heading":
        depth = min(max(paragraph.level, 1), 6)
        return f"<h{depth}{name}>{said}</h{depth}>"
    if paragraph.kind == "quote":
        return f"<blockquote{name}><p>{said}</p></blockquote>"
    return f"<p{name}>{said}</p>" if said.strip() else ""


def rows(cells: Sequence[Sequence[str]]) -> Iterator[str]:
    for index, row in enumerate(cells):
        tag = "td" if index else "th"
        yield "<tr>" + "".join(f"<{tag}>{lines(cell)}</{tag}>" for cell in row) + "</tr>"


def named(paragraph: Paragraph, within: str) -> str:
    if not paragraph.id:
        return ""
    return f' id="{escape(f"{within}/{paragraph.id}" if within else paragraph.id)}"'


def words(paragraph: Paragraph, lang: Lang) -> str:
    """The paragraph's text, escaped, with its marks. Marks count in the English text only."""
    text = paragraph.text.within(lang)
    marks = paragraph.marks if text == paragraph.text.en else ()
    borders = {0, len(text)}
    for mark in marks:
        borders |= {min(mark.start, len(text)), min(mark.end, len(text))}
    points = sorted(borders)
    runs = zip(points, points[1:], strict=False)
    return "".join(marked(text, start, end, marks) for start, end in runs)


def marked(text: str, start: int, end: int, marks: Sequence[Mark]) -> str:
    run = lines(text[start:end])
    for mark in marks:
        if mark.start <= start and end <= mark.end:
            tag = TAGS.get(mark.kind)
            run = f"<{tag}>{run}</{tag}>" if tag else f'<a href="{escape(mark.href)}">{run}</a>'
    return run


def lines(text: str) -> str:
    return escape(text).replace("\n", "<br>")
