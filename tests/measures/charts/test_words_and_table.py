"""The title is the answer, the sentence holds the figures, the table holds no more than the chart."""

from __future__ import annotations

from datetime import date

import pytest

from minutebook.measures.charts import (
    Line,
    Rebase,
    days_between,
    draw,
    html,
    read,
    rows,
    sentence,
    series_of,
    title,
)
from minutebook.measures.disclosure import release
from minutebook.measures.errors import MeasureError
from minutebook.measures.observation import Observation, Released
from minutebook.measures.periods import Period
from minutebook.measures.rounding import percent
from tests.measures.charts.making import day, series

EVEN = [84.0, 88, 79, 91, 83, 86, 90, 82, 85, 87, 80, 88]


def test_no_change_is_said_in_the_title() -> None:
    assert title(read(series(EVEN))) == "Reviews in time: no real change since M1"


def test_a_change_is_said_in_the_title() -> None:
    assert title(read(series([*EVEN, 20.0]))) == "Reviews in time: worse than before, and not by chance"


def test_since_when_begins_where_limits_were_counted_anew() -> None:
    moved = series([*EVEN, *EVEN], rebases=(Rebase(day(12), "new team", "Board"),))
    assert title(read(moved)) == "Reviews in time: no real change since M13"


def test_the_sentence() -> None:
    # Mean 85.15, mean moving range 6: 15.96 either side.
    assert sentence(read(series([*EVEN, 84.0], target=96))) == (
        "It was 84% (84 of 100 children) for M13, within the 69.2% to 100% that chance explains, and 12 more "
        "children would have met the target of 96%, which chance alone will meet at some times and miss at "
        "others."
    )


def test_few_points_and_an_unreachable_target_are_said() -> None:
    said = sentence(read(series([60.0, 62, 61, 63, 60, 61, 62, 61], of=50, target=99)))
    assert "as far as is known from so few points" in said
    assert "which lies beyond what the work as it is done now can reach" in said


def test_a_target_that_was_met_is_not_said_to_be_out_of_reach() -> None:
    said = sentence(read(series([60.0, 62, 61, 63, 60, 61, 62, 61, 62, 60, 61, 62, 90], target=85)))
    assert "which meets the target of 85%" in said
    assert "out of reach" not in said and "lies beyond" not in said


def test_one_child_is_one_child() -> None:
    said = sentence(read(series([94.0], of=50, target=95)))
    assert said == (
        "It was 94% (47 of 50 children) for M1, with too few figures yet to tell a change, and one more "
        "child would have met the target of 95%."
    )


def test_few_figures_are_no_change_and_no_constancy() -> None:
    assert title(read(series([94.0, 93, 95, 94]))) == "Reviews in time: 94% for M4"
    five = read(series([94.0, 93, 95, 94, 93]))
    assert title(five) == "Reviews in time: no real change since M1"
    assert "with no run or trend beside the median of 94%" in sentence(five)


def test_no_figure_yet() -> None:
    assert sentence(read(series([]))) == "There is no figure yet."


def test_all_hidden() -> None:
    reading = read(series([None, None]))
    assert title(reading) == "Reviews in time: hidden to protect children"
    assert sentence(reading) == "No figure is shown: each is hidden to protect children."


def test_the_table_has_a_row_a_period_and_says_why_a_figure_is_missing() -> None:
    table = rows(read(series([*EVEN, None])))
    assert len(table) == 13
    assert table[0][:4] == ("M1", "84%", "84", "100")
    assert table[12] == ("M13", "–", "", "100", "68.8% to 100.0%", "hidden to protect children")


def test_words_of_people_are_escaped() -> None:
    reading = read(series(EVEN, rebases=(Rebase(day(3), "<b>new</b>", "Board"),)))
    table = html(reading, "Reviews & more")
    assert "<caption>Reviews &amp; more</caption>" in table
    assert "&lt;b&gt;new&lt;/b&gt;" in table
    assert '<th scope="col">Period</th>' in table


QUARTERS = [Period.quarter_to_date(date(2025, month, 28)) for month in (4, 7, 10)]


def test_a_chart_of_released_figures_holds_no_hidden_count() -> None:
    observations = [
        Observation("p1", "E1", period, cohort="cla", numerator=top, denominator=31, value=percent(top, 31))
        for period, top in zip(QUARTERS, (7, 2, 9), strict=True)
    ]
    drawn = series_of("Three or more placements", release(observations, held=()).figures, polarity="low")
    assert [point.value for point in drawn.points] == [23.0, None, 29.0]
    assert drawn.points[1].reason == "hidden to protect children"
    assert drawn.points[1].numerator is None


def test_the_later_release_of_a_period_is_drawn() -> None:
    first = Released("p1", "E1", QUARTERS[0], value=20.0, on=date(2025, 5, 1))
    revised = Released("p1", "E1", QUARTERS[0], value=22.0, on=date(2025, 6, 1))
    assert [point.value for point in series_of("P", [revised, first]).points] == [22.0]


def test_one_chart_is_of_one_measure() -> None:
    with pytest.raises(MeasureError, match="of one measure, area and breakdown"):
        series_of("P", [Released("p1", "E1", QUARTERS[0]), Released("p2", "E1", QUARTERS[1])])
    with pytest.raises(MeasureError, match="no released figure"):
        series_of("P", [])


def test_what_rounds_to_nothing_is_drawn_at_nothing() -> None:
    assert series_of("P", [Released("p1", "E1", QUARTERS[0], symbol="k")]).points[0].value == 0.0


def test_dates_of_single_children_are_closed() -> None:
    closed = days_between("Bed and breakfast", [date(2025, 1, 1), date(2025, 3, 2), date(2025, 1, 31)])
    assert closed.closed
    assert [point.value for point in closed.points] == [30.0, 30.0]
    assert sentence(read(closed)).startswith("It was 30 days to 2 Mar 2025")


def test_a_comparators_line_carries_its_source() -> None:
    line = Line("England", 90.0, "DfE, 2025 release; 2025; Had their annual health assessment")
    assert "DfE, 2025 release" in draw(read(series(EVEN, lines=(line,))))
