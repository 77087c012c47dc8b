"""What a chart is drawn from: released figures in order of time. Hidden ones are gaps that say why.

A chart, its limits, its words and its table are all made from these points alone, so none of them can
hold more than was released.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from fractions import Fraction
from typing import Literal

from minutebook.measures.errors import MeasureError
from minutebook.measures.observation import Released
from minutebook.measures.periods import Period
from minutebook.measures.rounding import half_up

Polarity = Literal["high", "low", "neutral"]

REASONS = {
    "c": "hidden to protect children",
    "k": "rounds to nothing",
    "low": "too few to be reliable",
    "u": "too unreliable to show",
    "x": "not available",
    "z": "does not apply",
}


@dataclass(frozen=True)
class Point:
    """One period's figure. ``value`` is none where it is hidden or missing, and ``reason`` says why."""

    label: str
    day: date
    value: float | None
    numerator: int | None = None
    denominator: int | None = None
    reason: str = ""


@dataclass(frozen=True)
class Rebase:
    """From ``start`` on limits are counted anew. Nobody moves limits without a reason and a name for it."""

    start: date
    reason: str
    approved_by: str

    def __post_init__(self) -> None:
        if not self.reason.strip() or not self.approved_by.strip():
            raise MeasureError(f"limits counted anew from {self.start} need a reason and who approved it")


@dataclass(frozen=True)
class Line:
    """A value to set beside the points over the whole chart, such as England's, with where it is from."""

    label: str
    value: float
    citation: str


@dataclass(frozen=True)
class Series:
    """A measure over time: its name, points, unit and what better means.

    ``target`` is in the measure's own unit. ``annual`` series are read as run charts. ``closed`` series hold
    exact figures or dates and are never for publication.
    """

    title: str
    points: tuple[Point, ...]
    unit: str = "percent"
    places: int = 0
    polarity: Polarity = "high"
    target: float | None = None
    source: str = ""
    rebases: tuple[Rebase, ...] = ()
    lines: tuple[Line, ...] = ()
    annual: bool = False
    closed: bool = False
    counted: str = "children"
    notes: tuple[str, ...] = field(default=())

    def __post_init__(self) -> None:
        days = [point.day for point in self.points]
        if days != sorted(set(days)):
            raise MeasureError(f"{self.title}: points stand in order of time, one a period")

    @property
    def shown(self) -> list[Point]:
        """The points that have a value."""
        return [point for point in self.points if point.value is not None]

    def text(self, value: float, places: int | None = None) -> str:
        """A value as shown: ``84%``, ``13.4``, ``1,204``."""
        places = self.places if places is None else places
        number = f"{half_up(Fraction(value), places):,.{places}f}"
        return f"{number}%" if self.unit == "percent" else number


def series_of(
    title: str,
    figures: Iterable[Released],
    *,
    polarity: Polarity = "high",
    target: float | None = None,
    source: str = "",
    rebases: Sequence[Rebase] = (),
    lines: Sequence[Line] = (),
    counted: str = "children",
) -> Series:
    """The series of one measure, area and breakdown from its released figures, in any order.

    Of two figures for one period the later release is taken. Raises ``MeasureError`` where the figures are
    not of one measure, or there are none.
    """
    by_end: dict[date, Released] = {}
    kept = sorted(figures, key=lambda figure: (figure.period.end, figure.on or date.min))
    if not kept:
        raise MeasureError(f"{title}: there is no released figure to draw")
    if len({(figure.measure, figure.area, figure.breakdown) for figure in kept}) > 1:
        raise MeasureError(f"{title}: figures of one chart are of one measure, area and breakdown")
    for figure in kept:
        by_end[figure.period.end] = figure
    return Series(
        title,
        tuple(point_of(figure) for figure in by_end.values()),
        unit=kept[0].unit,
        places=kept[0].places,
        polarity=polarity,
        target=target,
        source=source,
        rebases=tuple(sorted(rebases, key=lambda rebase: rebase.start)),
        lines=tuple(lines),
        annual=all(figure.period.kind == "year" for figure in kept),
        counted=counted,
    )


def point_of(figure: Released) -> Point:
    """A released figure as a point; one that rounds to nothing is drawn at nothing."""
    value = 0.0 if figure.symbol == "k" else figure.value
    reason = "" if value is not None else REASONS.get(figure.symbol, "not available")
    return Point(
        period_name(figure.period), figure.period.end, value, figure.numerator, figure.denominator, reason
    )


def period_name(period: Period) -> str:
    """A period in a few words: ``2025``, ``Apr–Jun 2025``, ``year to Jun 2025``."""
    end = period.end
    if period.kind == "year":
        return str(end.year)
    if period.kind == "rolling year":
        return f"year to {end:%b %Y}"
    last_day = (end + timedelta(days=1)).day == 1
    to = f"{end:%b %Y}" if last_day else f"{end.day} {end:%b %Y}"
    return (
        to if (period.start.month, period.start.year) == (end.month, end.year) else f"{period.start:%b}–{to}"
    )


def days_between(title: str, days: Sequence[date], *, polarity: Polarity = "high") -> Series:
    """Days from each rare event to the next, for a g chart. Its dates tell of single children: closed."""
    ordered = sorted(days)
    points = tuple(
        Point(f"{day.day} {day:%b %Y}", day, float((day - before).days))
        for before, day in zip(ordered, ordered[1:], strict=False)
        if day > before
    )
    return Series(title, points, unit="days", polarity=polarity, closed=True, counted="days")
