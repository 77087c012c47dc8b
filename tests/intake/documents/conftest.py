"""A tree of papers and its import into an empty book."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from minutebook.book import catalogue
from minutebook.book.schema import Meeting
from minutebook.book.shelf import Book
from minutebook.intake.documents.extracting import Extracted, extract
from minutebook.intake.documents.parsing import Parsed, parse
from minutebook.intake.documents.report import Report
from minutebook.intake.documents.taking_in import import_documents
from minutebook.intake.documents.tree import Found
from minutebook.packs.workers import Pool
from tests.intake.documents import trees

Import = Callable[..., Report]


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """A small tree of papers."""
    return trees.write(tmp_path / "papers")


@pytest.fixture
def take(book: Book) -> Import:
    """Import a path into the empty book, for Oakshire where nothing else is said."""

    def run(path: Path, council: str = trees.COUNCIL, **more: Any) -> Report:
        return import_documents(book, path, council, **more)

    return run


@pytest.fixture
def meetings(book: Book) -> Callable[[], dict[str, Meeting]]:
    """The meetings of the book by address."""

    def found() -> dict[str, Meeting]:
        rows = list(catalogue.entries(book).filter(kind="meeting"))
        things = catalogue.things_of(book, rows)
        return {row.path: things[row.object] for row in rows}  # type: ignore[misc]

    return found


def read(path: Path) -> Extracted | str:
    """The text of one file, or why there is none."""
    with Pool(1) as pool:
        return next(iter(extract([Found(path, path.name)], pool)))[1]


def parsed(path: Path) -> Parsed:
    """One file read as a document."""
    text = read(path)
    assert not isinstance(text, str), text
    return parse(path.name, text, council=trees.COUNCIL)


def of_words(tmp_path: Path, words: str, name: str = "minutes.txt") -> Parsed:
    """Words read as a document of a name."""
    path = tmp_path / name
    path.write_text(words, encoding="utf-8")
    return parsed(path)
