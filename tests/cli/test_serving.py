"""``serve`` keeps its processes alive, says when it starts one again, and stops them all."""

from __future__ import annotations

import json
import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from minutebook.cli.serve import free_port
from tests.book.processes import ROOT, Home

PATIENCE = 60.0


@contextmanager
def serving(home: Home, *options: object) -> Iterator[tuple[subprocess.Popen[str], Path]]:
    """A running ``serve``; what it says goes into a file."""
    log = home.folder.parent / "said"
    with log.open("w") as said:
        process = subprocess.Popen(
            [sys.executable, "-m", "minutebook", "serve", "--processes", "1", *map(str, options)],
            env=home.environment,
            cwd=ROOT,
            stdout=said,
            stderr=subprocess.STDOUT,
            text=True,
        )
    try:
        yield process, log
    finally:
        if process.poll() is None:
            process.terminate()
            process.wait(PATIENCE)


def within(seconds: float, true: Callable[[], object]) -> bool:
    """Whether something becomes true in time."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if true():
            return True
        time.sleep(0.1)
    return False


def answers(port: int) -> bool:
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=5) as response:
            return b"Severnshire" in response.read()
    except OSError:
        return False


def children_of(pid: int) -> dict[int, str]:
    """The living child processes of a process, with their command lines."""
    found = {}
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_text().rsplit(")", 1)[1].split()
            if int(fields[1]) == pid and fields[0] != "Z":
                found[int(stat.parent.name)] = (stat.parent / "cmdline").read_text().replace("\0", " ")
        except OSError:
            continue
    return found


def grandchildren(pid: int) -> set[int]:
    """Everything a process started, and what that started."""
    below = set(children_of(pid))
    return below.union(*(grandchildren(child) for child in below))


@pytest.fixture
def home(tmp_path: Path) -> Home:
    home = Home(tmp_path / "home")
    council = {"schema": "council/1", "id": "severn", "name": {"en": "Severnshire"}}
    home.run("publish", "-", stdin=json.dumps(council))
    return home


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="reads the list of processes from /proc")
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_dead_child_is_started_again_and_everything_stops_together(home: Home, number: int) -> None:
    port = free_port("127.0.0.1", 18000 + number)
    with serving(home, "--port", port, "--public-only") as (process, log):
        assert within(PATIENCE, lambda: answers(port)), log.read_text()
        for name, word in (("web", "granian"), ("follower", "follow")):
            (pid,) = [
                p for p, line in children_of(process.pid).items() if word in line and "packs" not in line
            ]
            os.kill(pid, signal.SIGKILL)
            assert within(PATIENCE, lambda n=name: f"The {n} died (signal 9); starting it" in log.read_text())
        assert within(PATIENCE, lambda: answers(port)), log.read_text()
        everything = grandchildren(process.pid)
        process.send_signal(number)
        assert process.wait(PATIENCE) == 0
        assert log.read_text().endswith("Stopped.\n")
        assert "Traceback" not in log.read_text()
        assert within(5, lambda: not any(Path(f"/proc/{pid}").exists() for pid in everything))
        assert free_port("127.0.0.1", port) == port


def test_a_taken_port_is_said_and_the_next_one_used(home: Home) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with serving(home, "--port", port, "--public-only") as (_, log):
            assert within(PATIENCE, lambda: f"Port {port} is taken; using" in log.read_text())
            other = int(re.findall(r"using (\d+)\.", log.read_text())[0])
            assert within(PATIENCE, lambda: answers(other)), log.read_text()
