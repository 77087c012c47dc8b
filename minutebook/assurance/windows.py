"""When the next full inspection is to be expected: a window from what was observed, never a due date."""

from __future__ import annotations

import statistics
from collections.abc import Sequence
from datetime import date, timedelta
from typing import NamedTuple

from minutebook.assurance.inspections import Inspection

OBSERVED = (3.78, 4.47, 5.02)
"""Years between full inspections of one council: quartiles of the 115 intervals in Ofsted's table of the 271
inspections of 2018 to 2025."""
OBSERVED_COUNT = 115
LEAST = 20  # intervals of one's own from which they count instead
FULL = ("standard", "short")


class Window(NamedTuple):
    """Half of all councils were inspected again between ``earliest`` and ``latest`` (ISO) after ``since``."""

    since: str
    earliest: str
    middle: str
    latest: str
    observed: int


def window(known: Sequence[Inspection], intervals: Sequence[float] = ()) -> Window | None:
    """The window of the next full inspection after the newest; ``None`` where none is on record.

    ``intervals`` are years between inspections observed in this record; the published table's stand in where
    they are too few. Of the monitoring visits that follow an inadequate judgement it says nothing.
    """
    full = sorted(one.start for one in known if one.event in FULL and one.start and one.state == "published")
    if not full:
        return None
    enough = len(intervals) >= LEAST
    quartiles = tuple(statistics.quantiles(intervals, n=4, method="inclusive")) if enough else OBSERVED
    first = date.fromisoformat(full[-1])
    earliest, middle, latest = ((first + timedelta(days=years * 365.25)).isoformat() for years in quartiles)
    return Window(full[-1], earliest, middle, latest, len(intervals) if enough else OBSERVED_COUNT)
