"""A process killed at any point leaves the old state or the new, and the work goes on to the same end."""

from __future__ import annotations

import random
import time
from pathlib import Path

import pytest

from tests.book.conftest import both_databases
from tests.book.loader import BATCHES
from tests.book.processes import Home, files_of, holds

LOADER = "tests.book.loader"
kills = pytest.mark.parametrize("kills", [5, pytest.param(20, marks=pytest.mark.slow)])


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The export of a load that nobody disturbed."""
    folder = tmp_path_factory.mktemp("undisturbed")
    home = Home(folder / "home")
    home.module(LOADER)
    home.run("export", "--no-pages", folder / "export")
    return files_of(folder / "export")


def kill_after(home: Home, batches: int, seconds: float, *command: str) -> None:
    """Start a load and kill it a moment after it has told of so many batches."""
    process = home.start(*command)
    assert process.stdout is not None
    for _ in range(batches):
        if not process.stdout.readline():
            break
    time.sleep(seconds)
    process.kill()
    process.communicate()


@both_databases
@kills
def test_a_load_killed_again_and_again_ends_as_if_nothing_had_been(
    home: Home, tmp_path: Path, kills: int, undisturbed: dict[str, bytes]
) -> None:
    chance = random.Random(kills)
    for _ in range(kills):
        # The loader itself verifies the record before it goes on.
        kill_after(home, chance.randint(1, BATCHES // kills), chance.uniform(0, 0.02), LOADER)
    assert "whole" in home.module(LOADER)
    holds(home)
    home.run("export", "--no-pages", tmp_path / "export")
    assert files_of(tmp_path / "export") == undisturbed


@both_databases
@kills
def test_an_import_killed_again_and_again_goes_on_where_it_stopped(
    home: Home, tmp_path: Path, kills: int
) -> None:
    chance = random.Random(kills)
    source = Home(tmp_path / "source")
    source.module(LOADER)
    source.run("export", "--no-pages", tmp_path / "export")
    slowly = "from minutebook.book import importing; importing.BATCH = 7; "
    again = f"from minutebook.cli.import_book import command; command(['{tmp_path / 'export'}'])"
    began = time.monotonic()
    home.python("")
    start = time.monotonic() - began
    for _ in range(kills):
        process = home.start_python(slowly + again)
        time.sleep(start + chance.uniform(-0.1, 0.2))
        process.kill()
        process.communicate()
        assert "The record holds." in home.run("verify", "--projections")
    home.run("import", "book", tmp_path / "export")
    holds(home)
    home.run("export", "--no-pages", tmp_path / "again")
    assert files_of(tmp_path / "again") == files_of(tmp_path / "export")
