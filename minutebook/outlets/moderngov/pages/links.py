"""Where things stand, as old pages name them: relative addresses, as that system writes them."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote

from minutebook.book.schema import Document
from minutebook.outlets.moderngov.lookups import Opened
from minutebook.outlets.moderngov.pages.wording import printed_day, size
from minutebook.outlets.moderngov.source import Source

SAFE = " ,.-()&'"  # what stands unquoted in the names of files


def meeting(committee: int, number: int) -> str:
    """A meeting's page."""
    return f"ieListDocuments.aspx?CId={committee}&MId={number}&Ver=4"


def committee(number: int) -> str:
    """A committee's page."""
    return f"mgCommitteeDetails.aspx?ID={number}"


def printed(agenda: str, name: str, start: str, committee_title: str, sort: int) -> str:
    """A sheet printed of a meeting."""
    words = f"{name} {printed_day(start)} {committee_title}".replace("/", "-")
    return f"documents/g{agenda}/{quote(words, safe=SAFE)}.pdf?T={sort}"


@dataclass(frozen=True)
class Paper:
    """A document as a page links to it; ``size`` is its first file's kind and size."""

    title: str
    href: str
    size: str = ""


def paper(source: Source, found: Opened) -> Paper:
    """A document that stands in the record."""
    document: Document = found.thing
    title = source.words(document.title)
    if document.address:
        return Paper(title, document.address)
    # A title with a slash would make of one segment two.
    name = quote(title.replace("/", "-"), safe=SAFE)
    file = document.files[0] if document.files else None
    ending = file.name.rpartition(".")[2] if file and "." in file.name else "pdf"
    return Paper(title, f"documents/s{found.entry.number}/{name}.{ending}", size(file) if file else "")
