"""Documents in, beside the bare libraries: text and fields from HTML and PDF, and batches into the book.

The peer reads the same fields from the same files with selectolax or pypdfium2 and a few regular expressions,
and inserts the same heads, bodies and receipts with ``executemany``.
"""

from __future__ import annotations

import os
import re
import sqlite3
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pypdfium2 as pdfium
from selectolax.lexbor import LexborHTMLParser

from bench.report import note, row, timed

if TYPE_CHECKING:
    from minutebook.packs.workers import Pool

SIZE = int(os.environ.get("SIZE", "60"))
ITEMS = 12
FIELDS = (
    re.compile(r"(?i)meeting of the (?P<body>.+?) held"),
    re.compile(r"(?i)\d{1,2}(?:st|nd|rd|th)? (?:january|february|march|april|may|june), \d{4}"),
    re.compile(r"(?i)\bat \d{1,2}\.\d{2} [ap]\.m\."),
    re.compile(r"(?i)members present:\s*(.+)"),
)
ITEM = re.compile(r"(?m)^(\d{1,3})\. (.+)$")


def words(number: int) -> str:
    """The minutes of one invented meeting."""
    day = f"{1 + number % 28}th {('January', 'March', 'May')[number % 3]}, {2000 + number // 84}"
    head = (
        f"MINUTES OF PROCEEDINGS AT MEETING OF THE ROADS COMMITTEE HELD IN THE MARKET HALL, OAKHAM, ON {day} "
        "AT 7.30 P.M.\n\nPRESENT IN THE CHAIR: Councillor M. Hale.\n\nMEMBERS PRESENT:\nCouncillors Donegan, "
        "Hartnett, Walsh and Scully.\n\n"
    )
    said = "The engineer reported on the works of the month. " * 12
    items = (
        f"{n}. Works in Street {number * ITEMS + n}\n\n{said}\n\nRESOLVED that the report be noted.\n\n"
        for n in range(1, ITEMS + 1)
    )
    return head + "".join(items)


def write(folder: Path) -> tuple[Path, Path]:
    """The meetings as HTML and as PDF, each kind in a folder."""
    from minutebook.packs.convert import html_pdf

    pages, papers = folder / "html", folder / "pdf"
    pages.mkdir()
    papers.mkdir()
    for number in range(SIZE):
        body = "".join(f"<p>{part.strip()}</p>\n" for part in words(number).split("\n\n") if part.strip())
        (pages / f"minutes {number}.html").write_text(f"<!doctype html><title>Minutes</title>{body}")
        if number < max(6, SIZE // 6):
            (papers / f"minutes {number}.pdf").write_bytes(html_pdf(body, title=f"Minutes {number}"))
    return pages, papers


def fields(text: str) -> list[object]:
    """What the peer finds in a text: head, members, each item with its number, title and paragraphs."""
    found: list[object] = [pattern.findall(text) for pattern in FIELDS]
    parts = ITEM.split(text)
    for number, title, said in zip(parts[1::3], parts[2::3], parts[3::3], strict=True):
        found.append((number, title, [" ".join(line.split()) for line in said.split("\n") if line.strip()]))
    return found


def bare_html(folder: Path) -> int:
    found = 0
    for path in sorted(folder.iterdir()):
        body = LexborHTMLParser(path.read_bytes()).body
        found += len(fields(body.text(separator="\n") if body else ""))
    return found


def bare_pdf(folder: Path) -> int:
    found = 0
    for path in sorted(folder.iterdir()):
        with pdfium.PdfDocument(path) as pdf:
            text = "\n".join(pdf[n].get_textpage().get_text_bounded() for n in range(len(pdf)))
        found += len(fields(text))
    return found


def ours(folder: Path, pool: Pool) -> int:
    """Everything the importer reads of the same files, in the same number of processes as the peer: one."""
    from minutebook.intake.documents.extracting import extract
    from minutebook.intake.documents.parsing import parse
    from minutebook.intake.documents.tree import walk

    found = 0
    for one, text in extract(list(walk(folder)), pool):
        assert not isinstance(text, str), text
        found += len(parse(one.name, text).items)
    return found


def main() -> None:
    """Print both halves: reading, and publishing."""
    os.environ["MINUTEBOOK_HOME"] = tempfile.mkdtemp(prefix="bench-intake-")
    from minutebook.book.opening import prepare
    from minutebook.packs.workers import Pool

    prepare()
    with tempfile.TemporaryDirectory() as name, Pool(1) as pool:
        pages, papers = write(Path(name))
        note(f"{SIZE} pages of HTML, {len(list(papers.iterdir()))} PDFs, {ITEMS} items each")
        _compare("HTML: body, day, hour, members, items", pages, bare_html, "selectolax", pool)
        _compare("PDF: body, day, hour, members, items", papers, bare_pdf, "pypdfium2", pool)
        _read_again(pages, pool)
        _read_again(papers, pool)
        _publishing(Path(name))


def _compare(what: str, folder: Path, peer: Callable[[Path], int], library: str, pool: Pool) -> None:
    # In turns, and the best of each: what else runs on the machine must not fall on one side alone.
    turns = [
        (timed(lambda: ours(folder, pool), runs=1), timed(lambda: peer(folder), runs=1)) for _ in range(7)
    ]
    mine, theirs = (min(turn[side].best for turn in turns) for side in (0, 1))
    count = len(list(folder.iterdir()))
    ratio = theirs / mine
    row(
        f"{what} ({library})",
        count / mine,
        count / theirs,
        unit="files/s",
        limit=">= 0.6",
        holds=ratio >= 0.6,
    )


def _read_again(folder: Path, pool: Pool) -> None:
    """The same files in a second run, beside the first, which had to read them."""
    from minutebook import home
    from minutebook.intake.documents.read_before import read_before
    from minutebook.intake.documents.taking_in import read_all
    from minutebook.intake.documents.tree import walk

    def run() -> None:
        with read_before("Bench Council") as before:
            for _ in read_all(list(walk(folder)), "Bench Council", before, pool):
                pass

    home.forget_words_read()
    first, second = timed(run, runs=1, warm=0), timed(run, runs=3, warm=0)
    name = folder.name.upper()
    note(f"{name} read in a second run {first.best / second.median:.1f} x as fast as in the first")


def _publishing(folder: Path) -> None:
    """Steps in batches through the book, beside the rows they made inserted bare."""
    from minutebook.book.models import Chain, Entry, Head, Receipt, Text
    from minutebook.book.press import publish
    from minutebook.book.schema import Body, Council, Document, Page, Words
    from minutebook.book.shelf import public_book
    from minutebook.intake.documents.report import Report
    from minutebook.intake.documents.steps import StepPress
    from minutebook.intake.documents.taking_in import step_of

    book = public_book()
    publish(book, Council(id="bench", name=Words(en="Bench Council")))
    publish(book, Body(id="roads", name=Words(en="Roads Committee")), council="bench")
    count = SIZE * 20
    made = [
        Document(id=f"d{n:06}", title=Words(en=f"Paper {n}"), pages=(Page(text=words(n % 50)),))
        for n in range(count)
    ]

    def publishing() -> None:
        StepPress(book, "bench", Report(), lambda done, of: None, count).run(step_of(one) for one in made)

    mine = timed(publishing, runs=1, warm=0)
    tables = (Head, Text, Receipt, Entry, Chain)
    rows = [(model, list(model.objects.filter(council="bench").values_list())) for model in tables]
    theirs = timed(lambda: _bare_inserts(folder / "bare.sqlite3", rows), runs=3, warm=0)
    ratio = theirs.median / mine.median
    row(
        f"publishing {count} documents in batches",
        count / mine.median,
        count / theirs.median,
        unit="docs/s",
        limit=">= 0.3",
        holds=ratio >= 0.3,
    )


def _bare_inserts(path: Path, tables: Sequence[tuple[Any, Sequence[tuple[Any, ...]]]]) -> None:
    """The same rows into tables of the same columns, in one file, in batches of the same size."""
    from minutebook.intake.documents.steps import BATCH

    path.unlink(missing_ok=True)
    with sqlite3.connect(path) as base:
        base.execute("PRAGMA journal_mode=WAL")
        for number, (_, rows) in enumerate(tables):
            columns = len(rows[0])
            base.execute(f"CREATE TABLE t{number} ({', '.join(f'c{n}' for n in range(columns))})")
            mark = ", ".join("?" * columns)
            for start in range(0, len(rows), BATCH):
                part = [tuple(_plain(value) for value in one) for one in rows[start : start + BATCH]]
                base.executemany(f"INSERT INTO t{number} VALUES ({mark})", part)
                base.commit()


def _plain(value: object) -> object:
    return value if isinstance(value, str | int | bytes | float | None) else str(value)


if __name__ == "__main__":
    main()
