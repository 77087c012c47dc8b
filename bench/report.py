"""The one table in which every bench prints what it measured."""

from __future__ import annotations

import time
from collections.abc import Callable
from statistics import median
from typing import NamedTuple


class Timing(NamedTuple):
    """Seconds of several runs of one thing."""

    median: float
    best: float
    worst: float


def timed(work: Callable[[], object], *, runs: int = 5, warm: int = 1) -> Timing:
    """Run ``work`` ``warm`` + ``runs`` times and return the wall seconds of the counted runs."""
    for _ in range(warm):
        work()
    seconds = []
    for _ in range(runs):
        start = time.perf_counter()
        work()
        seconds.append(time.perf_counter() - start)
    return Timing(median(seconds), min(seconds), max(seconds))


def row(what: str, ours: float, peer: float, *, unit: str, limit: str, holds: bool) -> None:
    """Print one line: our figure, the peer's in the same unit, their ratio, and the limit."""
    ratio = ours / peer if peer else float("inf")
    verdict = "within" if holds else "OUTSIDE"
    print(f"{what:<52} {ours:>12,.4g} {peer:>12,.4g} {unit:<10} x{ratio:<8.3g} {verdict} {limit}")


def note(text: str) -> None:
    """Print a figure that has no peer."""
    print(f"  {text}")
