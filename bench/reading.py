"""How fast minutes are read, beside what it takes to parse the same text as HTML, on one core.

The minutes are Limerick's from ``../shared/real``, every sixth of 2014 to 2019; the parsers build the tree of
the same lines as paragraphs and give its text. What the reader keeps from one text to the next (what a
word is, words just read) is warm, as in an import. A page is 3,000 characters. The hostile texts are read
at one size and at twice that size: the time must about double.
"""

from __future__ import annotations

import html
import tarfile
from collections.abc import Callable
from pathlib import Path

import lxml.html
from selectolax.lexbor import LexborHTMLParser

from bench.report import note, row, timed
from minutebook.reading import read

LIMERICK = Path(__file__).resolve().parents[2] / "shared" / "real" / "limerick-2014-2019.tar.gz"
EVERY = 6
PAGE = 3000
LIMIT = 10
HOSTILE = 200_000
UNITS = {
    "nested brackets": "([",
    "that, that, that": "that ",
    "an unbroken line": "x",
    "RESOLVED that": "RESOLVED that ",
    "a list without end": "(a) that\n",
}


def minutes() -> list[str]:
    """The texts of some of the minutes in the archive, over all its years; none where it is not here."""
    if not LIMERICK.exists():
        return []
    texts: list[str] = []
    with tarfile.open(LIMERICK) as archive:
        for member in archive:
            name = member.name.rsplit("/", 1)[-1]
            if name.startswith("Minutes") and name.endswith(".md") and (file := archive.extractfile(member)):
                texts.append(file.read().decode("utf-8"))
    return texts[::EVERY]


def as_html(text: str) -> str:
    """A text as HTML, a paragraph a line."""
    lines = (html.escape(line) for line in text.splitlines() if line.strip())
    return "<html><body>" + "".join(f"<p>{line}</p>\n" for line in lines) + "</body></html>"


def against_parsers() -> None:
    """The reader beside lxml and selectolax on the same minutes."""
    texts = minutes()
    if not texts:
        note("Limerick's minutes (../shared/real) are not here: speed was not measured on them.")
        return
    pages = [as_html(text) for text in texts]
    size = sum(map(len, texts))
    ours = timed(lambda: [read(text, scope="meeting") for text in texts], runs=3).median
    peers: dict[str, Callable[[str], object]] = {
        "lxml": lambda page: list(lxml.html.fromstring(page).itertext()),
        "selectolax": lambda page: LexborHTMLParser(page).text(),
    }
    note(f"{len(texts)} minutes, {size / 1e6:.2f} MB, {size / PAGE:,.0f} pages of {PAGE:,} characters")
    note(f"reader: {size / PAGE / ours:,.0f} pages a second, {size / 1e6 / ours:.2f} MB a second")
    for name, parse in peers.items():
        theirs = timed(lambda parse=parse: [parse(page) for page in pages], runs=3).median  # type: ignore[misc]
        row(
            f"read minutes, beside {name}: tree and text of HTML",
            ours * 1e9 / size,
            theirs * 1e9 / size,
            unit="ns/char",
            limit=f"{LIMIT}x",
            holds=ours <= LIMIT * theirs,
        )


def on_hostile_text() -> None:
    """Each hostile text at one size and at twice that size."""
    for name, unit in UNITS.items():
        once, twice = unit * (HOSTILE // len(unit)), unit * (2 * HOSTILE // len(unit))
        half = timed(lambda once=once: read(once), runs=3).median  # type: ignore[misc]
        full = timed(lambda twice=twice: read(twice), runs=3).median  # type: ignore[misc]
        row(f"twice as much of {name}", full, half, unit="s", limit="3x", holds=full <= 3 * half)


def main() -> None:
    """Print all of it."""
    against_parsers()
    on_hostile_text()


if __name__ == "__main__":
    main()
