"""Word's HTML as the book's paragraphs: words, lists, tables and emphasis stay; styles and empty lines go."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from urllib.parse import urljoin

import msgspec
from selectolax.lexbor import LexborHTMLParser, LexborNode

from minutebook.book.schema import Paragraph, Words
from minutebook.intake.moderngov.runs import Cell, Run, clean, cut, plain
from minutebook.reading.lexicon import terms

LONGEST = 5_000_000  # characters of one text; more is no minute of anybody
LEFT_OUT = terms(
    "script style head title noscript template iframe object embed svg math button input select "
    "textarea xml link meta base audio video canvas"
)
BLOCKS = terms(
    "p div section article header footer main aside figure figcaption address center form fieldset dl dt dd "
    "body html nav details summary legend"
)
HEADINGS = {f"h{n}": n for n in range(1, 7)}
CELLS = frozenset(("td", "th", "caption"))
INLINE = {
    "b": "strong",
    "strong": "strong",
    "i": "emphasis",
    "em": "emphasis",
    "u": "emphasis",
    "cite": "emphasis",
    "s": "struck",
    "strike": "struck",
    "del": "struck",
    "sup": "superscript",
}
_STYLE = re.compile(
    r"(?i)(?P<strong>font-weight:\s*(?:bold|[6-9]00))|(?P<emphasis>font-style:\s*italic|"
    r"text-decoration:[^;]*underline)|(?P<struck>text-decoration:[^;]*line-through)|"
    r"(?P<superscript>vertical-align:\s*super)"
)
_HIDDEN = re.compile(r"(?i)(?:display:\s*none|mso-hide:\s*all|visibility:\s*hidden)")
_SYMBOLS = re.compile(r"(?i)font(?:-family)?:[^;]*(?:symbol|wingdings|webdings)")
_LIST_CLASS = re.compile(r"(?i)\bMso(?:List|ListParagraph|ListBullet|ListNumber)")
_HEADING_CLASS = re.compile(r"(?i)\b(?:Mso)?Heading([1-6])\b|\bMso(Title)\b")
_QUOTE_CLASS = re.compile(r"(?i)\bMso(?:Intense)?Quote\b")
_INDENT = re.compile(r"(?i)text-indent:\s*-")
_MARGIN = re.compile(r"(?i)margin-left:\s*([\d.]+)\s*(pt|cm|mm|in|px)")
_MARGINS = re.compile(r"(?i)margin:\s*(?:\S+\s+){3}([\d.]+)(pt|cm|mm|in|px)")
_POINTS = {"pt": 1.0, "cm": 28.35, "mm": 2.835, "in": 72.0, "px": 0.75}
_LEVEL = re.compile(r"(?i)mso-list:[^;]*level(\d)")
_BULLET = re.compile(
    r"[\s\xa0]*([\u00b7\u2022\u25aa\u25cf\u25cb\u25e6\u2023\u2043\uf0a7\uf0b7\uf0d8\u00a7]|[o\u2013-](?=[\xa0]))[\s\xa0]+"
)
GLYPHS = "\u00b7\u2022\u25aa\u25cf\u25cb\u25e6\u2023\u2043\uf0a7\uf0b7\uf0d8\u00a7"
_SYMBOL = re.compile(r"[\s\xa0]*(\S)[\s\xa0]+")
_LABEL = re.compile(
    r"[\s\xa0]*(\(?(?:\d{1,3}(?:\.\d{1,3})*|[a-zA-Z]|[ivxlcIVXLC]{1,6})[.)]{1,2}|\d{1,3}(?:\.\d{1,3})+)"
    r"(?=[\s\xa0]*\xa0|[\s\xa0]+\xa0)[\s\xa0]+"
)
_SPACES = re.compile(r"[ \t\r\n\f]+")
_ODD = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f\u00ad\u200b-\u200d\u2060\ufeff\ud800-\udfff\ufffe\uffff]")
_ODD_NAMED = re.compile(r"(?i)&(?:#|shy|zw|nobreak|ic;|it;|af;|[lr]rm)")
LINKS = ("https://", "http://", "mailto:", "tel:")


@dataclass(frozen=True)
class Cleaned:
    """A text as paragraphs, and what of it has no place there: pictures, hidden words."""

    paragraphs: tuple[Paragraph, ...] = ()
    left: tuple[str, ...] = ()


@lru_cache(maxsize=512)  # an agenda's standing items say the same at every meeting
def cleaned(html: str, base: str = "", language: str = "en") -> Cleaned:
    """A fragment of HTML as paragraphs in ``language``; ``base`` is the address its links start from."""
    html = html[:LONGEST]
    if "<" not in html and "&" not in html:
        lines = [_ODD.sub("", line).strip() for line in html.split("\n\n")]
        return Cleaned(
            tuple(Paragraph(text=_words(clean([Run(line)])[0], language)) for line in lines if line)
        )
    body = LexborHTMLParser(html.replace("\0", "")).body
    made = _Cleaner(base, language, odd=bool(_ODD.search(html) or _ODD_NAMED.search(html)))
    if body is not None:
        made.walk(body)
    return Cleaned(tuple(made.paragraphs), tuple(made.left))


def _words(text: str, language: str) -> Words:
    return Words(cy=text) if language == "cy" else Words(en=text)


@dataclass
class _Block:
    """What is known of the block that is being filled: where it stands, and what list it may be of."""

    kind: str = "text"
    level: int = 0
    label: str = ""
    listed: bool = False
    symbol: bool = False
    begun: bool = False


class _Cleaner:
    """One walk through a tree, without recursion: what opens is pushed, what closes is popped."""

    def __init__(self, base: str, language: str, odd: bool = True) -> None:
        self.base, self.language = base, language
        self.odd = odd
        self.paragraphs: list[Paragraph] = []
        self.left: list[str] = []
        self.runs: list[Run] = []
        self.block = _Block()
        self.marks: list[tuple[str, str]] = []
        self.lists: list[list[object]] = []
        self.tables: list[list[list[Cell]]] = []
        self.cells: list[tuple[list[Run], _Block, list[Paragraph]]] = []
        self.quotes = 0

    def walk(self, top: LexborNode) -> None:
        """Everything below ``top``, in order."""
        stack: list[tuple[LexborNode | None, str, int, _Block | None]] = [(top.first_child, "", 0, None)]
        while stack:
            node, closing, marked, outer = stack.pop()
            if node is None:
                self._close(closing, marked, outer)
                continue
            stack.append((node.next, closing, marked, outer))
            tag = node.tag or ""
            if tag == "-text":
                self._text(node.text_content or "")
            elif tag == "br":
                self.runs.append(Run("\n", self._marked()))
            elif tag == "img":
                self._picture(node)
            elif tag and tag not in LEFT_OUT and not tag.startswith(("-", "!")):
                self._down(node, tag, stack)
        self._flush()
        if any(one.level > 1 for one in self.paragraphs):
            self.paragraphs = list(_levelled(self.paragraphs))

    def _down(
        self, node: LexborNode, tag: str, stack: list[tuple[LexborNode | None, str, int, _Block | None]]
    ) -> None:
        given = node.attributes
        style = given.get("style") or ""
        if style and _HIDDEN.search(style):
            if words := plain(node.text() or ""):
                self.left.append(f"hidden words: {words[:80]}")
            return
        marked = len(self.marks)
        outer = self._open(node, tag, given, style)
        self._mark(tag, given, style)
        stack.append((node.first_child, tag, len(self.marks) - marked, outer))

    def _open(self, node: LexborNode, tag: str, given: dict[str, str | None], style: str) -> _Block | None:
        """Begin what a tag begins. Gives back the block it stands in, to go on with when it closes."""
        if tag in BLOCKS or tag in HEADINGS or tag in ("blockquote", "pre"):
            self._flush()
            outer = self.block
            self.quotes += tag == "blockquote"
            self.block = self._block(tag, given.get("class") or "", style, outer)
            return outer
        if tag in ("ul", "ol"):
            self._flush()
            first = given.get("start") or "1"
            start = int(first) if first.lstrip("-").isdigit() and len(first) < 6 else 1
            self.lists.append([tag, start, given.get("type") or "1"])
        elif tag == "li":
            self._flush()
            outer, self.block = self.block, self._entry()
            return outer
        elif tag == "table":
            self._flush()
            self.tables.append([])
        elif tag == "tr" and self.tables:
            self.tables[-1].append([])
        elif tag in CELLS and self.tables:
            if not self.tables[-1]:
                self.tables[-1].append([])
            self.cells.append((self.runs, self.block, self.paragraphs))
            self.runs, self.paragraphs, self.block = [], [], _Block()
            self.tables[-1][-1].append(Cell(_span(given.get("colspan")), _span(given.get("rowspan"))))
        elif tag == "hr":
            self._flush()
        elif (tag == "span" or tag == "font") and not self.runs and style and _SYMBOLS.search(style):
            self.block.symbol = True
        return None

    def _block(self, tag: str, classes: str, style: str, outer: _Block) -> _Block:
        if tag in HEADINGS:
            return _Block("heading", HEADINGS[tag])
        if classes and (found := _HEADING_CLASS.search(classes)):
            return _Block("heading", int(found[1]) if found[1] else 1)
        if tag == "blockquote" or self.quotes or (classes and _QUOTE_CLASS.search(classes)):
            return _Block("quote")
        if self.lists and tag != "li" and outer.kind in ("bullet", "numbered"):
            # A paragraph within an entry: the first is the entry itself, the rest follow it.
            return outer
        listed = bool((classes and _LIST_CLASS.search(classes)) or (style and _INDENT.search(style)))
        return _Block(level=_depth(style) if listed else 0, listed=listed)

    def _entry(self) -> _Block:
        if not self.lists:
            return _Block("bullet", 1)
        level = len(self.lists)
        kind, number, style = self.lists[-1]
        if kind == "ul":
            return _Block("bullet", level)
        assert isinstance(number, int)
        self.lists[-1][1] = number + 1
        return _Block("numbered", level, _numeral(number, str(style)))

    def _mark(self, tag: str, given: dict[str, str | None], style: str) -> None:
        if kind := INLINE.get(tag):
            self.marks.append((kind, ""))
        elif tag == "a" and (href := (given.get("href") or "").strip()):
            href = urljoin(self.base, href) if self.base and not href.startswith("#") else href
            if href.lower().startswith(LINKS):
                self.marks.append(("link", href))
        if style and tag not in HEADINGS:
            self.marks += [(found.lastgroup or "", "") for found in _STYLE.finditer(style)]

    def _close(self, tag: str, marked: int, outer: _Block | None) -> None:
        if tag in BLOCKS or tag in HEADINGS or tag in ("blockquote", "pre", "li"):
            self._flush()
            self.quotes -= tag == "blockquote"
            if outer is not None:
                self.block = outer
        elif tag in ("ul", "ol"):
            self._flush()
            self.lists.pop()
        elif tag in CELLS and self.cells:
            self._flush()
            inside = self.paragraphs
            self.runs, self.block, self.paragraphs = self.cells.pop()
            self.tables[-1][-1][-1].inside = inside
        elif tag == "table" and self.tables:
            self._table(self.tables.pop())
        elif tag == "hr":
            self._flush()
        if marked:
            del self.marks[-marked:]

    def _text(self, text: str) -> None:
        if text.isspace() and "\xa0" not in text:
            if self.runs:
                self.runs.append(Run(" ", self._marked()))
            return
        text = _SPACES.sub(" ", _ODD.sub("", text) if self.odd else text)
        if text:
            self.runs.append(Run(text, self._marked()))

    def _marked(self) -> tuple[tuple[str, str], ...]:
        return tuple(dict.fromkeys(self.marks)) if self.marks else ()

    def _picture(self, node: LexborNode) -> None:
        alt = plain(node.attributes.get("alt") or "")
        self.left.append(f"a picture{f': {alt[:80]}' if alt else ''}")
        if alt and not re.search(r"(?i)\.(?:png|gif|jpe?g|emf|wmf)$|^(?:image|picture|graphic)?\s*\d*$", alt):
            self.runs.append(Run(alt, self._marked()))

    def _flush(self) -> None:
        """Close the paragraph that is being filled, if it has words."""
        runs, self.runs = self.runs, []
        block = self.block
        if not runs:
            return
        raw = runs[0].text if len(runs) == 1 else "".join([run.text for run in runs])
        text = plain(raw)
        if not text:
            return
        kind, label, level = block.kind, block.label, block.level
        alone = kind == "text" and len(runs) == 1 and not runs[0].marks and not block.symbol
        if alone and "\xa0" not in raw and "\n" not in raw and text[0] not in GLYPHS:
            # Most of all paragraphs: words in a row, which do not begin as an entry of a list does.
            self.paragraphs.append(Paragraph(text=_words(text, self.language)))
            return
        if kind == "text":
            kind, label, runs = _listed(block, raw, runs)
            level = max(level, 1) if kind != "text" else 0
        else:
            # What more an entry holds stands under it and has no number of its own.
            if block.begun:
                kind, label, level = "text", "", 0
            block.begun = kind in ("bullet", "numbered") or block.begun
        for number, part in enumerate(cut(runs)):
            text, marks = clean(part)
            if text:
                self.paragraphs.append(
                    Paragraph(
                        kind=kind if number == 0 or kind in ("heading", "quote") else "text",  # type: ignore[arg-type]
                        text=_words(text, self.language),
                        label=label if number == 0 else "",
                        level=level if number == 0 or kind == "heading" else 0,
                        marks=marks if self.language == "en" else (),
                    )
                )
        block.symbol = False

    def _table(self, rows: list[list[Cell]]) -> None:
        cells = [cell for row in rows for cell in row]
        if len(cells) == 1 or not rows or max(len(row) for row in rows) == 1:
            # A frame drawn around text, not a table.
            for cell in cells:
                self.paragraphs += cell.inside
            return
        grid = [row for row in _grid(rows) if any(row)]
        if grid:
            self.paragraphs.append(Paragraph(kind="table", rows=tuple(grid)))


def _listed(block: _Block, raw: str, runs: list[Run]) -> tuple[str, str, list[Run]]:
    """Whether a paragraph begins as Word writes an entry of a list: a bullet or number, then hard spaces."""
    if block.symbol and (found := _SYMBOL.match(raw)):
        return "bullet", "", _without(runs, found.end())
    if found := _BULLET.match(raw):
        return "bullet", "", _without(runs, found.end())
    if found := _LABEL.match(raw):
        return "numbered", found[1], _without(runs, found.end())
    return "text", "", runs


def _levelled(paragraphs: list[Paragraph]) -> Iterator[Paragraph]:
    """Each list with its highest entries at level 1, however far it was indented."""
    for listed, run in groupby(paragraphs, key=lambda one: one.kind in ("bullet", "numbered")):
        if not listed:
            yield from run
            continue
        entries = list(run)
        least = min(one.level for one in entries)
        yield from (
            one if least == 1 else msgspec.structs.replace(one, level=one.level - least + 1)
            for one in entries
        )


def _without(runs: list[Run], count: int) -> list[Run]:
    """The runs without their first ``count`` characters."""
    out = []
    for run in runs:
        if count >= len(run.text):
            count -= len(run.text)
            continue
        out.append(Run(run.text[count:], run.marks) if count else run)
        count = 0
    return out


def _depth(style: str) -> int:
    """How deep in a list Word's style puts an entry: half an inch a level."""
    if found := _LEVEL.search(style):
        return int(found[1])
    found = _MARGIN.search(style) or _MARGINS.search(style)
    points = float(found[1]) * _POINTS[found[2].lower()] if found else 0.0
    return min(9, max(1, round(points / 36)))


def _span(given: str | None) -> int:
    return min(50, int(given)) if given and given.isdigit() and len(given) < 5 and int(given) else 1


def _grid(rows: list[list[Cell]]) -> Iterator[tuple[str, ...]]:
    """The cells in straight rows: where one spans several places the words stand in the first."""
    held: dict[int, int] = {}
    made: list[list[str]] = []
    for row in rows:
        line: list[str] = []
        for cell in row:
            while held.get(len(line), 0):
                held[len(line)] -= 1
                line.append("")
            for place in range(cell.across):
                if cell.down > 1:
                    held[len(line)] = cell.down - 1
                line.append(cell.text() if place == 0 else "")
        while held.get(len(line), 0):
            held[len(line)] -= 1
            line.append("")
        made.append(line)
    width = max(len(line) for line in made)
    yield from (tuple(line + [""] * (width - len(line))) for line in made)


def _numeral(number: int, style: str) -> str:
    if style in ("a", "A") and 0 < number <= 26:
        return f"({chr(ord(style) + number - 1)})"
    if style in ("i", "I") and 0 < number < 40:
        tens, ones = divmod(number, 10)
        roman = "x" * tens + ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix")[ones]
        return f"({roman})"
    return f"{number}."
