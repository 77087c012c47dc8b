"""What was private becomes public by a publication in the public book; nothing else comes along."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from minutebook.book import catalogue
from minutebook.book.errors import NotFound, Refused
from minutebook.book.models import Head
from minutebook.book.press import publish
from minutebook.book.releasing import release
from minutebook.book.schema import Document, Exemption, Item, Meeting, Paper, Paragraph, Words
from minutebook.book.sealing import sealed
from minutebook.book.shelf import Book
from minutebook.book.verify import verify
from tests.book.making import COUNCIL, board, found, paper

pytestmark = pytest.mark.django_db(databases=["default", "desk"])
PRIVATE = Exemption(paragraphs=("3",), reason=Words(en="Financial affairs"))
WHY = "The contract was signed; paragraph 3 applies no longer."


@pytest.fixture
def books(db: None, tmp_path: Path) -> tuple[Book, Book]:
    """The closed book with everything of a meeting, and the public one without its private item's words."""
    closed, public = Book("desk", tmp_path / "desk"), Book("default", tmp_path / "public")
    for book in (closed, public):
        found(book)
        publish(book, board(), council=COUNCIL)
    report = msgspec.structs.replace(paper(closed, "The price is low.", "tender"), exemption=PRIVATE)
    publish(closed, report, council=COUNCIL)
    publish(closed, meeting(whole_item("one"), whole_item("two")), council=COUNCIL)
    publish(public, meeting(shell("one"), shell("two")), council=COUNCIL)
    return closed, public


def meeting(*items: Item) -> Meeting:
    return Meeting(id="m", body="board", start="2026-05-06T10:00", state="held", items=items)


def shell(id: str) -> Item:
    return Item(id=id, label="7", title=Words(en=f"Contract {id}"), exemption=PRIVATE)


def whole_item(id: str) -> Item:
    words = (Paragraph(text=Words(en=f"The tender {id} was accepted.")),)
    return msgspec.structs.replace(shell(id), minutes=words, papers=(Paper(document="tender"),))


def public_meeting(public: Book) -> Meeting:
    entry = catalogue.by_id(public, COUNCIL, ["m"])["m"]
    thing = catalogue.thing_of(public, entry)
    assert isinstance(thing, Meeting)
    return thing


def test_it_works(books: tuple[Book, Book]) -> None:
    closed, public = books
    done = release(closed, public, COUNCIL, "tender", reason=WHY)
    assert (done.version, done.path) == (1, "documents/report")
    thing = catalogue.thing_of(public, catalogue.by_id(public, COUNCIL, ["tender"])["tender"])
    assert isinstance(thing, Document)
    assert thing.exemption is None
    assert public.files.read(thing.files[0].sha256) == b"The price is low."
    assert Head.objects.using("default").latest("sequence").act == "release"


def test_the_closed_book_no_longer_calls_it_private(books: tuple[Book, Book]) -> None:
    closed, public = books
    release(closed, public, COUNCIL, "tender", reason=WHY)
    release(closed, public, COUNCIL, "one", reason=WHY)
    tender = catalogue.thing_of(closed, catalogue.by_id(closed, COUNCIL, ["tender"])["tender"])
    held = catalogue.thing_of(closed, catalogue.by_id(closed, COUNCIL, ["m"])["m"])
    assert isinstance(tender, Document) and isinstance(held, Meeting)
    assert tender.exemption is None
    assert [item.exemption for item in held.items] == [None, PRIVATE]
    assert len(held.items[0].papers) == 1, "the closed version stays whole"
    last = Head.objects.using("desk").latest("sequence")
    assert (last.object, last.act) == ("m", "release")
    assert not verify(closed).faults


def test_under_a_seal_both_books_tell_what_was_private_and_change_nothing_else(
    books: tuple[Book, Book],
) -> None:
    closed, public = books
    for book, made in ((closed, whole_item), (public, shell)):
        publish(book, sealed(meeting(made("one"), made("two"))), council=COUNCIL)
    release(closed, public, COUNCIL, "one", reason=WHY)
    assert public_meeting(public).items[0].minutes and public_meeting(public).minutes.seal
    assert not verify(closed).faults and not verify(public).faults


def test_one_item_is_released_and_the_other_stays_private(books: tuple[Book, Book]) -> None:
    closed, public = books
    release(closed, public, COUNCIL, "one", reason=WHY)
    one, two = public_meeting(public).items
    assert one.exemption is None
    assert one.minutes[0].text.en == "The tender one was accepted."
    assert two.exemption == PRIVATE
    assert two.minutes == ()


def test_an_item_brings_those_of_its_papers_that_are_public(books: tuple[Book, Book]) -> None:
    closed, public = books
    release(closed, public, COUNCIL, "one", reason=WHY)
    assert public_meeting(public).items[0].papers == ()
    release(closed, public, COUNCIL, "tender", reason=WHY)
    release(closed, public, COUNCIL, "two", reason=WHY)
    assert [p.document for p in public_meeting(public).items[1].papers] == ["tender"]


def test_a_whole_meeting_is_released_item_by_item(books: tuple[Book, Book]) -> None:
    closed, public = books
    release(closed, public, COUNCIL, "m", reason=WHY)
    assert all(item.exemption is None and item.minutes for item in public_meeting(public).items)


def test_a_correction_of_the_public_version_is_kept(books: tuple[Book, Book]) -> None:
    closed, public = books
    renamed = msgspec.structs.replace(public_meeting(public), title=Words(en="Special meeting"))
    publish(public, renamed, council=COUNCIL, reason="it was a special meeting")
    release(closed, public, COUNCIL, "one", reason=WHY)
    assert public_meeting(public).title.en == "Special meeting"


def test_a_release_repeated_is_the_same_publication(books: tuple[Book, Book]) -> None:
    closed, public = books
    once = release(closed, public, COUNCIL, "one", reason=WHY)
    again = release(closed, public, COUNCIL, "one", reason=WHY)
    assert again.repeated
    assert again.sequence == once.sequence


def test_what_cannot_be_released_is_said(books: tuple[Book, Book]) -> None:
    closed, public = books
    with pytest.raises(Refused, match="say why"):
        release(closed, public, COUNCIL, "one", reason=" ")
    with pytest.raises(NotFound, match="closed book"):
        release(closed, public, COUNCIL, "nothing", reason=WHY)
    with pytest.raises(Refused, match="can be released"):
        release(closed, public, COUNCIL, "board", reason=WHY)
    publish(closed, msgspec.structs.replace(meeting(whole_item("x")), id="unknown"), council=COUNCIL)
    with pytest.raises(Refused, match="publish it first"):
        release(closed, public, COUNCIL, "unknown", reason=WHY)
