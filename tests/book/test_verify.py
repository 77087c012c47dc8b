"""Whatever was altered by hand is found and named."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest
from django.db.models import QuerySet

from minutebook.book import canonical
from minutebook.book.acts import erase, withdraw
from minutebook.book.canonical import NO_HASH
from minutebook.book.exporting import export
from minutebook.book.models import Blob, Chain, Entry, Head, Text
from minutebook.book.rebuild import unequal
from minutebook.book.shelf import Book
from minutebook.book.sight import record
from minutebook.book.verify import verify, verify_folder
from tests.book.making import COUNCIL, small_record


def heads(book: Book, sequence: int) -> QuerySet[Head]:
    return Head.objects.using(book.alias).filter(sequence=sequence)


def texts(book: Book, sequence: int) -> QuerySet[Text]:
    return Text.objects.using(book.alias).filter(sequence=sequence)


def stored_file(book: Book) -> Path:
    return book.files.path(Blob.objects.using(book.alias).get().sha256)


def test_it_works(book: Book) -> None:
    small_record(book)
    report = verify(book)
    assert report.holds
    assert (report.heads, report.bodies, report.files) == (7, 7, 1)
    assert report.last[COUNCIL].head == Chain.objects.using(book.alias).get().head


def other_body(book: Book) -> None:
    text = texts(book, 3).get()
    texts(book, 3).update(data=bytes(text.data).replace(b"Ruth", b"Rose"))


def other_file(book: Book) -> None:
    stored_file(book).write_bytes(b"Another report.")


BREACHES: dict[str, tuple[Callable[[Book], object], str]] = {
    "a head's row altered": (
        lambda book: heads(book, 4).update(time="2020-01-01T00:00:00Z"),
        "severn publication 4 (document paper): the head does not hold",
    ),
    "a head's row gone": (
        lambda book: heads(book, 3).delete(),
        "severn: publication 3 is missing",
    ),
    "the last heads gone": (
        lambda book: heads(book, 7).delete(),
        "severn: the chain ends at 6, and its row says 7",
    ),
    "a body altered": (other_body, "severn publication 3 (person ames): the body does not hold"),
    "a salt altered": (
        lambda book: texts(book, 3).update(salt=bytes(32)),
        "severn publication 3 (person ames): the body does not hold",
    ),
    "a body gone": (
        lambda book: texts(book, 5).delete(),
        "severn publication 5 (meeting meeting): the body is missing",
    ),
    "a file altered": (other_file, "(severn publication 4): its bytes were altered"),
    "a file gone": (lambda book: stored_file(book).unlink(), "(severn publication 4): is missing"),
    "a chain's row gone": (
        lambda book: Chain.objects.using(book.alias).all().delete(),
        "severn: the chain ends at 7, and its row says 0",
    ),
}


@pytest.mark.parametrize("breach", BREACHES)
def test_what_was_altered_by_hand_is_found_and_named(book: Book, breach: str) -> None:
    small_record(book)
    alter, named = BREACHES[breach]
    alter(book)
    faults = verify(book).faults
    assert len(faults) == 1
    assert faults[0].endswith(named)


def test_a_chain_rewritten_whole_is_found_by_a_head_noted_before(book: Book) -> None:
    small_record(book)
    noted = Chain.objects.using(book.alias).get().head
    other_body(book)
    previous = NO_HASH
    for head in Head.objects.using(book.alias).order_by("sequence"):
        text = Text.objects.using(book.alias).get(sequence=head.sequence)
        body = canonical.body_hash(bytes(text.salt), bytes(text.data))
        new = msgspec.structs.replace(record(head), body=body, previous=previous)
        previous = new.hash()
        heads(book, head.sequence).update(body=body, previous=new.previous, hash=previous)
    Chain.objects.using(book.alias).update(head=previous)
    assert verify(book).holds
    assert verify(book, head=previous).holds
    assert verify(book, head=noted).faults == [
        f"no chain has the head {noted}: the record was rewritten since it was noted"
    ]


def test_what_was_erased_or_withdrawn_is_told_apart_from_what_is_missing(book: Book) -> None:
    small_record(book)
    erase(book, COUNCIL, "second", ground="exempt")
    withdraw(book, COUNCIL, "paper", reason="published too early")
    report = verify(book)
    assert report.holds
    assert (report.erased, report.withheld) == (1, 0)


def test_an_erased_body_put_back_is_found(book: Book) -> None:
    small_record(book)
    kept = Text.objects.using(book.alias).get(sequence=6)
    erase(book, COUNCIL, "second", ground="exempt")
    Text.objects.using(book.alias).create(council=COUNCIL, sequence=6, salt=kept.salt, data=kept.data)
    assert verify(book).faults == [
        "severn publication 6 (meeting second): the body was erased and is here all the same"
    ]


def test_a_page_that_says_other_than_the_record_is_found(book: Book) -> None:
    small_record(book)
    assert unequal(book) == []
    Entry.objects.using(book.alias).filter(object="meeting-2").update(title="Nothing to see")
    assert unequal(book) == ["entry severn meeting-2: is not what the record makes of it; run rebuild"]


def test_an_export_is_verified_by_itself(book: Book, tmp_path: Path) -> None:
    small_record(book)
    export(book, tmp_path / "out")
    report = verify_folder(tmp_path / "out", head=Chain.objects.using(book.alias).get().head)
    assert report.holds
    assert (report.heads, report.bodies, report.files) == (7, 7, 1)


@pytest.mark.parametrize(
    ("name", "was", "becomes", "named"),
    [
        ("publications/severn/3.json", b"Ruth", b"Rose", "the body does not hold"),
        ("publications/severn/3.json", b'"clerk"', b'"chair"', "the head does not hold"),
        ("publications/severn/3.json", b'"head":{', b'"head":[', "3.json cannot be read"),
        ("publications/severn/3.json", None, None, "3.json is missing"),
        ("blobs", b"The report.", b"No report..", "its bytes were altered"),
        ("blobs", None, None, "is missing"),
    ],
)
def test_an_altered_export_is_found_out(
    book: Book, tmp_path: Path, name: str, was: bytes | None, becomes: bytes, named: str
) -> None:
    small_record(book)
    export(book, tmp_path / "out")
    path = tmp_path / "out" / name
    if path.is_dir():
        path = next(path.rglob("*.txt"))
    if was is None:
        path.unlink()
    else:
        assert was in path.read_bytes()
        path.write_bytes(path.read_bytes().replace(was, becomes))
    faults = verify_folder(tmp_path / "out").faults
    assert len(faults) == 1
    assert named in faults[0]
