"""Published figures, release by release. A later release stands beside an earlier one, never in its place."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import polars as pl

from minutebook.measures.comparators.areas import follow_codes
from minutebook.measures.comparators.published import read_published
from minutebook.measures.errors import MeasureError

KEY = ("measure", "area", "year", "release")


class Shelf:
    """Every release of every measure that was put on it, authorities under their present codes."""

    def __init__(self, frames: Iterable[pl.DataFrame] = ()) -> None:
        self._frames: list[pl.DataFrame] = []
        for frame in frames:
            self.add(frame)

    @classmethod
    def of_folder(cls, folder: Path) -> Shelf:
        """Every published file in a folder that Minutebook knows; the others are passed over."""
        shelf = cls()
        for path in sorted([*folder.glob("*.csv"), *folder.glob("*.csv.xz")]):
            try:
                shelf.add(read_published(path))
            except MeasureError as error:
                if "no published file" not in str(error):
                    raise
        return shelf

    def add(self, frame: pl.DataFrame) -> None:
        """Put a release on the shelf. Raises ``MeasureError`` where it is there already."""
        followed = follow_codes(frame)
        releases = followed.select("measure", "release").unique().sort("measure", "release")
        for known in self._frames:
            again = releases.join(known, on=["measure", "release"], how="semi", maintain_order="left")
            if len(again):
                measure, release = again.row(0)
                raise MeasureError(
                    f"release {release} of {measure} is on the shelf already; give a revision its own name"
                )
        self._frames.append(followed)

    @property
    def figures(self) -> pl.DataFrame:
        """All figures of all releases."""
        return pl.concat(self._frames) if self._frames else pl.DataFrame(schema=dict.fromkeys(KEY, pl.String))

    def newest(self, measure: str, year: int | None = None) -> pl.DataFrame:
        """The measure's figures as last released, of one year or all."""
        own = self.figures.filter(pl.col("measure") == measure)
        if year is not None:
            own = own.filter(pl.col("year") == year)
        return own.sort("release", maintain_order=True).unique(
            ["area", "year"], keep="last", maintain_order=True
        )

    def revisions(self, measure: str, area: str, year: int) -> pl.DataFrame:
        """What each release said of one figure, oldest first."""
        here = (pl.col("measure") == measure) & (pl.col("area") == area) & (pl.col("year") == year)
        return self.figures.filter(here).sort("release")

    def years(self, measure: str) -> list[int]:
        """The years for which the measure is published."""
        return self.figures.filter(pl.col("measure") == measure)["year"].unique().sort().to_list()
