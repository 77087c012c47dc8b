"""The figures behind a chart as a table: what a reader who trusts no picture asks for."""

from __future__ import annotations

from html import escape
from typing import NamedTuple

from minutebook.measures.charts.limits import within_reason
from minutebook.measures.charts.reading import Reading
from minutebook.measures.charts.series import Point

HEADINGS = ("Period", "Figure", "Counted", "Of", "Chance explains", "Note")


class Row(NamedTuple):
    """One period: every cell as it is read."""

    period: str
    figure: str
    counted: str
    of: str
    chance: str
    note: str


def rows(reading: Reading) -> list[Row]:
    """A row a period, in order of time. What the chart leaves out, the table leaves out too."""
    chance = _chance(reading)
    return [
        Row(
            point.label,
            "–" if point.value is None else reading.series.text(point.value),
            _count(point.numerator),
            _count(point.denominator),
            chance.get(n, ""),
            _note(reading, n, point),
        )
        for n, point in enumerate(reading.series.points)
    ]


def html(reading: Reading, caption: str) -> str:
    """The table as HTML, its columns named, its empty columns left out."""
    body = rows(reading)
    kept = [n for n in range(len(HEADINGS)) if n < 2 or any(row[n] for row in body)]
    head = "".join(f'<th scope="col">{HEADINGS[n]}</th>' for n in kept)
    lines = []
    for row in body:
        first, *rest = (escape(row[n]) for n in kept)
        cells = "".join(f"<td>{cell}</td>" for cell in rest)
        lines.append(f'<tr><th scope="row">{first}</th>{cells}</tr>')
    return (
        f'<table class="figures"><caption>{escape(caption)}</caption>'
        f"<thead><tr>{head}</tr></thead><tbody>{''.join(lines)}</tbody></table>"
    )


def _chance(reading: Reading) -> dict[int, str]:
    series = reading.series
    found = {}
    for stretch in reading.stretches:
        for n, limits in enumerate(stretch.limits, stretch.first):
            if limits.lower is not None and limits.upper is not None:
                ends = (within_reason(series, end) for end in (limits.lower, limits.upper))
                low, high = (series.text(end, max(1, series.places)) for end in ends)
                found[n] = f"{low} to {high}{', on trial' if stretch.trial else ''}"
    return found


def _count(count: int | None) -> str:
    return "" if count is None else f"{count:,}"


def _note(reading: Reading, position: int, point: Point) -> str:
    notes = [point.reason] if point.reason else []
    notes += [signal.rule for signal in reading.signals_at(position)]
    notes += [
        f"limits counted anew: {rebase.reason} (approved by {rebase.approved_by})"
        for rebase in reading.series.rebases
        if position == next((n for n, p in enumerate(reading.series.points) if p.day >= rebase.start), None)
    ]
    return "; ".join(notes)
