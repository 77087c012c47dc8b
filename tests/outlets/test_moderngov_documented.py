"""The page about ModernGov names every operation and every page there is, and no other."""

from __future__ import annotations

import re
from pathlib import Path

from minutebook.outlets.moderngov.operations import OPERATIONS
from minutebook.outlets.moderngov.pages.table import PAGES

PAGE = (Path(__file__).parents[2] / "docs" / "moderngov.md").read_text(encoding="utf-8")


def first_cells(heading: str) -> set[str]:
    """The names in the first column of the tables under a heading."""
    section = PAGE.partition(f"## {heading}\n")[2].partition("\n## ")[0]
    cells = [line.split("|")[1] for line in section.splitlines() if line.startswith("| `")]
    return {name for cell in cells for name in re.findall(r"`(\w+)`", cell)}


def test_it_works() -> None:
    assert first_cells("The web service") == {operation.name for operation in OPERATIONS}


def test_every_old_page_is_named() -> None:
    assert first_cells("Pages in their old mark-up") == set(PAGES)
