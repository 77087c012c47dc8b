"""Ceasing to be looked after, starting, and going missing: flows over the year."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.measures.making import BORN, Folder, pair


def test_only_the_last_time_a_child_ceased_counts(tmp_path: Path) -> None:
    folder = Folder(tmp_path).children(ann=BORN, ben=BORN)
    folder.episodes(
        "ann 01/04/2016 S C2 U6 01/06/2018 E4A 100",
        "ann 01/08/2018 S C2 U6 01/12/2018 E11 100",
        "ben 01/04/2016 S C2 U6 01/06/2018 X1 100",
        "ben 01/06/2018 L C2 U6 - - 100",
    )
    figures = folder.figures()
    assert figures["ceased"].numerator == 1
    assert pair(figures["ceased_adopted"]) == (1, 1)
    assert pair(figures["ceased_home"]) == (0, 1)
    assert figures["started"].numerator == 1


@pytest.mark.parametrize(
    ("ceased", "counted"), [("31/03/2018", 0), ("01/04/2018", 1), ("31/03/2019", 1), ("01/04/2019", 0)]
)
def test_the_year_has_both_its_ends(ceased: str, counted: int, tmp_path: Path) -> None:
    folder = Folder(tmp_path).children(ann=BORN, zoe=BORN)
    folder.episodes(f"ann 01/04/2016 S C2 U6 {ceased} E4A 100", "zoe 01/04/2016 S C2 U6 - - 100")
    assert folder.figures()["ceased"].numerator == counted


@pytest.mark.parametrize(("year", "code"), [(2018, "E43"), (2019, "E46")])
def test_special_guardianship_has_its_years_codes(year: int, code: str, tmp_path: Path) -> None:
    folder = Folder(tmp_path).children(ann=BORN, ben=BORN)
    folder.episodes(
        f"ann 01/04/2016 S C2 U6 01/06/{year - 1} {code} 100",
        f"ben 01/04/2016 S C2 U6 01/06/{year - 1} E4A 100",
    )
    figure = folder.figures(year)["ceased_sgo"]
    assert pair(figure) == (1, 2)
    assert figure.definition.version == year - 2017


def test_children_missing_from_one_year_into_the_next_are_counted_in_both(tmp_path: Path) -> None:
    folder = Folder(tmp_path).children(ann=BORN, ben=BORN, cat=BORN)
    folder.episodes(*(f"{child} 01/04/2016 S C2 U6 - - 100" for child in ("ann", "ben", "cat")))
    folder.table(
        "Missing",
        f"ann {BORN} M 20/03/2018 02/04/2018",
        f"ann {BORN} M 01/05/2018 02/05/2018",
        f"ben {BORN} A 01/05/2018 -",
        f"cat {BORN} M 20/03/2018 31/03/2018",
    )
    figures = folder.figures()
    assert pair(figures["missing"]) == (1, 3)
    assert pair(figures["away"]) == (1, 3)


def test_missing_is_of_all_looked_after_in_the_year(tmp_path: Path) -> None:
    folder = Folder(tmp_path).children(ann=BORN, ben=BORN, cat=BORN)
    folder.episodes(
        "ann 01/04/2016 S C2 U6 01/06/2018 E4A 100",
        "ben 01/03/2019 S C2 U6 - - 100",
        "cat 01/04/2016 S C2 U6 01/04/2018 E4A 100",
    )
    folder.table("Missing", f"ann {BORN} M 01/05/2018 02/05/2018")
    assert pair(folder.figures()["missing"]) == (1, 2)
