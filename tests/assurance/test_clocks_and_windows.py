"""Duties are counted in working days with their law; the next inspection has a window, never a due date."""

from __future__ import annotations

import pytest

from minutebook.assurance import frameworks
from minutebook.assurance.clocks import duties
from minutebook.assurance.inspections import Inspection
from minutebook.assurance.windows import OBSERVED_COUNT, window
from minutebook.book.schema import Words


def held(**fields: str) -> Inspection:
    return Inspection(title=Words(en="Inspection"), **fields)  # type: ignore[arg-type]


def test_it_works() -> None:
    publish, statement = duties(held(received="2016-11-25"))
    assert (publish.last, statement.last) == ("2017-01-11", "2017-03-08")  # Christmas and New Year between
    assert (publish.days, statement.days) == (30, 70)
    assert "EIA 2006 s.137" in publish.source
    assert statement.counted_from == "the day it was received"


def test_where_the_day_of_receipt_is_not_on_record_the_answer_says_so() -> None:
    assert duties(held(published="2026-03-02"))[0].counted_from == "the day it was published"


def test_a_joint_inspection_asks_for_a_statement_only() -> None:
    (duty,) = duties(held(event="joint inspection", received="2026-03-02"))
    assert (duty.days, duty.source) == (70, "SI 2015/1792 reg. 4")


@pytest.mark.parametrize("event", ["focused visit", "monitoring visit", "self-evaluation"])
def test_a_visit_asks_for_nothing(event: str) -> None:
    assert duties(held(event=event, received="2026-03-02")) == []
    assert duties(held()) == []


def test_the_window_is_what_was_observed_after_the_newest_full_inspection() -> None:
    older, newest = held(start="2019-06-17"), held(start="2023-05-15")
    visit = held(event="focused visit", start="2025-01-14")
    found = window([visit, newest, older])
    assert found is not None
    assert (found.since, found.earliest, found.middle, found.latest) == (
        "2023-05-15",
        "2027-02-23",
        "2027-11-02",
        "2028-05-21",
    )
    assert found.observed == OBSERVED_COUNT


def test_ones_own_intervals_count_once_there_are_enough() -> None:
    found = window([held(start="2023-05-15")], [3.0] * 25)
    assert found is not None
    assert (found.earliest, found.latest, found.observed) == ("2026-05-14", "2026-05-14", 25)
    few = window([held(start="2023-05-15")], [3.0] * 5)
    assert few is not None and few.observed == OBSERVED_COUNT
    assert window([held(event="focused visit", start="2025-01-14")]) is None


def test_a_line_over_years_knows_where_the_measure_broke() -> None:
    assert [one.day for one in frameworks.breaks_between("2016-10-24", "2019-06-17")] == ["2018-01-01"]
    assert [one.day for one in frameworks.breaks_between("2019-06-17", "2023-05-15")] == ["2023-01-01"]
    assert frameworks.breaks_between("2023-05-15", "2026-01-12") == []
    assert frameworks.area_name("ILACS", "in_care", "2019-06-17").endswith(
        "children in care and care leavers"
    )
    assert frameworks.area_name("ILACS", "in_care", "2023-05-15").endswith("children in care")
    assert [frameworks.rank(grade) for grade in (*frameworks.GRADES, "")] == [1, 2, 3, 4, 0]
