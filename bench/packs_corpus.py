"""The files ``bench packs`` merges: 40 reports, 1,590 pages, about 51 MB, made here, equal every time.

Ten are tagged reports of long tables and lists (what Word makes), twelve are the same untagged, eight
are scans, ten are slides of text over a picture. Nothing is taken from a real council.
"""

from __future__ import annotations

import io
import random
from pathlib import Path
from typing import NamedTuple

import pikepdf
import typst
from PIL import Image

WORDS = tuple(
    """
    council board children young people care plan review placement budget adult housing service
    officer members report progress target inspection improvement quality assurance workforce
    health education transport highways capital revenue variance forecast quarter performance
    resolved recommended noted approved deferred considered partnership district county panel
    """.split()  # noqa: SIM905
)


class Sort(NamedTuple):
    """How many files of one sort there are, their pages, and whether they carry tags."""

    name: str
    files: int
    pages: int
    tagged: bool
    image: int  # bytes of picture on each page, about


SORTS = (
    Sort("report", 10, 45, True, 0),
    Sort("paper", 12, 40, False, 0),
    Sort("scan", 8, 35, False, 170_000),
    Sort("slides", 10, 38, False, 60_000),
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


def typeset(rng: random.Random, sort: Sort, name: str) -> bytes:
    source = (
        f'#set document(title: "{name}", date: none)\n#set text(lang: "en", region: "gb", size: 9pt)\n'
        "#set page(margin: 20mm)\n" + prose(rng, sort.pages)
    )
    made = typst.compile(
        {"main.typ": source.encode()},
        format="pdf",
        pdf_tags=sort.tagged,
        pdf_standards=["ua-1"] if sort.tagged else [],
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


def pictures(rng: random.Random, sort: Sort, name: str) -> bytes:
    """Pages of one picture each; slides carry a line of text over it, scans do not."""
    pdf = pikepdf.new()
    font = pikepdf.Dictionary(
        Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica
    )
    for _ in range(sort.pages):
        jpeg = picture(rng, sort.image)
        side = Image.open(io.BytesIO(jpeg)).size[0]
        image = pdf.make_stream(
            jpeg,
            Type=pikepdf.Name.XObject,
            Subtype=pikepdf.Name.Image,
            Width=side,
            Height=side,
            ColorSpace=pikepdf.Name.DeviceGray,
            BitsPerComponent=8,
            Filter=pikepdf.Name.DCTDecode,
        )
        page = pdf.add_blank_page(page_size=(595, 842))
        words = b"" if sort.name == "scan" else sentence(rng, 8).encode()
        page.obj.Contents = pdf.make_stream(
            b"q 595 0 0 842 0 0 cm /Im Do Q BT /F 20 Tf 40 60 Td (" + words + b") Tj ET"
        )
        page.obj.Resources = pikepdf.Dictionary(
            XObject=pikepdf.Dictionary(Im=image), Font=pikepdf.Dictionary(F=font)
        )
    pdf.docinfo["/Title"] = name
    out = io.BytesIO()
    pdf.save(out, static_id=True)
    return out.getvalue()


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
                data = (pictures if sort.image else typeset)(rng, sort, name)
                part = path.with_suffix(".part")
                part.write_bytes(data)
                part.rename(path)
    return sorted(files)


if __name__ == "__main__":
    made = make(Path("var/bench/packs"))
    pages = sum(len(pikepdf.open(path).pages) for path in made)
    size = sum(path.stat().st_size for path in made)
    print(f"{len(made)} files, {pages:,} pages, {size / 1e6:.1f} MB")
