"""The same return told to another day: snapshots move, flows are cut, annual tables are silent."""

from __future__ import annotations

import tempfile
from datetime import date, timedelta
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from minutebook.measures import Period, compute
from minutebook.measures.computing import not_computed
from minutebook.measures.indicators.working import Figure
from tests.measures.making import BORN, Folder, pair

STORY = (
    "ann 01/04/2016 S C2 U6 15/06/2018 E4A 100",
    "ben 01/06/2018 S C2 U6 - - 200",
    "cat 01/04/2016 S C2 U6 01/05/2018 X1 300",
    "cat 01/05/2018 P C2 K2 01/09/2018 X1 400",
    "cat 01/09/2018 P C2 U6 - - 300",
)


def told(path: Path, period: Period) -> dict[str, Figure]:
    folder = Folder(path).children(ann=BORN, ben=BORN, cat=BORN).episodes(*STORY)
    folder.table("OC2", f"cat {BORN} 12 - - - 1 1 1 0 - -")
    return folder.figures(2019, period)


def test_a_quarter_to_date(tmp_path: Path) -> None:
    figures = told(tmp_path, Period.quarter_to_date(date(2018, 6, 10)))
    assert figures["cla"].numerator == 3
    assert figures["started"].numerator == 1
    assert figures["ceased"].numerator == 0
    later = told(tmp_path, Period.quarter_to_date(date(2018, 6, 30)))
    assert later["cla"].numerator == 2
    assert later["ceased"].numerator == 1


def test_placements_are_those_of_twelve_months(tmp_path: Path) -> None:
    """Cat's three are all within the year before 30 September, and before 31 March."""
    assert pair(told(tmp_path, Period.quarter_to_date(date(2018, 9, 30)))["p1"]) == (1, 2)
    assert pair(told(tmp_path, Period.quarter_to_date(date(2018, 8, 31)))["p1"]) == (0, 2)


def test_what_is_told_once_a_year_has_no_figure_for_a_quarter(tmp_path: Path) -> None:
    quarter = Period.quarter_to_date(date(2018, 9, 30))
    folder = Folder(tmp_path).children(cat=BORN).episodes(STORY[2])
    folder.table("OC2", f"cat {BORN} 12 - - - 1 1 1 0 - -")
    brought = folder.read()
    figures = compute(brought, quarter)
    assert "dental" not in {figure.key for figure in figures}
    assert not_computed(brought, quarter, figures)["dental"] == "is told once a year"


def test_why_the_others_were_not_computed(tmp_path: Path) -> None:
    brought = Folder(tmp_path).children(cat=BORN).episodes(STORY[2]).read()
    period = Period.year(2019)
    reasons = not_computed(brought, period, compute(brought, period))
    assert reasons["dental"] == "needs OC2"
    assert reasons["icpc_15wd"] == "needs s47 from the CIN census or Annex A"
    assert "PL_DISTANCE" in reasons["distance"]
    assert "--population" in reasons["cla_rate"]


def test_the_rate_is_of_the_population_given(tmp_path: Path) -> None:
    brought = Folder(tmp_path).children(cat=BORN).episodes("cat 01/04/2016 S C2 U6 - - 100").read()
    figures = {figure.key: figure for figure in compute(brought, population=400)}
    assert figures["cla_rate"].value == 25
    assert pair(figures["cla_rate"]) == (1, 400)


@settings(max_examples=25, deadline=None)
@given(
    moves=st.lists(
        st.tuples(st.sampled_from("SPLTUB"), st.sampled_from(["U6", "K2", "A6", "T1"]), st.integers(0, 400)),
        min_size=1,
        max_size=6,
    ),
    day=st.dates(date(2018, 4, 1), date(2019, 3, 31)),
)
def test_every_step_keeps_no_more_than_the_one_before(moves: list[tuple[str, str, int]], day: date) -> None:
    """And what is above the line is part of what is below it, whatever the episodes."""
    with tempfile.TemporaryDirectory() as path:
        began, rows = date(2017, 1, 1), []
        for number, (reason, place, days) in enumerate(moves):
            ended = began + timedelta(days=days)
            open_end = number == len(moves) - 1
            dec = "- -" if open_end else f"{ended:%d/%m/%Y} X1"
            rows.append(f"ann {began:%d/%m/%Y} {reason} C2 {place} {dec} {days % 3}")
            began = ended
        folder = Folder(Path(path)).children(ann=BORN, zoe=BORN)
        folder.episodes("zoe 01/04/2016 S C2 U6 - - 900", *rows)
        for figure in folder.figures(2019, Period.rolling_year(day)).values():
            kept = [step.kept for step in figure.steps]
            assert kept == sorted(kept, reverse=True)
            if figure.numerator is not None and figure.denominator is not None:
                assert 0 <= figure.numerator <= figure.denominator
