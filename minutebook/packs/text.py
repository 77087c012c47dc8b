"""The text of PDFs, page by page, by PDFium in worker processes.

PDFium is not safe in threads and may crash on a hostile file; in a process of its own it can do
neither harm. A file whose worker died is reported like any other bad file.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future
from contextlib import nullcontext
from pathlib import Path
from typing import Any, NamedTuple

import pypdfium2 as pdfium

from minutebook.packs.workers import Pool, WorkerDied

CHUNK = 100  # pages a task: small enough to share out, large enough not to reopen the file often
FEW_WORDS = 8  # a page with fewer characters than this has, for a reader, no text


class PageText(NamedTuple):
    """The text of one page, counted from 1. Lines end with ``\\n``."""

    page: int
    text: str

    @property
    def empty(self) -> bool:
        return len(self.text.strip()) < FEW_WORDS


class FileText(NamedTuple):
    """A file's text, or why there is none (``error`` is then a sentence)."""

    path: Path
    pages: list[PageText]
    error: str = ""

    @property
    def scanned(self) -> list[int]:
        """The pages without text: scans, unless they are blank."""
        return [page.page for page in self.pages if page.empty]


def page_count(path: Path) -> int:
    """Pages of a PDF. Raises ``pdfium.PdfiumError`` where PDFium cannot open it."""
    with pdfium.PdfDocument(path) as pdf:
        return len(pdf)


def read_pages(path: Path, first: int = 0, last: int | None = None) -> list[PageText]:
    """The text of pages ``first`` to ``last`` (from 0, ``last`` not included), in this process."""
    out = []
    with pdfium.PdfDocument(path) as pdf:
        for number in range(first, min(len(pdf), len(pdf) if last is None else last)):
            page = pdf[number]
            words = page.get_textpage()
            out.append(PageText(number + 1, words.get_text_bounded().replace("\r\n", "\n")))
            words.close()
            page.close()
    return out


def read_task(path: str, first: int, last: int) -> list[str] | str:
    """A worker's job: the words of some pages, or one string that says why there are none."""
    try:
        return [page.text for page in read_pages(Path(path), first, last)]
    except (pdfium.PdfiumError, OSError) as error:
        return f"its text cannot be read ({error})"


def extract(
    paths: Iterable[Path], *, workers: int | None = None, pool: Pool | None = None
) -> Iterator[FileText]:
    """The text of each file, in the order given, as soon as it and those before it are read.

    ``workers`` is how many processes (by default one a core); ``pool`` uses processes that are
    running already.
    """
    with nullcontext(pool) if pool else Pool(workers) as at_work:
        waiting = [(path, submitted(path, at_work)) for path in paths]
        for path, futures in waiting:
            yield collected(path, futures)


def submitted(path: Path, pool: Pool) -> list[Future[Any]]:
    """A file in jobs of ``CHUNK`` pages, where it is large enough to share out."""
    size = path.stat().st_size if path.is_file() else 0
    ends = [1_000_000]
    if size > 2_000_000 and pool.count > 1:
        try:
            pages = page_count(path)
            ends = [*range(CHUNK, pages, CHUNK), pages]
        except pdfium.PdfiumError:
            pass
    starts = [0, *ends[:-1]]
    return [pool.submit("text", str(path), first, last) for first, last in zip(starts, ends, strict=True)]


def collected(path: Path, futures: Sequence[Future[Any]]) -> FileText:
    words: list[str] = []
    for future in futures:
        try:
            got = future.result()
        except WorkerDied:
            return FileText(path, [], "it makes the program that reads text crash or hang")
        if isinstance(got, str):
            return FileText(path, [], got)
        words += got
    return FileText(path, [PageText(number, text) for number, text in enumerate(words, 1)])
