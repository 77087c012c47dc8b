"""A member's pack has Part 2 in its place under E numbers; every page the public has too carries the same
number; the public's pack lacks the rest."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pikepdf
import pypdfium2
import pytest

from minutebook.book.press import publish
from minutebook.book.schema import Body, Council, Exemption, Words
from minutebook.book.shelf import Book
from minutebook.packs import structure
from minutebook.packs.library import Library
from minutebook.packs.making import make_meeting
from minutebook.packs.member import member_pack
from minutebook.packs.model import PackError
from tests.packs.council import COUNCIL, founded, item, meeting, paper, put

pytestmark = pytest.mark.django_db(databases=["default", "desk"])
WHY = Exemption(paragraphs=("3",), reason=Words(en="The business of a company."))


@pytest.fixture
def books(tmp_path: Path) -> tuple[Book, Book]:
    """A meeting with two open papers, in both books, and an exempt one at an exempt item, in the closed."""
    public, closed = founded(Book("default", tmp_path / "public")), Book("desk", tmp_path / "desk")
    publish(closed, Council(id=COUNCIL, name=Words(en="Wrenshire Council")))
    publish(closed, Body(id="board", name=Words(en="Corporate Parenting Board")), council=COUNCIL)
    whole = [
        item(1, paper(public, "a", 2)),
        item(2, paper(closed, "x", 2, exemption=WHY, title="Kestrel tenders"), exemption=WHY),
        item(3, paper(public, "b"), paper(closed, "y", exemption=WHY, title="Kestrel annex")),
    ]
    put(closed, meeting(whole))
    private = msgspec.structs.replace(whole[1], agenda=(), papers=())
    shown = msgspec.structs.replace(whole[2], papers=whole[2].papers[:1])
    put(public, meeting([whole[0], private, shown]))
    return public, closed


def labels(path: Path) -> dict[str, str]:
    """By printed number, the words of the page."""
    with pypdfium2.PdfDocument(path) as pdf:
        return {
            pdf.get_page_label(n): " ".join(page.get_textpage().get_text_bounded().split())
            for n, page in enumerate(pdf)
        }


def test_shared_pages_carry_the_same_numbers(books: tuple[Book, Book], tmp_path: Path) -> None:
    public, closed = books
    open_to_all = make_meeting(public, COUNCIL, "meeting").find("pack")
    assert open_to_all is not None
    built = member_pack(public, closed, COUNCIL, "meeting", tmp_path / "mine.pdf")
    assert built.labels == {"a": ("1", "2"), "x": ("E1", "E2"), "b": ("3",), "y": ("E3",)}
    assert open_to_all.labels == {"a": ("1", "2"), "b": ("3",)}
    shared = labels(Library(public).files(COUNCIL, "meeting").path(open_to_all.sha256))
    mine = labels(tmp_path / "mine.pdf")
    for number in ("1", "2", "3"):
        assert shared[number] == mine[number]
    with pikepdf.open(tmp_path / "mine.pdf") as pdf:
        assert structure.unresolved(pdf) == []


def test_the_public_side_holds_nothing_of_the_closed_book(books: tuple[Book, Book]) -> None:
    public, _ = books
    make_meeting(public, COUNCIL, "meeting")
    for path in public.folder.rglob("*"):
        if path.is_file():
            assert b"Kestrel" not in path.read_bytes()


def test_part_2_alone_and_chosen_items(books: tuple[Book, Book], tmp_path: Path) -> None:
    public, closed = books
    make_meeting(public, COUNCIL, "meeting")
    alone = member_pack(public, closed, COUNCIL, "meeting", tmp_path / "e.pdf", part="part2")
    assert alone.labels == {"x": ("E1", "E2"), "y": ("E3",)}
    mine = member_pack(public, closed, COUNCIL, "meeting", tmp_path / "c.pdf", items=["meeting-item-3", "1"])
    assert mine.labels == {"a": ("1", "2"), "b": ("3",), "y": ("E3",)}
    with pytest.raises(PackError, match="no item 9"):
        member_pack(public, closed, COUNCIL, "meeting", tmp_path / "c.pdf", items=["9"])


def test_numbers_agree_before_the_public_pack_was_ever_made(books: tuple[Book, Book], tmp_path: Path) -> None:
    public, closed = books
    first = member_pack(public, closed, COUNCIL, "meeting", tmp_path / "one.pdf")
    make_meeting(public, COUNCIL, "meeting")
    again = member_pack(public, closed, COUNCIL, "meeting", tmp_path / "two.pdf")
    assert first.sha256 == again.sha256


def test_a_meeting_without_anything_closed(books: tuple[Book, Book], tmp_path: Path) -> None:
    public, closed = books
    put(public, meeting([item(1, "a")], id="other", start="2026-07-01T10:00"))
    built = member_pack(public, closed, COUNCIL, "other", tmp_path / "m.pdf")
    assert built.labels == {"a": ("1", "2")}
    with pytest.raises(PackError, match="no papers"):
        member_pack(public, closed, COUNCIL, "other", tmp_path / "m.pdf", part="part2")
