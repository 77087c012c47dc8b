"""Search through the application beside bare tantivy on the same index (``SIZE=10k,100k`` says how much)."""

from __future__ import annotations

import json
import os
import subprocess
import sys

from bench import corpus
from bench.report import note, row

KINDS = ("one word", "two words", "three words", "phrase", "prefix", "with filters", "very common word")
MOST = 1.3  # times bare tantivy, p95
GROWTH = 1.2  # times bare tantivy's own growth from the smallest to the largest size
FRESH = 250.0  # milliseconds, p95, from published here to found in another process


def sizes() -> list[int]:
    """The sizes asked for: 10k, 100k and 300k items where nothing is said."""
    said = os.environ.get("SIZE", "10k,100k,300k").lower().replace("k", "000").replace("m", "000000")
    return [int(size) for size in said.split(",")]


def main() -> None:
    """Measure each size in a process of its own, so that each has its own data folder."""
    measured = {size: _measure(size) for size in sizes()}
    for size, found in measured.items():
        for kind in KINDS:
            ours, bare = found[kind]
            what = f"{kind}, {size:,} items, p95"
            row(what, ours, bare, unit="ms", limit=f"≤ {MOST} × bare tantivy", holds=ours <= MOST * bare)
        row(
            f"published to found elsewhere, {size:,} items, p95",
            found["fresh"][0],
            FRESH,
            unit="ms",
            limit=f"≤ {FRESH:g} ms",
            holds=found["fresh"][0] <= FRESH,
        )
    if len(measured) > 1:
        _growth(measured[min(measured)], measured[max(measured)])
    for size, found in measured.items():
        if "fts5" in found:
            ours, peer = found["fts5"]
            what = f"ranked, {size:,} items, p95, beside FTS5 bm25"
            row(what, ours, peer, unit="ms", limit="≤ 0.25 × FTS5 at 1 million", holds=ours <= peer / 4)


def _growth(small: dict[str, list[float]], large: dict[str, list[float]]) -> None:
    for kind in KINDS:
        ours, bare = (large[kind][n] / small[kind][n] for n in (0, 1))
        holds = ours <= GROWTH * bare
        row(f"growth, {kind}", ours, bare, unit="times", limit=f"≤ {GROWTH} × bare's growth", holds=holds)


def _measure(size: int) -> dict[str, list[float]]:
    environment = os.environ | {"MINUTEBOOK_HOME": str(corpus.home(size)), "MINUTEBOOK_SIDE": "public"}
    done = subprocess.run(
        [sys.executable, "-m", "bench.search_at", str(size)],
        env=environment,
        check=True,
        stdout=subprocess.PIPE,
        text=True,
    )
    note(f"{size:,} items measured")
    found: dict[str, list[float]] = json.loads(done.stdout)
    return found
