"""The ``minutebook`` command in processes of its own, with a data folder of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent


@dataclass(frozen=True)
class Home:
    """A data folder and the databases that go with it (SQLite files in the folder where none are named)."""

    folder: Path
    public: str = ""
    desk: str = ""
    side: str = "public"

    @property
    def environment(self) -> dict[str, str]:
        """What a process must be told to work here."""
        return os.environ | {
            "MINUTEBOOK_HOME": str(self.folder),
            "MINUTEBOOK_SIDE": self.side,
            "DATABASE_URL": self.public,
            "DESK_DATABASE_URL": self.desk,
            "DJANGO_SETTINGS_MODULE": "minutebook.settings",
        }

    def run(self, *arguments: object, code: int = 0, stdin: str = "", **more: str) -> str:
        """Run the command to its end, expecting an exit code; return all it printed."""
        command = [sys.executable, "-m", "minutebook", *map(str, arguments)]
        return self.script(command, code=code, stdin=stdin, **more)

    def module(self, name: str) -> str:
        """Run ``python -m name`` to its end; return all it printed."""
        return self.script([sys.executable, "-m", name])

    def python(self, program: str, *, code: int = 0) -> str:
        """Run a Python program to its end; the book is open before it begins."""
        begin = "from minutebook.book import opening\nopening.prepare()\n"
        return self.script([sys.executable, "-c", begin + program], code=code)

    def script(self, command: Sequence[object], *, code: int = 0, stdin: str = "", **more: str) -> str:
        """Run any command to its end, expecting an exit code; return all it printed."""
        done = subprocess.run(
            [str(part) for part in command],
            env=self.environment | more,
            cwd=ROOT,
            input=stdin,
            capture_output=True,
            text=True,
            timeout=600,
        )
        said = done.stdout + done.stderr
        assert done.returncode == code, said
        return said

    def start(self, module: str, *arguments: object) -> subprocess.Popen[str]:
        """Start ``python -m module``, all it prints in a pipe."""
        return self._start("-m", module, *map(str, arguments))

    def start_python(self, program: str) -> subprocess.Popen[str]:
        """Start a Python program, all it prints in a pipe."""
        return self._start("-c", program)

    def _start(self, *arguments: str) -> subprocess.Popen[str]:
        return subprocess.Popen(
            [sys.executable, *arguments],
            env=self.environment,
            cwd=ROOT,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )


def holds(home: Home) -> None:
    """Assert that the record is whole and its projections are what it makes of them."""
    assert "The record holds." in home.run("verify", "--projections")


def files_of(folder: Path) -> dict[str, bytes]:
    """Every file under a folder by its name, with its bytes."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
