"""Child processes that are started, watched, started again when they die, and stopped together."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field

import click

PATIENCE = 10.0  # seconds a child has to stop before it is killed
STEADY = 30.0  # seconds after which a child that runs counts as well again
SLOWEST = 30.0  # seconds at most between two starts of a child that keeps dying


@dataclass
class Child:
    """One process: its name, what starts it, and what it adds to the environment."""

    name: str
    argv: Sequence[str]
    environment: dict[str, str] = field(default_factory=dict)
    process: subprocess.Popen[bytes] | None = None
    started: float = 0.0
    deaths: int = 0
    due: float = 0.0

    def start(self) -> None:
        """Start it in a group of its own, so that a signal to us is passed on by us alone."""
        self.process = subprocess.Popen(
            list(self.argv), env=os.environ | self.environment, start_new_session=True
        )
        self.started = time.monotonic()

    def sweep(self) -> None:
        """Kill what a dead process left running: workers of its own that still hold its port."""
        if self.process is not None:
            with suppress(ProcessLookupError):
                os.killpg(self.process.pid, signal.SIGKILL)


def children(host: str, port: int, desk_port: int = 0, *, processes: int = 0) -> list[Child]:
    """What ``serve`` runs: the public web and the follower; with a ``desk_port`` desk and worker too.

    Packs are made by the worker, or, where there is none, by a process of their own.
    """
    count = processes or os.cpu_count() or 1
    public = {"MINUTEBOOK_SIDE": "public", "MINUTEBOOK_FACE": "site", "DESK_DATABASE_URL": ""}
    verb = (sys.executable, "-m", "minutebook")
    found = [
        Child("web", _granian("minutebook.site.wsgi", host, port, count), public),
        Child("follower", [*verb, "follow"], public),
    ]
    if desk_port:
        found.append(Child("desk", _granian("minutebook.desk.wsgi", host, desk_port, count)))
        found.append(Child("worker", [*verb, "work"]))
    else:
        found.append(Child("packs", [*verb, "packs", "--follow"], public))
    return found


def _granian(module: str, host: str, port: int, processes: int) -> list[str]:
    return [
        *(sys.executable, "-m", "granian", "--interface", "wsgi", "--host", host, "--port", str(port)),
        *("--workers", str(processes), "--blocking-threads", "1", "--no-ws", "--log-level", "warning"),
        *("--respawn-failed-workers", f"{module}:application"),
    ]


class Supervisor:
    """Keeps children alive until told to stop."""

    def __init__(self, found: Sequence[Child]) -> None:
        self.children = list(found)
        self.stopping = False

    def run(self) -> None:
        """Start everything and watch it until SIGINT or SIGTERM, then stop everything."""
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, self._stop)
        for child in self.children:
            child.start()
        while not self.stopping:
            for child in self.children:
                self._look_after(child)
            time.sleep(0.2)
        self._stop_all()

    def _stop(self, number: int, frame: object) -> None:
        self.stopping = True

    def _look_after(self, child: Child) -> None:
        now = time.monotonic()
        if child.process is None:
            if now >= child.due:
                child.start()
            return
        code = child.process.poll()
        if code is None:
            if child.deaths and now - child.started > STEADY:
                child.deaths = 0
            return
        child.sweep()
        child.deaths += 1
        wait = min(SLOWEST, 0.5 * 2 ** (child.deaths - 1))
        why = f"signal {-code}" if code < 0 else f"exit code {code}"
        click.echo(f"The {child.name} died ({why}); starting it again in {wait:g} s.", err=True)
        child.process, child.due = None, now + wait

    def _stop_all(self) -> None:
        alive = [child for child in self.children if child.process and child.process.poll() is None]
        for child in alive:
            assert child.process
            child.process.terminate()
        deadline = time.monotonic() + PATIENCE
        for child in alive:
            assert child.process
            try:
                child.process.wait(max(0.1, deadline - time.monotonic()))
            except subprocess.TimeoutExpired:
                click.echo(f"The {child.name} does not stop; killing it.", err=True)
            child.sweep()
        click.echo("Stopped.", err=True)
