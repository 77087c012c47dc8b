"""Files are stored once, whole or not at all, and go without a trace."""

from __future__ import annotations

import hashlib
import os
import time
from pathlib import Path

import pytest

from minutebook.book.files import ABANDONED, Files


@pytest.fixture
def files(tmp_path: Path) -> Files:
    return Files(tmp_path / "blobs")


def all_in(files: Files) -> list[Path]:
    return [path for path in files.root.rglob("*") if path.is_file()]


def test_it_works(files: Files) -> None:
    sha256 = files.put(b"A report.")
    assert sha256 == hashlib.sha256(b"A report.").hexdigest()
    assert files.read(sha256) == b"A report."
    assert files.holds(sha256)


def test_the_same_bytes_are_stored_once(files: Files) -> None:
    assert files.put(b"A report.") == files.put(b"A report.")
    assert len(all_in(files)) == 1


def test_a_file_brought_in_must_have_the_hash_it_should(files: Files, tmp_path: Path) -> None:
    source = tmp_path / "report"
    source.write_bytes(b"A report.")
    assert files.bring(source, hashlib.sha256(b"A report.").hexdigest())
    assert not files.bring(source, hashlib.sha256(b"Another.").hexdigest())
    assert len(all_in(files)) == 1


def test_a_failed_write_leaves_nothing(files: Files, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space left"):
        files.put(b"A report.")
    assert all_in(files) == []


def test_what_a_killed_process_left_is_swept_up_after_an_hour(files: Files) -> None:
    files.put(b"A report.")
    (folder,) = files.root.iterdir()
    for name, age in ((".new-old", ABANDONED + 60), (".new-young", 0)):
        (folder / name).write_bytes(b"Half a rep")
        os.utime(folder / name, (time.time() - age, time.time() - age))
    files.sweep()
    assert sorted(path.name for path in folder.glob(".new-*")) == [".new-young"]


@pytest.mark.parametrize("name", ["", "../../secret-key", "A" * 64, "0" * 63])
def test_what_is_no_hash_names_no_file(files: Files, name: str) -> None:
    with pytest.raises(ValueError, match="not a SHA-256"):
        files.path(name)


def test_a_removed_file_is_gone_and_removing_it_again_is_harmless(files: Files) -> None:
    sha256 = files.put(b"A report.")
    files.remove(sha256)
    files.remove(sha256)
    assert all_in(files) == []
