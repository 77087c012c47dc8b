"""Observations for tests, short to write."""

from __future__ import annotations

from datetime import date

from minutebook.measures.observation import Observation
from minutebook.measures.periods import Period
from minutebook.measures.rounding import percent

YEAR = Period.year(2026)
Q1 = Period("quarter to date", date(2025, 4, 1), date(2025, 6, 30))
Q2 = Period("quarter to date", date(2025, 7, 1), date(2025, 9, 30))
HALF = Period("quarter to date", date(2025, 4, 1), date(2025, 9, 30))


def share(
    top: int, bottom: int, *, measure: str = "p1", period: Period = YEAR, **more: object
) -> Observation:
    """So many of so many, in per cent, of children looked after."""
    return Observation(
        measure,
        "E10000034",
        period,
        cohort=str(more.pop("cohort", "children looked after")),
        numerator=top,
        denominator=bottom,
        value=percent(top, bottom),
        **more,  # type: ignore[arg-type]
    )


def number(count: int, *, measure: str = "ceased", period: Period = YEAR, **more: object) -> Observation:
    """A plain count of what happened in a period."""
    return Observation(
        measure,
        "E10000034",
        period,
        unit="number",
        flow=bool(more.pop("flow", True)),
        numerator=count,
        value=float(count),
        **more,  # type: ignore[arg-type]
    )


def by(dimension: str, category: str) -> tuple[tuple[str, str], ...]:
    """A breakdown of one dimension."""
    return ((dimension, category),)
