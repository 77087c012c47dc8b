"""Series for tests, short to write."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from minutebook.measures.charts import Point, Series


def day(n: int) -> date:
    """The last day of the ``n``th month, counted from January 2020."""
    return date(2020 + n // 12, n % 12 + 1, 28)


def series(values: Sequence[float | None], *, of: int = 100, **more: Any) -> Series:
    """One point a month; where a value is none it was hidden."""
    points = tuple(
        Point(f"M{n + 1}", day(n), value, None if value is None else round(value * of / 100), of)
        if value is not None
        else Point(f"M{n + 1}", day(n), None, None, of, "hidden to protect children")
        for n, value in enumerate(values)
    )
    return Series("Reviews in time", points, **more)
