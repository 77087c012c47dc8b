"""What a rule is: the Department's code, words of our own, and the condition that a row breaks it by."""

from __future__ import annotations

from dataclasses import dataclass

import polars as pl

YEAR_START, YEAR_END = pl.col("year_start"), pl.col("year_end")
"""The first and the last day of the collection year, beside every row a rule looks at."""


@dataclass(frozen=True)
class Rule:
    """One rule for the rows of one table.

    ``breach`` is true of a row that breaks the rule; it reads the columns of
    ``Evidence.table(self.table)``. ``needs`` are further tables without which the rule is not checked
    (``Episodes_last``: last year's). ``since`` and ``until`` are the years this wording of the rule
    holds for. A rule that reaches into several tables is several ``Rule``s of one code.
    """

    code: str
    table: str
    message: str
    columns: tuple[str, ...]
    breach: pl.Expr
    needs: tuple[str, ...] = ()
    since: int = 2010
    until: int = 9999

    def holds_in(self, year: int) -> bool:
        """Whether this wording is the one for ``year``."""
        return self.since <= year <= self.until


def columns(names: str) -> tuple[str, ...]:
    """``"DEC REC"`` as a tuple of column names."""
    return tuple(names.split())


def given(names: tuple[str, ...]) -> pl.Expr:
    """Whether any of these columns is filled."""
    return pl.any_horizontal(pl.col(name).is_not_null() for name in names)


def wanting(names: tuple[str, ...]) -> pl.Expr:
    """Whether any of these columns is blank."""
    return pl.any_horizontal(pl.col(name).is_null() for name in names)
