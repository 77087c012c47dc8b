"""An observation: one figure of one measure, for one area, period and part of the whole.

``Observation`` holds the exact figure and stays inside; ``Released`` is what the public may see of it,
and only ``minutebook.measures.disclosure.release`` makes one. Both say what the figure counts, so that
everything that could be added up or taken away can be found.
"""

from __future__ import annotations

from dataclasses import KW_ONLY, dataclass
from datetime import date
from typing import TYPE_CHECKING, Literal

from minutebook.measures.errors import MeasureError
from minutebook.measures.periods import Period

if TYPE_CHECKING:
    from minutebook.measures.indicators.working import Figure, Unit

Breakdown = tuple[tuple[str, str], ...]
"""Pairs of dimension and category, sorted: ``(("age", "16 to 17"), ("team", "North"))``; empty for all."""

Symbol = Literal["", "c", "k", "low", "u", "x", "z"]
"""The Department's: ``c`` hidden to protect children, ``k`` rounds to nothing, ``low`` and ``u`` too
unreliable to show, ``x`` not available, ``z`` not applicable. Empty where there is a figure; a true 0
is a figure."""

PROPORTIONS = ("percent",)
"""Units in which the numerator is part of the denominator."""


@dataclass(frozen=True)
class About:
    """What a figure is about.

    ``counts`` and ``cohort`` name what the numerator and the denominator count: two figures with the
    same words, area, period and breakdown speak of the same children. ``flow`` figures count what
    happened between two days and can be added over time; others stand for a period's last day.
    ``within`` is the ``counts`` of a wider figure that contains this one; figures of one ``partition``
    and denominator never count the same child twice. ``version`` is the definition's.
    """

    measure: str
    area: str
    period: Period
    _: KW_ONLY
    unit: Unit = "percent"
    places: int = 0
    flow: bool = False
    counts: str = ""
    cohort: str = ""
    within: str = ""
    partition: str = ""
    breakdown: Breakdown = ()
    version: int = 1

    def __post_init__(self) -> None:
        object.__setattr__(self, "breakdown", tuple(sorted(self.breakdown)))
        object.__setattr__(self, "counts", self.counts or self.measure)

    @property
    def place(self) -> str:
        """Where it stands, for messages: measure, area, period, breakdown. Holds no figure."""
        parts = [f"{dimension} {category}" for dimension, category in self.breakdown]
        return ", ".join([self.measure, self.area, self.period.label, *parts])


@dataclass(frozen=True, repr=False)
class Observation(About):
    """An exact figure. Not for publication, and shown by no ``repr``.

    ``protected`` is false for what says nothing about a child, such as a count of "no information".
    ``rest_protected`` is true where the children below the line who are not above it are to be
    protected too. Raises ``MeasureError`` for figures that cannot be.
    """

    _: KW_ONLY
    numerator: int | None
    denominator: int | None = None
    value: float | None = None
    protected: bool = True
    rest_protected: bool = False

    def __post_init__(self) -> None:
        super().__post_init__()
        if self.numerator is None and self.denominator is None:
            raise MeasureError(f"{self.place}: a figure without a count cannot be judged safe to release")
        if min(self.numerator or 0, self.denominator or 0) < 0:
            raise MeasureError(f"{self.place}: a count is below nought")
        if self.part_of_whole and self.numerator is not None and self.numerator > (self.denominator or 0):
            raise MeasureError(f"{self.place}: more above the line than below it")

    def __repr__(self) -> str:
        return f"<Observation of {self.place}>"

    @property
    def part_of_whole(self) -> bool:
        """Whether those above the line are some of those below it."""
        return self.unit in PROPORTIONS and self.denominator is not None


@dataclass(frozen=True)
class Released(About):
    """What was published of a figure: its numbers, or ``symbol`` in place of those that are ``None``.

    ``release`` names the publication it stood in (a paper, the Department's file), ``on`` its day.
    """

    _: KW_ONLY
    numerator: int | None = None
    denominator: int | None = None
    value: float | None = None
    symbol: Symbol = ""
    release: str = ""
    on: date | None = None

    @property
    def text(self) -> str:
        """The figure as a page shows it: ``69%``, ``4.5``, ``1,204``, or its symbol."""
        if self.value is None:
            return self.symbol or "x"
        number = f"{self.value:,.{self.places}f}"
        return f"{number}%" if self.unit == "percent" else number


def observed(figure: Figure, area: str, period: Period, breakdown: Breakdown = ()) -> Observation:
    """An indicator's figure as an observation, its words taken from the definition.

    A plain number is named by what it counts, so that it is known for the same children as the
    denominator of another indicator that says so in the same words.
    """
    definition = figure.definition
    counts = definition.numerator if definition.unit in ("number", "per 10,000") else figure.key
    return Observation(
        figure.key,
        area,
        period,
        unit=definition.unit,
        places=definition.places,
        flow=definition.cohort == "flow",
        counts=definition.counts or counts,
        cohort=definition.denominator if figure.denominator is not None else "",
        within=definition.within,
        partition=definition.partition,
        breakdown=breakdown,
        version=definition.version,
        numerator=figure.numerator,
        denominator=figure.denominator,
        value=figure.value,
        protected=definition.protected,
    )
