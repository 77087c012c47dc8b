"""A small record with its index."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from minutebook.book.following import follow_once
from minutebook.book.press import publish
from minutebook.book.schema import (
    Attendance,
    Body,
    Document,
    Item,
    Meeting,
    Page,
    Paper,
    Paragraph,
    Words,
)
from minutebook.book.shelf import Book
from minutebook.search.follower import SearchFollower
from minutebook.search.question import ask
from minutebook.search.searching import Answer, search
from tests.book.making import COUNCIL, board, found, person

Ask = Callable[..., Answer]

MEETING = Meeting(
    id="meeting",
    body="board",
    start="2024-05-06T10:00",
    state="held",
    attendance=(Attendance(person="ames", name="Councillor Ruth Ames"),),
    papers=(Paper(document="report"),),
    items=(
        Item(
            id="inspection",
            label="4",
            title=Words(en="Inspection of children’s services", cy="Arolygu gwasanaethau plant"),
            minutes=(
                Paragraph(text=Words(en="Inspectors found that assessments were timely.")),
                Paragraph(
                    text=Words(en="RESOLVED that the update be noted.", cy="PENDERFYNWYD nodi’r diweddariad.")
                ),
            ),
        ),
        Item(
            id="buses",
            label="5",
            title=Words(en="Home to school buses"),
            minutes=(
                Paragraph(text=Words(en="The Café Contract for buses was discussed at Orchard House.")),
            ),
        ),
    ),
)
REPORT = Document(
    id="report",
    title=Words(en="Report of the Director"),
    date="2024-04-26",
    pages=(Page(text="Contents"), Page(text="Consultation with kinship carers took place in March.")),
)


@pytest.fixture
def record(book: Book) -> Book:
    """A council, a board and a panel, a meeting with two items and a report of two pages."""
    found(book)
    for thing in (board(), Body(id="panel", name=Words(en="Scrutiny Panel")), person(), REPORT, MEETING):
        publish(book, thing, council=COUNCIL)
    return book


@pytest.fixture
def follower(record: Book) -> SearchFollower:
    follower = SearchFollower(record)
    follow_once(record, [follower])
    return follower


@pytest.fixture
def asked(record: Book, follower: SearchFollower) -> Ask:
    """Ask a question of the record as it stands when the index has followed it."""

    def answer(text: str, page: int = 1) -> Answer:
        follow_once(record, [follower])
        bodies = {"Corporate Parenting Board": "board", "Scrutiny Panel": "panel"}
        return search(record, COUNCIL, ask(text, bodies), page)

    return answer
