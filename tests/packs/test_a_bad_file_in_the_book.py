"""One corrupt file among good ones: file and author are named, the last good pack stays, and once the file
is mended the pack is made."""

from __future__ import annotations

import pytest

from minutebook.book.shelf import Book
from minutebook.packs.library import Library
from minutebook.packs.making import make_meeting
from tests.packs.council import COUNCIL, filed, founded, item, meeting, paper, put


@pytest.fixture
def wrenshire(book: Book) -> Book:
    return founded(book)


def test_the_last_good_pack_stays(wrenshire: Book) -> None:
    put(wrenshire, meeting([item(1, paper(wrenshire, "a")), item(2, paper(wrenshire, "b"))]))
    good = make_meeting(wrenshire, COUNCIL, "meeting")
    paper(wrenshire, "b", files=(filed(wrenshire, b"%PDF-1.7 half a file", "Budget.pdf"),))
    broken = make_meeting(wrenshire, COUNCIL, "meeting")
    assert broken.find("pack") == good.find("pack")
    (fault,) = broken.faults
    assert fault.what == "pack"
    assert fault.message.startswith("Budget.pdf (Director of Children's Services) ")
    path = Library(wrenshire).files(COUNCIL, "meeting").path(good.find("pack").sha256)  # type: ignore[union-attr]
    assert path.exists()
    paper(wrenshire, "b", 2)
    mended = make_meeting(wrenshire, COUNCIL, "meeting")
    assert mended.faults == ()
    assert mended.find("pack").labels == {"a": ("1",), "b": ("2", "2a")}  # type: ignore[union-attr]


def test_an_agenda_is_made_though_its_pack_cannot_be(wrenshire: Book) -> None:
    paper(wrenshire, "a", files=(filed(wrenshire, b"no PDF at all", "Budget.pdf"),))
    put(wrenshire, meeting([item(1, "a")]))
    record = make_meeting(wrenshire, COUNCIL, "meeting")
    assert [made.what for made in record.made] == ["agenda"]
    assert len(record.faults) == 1


def test_a_word_file_that_is_none(wrenshire: Book) -> None:
    word = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    paper(wrenshire, "a", files=(filed(wrenshire, b"PK\x03\x04 broken", "Plan.docx", word),))
    put(wrenshire, meeting([item(1, "a")]))
    (fault,) = make_meeting(wrenshire, COUNCIL, "meeting").faults
    assert "Plan.docx" in fault.message
    assert "Director of Children's Services" in fault.message


def test_a_file_that_is_lost_from_the_disk(wrenshire: Book) -> None:
    put(wrenshire, meeting([item(1, paper(wrenshire, "a"))]))
    for path in wrenshire.files.root.glob("*/*"):
        path.unlink()
    (fault,) = make_meeting(wrenshire, COUNCIL, "meeting").faults
    assert "Report a.pdf" in fault.message
    assert "is not there" in fault.message
