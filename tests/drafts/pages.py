"""A page of a paper, made for a test."""

from __future__ import annotations

from io import BytesIO

import pikepdf


def pdf_of(words: str) -> bytes:
    """A page that says this, in a file whose author says it too."""
    with pikepdf.new() as pdf:
        page = pdf.add_blank_page(page_size=(595, 842))
        font = pikepdf.Dictionary(
            Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica
        )
        name = page.add_resource(font, pikepdf.Name.Font)
        page.contents_add(f"BT {name} 12 Tf 72 700 Td ({words}) Tj ET".encode())
        pdf.docinfo["/Author"] = words
        out = BytesIO()
        pdf.save(out)
        return out.getvalue()
