"""Edge of care, mental health and return home."""

from __future__ import annotations

from tests.measures.local.conftest import FigureOf

EDGE = """
FAMILY_REF,SERVICE_LIVE,ACCEPTED,LOOKED_AFTER
1,Y,01/06/2025,
1,Y,01/03/2026,
2,Y,01/06/2025,01/12/2025
3,Y,01/06/2025,02/12/2025
4,N,01/06/2025,
"""


def test_families_accepted_and_kept_together(figure_of: FigureOf) -> None:
    accepted = figure_of("edge_accepted", EDGE)
    assert accepted and accepted.numerator == 4
    kept = figure_of("edge_not_in_care_6", EDGE)
    assert kept and (kept.numerator, kept.denominator) == (2, 3)


def test_a_family_that_comes_again_is_seen(figure_of: FigureOf) -> None:
    again = figure_of("edge_again", EDGE)
    assert again and (again.numerator, again.denominator) == (1, 4)


def test_a_service_that_is_not_live_is_not_judged(figure_of: FigureOf) -> None:
    csv = "FAMILY_REF,SERVICE_LIVE,ACCEPTED,LOOKED_AFTER\n1,N,01/06/2025,\n2,,01/06/2025,"
    assert figure_of("edge_accepted", csv) is None
    assert figure_of("edge_not_in_care_12", csv) is None
    assert figure_of("edge_again", csv) is None


MINDS = """
REFERRAL_REF,SDQ,REFERRED,ASSESSED,SDQ_BEFORE
1,17,01/05/2025,11/05/2025,20
2,20,01/05/2025,21/05/2025,22
3,25,,,25
4,16,01/05/2025,05/06/2025,
5,18,01/03/2026,,
6,18,01/03/2026,01/04/2026,
"""


def test_high_scores_lead_to_a_referral(figure_of: FigureOf) -> None:
    figure = figure_of("mental_health_referred", MINDS)
    assert figure and (figure.numerator, figure.denominator) == (4, 5)


def test_the_wait_is_the_median_of_the_assessed(figure_of: FigureOf) -> None:
    figure = figure_of("mental_health_wait", MINDS)
    assert figure and (figure.denominator, figure.value) == (3, 20.0)


def test_who_still_waits_is_counted_on_the_last_day(figure_of: FigureOf) -> None:
    figure = figure_of("mental_health_waiting", MINDS)
    assert figure and figure.numerator == 2


def test_a_score_is_better_from_three_points(figure_of: FigureOf) -> None:
    figure = figure_of("mental_health_better", MINDS)
    assert figure and (figure.numerator, figure.denominator) == (1, 3)


RETURNS = """
RETURN_REF,RETURNED,SUPPORT_PLAN,CAME_BACK
1,01/06/2025,Y,
2,01/06/2025,N,01/12/2025
3,01/06/2025,Y,02/12/2025
4,01/12/2025,Y,
"""


def test_children_go_home_with_a_plan_and_come_back_or_not(figure_of: FigureOf) -> None:
    plan = figure_of("return_home_plan", RETURNS)
    assert plan and (plan.numerator, plan.denominator) == (3, 4)
    back = figure_of("return_home_back_6", RETURNS)
    assert back and (back.numerator, back.denominator) == (1, 3)
