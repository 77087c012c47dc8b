"""Threads of one process that read for the first time at once all read: a web server's do."""

from __future__ import annotations

import subprocess
import sys

SCRIPT = """
import sys
from concurrent.futures import ThreadPoolExecutor

from minutebook.reading import read

sys.setswitchinterval(1e-5)
text = "1. Roads\\n\\nThe Head of Roads presented the report.\\n\\nRESOLVED that it be noted."
with ThreadPoolExecutor(6) as threads:
    for reading in threads.map(read, [text] * 6):
        assert [element.kind for element in reading.elements] == ["resolution"]
"""


def test_it_works() -> None:
    """In a process of its own, as only the first texts of a process meet it."""
    ended = subprocess.run([sys.executable, "-c", SCRIPT], capture_output=True, text=True, check=False)
    assert ended.returncode == 0, ended.stderr
