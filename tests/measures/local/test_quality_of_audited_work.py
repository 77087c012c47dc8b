"""Audits say how good plans and assessments are, how even across teams, and how sure the grades are."""

from __future__ import annotations

from fractions import Fraction

import pytest

from minutebook.measures.local.quality import weighted_kappa
from tests.measures.local.conftest import FigureOf

HEAD = "AUDIT_REF,AUDITED,TEAM,SUBJECT,GRADE,MODERATED_GRADE\n"
AUDITS = (
    HEAD
    + """
1,05/05/2025,North,Care plan,2,
2,05/06/2025,North,Care plan,2,3
3,05/07/2025,South,Pathway plan,3,2
4,05/08/2025,South,Care plan,4,4
5,05/09/2025,South,Assessment,1,1
6,05/09/2024,South,Care plan,1,1
7,05/09/2025,South,Care plan,,
"""
)


def test_a_moderators_grade_is_the_one_that_stands(figure_of: FigureOf) -> None:
    plans = figure_of("plan_quality", AUDITS)
    assert plans and (plans.numerator, plans.denominator, plans.value) == (2, 4, 50.0)


def test_assessments_are_counted_by_themselves(figure_of: FigureOf) -> None:
    assessments = figure_of("assessment_quality", AUDITS)
    assert assessments and (assessments.numerator, assessments.denominator) == (1, 1)


def test_agreement_counts_audits_graded_twice(figure_of: FigureOf) -> None:
    agreement = figure_of("audit_agreement", AUDITS)
    assert agreement and (agreement.numerator, agreement.denominator, agreement.value) == (2, 4, 50.0)


def test_kappa_by_hand() -> None:
    # Seen disagreement 2 steps of 4 audits. By chance: sum over pairs of |a - b| is
    # (2: 1+0+2+1) + (3: 0+1+1+2) + (4: 1+2+0+3) + (1: 2+1+3+0) = 20 of 16 pairs, so 1 - (2/4)/(20/16) = 3/5.
    assert weighted_kappa([2, 3, 4, 1], [3, 2, 4, 1]) == Fraction(3, 5)


def test_kappa_of_full_agreement_is_one_and_of_one_grade_alone_has_no_meaning() -> None:
    assert weighted_kappa([1, 2, 3], [1, 2, 3]) == 1
    assert weighted_kappa([2, 2, 2], [2, 2, 2]) is None


def test_a_team_far_worse_than_the_rest_is_seen(figure_of: FigureOf) -> None:
    rows = [f"{n},01/05/2025,{team},Care plan,2," for team in "ABC" for n in range(30)]
    rows += [f"{n},01/05/2025,D,Care plan,4," for n in range(30)]
    rows += [f"{n},01/05/2025,E,Care plan,4," for n in range(4)]  # too few audits to judge a team by
    alike = figure_of("audit_teams_alike", HEAD + "\n".join(rows))
    # 90 of 124 are good: 72.6%, and 3 deviations with 30 audits reach from 48% to 97%: A to C lie
    # above at 100%, D below at none.
    assert alike and (alike.numerator, alike.denominator) == (0, 4)


def test_teams_of_one_quality_are_alike(figure_of: FigureOf) -> None:
    rows = [f"{n},01/05/2025,{team},Care plan,{2 + n % 2}," for team in "ABC" for n in range(10)]
    alike = figure_of("audit_teams_alike", HEAD + "\n".join(rows))
    assert alike and (alike.numerator, alike.denominator) == (3, 3)


@pytest.mark.parametrize(("closed", "in_time"), [("30/06/2025", 1), ("01/07/2025", 0), ("", 0)])
def test_an_action_is_in_time_up_to_its_day(figure_of: FigureOf, closed: str, in_time: int) -> None:
    figure = figure_of("audit_actions_closed", f"ACTION_REF,ACTION_DUE,ACTION_CLOSED\n1,30/06/2025,{closed}")
    assert figure and (figure.numerator, figure.denominator) == (in_time, 1)
