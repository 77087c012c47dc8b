"""Text from HTML, made so that minutes can be read from it: lines, list marks, bars between cells."""

from __future__ import annotations

import datetime
from collections.abc import Iterable

from selectolax.lexbor import LexborHTMLParser, LexborNode

from minutebook.reading.lexicon import terms
from minutebook.reading.model import Reading
from minutebook.reading.reader import read

MADE = (
    "text made from HTML: a blank line between paragraphs, a bullet or number before each list item, "
    "a row of a table on one line with bars between its cells; scripts, styles and navigation left out"
)
_LEFT_OUT = terms("script style head nav noscript template svg iframe button select textarea title")
_BLOCKS = terms(
    "p div section article header footer h1 h2 h3 h4 h5 h6 ul ol table blockquote pre hr dl dt dd "
    "figure main aside form fieldset caption thead tbody tfoot body html address details summary"
)


_SOFT = "\u00ad"


def read_html(
    html: str | bytes,
    scope: str = "item",
    people: Iterable[str] = (),
    bodies: Iterable[str] = (),
    date: datetime.date | None = None,
) -> Reading:
    """Read minutes set as HTML; the offsets are those of ``text``, which says in ``made`` how it was made."""
    reading = read(text_of(html), scope, people, bodies, date)
    reading.made = MADE
    return reading


def text_of(html: str | bytes) -> str:
    """The plain text of an HTML page or fragment (see ``MADE``); empty where there is none."""
    if isinstance(html, bytes):
        html = html.decode("utf-8", errors="replace")
    body = LexborHTMLParser(html.replace("\0", "")).body
    if body is None:
        return ""
    lines: list[str] = [""]
    _walk(body, lines)
    return "\n".join(_spaced(lines)).strip("\n")


def _walk(top: LexborNode, lines: list[str]) -> None:
    """Go through the nodes below ``top`` without recursion, so that deep nesting costs only time."""
    stack: list[tuple[LexborNode | None, str]] = [(top.first_child, "")]
    while stack:
        node, closing = stack.pop()
        if node is None:
            _close(closing, lines)
            continue
        stack.append((node.next, closing))
        tag = node.tag
        if tag == "-text":
            text = (node.text_content or "").replace("\n", " ")
            lines[-1] += text.replace(_SOFT, "") if _SOFT in text else text
        elif tag == "br":
            lines.append("")
        elif tag and tag not in _LEFT_OUT and not tag.startswith("-"):
            _open(node, tag, lines)
            stack.append((node.first_child, tag))


def _open(node: LexborNode, tag: str, lines: list[str]) -> None:
    if tag in _BLOCKS or tag in ("li", "tr"):
        inside = node.parent.tag if node.parent is not None else ""
        if not (inside in ("td", "th") or (inside == "li" and _is_mark(lines[-1]))):
            lines.extend(("", ""))
    if tag == "li":
        lines[-1] += _marker(node)
    elif tag in ("td", "th"):
        lines[-1] += "| "


def _close(tag: str, lines: list[str]) -> None:
    if tag == "tr":
        lines[-1] += "|"
        lines.append("")
    elif tag in ("td", "th"):
        lines[-1] += " "
    elif tag in _BLOCKS:
        lines.append("")


def _is_mark(line: str) -> bool:
    return len(line) < 6 and line.endswith(" ")


def _marker(item: LexborNode) -> str:
    """The mark before a list item: its number in an ordered list, else a bullet."""
    parent = item.parent
    if parent is None or parent.tag != "ol":
        return "\u2022 "
    start = parent.attributes.get("start") or "1"
    number = int(start) if start.isdigit() and len(start) < 6 else 1
    before = item.prev
    while before is not None:
        number += before.tag == "li"
        before = before.prev
    style = parent.attributes.get("type") or "1"
    if style in ("a", "A") and number <= 26:
        return f"({chr(ord(style) + number - 1)}) "
    return f"({_roman(number)}) " if style in ("i", "I") and number < 40 else f"{number}. "


def _roman(number: int) -> str:
    tens, ones = divmod(number, 10)
    return "x" * tens + ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix")[ones]


def _spaced(lines: list[str]) -> list[str]:
    """The lines without more than one blank between them."""
    out: list[str] = []
    for line in lines:
        flat = line.strip()
        if flat or (out and out[-1]):
            out.append(flat)
    return out
