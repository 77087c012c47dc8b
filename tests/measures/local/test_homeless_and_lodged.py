"""Homeless at 16 and 17, and nights in bed and breakfast."""

from __future__ import annotations

import pytest

from tests.measures.local.conftest import FigureOf

HOMELESS = """
PRESENTATION_REF,PRESENTED,JOINTLY_ASSESSED,TOLD_OF_CARE,OUTCOME
1,01/05/2025,16/05/2025,Y,Looked after
2,01/05/2025,19/05/2025,N,Home
3,25/03/2026,,Y,
4,25/03/2025,08/04/2025,Y,Home
"""


def test_presentations_of_the_period_are_counted(figure_of: FigureOf) -> None:
    figure = figure_of("homeless_16_17", HOMELESS)
    assert figure and figure.numerator == 3


def test_an_assessment_is_judged_in_the_period_it_fell_due_in(figure_of: FigureOf) -> None:
    figure = figure_of("homeless_assessed", HOMELESS)
    assert figure and (figure.numerator, figure.denominator) == (2, 3)


def test_told_of_care_and_outcomes(figure_of: FigureOf) -> None:
    told = figure_of("homeless_told_of_care", HOMELESS)
    assert told and (told.numerator, told.denominator) == (2, 3)
    outcome = figure_of("homeless_looked_after", HOMELESS)
    assert outcome and (outcome.numerator, outcome.denominator) == (1, 2)


@pytest.mark.parametrize(
    ("born", "first", "last", "nights"),
    [
        ("01/01/2009", "01/05/2025", "04/05/2025", 3),  # leaving on the 4th is three nights
        ("01/01/2009", "30/03/2025", "03/04/2025", 2),  # of those before 1 April none
        ("01/01/2009", "30/03/2026", "", 2),  # still there: the nights of 30 and 31 March
        ("03/05/2007", "01/05/2025", "10/05/2025", 2),  # 18 on the third day
        ("01/01/2000", "01/05/2025", "10/05/2025", 0),
        ("01/01/2009", "01/05/2024", "10/05/2024", 0),
        ("01/01/2009", "01/05/2025", "01/05/2025", 0),
    ],
)
def test_nights_under_18_are_those_of_the_period(
    figure_of: FigureOf, born: str, first: str, last: str, nights: int
) -> None:
    csv = f"STAY_REF,STAY_DOB,STAY_FROM,STAY_TO\n1,{born},{first},{last}"
    figure = figure_of("bed_and_breakfast_nights", csv)
    assert figure and figure.numerator == nights


def test_two_working_days_are_the_longest_an_emergency_allows(figure_of: FigureOf) -> None:
    csv = """
    STAY_REF,STAY_DOB,STAY_FROM,STAY_TO
    1,01/01/2009,02/05/2025,07/05/2025
    2,01/01/2009,02/05/2025,08/05/2025
    3,01/01/2000,02/05/2025,
    """
    # Friday 2 May to Wednesday 7 May 2025: Monday is a bank holiday, so two working days.
    figure = figure_of("bed_and_breakfast_long", csv)
    assert figure and (figure.numerator, figure.denominator) == (1, 2)
    leavers = figure_of("bed_and_breakfast_leavers", csv)
    assert leavers and leavers.numerator == 1
    there = figure_of("bed_and_breakfast_leavers_now", csv)
    assert there and there.numerator == 1
