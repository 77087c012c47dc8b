"""Living with the same carer for two years (P2): who is asked, and when the clock starts."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.measures.making import BORN, Folder, pair


def test_the_same_carer_for_two_years_to_the_day_counts(tmp_path: Path) -> None:
    """In care for exactly two and a half years, aged 15 years and 364 days."""
    folder = Folder(tmp_path).children(ann="01/04/2003")
    folder.episodes("ann 30/09/2016 S C2 K2 31/03/2017 X1 300", "ann 31/03/2017 P C2 U6 - - 100")
    assert pair(folder.figures()["p2"]) == (1, 1)


def test_a_day_less_with_the_carer_does_not_count(tmp_path: Path) -> None:
    folder = Folder(tmp_path).children(ann="01/04/2003")
    folder.episodes("ann 30/09/2016 S C2 K2 01/04/2017 X1 300", "ann 01/04/2017 P C2 U6 - - 100")
    assert pair(folder.figures()["p2"]) == (0, 1)


def test_a_day_less_in_care_is_not_asked(tmp_path: Path) -> None:
    folder = Folder(tmp_path).children(ann=BORN).episodes("ann 01/10/2016 S C2 U6 - - 100")
    assert pair(folder.figures()["p2"]) == (0, 0)


@pytest.mark.parametrize(("born", "asked"), [("31/03/2003", 0), ("01/04/2003", 1)])
def test_who_turns_16_on_31_march_is_16(born: str, asked: int, tmp_path: Path) -> None:
    folder = Folder(tmp_path).children(ann=born).episodes("ann 01/01/2015 S C2 U6 - - 100")
    assert folder.figures()["p2"].denominator == asked


def test_placement_for_adoption_counts_with_the_one_before(tmp_path: Path) -> None:
    """17 months with foster carers, then 8 with the adopters: 25 months."""
    folder = Folder(tmp_path).children(ann=BORN)
    folder.episodes(
        "ann 01/01/2016 S C2 K2 28/02/2017 X1 300",
        "ann 28/02/2017 P C2 U6 31/07/2018 X1 100",
        "ann 31/07/2018 P E1 A6 - - 200",
    )
    assert pair(folder.figures()["p2"]) == (1, 1)


def test_any_other_move_starts_the_clock_again(tmp_path: Path) -> None:
    folder = Folder(tmp_path).children(ann=BORN)
    folder.episodes("ann 28/02/2016 S C2 U6 31/07/2018 X1 100", "ann 31/07/2018 P C2 U6 - - 200")
    assert pair(folder.figures()["p2"]) == (0, 1)


@pytest.mark.parametrize("reason", ["T", "L", "U"])
def test_a_new_episode_with_the_same_carer_does_not(reason: str, tmp_path: Path) -> None:
    folder = Folder(tmp_path).children(ann=BORN)
    folder.episodes("ann 28/02/2016 S C2 U6 31/07/2018 X1 100", f"ann 31/07/2018 {reason} C2 U4 - - 100")
    assert pair(folder.figures()["p2"]) == (1, 1)


def test_a_stay_in_hospital_does_not(tmp_path: Path) -> None:
    folder = Folder(tmp_path).children(ann=BORN)
    folder.episodes("ann 28/02/2016 S C2 U6 25/03/2019 X1 100", "ann 25/03/2019 P C2 T1 - - 900")
    assert pair(folder.figures()["p2"]) == (1, 1)


def test_earlier_collections_are_known(tmp_path: Path) -> None:
    """The year's own return holds the last episode alone; the one before tells when care began."""
    Folder(tmp_path, "2018-").children(ann=BORN).episodes(
        "ann 01/01/2015 S C2 U6 01/05/2017 X1 100", "ann 01/05/2017 L E1 U6 - - 100"
    )
    this_year = Folder(tmp_path, "2019-").children(ann=BORN, ben=BORN)
    this_year.episodes("ann 01/05/2017 L E1 U6 - - 100", "ben 01/05/2018 S C2 U6 - - 700")
    figure = this_year.figures(2019)["p2"]
    assert pair(figure) == (1, 1)


def test_an_open_episode_that_was_redated_is_forgotten(tmp_path: Path) -> None:
    """Last year's return left it open from 1 May; this year's knows 2 May, and that it ended."""
    Folder(tmp_path, "2018-").children(ann=BORN).episodes("ann 01/05/2017 S C2 U6 - - 100")
    this_year = Folder(tmp_path, "2019-").children(ann=BORN, ben=BORN)
    this_year.episodes("ann 02/05/2017 S C2 U6 01/06/2018 E4A 100", "ben 01/05/2018 S C2 U6 - - 700")
    assert this_year.figures(2019)["cla"].numerator == 1
