"""The files ``bench packs`` merges: 40 reports, 1,590 pages, about 51 MB, made here, equal every time.

Ten are tagged reports of paragraphs, lists and tables; twelve are untagged papers whose pages share
one set of resources (as LibreOffice writes them); ten are slides of many small pictures with soft
masks (as PowerPoint writes them); eight are scans. Nothing is taken from a real council.
"""

from __future__ import annotations

import io
import random
from pathlib import Path
from typing import NamedTuple

import pikepdf
import typst
from PIL import Image

from minutebook.packs.stamp import unicode_codes

WORDS = tuple(
    """
    council board children young people care plan review placement budget adult housing service
    officer members report progress target inspection improvement quality assurance workforce
    health education transport highways capital revenue variance forecast quarter performance
    resolved recommended noted approved deferred considered partnership district county panel
    """.split()  # noqa: SIM905
)


class Sort(NamedTuple):
    """How many files of one sort there are, their pages, and the bytes of pictures on each page."""

    name: str
    files: int
    pages: int
    image: int = 0


SORTS = (
    Sort("report", 10, 45),
    Sort("paper", 12, 40),
    Sort("scan", 8, 35, 170_000),
    Sort("slides", 10, 38, 60_000),
)


def sentence(rng: random.Random, length: int) -> str:
    return " ".join(rng.choice(WORDS) for _ in range(length)).capitalize() + "."


def prose(rng: random.Random, pages: int) -> str:
    """Typst source of about ``pages`` pages: headings, paragraphs, a list and a table on each."""
    out = []
    for page in range(pages):
        rows = ", ".join(
            f"[{sentence(rng, 3)}], [{rng.randint(1, 999)}], [{rng.randint(1, 999)}]" for _ in range(10)
        )
        bullets = "\n".join(f"- {sentence(rng, 10)}" for _ in range(4))
        paragraphs = "\n\n".join(sentence(rng, 55) for _ in range(3))
        out.append(
            f"= Section {page + 1}\n\n{paragraphs}\n\n{bullets}\n\n"
            f"#table(columns: 3, table.header([Measure], [Now], [Target]), {rows})\n"
        )
    return "\n#pagebreak()\n".join(out)


def reports(rng: random.Random, sort: Sort, name: str) -> bytes:
    source = (
        f'#set document(title: "{name}", date: none)\n#set text(lang: "en", region: "gb", size: 9pt)\n'
        "#set page(margin: 20mm)\n" + prose(rng, sort.pages)
    )
    made = typst.compile(
        {"main.typ": source.encode()},
        format="pdf",
        pdf_standards=["ua-1"],
        ignore_system_fonts=True,
    )
    assert isinstance(made, bytes)
    return made


def picture(rng: random.Random, size: int) -> bytes:
    """A grey JPEG of grain of about ``size`` bytes."""
    side = int((size / 0.92) ** 0.5)
    image = Image.frombytes("L", (side, side), rng.randbytes(side * side))
    out = io.BytesIO()
    image.save(out, "JPEG", quality=75)
    return out.getvalue()


def image(pdf: pikepdf.Pdf, jpeg: bytes, **more: object) -> pikepdf.Object:
    side = Image.open(io.BytesIO(jpeg)).size[0]
    return pdf.make_stream(
        jpeg,
        Type=pikepdf.Name.XObject,
        Subtype=pikepdf.Name.Image,
        Width=side,
        Height=side,
        ColorSpace=pikepdf.Name.DeviceGray,
        BitsPerComponent=8,
        Filter=pikepdf.Name.DCTDecode,
        **more,
    )


def embedded_font(pdf: pikepdf.Pdf) -> tuple[pikepdf.Object, dict[str, int]]:
    """A typeface out of a sheet typst sets, and its codes by character."""
    letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ ."
    sheet = typst.compile(
        {"main.typ": f'#set text(ligatures: false)\n#text("{letters}")'.encode()},
        format="pdf",
        ignore_system_fonts=True,
    )
    assert isinstance(sheet, bytes)
    with pikepdf.open(io.BytesIO(sheet)) as source:
        font = next(iter(source.pages[0].obj.Resources.Font.values()))
        return pdf.copy_foreign(font), unicode_codes(font.ToUnicode.read_bytes())


def saved(pdf: pikepdf.Pdf, name: str) -> bytes:
    pdf.docinfo["/Title"] = name
    out = io.BytesIO()
    pdf.save(out, static_id=True)
    return out.getvalue()


def papers(rng: random.Random, sort: Sort, name: str) -> bytes:
    """Pages of 48 lines each; one dictionary of resources serves them all."""
    pdf = pikepdf.new()
    font, codes = embedded_font(pdf)
    shared = pdf.make_indirect(pikepdf.Dictionary(Font=pikepdf.Dictionary(F=font)))
    for _ in range(sort.pages):
        lines = []
        for line in range(48):
            words = "".join(f"{codes[char]:04x}" for char in sentence(rng, 12) if char in codes)
            lines.append(f"BT /F 10 Tf 1 0 0 1 56 {780 - 15 * line} Tm <{words}> Tj ET")
        page = pdf.add_blank_page(page_size=(595, 842))
        page.obj.Contents = pdf.make_stream("\n".join(lines).encode())
        page.obj.Resources = shared
    return saved(pdf, name)


def slides(rng: random.Random, sort: Sort, name: str) -> bytes:
    """Pages of six pictures with soft masks, each with its own state, under a line of text."""
    pdf = pikepdf.new()
    font, codes = embedded_font(pdf)
    for _ in range(sort.pages):
        page = pdf.add_blank_page(page_size=(960, 540))
        pieces, states, content = {}, {}, []
        for tile in range(6):
            mask = image(pdf, picture(rng, sort.image // 30))
            pieces[f"/Im{tile}"] = image(pdf, picture(rng, sort.image // 8), SMask=mask)
            states[f"/G{tile}"] = pdf.make_indirect(pikepdf.Dictionary(ca=1, CA=1))
            at = f"{40 + 300 * (tile % 3)} {40 + 200 * (tile // 3)}"
            content.append(f"q /G{tile} gs 280 0 0 180 {at} cm /Im{tile} Do Q")
        words = "".join(f"{codes[char]:04x}" for char in sentence(rng, 8) if char in codes)
        content.append(f"BT /F 24 Tf 40 480 Td <{words}> Tj ET")
        page.obj.Contents = pdf.make_stream("\n".join(content).encode())
        page.obj.Resources = pikepdf.Dictionary(
            XObject=pikepdf.Dictionary(pieces),
            ExtGState=pikepdf.Dictionary(states),
            Font=pikepdf.Dictionary(F=font),
        )
    return saved(pdf, name)


def scans(rng: random.Random, sort: Sort, name: str) -> bytes:
    """Pages of one picture each and no text at all."""
    pdf = pikepdf.new()
    for _ in range(sort.pages):
        page = pdf.add_blank_page(page_size=(595, 842))
        page.obj.Contents = pdf.make_stream(b"q 595 0 0 842 0 0 cm /Im Do Q")
        scan = image(pdf, picture(rng, sort.image))
        page.obj.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(Im=scan))
    return saved(pdf, name)


MAKERS = {"report": reports, "paper": papers, "scan": scans, "slides": slides}


def make(folder: Path, *, seed: int = 10) -> list[Path]:
    """Write the corpus into ``folder`` unless it is there, and return its files in order."""
    folder.mkdir(parents=True, exist_ok=True)
    files = []
    for sort in SORTS:
        for number in range(sort.files):
            path = folder / f"{number:02}-{sort.name}.pdf"
            files.append(path)
            if not path.exists():
                rng = random.Random(f"{seed}/{path.name}")
                name = f"{sort.name.capitalize()} {number}"
                data = MAKERS[sort.name](rng, sort, name)
                part = path.with_suffix(".part")
                part.write_bytes(data)
                part.rename(path)
    return sorted(files)


if __name__ == "__main__":
    made = make(Path("var/bench/packs"))
    pages = sum(len(pikepdf.open(path).pages) for path in made)
    size = sum(path.stat().st_size for path in made)
    print(f"{len(made)} files, {pages:,} pages, {size / 1e6:.1f} MB")
