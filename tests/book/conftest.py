"""Every test of the book runs on both databases."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

from minutebook.book.shelf import Book
from tests.book.processes import Home
from tests.conftest import missing

SERVER = os.environ.get("MINUTEBOOK_TEST_POSTGRES") or "postgresql://postgres@127.0.0.1:5432"
DATABASES = ["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)]
both_databases = pytest.mark.parametrize("database", DATABASES)


@pytest.fixture(scope="session")
def new_database() -> Iterator[Callable[[], str]]:
    """Makes empty PostgreSQL databases and gives their addresses; drops them in the end."""
    import psycopg

    place = SERVER.rstrip("/") if urlsplit(SERVER).path in ("", "/") else SERVER.rsplit("/", 1)[0]
    try:
        server = psycopg.connect(f"{place}/postgres", autocommit=True, connect_timeout=3)
    except psycopg.OperationalError as error:
        missing("postgres", f"no PostgreSQL server at {place}: {error}")
    made: list[str] = []

    def make() -> str:
        name = f"minutebook_test_{os.getpid()}_{len(made)}"
        server.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
        server.execute(f"CREATE DATABASE \"{name}\" TEMPLATE template0 ENCODING 'UTF8'")
        made.append(name)
        return f"{place}/{name}"

    yield make
    for name in made:
        server.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
    server.close()


@pytest.fixture(scope="session")
def postgresql(new_database: Callable[[], str], django_db_blocker: Any) -> Iterator[str]:
    """An alias of Django's for a PostgreSQL database with the book's tables."""
    from django.core.management import call_command
    from django.db import connections

    from minutebook.settings import postgresql_database

    settings = connections["default"].settings_dict | postgresql_database(new_database())
    connections.databases["postgresql"] = settings
    with django_db_blocker.unblock():
        call_command("migrate", "book", database="postgresql", verbosity=0)
        connections["postgresql"].close()
    yield "postgresql"
    with django_db_blocker.unblock():
        connections["postgresql"].close()
    del connections.databases["postgresql"]


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
