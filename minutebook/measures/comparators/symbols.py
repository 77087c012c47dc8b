"""A cell of a published table: a number, or one of the Department's symbols. Never both, never neither."""

from __future__ import annotations

import polars as pl

from minutebook.measures.errors import MeasureError

SYMBOLS = {
    "c": "hidden to protect children",
    "k": "rounds to nothing",
    "low": "too few to be reliable",
    "u": "too unreliable to show",
    "x": "not available",
    "z": "does not apply",
}
"""Source: DfE, explore education statistics, guidance on symbols. A true nought is a number."""

YEARS_MONTHS = r"^\d+:\d{2}$"
NUMBER = r"^-?\d+(\.\d+)?$"


def number(column: str) -> pl.Expr:
    """The column's numbers; nothing where a symbol stands. ``01:07`` (years and months) is 19 months."""
    cell = pl.col(column).str.strip_chars()
    parts = cell.str.split(":")
    months = parts.list.get(0, null_on_oob=True).cast(pl.Float64, strict=False) * 12 + parts.list.get(
        1, null_on_oob=True
    ).cast(pl.Float64, strict=False)
    plain = cell.str.replace_all(",", "").cast(pl.Float64, strict=False)
    return pl.when(cell.str.contains(YEARS_MONTHS)).then(months).otherwise(plain)


def symbol(column: str) -> pl.Expr:
    """The column's symbols; an empty text where a number stands, ``x`` where nothing does."""
    cell = pl.col(column).str.strip_chars().str.to_lowercase().fill_null("x")
    return (
        pl.when(cell.is_in(list(SYMBOLS))).then(cell).when(cell == "").then(pl.lit("x")).otherwise(pl.lit(""))
    )


def check(frame: pl.DataFrame, columns: list[str], file: str) -> None:
    """Raise ``MeasureError`` with row and column for a cell that is neither number nor symbol."""
    for column in columns:
        cell = pl.col(column).str.strip_chars().str.replace_all(",", "")
        known = cell.str.contains(NUMBER) | cell.str.contains(YEARS_MONTHS) | (symbol(column) != "")
        strange = frame.with_row_index("row", offset=2).filter(~known)
        if len(strange):
            row, text = strange["row"][0], strange[column][0]
            raise MeasureError(f"{file}, row {row}, column {column}: {text!r} is no number and no symbol")
