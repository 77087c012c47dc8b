"""Process limits: between which values the figures lie when nothing but chance moves them.

Sources: W. Shewhart and D. Wheeler for the XmR chart (mean, and 2.66 times the mean moving range either
side); D. Laney for p′; J. Benneyan for g. ``near`` limits are two thirds of the way out.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt
from statistics import fmean
from typing import Literal

from minutebook.measures.charts.series import Point, Series

Kind = Literal["run", "XmR", "p", "p′", "g"]

XMR, MEAN_RANGE_TO_SIGMA = 2.66, 1.128
"""3 / 1.128 to two places, as printed; and the mean moving range of chance alone in standard deviations."""

ENOUGH_POINTS = 12
"""With fewer, limits are on trial: they will move as points come in."""

FEWEST_POINTS = 8
"""With fewer than this there is a run chart, and no limits at all."""

UNEVEN = 1.5
"""Largest denominator over smallest: above it one pair of limits does not fit all points."""


@dataclass(frozen=True)
class Limits:
    """Limits at one point. For a run chart ``centre`` is the median and there are no others."""

    centre: float
    lower: float | None = None
    upper: float | None = None

    @property
    def near_lower(self) -> float | None:
        """Two thirds of the way from the centre to the lower limit."""
        return None if self.lower is None else self.centre - (self.centre - self.lower) * 2 / 3

    @property
    def near_upper(self) -> float | None:
        """Two thirds of the way from the centre to the upper limit."""
        return None if self.upper is None else self.centre + (self.upper - self.centre) * 2 / 3


@dataclass(frozen=True)
class Stretch:
    """Points from ``first`` up to ``beyond`` (positions in the series) that share one counting of limits."""

    first: int
    beyond: int
    limits: tuple[Limits, ...]
    trial: bool


def kind_for(series: Series) -> Kind:
    """The chart that suits a series.

    Annual or short series: a run chart. Days between rare events: g. Percentages of uneven denominators: p,
    or p′ where they vary more than their denominators explain. Everything else: XmR.
    """
    shown = series.shown
    if series.unit == "days" and series.closed:
        return "g"
    if series.annual or len(shown) < FEWEST_POINTS:
        return "run"
    sizes = [point.denominator for point in shown if point.denominator]
    if series.unit == "percent" and len(sizes) == len(shown) and max(sizes) > UNEVEN * min(sizes):
        return "p′" if _overdispersion(shown) > 1 else "p"
    return "XmR"


def stretches(series: Series, kind: Kind) -> list[Stretch]:
    """The series in the stretches its rebases make, each with the limits at each of its points."""
    starts = [
        next((n for n, point in enumerate(series.points) if point.day >= rebase.start), len(series.points))
        for rebase in series.rebases
    ]
    edges = sorted({0, *starts, len(series.points)})
    made = []
    for first, beyond in zip(edges, edges[1:], strict=False):
        points = series.points[first:beyond]
        known = [point for point in points if point.value is not None]
        if known:
            limits = tuple(_limits(points, kind, series))
            made.append(Stretch(first, beyond, limits, kind != "run" and len(known) < ENOUGH_POINTS))
    return made


def xmr(values: Sequence[float | None]) -> Limits:
    """Mean and limits of single values; moving ranges are taken between neighbours that are both shown."""
    known = [value for value in values if value is not None]
    centre = fmean(known)
    ranges = [
        abs(after - before)
        for before, after in zip(values, values[1:], strict=False)
        if before is not None and after is not None
    ]
    reach = XMR * (fmean(ranges) if ranges else 0.0)
    return Limits(centre, centre - reach, centre + reach)


def median(values: Sequence[float]) -> float:
    """The middle value, or the mean of the two in the middle."""
    ordered = sorted(values)
    middle = len(ordered) // 2
    return ordered[middle] if len(ordered) % 2 else (ordered[middle - 1] + ordered[middle]) / 2


def g_limits(gaps: Sequence[float]) -> Limits:
    """Limits of days between rare events: centre at the median of the distribution, none below nought."""
    mean = fmean(gaps)
    return Limits(mean * 0.693, 0.0, mean + 3 * sqrt(mean * (mean + 1)))


def within_reason(series: Series, value: float) -> float:
    """A limit as it is shown: no percentage is below nought or above a hundred, no count below nought."""
    return min(100.0, max(0.0, value)) if series.unit == "percent" else max(0.0, value)


def _limits(points: Sequence[Point], kind: Kind, series: Series) -> list[Limits]:
    values = [point.value for point in points]
    known = [value for value in values if value is not None]
    if kind == "run":
        return [Limits(median(known))] * len(points)
    if kind == "g":
        return [g_limits(known)] * len(points)
    if kind == "XmR":
        return [xmr(values)] * len(points)
    return _share_limits(points, _overdispersion(points) if kind == "p′" else 1.0)


def _share_limits(points: Sequence[Point], widening: float) -> list[Limits]:
    """Limits of a percentage at each point, by its own denominator; between points, the last one's."""
    share = _share(points)
    limits: list[Limits] = []
    sizes = [point.denominator or 0 for point in points]
    for size in sizes:
        size = size or max(sizes)
        reach = 300 * widening * sqrt(share * (1 - share) / size)
        limits.append(Limits(100 * share, 100 * share - reach, 100 * share + reach))
    return limits


def _share(points: Sequence[Point]) -> float:
    counted = [p for p in points if p.value is not None and p.numerator is not None and p.denominator]
    return sum(p.numerator or 0 for p in counted) / max(1, sum(p.denominator or 0 for p in counted))


def _overdispersion(points: Sequence[Point]) -> float:
    """How many times more the shares vary from one point to the next than their denominators explain."""
    share = _share(points)
    scores = [
        (point.value / 100 - share) / sqrt(share * (1 - share) / point.denominator)
        if point.value is not None and point.denominator and 0 < share < 1
        else None
        for point in points
    ]
    ranges = [
        abs(after - before)
        for before, after in zip(scores, scores[1:], strict=False)
        if before is not None and after is not None
    ]
    return fmean(ranges) / MEAN_RANGE_TO_SIGMA if ranges else 1.0
