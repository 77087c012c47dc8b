"""Files as authors upload them, the harmless and the other kind."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import docx
import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, String

from tests.packs.made import typst_pdf

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def word(*paragraphs: str, title: str = "A report") -> bytes:
    """A Word file with a heading and these paragraphs."""
    made = docx.Document()
    made.core_properties.title = title
    made.core_properties.author = "KESTREL author"
    made.add_heading(title, 1)
    for words in paragraphs:
        made.add_paragraph(words)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def rewritten(data: bytes, changed: dict[str, bytes]) -> bytes:
    """A zip with some parts replaced or added."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.infolist():
            if part.filename not in changed:
                new.writestr(part, old.read(part))
        for name, body in changed.items():
            new.writestr(name, body)
    return out.getvalue()


def part(data: bytes, name: str) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        return packed.read(name)


def word_with_secrets() -> bytes:
    """A Word file with a macro, an embedded file, a comment, words struck out, words hidden, its author."""
    data = word("What stays.", title="Placements")
    body = part(data, "word/document.xml").decode()
    struck = f'<w:p xmlns:w="{W}"><w:del w:author="KESTREL"><w:r><w:delText>KESTREL struck</w:delText></w:r>'
    struck += "</w:del>"
    struck += '<w:ins w:author="KESTREL"><w:r><w:t>What was put in.</w:t></w:r></w:ins>'
    struck += "<w:r><w:rPr><w:vanish/></w:rPr><w:t>KESTREL hidden</w:t></w:r></w:p>"
    body = body.replace("<w:sectPr", struck + "<w:sectPr", 1)
    relations = part(data, "word/_rels/document.xml.rels").decode()
    outside = (
        '<Relationship Id="r901" Type="http://schemas.microsoft.com/office/2006/relationships/vbaProject" '
        'Target="vbaProject.bin"/><Relationship Id="r902" Type="http://schemas.openxmlformats.org/'
        'officeDocument/2006/relationships/attachedTemplate" Target="https://example.org/KESTREL.dotm" '
        'TargetMode="External"/>'
    )
    comments = f'<w:comments xmlns:w="{W}"><w:comment>KESTREL comment</w:comment></w:comments>'
    return rewritten(
        data,
        {
            "word/document.xml": body.encode(),
            "word/_rels/document.xml.rels": relations.replace(
                "</Relationships>", outside + "</Relationships>"
            ).encode(),
            "word/vbaProject.bin": b"KESTREL macro",
            "word/embeddings/sheet.xlsx": b"KESTREL embedded",
            "word/comments.xml": comments.encode(),
            "customXml/item1.xml": b"<k>KESTREL custom</k>",
        },
    )


def tagged_pdf(folder: Path, title: str = "Typst report", pages: int = 2) -> bytes:
    return typst_pdf(folder / "tagged.pdf", title=title, pages=pages).read_bytes()


def pdf_with_secrets(folder: Path) -> bytes:
    """A PDF with a script, an attached file, an action on opening, a note on a page and its maker's name."""
    path = typst_pdf(folder / "secrets.pdf", title="Placements")
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        script = Dictionary(S=Name.JavaScript, JS=String("app.alert('KESTREL')"))
        pdf.Root.OpenAction = pdf.make_indirect(script)
        pdf.attachments["KESTREL.txt"] = b"KESTREL attached"
        pdf.Root.AA = Dictionary(WC=script)
        note = Dictionary(
            Type=Name.Annot, Subtype=Name.Text, Contents=String("KESTREL note"), Rect=[0, 0, 9, 9]
        )
        pdf.pages[0].Annots = Array([*pdf.pages[0].get("/Annots", []), pdf.make_indirect(note)])
        pdf.docinfo["/Author"] = "KESTREL author"
        with pdf.open_metadata() as metadata:
            metadata["dc:creator"] = ["KESTREL author"]
        pdf.save(path)
    return path.read_bytes()


def every_byte(data: bytes) -> bytes:
    """All a file holds, unpacked: the parts of a zip, the streams and strings of a PDF."""
    if data.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            return (
                b"\n".join(packed.read(part) for part in packed.infolist()) + repr(packed.namelist()).encode()
            )
    with Pdf.open(io.BytesIO(data)) as pdf:
        streams = [one.read_bytes() for one in pdf.objects if isinstance(one, pikepdf.Stream)]
        whole = (one for one in pdf.objects if isinstance(one, Dictionary | Array | pikepdf.Stream))
        return b"\n".join([data, *streams, *(one.unparse(resolved=False) for one in whole)])
