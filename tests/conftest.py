"""What every test stands on: a data folder of its own, a book, and what may be missing on this machine."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

os.environ["MINUTEBOOK_HOME"] = tempfile.mkdtemp(prefix="minutebook-test-")
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "minutebook.settings")

SERVER = os.environ.get("MINUTEBOOK_TEST_POSTGRES") or "postgresql://postgres@127.0.0.1:5432"
REAL = Path(__file__).resolve().parent.parent.parent / "shared" / "real"


def missing(what: str, reason: str) -> None:
    """Skip for want of something, or fail where the run demands it (``MINUTEBOOK_REQUIRE``)."""
    if what in os.environ.get("MINUTEBOOK_REQUIRE", "").split(","):
        pytest.fail(f"{what} is required in this run: {reason}")
    pytest.skip(reason)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out the slow tests, saying so, unless asked for (``-m slow``, ``MINUTEBOOK_REQUIRE``)."""
    if "slow" in config.option.markexpr or "slow" in os.environ.get("MINUTEBOOK_REQUIRE", "").split(","):
        return
    for item in items:
        if "slow" in item.keywords:
            item.add_marker(pytest.mark.skip(reason="slow: run it with -m slow"))


@pytest.fixture
def real() -> Path:
    """The folder of real data beside the checkout."""
    if not REAL.is_dir():
        pytest.skip("no real data beside this checkout (../shared/real)")
    return REAL


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """Debian's chromium. Not for the whole run: Django refuses its database while a browser is at work."""
    from playwright.sync_api import sync_playwright

    path = shutil.which("chromium")
    if path is None:
        missing("chromium", "no chromium on this machine (apt-get install chromium)")
    options = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=options)
        yield browser
        browser.close()


@pytest.fixture
def book(db: None, tmp_path: Path) -> Iterator[object]:
    """An empty public book with files of its own."""
    from minutebook.book.shelf import Book

    yield Book("default", tmp_path)


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
