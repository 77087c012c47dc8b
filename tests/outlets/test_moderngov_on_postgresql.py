"""On PostgreSQL the service and the old pages answer as on SQLite, byte for byte."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.test import Client

from minutebook.book.shelf import Book
from minutebook.outlets.moderngov.operations import OPERATIONS
from tests.outlets.conftest import ASKED
from tests.outlets.test_moderngov_service import SERVICE, VALUES
from tests.site import county
from tests.site.conftest import record, stopped

__all__ = ["record", "stopped"]


def answers(client: Client) -> dict[str, bytes]:
    found = {}
    for operation in OPERATIONS:
        values = {one.name: VALUES[one.name] for one in operation.parameters}
        found[operation.name] = client.get(f"{SERVICE}/{operation.name}", values).content
    for name, query in ASKED.items():
        found[name] = client.get(f"/{name}.aspx?{query}").content
    return found


@pytest.mark.postgres
@pytest.mark.django_db(databases=["default", "postgresql"])
def test_it_works(
    postgresql: str,
    record: None,
    client: Client,
    settings: object,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    settings.MODERNGOV_PAGES = True  # type: ignore[attr-defined]
    expected = answers(client)
    book = Book(postgresql, tmp_path)
    county.load(book)
    monkeypatch.setattr("minutebook.site.dispatch.public_book", lambda: book)
    found = answers(client)
    for name, data in expected.items():
        assert found[name] == data, name
