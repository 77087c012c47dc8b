"""Statistical neighbours: for each authority, the ten most like it, nearest first.

Source: DfE, children's services statistical neighbour benchmarking tool; the model's year is part of what
is quoted, since another model gives others.
"""

from __future__ import annotations

import lzma
import re
from dataclasses import dataclass
from pathlib import Path

import polars as pl

from minutebook.measures.errors import MeasureError

TEN = range(1, 11)


@dataclass(frozen=True)
class Neighbour:
    """An authority by its three-figure code, and how close it is, in the Department's words."""

    old_code: str
    closeness: str


@dataclass(frozen=True)
class NeighbourModel:
    """A year's model: the neighbours of every authority by its three-figure code."""

    year: int
    of: dict[str, tuple[Neighbour, ...]]

    def neighbours(self, old_code: str) -> tuple[Neighbour, ...]:
        """The ten neighbours, nearest first. Raises ``MeasureError`` where the model has none for it."""
        if old_code not in self.of:
            raise MeasureError(f"the {self.year} model has no neighbours for authority {old_code}")
        return self.of[old_code]


def read_neighbours(path: Path) -> NeighbourModel:
    """A model from the Department's file in the wide form (``SN_1`` and ``SN_1P`` to ``SN_10P``)."""
    data = path.read_bytes()
    text = lzma.decompress(data) if path.suffix == ".xz" else data
    frame = pl.read_csv(text, infer_schema=False)
    frame = frame.rename({name: name.strip("\ufeff") for name in frame.columns})
    year = re.search(r"20\d\d", path.name)
    wanted = ["old_la_code", *(f"SN_{n}{kind}" for n in TEN for kind in ("", "P"))]
    absent = [name for name in wanted if name not in frame.columns]
    if absent or not year:
        what = f"column {absent[0]}" if absent else "a year in its name"
        raise MeasureError(f"{path.name}: this model of neighbours lacks {what}")
    return NeighbourModel(
        int(year.group()),
        {
            row["old_la_code"]: tuple(
                Neighbour(row[f"SN_{n}"].strip(), row[f"SN_{n}P"].strip()) for n in TEN if row[f"SN_{n}"]
            )
            for row in frame.iter_rows(named=True)
        },
    )
