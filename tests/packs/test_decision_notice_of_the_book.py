"""A decision that was made has a notice with what the regulations ask for; a proposed one has none."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest

from minutebook.book.schema import Decision, Paper, Words
from minutebook.book.shelf import Book
from minutebook.packs.library import Library
from minutebook.packs.making import make_decision
from tests.packs.council import COUNCIL, founded, paper, put


@pytest.fixture
def wrenshire(book: Book) -> Book:
    return founded(book)


def decision(**keys: object) -> Decision:
    made = {
        "id": "d",
        "title": Words(en="Fees for foster carers"),
        "date": "2026-06-11",
        "person": "ames",
        "body": "board",
        "key": True,
        "decided": Words(en="That fees rise by 4%."),
        "reasons": Words(en="Carers were being lost."),
        "alternatives": Words(en="A rise of 2% was rejected."),
        "conflicts": Words(en="None."),
        "dispensations": Words(en="None."),
        "published": "2026-06-12",
        "effective": "2026-06-22",
    }
    return Decision(**{**made, **keys})  # type: ignore[arg-type]


def said(book: Book) -> str:
    made = make_decision(book, COUNCIL, "d").find("notice")
    assert made is not None
    path: Path = Library(book).files(COUNCIL, "d").path(made.sha256)
    with pypdfium2.PdfDocument(path) as pdf:
        return " ".join(" ".join(page.get_textpage().get_text_bounded() for page in pdf).split())


def test_a_notice(wrenshire: Book) -> None:
    put(wrenshire, decision(papers=(Paper(document=paper(wrenshire, "a", title="Report on fees")),)))
    words = said(wrenshire)
    for part in (
        "Fees for foster carers",
        "Councillor Ruth Ames, Corporate Parenting Board",
        "Thursday 11 June 2026",
        "That fees rise by 4%.",
        "Carers were being lost.",
        "A rise of 2% was rejected.",
        "Report on fees",
        "takes effect on Monday 22 June 2026 unless it is called in",
    ):
        assert part in words
    assert words.count("None.") == 1


def test_a_decision_in_force(wrenshire: Book) -> None:
    put(wrenshire, decision(state="effective"))
    assert "took effect on Monday 22 June 2026" in said(wrenshire)


@pytest.mark.parametrize("state", ["proposed", "withdrawn"])
def test_no_notice_of_what_was_not_made(wrenshire: Book, state: str) -> None:
    put(wrenshire, decision(state=state))
    assert make_decision(wrenshire, COUNCIL, "d").made == ()
