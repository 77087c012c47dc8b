"""Every test of the book runs on both databases."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from minutebook.book.shelf import Book
from tests.book.processes import Home

DATABASES = ["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)]
both_databases = pytest.mark.parametrize("database", DATABASES)


@pytest.fixture(
    params=[
        pytest.param("sqlite", marks=pytest.mark.django_db),
        pytest.param("postgresql", marks=pytest.mark.postgres),
    ]
)
def book(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Book]:
    """An empty book with files of its own, in a transaction that is rolled back."""
    from django.db import transaction

    if request.param == "sqlite":
        request.getfixturevalue("db")
        yield Book("default", tmp_path)
        return
    alias = request.getfixturevalue("postgresql")
    with request.getfixturevalue("django_db_blocker").unblock(), transaction.atomic(using=alias):
        yield Book(alias, tmp_path)
        transaction.set_rollback(True, using=alias)


@pytest.fixture
def home(database: str, tmp_path: Path, request: pytest.FixtureRequest) -> Home:
    """A data folder for real processes, on the database of this test (mark it ``both_databases``)."""
    if database == "sqlite":
        return Home(tmp_path / "home")
    new_database = request.getfixturevalue("new_database")
    return Home(tmp_path / "home", new_database(), new_database())
