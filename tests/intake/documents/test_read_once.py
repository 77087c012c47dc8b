"""A file that has not changed is not read again, whatever else has; what reads anew has all read anew."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from minutebook import home
from minutebook.intake.documents import read_before, taking_in
from minutebook.intake.documents.extracting import Extracted, extract
from minutebook.intake.documents.parsing import parse
from minutebook.intake.documents.tree import Found
from minutebook.packs.workers import Pool
from tests.book.processes import Home
from tests.intake.documents import trees
from tests.intake.documents.conftest import Import, read

LONG_AGO = 1_600_000_000


@pytest.fixture(autouse=True)
def nothing_kept() -> None:
    home.forget_words_read()


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the files whose text is read, as they are."""
    names: list[str] = []

    def noted(found: Sequence[Found], pool: Pool) -> Iterator[tuple[Found, Extracted | str]]:
        names.extend(one.name for one in found)
        yield from extract(found, pool)

    monkeypatch.setattr(taking_in, "extract", noted)
    return names


@pytest.fixture
def old(tree: Path) -> Path:
    """The tree as it lay for years, so that sizes and times can be relied on."""
    for path in tree.rglob("*.*"):
        os.utime(path, (LONG_AGO, LONG_AGO))
    return tree


def test_a_second_run_reads_no_file_and_says_so(old: Path, take: Import, opened: list[str]) -> None:
    first = take(old)
    assert len(opened) == len(first.taken) == 14
    opened.clear()
    again = take(old)
    assert opened == []
    assert (again.taken, again.doubtful, again.meetings) == (first.taken, first.doubtful, first.meetings)
    assert "14 of them have not changed since they were read, and were not read again." in again.text()


def test_a_dry_run_reads_for_the_real_one(old: Path, take: Import, opened: list[str]) -> None:
    take(old, dry=True)
    opened.clear()
    assert sum(take(old).published.values()) > 20
    assert opened == []


def test_what_was_read_before_is_what_would_be_read(old: Path, take: Import) -> None:
    take(old)
    with read_before.read_before(trees.COUNCIL) as before:
        for path in sorted(old.rglob("*.*")):
            kept = before.find(Found(path, path.relative_to(old).as_posix()))
            text = read(path)
            assert kept is not None and not isinstance(text, str)
            fresh = parse(kept.name, text, council=trees.COUNCIL)
            assert kept == replace(fresh, text=replace(text, pages=(), starts=()))


def change(path: Path) -> None:
    path.write_text(path.read_text(encoding="utf-8").replace("twice", "oft-n"), encoding="utf-8")
    os.utime(path, (LONG_AGO + 60, LONG_AGO + 60))


def add(path: Path) -> None:
    words = trees.minutes(trees.PLANNING, "Tuesday", "4th April, 2023", "7.30 p.m.")
    path.with_name("new.txt").write_text(words, encoding="utf-8")


@pytest.mark.parametrize(("do", "name"), [(change, "2023/02/housing minutes.txt"), (add, "2023/02/new.txt")])
def test_only_a_new_or_changed_file_is_read(
    old: Path, take: Import, opened: list[str], do: Callable[[Path], None], name: str
) -> None:
    take(old)
    opened.clear()
    do(old / "2023/02/housing minutes.txt")
    report = take(old)
    assert opened == [name]
    assert report.published["meeting"] >= 1


def test_a_file_copied_again_with_a_new_time_is_known_by_its_bytes(
    old: Path, take: Import, opened: list[str]
) -> None:
    take(old)
    for path in old.rglob("*.*"):
        os.utime(path, (LONG_AGO + 60, LONG_AGO + 60))
    opened.clear()
    take(old)
    assert opened == []


def test_a_file_changed_within_its_moment_is_not_taken_for_unchanged(
    tree: Path, take: Import, opened: list[str]
) -> None:
    path = tree / "2023/02/housing minutes.txt"
    before = path.stat()
    take(tree)
    change(path)
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert path.stat().st_size == before.st_size
    opened.clear()
    take(tree)
    assert opened == ["2023/02/housing minutes.txt"]


def test_newer_rules_read_every_file_again(
    old: Path, take: Import, opened: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    take(old)
    opened.clear()
    monkeypatch.setattr(read_before, "read_by", lambda: "pypdfium2 of tomorrow")
    assert take(old).unchanged == 0
    assert len(opened) == 14


def test_a_damaged_note_is_made_anew(old: Path, take: Import, opened: list[str]) -> None:
    take(old)
    home.forget_words_read()
    home.words_read().write_bytes(b"no database" * 1000)
    opened.clear()
    assert len(take(old).taken) == len(opened) == 14
    opened.clear()
    take(old)
    assert opened == []


def test_a_stopped_reading_goes_on_where_it_stopped(
    old: Path, take: Import, opened: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def stop(done: int, of: int) -> None:
        if done == 9:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        take(old, reading=stop)
    opened.clear()
    take(old)
    assert len(opened) == 14 - 9


def test_an_erasure_forgets_what_was_read(old: Path, tmp_path: Path) -> None:
    whole = Home(tmp_path / "home")
    whole.run("import", "documents", old, "--council", trees.COUNCIL)
    assert list(whole.folder.rglob("words-read*"))
    whole.run("erase", "housing-committee/2023-05-04", "--ground", "personal-data", "--yes")
    assert not list(whole.folder.rglob("words-read*"))


def test_it_is_kept_where_only_its_owner_reads(old: Path, take: Import) -> None:
    take(old)
    assert home.words_read().parent.name == "desk"
    assert home.words_read().stat().st_mode & 0o77 == 0
