"""Many processes publish into one council while an import runs: no error, a dense chain, all of it whole."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path

import pytest

from tests.book.conftest import both_databases
from tests.book.making import COUNCIL
from tests.book.processes import Home, holds

PROCESSES = 8


def other_record(folder: Path, publications: int) -> Path:
    """An export of another council's record."""
    home = Home(folder / "other")
    council = {"schema": "council/1", "id": "teme", "name": {"en": "Temeshire"}}
    home.run("publish", "-", stdin=json.dumps(council))
    program = (
        "from minutebook.book.press import Request, publish_many\n"
        "from minutebook.book.shelf import public_book\n"
        "from tests.book.making import person\n"
        f"things = [Request(thing=person(f'Member {{n}}', f'p{{n}}')) for n in range({publications})]\n"
        "publish_many(public_book(), 'teme', things)\n"
    )
    home.python(program)
    home.run("export", "--no-pages", folder / "export")
    return folder / "export"


@both_databases
@pytest.mark.parametrize("count", [25, pytest.param(1000, marks=pytest.mark.slow)])
def test_eight_processes_publish_while_an_import_runs(home: Home, tmp_path: Path, count: int) -> None:
    incoming = other_record(tmp_path, publications=4 * count)
    council = {"schema": "council/1", "id": COUNCIL, "name": {"en": "Severnshire"}}
    home.run("publish", "-", stdin=json.dumps(council))
    running = [home.start("tests.book.publisher", f"m{n}", count) for n in range(PROCESSES)]
    running.append(home.start("minutebook", "import", "book", incoming))
    for process in running:
        said, _ = process.communicate(timeout=900)
        assert process.returncode == 0, said
    ends = last_sequences(home)
    assert ends == {COUNCIL: 1 + PROCESSES * count, "teme": 1 + 4 * count}
    holds(home)


def last_sequences(home: Home) -> dict[str, int]:
    """The last sequence of every chain, and at once that nothing is missing before it."""
    sql = "SELECT council, count(*), min(sequence), max(sequence) FROM book_head GROUP BY council"
    if home.public:
        import psycopg

        with psycopg.connect(home.public) as server:
            rows = server.execute(sql).fetchall()
    else:
        with sqlite3.connect(home.folder / "public" / "book.sqlite3") as file:
            rows = file.execute(sql).fetchall()
    assert all((count, first) == (last, 1) for _, count, first, last in rows)
    return {council: last for council, _, _, last in rows}
