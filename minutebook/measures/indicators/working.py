"""How a figure is worked: named steps, each of which says how many it kept."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, Literal

import polars as pl

from minutebook.measures.rounding import half_up

if TYPE_CHECKING:
    from minutebook.measures.indicators.material import Material

Unit = Literal["percent", "number", "days", "mean", "per 10,000"]
Polarity = Literal["high", "low", "neutral"]


@dataclass(frozen=True)
class Step:
    """One step of a working: what it kept, in words, and how many."""

    text: str
    kept: int


@dataclass(frozen=True, repr=False)
class Working:
    """Rows (children, reviews, plans …) that are left after ``steps``."""

    frame: pl.DataFrame
    steps: tuple[Step, ...]

    @classmethod
    def start(cls, text: str, frame: pl.DataFrame) -> Working:
        """Begin with all of ``frame``, described by ``text``."""
        return cls(frame, (Step(text, len(frame)),))

    def keep(self, text: str, condition: pl.Expr) -> Working:
        """Keep the rows for which ``condition`` is true; unknown is not true."""
        kept = self.frame.filter(condition)
        return Working(kept, (*self.steps, Step(text, len(kept))))

    @property
    def count(self) -> int:
        """How many are left."""
        return len(self.frame)


@dataclass(frozen=True, repr=False)
class Worked:
    """A numerator's working, the denominator's it began from, and a mean's exact sum where it is one."""

    numerator: Working
    denominator: Working | None = None
    total: Fraction | None = None


Work = Callable[["Material"], Worked | None]
"""Works an indicator out; none where the return does not hold what it needs."""


@dataclass(frozen=True)
class Definition:
    """What an indicator is. ``needs`` names the tables without which it is not computed.

    ``since`` and ``until`` are the years this version of the definition holds for; ``places`` the
    number of decimals the Department publishes.

    The rest says what could be added up or taken away, for disclosure control. ``counts`` are the words
    another indicator's denominator has for this numerator. ``within`` is the key of an indicator
    whose numerator contains this one's. ``partition`` names the indicators of one denominator whose
    numerators never hold the same child twice (suitable, unsuitable). ``protected`` is false where
    what is counted is no child: audits, actions, reviewing officers.
    """

    key: str
    title: str
    numerator: str
    denominator: str
    source: str
    needs: tuple[str, ...]
    work: Work
    unit: Unit = "percent"
    polarity: Polarity = "high"
    cohort: Literal["snapshot", "flow"] = "snapshot"
    places: int = 0
    since: int = 2010
    until: int = 9999
    version: int = 1
    counts: str = ""
    within: str = ""
    partition: str = ""
    protected: bool = True
    annual: bool = False
    note: str = ""
    family: str = ""

    def holds_in(self, year: int) -> bool:
        """Whether this version is the one for ``year``."""
        return self.since <= year <= self.until


@dataclass(frozen=True)
class Figure:
    """An indicator's exact figure. Not for publication: see ``minutebook.measures.release``."""

    key: str
    numerator: int | None
    denominator: int | None
    value: float | None
    steps: tuple[Step, ...]
    definition: Definition


def figure(definition: Definition, worked: Worked, population: int | None = None) -> Figure:
    """The figure that ``worked`` amounts to, rounded half up as published."""
    steps = worked.numerator.steps
    top = worked.numerator.count
    bottom = worked.denominator.count if worked.denominator else population
    value: float | None = None
    if worked.total is not None:
        top, bottom = worked.numerator.count, worked.numerator.count
        value = half_up(worked.total / top, definition.places) if top else None
        return Figure(definition.key, None, bottom, value, steps, definition)
    if definition.unit == "number":
        return Figure(definition.key, top, None, float(top), steps, definition)
    scale = 10_000 if definition.unit == "per 10,000" else 100
    if bottom:
        value = half_up(Fraction(scale * top, bottom), definition.places)
    return Figure(definition.key, top, bottom, value, steps, definition)
