"""Indicators of a whole return; and 64 of the Department's rules beside ``csc-validator-be-903``.

The peer checks and computes nothing; no open tool computes the indicators. It needs old versions of its
libraries, so it runs in a Python of its own: set ``PEER_903_PYTHON`` to one that has
``csc-validator-be-903`` installed. Both read the same files and check the same rules by turns, each in a
process that has warmed up, from the bytes on disk to the flagged rows.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import NamedTuple

from bench.measures_corpus import HEADINGS, YEAR, make
from bench.report import note, row, timed
from minutebook.measures import compute, read_folder
from minutebook.measures.validation import RULES, check

CORPUS = Path("var/bench/measures")
SIZES = {2_675: (1.0, 0.25), 26_750: (5.0, 0.1)}
"""Children; seconds the indicators may take; the part of the peer's time the rules may take."""

RUNS = 5
EXPLAINED = {
    "1007": "the peer passes over open episodes",
    "142": "of two episodes begun on one day the peer takes either for the last",
}
"""Rules whose flags may differ; ``docs/return-rules.md`` tells why."""

PEER = """
import contextlib, importlib, io, json, logging, os, resource, sys, time, warnings
warnings.simplefilter("ignore")
os.chdir(sys.argv[1])
out, sys.stdout = sys.stdout, io.StringIO()
logging.disable(logging.CRITICAL)
from lac_validator.lac_validator import LacValidator
registry = importlib.import_module("lac_validator.rules.lac2022_23").registry
for line in sys.stdin:
    names, codes = json.loads(line)
    start = time.perf_counter()
    files = [{"name": n, "description": "This year", "file_content": open(n, "rb").read()} for n in names]
    about = {"collectionYear": "2023", "localAuthority": "E09000027"}
    done = LacValidator(metadata=about, files=files, registry=registry, selected_rules=codes)
    seconds = time.perf_counter() - start
    flags = {}
    for table, frame in done.ds_results.items():
        for column in [c for c in getattr(frame, "columns", ()) if c.startswith("ERR_")]:
            rows = sorted(int(i) + 2 for i in frame.index[frame[column] == True])
            if rows:
                flags[column[4:] + " " + table] = rows
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    print(json.dumps([seconds, flags, done.fails, peak]), file=out, flush=True)
"""


def rules() -> list[str]:
    """The 64 codes: those of 2022/23 that one year's files are enough for, in the order of the rules."""
    alone = {r.code for r in RULES if not any(n.endswith("_last") for n in r.needs) and r.holds_in(YEAR)}
    integrity = {
        r.code for r in RULES if r.code.startswith("INT") and r.code not in ("INT03", "INT14", "INT32")
    }
    return list(dict.fromkeys(r.code for r in RULES if r.code in alone - integrity))[:64]


@contextmanager
def peer(folder: Path) -> Iterator[subprocess.Popen[str] | None]:
    """The peer in a process of its own in ``folder``; none where it is not installed."""
    python = os.environ.get("PEER_903_PYTHON", "")
    if (
        not python
        or subprocess.run([python, "-c", "import lac_validator"], capture_output=True, check=False).returncode
    ):
        note("the peer is missing: set PEER_903_PYTHON to a Python with csc-validator-be-903; skipped")
        yield None
        return
    process = subprocess.Popen(
        [python, "-c", PEER, str(folder)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    try:
        yield process
    finally:
        process.communicate()


def ask(
    process: subprocess.Popen[str], codes: list[str]
) -> tuple[float, dict[str, list[int]], list[str], int]:
    """One run of the peer: seconds, flags, the rules that crashed, its peak memory in KB."""
    assert process.stdin and process.stdout
    process.stdin.write(json.dumps([[f"{name}.csv" for name in HEADINGS], codes]) + "\n")
    process.stdin.flush()
    seconds, flags, fails, peak = json.loads(process.stdout.readline())
    return seconds, flags, fails, peak


def our_flags(folder: Path, codes: list[str]) -> dict[str, list[int]]:
    """The rows our rules flag, keyed as the peer's."""
    findings = check(read_folder(folder, YEAR), codes).findings
    return {f"{finding.code} {finding.table}": list(finding.rows) for finding in findings}


class Turns(NamedTuple):
    """Both by turns: median seconds, what each flagged, the peer's crashed rules and peak memory in KB."""

    ours: float
    theirs: float
    our_flags: dict[str, list[int]]
    their_flags: dict[str, list[int]]
    crashed: list[str]
    peak: int


def by_turns(process: subprocess.Popen[str], folder: Path, codes: list[str]) -> Turns:
    """Run both ``RUNS`` times, one after the other, after a run of each that does not count."""
    our_flags(folder, codes)
    ask(process, codes)
    ours, theirs = [], []
    for _ in range(RUNS):
        start = perf_counter()
        flags = our_flags(folder, codes)
        ours.append(perf_counter() - start)
        seconds, their_flags, crashed, peak = ask(process, codes)
        theirs.append(seconds)
    return Turns(median(ours), median(theirs), flags, their_flags, crashed, peak)


def compare_rules(folder: Path, children: int, part: float) -> None:
    """Time both, and say rule by rule whether they flag the same rows."""
    codes = rules()
    with peer(folder) as process:
        if process is None:
            alone = timed(lambda: our_flags(folder, codes), runs=RUNS)
            note(f"{children:,} children, {len(codes)} rules: {alone.median:.3f} s")
            return
        turns = by_turns(process, folder, codes)
    row(
        f"{len(codes)} rules, {children:,} children",
        turns.ours,
        turns.theirs,
        unit="s",
        limit=f"{part:.2g} of the peer's time",
        holds=turns.ours <= part * turns.theirs,
    )
    ours, theirs = turns.our_flags, turns.their_flags
    differing = {key.split()[0] for key in ours.keys() | theirs.keys() if ours.get(key) != theirs.get(key)}
    note(f"{sum(map(len, ours.values())):,} rows flagged; rules of the peer that crashed: {turns.crashed}")
    for code in sorted(differing & EXPLAINED.keys()):
        note(f"rule {code} differs: {EXPLAINED[code]}")
    unexplained = sorted(differing - EXPLAINED.keys() - set(turns.crashed))
    note(f"all other flags equal: {f'NO: {unexplained}' if unexplained else 'yes'}")
    note(f"the peer's peak memory: {turns.peak / 1024:.0f} MB")


def peak_memory(folder: Path) -> float:
    """MB at the peak of a fresh process that reads, checks and computes."""
    code = (
        "import resource; from minutebook.measures import account_of; "
        f"account_of({str(folder)!r}, {YEAR}); print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return int(done.stdout) / 1024


def main() -> None:
    for children, (limit, part) in SIZES.items():
        folder = make(CORPUS / str(children), children).resolve()
        size = sum(path.stat().st_size for path in folder.iterdir())
        taken = timed(lambda folder=folder: compute(read_folder(folder, YEAR)), runs=RUNS)  # type: ignore[misc]
        count = len(compute(read_folder(folder, YEAR)))
        row(
            f"{count} indicators, {children:,} children, read to figures",
            taken.median,
            limit,
            unit="s",
            limit=f"{limit:g} s",
            holds=taken.median <= limit,
        )
        compare_rules(folder, children, part)
        note(f"our peak memory, all of it: {peak_memory(folder):.0f} MB for {size / 1e6:.1f} MB of files")


if __name__ == "__main__":
    main()
