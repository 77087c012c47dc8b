"""The Department's figures for an authority as part of what was already released."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

import polars as pl

from minutebook.measures.comparators.files import FILES, LongFile
from minutebook.measures.observation import Released, Symbol
from minutebook.measures.periods import Period

if TYPE_CHECKING:
    from minutebook.measures.indicators.working import Definition

LIKE = {
    share.measure: share.like
    for file in FILES
    if isinstance(file, LongFile)
    for share in file.shares
    if share.like
}


def as_released(published: pl.DataFrame, area: str, definitions: Iterable[Definition]) -> list[Released]:
    """An authority's published figures in the words of our own definitions, for ``release``.

    What is published of a measure we do not define is left out, unless it shares a denominator with one
    we do. Only authorities' figures are exact; regions' and England's are rounded and say nothing here.
    """
    known = {definition.key: definition for definition in definitions}
    rows = published.filter((pl.col("area") == area) & (pl.col("level") == "authority"))
    return [
        _released(row, known)
        for row in rows.iter_rows(named=True)
        if row["measure"] in known or LIKE.get(row["measure"]) in known
    ]


def _released(row: Mapping[str, object], known: Mapping[str, Definition]) -> Released:
    measure = str(row["measure"])
    like = known.get(measure) or known[LIKE[measure]]
    counts = like.numerator if like.unit in ("number", "per 10,000") else measure
    symbol: Symbol = row["symbol"]  # type: ignore[assignment]
    numerator, denominator = _count(row["numerator"]), _count(row["denominator"])
    return Released(
        measure,
        str(row["area"]),
        Period.year(int(str(row["year"]))),
        unit=like.unit,
        places=like.places,
        flow=like.cohort == "flow",
        counts=like.counts or counts if like.key == measure else measure,
        cohort=like.denominator,
        within=like.within if like.key == measure else "",
        partition=like.partition,
        numerator=numerator,
        denominator=denominator,
        value=row["value"],  # type: ignore[arg-type]
        symbol="c" if numerator is None and symbol == "" and like.unit != "mean" else symbol,
        release=f"{row['source']}, {row['release']}",
    )


def _count(value: object) -> int | None:
    return None if value is None else int(float(str(value)))
