"""Packs beside ``qpdf --empty --pages``, minutes beside bare typst, text beside bare pypdfium2.

The peer merges and nothing else: it drops every tag, prints no number, writes no contents. Ours are
measured twice, in a running worker (where packs are built) and as a whole command.
"""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from datetime import date
from itertools import count
from pathlib import Path
from statistics import median
from time import perf_counter, process_time

import msgspec
import pikepdf
import pypdfium2
import typst

from bench.packs_corpus import SORTS, make, reports, sentence
from bench.report import note, row, timed
from minutebook.packs import structure, text
from minutebook.packs.build import Pack, build
from minutebook.packs.minutes import Minute, Minutes, printed_minutes
from minutebook.packs.model import Item, Paper
from minutebook.packs.store import file_hash
from minutebook.packs.workers import Pool

CORPUS = Path("var/bench/packs")
GROWTH = (5_000, 20_000)
RUNS = 5


def pack_of(files: list[Path]) -> Pack:
    """The files as an agenda, their hashes known as the book knows them."""
    items = tuple(
        Item(
            number=str(number),
            title=path.stem,
            papers=(Paper(id=path.name, title=path.stem, path=path, sha256=file_hash(path)),),
        )
        for number, path in enumerate(files, 1)
    )
    return Pack(title="Bench", items=items)


def by_turns(
    *work: Callable[[], object], runs: int = RUNS, clock: Callable[[], float] = perf_counter
) -> list[float]:
    """Median seconds of each, run by turns so that a busy moment of the machine falls on all.

    ``clock`` may count the processor's time where all work is done in this process.
    """
    seconds: list[list[float]] = [[] for _ in work]
    for turn in range(runs + 1):
        for index, one in enumerate(work):
            start = clock()
            one()
            if turn:
                seconds[index].append(clock() - start)
    return [median(times) for times in seconds]


def qpdf(files: list[Path], out: Path) -> None:
    subprocess.run(["qpdf", "--empty", "--pages", *map(str, files), "--", str(out)], check=True, timeout=600)


def command(files: list[Path], out: Path, *more: str) -> None:
    code = "from minutebook.cli.main import main; main()"
    subprocess.run(
        [sys.executable, "-c", code, "pack", *map(str, files), "-o", str(out), "--title", "B", *more],
        check=True,
        capture_output=True,
    )


def changed(files: list[Path], folder: Path) -> list[list[Path]]:
    """The corpus with its first tagged report written anew, once for each run."""
    out = []
    target = next(path for path in files if "report" in path.name)
    sort = next(sort for sort in SORTS if sort.name == "report")
    for turn in range(RUNS + 1):
        new = folder / f"changed-{turn}-{target.name}"
        new.write_bytes(reports(random.Random(turn), sort, f"Changed {turn}"))
        out.append([new if path == target else path for path in files])
    return out


def packs(files: list[Path], folder: Path) -> None:
    if not shutil.which("qpdf"):
        note("qpdf is not installed; on Debian: sudo apt install qpdf. Packs are not compared.")
        return
    out, peer, cache = folder / "pack.pdf", folder / "peer.pdf", folder / "cache"
    whole = pack_of(files)
    versions = iter([pack_of(paths) for paths in changed(files, folder)])
    with Pool() as pool:
        build(whole, out, cache=cache, pool=pool)
        ours, theirs, again, alone, started = by_turns(
            lambda: build(whole, out, pool=pool),
            lambda: qpdf(files, peer),
            lambda: build(next(versions), out, cache=cache, pool=pool),
            lambda: build(whole, out),
            lambda: command(files, out),
        )
    unit = "s"
    row("whole tagged pack, worker processes", ours, theirs, unit=unit, limit="1.0", holds=ours <= theirs)
    row("after one changed report", again, theirs, unit=unit, limit="0.3", holds=again <= 0.3 * theirs)
    note(f"whole pack in one process: {alone:.3g} s, x{alone / theirs:.2f}")
    note(f"whole command, Python's start and all: {started:.3g} s, x{started / theirs:.2f}")
    note(f"pack {out.stat().st_size / 1e6:.1f} MB with tags, peer {peer.stat().st_size / 1e6:.1f} MB")


def tags(files: list[Path], folder: Path) -> None:
    """Every marked content id resolves, every source's tags are found whole."""
    out = folder / "tags.pdf"
    build(pack_of(files), out)
    with pikepdf.open(out) as pack:
        lost, whole = structure.unresolved(pack), structure.sequence(pack)
    kept = 0
    sources = [path for path in files if "report" in path.name]
    for path in sources:
        with pikepdf.open(path) as pdf:
            kept += structure.contains(whole, structure.sequence(pdf))
    note(f"{len(whole):,} tags; ids that lead nowhere: {len(lost)}; sources whole: {kept} of {len(sources)}")


MEASURED = """
import resource, sys
from pathlib import Path
from bench.packs import pack_of
from minutebook.packs.build import build
from minutebook.packs.workers import Pool
with Pool() as pool:
    build(pack_of(sorted(Path(sys.argv[1]).glob("*.pdf"))), Path(sys.argv[2]), pool=pool)
workers = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * pool.count
own = next(line for line in open("/proc/self/status") if line.startswith("VmHWM"))
print(int(own.split()[1]), workers)
"""


def memory(files: list[Path], folder: Path) -> None:
    """Peak memory of a build in a process of its own, its workers (each at the largest's) added."""
    if not Path("/proc/self/status").exists():
        note("peak memory is measured on Linux only")
        return
    size = sum(path.stat().st_size for path in files) / 1e6
    command = [sys.executable, "-c", MEASURED, str(CORPUS), str(folder / "memory.pdf")]
    told = subprocess.run(command, check=True, capture_output=True, text=True).stdout.split()
    own, workers = (int(kilobytes) * 1024 / 1e6 for kilobytes in told)
    row("peak memory beside the input", own, size, unit="MB", limit="4", holds=own <= 4 * size)
    note(f"and {workers:,.0f} MB in the workers together")


def growth(files: list[Path], folder: Path) -> None:
    """Time a page at 5,000 and 20,000 pages, beside the corpus itself."""
    pages = sum(sort.files * sort.pages for sort in SORTS)
    out = folder / "growth.pdf"
    base = timed(lambda: build(pack_of(files), out), runs=3).median / pages
    for wanted in GROWTH:
        many = (files * (wanted // pages + 1))[: wanted * len(files) // pages]
        items = [
            Item(number=str(n), title=path.stem, papers=(Paper(id=str(n), title="", path=path),))
            for n, path in enumerate(many)
        ]
        pack = Pack(title="Growth", items=tuple(items))
        start = perf_counter()
        built = build(pack, out)
        each = (perf_counter() - start) / built.pages
        row(
            f"time a page at {built.pages:,} pages",
            each * 1e6,
            base * 1e6,
            unit="us/page",
            limit="1.3",
            holds=each <= 1.3 * base,
        )


def minutes() -> None:
    """Printed minutes of 24 items and a table of 40 rows beside bare typst of the same words.

    The peer sets them on the same page (type size, width of text) without heads, page numbers or anchors.
    """
    rng = random.Random(4)
    items, bare = [], []
    for number in range(24):
        lines = [sentence(rng, 60) for _ in range(4)]
        rows = [(sentence(rng, 3), str(rng.randint(1, 99))) for _ in range(40 * (number == 7))]
        html = "".join(f'<p id="p{number}-{n}">{line}</p>' for n, line in enumerate(lines))
        html += "<table>" * bool(rows) + "".join(f"<tr><td>{a}</td><td>{b}</td></tr>" for a, b in rows)
        items.append(Minute(number=str(number), title="An item", text=html))
        cells = "".join(f"[{a}], [{b}], " for a, b in rows)
        table = f"#table(columns: 2, {cells})" if cells else ""
        bare.append("\n\n".join(["== An item", *lines, table]))
    head = (
        '#set document(title: "Minutes", date: none)\n#set text(lang: "en", size: 12pt)\n'
        "#set page(margin: (left: 40mm, rest: 25mm))\n= Cabinet\n"
    )
    turn = count()

    def ours() -> None:
        body = f"Cabinet {next(turn)}"
        printed_minutes(Minutes(body=body, day=date(2024, 5, 3), items=tuple(items)))

    def peer() -> None:
        source = (head + "\n\n".join(bare)).replace("Cabinet", f"Cabinet {next(turn)}")
        typst.compile(source.encode(), format="pdf", pdf_standards=["ua-1"], ignore_system_fonts=True)

    mine, theirs = by_turns(ours, peer, runs=15, clock=process_time)
    holds = mine <= 1.5 * theirs
    row("printed minutes", mine * 1e3, theirs * 1e3, unit="ms", limit="1.5", holds=holds)


def words(files: list[Path], folder: Path) -> None:
    """Text of every page, stored, beside bare pypdfium2 in one process, by core."""
    pages = sum(sort.files * sort.pages for sort in SORTS)

    def bare() -> None:
        for path in files:
            with pypdfium2.PdfDocument(path) as pdf:
                for page in pdf:
                    page.get_textpage().get_text_bounded()

    cores = os.cpu_count() or 1
    with Pool(1) as pool:

        def stored() -> None:
            for found in text.extract(files, pool=pool):
                target = folder / f"{found.path.stem}.text"
                target.write_bytes(msgspec.msgpack.encode([page.text for page in found.pages]))

        mine, theirs = by_turns(stored, bare, runs=3)
    ours, peer = pages / mine, pages / theirs
    holds = ours >= 0.8 * peer
    row("text by core, pages stored", ours, peer, unit="pages/s", limit="0.8 at least", holds=holds)
    with Pool(cores) as pool:
        every = timed(lambda: list(text.extract(files, pool=pool)), runs=3).median
    note(f"on {cores} cores: {pages / every:,.0f} pages/s")


def main() -> None:
    files = make(CORPUS)
    size = sum(path.stat().st_size for path in files)
    pages = sum(sort.files * sort.pages for sort in SORTS)
    note(f"{len(files)} files, {pages:,} pages, {size / 1e6:.1f} MB; ours first, peer second")
    with tempfile.TemporaryDirectory(prefix="minutebook-bench-") as name:
        folder = Path(name)
        packs(files, folder)
        tags(files, folder)
        memory(files, folder)
        growth(files, folder)
        minutes()
        words(files, folder)


if __name__ == "__main__":
    main()
