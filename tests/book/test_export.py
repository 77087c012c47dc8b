"""An export opens from disk, is the same for the same book, and makes the same book again."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from selectolax.lexbor import LexborHTMLParser

from minutebook.book.acts import withdraw
from minutebook.book.archive import NotWhole
from minutebook.book.errors import Refused
from minutebook.book.exporting import export
from minutebook.book.importing import import_book
from minutebook.book.models import Chain, Head
from minutebook.book.press import publish
from minutebook.book.shelf import Book
from tests.book.conftest import both_databases
from tests.book.making import COUNCIL, board, found, meeting, small_record
from tests.book.processes import Home, files_of, holds
from tests.book.test_histories import forget_everything

SMALL = (
    "from minutebook.book.shelf import public_book\n"
    "from tests.book.making import small_record\n"
    "small_record(public_book())\n"
)


def loose_links(folder: Path) -> list[str]:
    """Links of pages that lead to no file of the export, and those that need a server."""
    loose = []
    for page in sorted(folder.rglob("*.html")):
        if page.is_relative_to(folder / "blobs"):
            continue
        for node in LexborHTMLParser(page.read_text(encoding="utf-8")).css("[href], [src], [action]"):
            target = next(node.attributes[n] or "" for n in ("href", "src", "action") if n in node.attributes)
            parts = urlsplit(target)
            if parts.scheme or not parts.path:
                continue
            if target.startswith("/") or not (page.parent / unquote(parts.path)).is_file():
                loose.append(f"{page.relative_to(folder)}: {target}")
    return loose


@both_databases
def test_it_works(home: Home, tmp_path: Path) -> None:
    home.python(SMALL)
    home.run("export", tmp_path / "out")
    files = files_of(tmp_path / "out")
    assert {
        "index.html",
        "book.json",
        "objects/body/board.json",
        "publications/severn/1.json",
    } <= files.keys()
    page = "pages/corporate-parenting-board/2026-05-06/inspection-update.html"
    assert b"It was not agreed." in files[page]
    assert loose_links(tmp_path / "out") == []
    assert json.loads(files["objects/person/ames.json"])["name"] == {"en": "Ruth Ames"}


@both_databases
def test_equal_books_make_equal_bytes_whatever_the_database_and_the_day(home: Home, tmp_path: Path) -> None:
    home.python(SMALL)
    home.run("export", tmp_path / "out", MINUTEBOOK_NOW="2026-05-01T10:00:00+00:00")
    twin = Home(tmp_path / "twin")
    twin.run("import", "book", tmp_path / "out")
    holds(twin)
    twin.run("export", tmp_path / "again", MINUTEBOOK_NOW="2031-05-01T10:00:00+00:00")
    assert files_of(tmp_path / "again") == files_of(tmp_path / "out")


def test_what_was_withdrawn_is_in_no_file_of_it(book: Book, tmp_path: Path) -> None:
    small_record(book)
    publish(book, meeting("third", "2026-07-01T10:00", words="Unfortunate words"), council=COUNCIL)
    withdraw(book, COUNCIL, "third", reason="published too early")
    export(book, tmp_path / "out")
    assert not [n for n, data in files_of(tmp_path / "out").items() if b"Unfortunate" in data]
    assert (tmp_path / "out" / "publications" / COUNCIL / "8.json").exists(), "the head stays"


def test_a_newer_export_takes_the_place_of_the_older(book: Book, tmp_path: Path) -> None:
    small_record(book)
    place = tmp_path / "place"
    export(book, place / "out")
    withdraw(book, COUNCIL, "second", reason="published too early")
    export(book, place / "out")
    assert not (place / "out" / "objects" / "meeting" / "second.json").exists()
    assert [path.name for path in place.iterdir()] == ["out"]


def test_a_folder_with_other_things_in_it_is_left_alone(book: Book, tmp_path: Path) -> None:
    small_record(book)
    (tmp_path / "letter.txt").write_text("Dear Sir")
    with pytest.raises(Refused, match="holds other things"):
        export(book, tmp_path)
    with pytest.raises(Refused, match="is a file"):
        export(book, tmp_path / "letter.txt")


def test_an_import_gives_the_same_heads_and_keys(book: Book, tmp_path: Path) -> None:
    small_record(book)
    export(book, tmp_path / "out")
    heads = list(Head.objects.using(book.alias).order_by("sequence").values_list("hash", flat=True))
    forget_everything(book)
    (done,) = import_book(book, tmp_path / "out")
    assert (done.new, done.end.head) == (7, heads[-1])
    assert list(Head.objects.using(book.alias).order_by("sequence").values_list("hash", flat=True)) == heads
    assert publish(book, board(), council=COUNCIL, key="small:board").repeated
    (again,) = import_book(book, tmp_path / "out")
    assert again.new == 0


def test_a_record_that_went_another_way_is_not_taken_in(book: Book, tmp_path: Path) -> None:
    found(book)
    publish(book, board(), council=COUNCIL)
    export(book, tmp_path / "out")
    forget_everything(book)
    found(book)
    with pytest.raises(Refused, match="part at publication 1 of severn"):
        import_book(book, tmp_path / "out")


BREACHES: dict[str, tuple[str, Callable[[Path], object], str]] = {
    "a body altered": (
        "publications/severn/3.json",
        lambda path: path.write_bytes(path.read_bytes().replace(b"Ruth", b"Rose")),
        "3.json: the body does not hold",
    ),
    "a head altered": (
        "publications/severn/3.json",
        lambda path: path.write_bytes(path.read_bytes().replace(b'"clerk"', b'"chair"')),
        "3.json: the head does not hold",
    ),
    "a body gone": (
        "publications/severn/3.json",
        lambda path: path.write_text(json.dumps(_without_body(json.loads(path.read_text())))),
        "3.json: the body is missing",
    ),
    "a file altered": ("blobs", lambda folder: _file(folder).write_bytes(b"Other words"), "was altered"),
    "a file gone": ("blobs", shutil.rmtree, "is missing"),
    "no manifest": ("book.json", Path.unlink, "is not an export"),
    "a later format": (
        "book.json",
        lambda path: path.write_text('{"format": "minutebook-export/9", "councils": []}'),
        "this release reads minutebook-export/1",
    ),
    "a broken manifest": ("book.json", lambda path: path.write_text("{"), "cannot be read"),
}


def _without_body(publication: dict[str, object]) -> dict[str, object]:
    return {k: v for k, v in publication.items() if k not in ("salt", "body")}


def _file(folder: Path) -> Path:
    return next(path for path in folder.rglob("*") if path.is_file())


@pytest.mark.parametrize("breach", BREACHES)
def test_an_altered_export_is_refused_and_named(book: Book, tmp_path: Path, breach: str) -> None:
    small_record(book)
    export(book, tmp_path / "out")
    forget_everything(book)
    name, alter, named = BREACHES[breach]
    alter(tmp_path / "out" / name)
    with pytest.raises(NotWhole, match=named):
        import_book(book, tmp_path / "out")
    assert not Head.objects.using(book.alias).exists()
    assert not Chain.objects.using(book.alias).exists()
