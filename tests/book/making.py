"""Small councils for tests of the book."""

from __future__ import annotations

from minutebook.book.press import publish
from minutebook.book.schema import Body, Council, Document, File, Item, Meeting, Paragraph, Person, Words
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


def paper(book: Book, words: str = "The report.", id: str = "paper", title: str = "Report") -> Document:
    """A document whose file is stored in the book."""
    data = words.encode()
    file = File(sha256=book.files.put(data), size=len(data), media_type="text/plain", name=f"{id}.txt")
    return Document(id=id, title=Words(en=title), files=(file,))


def small_record(book: Book) -> None:
    """A council with a board, a member, a report with a file, and a meeting that was corrected once."""
    found(book)
    for thing in (board(), person(), paper(book), meeting(), meeting("second", "2026-06-10T14:00")):
        publish(book, thing, council=COUNCIL, key=f"small:{thing.id}")
    publish(book, meeting(words="It was not agreed."), council=COUNCIL, reason="a word was missing")
