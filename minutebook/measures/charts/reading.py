"""Reading a series: what kind of chart suits it, whether it changed, whether its target can be met."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from minutebook.measures.charts.limits import Kind, Limits, Stretch, kind_for, stretches
from minutebook.measures.charts.series import Point, Series
from minutebook.measures.charts.signals import PROCESS, RARE, RUN, RuleSet, Signal, signals
from minutebook.measures.charts.target import Distance, distance

Variation = Literal["", "common cause", "improving", "concerning", "higher", "lower"]
"""What the latest point shows: nothing but chance, or a change for better or worse (or, where neither is
better, up or down). Empty where there is no point."""

Assurance = Literal["", "consistently passes", "consistently fails", "hit and miss"]
"""Whether the process as it is can meet its target. Empty without limits, target or a better direction."""

VARIATION_WORDS: dict[Variation, str] = {
    "": "no figure is shown",
    "common cause": "no real change",
    "improving": "better, and not by chance",
    "concerning": "worse, and not by chance",
    "higher": "higher, and not by chance",
    "lower": "lower, and not by chance",
}
ASSURANCE_WORDS: dict[Assurance, str] = {
    "": "",
    "consistently passes": "will meet its target, as things are",
    "consistently fails": "cannot meet its target without a change in how the work is done",
    "hit and miss": "will meet its target at some times and miss it at others, by chance",
}


@dataclass(frozen=True)
class Reading:
    """A series and all that is read from it. Signals' positions are those of the series' points."""

    series: Series
    kind: Kind
    rules: RuleSet
    stretches: tuple[Stretch, ...]
    signals: tuple[Signal, ...]
    variation: Variation
    assurance: Assurance
    distance: Distance | None

    @property
    def latest(self) -> Point | None:
        """The last point that is shown."""
        shown = self.series.shown
        return shown[-1] if shown else None

    @property
    def latest_limits(self) -> Limits | None:
        """The limits at the last shown point."""
        latest = self.latest
        if latest is None or not self.stretches:
            return None
        stretch = self.stretches[-1]
        return stretch.limits[self.series.points.index(latest) - stretch.first]

    @property
    def trial(self) -> bool:
        """Whether the latest limits rest on too few points to stand."""
        return bool(self.stretches) and self.stretches[-1].trial

    def signals_at(self, position: int) -> list[Signal]:
        """The signals a point is part of."""
        return [signal for signal in self.signals if position in signal.points]


def read(series: Series) -> Reading:
    """Read a series by the rules that suit its chart."""
    kind = kind_for(series)
    rules = {"run": RUN, "g": RARE}.get(kind, PROCESS)
    made = stretches(series, kind)
    found: list[Signal] = []
    for stretch in made:
        values = [point.value for point in series.points[stretch.first : stretch.beyond]]
        for signal in signals(values, stretch.limits, rules):
            found.append(signal._replace(points=tuple(n + stretch.first for n in signal.points)))
    latest = series.shown[-1] if series.shown else None
    return Reading(
        series,
        kind,
        rules,
        tuple(made),
        tuple(found),
        _variation(series, latest, found),
        _assurance(series, latest, made),
        distance(series, latest) if latest else None,
    )


def _variation(series: Series, latest: Point | None, found: list[Signal]) -> Variation:
    """By the signals the latest point is part of; the first rule speaks where they disagree."""
    if latest is None:
        return ""
    position = series.points.index(latest)
    mine = [signal for signal in found if position in signal.points]
    if not mine:
        return "common cause"
    up = mine[0].direction == "up"
    if series.polarity == "neutral":
        return "higher" if up else "lower"
    return "improving" if up == (series.polarity == "high") else "concerning"


def _assurance(series: Series, latest: Point | None, made: list[Stretch]) -> Assurance:
    """Source: NHS England, Making data count: the target against the limits of the process."""
    if latest is None or not made or series.target is None or series.polarity == "neutral":
        return ""
    stretch = made[-1]
    limits = stretch.limits[series.points.index(latest) - stretch.first]
    if limits.lower is None or limits.upper is None:
        return ""
    above, below = series.target > limits.upper, series.target < limits.lower
    if not (above or below):
        return "hit and miss"
    return "consistently passes" if below == (series.polarity == "high") else "consistently fails"
