"""Reporting periods. A year Y runs from 1 April Y-1 to 31 March Y, as every return of the Department's."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from minutebook.measures.errors import MeasureError

Kind = Literal["year", "quarter to date", "rolling year"]


@dataclass(frozen=True)
class Period:
    """Days from ``start`` to ``end``, both included. Snapshots are taken at the end of ``end``."""

    kind: Kind
    start: date
    end: date

    @classmethod
    def year(cls, year: int) -> Period:
        """The reporting year that ends on 31 March ``year``."""
        if not 1990 <= year <= 2100:
            raise MeasureError(f"year {year} is not a reporting year: give the year 31 March falls in")
        return cls("year", date(year - 1, 4, 1), date(year, 3, 31))

    @classmethod
    def quarter_to_date(cls, day: date) -> Period:
        """From the first day of ``day``'s quarter (April, July, October, January) to ``day``."""
        return cls("quarter to date", date(day.year, (day.month - 1) // 3 * 3 + 1, 1), day)

    @classmethod
    def rolling_year(cls, day: date) -> Period:
        """The twelve months that end on ``day``."""
        return cls("rolling year", same_day(day, day.year - 1) + timedelta(days=1), day)

    @property
    def reporting_year(self) -> int:
        """The year in whose 31 March the last day's reporting year ends."""
        return self.end.year + (self.end.month > 3)

    @property
    def label(self) -> str:
        """A name that sorts and that releases are keyed by."""
        if self.kind == "year":
            return str(self.end.year)
        if self.kind == "rolling year":
            return f"{self.end.isoformat()} rolling year"
        quarter = (self.end.month - 4) // 3 % 4 + 1
        return f"{self.reporting_year} Q{quarter} to {self.end.isoformat()}"


def told_of(year: int) -> list[Period]:
    """The periods that are told of a reporting year as a matter of course: it, its quarters, and the
    rolling years that end with them."""
    ends = [date(year - 1, 6, 30), date(year - 1, 9, 30), date(year - 1, 12, 31), date(year, 3, 31)]
    whole = Period.year(year)
    return [whole, *map(Period.quarter_to_date, ends), *map(Period.rolling_year, ends[:-1])]


def same_day(day: date, year: int) -> date:
    """``day`` in another year; 29 February becomes 28 February where there is none."""
    try:
        return day.replace(year=year)
    except ValueError:
        return day.replace(year=year, day=28)
