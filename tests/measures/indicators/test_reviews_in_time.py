"""Reviews in time: within 20 working days, then 3 months, then 6, and none overdue on 31 March."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.measures.making import BORN, Folder, pair

ENTERED = "20/08/2018"
"""A Monday. With the bank holiday of 27 August, 20 working days end on Tuesday 18 September."""


def reviewed(path: Path, *days: str, entered: str = ENTERED) -> tuple[int | None, int | None]:
    folder = Folder(path).children(ann=BORN).episodes(f"ann {entered} S C2 U6 - - 100")
    return pair(
        folder.table("Reviews", *(f"ann {BORN} {day} PN1" for day in days)).figures()["reviews_in_time"]
    )


@pytest.mark.parametrize(
    ("days", "in_time"),
    [
        (["18/09/2018", "18/12/2018"], 1),
        (["19/09/2018", "18/12/2018"], 0),
        (["18/09/2018", "19/12/2018"], 0),
        (["18/09/2018"], 0),
        ([], 0),
    ],
)
def test_the_first_two_reviews(days: list[str], in_time: int, tmp_path: Path) -> None:
    assert reviewed(tmp_path, *days) == (in_time, 1)


@pytest.mark.parametrize(
    ("days", "in_time"),
    [
        (["01/02/2018", "01/08/2018", "01/02/2019"], 1),
        (["01/02/2018", "02/08/2018", "01/02/2019"], 0),
        (["01/02/2018", "01/08/2018"], 0),
        (["01/05/2018", "01/11/2018"], 1),
        (["30/09/2018", "30/03/2019"], 1),
        (["01/10/2018"], 0),
    ],
)
def test_later_reviews_are_six_months_apart(days: list[str], in_time: int, tmp_path: Path) -> None:
    """In care for years. Where last year's reviews are not told, the first may be up to 30 September."""
    assert reviewed(tmp_path, *days, entered="01/04/2015")[0] == in_time


def test_a_child_in_care_for_less_than_20_working_days_is_not_asked(tmp_path: Path) -> None:
    assert reviewed(tmp_path, entered="20/03/2019") == (0, 0)


def test_participation_leaves_out_the_under_fours(tmp_path: Path) -> None:
    folder = Folder(tmp_path).children(ann=BORN).episodes("ann 01/04/2015 S C2 U6 - - 100")
    codes = [f"PN{n}" for n in range(8)]
    folder.table("Reviews", *(f"ann {BORN} {n:02}/05/2018 {code}" for n, code in enumerate(codes, 1)))
    assert pair(folder.figures()["review_participation"]) == (5, 7)
