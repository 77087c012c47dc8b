"""Processes that measure by turns, so that whatever else the machine does falls on all of them alike."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterable
from typing import Any

from bench import corpus


def by_turns(module: str, sizes: Iterable[int], rounds: int) -> dict[int, Any]:
    """What ``module`` measured in the record of each size, ``rounds`` times in turn with the other sizes."""
    running = {size: _started(module, size) for size in sizes}
    try:
        for _ in range(rounds + 1):  # the first warms up
            for process in running.values():
                _asked(process, "again")
        return {size: json.loads(_asked(process, "tell")) for size, process in running.items()}
    finally:
        for process in running.values():
            process.terminate()
            process.wait()


def _started(module: str, size: int) -> subprocess.Popen[str]:
    environment = os.environ | {"MINUTEBOOK_HOME": str(corpus.home(size)), "MINUTEBOOK_SIDE": "public"}
    command = [sys.executable, "-m", module, str(size)]
    return subprocess.Popen(
        command, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, bufsize=1
    )


def _asked(process: subprocess.Popen[str], word: str) -> str:
    assert process.stdin is not None
    assert process.stdout is not None
    process.stdin.write(f"{word}\n")
    answer = process.stdout.readline()
    if not answer:
        raise RuntimeError("a measuring process ended: its error stands above")
    return answer


def taking_turns(measure: Callable[[], None], found: Callable[[], Any]) -> None:
    """The other end: ``measure`` once for each turn; at the end tell what was ``found``, as JSON."""
    for word in sys.stdin:
        if word.strip() == "tell":
            print(json.dumps(found()), flush=True)
            return
        measure()
        print("measured", flush=True)
