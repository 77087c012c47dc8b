"""A return in memory: tables without names, and what may be kept of it.

Polars holds the rows: on the 2,675-child return the whole run takes about a tenth of what the same
steps took over Python lists, and a tenfold return still runs in about a second (``make bench
ROOM=measures``). Every table has ``child``, a number that stands for the child's identifier in this
one reading, and ``row``, the line in the file. The identifier itself, pupil number and postcodes are
replaced as the files are read and are in no table.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import polars as pl


@dataclass(frozen=True)
class SourceFile:
    """What is kept of a file: its name, table, SHA-256 and number of rows. Nothing of its rows."""

    name: str
    table: str
    sha256: str
    rows: int


@dataclass(frozen=True, repr=False)
class Return:
    """The tables of one collection year, with those of the year before and all earlier episodes.

    ``tables`` maps a table's name to its frame; ``last`` the previous year's, when the folder had it;
    ``history`` holds every episode of the child known up to this collection, later collections
    winning over earlier ones; ``newest`` each child's latest row of the Header and AD1 tables.
    ``notes`` are remarks for the person who brought the files.
    """

    year: int
    tables: Mapping[str, pl.DataFrame]
    files: tuple[SourceFile, ...]
    last: Mapping[str, pl.DataFrame] = field(default_factory=dict)
    history: pl.DataFrame = field(default_factory=pl.DataFrame)
    newest: Mapping[str, pl.DataFrame] = field(default_factory=dict)
    first_year: int = 0
    notes: tuple[str, ...] = ()

    def __repr__(self) -> str:
        sizes = ", ".join(f"{name} {len(frame)}" for name, frame in sorted(self.tables.items()))
        return f"<Return of {self.year}: rows {sizes}>"

    def has(self, *tables: str) -> bool:
        """Whether every one of ``tables`` was brought and has the columns of its kind."""
        return all(table in self.tables for table in tables)

    def file_of(self, table: str) -> str:
        """The name of the file this collection's ``table`` came from."""
        return next((f.name for f in self.files if f.table == table), table)
