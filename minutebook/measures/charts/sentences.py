"""A chart in words: its title, which is the answer, and one plain sentence made from the figures."""

from __future__ import annotations

from minutebook.measures.charts.limits import within_reason
from minutebook.measures.charts.reading import Reading
from minutebook.measures.charts.series import Point, Series
from minutebook.measures.charts.target import Distance

WORDS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
CHANGES = {
    "improving": "better than before, and not by chance",
    "concerning": "worse than before, and not by chance",
    "higher": "higher than before, and not by chance",
    "lower": "lower than before, and not by chance",
}


def title(reading: Reading) -> str:
    """The answer to the chart's one question: did it change?"""
    series = reading.series
    if reading.latest is None:
        return f"{series.title}: {_why_nothing(series)}"
    if reading.variation != "common cause":
        return f"{series.title}: {CHANGES[reading.variation]}"
    first = series.points[reading.stretches[-1].first :]
    known = [point for point in first if point.value is not None]
    if len(known) < reading.rules.trend and reading.kind == "run":
        return f"{series.title}: {_figure(series, reading.latest)} {_when(reading.latest)}"
    since = known[0].label
    return f"{series.title}: no real change since {since}"


def sentence(reading: Reading) -> str:
    """The figure, what it is of, what chance explains, and the target, in one sentence."""
    latest = reading.latest
    if latest is None:
        if not reading.series.points:
            return "There is no figure yet."
        return f"No figure is shown: each is {_why_nothing(reading.series)}."
    clauses = [_opening(reading.series, latest), _change(reading), _target(reading)]
    return ", ".join(clause for clause in clauses if clause) + "."


def _why_nothing(series: Series) -> str:
    reasons = sorted({point.reason for point in series.points if point.reason})
    return " or ".join(reasons) if reasons else "not available"


def _figure(series: Series, point: Point) -> str:
    return series.text(point.value or 0.0)


def _opening(series: Series, latest: Point) -> str:
    figure = _figure(series, latest)
    if series.closed:
        return f"It was {figure} {series.counted} to {latest.label}"
    counts = ""
    if series.unit == "percent" and latest.numerator is not None and latest.denominator:
        counts = f" ({latest.numerator:,} of {latest.denominator:,} {series.counted})"
    return f"It was {figure}{counts} {_when(latest)}"


def _when(point: Point) -> str:
    return f"in {point.label}" if point.label[0].isdigit() else f"for {point.label}"


def _change(reading: Reading) -> str:
    limits = reading.latest_limits
    if limits is None:
        return ""
    if reading.variation == "common cause":
        if limits.lower is None or limits.upper is None:
            if len(reading.series.shown) < reading.rules.trend:
                return "with too few figures yet to tell a change"
            return f"with no run or trend beside the median of {_rounded(reading.series, limits.centre)}"
        low, high = (_rounded(reading.series, end) for end in (limits.lower, limits.upper))
        known_so_far = " as far as is known from so few points" if reading.trial else ""
        return f"within the {low} to {high} that chance explains{known_so_far}"
    position = reading.series.points.index(reading.latest) if reading.latest else 0
    signal = reading.signals_at(position)[0]
    if signal.rule == "outside the limits":
        return f"{'above' if signal.direction == 'up' else 'below'} what chance explains"
    return f"part of a change that chance does not explain ({signal.rule})"


def _target(reading: Reading) -> str:
    series, distance = reading.series, reading.distance
    if series.target is None or distance is None:
        return ""
    target = _rounded(series, series.target)
    if distance.met:
        said = f"which meets the target of {target}"
    elif distance.children is not None:
        more = "more" if series.polarity == "high" else "fewer"
        children = "child" if distance.children == 1 and series.counted == "children" else series.counted
        said = f"and {_count(distance.children)} {more} {children} would have met the target of {target}"
    else:
        said = f"short of the target of {target}"
    return ", ".join(filter(None, (said, _outlook(reading, distance))))


def _outlook(reading: Reading, distance: Distance) -> str:
    if reading.assurance == "consistently fails" and not distance.met:
        return "which lies beyond what the work as it is done now can reach"
    if reading.assurance == "hit and miss" and distance.met:
        return "as it will at some times and not at others by chance alone"
    if reading.assurance == "hit and miss":
        return "which chance alone will meet at some times and miss at others"
    return "which it meets as a rule" if reading.assurance and not distance.met else ""


def _rounded(series: Series, value: float) -> str:
    shown = within_reason(series, value)
    return series.text(shown, 0 if shown == round(shown) else max(series.places, 1))


def _count(number: int) -> str:
    return WORDS[number] if number < len(WORDS) else f"{number:,}"
