"""Serving what a browser looks at, and what axe is asked of every page."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).parents[1]
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}


@contextmanager
def served(module: str, host: str = "127.0.0.1", **environment: str) -> Iterator[str]:
    """Where ``module`` serves a record of its own, as a process that prints its port first."""
    command = [sys.executable, "-m", module]
    with subprocess.Popen(
        command,
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        env=os.environ | environment,
    ) as server:
        assert server.stdout is not None
        port = server.stdout.readline().strip()
        assert port, f"{module} did not start: run it by hand"
        try:
            yield f"http://{host}:{port}"
        finally:
            server.terminate()
