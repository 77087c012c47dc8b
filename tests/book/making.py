"""Small councils for tests of the book."""

from __future__ import annotations

from minutebook.book.press import publish
from minutebook.book.schema import Body, Council, Item, Meeting, Paragraph, Person, Words
from minutebook.book.shelf import Book

COUNCIL = "severn"


def found(book: Book, council: str = COUNCIL) -> str:
    """Publish a council, and return its id."""
    publish(book, Council(id=council, name=Words(en="Severnshire County Council", cy="Cyngor Sir Hafren")))
    return council


def board(name: str = "Corporate Parenting Board", id: str = "board") -> Body:
    return Body(id=id, name=Words(en=name))


def person(name: str = "Ruth Ames", id: str = "ames") -> Person:
    return Person(id=id, name=Words(en=name), family_name=name.split()[-1])


def meeting(
    id: str = "meeting", start: str = "2026-05-06T10:00", body: str = "board", words: str = "It was agreed."
) -> Meeting:
    return Meeting(
        id=id,
        body=body,
        start=start,
        state="held",
        items=(
            Item(id=f"{id}-1", label="1", title=Words(en="Apologies")),
            Item(
                id=f"{id}-2",
                label="2",
                title=Words(en="Inspection update"),
                minutes=(Paragraph(text=Words(en=words)),),
            ),
        ),
    )
