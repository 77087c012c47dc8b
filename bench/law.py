"""Deadlines a second on one core, beside a peer that only counts days with ``holidays``.

The peer is what one would write without this room: a loop over days that asks a ``holidays`` object whether
each is a holiday. It names no rule, gives no reason and knows no nation's notice; the ratio is its price.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from datetime import date, timedelta

import holidays

from bench.report import note, row, timed
from minutebook.law.nations import BodyKind, Nation
from minutebook.law.notice import agenda_notice
from minutebook.law.timetable import timetable

LIMIT = 10_000  # deadlines a second
MEETINGS = [date(2024, 1, 2) + timedelta(days) for days in range(1_000)]
WHOSE: tuple[tuple[Nation, BodyKind], ...] = (
    ("england", "committee"),
    ("england", "executive"),
    ("wales", "council"),
    ("scotland", "committee"),
)


def peer(meeting: date, count: int, days_off: holidays.HolidayBase) -> date:
    """The last working day before ``count`` clear days, as a bare loop counts it."""
    day = meeting
    while count:
        day -= timedelta(1)
        count -= day.weekday() < 5 and day not in days_off
    day -= timedelta(1)
    while day.weekday() >= 5 or day in days_off:
        day -= timedelta(1)
    return day


def per_second(work: Callable[[], object], done: int) -> float:
    """How many of ``done`` things ``work`` does in a second, by the median of five runs."""
    return done / timed(work).median


def main() -> None:
    """Print one deadline, a whole timetable and the command's start, each beside its peer or limit."""
    days_off = holidays.country_holidays("GB", subdiv="ENG", years=range(2023, 2029))
    for meeting in MEETINGS:
        ours = agenda_notice("england", "committee", meeting).result.working_day
        assert ours == peer(meeting, 5, days_off), meeting

    bare = per_second(lambda: [peer(meeting, 5, days_off) for meeting in MEETINGS], len(MEETINGS))
    one = per_second(
        lambda: [agenda_notice("england", "committee", meeting) for meeting in MEETINGS], len(MEETINGS)
    )
    note("ours: explained deadlines a second; peer: bare dates a second")
    row("agenda notice, explained", one, bare, unit="/s", limit=f"{LIMIT:,}/s", holds=one >= LIMIT)

    whole = [len(timetable(*WHOSE[number % len(WHOSE)], day)) for number, day in enumerate(MEETINGS[:400])]
    every = per_second(
        lambda: [timetable(*WHOSE[number % len(WHOSE)], day) for number, day in enumerate(MEETINGS[:400])],
        sum(whole),
    )
    row("deadlines of whole timetables", every, bare, unit="/s", limit=f"{LIMIT:,}/s", holds=every >= LIMIT)

    command = [
        *(sys.executable, "-m", "minutebook", "deadlines", "--nation", "england", "--body", "committee")
    ]
    command += ["--meeting", "2025-05-06", "--json"]
    start = timed(lambda: subprocess.run(command, check=True, capture_output=True)).median
    python = timed(
        lambda: subprocess.run([sys.executable, "-c", "import holidays, click"], check=True)
    ).median
    row(
        "the command, whole (peer: python, holidays, click)",
        start,
        python,
        unit="s",
        limit="1 s",
        holds=start < 1,
    )
