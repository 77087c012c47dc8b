"""What every test stands on: a data folder of its own, a book, and what may be missing on this machine."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

os.environ["MINUTEBOOK_HOME"] = tempfile.mkdtemp(prefix="minutebook-test-")
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "minutebook.settings")

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


@pytest.fixture
def book(db: None, tmp_path: Path) -> Iterator[object]:
    """An empty public book with files of its own."""
    from minutebook.book.shelf import Book

    yield Book("default", tmp_path)
