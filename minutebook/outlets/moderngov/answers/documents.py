"""A document where it stands as a paper: the details that meetings and ``GetAttachment`` give alike."""

from __future__ import annotations

from dataclasses import dataclass

from minutebook.book.schema import Document
from minutebook.outlets.moderngov.markup import Element, day, fields, truth
from minutebook.outlets.moderngov.source import Source


@dataclass(frozen=True)
class Standing:
    """Where a document stands: at which place among the papers of what, of which body, on which day."""

    position: int = 0
    owner: str = ""
    committee: str = ""
    date: str = ""
    with_decision: bool = False


def details(source: Source, number: int, document: Document, at: Standing) -> list[Element]:
    """The details of a document, in their order."""
    exemption = document.exemption
    address = document.address or source.url(f"mgConvert2PDF.aspx?ID={number}")
    return fields(
        attachmentid=str(number),
        title=source.words(document.title),
        isurl=truth(document.address),
        url=address,
        isrestricted=truth(exemption),
        restrictionsRef=source.words(exemption.reason) if exemption else "",
        itemnum=str(at.position or ""),
        publicationdate=day(document.published or document.date),
        meetingdate=day(at.date),
        decisiondate=day(at.date),
        committeetitle=at.committee,
        isdecisionattachment=truth(at.with_decision),
        ownertitle=at.owner,
    )
