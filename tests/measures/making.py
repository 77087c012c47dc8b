"""Returns made for a test: rows as a person would write them, read the way the command reads them."""

from __future__ import annotations

from pathlib import Path

from minutebook.measures import Figure, Period, Return, compute, read_folder
from minutebook.measures.returns.columns import TABLES

FILES = {
    "Header": "header.csv",
    "Episodes": "episodes.csv",
    "Reviews": "reviews.csv",
    "UASC": "uasc.csv",
    "OC2": "oc2.csv",
    "OC3": "oc3.csv",
    "AD1": "ad1.csv",
    "PlacedAdoption": "placed_for_adoption.csv",
    "PrevPerm": "previous_permanence.csv",
    "Missing": "missing.csv",
    "SWEpisodes": "sw_episodes.csv",
}
YEAR = 2019
"""The year of the worked cases: 1 April 2018 to 31 March 2019."""

BORN = "01/06/2010"


class Folder:
    """A folder with a return in it, one table at a time."""

    def __init__(self, path: Path, prefix: str = "") -> None:
        self.path, self.prefix = path, prefix
        path.mkdir(parents=True, exist_ok=True)

    def table(self, name: str, *rows: str, columns: str = "") -> Folder:
        """Write the table ``name``: each row's values stand in the order of ``columns``, one space apart.

        Without ``columns`` they are the table's own. ``-`` is a blank.
        """
        headings = (columns or " ".join(c.name for c in TABLES[name].columns if not c.optional)).split()
        lines = [",".join(headings)]
        for row in rows:
            cells = ["" if cell == "-" else cell for cell in row.split()]
            assert len(cells) == len(headings), (row, headings)
            lines.append(",".join(cells))
        (self.path / f"{self.prefix}{FILES[name]}").write_text("\n".join(lines) + "\n")
        return self

    def children(self, **born: str) -> Folder:
        """The Header: ``ann="01/06/2010"``."""
        return self.table("Header", *(f"{child} 1 {dob} WBRI" for child, dob in born.items()))

    def episodes(self, *rows: str) -> Folder:
        """Rows of ``child began reason status placement ceased why home``; ``home`` is the URN."""
        return self.table(
            "Episodes", *(f"{row} N1" for row in rows), columns="CHILD DECOM RNE LS PLACE DEC REC URN CIN"
        )

    def read(self, year: int = YEAR) -> Return:
        """The return as read."""
        return read_folder(self.path, year)

    def figures(self, year: int = YEAR, period: Period | None = None) -> dict[str, Figure]:
        """All figures of the return by key."""
        return {figure.key: figure for figure in compute(self.read(year), period)}


def pair(figure: Figure) -> tuple[int | None, int | None]:
    """What stands above and below the line."""
    return figure.numerator, figure.denominator
