"""What the pack prints on a page: its number and its item, as artifacts, the right way up.

The number stands in the bottom right corner and the item in the top right, on a white ground, in a
face that is embedded, whatever the page's size, turn, crop or origin.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from io import BytesIO
from typing import Any, NamedTuple

import pikepdf
import typst

from minutebook.packs import prepare
from minutebook.packs.segment import Segment

GLYPHS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz .,-–/()&'’âêîôûŵŷ"
PAGE = {"en": "Page", "cy": "Tudalen"}
ITEM = {"en": "Item", "cy": "Eitem"}
SIZE, EDGE, PAD = 9.0, 17.0, 3.0  # points, on an A4 page
A4_SIDE = 595.276
TURNS = {
    0: (1, 0, 0, 1, "left", "bottom"),
    90: (0, 1, -1, 0, "right", "bottom"),
    180: (-1, 0, 0, -1, "right", "top"),
    270: (0, -1, 1, 0, "left", "top"),
}
Box = tuple[float, float, float, float, int]


class Face(NamedTuple):
    """The stamps' typeface: its objects as a segment, the font's number in it, codes and widths."""

    segment: Segment
    font: int
    codes: dict[str, int]
    widths: dict[str, float]

    def shown(self, text: str) -> str:
        return "".join(char for char in text if char in self.codes)

    def encoded(self, text: str) -> bytes:
        return b"".join([b"%04x" % self.codes[char] for char in text if char in self.codes])

    def width(self, text: str) -> float:
        """Width of ``text`` in points at a size of 1."""
        return sum([self.widths[char] for char in text if char in self.codes]) / 1000


@cache
def face() -> Face:
    """The one typeface of all stamps, taken from a sheet typst sets."""
    escaped = "".join(f"\\u{{{ord(char):x}}}" for char in GLYPHS)
    sheet = typst.compile(
        f'#set text(ligatures: false)\n#text("{escaped}")'.encode(),
        format="pdf",
        ignore_system_fonts=True,
    )
    with pikepdf.open(BytesIO(sheet)) as pdf:
        fonts = pdf.pages[0].obj.Resources.Font
        font = fonts[next(iter(fonts.keys()))]
        codes = unicode_codes(font.ToUnicode.read_bytes())
        by_code = widths_of(font.DescendantFonts[0])
        data, found = prepare.plain(pdf, {"Font": [font]})
    facts = prepare.Facts()
    number = prepare.segment.manifest(data)["Font"][0]
    cut = prepare.segment.cut(data, found, facts, {}, 0)
    widths = {char: by_code.get(code, 500.0) for char, code in codes.items()}
    return Face(cut, number, codes, widths)


def unicode_codes(cmap: bytes) -> dict[str, int]:
    """Character to glyph code, from a ToUnicode map (single characters only)."""
    out: dict[str, int] = {}
    for block in re.findall(rb"beginbfchar(.*?)endbfchar", cmap, re.DOTALL):
        for code, char in re.findall(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]{4})>", block):
            out.setdefault(chr(int(char, 16)), int(code, 16))
    for block in re.findall(rb"beginbfrange(.*?)endbfrange", cmap, re.DOTALL):
        for low, high, char in re.findall(rb"<(\w+)>\s*<(\w+)>\s*<(\w{4})>", block):
            for step in range(int(high, 16) - int(low, 16) + 1):
                out.setdefault(chr(int(char, 16) + step), int(low, 16) + step)
    return out


def widths_of(font: Any) -> dict[int, float]:
    """Glyph code to width in thousandths, from a CID font's ``W`` (ISO 32000-1, 9.7.4.3)."""
    out: dict[int, float] = {}
    entries = list(font.get("/W", []))
    at = 0
    while at < len(entries):
        if isinstance(entries[at + 1], pikepdf.Array):
            for step, width in enumerate(entries[at + 1]):
                out[int(entries[at]) + step] = float(width)
            at += 2
        else:
            for code in range(int(entries[at]), int(entries[at + 1]) + 1):
                out[code] = float(entries[at + 2])
            at += 3
    return out


def visual(box: Box) -> tuple[float, float]:
    """Width and height of a page as it is seen."""
    left, bottom, right, top, turn = box
    size = (right - left, top - bottom)
    return size if turn in (0, 180) else (size[1], size[0])


def scale(box: Box) -> float:
    """How much larger than on A4 the stamp is: as the page, so that it reads when shrunk to A4."""
    width, height = visual(box)
    return max(0.1, min(max(min(width, height) / A4_SIDE, 0.6), width / 160, height / 60))


def upright(box: Box) -> str:
    """The operator that makes drawing start in the corner seen as bottom left, right side up."""
    left, bottom, right, top, turn = box
    a, b, c, d, x, y = TURNS.get(turn, TURNS[0])
    return f"{a} {b} {c} {d} {left if x == 'left' else right:g} {bottom if y == 'bottom' else top:g} cm"


def drawn(face: Face, box: Box, text: str, *, top: bool) -> bytes:
    """One line of text in the right-hand corner, at the foot or head of the page."""
    return framed(box, face.width(text), top) % face.encoded(text)


@lru_cache(maxsize=512)
def framed(box: Box, width_of_text: float, top: bool) -> bytes:
    """The stamp's content stream with room for its text, which is ``width_of_text`` at a size of 1."""
    factor, (width, height) = scale(box), visual(box)
    size = SIZE * factor
    length = width_of_text * size
    x = width - EDGE * factor - length
    y = height - (EDGE + SIZE * 0.72) * factor if top else EDGE * factor
    pad = PAD * factor
    kind = "Header" if top else "Footer"
    edge = "Top" if top else "Bottom"
    return (
        f"/Artifact <</Type /Pagination /Subtype /{kind} /Attached [/{edge}]>> BDC\n"
        f"q {upright(box)} 1 g {x - pad:.2f} {y - pad:.2f} {length + 2 * pad:.2f} "
        f"{size * 0.72 + 2 * pad:.2f} re f 0 g BT /MbStamp {size:.2f} Tf {x:.2f} {y:.2f} Td <"
        "%b> Tj ET Q EMC\n"
    ).encode()


def corner(face: Face, box: Box, head: str) -> tuple[float, float, float, float]:
    """The rectangle of the head's stamp on the page itself: where one goes back to the agenda."""
    factor, (width, height) = scale(box), visual(box)
    length = face.width(head) * SIZE * factor
    pad, edge = PAD * factor, EDGE * factor
    u0, u1 = width - edge - length - pad, width - edge + pad
    v0, v1 = height - edge - SIZE * 0.72 * factor - pad, height - edge + pad
    left, bottom, right, top, turn = box
    a, b, c, d, x, y = TURNS.get(turn, TURNS[0])
    e, f = (left if x == "left" else right), (bottom if y == "bottom" else top)
    xs = sorted((a * u0 + c * v0 + e, a * u1 + c * v1 + e))
    ys = sorted((b * u0 + d * v0 + f, b * u1 + d * v1 + f))
    return (xs[0], ys[0], xs[1], ys[1])
