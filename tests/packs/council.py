"""A small council whose meetings have papers, for tests of packs made from the book."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any

import msgspec
import typst

from minutebook.book.press import publish
from minutebook.book.schema import (
    Attendance,
    Body,
    Council,
    Document,
    File,
    Item,
    Meeting,
    Membership,
    Minutes,
    Notice,
    Paper,
    Paragraph,
    Person,
    Place,
    Words,
)
from minutebook.book.shelf import Book

COUNCIL = "wrenshire"
DAY = "2026-06-22"
PDF = "application/pdf"


@cache
def report(title: str, pages: int = 1) -> bytes:
    """A tagged report of so many pages, each of which says which it is."""
    body = "\n#pagebreak()\n".join(f"= {title}\n\nSheet {page + 1} of {title}." for page in range(pages))
    made = typst.compile(
        f'#set document(title: "{title}", date: none)\n#set text(lang: "en")\n{body}'.encode(),
        format="pdf",
        pdf_standards=["ua-1"],
        ignore_system_fonts=True,
    )
    assert isinstance(made, bytes)
    return made


def founded(book: Book) -> Book:
    """A council with a board and its members."""
    publish(
        book,
        Council(id=COUNCIL, name=Words(en="Wrenshire Council"), offices=Words(en="Shire Hall, Wren Street")),
    )
    publish(book, Body(id="board", name=Words(en="Corporate Parenting Board")), council=COUNCIL)
    for name, role in (("Ruth Ames", "Chair"), ("Ivor Bell", "Member")):
        seat = Membership(body="board", role=Words(en=role), start="2025-05-20")
        person = Person(
            id=name.split()[1].lower(),
            name=Words(en=f"Councillor {name}"),
            family_name=name.split()[1],
            memberships=(seat,),
        )
        publish(book, person, council=COUNCIL)
    return book


def filed(book: Book, data: bytes, name: str, media_type: str = PDF, language: Any = "en") -> File:
    return File(
        sha256=book.files.put(data), size=len(data), media_type=media_type, name=name, language=language
    )


def paper(book: Book, id: str, pages: int = 1, **keys: Any) -> str:
    """Publish a report of so many pages; returns its id."""
    title = keys.pop("title", f"Report {id}")
    files = keys.pop("files", None) or (filed(book, report(title, pages), f"{title}.pdf"),)
    document = Document(
        id=id, title=Words(en=title), author="Director of Children's Services", files=files, **keys
    )
    publish(book, document, council=COUNCIL)
    return id


def item(number: int, *papers: str, minutes: str = "", **keys: Any) -> Item:
    title = keys.pop("title", f"Item of business {number}")
    return Item(
        id=f"item-{number}",
        slug=f"business-{number}",
        label=str(number),
        title=Words(en=title),
        agenda=(Paragraph(id="p1", text=Words(en=f"To consider matter {number}.")),),
        minutes=(Paragraph(id="p2", text=Words(en=minutes)),) if minutes else (),
        papers=tuple(Paper(document=one) for one in papers),
        **keys,
    )


def meeting(items: Sequence[Item], id: str = "meeting", **keys: Any) -> Meeting:
    """A meeting with its agenda. An item's id, its own in the whole book, begins with the meeting's."""
    owned = tuple(msgspec.structs.replace(one, id=f"{id}-{one.id}") for one in items)
    return Meeting(
        **{
            "id": id,
            "body": "board",
            "start": f"{DAY}T14:30",
            "state": "agenda",
            "place": Place(name=Words(en="Committee Room, Shire Hall"), address="Shire Hall, Wren Street"),
            "notice": Notice(given="2026-06-12T15:00", words=Words(en="The Board will meet.")),
            **keys,
        },
        items=owned,
    )


def agreed(items: Sequence[Item], state: Any = "signed", **keys: Any) -> Meeting:
    """A meeting that was held, its minutes in some state."""
    present = (Attendance(person="ames", name="Councillor Ruth Ames", role="Chair"),)
    minutes = keys.pop("record", Minutes(state=state))
    return meeting(items, state="held", attendance=present, minutes=minutes, **keys)


def put(book: Book, thing: Any, **request: Any) -> None:
    publish(book, thing, council=COUNCIL, **request)
