"""Small PDFs made by several producers, for the tests of packs."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pikepdf
import typst
from pikepdf import Array, Dictionary, Name, Pdf, String

from minutebook.packs import structure
from minutebook.packs.build import Pack
from minutebook.packs.model import Item, Paper

HTML = """<!doctype html><html lang="en"><head><title>Browser report</title></head><body>
<h1>Browser report</h1><p>First words with <a href="https://www.example.org/a">a link</a> and
<a href="#end">a jump</a>.</p><ul><li>one</li><li>two</li></ul>
<table><tr><th>Measure</th><th>Now</th></tr><tr><td>Reviews</td><td>96</td></tr></table>
<p style="page-break-before: always" id="end">On the second page.</p></body></html>"""


def typst_pdf(path: Path, *, title: str = "Typst report", pages: int = 2, tags: bool = True) -> Path:
    """What our own sheets are made by: headings, a table with ids, a list, links and bookmarks."""
    body = "\n#pagebreak()\n".join(
        f'= Part {n}\nWords of page {n}. #link("https://www.example.org/{n}")[A link].\n'
        f"- one\n- two\n#table(columns: 2, table.header([Measure], [Now]), [Reviews], [{n}])"
        for n in range(1, pages + 1)
    )
    source = f'#set document(title: "{title}", date: none)\n#set text(lang: "en", region: "GB")\n{body}'
    path.write_bytes(
        typst.compile(
            {"main.typ": source.encode()},
            format="pdf",
            pdf_tags=tags,
            pdf_standards=["ua-1"] if tags else [],
            ignore_system_fonts=True,
        )
    )
    return path


class Handmade:
    """A PDF built by hand the way Word builds one: every structure a pack must join, at will."""

    def __init__(self, *, lang: str = "en-GB", version: str = "1.7") -> None:
        self.pdf = Pdf.new()
        self.version = version
        self.root = self.pdf.make_indirect(
            Dictionary(Type=Name.StructTreeRoot, RoleMap=Dictionary(), K=Array())
        )
        self.document = self.element(self.root, "Document")
        self.root.K = Array([self.document])
        self.rows: dict[int, list[Any]] = {}
        self.pdf.Root.StructTreeRoot = self.root
        self.pdf.Root.MarkInfo = Dictionary(Marked=True)
        self.pdf.Root.Lang = String(lang)
        self.pdf.docinfo["/Title"] = "Word-like report"
        self.next_key = 0

    def element(self, parent: Any, type: str, **keys: Any) -> Any:
        made = self.pdf.make_indirect(
            Dictionary(Type=Name.StructElem, S=Name(f"/{type}"), P=parent, K=Array(), **keys)
        )
        if parent is not self.root:
            parent.K.append(made)
        return made

    def page(self, *texts: tuple[str, str], size: tuple[float, float] = (595, 842), **keys: Any) -> Any:
        """A page of marked paragraphs, each (structure type, words)."""
        page = self.pdf.add_blank_page(page_size=size).obj
        key = self.key()
        content, row = [], []
        for mcid, (type, words) in enumerate(texts):
            element = self.element(self.document, type, Pg=page)
            element.K.append(mcid)
            row.append(element)
            content.append(
                f"/{type} <</MCID {mcid}>> BDC BT /F1 12 Tf 72 {700 - 30 * mcid} Td ({words}) Tj ET EMC"
            )
        page.Contents = self.pdf.make_stream("\n".join(content).encode())
        page.Resources = Dictionary(Font=Dictionary(F1=helvetica(self.pdf)))
        page.StructParents = key
        self.rows[key] = row
        for name, value in keys.items():
            page[f"/{name}"] = value
        return page

    def key(self) -> int:
        self.next_key += 1
        return self.next_key - 1

    def link(self, page: Any, **keys: Any) -> Any:
        """A link annotation, tagged."""
        annot = self.pdf.make_indirect(
            Dictionary(
                Type=Name.Annot,
                Subtype=Name.Link,
                Rect=Array([72, 600, 200, 620]),
                StructParent=self.key(),
                **keys,
            )
        )
        page.Annots = Array([*page.get("/Annots", []), annot])
        element = self.element(self.document, "Link", Pg=page)
        element.K.append(Dictionary(Type=Name.OBJR, Obj=annot, Pg=page))
        self.rows[int(annot.StructParent)] = element
        return annot

    def field(self, page: Any, name: str, value: str) -> Any:
        widget = self.pdf.make_indirect(
            Dictionary(
                Type=Name.Annot,
                Subtype=Name.Widget,
                FT=Name.Tx,
                T=String(name),
                V=String(value),
                DA=String("/Helv 10 Tf 0 g"),
                Rect=Array([72, 500, 200, 520]),
                P=page,
                F=4,
                StructParent=self.key(),
            )
        )
        page.Annots = Array([*page.get("/Annots", []), widget])
        element = self.element(self.document, "Form", Pg=page)
        element.K.append(Dictionary(Type=Name.OBJR, Obj=widget, Pg=page))
        self.rows[int(widget.StructParent)] = element
        if "/AcroForm" not in self.pdf.Root:
            self.pdf.Root.AcroForm = Dictionary(
                Fields=Array(),
                DA=String("/Helv 0 Tf 0 g"),
                DR=Dictionary(Font=Dictionary(Helv=helvetica(self.pdf))),
            )
        self.pdf.Root.AcroForm.Fields.append(widget)
        return widget

    def save(self, path: Path, **options: Any) -> Path:
        nums: list[Any] = []
        for key, row in sorted(self.rows.items()):
            nums += [key, Array(row) if isinstance(row, list) else row]
        if nums:
            self.root.ParentTree = Dictionary(Nums=Array(nums))
            self.root.ParentTreeNextKey = self.next_key
        self.pdf.save(path, min_version=self.version, static_id=True, **options)
        return path


def helvetica(pdf: Pdf) -> Any:
    return pdf.make_indirect(Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica))


def word_pdf(path: Path) -> Path:
    """Two pages as Word tags them, with its own type names mapped to standard ones."""
    made = Handmade()
    made.root.RoleMap = Dictionary(
        {"/Heading1": Name.H1, "/Normal": Name.P, "/TableGrid": Name.Table, "/Footnote": Name.Note}
    )
    page = made.page(("Heading1", "Report of the Director"), ("Normal", "It is recommended."))
    made.page(("Normal", "Second page"), ("Footnote", "A note"))
    made.link(page, A=Dictionary(S=Name.URI, URI=String("https://www.example.org/report")))
    return made.save(path, object_stream_mode=pikepdf.ObjectStreamMode.generate)


def plain_pdf(path: Path, *, pages: int = 1, words: str = "Plain words") -> Path:
    """An untagged file with text."""
    pdf = Pdf.new()
    for _ in range(pages):
        page = pdf.add_blank_page(page_size=(595, 842)).obj
        page.Contents = pdf.make_stream(f"BT /F1 12 Tf 72 700 Td ({words}) Tj ET".encode())
        page.Resources = Dictionary(Font=Dictionary(F1=helvetica(pdf)))
    pdf.save(path, static_id=True)
    return path


def scan_pdf(path: Path) -> Path:
    """A page that is one picture."""
    pdf = Pdf.new()
    page = pdf.add_blank_page(page_size=(595, 842)).obj
    page.Contents = pdf.make_stream(b"q 595 0 0 842 0 0 cm /Im0 Do Q")
    image = pdf.make_stream(
        bytes(range(0, 256, 4)) * 4,
        Type=Name.XObject,
        Subtype=Name.Image,
        Width=16,
        Height=16,
        BitsPerComponent=8,
        ColorSpace=Name.DeviceGray,
    )
    page.Resources = Dictionary(XObject=Dictionary(Im0=image))
    pdf.save(path, static_id=True)
    return path


def chromium() -> str:
    return shutil.which("chromium") or shutil.which("chromium-browser") or ""


def chromium_pdf(path: Path) -> Path:
    """The page ``HTML`` printed by a browser, tagged and with bookmarks."""
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder) / "page.html"
        page.write_text(HTML)
        subprocess.run(
            [
                chromium(),
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                f"--user-data-dir={folder}/profile",
                "--export-tagged-pdf",
                "--generate-pdf-document-outline",
                "--no-pdf-header-footer",
                f"--print-to-pdf={path}",
                page.as_uri(),
            ],
            check=True,
            capture_output=True,
            timeout=120,
        )
    return path


def assert_kept(out: Path, sources: Sequence[Path]) -> Pdf:
    """Every source's tags stand whole in the pack and lead where they led, and no id leads nowhere."""
    pack = Pdf.open(out)
    assert structure.unresolved(pack) == []
    assert pack.check_pdf_syntax() == []
    whole = structure.sequence(pack)
    for source in sources:
        with Pdf.open(source) as pdf:
            tags = structure.sequence(pdf)
        assert any(tag.at for tag in tags), f"{source.name} was to be tagged"
        assert structure.contains(whole, tags), f"{source.name} lost tags"
    return pack


def paper(path: Path, **keys: Any) -> Paper:
    return Paper(id=keys.pop("id", path.stem), title=keys.pop("title", path.stem), path=path, **keys)


def pack(paths: Sequence[Path], **keys: Any) -> Pack:
    """A pack of one item for each file, numbered from 1."""
    items = tuple(
        Item(number=str(number), title=f"Item of {path.stem}", papers=(paper(path),))
        for number, path in enumerate(paths, 1)
    )
    return Pack(title=keys.pop("title", "Cabinet, 3 May 2024"), items=items, **keys)
