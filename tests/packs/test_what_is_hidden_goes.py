"""What is withdrawn or erased is out of every download at once, and its words leave the packs' folder."""

from __future__ import annotations

from pathlib import Path

import pikepdf
import pytest

from minutebook.book.acts import erase, withdraw
from minutebook.book.following import follow_once
from minutebook.book.press import publish
from minutebook.book.schema import Person, Words
from minutebook.book.shelf import Book
from minutebook.packs.following import Job, Packs
from minutebook.packs.library import Library
from minutebook.packs.making import make_meeting
from minutebook.packs.shown import downloads
from tests.packs.council import COUNCIL, agreed, founded, item, meeting, paper, put


@pytest.fixture
def wrenshire(book: Book) -> Book:
    return founded(book)


def follower(book: Book, jobs: list[Job]) -> Packs:
    return Packs(book, lambda council, more: jobs.extend(more))


def words_under(folder: Path) -> bytes:
    """Every byte under a folder, the streams of its PDFs unpacked."""
    out = []
    for path in folder.rglob("*"):
        if path.is_file() and not path.is_symlink():
            data = path.read_bytes()
            out.append(data)
            if data.startswith(b"%PDF"):
                with pikepdf.open(path) as pdf:
                    out += [one.read_bytes() for one in pdf.objects if isinstance(one, pikepdf.Stream)]
                    out += [str(pdf.Root.get("/Outlines", "")).encode()]
    return b"\n".join(out)


def kinds(book: Book) -> list[str]:
    return [one.made.what for one in downloads(book, COUNCIL, "meeting")]


@pytest.mark.parametrize("act", ["withdraw", "erase"])
def test_a_paper_that_goes_takes_the_pack_with_it_and_a_new_one_lacks_it(wrenshire: Book, act: str) -> None:
    paper(wrenshire, "secret", 2, title="Kestrel report")
    put(wrenshire, meeting([item(1, "secret"), item(2, paper(wrenshire, "b"))]))
    jobs: list[Job] = []
    follow_once(wrenshire, [follower(wrenshire, jobs)])
    make_meeting(wrenshire, COUNCIL, "meeting")
    assert b"Kestrel" in words_under(Library(wrenshire).folder)
    assert kinds(wrenshire) == ["pack", "agenda"]
    if act == "withdraw":
        withdraw(wrenshire, COUNCIL, "secret", reason="It was not ready.")
    else:
        erase(wrenshire, COUNCIL, "secret", ground="personal-data")
    assert kinds(wrenshire) == ["agenda"]  # at once, before anybody has followed
    jobs.clear()
    follow_once(wrenshire, [follower(wrenshire, jobs)])
    assert b"Kestrel" not in words_under(Library(wrenshire).folder)
    assert jobs == [Job("meeting", "meeting")]
    pack = make_meeting(wrenshire, COUNCIL, "meeting").find("pack")
    assert pack is not None
    assert pack.labels == {"b": ("3",)}  # the number it was first published with
    assert b"Kestrel" not in words_under(Library(wrenshire).folder)


def test_a_meeting_that_goes_takes_everything(wrenshire: Book) -> None:
    put(wrenshire, agreed([item(1, paper(wrenshire, "a"), minutes="Resolved.")]))
    make_meeting(wrenshire, COUNCIL, "meeting")
    erase(wrenshire, COUNCIL, "meeting", ground="court-order")
    jobs: list[Job] = []
    follow_once(wrenshire, [follower(wrenshire, jobs)])
    assert kinds(wrenshire) == []
    assert list(Library(wrenshire).files(COUNCIL, "meeting").root.glob("*/*")) == []
    record = make_meeting(wrenshire, COUNCIL, "meeting")
    assert record.made == ()


def test_a_person_who_is_erased_leaves_the_front_sheet(wrenshire: Book) -> None:
    put(wrenshire, meeting([item(1, paper(wrenshire, "a"))]))
    publish(wrenshire, Person(id="bell", name=Words(en="Councillor Ivor Bell")), council=COUNCIL)
    make_meeting(wrenshire, COUNCIL, "meeting")
    erase(wrenshire, COUNCIL, "ames", ground="personal-data")
    jobs: list[Job] = []
    follow_once(wrenshire, [follower(wrenshire, jobs)])
    assert kinds(wrenshire) == []
    assert Job("meeting", "meeting") in jobs
    make_meeting(wrenshire, COUNCIL, "meeting")
    assert kinds(wrenshire) == ["pack", "agenda"]


def test_a_crash_leaves_no_words_behind_after_an_erasure(wrenshire: Book) -> None:
    paper(wrenshire, "secret", title="Kestrel report")
    put(wrenshire, meeting([item(1, "secret")]))
    make_meeting(wrenshire, COUNCIL, "meeting")
    Library(wrenshire).record_path(COUNCIL, "meeting").unlink()  # as if it had died before it wrote this
    erase(wrenshire, COUNCIL, "secret", ground="exempt")
    follow_once(wrenshire, [follower(wrenshire, [])])
    assert b"Kestrel" not in words_under(Library(wrenshire).folder)


def test_older_words_of_a_corrected_paper_go_when_they_are_erased(wrenshire: Book) -> None:
    paper(wrenshire, "a", title="Kestrel report")
    put(wrenshire, meeting([item(1, "a")]))
    make_meeting(wrenshire, COUNCIL, "meeting")
    paper(wrenshire, "a", title="Corrected report")
    erase(wrenshire, COUNCIL, "a", ground="personal-data", through=1)
    assert kinds(wrenshire) == ["agenda"]
    follow_once(wrenshire, [follower(wrenshire, [])])
    assert b"Kestrel" not in words_under(Library(wrenshire).folder)
