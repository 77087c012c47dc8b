"""Three or more social workers, and placements far from home."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.measures.making import BORN, Folder, pair

YEAR = 2024


def workers(path: Path, *rows: str) -> tuple[int | None, int | None]:
    folder = Folder(path).children(ann=BORN).episodes("ann 01/06/2023 S C2 U6 - - 100")
    folder.table(
        "SWEpisodes",
        *(f"ann {BORN} {row}" for row in rows),
        columns="CHILD DOB SW_ID SW_DECOM SW_DEC",
    )
    return pair(folder.figures(YEAR)["sw_stability"])


def test_one_who_comes_back_is_one(tmp_path: Path) -> None:
    rows = ["SW01 01/04/2023 01/07/2023", "SW02 01/07/2023 01/12/2023", "SW01 01/12/2023 -"]
    assert workers(tmp_path, *rows) == (0, 1)


def test_three_count_and_the_time_before_care_too(tmp_path: Path) -> None:
    rows = ["SW01 01/01/2023 01/05/2023", "SW02 01/05/2023 01/12/2023", "SW03 01/12/2023 -"]
    assert workers(tmp_path, *rows) == (1, 1)


def test_last_years_worker_does_not(tmp_path: Path) -> None:
    rows = ["SW01 01/01/2023 31/03/2023", "SW02 31/03/2023 01/12/2023", "SW03 01/12/2023 -"]
    assert workers(tmp_path, *rows) == (0, 1)


@pytest.mark.parametrize(
    ("distance", "location", "far"), [("20.1", "OUT", 1), ("20.0", "OUT", 0), ("35", "IN", 0), ("-", "-", 0)]
)
def test_far_is_over_twenty_miles_and_outside(distance: str, location: str, far: int, tmp_path: Path) -> None:
    """An unknown distance stays below the line."""
    columns = "CHILD DECOM RNE LS CIN PLACE DEC REC PL_DISTANCE PL_LOCATION"
    folder = Folder(tmp_path).children(ann=BORN, zoe=BORN)
    folder.table(
        "Episodes",
        f"ann 01/04/2016 S C2 N1 U6 - - {distance} {location}",
        "zoe 01/04/2016 S C2 N1 U6 - - 3 IN",
        columns=columns,
    )
    assert pair(folder.figures()["distance"]) == (far, 2)


def test_without_distances_it_is_not_computed(tmp_path: Path) -> None:
    folder = Folder(tmp_path).children(ann=BORN).episodes("ann 01/04/2016 S C2 U6 - - 100")
    assert "distance" not in folder.figures()
