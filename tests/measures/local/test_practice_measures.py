"""Siblings, advisers, meetings, reviewing officers and children's voice, by their open definitions."""

from __future__ import annotations

import pytest

from tests.measures.local.conftest import FigureOf


def test_siblings_together_are_counted_of_those_planned_to_be(figure_of: FigureOf) -> None:
    csv = """
    CHILD_REF,SIBLING_ASSESSED,TOGETHER_PLAN,PLACED_TOGETHER
    1,Y,Y,Y
    2,Y,Y,N
    3,N,Y,
    4,Y,N,N
    """
    together = figure_of("siblings_together", csv)
    assert together and (together.numerator, together.denominator, together.value) == (1, 3, 33.0)
    assessed = figure_of("siblings_assessed", csv)
    assert assessed and (assessed.numerator, assessed.denominator) == (3, 4)


@pytest.mark.parametrize(
    ("born", "allocated", "counted"),
    [
        ("10/02/2008", "10/08/2025", (1, 1)),  # 17½ on 10 August 2025, on the very day
        ("10/02/2008", "11/08/2025", (0, 1)),
        ("10/02/2008", "", (0, 1)),
        ("01/10/2007", "01/01/2025", (1, 1)),  # 17½ on the first day of the year
        ("30/09/2007", "01/01/2025", (0, 0)),  # 17½ on 30 March 2025, the year before
        ("31/08/2007", "01/01/2025", (0, 0)),
    ],
)
def test_an_adviser_by_17_and_a_half(
    figure_of: FigureOf, born: str, allocated: str, counted: tuple[int, int]
) -> None:
    csv = f"YOUNG_PERSON_REF,DOB,ADVISER_ALLOCATED,PATHWAY_REVIEWED\n1,{born},{allocated},"
    figure = figure_of("adviser_by_17_half", csv)
    assert figure and (figure.numerator, figure.denominator) == counted


def test_a_pathway_plan_is_fresh_for_six_months(figure_of: FigureOf) -> None:
    csv = """
    YOUNG_PERSON_REF,DOB,ADVISER_ALLOCATED,PATHWAY_REVIEWED
    1,10/02/2008,01/01/2025,01/10/2025
    2,10/02/2008,01/01/2025,30/09/2025
    3,10/02/2008,01/01/2025,
    4,10/02/2008,,01/03/2026
    """
    figure = figure_of("pathway_fresh", csv)
    assert figure and (figure.numerator, figure.denominator) == (1, 3)


MEETINGS = "PLACEMENT_REF,FLAGGED,MEETING_HELD,PLACEMENT_ENDED,CHILD_ASKED,DISRUPTION_MEETING\n"


@pytest.mark.parametrize(
    ("held", "in_time"),
    # Flagged on Thursday 17 April 2025: Good Friday, Easter Monday and the May bank holiday do not count.
    [("02/05/2025", 1), ("06/05/2025", 0), ("", 0)],
)
def test_a_consolidation_meeting_is_due_in_ten_working_days(
    figure_of: FigureOf, held: str, in_time: int
) -> None:
    figure = figure_of("consolidation_in_time", MEETINGS + f"1,16/04/2025,{held},,Y,")
    assert figure and (figure.numerator, figure.denominator) == (in_time, 1)


def test_placements_last_after_a_meeting(figure_of: FigureOf) -> None:
    csv = (
        MEETINGS
        + """1,01/05/2025,05/05/2025,,Y,
    2,01/05/2025,05/05/2025,01/08/2025,N,
    3,01/05/2025,05/05/2025,31/07/2025,,
    4,01/05/2025,,,,
    5,01/02/2026,05/02/2026,,Y,
    """
    )
    three = figure_of("sustained_3_months", csv)
    assert three and (three.numerator, three.denominator) == (2, 3)
    asked = figure_of("consolidation_child_asked", csv)
    assert asked and (asked.numerator, asked.denominator) == (2, 4)


def test_a_disruption_meeting_is_due_in_four_weeks(figure_of: FigureOf) -> None:
    csv = (
        MEETINGS
        + """1,01/05/2025,,01/07/2025,,29/07/2025
    2,01/05/2025,,01/07/2025,,30/07/2025
    3,01/05/2025,,20/03/2026,,
    """
    )
    figure = figure_of("disruption_in_time", csv)
    assert figure and (figure.numerator, figure.denominator) == (1, 2)


def test_visits_are_in_time_up_to_their_day(figure_of: FigureOf) -> None:
    csv = """
    VISIT_REF,VISIT_DUE,VISIT_MADE
    1,01/05/2025,01/05/2025
    2,01/05/2025,02/05/2025
    3,01/05/2025,
    4,01/05/2026,01/03/2026
    """
    figure = figure_of("visits_in_time", csv)
    assert figure and (figure.numerator, figure.denominator) == (1, 3)


def test_reviewing_officers_caseloads(figure_of: FigureOf) -> None:
    csv = "IRO_REF,CASELOAD\n1,60\n2,75\n3,70\n4,"
    mean = figure_of("iro_caseload", csv)
    assert mean and (mean.denominator, mean.value) == (3, 68.3)
    over = figure_of("iro_overloaded", csv)
    assert over and (over.numerator, over.denominator) == (1, 3)


def test_escalations_raised_and_resolved_in_time(figure_of: FigureOf) -> None:
    csv = """
    ESCALATION_REF,ESCALATED,RESOLVE_BY,RESOLVED
    1,01/05/2025,15/05/2025,15/05/2025
    2,01/05/2025,15/05/2025,16/05/2025
    3,25/03/2026,08/04/2026,
    4,01/03/2025,01/04/2025,01/04/2025
    """
    raised = figure_of("iro_escalations", csv)
    assert raised and raised.numerator == 3
    resolved = figure_of("iro_escalations_resolved", csv)
    assert resolved and (resolved.numerator, resolved.denominator) == (2, 3)


def test_what_came_of_childrens_voice(figure_of: FigureOf) -> None:
    csv = """
    VOICE_REF,HEARD,CHANGE_FOLLOWED,CHILD_TOLD
    1,01/05/2025,Y,Y
    2,01/06/2025,N,Y
    3,01/06/2025,,N
    4,01/06/2024,Y,Y
    """
    changed = figure_of("voice_changed", csv)
    assert changed and (changed.numerator, changed.denominator) == (1, 3)
    told = figure_of("voice_told", csv)
    assert told and (told.numerator, told.denominator) == (2, 3)
