"""Children in care and care leavers as Annex A lists them, on the day the lists were drawn."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import Any

import openpyxl

from minutebook.measures import Figure, Period, compute, read_folder
from minutebook.measures.returns.annex_a import LISTS
from tests.measures.making import pair

DRAWN = date(2021, 3, 9)


def day(text: str) -> datetime:
    return datetime.fromisoformat(text)


def workbook(path: Path, table: str, *rows: dict[str, Any]) -> dict[str, Figure]:
    """Figures to the day the list was drawn, from rows of ``COLUMN: value``."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    columns = LISTS[table]
    sheet.append(["Child Unique ID", *(heading.capitalize() for heading in columns.values())])
    for number, row in enumerate(rows, 1):
        sheet.append([number, *(row.get(name) for name in columns)])
    book.save(path / "annex-a.xlsx")
    brought = read_folder(path, 2021)
    return {figure.key: figure for figure in compute(brought, Period.quarter_to_date(DRAWN))}


def child(**cells: Any) -> dict[str, Any]:
    return {"DOB": day("2010-01-01"), "STARTED": day("2015-01-01"), "LS": "C2: Full care order", **cells}


def test_children_in_care_on_the_day(tmp_path: Path) -> None:
    figures = workbook(
        tmp_path,
        "annex-care",
        child(),
        child(CEASED=day("2021-03-09")),
        child(CEASED=day("2021-03-10")),
        child(LS="V4: Short breaks"),
        child(STARTED=day("2021-03-10")),
    )
    assert figures["annex_in_care"].numerator == 2


def test_health_assessments_are_half_yearly_under_five(tmp_path: Path) -> None:
    seven_months_ago = day("2020-08-01")
    figures = workbook(
        tmp_path,
        "annex-care",
        child(HEALTH=seven_months_ago, DENTAL=seven_months_ago),
        child(HEALTH=seven_months_ago, DOB=day("2017-01-01")),
        child(),
    )
    assert pair(figures["annex_health"]) == (1, 3)
    assert pair(figures["annex_dental"]) == (1, 3)


def test_placements_visits_and_interviews(tmp_path: Path) -> None:
    figures = workbook(
        tmp_path,
        "annex-care",
        child(PLACEMENTS=3, VISITED=day("2021-01-26"), OFFERED="a) Yes", ACCEPTED="b) No"),
        child(PLACEMENTS=2, VISITED=day("2021-01-25"), OFFERED="b) No"),
        child(PERMANENCE="c) SGO/CAO"),
    )
    assert pair(figures["annex_placements"]) == (1, 3)
    assert pair(figures["annex_visited"]) == (1, 3)
    assert pair(figures["annex_permanence"]) == (1, 3)
    assert pair(figures["annex_return_offered"]) == (1, 2)
    assert pair(figures["annex_return_accepted"]) == (0, 1)


def test_advisers_are_owed_to_eligible_relevant_and_former_relevant(tmp_path: Path) -> None:
    figures = workbook(
        tmp_path,
        "annex-leavers",
        {"ELIGIBILITY": "b) Former relevant child", "ADVISER": "Emir Dyer", "IN_TOUCH": "a) Yes"},
        {"ELIGIBILITY": "d) Eligible child", "PATHWAY": day("2020-09-09")},
        {"ELIGIBILITY": "c) Qualifying young person", "ADVISER": "Emir Dyer"},
    )
    assert pair(figures["annex_adviser"]) == (1, 2)
    assert pair(figures["annex_pathway"]) == (1, 2)
    assert pair(figures["annex_in_touch"]) == (1, 1)


def test_the_sample_lists_are_read(real: Path) -> None:
    """One of the five children in the sample's list 8 had ceased to be looked after by the day."""
    brought = read_folder(real / "childrens-services" / "schemas" / "Annex_A_2024_Jan.xlsx", 2021)
    figures = {figure.key: figure for figure in compute(brought, Period.quarter_to_date(DRAWN))}
    assert figures["annex_in_care"].numerator == 4
    assert pair(figures["annex_in_touch"]) == (6, 6)
