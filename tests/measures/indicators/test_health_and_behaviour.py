"""Outcomes of children looked after for twelve months (OC2): who is asked and what counts."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.measures.making import Folder, pair

OUTCOMES = "CHILD DOB SDQ_SCORE SDQ_REASON CONVICTED HEALTH_CHECK IMMUNISATIONS TEETH_CHECK"
REST = " HEALTH_ASSESSMENT SUBSTANCE_MISUSE INTERVENTION_RECEIVED INTERVENTION_OFFERED"


def all_year(path: Path, **children: tuple[str, str]) -> Folder:
    """Children in care all year: name, date of birth, and the values from SDQ_SCORE on."""
    folder = Folder(path).children(**{name: born for name, (born, _) in children.items()})
    folder.episodes(*(f"{name} 01/04/2016 S C2 U6 - - 100" for name in children))
    rows = (f"{name} {born} {values}" for name, (born, values) in children.items())
    return folder.table("OC2", *rows, columns=OUTCOMES + REST)


def test_a_refused_assessment_is_one_not_received(tmp_path: Path) -> None:
    folder = all_year(
        tmp_path, ann=("01/06/2010", "- - 0 - 1 1 1 0 - -"), ben=("01/06/2010", "- - 0 - 1 0 0 0 - -")
    )
    figures = folder.figures()
    assert pair(figures["health_assessment"]) == (1, 2)
    assert pair(figures["dental"]) == (1, 2)
    assert pair(figures["immunisations"]) == (2, 2)


@pytest.mark.parametrize(("born", "asked"), [("31/03/2009", 1), ("01/04/2009", 0), ("01/04/2001", 1)])
def test_offending_is_asked_from_ten_to_seventeen(born: str, asked: int, tmp_path: Path) -> None:
    """A nine-year-old with CONVICTED = 1 stays out."""
    folder = all_year(tmp_path, ann=(born, "- - 1 - 1 1 1 0 - -"))
    assert pair(folder.figures()["offending"]) == (asked, asked)


@pytest.mark.parametrize(("born", "asked"), [("01/04/2014", 1), ("31/03/2014", 0)])
def test_development_checks_are_asked_under_five(born: str, asked: int, tmp_path: Path) -> None:
    folder = all_year(tmp_path, ann=(born, "- - - 1 1 1 1 0 - -"))
    assert pair(folder.figures()["development_checks"]) == (asked, asked)


def test_a_reason_for_no_score_is_asked_and_not_answered(tmp_path: Path) -> None:
    """A blank score with SDQ2: in the denominator of "submitted", not above its line, not in the mean."""
    folder = all_year(
        tmp_path, ann=("01/06/2010", "- SDQ2 0 - 1 1 1 0 - -"), ben=("01/06/2010", "13 - 0 - 1 1 1 0 - -")
    )
    figures = folder.figures()
    assert pair(figures["sdq_submitted"]) == (1, 2)
    assert figures["sdq_average"].value == 13.0
    assert figures["sdq_average"].denominator == 1


@pytest.mark.parametrize(
    ("born", "asked"), [("31/03/2014", 1), ("01/04/2014", 0), ("01/04/2002", 1), ("31/03/2002", 0)]
)
def test_scores_are_published_from_five_to_sixteen(born: str, asked: int, tmp_path: Path) -> None:
    folder = all_year(tmp_path, ann=(born, "20 - 0 - 1 1 1 0 - -"))
    assert pair(folder.figures()["sdq_submitted"]) == (asked, asked)


@pytest.mark.parametrize(
    ("score", "band"),
    [(0, "normal"), (13, "normal"), (14, "borderline"), (16, "borderline"), (17, "concern"), (40, "concern")],
)
def test_bands_are_of_scores_received(score: int, band: str, tmp_path: Path) -> None:
    folder = all_year(
        tmp_path,
        ann=("01/06/2010", f"{score} - 0 - 1 1 1 0 - -"),
        ben=("01/06/2010", "- SDQ5 0 - 1 1 1 0 - -"),
        cat=("01/06/2010", "41 - 0 - 1 1 1 0 - -"),
    )
    figures = folder.figures()
    bands = {name: pair(figures[f"sdq_{name}"]) for name in ("normal", "borderline", "concern")}
    assert bands == {name: (int(name == band), 1) for name in bands}


def test_the_mean_score_has_one_decimal_rounded_half_up(tmp_path: Path) -> None:
    scores = [10, 10, 10, 11]  # a mean of 10.25
    children = {f"child{n}": ("01/06/2010", f"{score} - 0 - 1 1 1 0 - -") for n, score in enumerate(scores)}
    assert all_year(tmp_path, **children).figures()["sdq_average"].value == 10.3


def test_interventions_are_of_those_with_a_problem(tmp_path: Path) -> None:
    born = "01/06/2004"
    folder = all_year(
        tmp_path,
        ann=(born, "- SDQ2 0 - 1 1 1 1 1 -"),
        ben=(born, "- SDQ2 0 - 1 1 1 1 0 1"),
        cat=(born, "- SDQ2 0 - 1 1 1 1 0 0"),
        dan=(born, "- SDQ2 0 - 1 1 1 0 - -"),
    )
    figures = folder.figures()
    assert pair(figures["substance_misuse"]) == (3, 4)
    assert pair(figures["substance_misuse_received"]) == (1, 3)
    assert pair(figures["substance_misuse_refused"]) == (1, 3)


@pytest.mark.parametrize(
    ("episodes", "asked"),
    [
        (["ann 01/04/2018 S C2 U6 - - 100"], 1),
        (["ann 02/04/2018 S C2 U6 - - 100"], 0),
        (["ann 01/04/2016 S C2 U6 01/06/2018 E4A 100", "ann 01/07/2018 S C2 U6 - - 100"], 0),
        (["ann 01/04/2016 S C2 U6 01/06/2018 X1 100", "ann 01/06/2018 L V4 U6 - - 100"], 0),
        (["ann 01/04/2016 S V2 U6 01/06/2018 X1 100", "ann 01/06/2018 L C2 U6 - - 100"], 1),
    ],
)
def test_twelve_months_without_a_break(episodes: list[str], asked: int, tmp_path: Path) -> None:
    """No start in the year, no end of care in it, no short break in it."""
    folder = all_year(tmp_path, ann=("01/06/2010", "- - 0 - 1 1 1 0 - -"))
    folder.episodes(*episodes)
    assert pair(folder.figures()["dental"]) == (asked, asked)
