"""Marking every page of a private paper's copy, as the law asks of each copy that is given out."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO

import pikepdf

LARGEST, SMALLEST, EDGE = 8.0, 4.5, 14.0  # points
WIDTH = 0.5  # of the size, which a letter of Helvetica takes on average


def marked(data: bytes, words: str | Callable[[str], str]) -> bytes:
    """A PDF with ``words`` at the head of each page, as an artifact that screen readers pass over.

    Where pages differ, ``words`` gives those of the page with a printed number, and none for an unmarked one.
    Source of the duty: e.g. LGA 1972 s.100B(5).
    """
    with pikepdf.open(BytesIO(data)) as pdf:
        font = pdf.make_indirect(
            pikepdf.Dictionary(
                Type=pikepdf.Name.Font,
                Subtype=pikepdf.Name.Type1,
                BaseFont=pikepdf.Name("/Helvetica-Bold"),
                Encoding=pikepdf.Name.WinAnsiEncoding,
            )
        )
        for page in pdf.pages:
            line = words if isinstance(words, str) else words(page.label)
            if not line:
                continue
            name = page.add_resource(font, pikepdf.Name.Font)
            page.contents_add(b"q", prepend=True)
            page.contents_add(_line(page, str(name), line))
        out = BytesIO()
        pdf.save(out)
    return out.getvalue()


def _line(page: pikepdf.Page, font: str, words: str) -> bytes:
    left, _, right, top = (float(value) for value in page.cropbox)
    size = max(SMALLEST, min(LARGEST, (right - left - 2 * EDGE) / (len(words) * WIDTH)))
    room = int((right - left - 2 * EDGE) / (size * WIDTH))
    shown = [words[at : at + room] for at in range(0, len(words), room)]
    lines = [
        b"1 0 0 1 %.2f %.2f Tm (%b) Tj" % (left + EDGE, top - EDGE - size * (row + 0.5), _escaped(text))
        for row, text in enumerate(shown)
    ]
    return (
        b"Q q /Artifact <</Type /Pagination /Subtype /Header>> BDC q 0.42 0.12 0.15 rg BT "
        b"%b %.2f Tf %b ET Q EMC" % (font.encode(), size, b" ".join(lines))
    )


def _escaped(text: str) -> bytes:
    plain = text.encode("cp1252", "replace")
    return plain.replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")
