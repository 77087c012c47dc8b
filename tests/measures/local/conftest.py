"""A council's template as files, read the way the command reads them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from minutebook.measures.indicators.material import Material
from minutebook.measures.indicators.working import Definition, Figure, figure
from minutebook.measures.local import homeless, practice, quality, support
from minutebook.measures.periods import Period
from minutebook.measures.returns import read_folder

DEFINITIONS: dict[str, Definition] = {
    definition.key: definition
    for family in (quality, practice, homeless, support)
    for definition in family.DEFINITIONS
}
FigureOf = Callable[[str, str], Figure | None]


@pytest.fixture
def figure_of(tmp_path: Path) -> FigureOf:
    """``figure_of(key, csv)``: a local measure of the year to 31 March 2026 from the text of a file."""

    def of(key: str, csv: str) -> Figure | None:
        lines = [",".join(cell.strip() for cell in line.split(",")) for line in csv.strip().splitlines()]
        (tmp_path / "template.csv").write_text("\n".join(lines))
        brought = read_folder(tmp_path, 2026)
        worked = DEFINITIONS[key].work(Material(brought, Period.year(2026)))
        return figure(DEFINITIONS[key], worked) if worked else None

    return of
