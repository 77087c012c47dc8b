"""A figure beside others: England, the region, the statistical neighbours, all authorities.

No comparator goes without its source, year and definition: a bare "92%" once quoted in a room stays in the
minutes.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

import polars as pl

from minutebook.measures.comparators.neighbours import NeighbourModel
from minutebook.measures.comparators.position import Position, position
from minutebook.measures.comparators.shelf import Shelf
from minutebook.measures.comparators.symbols import SYMBOLS
from minutebook.measures.errors import MeasureError
from minutebook.measures.rounding import half_up

ENGLAND = "E92000001"


@dataclass(frozen=True)
class Comparator:
    """One published figure to compare with. Raises ``MeasureError`` without source, year or definition."""

    name: str
    value: float | None
    symbol: str
    places: int
    year: int
    source: str
    release: str
    definition: str

    def __post_init__(self) -> None:
        for field in ("name", "source", "definition", "release", "year"):
            if not getattr(self, field):
                raise MeasureError(f"a comparator ({self.name or 'unnamed'}) lacks its {field}")

    @property
    def text(self) -> str:
        """The figure as shown: its number, or its symbol."""
        return self.symbol if self.value is None else f"{self.value:,.{self.places}f}"

    @property
    def meaning(self) -> str:
        """What the symbol means; empty where there is a number."""
        return SYMBOLS.get(self.symbol, "")

    @property
    def citation(self) -> str:
        """Where it is from, for under a chart or in a table's note."""
        return f"{self.source}, {self.release} release; {self.year}; {self.definition}"


@dataclass(frozen=True)
class Comparison:
    """One authority's published figure beside the others of its year.

    ``neighbours`` are those of the model with their figures, ``neighbours_mean`` the mean of the ones that
    are shown; ``position`` is none where the own figure is not shown. ``years_old`` counts from ``asked_in``.
    """

    measure: str
    own: Comparator
    england: Comparator | None
    region: Comparator | None
    neighbours: tuple[Comparator, ...]
    neighbours_mean: Comparator | None
    position: Position | None
    years_old: int = 0

    @property
    def all(self) -> list[Comparator]:
        """Everything to set beside the own figure, in the order it is read."""
        return [c for c in (self.england, self.region, self.neighbours_mean) if c]


def compare(
    shelf: Shelf,
    measure: str,
    area: str,
    *,
    polarity: str,
    model: NeighbourModel | None = None,
    year: int | None = None,
    asked_in: int | None = None,
) -> Comparison:
    """Set an authority's published figure beside the others.

    ``area`` is its nine-character code, ``year`` the latest published unless given, ``polarity`` ``low``,
    ``high`` or ``neutral``. Raises ``MeasureError`` where the measure or the authority is not published.
    """
    years = shelf.years(measure)
    if not years or (year is not None and year not in years):
        raise MeasureError(f"{measure} is not published{f' for {year}' if year else ''}")
    year = year or years[-1]
    figures = shelf.newest(measure, year)
    rows = {row["area"]: row for row in figures.iter_rows(named=True)}
    if area not in rows:
        raise MeasureError(f"{measure} is not published for area {area} in {year}")
    own = rows[area]
    peers = figures.filter((pl.col("level") == "authority") & pl.col("value").is_not_null())[
        "value"
    ].to_list()
    neighbours = _neighbours(rows.values(), own, model)
    return Comparison(
        measure,
        own=_comparator(own),
        england=_comparator(rows[ENGLAND]) if ENGLAND in rows else None,
        region=_comparator(rows[own["region"]]) if own["region"] in rows else None,
        neighbours=neighbours,
        neighbours_mean=_mean(neighbours, model),
        position=position(own["value"], peers, polarity) if own["value"] is not None else None,
        years_old=(asked_in - year) if asked_in else 0,
    )


def _comparator(row: dict[str, Any]) -> Comparator:
    fields = ("name", "value", "symbol", "places", "year", "source", "release", "definition")
    return Comparator(**{field: row[field] for field in fields})


def _neighbours(rows: Any, own: dict[str, Any], model: NeighbourModel | None) -> tuple[Comparator, ...]:
    if model is None:
        return ()
    by_code = {row["old_code"]: row for row in rows if row["level"] == "authority"}
    near = [neighbour.old_code for neighbour in model.neighbours(own["old_code"])]
    return tuple(_comparator(by_code[code]) for code in near if code in by_code)


def _mean(neighbours: Sequence[Comparator], model: NeighbourModel | None) -> Comparator | None:
    """The mean of the neighbours that show a figure, rounded like theirs. It says how many those are."""
    shown = [n for n in neighbours if n.value is not None]
    if not shown or model is None:
        return None
    total = sum((Fraction(str(n.value)) for n in shown), Fraction(0))
    like = shown[0]
    return Comparator(
        f"Mean of {len(shown)} of {len(neighbours)} statistical neighbours",
        half_up(total / len(shown), like.places),
        "",
        like.places,
        like.year,
        f"{like.source}; neighbours by the {model.year} model",
        like.release,
        like.definition,
    )
