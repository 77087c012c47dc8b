"""One document by its number or its address."""

from __future__ import annotations

import re

from minutebook.book.schema import Decision, Document, Item, Meeting
from minutebook.outlets.moderngov.answers.documents import Standing, details
from minutebook.outlets.moderngov.lookups import Opened, by_number, carriers_of, named
from minutebook.outlets.moderngov.markup import Element
from minutebook.outlets.moderngov.source import Source

NUMBERED = re.compile(r"(?:\bdocuments/s|mgconvert2pdf\.aspx\?(?:[^#]*&)?id=)(\d{1,10})", re.IGNORECASE)
UNKNOWN = Element("attachment")


def attachment(source: Source, number: int) -> Element:
    """A document, and where it stands first."""
    found = by_number(source, "document", number)
    if found is None or not isinstance(found.thing, Document):
        return UNKNOWN
    at = _standing(source, found)
    return Element("attachment", [Element("attachmentdetails", details(source, number, found.thing, at))])


def by_path(source: Source, path: str) -> Element:
    """A document by its address: ``documents/s<number>/…`` or ``mgConvert2PDF.aspx?ID=<number>``."""
    match = NUMBERED.search(path.replace("\\", "/"))
    return attachment(source, int(match[1])) if match else UNKNOWN


def _standing(source: Source, found: Opened) -> Standing:
    for carrier in carriers_of(source, found.entry.object):
        owner = carrier.thing
        part: Item | Meeting | Decision = owner
        if isinstance(owner, Meeting) and carrier.entry.kind == "item":
            part = next(item for item in owner.items if item.id == carrier.entry.object)
        papers = [paper.document for paper in part.papers]
        if found.entry.object not in papers:
            continue
        position = papers.index(found.entry.object)
        body = named(source, [owner.body]).get(owner.body)
        return Standing(
            position + 1,
            source.words(part.title),
            source.title(body) if body else "",
            owner.start if isinstance(owner, Meeting) else owner.date,
            part.papers[position].with_decision,
        )
    return Standing()
