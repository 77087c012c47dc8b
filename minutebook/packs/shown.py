"""What a page offers of an object's sheets: a line for each, and the page numbers of papers."""

from __future__ import annotations

from typing import NamedTuple

from minutebook.book.municipal_year import name
from minutebook.book.shelf import Book
from minutebook.packs.front import WORDS
from minutebook.packs.library import Library, Made
from minutebook.packs.minutes import SAID
from minutebook.packs.model import Lang, in_language
from minutebook.packs.numbers import span

UNITS: dict[Lang, tuple[str, str]] = {"en": ("page", "pages"), "cy": ("tudalen", "tudalen")}
CALLED: dict[Lang, dict[str, str]] = {
    "en": {"pack": "Agenda pack", "minutes": "Printed minutes"},
    "cy": {"pack": "Pecyn agenda", "minutes": "Cofnodion i'w hargraffu"},
}
ORDER = ("pack", "supplement", "agenda", "minutes", "minute-book", "notice")


class Download(NamedTuple):
    """One line: ``Agenda pack`` and ``PDF, 86 pages, 2.4 MB``, and where it leads below the site's root."""

    title: str
    facts: str
    path: str
    made: Made

    @property
    def words(self) -> str:
        return f"{self.title} ({self.facts})"


def downloads(book: Book, council: str, object_id: str, language: str = "en") -> list[Download]:
    """The sheets of a meeting, a decision or a body that may be downloaded now, in a reader's language
    where it is made in it, packs first and minute books newest first."""
    library, lang = Library(book), in_language(language)
    sight = library.in_sight(council, library.record(council, object_id).made)
    by_sheet: dict[tuple[str, str], Made] = {}
    for made in sorted(sight, key=lambda made: made.lang == lang):
        by_sheet[made.kind, made.number] = made
    ordered = sorted(by_sheet.values(), key=rank)
    return [
        Download(called(made, lang), facts(made, lang), address(object_id, made), made) for made in ordered
    ]


def rank(made: Made) -> tuple[int, int]:
    number = int(made.number or 0)
    return ORDER.index(made.kind), -number if made.kind == "minute-book" else number


def called(made: Made, lang: Lang) -> str:
    match made.kind:
        case "supplement":
            return WORDS[lang]["supplement"].format(number=made.number)
        case "minute-book":
            return f"{SAID[lang]['book']} {name(int(made.number))}"
        case "notice":
            return SAID[lang]["notice"]
        case "agenda":
            return WORDS[lang]["agenda"]
        case kind:
            return CALLED[lang][kind]


def facts(made: Made, lang: Lang) -> str:
    return f"PDF, {made.pages:,} {UNITS[lang][made.pages != 1]}, {size(made.size)}"


def size(count: int) -> str:
    """Bytes as a reader is told them: ``840 KB``, ``2.4 MB``."""
    if count < 1_000_000:
        return f"{max(1, round(count / 1000))} KB"
    return f"{count / 1e6:.1f} MB" if count < 10_000_000 else f"{round(count / 1e6)} MB"


def address(object_id: str, made: Made) -> str:
    """The address of these very bytes, below the site's root."""
    return f"packs/{object_id}/{made.what}/{made.sha256}"


def page_numbers(book: Book, council: str, meeting: str, language: str = "en") -> dict[str, str]:
    """By document, the printed numbers of its pages in the meeting's pack: ``5 to 22``. The same in every
    pack, on the page and in the member's view."""
    lang = in_language(language)
    record = Library(book).record(council, meeting)
    found = record.find("pack-cy" if lang == "cy" else "pack") or record.find("pack")
    to = WORDS[lang]["to"]
    return {document: span(labels, to) for document, labels in found.labels.items()} if found else {}
