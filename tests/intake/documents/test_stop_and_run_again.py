"""A second run publishes nothing; a killed one goes on to the same record; a person's work stands."""

from __future__ import annotations

import json
import os
import pty
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
import pytest

from minutebook.book import acts, catalogue
from minutebook.book.archive import MANIFEST
from minutebook.book.exporting import export
from minutebook.book.models import Chain, Head
from minutebook.book.press import publish
from minutebook.book.schema import Meeting, Words
from minutebook.book.shelf import Book
from minutebook.book.verify import verify
from tests.book.processes import Home, files_of, holds
from tests.intake.documents import trees
from tests.intake.documents.conftest import Import

Meetings = Callable[[], dict[str, Meeting]]
NOW = "2026-05-06T12:00:00+00:00"
SLOWLY = (
    "import sys; from minutebook.book.opening import prepare; prepare(); "
    "from minutebook.intake.documents import steps; steps.BATCH = 5; "
    "from minutebook.cli.import_documents import command; "
    "command([sys.argv[1], '--council', 'Oakshire District Council'])"
)


def test_a_second_run_publishes_nothing(tree: Path, take: Import) -> None:
    first = take(tree)
    assert sum(first.published.values()) > 20
    again = take(tree)
    assert again.published == {}
    assert "nothing was published" in again.text()


def test_a_file_added_later_joins_its_meeting(tree: Path, take: Import, meetings: Meetings) -> None:
    take(tree)
    before = meetings()["planning-committee/2023-04-04"]
    words = trees.minutes(trees.PLANNING, "Tuesday", "4th April, 2023", "7.30 p.m.", before="7th March, 2023")
    (tree / "2024").mkdir()
    (tree / "2024/Minutes - April.txt").write_text(words, encoding="utf-8")
    take(tree)
    after = meetings()["planning-committee/2023-04-04"]
    assert after.id == before.id
    assert after.state == "held"
    assert [item.id for item in after.items if item.label] == [item.id for item in before.items if item.label]


def test_what_a_person_corrected_is_left_as_it_is(
    book: Book, tree: Path, take: Import, meetings: Meetings
) -> None:
    take(tree)
    chain = Chain.objects.get().council
    held = meetings()["planning-committee/2023-02-07"]
    mended = msgspec.structs.replace(held, title=Words(en="The meeting about the flood"))
    publish(book, mended, council=chain, reason="it had no title")
    path = next(tree.rglob("Minutes*7th February*"))
    path.write_text(path.read_text(encoding="utf-8").replace("twice", "three times"), encoding="utf-8")
    report = take(tree)
    assert [why for _, why in report.kept] == ["was changed by the council"]
    assert meetings()["planning-committee/2023-02-07"].title.en == "The meeting about the flood"


def test_what_was_withdrawn_is_not_brought_back(
    book: Book, tree: Path, take: Import, meetings: Meetings
) -> None:
    take(tree)
    chain = Chain.objects.get().council
    held = meetings()["housing-committee/2023-02-09-2"]
    acts.withdraw(book, chain, held.id, reason="a name")
    path = tree / "2023/02/housing special minutes.txt"
    path.write_text(path.read_text(encoding="utf-8").replace("twice", "often"), encoding="utf-8")
    assert any("out of the record" in why for _, why in take(tree).kept)
    assert "housing-committee/2023-02-09-2" not in meetings()


def test_a_dry_run_tells_all_and_publishes_nothing(tree: Path, take: Import) -> None:
    report = take(tree, dry=True)
    assert report.meetings == 11
    assert "dry run" in report.text()
    assert report.published["meeting"] == 11
    assert not Head.objects.exists()


def test_verify_export_and_import_hold(book: Book, tree: Path, take: Import, tmp_path: Path) -> None:
    take(tree)
    assert verify(book).faults == []
    export(book, tmp_path / "export")
    home = Home(tmp_path / "other")
    home.run("import", "book", tmp_path / "export")
    home.run("export", "--no-pages", tmp_path / "again")
    assert files_of(tmp_path / "again") == files_of(tmp_path / "export")


def without_chance(folder: Path) -> dict[str, Any]:
    """An export without what is left to chance in any run: salts, and the hashes that follow from them."""
    found: dict[str, Any] = {}
    for name, data in files_of(folder).items():
        if name.startswith("publications/"):
            whole = json.loads(data)
            head = {k: v for k, v in whole["head"].items() if k not in ("body", "previous")}
            found[name] = (head, whole["body"], whole.get("key", ""))
        elif name != MANIFEST:
            found[name] = data
    return found


@pytest.mark.parametrize("kills", [4, pytest.param(20, marks=pytest.mark.slow)])
def test_killed_at_random_points_it_ends_as_if_undisturbed(tmp_path: Path, kills: int) -> None:
    tree = trees.write(tmp_path / "papers")
    whole, home = Home(tmp_path / "whole"), Home(tmp_path / "killed")
    run(whole, tree).wait()
    began = time.monotonic()
    run(whole, tree).wait()
    spent = time.monotonic() - began
    chance = random.Random(kills)
    for _ in range(kills):
        process = run(home, tree)
        time.sleep(spent * chance.uniform(0.3, 1.3))
        process.send_signal(signal.SIGKILL)
        process.wait()
    assert run(home, tree).wait() == 0
    holds(home)
    for one, name in ((whole, "one"), (home, "other")):
        one.run("export", "--no-pages", tmp_path / name)
    assert without_chance(tmp_path / "other") == without_chance(tmp_path / "one")


def run(home: Home, tree: Path) -> subprocess.Popen[bytes]:
    """Start the import, in small batches, as of one moment."""
    return subprocess.Popen(
        [sys.executable, "-c", SLOWLY, str(tree)],
        env=home.environment | {"MINUTEBOOK_NOW": NOW},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


def test_stopped_by_hand_it_says_how_far_it_came_and_goes_on(tmp_path: Path) -> None:
    """As a person does it, at a terminal: the bar is seen, Ctrl-C is pressed, the command is given again."""
    tree = trees.write(tmp_path / "papers")
    home = Home(tmp_path / "home")
    command = ["-m", "minutebook", "import", "documents", str(tree), "--council", trees.COUNCIL]
    terminal, screen = pty.openpty()
    process = subprocess.Popen([sys.executable, *command], env=home.environment, stdout=screen, stderr=screen)
    os.close(screen)
    seen = read_until(terminal, b"Publishing")
    process.send_signal(signal.SIGINT)
    seen += read_until(terminal, b"it goes on from there")
    assert process.wait() == 2
    assert b"Reading" in seen and b"%" in seen
    assert "14 files taken" in home.run(*command[2:])
    assert "nothing was published" in home.run(*command[2:])
    holds(home)


def read_until(terminal: int, words: bytes) -> bytes:
    """What a terminal shows up to some words; all of it where they do not come."""
    seen = b""
    while words not in seen:
        try:
            seen += os.read(terminal, 4096)
        except OSError:  # the process ended
            break
    assert words in seen, seen
    return seen


def test_the_command_says_what_it_did(tree: Path, tmp_path: Path) -> None:
    home = Home(tmp_path / "home")
    said = home.run(
        "import", "documents", tree, "--council", trees.COUNCIL, "--report", tmp_path / "report.txt"
    )
    assert "14 files taken" in said
    assert "of 11 meetings" in said
    assert "Housing Comittee" in (tmp_path / "report.txt").read_text(encoding="utf-8")
    assert "there is no" not in home.run("show", "housing-committee/2023-05-04")


def test_catalogue_is_one_council(book: Book, tree: Path, take: Import) -> None:
    take(tree)
    assert [row.title for row in catalogue.entries(book).filter(kind="council")] == [trees.COUNCIL]
