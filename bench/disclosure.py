"""Releases beside a naive mask and beside the fewest figures that could be hidden; charts beside a peer.

The naive mask hides counts of 1 to 5 and nothing else: what most spreadsheets do. It is fast, and an
attacker with the published table finds children in it; the bench counts them. The fewest is found by
trying every choice for one group, which nobody could do for a whole table. The peer for charts is
``statprocon``: limits and signals of XmR charts, no drawing.
"""

from __future__ import annotations

import importlib.util
import random
from datetime import date, timedelta
from itertools import combinations
from time import perf_counter

from bench.report import note, row, timed
from minutebook.measures import charts
from minutebook.measures.disclosure import DEPARTMENT, release
from minutebook.measures.observation import Observation, Released
from minutebook.measures.periods import Period
from minutebook.measures.rounding import percent

TEAMS = ("North", "South", "East", "West", "Centre", "Duty", "Leaving care", "Disability")
MEASURES = 20
PAPERS = 8
SECONDS_A_PAPER = 3.0
MORE_HIDDEN = 1.5
"""How many times the fewest possible we may hide."""

CHARTS, CHARTS_SECONDS = 200, 2.0


def quarter(number: int) -> Period:
    """A quarter, counted from April 2023."""
    month = 3 + 3 * number
    start = date(2023 + month // 12, month % 12 + 1, 1)
    after = date(2023 + (month + 3) // 12, (month + 3) % 12 + 1, 1)
    return Period("quarter to date", start, after - timedelta(days=1))


def paper(period: Period, chance: random.Random, *, since: date | None = None) -> list[Observation]:
    """A board's quarterly paper: every measure, whole and by team."""
    observations = []
    for n in range(MEASURES):
        counts = {team: (chance.choice((0, 2, 4, 9, 14, 30)), chance.randint(31, 90)) for team in TEAMS}
        whole = tuple(map(sum, zip(*counts.values(), strict=True)))
        for team, (top, bottom) in [("", whole), *counts.items()]:
            observations.append(
                Observation(
                    f"measure {n}",
                    "E10000034",
                    period,
                    flow=True,
                    cohort=f"cohort of measure {n}",
                    breakdown=(("team", team),) if team else (),
                    numerator=top,
                    denominator=bottom,
                    value=percent(top, bottom),
                )
            )
    return observations


def naive(observations: list[Observation]) -> list[Released]:
    """What hiding only small counts would publish."""
    return [
        Released(
            seen.measure,
            seen.area,
            seen.period,
            breakdown=seen.breakdown,
            numerator=None if DEPARTMENT.is_small(seen.numerator or 0) else seen.numerator,
            denominator=seen.denominator,
            symbol="c" if DEPARTMENT.is_small(seen.numerator or 0) else "",
        )
        for seen in observations
    ]


def given_away(published: list[Released]) -> int:
    """Hidden counts that a whole less its other parts gives away: the simplest attack there is."""
    found = 0
    for n in range(0, len(published), len(TEAMS) + 1):
        whole, *parts = published[n : n + len(TEAMS) + 1]
        hidden = [part for part in parts if part.numerator is None]
        found += len(hidden) == 1 and whole.numerator is not None
    return found


def releases() -> None:
    """Quarterly papers, each released against all before it."""
    chance = random.Random(11)
    papers = [paper(quarter(n), chance) for n in range(PAPERS)]
    log: list[Released] = []
    seconds: list[float] = []
    found = hidden = 0
    for observations in papers:
        start = perf_counter()
        out = release(observations, log, held=())
        seconds.append(perf_counter() - start)
        log += out.figures
        found += given_away(list(out.figures))
        hidden += out.hidden
    masks = timed(lambda: [naive(observations) for observations in papers])
    figures = len(papers[0])
    limit = f"{SECONDS_A_PAPER:.0f} s a paper"
    row(
        f"release of {figures} figures, the last of {PAPERS} papers",
        seconds[-1],
        masks.median / PAPERS,
        unit="s",
        limit=limit,
        holds=seconds[-1] < SECONDS_A_PAPER,
    )
    theirs = [figure for observations in papers for figure in naive(observations)]
    row(
        "children found by taking parts from wholes",
        found,
        given_away(theirs),
        unit="counts",
        limit="none",
        holds=found == 0,
    )
    masked = sum(figure.symbol == "c" for figure in theirs)
    row("figures hidden", hidden, masked, unit="figures", limit="(more, to protect them)", holds=True)


def fewest(counts: list[int]) -> int:
    """The fewest parts of one group that must be hidden, its total shown; by trying every choice."""
    small = [n for n, count in enumerate(counts) if DEPARTMENT.is_small(count)]
    others = [n for n, count in enumerate(counts) if count > DEPARTMENT.threshold]
    for more in range(len(others) + 1):
        for chosen in combinations(others, more):
            hidden = [*small, *chosen]
            room = sum(counts[n] for n in hidden) - len(hidden)  # what may move, each keeping one child
            if not small or all(1 + room >= DEPARTMENT.threshold and len(hidden) > 1 for _ in small):
                return len(hidden)
    return len(counts)


def against_the_fewest() -> None:
    """Single groups whose total is public: what we hide beside the least that is safe."""
    chance = random.Random(5)
    ours = least = 0
    period = quarter(0)
    for _ in range(300):
        counts = [chance.choice((0, 1, 2, 3, 6, 8, 12, 20, 40)) for _ in range(chance.randint(3, 7))]
        if not any(DEPARTMENT.is_small(count) for count in counts) or sum(counts) < 15 or max(counts) < 6:
            continue
        common = {"unit": "number", "flow": True, "counts": "children"}
        total = Observation("all", "E1", period, numerator=sum(counts), value=float(sum(counts)), **common)  # type: ignore[arg-type]
        parts = [
            Observation(
                "all", "E1", period, numerator=n, value=float(n), breakdown=(("team", str(k)),), **common
            )  # type: ignore[arg-type]
            for k, n in enumerate(counts)
        ]
        ours += release(parts, release([total], held=()).figures, held=()).hidden
        least += fewest(counts)
    row(
        "figures hidden in single groups, beside the fewest",
        ours,
        least,
        unit="figures",
        limit=f"{MORE_HIDDEN} x the fewest",
        holds=ours <= MORE_HIDDEN * least,
    )


def reading_charts() -> None:
    """A chart read, drawn and put in words; the peer finds limits and signals and draws nothing."""
    chance = random.Random(3)
    many = [
        charts.Series(
            f"Measure {n}",
            tuple(
                charts.Point(f"M{m}", date(2020 + m // 12, m % 12 + 1, 28), float(chance.randint(60, 95)))
                for m in range(36)
            ),
            target=90,
        )
        for n in range(CHARTS)
    ]
    ours = timed(lambda: [charts.draw(charts.read(series)) for series in many], runs=3)
    if importlib.util.find_spec("statprocon") is None:
        note("statprocon is missing (pip install statprocon): its part of the charts' row is left out")
        peer_seconds = 0.0
    else:
        peer_seconds = timed(lambda: [_peer_limit(series) for series in many], runs=3).median
        apart = max(abs(_peer_limit(series) - _limit(series)) for series in many)
        note(f"limits of {CHARTS} charts differ from the peer's by {apart:.4f} at most")
    row(
        f"{CHARTS} charts of 36 points read and drawn",
        ours.median,
        peer_seconds,
        unit="s",
        limit=f"{CHARTS_SECONDS:.0f} s",
        holds=ours.median < CHARTS_SECONDS,
    )


def _peer_limit(series: charts.Series) -> float:
    """A series read by the peer: its signals, and the upper limit, which must be ours."""
    peer = importlib.import_module("statprocon").XmR([point.value for point in series.points])
    peer.rule_1_x_indices_beyond_limits()
    peer.rule_2_runs_about_central_line()
    peer.rule_3_runs_near_limits()
    return float(peer.upper_natural_process_limit()[0])


def _limit(series: charts.Series) -> float:
    limits = charts.read(series).latest_limits
    assert limits is not None and limits.upper is not None
    return limits.upper


def main() -> None:
    """Print every row."""
    releases()
    against_the_fewest()
    reading_charts()


if __name__ == "__main__":
    main()
