"""Clean HTML into the blocks a template sets: headings, paragraphs, lists, tables, links, pictures.

What the blocks cannot hold (scripts, styles, forms) is dropped; no word of the text is. Headings are
moved so that none is skipped, as PDF/UA wants.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import io
import re
from typing import Any, NamedTuple

import nh3
from PIL import Image
from selectolax.lexbor import LexborHTMLParser, LexborNode

Block = dict[str, Any]
TAGS = """
    h1 h2 h3 h4 h5 h6 p div section article ul ol li table thead tbody tfoot tr th td caption
    blockquote pre hr br strong b em i u s del ins sup sub code a img span dl dt dd figure figcaption
"""
ATTRIBUTES = {
    "*": {"id"},
    "a": {"href"},
    "img": {"src", "alt", "width"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan", "scope"},
    "ol": {"start", "type"},
    "li": {"data-label"},
}
MARKS = {
    "strong": "b",
    "b": "b",
    "em": "i",
    "i": "i",
    "u": "u",
    "ins": "u",
    "s": "s",
    "del": "s",
    "sup": "sup",
    "sub": "sub",
}
GROUPS = {"div", "section", "article", "body", "figure", "dd", "td", "th", "li", "figcaption"}
UNREAD = {"script", "style", "template", "title", "-comment"}
HEADING = re.compile(r"h([1-6])")
DATA_URL = re.compile(r"data:image/(png|jpeg|jpg|gif|svg\+xml|webp);base64,(.*)", re.DOTALL)
ENDINGS = {"png": "png", "jpeg": "jpg", "jpg": "jpg", "gif": "gif", "svg+xml": "svg", "webp": "webp"}
NUMBERINGS = {"a": "a)", "A": "A)", "i": "i)", "I": "I)"}
PIXELS = 100_000_000
SAFE_LINK = re.compile(r"(https?://|mailto:|tel:)\S+", re.IGNORECASE)


class Text(NamedTuple):
    """A text ready to be set: its blocks, its pictures by name, pictures that had no description."""

    blocks: list[Block]
    pictures: dict[str, bytes]
    undescribed: int


def clean(html: str) -> str:
    """HTML with only the elements of a document, safe to show on a page."""
    return nh3.clean(
        html,
        tags=set(TAGS.split()),
        attributes=ATTRIBUTES,
        url_schemes={"http", "https", "mailto", "tel", "data"},
        link_rel=None,
    )


def blocks_of(html: str, *, level: int = 1) -> Text:
    """The blocks of ``html``, its first heading at ``level``. Text without any tag is paragraphs.

    The HTML need not be clean: only words, structure, pictures in it and safe links become blocks.
    """
    if "<" not in html:
        html = "".join(f"<p>{part}</p>" for part in re.split(r"\n\s*\n", html) if part.strip())
    body = LexborHTMLParser(f"<body>{html}</body>").body
    walker = Walker(level)
    blocks = walker.blocks(body) if body is not None else []
    return Text(blocks, walker.pictures, walker.undescribed)


class Walker:
    """Goes through the HTML once, remembering heading depth and pictures."""

    def __init__(self, level: int) -> None:
        self.floor, self.open = level, level - 1
        self.pictures: dict[str, bytes] = {}
        self.undescribed = 0

    def blocks(self, parent: LexborNode) -> list[Block]:
        out: list[Block] = []
        loose: list[Block] = []
        for node in parent.iter(include_text=True):
            if node.tag in UNREAD:
                continue
            made = None if is_inline(node) else self.block(node)
            if made is None:
                loose += self.inline(node)
                continue
            flush(out, loose)
            out += made
        flush(out, loose)
        return out

    def block(self, node: LexborNode) -> list[Block]:
        """The blocks of one block element."""
        tag = node.tag or ""
        heading = HEADING.fullmatch(tag)
        if heading:
            return self.heading(node, int(heading[1]))
        maker = getattr(self, f"make_{tag}", None)
        if maker is not None:
            made: list[Block] = maker(node)
            return named(made, node)
        return named(self.blocks(node), node)

    def heading(self, node: LexborNode, depth: int) -> list[Block]:
        content = self.inlines(node)
        if not has_words(content):
            return []
        depth = max(self.floor, min(depth + self.floor - 1, self.open + 1, 6))
        self.open = depth
        return named([{"t": "h", "level": depth, "c": content}], node)

    def make_p(self, node: LexborNode) -> list[Block]:
        content = self.inlines(node)
        if len(content) == 1 and content[0]["t"] == "img":
            return [{**content[0], "t": "fig"}]
        return [{"t": "p", "c": content}] if has_words(content) else []

    make_dt = make_caption = make_p

    def make_ul(self, node: LexborNode) -> list[Block]:
        entries = self.entries(node)
        tight = all(len(entry) < 2 for entry in entries)
        return [{"t": "ul", "items": entries, "tight": tight}] if entries else []

    def make_ol(self, node: LexborNode) -> list[Block]:
        entries = self.entries(node)
        labels = [child.attributes.get("data-label") or "" for child in node.iter() if child.tag == "li"]
        start = node.attributes.get("start") or "1"
        return [
            {
                "t": "ol",
                "items": entries,
                "tight": all(len(entry) < 2 for entry in entries),
                "start": int(start) if start.isdigit() else 1,
                "numbering": NUMBERINGS.get(node.attributes.get("type") or "", "1."),
                "labels": labels if any(labels) and len(labels) == len(entries) else [],
            }
        ]

    def entries(self, node: LexborNode) -> list[list[Block]]:
        """The list's items; a list that stands between them belongs to the item before."""
        out: list[list[Block]] = []
        for child in node.iter():
            made = named(self.blocks(child), child) if child.tag == "li" else self.block(child)
            if child.tag == "li" or not out:
                out.append(made)
            else:
                out[-1] += made
        return out

    def make_blockquote(self, node: LexborNode) -> list[Block]:
        return [{"t": "quote", "c": self.blocks(node)}]

    def make_pre(self, node: LexborNode) -> list[Block]:
        return [{"t": "pre", "v": node.text() or ""}]

    def make_hr(self, node: LexborNode) -> list[Block]:
        return [{"t": "hr"}]

    def make_table(self, node: LexborNode) -> list[Block]:
        rows = [row for row in node.css("tr") if owner(row) == node.mem_id]
        cells = [[self.cell(cell) for cell in row.iter() if cell.tag in ("td", "th")] for row in rows]
        heads = [is_head(row) for row in rows]
        first = next((index for index, head in enumerate(heads) if not head), len(rows))
        columns = max((sum(cell["colspan"] for cell in row) for row in cells), default=0)
        if not columns:
            return []
        if first == len(rows) and first > 0:
            first -= 1 if len(rows) > 1 else 0
        head, body = grid(cells[:first], columns), grid(cells[first:], columns)
        caption = next((c for c in node.iter() if c.tag == "caption"), None)
        return [
            {
                "t": "table",
                "head": head,
                "rows": body,
                "widths": widths(head + body, columns),
                "caption": (caption.text(strip=True) if caption is not None else ""),
            }
        ]

    def cell(self, node: LexborNode) -> Block:
        return {
            "c": self.blocks(node),
            "colspan": spanned(node, "colspan"),
            "rowspan": spanned(node, "rowspan"),
        }

    # -- within a line -------------------------------------------------------------------------

    def inlines(self, parent: LexborNode) -> list[Block]:
        out: list[Block] = []
        for node in parent.iter(include_text=True):
            if node.tag not in UNREAD:
                out += self.inline(node)
        return out

    def inline(self, node: LexborNode) -> list[Block]:
        tag = node.tag
        if tag == "-text":
            words = plain_spaces(node.text_content or "")
            return [{"t": "text", "v": words}] if words else []
        if tag == "br":
            return [{"t": "br"}]
        if tag == "img":
            return self.picture(node)
        if tag == "code":
            return [{"t": "code", "v": node.text() or ""}]
        content = self.inlines(node)
        if tag == "a":
            return self.link(node, content)
        if tag in MARKS and content:
            return [{"t": MARKS[tag], "c": content}]
        return content

    def link(self, node: LexborNode, content: list[Block]) -> list[Block]:
        href = (node.attributes.get("href") or "").strip()
        if not content or not SAFE_LINK.fullmatch(href):
            return content
        return [{"t": "a", "href": href, "c": content}]

    def picture(self, node: LexborNode) -> list[Block]:
        alt = (node.attributes.get("alt") or "").strip()
        match = DATA_URL.fullmatch(node.attributes.get("src") or "")
        try:
            data = base64.b64decode(match[2], validate=False) if match else b""
        except binascii.Error:
            data = b""
        if not match or not drawable(data, match[1]):
            return [{"t": "text", "v": f"[{alt}]"}] if alt else []
        if not alt:
            self.undescribed += 1
        name = f"{hashlib.sha256(data).hexdigest()[:16]}.{ENDINGS[match[1]]}"
        self.pictures[name] = data
        width = node.attributes.get("width") or ""
        return [
            {
                "t": "img",
                "src": name,
                "alt": alt or "A picture its author did not describe",
                "width": round(int(width) * 25.4 / 96) if width.isdigit() else 0,
            }
        ]


def plain_spaces(words: str) -> str:
    """Words with every run of white space made one space, at the ends too."""
    inner = " ".join(words.split())
    if not inner:
        return " " if words else ""
    return f"{' ' * words[0].isspace()}{inner}{' ' * words[-1].isspace()}"


def drawable(data: bytes, kind: str) -> bool:
    """Whether a picture can be set: whole, and no larger than a page could show."""
    if kind == "svg+xml":
        return b"<svg" in data
    try:
        with Image.open(io.BytesIO(data)) as picture:
            picture.verify()
            return picture.width * picture.height <= PIXELS
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError):
        return False


def flush(out: list[Block], loose: list[Block]) -> None:
    """Words that stand outside any paragraph become one."""
    if has_words(loose):
        out.append({"t": "p", "c": list(loose)})
    loose.clear()


def is_inline(node: LexborNode) -> bool:
    if node.tag in ("-text", "br", "img", "code", "a", "span") or node.tag in MARKS:
        return not any(child.tag in ("p", "table", "ul", "ol", "div") for child in node.css("*"))
    return False


def has_words(content: list[Block]) -> bool:
    return any(
        part["t"] in ("img", "code")
        or (part["t"] == "text" and part["v"].strip())
        or has_words(part.get("c", []))
        for part in content
    )


def named(blocks: list[Block], node: LexborNode) -> list[Block]:
    anchor = node.attributes.get("id")
    if anchor and blocks and "id" not in blocks[0]:
        blocks[0] = {**blocks[0], "id": anchor}
    return blocks


def owner(row: LexborNode) -> int:
    """The identity of the table a row belongs to, so that a table within a cell keeps its own."""
    node = row.parent
    while node is not None and node.tag != "table":
        node = node.parent
    return node.mem_id if node is not None else 0


def is_head(row: LexborNode) -> bool:
    if row.parent is not None and row.parent.tag == "thead":
        return True
    cells = [cell.tag for cell in row.iter() if cell.tag in ("td", "th")]
    return bool(cells) and all(tag == "th" for tag in cells)


def spanned(node: LexborNode, key: str) -> int:
    value = node.attributes.get(key) or ""
    return min(max(int(value), 1), 200) if value.isdigit() else 1


def grid(rows: list[list[Block]], columns: int) -> list[list[Block]]:
    """Rows filled up with empty cells, spans cut to fit, so that the table is regular."""
    held: dict[tuple[int, int], bool] = {}
    out: list[list[Block]] = []
    for y, row in enumerate(rows):
        line: list[Block] = []
        waiting, x = list(row), 0
        while x < columns:
            if held.get((y, x)):
                x += 1
                continue
            cell: Block = waiting.pop(0) if waiting else {"c": [], "colspan": 1, "rowspan": 1}
            wide = 1
            while wide < cell["colspan"] and x + wide < columns and not held.get((y, x + wide)):
                wide += 1
            tall = min(cell["rowspan"], len(rows) - y)
            held |= {(y + dy, x + dx): True for dy in range(tall) for dx in range(wide)}
            line.append({**cell, "colspan": wide, "rowspan": tall})
            x += wide
        out.append(line)
    return out


def widths(rows: list[list[Block]], columns: int) -> list[float]:
    """Widths of columns in proportion to their words, kept within a factor of five."""
    longest = [1.0] * columns
    for row in rows:
        at = 0
        for cell in row:
            if cell["colspan"] == 1 and at < columns:
                longest[at] = max(longest[at], min(length(cell["c"]), 120) ** 0.6)
            at += cell["colspan"]
    most = max(longest)
    return [round(max(value, most / 5), 2) for value in longest]


def length(blocks: list[Block]) -> int:
    return sum(
        len(block.get("v", "")) + length(block.get("c", [])) + sum(map(length, block.get("items", [])))
        for block in blocks
    )
