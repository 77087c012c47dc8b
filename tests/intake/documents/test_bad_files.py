"""A bad file is refused or mended with its name and the reason; what lies beside it is taken."""

from __future__ import annotations

import os
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from minutebook.book.errors import Refused
from minutebook.book.press import publish
from minutebook.book.schema import Council, Words
from minutebook.book.shelf import Book
from tests.intake.documents import trees
from tests.intake.documents.conftest import Import, parsed, read

WORDS = trees.minutes(trees.PLANNING, "Tuesday", "7th March, 2023", "7.30 p.m.")


def half_a_pdf(path: Path) -> None:
    whole = trees.pdf(path.with_name("whole.pdf"), WORDS).read_bytes()
    path.with_name("whole.pdf").unlink()
    path.write_bytes(whole[: len(whole) // 4])


def locked(path: Path) -> None:
    trees.pdf(path, WORDS, password="oak")


def bomb(path: Path) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("word/document.xml", b"<w:document>" + b" " * 80_000_000)


def half_a_word_file(path: Path) -> None:
    whole = trees.word(path, WORDS).read_bytes()
    path.write_bytes(whole[: len(whole) // 2])


def one_line(path: Path) -> None:
    path.write_bytes(b"x " * 25_000_000)


def one_line_of_html(path: Path) -> None:
    path.write_bytes(b"<!doctype html><p>" + b"x " * 5_000_000 + b"</p>")


def picture_as_pdf(path: Path) -> None:
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(2000))


def old_word(path: Path) -> None:
    path.write_bytes(b"\xd0\xcf\x11\xe0" + bytes(500))


def zip_as_word(path: Path) -> None:
    with zipfile.ZipFile(path, "w") as packed:
        packed.writestr("a.txt", "b")


def noise_as_text(path: Path) -> None:
    path.write_bytes(bytes(range(32)) * 500)


BAD: list[tuple[str, Callable[[Path], object], str]] = [
    ("half.pdf", half_a_pdf, "damaged"),
    ("locked.pdf", locked, "password"),
    ("bomb.docx", bomb, "unpack to 80 MB"),
    ("half.docx", half_a_word_file, "damaged"),
    ("line.txt", one_line, "50,000,000 characters on line 1"),
    ("line.html", one_line_of_html, "characters on line 1"),
    ("picture.pdf", picture_as_pdf, "is not a PDF, whatever its name says"),
    ("old.docx", old_word, "password"),
    ("zip.docx", zip_as_word, "is packed like a Word file and is none"),
    ("noise.txt", noise_as_text, "is not text"),
    ("empty.txt", lambda path: path.write_bytes(b""), "is empty"),
    ("sheet.xlsx", lambda path: path.write_bytes(b"x"), "of a kind not read here"),
    ("blank.txt", lambda path: path.write_bytes(b"\n \n"), "has no text"),
]


@pytest.mark.parametrize(("name", "make", "why"), BAD, ids=[name for name, _, _ in BAD])
def test_it_is_refused_by_name_and_reason(
    tmp_path: Path, take: Import, name: str, make: Callable[[Path], object], why: str
) -> None:
    tree = tmp_path / "tree"
    tree.mkdir()
    make(tree / name)
    (tree / "good.txt").write_text(WORDS, encoding="utf-8")
    report = take(tree)
    assert [one for one, _ in report.refused] == [name]
    assert why in report.refused[0][1]
    assert [one for one, _ in report.taken] == ["good.txt"]
    assert name in report.text()


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
def test_other_encodings_are_read(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "minutes.txt"
    path.write_bytes(WORDS.replace("Ó", "O").encode(encoding))
    found = parsed(path)
    assert found.roll.chair == "M. Ní Bhriain"
    assert any("Windows-1252" in doubt for doubt in found.doubts) == (encoding == "cp1252")


def test_nul_bytes_are_left_out_and_the_line_said(tmp_path: Path) -> None:
    path = tmp_path / "minutes.txt"
    path.write_bytes(WORDS.replace("twice.", "twice\0.").encode())
    found = parsed(path)
    assert any(
        doubt.startswith("1 characters that are no text") and "line" in doubt for doubt in found.doubts
    )
    assert found.numbers == ["1", "2", "3", "4"]


def test_a_pdf_under_another_name_is_read_as_one(tmp_path: Path) -> None:
    made = trees.pdf(tmp_path / "minutes.pdf", WORDS)
    path = made.rename(tmp_path / "minutes.txt")
    text = read(path)
    assert not isinstance(text, str)
    assert text.kind == "pdf"
    assert text.notes == ("is named as text and is pdf; it was read as pdf",)


def test_a_tree_with_loops(tree: Path, take: Import) -> None:
    (tree / "2023/01/again").symlink_to(tree, target_is_directory=True)
    report = take(tree)
    assert report.refused == [
        ("2023/01/again", "this folder leads back to one it lies in; it was not entered again")
    ]


def test_a_link_to_nowhere(tree: Path, take: Import) -> None:
    (tree / "gone.txt").symlink_to(tree / "nothing.txt")
    assert [name for name, _ in take(tree).refused] == ["gone.txt"]


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may read every folder")
def test_a_folder_that_cannot_be_read(tree: Path, take: Import) -> None:
    barred = tree / "2023/barred"
    barred.mkdir(mode=0)
    try:
        assert take(tree).refused == [("2023/barred", "this folder cannot be read (Permission denied)")]
    finally:
        barred.chmod(0o700)


def test_a_folder_that_the_system_will_not_list(
    tree: Path, take: Import, monkeypatch: pytest.MonkeyPatch
) -> None:
    plain = os.listdir

    def listdir(folder: Path) -> list[str]:
        if str(folder).endswith("2023/02"):
            raise PermissionError(13, "Permission denied")
        return plain(folder)

    monkeypatch.setattr("minutebook.intake.documents.tree.os.listdir", listdir)
    report = take(tree)
    assert report.refused == [("2023/02", "this folder cannot be read (Permission denied)")]
    assert report.taken


def test_two_councils_of_one_name(book: Book, tree: Path, take: Import) -> None:
    for own in ("north", "south"):
        publish(book, Council(id=own, slug=own, name=Words(en=trees.COUNCIL)))
    with pytest.raises(Refused, match="2 councils are called .* north .* south"):
        take(tree)
    assert take(tree, "south").taken


def test_a_single_file(tmp_path: Path, take: Import) -> None:
    path = tmp_path / "minutes.txt"
    path.write_text(WORDS, encoding="utf-8")
    assert take(path).taken == [("minutes.txt", "minutes")]
