"""On PostgreSQL every page is the same, byte for byte, as on SQLite."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from minutebook.book.shelf import Book
from tests.site import county
from tests.site.conftest import Get
from tests.site.families import OTHERS, PAGES

INDEXED = ("/search?",)  # answered from the index, which is one for both


@pytest.mark.postgres
@pytest.mark.django_db(databases=["default", "postgresql"])
def test_it_works(
    postgresql: str, record: None, get: Get, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    paths = [path for path in (*PAGES, *OTHERS) if not path.startswith(INDEXED)]
    expected = {path: get(path).html for path in paths}
    book = Book(postgresql, tmp_path)
    county.load(book)
    monkeypatch.setattr("minutebook.site.dispatch.public_book", lambda: book)
    for path in paths:
        assert _without_hashes(get(path).html) == _without_hashes(expected[path]), path


def _without_hashes(html: str) -> str:
    """A page without the hashes of publications: each was salted anew."""
    return re.sub(r"\b[0-9a-f]{10}(?:[0-9a-f]{54})?\b", "hash", html)
