"""A full disk and a read-only folder are said in plain words, and nothing is lost."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.book.processes import Home, files_of
from tests.conftest import missing

LOADER = "tests.book.loader"


@pytest.fixture
def disk(tmp_path: Path) -> Path:
    """A folder on which a small file system of its own can be mounted (see :func:`on_disk`)."""
    if shutil.which("unshare") is None or subprocess.run(["unshare", "-Urm", "true"]).returncode:
        missing("unshare", "this machine lets no test mount a file system (unshare -Urm)")
    folder = tmp_path / "disk"
    folder.mkdir()
    return folder


def on_disk(disk: Path, size: str, script: str) -> str:
    """Run a shell script on a file system of ``size``; ``m`` is the command, ``remount`` changes the disk."""
    home = Home(disk / "home")
    begin = (
        f"mount -t tmpfs -o size={size} tmpfs {disk}\n"
        f"remount() {{ mount -o remount,$1 tmpfs {disk}; }}\n"
        f'm() {{ {sys.executable} -m minutebook "$@"; }}\n'
        f"mkdir {disk}/home\n"
    )
    return home.script(["unshare", "-Urm", "sh", "-ec", begin + script])


@pytest.fixture(scope="module")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An export of a record that needs about a megabyte."""
    folder = tmp_path_factory.mktemp("loaded")
    home = Home(folder / "source")
    home.module(LOADER)
    home.run("export", "--no-pages", folder / "export")
    return folder / "export"


def test_a_full_disk_is_said_and_the_work_goes_on_when_there_is_room(
    disk: Path, loaded: Path, tmp_path: Path
) -> None:
    said = on_disk(
        disk,
        "600k",
        f"m import book {loaded} && exit 1 || echo code $?\n"
        "remount size=30m\n"
        "m verify --projections\n"
        f"m import book {loaded}\n"
        f"m export --no-pages {tmp_path}/again\n",
    )
    assert "code 2" in said
    assert "is full: make room and run it again; nothing was lost" in said
    assert "Traceback" not in said
    assert "The record holds." in said
    assert files_of(tmp_path / "again") == files_of(loaded)


def test_a_disk_that_fills_up_at_any_point_leaves_a_record_that_holds(
    disk: Path, loaded: Path, tmp_path: Path
) -> None:
    sizes = range(300, 1000, 100)
    said = on_disk(
        disk,
        "300k",
        f"for size in {' '.join(f'{kilobytes}k' for kilobytes in sizes)}; do\n"
        f"remount size=$size; {sys.executable} -m {LOADER} 2>&1 | grep -o 'is full\\|No space' | sort -u\n"
        "remount size=30m; m verify --projections\n"
        "done\n"
        f"{sys.executable} -m {LOADER}\n"
        f"m export --no-pages {tmp_path}/again\n",
    )
    assert said.count("The record holds.") == len(sizes)
    assert "is full" in said
    assert files_of(tmp_path / "again") == files_of(loaded)


def test_a_folder_that_may_not_be_written_is_said(disk: Path, loaded: Path) -> None:
    said = on_disk(
        disk,
        "30m",
        f"m import book {loaded}\n"
        "remount ro\n"
        "m withdraw paper --reason mistake && exit 1 || echo code $?\n"
        "remount rw\n"
        "m verify\n",
    )
    assert "code 2" in said
    assert "may not be written: give this user the right" in said
    assert "Traceback" not in said
    assert "The record holds." in said


def test_an_export_that_finds_no_room_leaves_the_older_one(disk: Path, loaded: Path, tmp_path: Path) -> None:
    said = on_disk(
        disk,
        "4m",
        f"m import book {loaded}\n"
        f"mkdir {disk}/out; m export --no-pages {disk}/out/export\n"
        f"head -c 300k /dev/zero > {disk}/filler\n"
        f"while m export --no-pages {disk}/out/export; do head -c 300k /dev/zero >> {disk}/filler; done\n"
        f"ls -A {disk}/out\n"
        f"m verify --folder {disk}/out/export\n",
    )
    assert "is full" in said
    assert "Traceback" not in said
    assert "The record holds." in said
    assert ".export.new" not in said
