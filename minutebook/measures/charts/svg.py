"""A reading drawn as SVG: one question, the answer as its title, labels where they belong.

Everything is drawn in the colour of the text around it, in shades of it, dashes and shapes: so it reads in
grey, in dark mode and under a strict content policy, and no colour speaks alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape
from textwrap import shorten

from minutebook.measures.charts.axis import Axis, axis_for, spread
from minutebook.measures.charts.limits import Stretch, within_reason
from minutebook.measures.charts.reading import Reading
from minutebook.measures.charts.sentences import sentence, title
from minutebook.measures.charts.series import Point
from minutebook.measures.charts.signals import Signal

WIDTH, HEIGHT = 720, 340
LEFT, RIGHT, TOP, BOTTOM = 52, 168, 30, 46
LABEL, LONGEST = 15, 23
STANDALONE = (
    "<style>svg{color:#1a1e1c;background:#fdfcf9}"
    "@media (prefers-color-scheme:dark){svg{color:#e9e6dc;background:#171a18}}</style>"
)
FONT = 'font-family="system-ui, -apple-system, Segoe UI, Roboto, Helvetica Neue, Arial, sans-serif"'


def draw(reading: Reading, *, name: str = "chart", standalone: bool = False) -> str:
    """The chart as SVG. ``name`` begins its ids, one a page; ``standalone`` is for a file of its own."""
    parts = _Drawing(reading).parts()
    label = f'aria-labelledby="{escape(name)}-title {escape(name)}-desc"'
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" {label} '
        f'class="chart" fill="currentColor" {FONT} font-size="13">'
    )
    words = (
        f'<title id="{escape(name)}-title">{escape(title(reading))}</title>'
        f'<desc id="{escape(name)}-desc">{escape(description(reading))}</desc>'
    )
    return head + words + (STANDALONE if standalone else "") + "".join(parts) + "</svg>"


def description(reading: Reading) -> str:
    """What the chart shows, for who cannot see it: the sentence, the span, the gaps, the rules."""
    series = reading.series
    said = [sentence(reading)]
    if series.points:
        first, last = series.points[0].label, series.points[-1].label
        said.append(f"{len(series.points)} periods from {first} to {last}.")
    hidden = [point for point in series.points if point.value is None]
    if hidden:
        said.append("Gaps: " + "; ".join(f"{point.label} {point.reason}" for point in hidden) + ".")
    said.append(f"Read as a {reading.kind} chart by the rules {reading.rules.title}: {reading.rules.words}.")
    return " ".join(said)


@dataclass(frozen=True)
class _Note:
    """A label at the right edge: where it belongs, its words, whether it is the figure itself."""

    y: float
    words: str
    strong: bool = False


class _Drawing:
    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.series = reading.series
        self.right = WIDTH - RIGHT
        self.y = self._axis()
        self.step = (self.right - LEFT) / max(1, len(self.series.points))

    def x(self, position: int) -> float:
        """The middle of a point's column."""
        return LEFT + self.step * (position + 0.5)

    def _axis(self) -> Axis:
        values = [point.value for point in self.series.shown if point.value is not None]
        for stretch in self.reading.stretches:
            for limits in stretch.limits:
                ends = (limits.lower, limits.upper, limits.centre)
                values += [within_reason(self.series, end) for end in ends if end is not None]
        values += [line.value for line in self.series.lines]
        if self.series.target is not None:
            values.append(self.series.target)
        roof = 100.0 if self.series.unit == "percent" else None
        return axis_for(values or [0.0, 1.0], HEIGHT - BOTTOM, TOP, roof_at=roof)

    def parts(self) -> list[str]:
        """Everything, from the back to the front."""
        return [
            *self._grid(),
            *(part for stretch in self.reading.stretches for part in self._stretch(stretch)),
            *self._rebases(),
            *self._gaps(),
            *self._path(),
            *self._points(),
            *self._notes(),
            *self._periods(),
            *self._closed(),
        ]

    def _grid(self) -> Iterator[str]:
        for tick in self.y.ticks if self.series.shown else ():
            y = self.y.at(tick)
            places = 0 if all(t == int(t) for t in self.y.ticks) else 1
            yield _line(LEFT, y, self.right, y, opacity=0.14)
            yield _text(LEFT - 8, y + 4, self.series.text(tick, places), anchor="end", opacity=0.75)

    def _stretch(self, stretch: Stretch) -> Iterator[str]:
        """The band that chance explains, and its middle; dashed while the limits are on trial."""
        dash = "2 4" if stretch.trial else ""
        upper, lower, centre = [], [], []
        for n, limits in enumerate(stretch.limits, stretch.first):
            left, right = LEFT + self.step * n, LEFT + self.step * (n + 1)
            centre += [(left, self.y.at(limits.centre)), (right, self.y.at(limits.centre))]
            if limits.upper is not None and limits.lower is not None:
                upper += [(left, self._limit(limits.upper)), (right, self._limit(limits.upper))]
                lower += [(left, self._limit(limits.lower)), (right, self._limit(limits.lower))]
        if upper:
            yield f'<polygon points="{_list([*upper, *reversed(lower)])}" fill-opacity="0.09"/>'
            for edge in (upper, lower):
                yield _polyline(edge, width=1, opacity=0.45, dash=dash or "none")
        yield _polyline(centre, width=1, opacity=0.6, dash="6 3")

    def _limit(self, value: float) -> float:
        return self.y.at(within_reason(self.series, value))

    def _rebases(self) -> Iterator[str]:
        for rebase in self.series.rebases:
            position = next((n for n, p in enumerate(self.series.points) if p.day >= rebase.start), None)
            if position is not None:
                x = LEFT + self.step * position
                yield _line(x, TOP - 12, x, HEIGHT - BOTTOM, opacity=0.6, dash="1 3")
                room = int(max(x - LEFT, self.right - x) / 6)
                words = shorten(f"counted anew: {rebase.reason}", room, placeholder=" …")
                fits = x + 6 * len(words) < self.right
                start, anchor = (x + 5, "start") if fits else (x - 5, "end")
                yield _text(start, TOP - 8, words, anchor=anchor, size=12, opacity=0.85)

    def _gaps(self) -> Iterator[str]:
        """A hidden point is a column with its symbol's reason, and no height of its own."""
        hidden = [(n, point) for n, point in enumerate(self.series.points) if point.value is None]
        for n, point in hidden:
            x = self.x(n)
            tip = f"<title>{escape(f'{point.label}: {point.reason}')}</title>"
            yield f"<g>{tip}{_line(x, TOP, x, HEIGHT - BOTTOM, opacity=0.35, dash='1 5')}</g>"
        for first, last in _neighbouring([n for n, _ in hidden]):
            middle = (self.x(first) + self.x(last)) / 2
            reason = self.series.points[first].reason
            if self.step * (last - first + 1) > 6.4 * len(reason):
                yield _text(middle, HEIGHT - BOTTOM - 8, reason, anchor="middle", size=12, opacity=0.85)
            else:
                yield _text(
                    middle + 4, HEIGHT - BOTTOM - 8, reason, size=12, opacity=0.85, turn=(-90, middle + 4)
                )

    def _path(self) -> Iterator[str]:
        """A line through neighbours that are both shown; it stops at every gap."""
        run: list[tuple[float, float]] = []
        for n, point in enumerate([*self.series.points, None]):
            if point is not None and point.value is not None:
                run.append((self.x(n), self.y.at(point.value)))
            else:
                if len(run) > 1:
                    yield _polyline(run, width=1.6, opacity=0.9)
                run = []

    def _points(self) -> Iterator[str]:
        for n, point in enumerate(self.series.points):
            if point.value is None:
                continue
            found = self.reading.signals_at(n)
            tip = f"<title>{escape(self._tip(point, found))}</title>"
            yield f"<g>{tip}{_mark(self.x(n), self.y.at(point.value), found)}</g>"

    def _tip(self, point: Point, found: Sequence[Signal]) -> str:
        figure = self.series.text(point.value or 0.0)
        why = f" ({'; '.join(signal.rule for signal in found)})" if found else ""
        return f"{point.label}: {figure}{why}"

    def _notes(self) -> Iterator[str]:
        """Labels at the right edge, each at the height of what it names."""
        notes = list(self._labels())
        heights = spread([note.y for note in notes], LABEL, TOP, HEIGHT - BOTTOM)
        for note, y in zip(notes, heights, strict=True):
            if abs(note.y - y) > 1:
                yield _line(self.right + 2, note.y, self.right + 10, y, opacity=0.4)
            yield _text(self.right + 13, y + 4, note.words, weight="700" if note.strong else "", size=12.5)

    def _labels(self) -> Iterator[_Note]:
        series, limits, latest = self.series, self.reading.latest_limits, self.reading.latest
        if latest is not None and latest.value is not None:
            yield _Note(self.y.at(latest.value), f"{series.text(latest.value)} {latest.label}", strong=True)
        if limits is not None:
            middle = {"run": "median", "g": "middle"}.get(self.reading.kind, "mean")
            yield _Note(self.y.at(limits.centre), f"{middle} {self._short(limits.centre)}")
            if limits.upper is not None and limits.lower is not None:
                band = "on trial" if self.reading.trial else "chance"
                yield _Note(self._limit(limits.upper), f"{band}: up to {self._short(limits.upper)}")
                yield _Note(self._limit(limits.lower), f"{band}: down to {self._short(limits.lower)}")
        if series.target is not None:
            y = self.y.at(series.target)
            yield _Note(y, f"target {self._short(series.target)}")
        for line in series.lines:
            words = f"{self._short(line.value)} {line.label}"
            yield _Note(self.y.at(line.value), words if len(words) <= LONGEST else f"{words[:LONGEST]}…")

    def _short(self, value: float) -> str:
        shown = within_reason(self.series, value)
        return self.series.text(shown, 0 if shown == round(shown) else 1)

    def _periods(self) -> Iterator[str]:
        """The first period, the last, and as many between as fit."""
        points = self.series.points
        if not points:
            return
        widest = max(len(point.label) for point in points) * 7.2 + 14
        every = max(1, -(-int(widest) // max(1, int(self.step))))
        for n in range(len(points) - 1, -1, -every):
            yield _line(self.x(n), HEIGHT - BOTTOM, self.x(n), HEIGHT - BOTTOM + 5, opacity=0.5)
            yield _text(self.x(n), HEIGHT - BOTTOM + 20, points[n].label, anchor="middle", opacity=0.85)
        yield _line(LEFT, HEIGHT - BOTTOM, self.right, HEIGHT - BOTTOM, opacity=0.5)
        yield from self._level_lines()

    def _level_lines(self) -> Iterator[str]:
        if self.series.target is not None:
            y = self.y.at(self.series.target)
            yield _line(LEFT, y, self.right, y, opacity=0.95, dash="10 4", width=1.4)
        for line in self.series.lines:
            y = self.y.at(line.value)
            tip = f"<title>{escape(f'{line.label}: {line.citation}')}</title>"
            yield f"<g>{tip}{_line(LEFT, y, self.right, y, opacity=0.7, dash='1 3', width=1.4)}</g>"

    def _closed(self) -> Iterator[str]:
        if self.series.closed:
            yield _text(
                LEFT, HEIGHT - 6, "Not for publication: dates of single children", size=12, weight="700"
            )


def _neighbouring(positions: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Runs of positions next to each other, by their first and last."""
    start = before = None
    for position in positions:
        if start is None or before is None or position != before + 1:
            if start is not None and before is not None:
                yield start, before
            start = position
        before = position
    if start is not None and before is not None:
        yield start, before


def _mark(x: float, y: float, found: Sequence[Signal]) -> str:
    """A dot; where a signal speaks, a larger triangle that points the way it goes."""
    if not found:
        return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3.2"/>'
    tip = -6.5 if found[0].direction == "up" else 6.5
    corners = [(x, y + tip), (x - 6, y - tip * 0.7), (x + 6, y - tip * 0.7)]
    return f'<polygon points="{_list(corners)}" stroke="currentColor" stroke-width="1"/>'


def _list(points: Sequence[tuple[float, float]]) -> str:
    return " ".join(f"{x:.1f},{y:.1f}" for x, y in points)


def _stroke(width: float, opacity: float, dash: str) -> str:
    dashed = f' stroke-dasharray="{dash}"' if dash and dash != "none" else ""
    return f'fill="none" stroke="currentColor" stroke-width="{width}" stroke-opacity="{opacity}"{dashed}'


def _polyline(points: Sequence[tuple[float, float]], *, width: float, opacity: float, dash: str = "") -> str:
    return f'<polyline points="{_list(points)}" {_stroke(width, opacity, dash)} stroke-linejoin="round"/>'


def _line(
    x1: float, y1: float, x2: float, y2: float, *, opacity: float, dash: str = "", width: float = 1
) -> str:
    ends = f'x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}"'
    return f"<line {ends} {_stroke(width, opacity, dash)}/>"


def _text(
    x: float,
    y: float,
    words: str,
    *,
    anchor: str = "start",
    size: float = 13,
    weight: str = "",
    opacity: float = 1.0,
    turn: tuple[float, float] | None = None,
) -> str:
    bold = f' font-weight="{weight}"' if weight else ""
    turned = f' transform="rotate({turn[0]} {turn[1]:.1f} {y:.1f})"' if turn else ""
    place = f'x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" font-size="{size}" fill-opacity="{opacity}"'
    return f"<text {place}{bold}{turned}>{escape(words)}</text>"
