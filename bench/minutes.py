"""How fast minutes are read as they are typed, and saved: the desk's answers, whole, on one core.

A meeting of 60 members and 30 items; a page is 3,000 characters. The peer of the reading is the reader alone,
of the saving the working copy alone, so that the ratio is what the desk adds to each.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile

from bench.report import note


def main() -> None:
    """Measure in a process and a data folder of its own."""
    with tempfile.TemporaryDirectory() as home:
        sides = {"MINUTEBOOK_HOME": home, "MINUTEBOOK_SIDE": "desk", "MINUTEBOOK_FACE": "desk"}
        sides |= {"DJANGO_SETTINGS_MODULE": "minutebook.settings", "MINUTEBOOK_NOW": "2026-12-10T14:05+00:00"}
        done = subprocess.run([sys.executable, "-m", "bench.minutes_at"], env=os.environ | sides, check=False)
    if done.returncode:
        note("The measurement did not end.")


if __name__ == "__main__":
    main()
