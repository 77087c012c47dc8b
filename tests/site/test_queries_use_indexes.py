"""No page walks through a whole table, so that its cost does not grow with the record (by SQLite's plans)."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.site.families import OTHERS, PAGES

pytestmark = pytest.mark.skipif("postgresql" in connection.vendor, reason="these are SQLite's plans")


def scans(client: Client, path: str) -> Iterator[str]:
    """The queries of a page that read a table from end to end."""
    with CaptureQueriesContext(connection) as asked:
        client.get(path)
    for query in asked.captured_queries:
        sql = query["sql"]
        if not sql.startswith("SELECT"):
            continue
        with connection.cursor() as cursor:
            cursor.execute(f"EXPLAIN QUERY PLAN {sql}")
            for *_, step in cursor.fetchall():
                if re.match(r"SCAN (?!\d|SUBQUERY|\(|CONSTANT|LEFT-MOST)", step):
                    yield f"{step}: {sql}"


@pytest.mark.parametrize("path", [*PAGES, *OTHERS])
def test_it_works(record: None, client: Client, path: str) -> None:
    assert list(scans(client, path)) == []
