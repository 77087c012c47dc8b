"""Three or more placements (P1): what is a placement, and what goes on with the one before."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.measures.making import BORN, Folder, pair

COUNTED = {
    "one placement all year": (["ann 01/04/2018 S C2 U6 - - 100"], 1),
    "a move after a carer's request, and another": (
        [
            "ann 01/04/2018 S C2 U6 01/07/2018 X1 100",
            "ann 01/07/2018 P C2 U6 01/10/2018 X1 200",
            "ann 01/10/2018 P C2 K2 - - 300",
        ],
        3,
    ),
    "placed for adoption with the carers it lived with": (
        ["ann 01/04/2018 S C2 U4 01/09/2018 X1 100", "ann 01/09/2018 T E1 A5 - - 100"],
        1,
    ),
    "a hospital stay and back to the same carer": (
        [
            "ann 01/04/2018 S C2 U6 01/09/2018 X1 100",
            "ann 01/09/2018 P C2 T1 06/09/2018 X1 900",
            "ann 06/09/2018 P C2 U6 - - 100",
        ],
        1,
    ),
    "a hospital stay and on to another carer": (
        [
            "ann 01/04/2018 S C2 U6 01/09/2018 X1 100",
            "ann 01/09/2018 P C2 T1 06/09/2018 X1 900",
            "ann 06/09/2018 P C2 U6 - - 200",
        ],
        2,
    ),
    "three changes of legal status": (
        [
            "ann 01/04/2018 S V2 U6 01/06/2018 X1 100",
            "ann 01/06/2018 L C1 U6 01/08/2018 X1 100",
            "ann 01/08/2018 L C2 U6 01/10/2018 X1 100",
            "ann 01/10/2018 L E1 U6 - - 100",
        ],
        1,
    ),
    "one that was over before it had lasted a day": (
        [
            "ann 01/04/2018 S C2 U6 01/07/2018 X1 100",
            "ann 01/07/2018 P C2 K2 01/07/2018 X1 300",
            "ann 01/07/2018 P C2 U6 - - 200",
        ],
        2,
    ),
    "one that was open on 1 April and one on 31 March": (
        ["ann 01/01/2015 S C2 U6 02/04/2018 X1 100", "ann 02/04/2018 P C2 K2 - - 300"],
        2,
    ),
    "one that ended on 1 April is last year's": (
        ["ann 01/01/2015 S C2 U6 01/04/2018 X1 100", "ann 01/04/2018 P C2 K2 - - 300"],
        1,
    ),
    "both of two periods of care": (
        [
            "ann 01/01/2015 S C2 U6 01/06/2018 E4A 100",
            "ann 01/08/2018 S C2 K2 01/09/2018 X1 300",
            "ann 01/09/2018 P C2 U6 - - 100",
        ],
        3,
    ),
}


@pytest.mark.parametrize("story", COUNTED)
def test_placements_are_counted(story: str, tmp_path: Path) -> None:
    rows, placements = COUNTED[story]
    figure = Folder(tmp_path).children(ann=BORN).episodes(*rows).figures()["p1"]
    assert pair(figure) == (int(placements >= 3), 1)


@pytest.mark.parametrize("story", COUNTED)
def test_a_placement_more_makes_exactly_those_with_two_count(story: str, tmp_path: Path) -> None:
    """Moves the child once more on 1 March, so that 2 can be told from 1."""
    rows, placements = COUNTED[story]
    last = rows[-1].split()
    moved = [*rows[:-1], " ".join([*last[:5], "01/03/2019", "X1", last[7]]), "ann 01/03/2019 P C2 R1 - - 555"]
    figure = Folder(tmp_path).children(ann=BORN).episodes(*moved).figures()["p1"]
    assert figure.numerator == int(placements + 1 >= 3)


def test_who_left_care_the_day_before_is_not_in_the_denominator(tmp_path: Path) -> None:
    folder = Folder(tmp_path).children(ann=BORN)
    folder.episodes(
        "ann 01/04/2018 S C2 U6 01/07/2018 X1 100",
        "ann 01/07/2018 P C2 U6 01/10/2018 X1 200",
        "ann 01/10/2018 P C2 K2 30/03/2019 E4A 300",
    )
    assert pair(folder.figures()["p1"]) == (0, 0)


def test_an_episode_that_ends_on_31_march_is_not_in_care_on_it(tmp_path: Path) -> None:
    folder = Folder(tmp_path).children(ann=BORN, ben=BORN)
    folder.episodes("ann 01/04/2018 S C2 U6 31/03/2019 E4A 100", "ben 01/04/2018 S C2 U6 01/04/2019 E4A 100")
    assert folder.figures()["cla"].numerator == 1


def test_short_breaks_are_in_no_figure(tmp_path: Path) -> None:
    folder = Folder(tmp_path).children(ann=BORN, ben=BORN)
    folder.episodes("ann 01/04/2018 S V4 U6 - - 100", "ben 01/04/2018 S V3 U6 01/06/2018 E4A 100")
    figures = folder.figures()
    assert {figures[key].numerator for key in ("cla", "started", "ceased", "p1")} == {0}


def test_over_two_years_those_in_care_for_both_are_asked(tmp_path: Path) -> None:
    folder = Folder(tmp_path).children(ann=BORN, ben=BORN)
    folder.episodes(
        "ann 31/03/2017 S C2 U6 01/07/2017 X1 100",
        "ann 01/07/2017 P C2 U6 01/10/2018 X1 200",
        "ann 01/10/2018 P C2 K2 - - 300",
        "ben 01/04/2017 S C2 U6 - - 100",
    )
    figures = folder.figures()
    assert pair(figures["p1b"]) == (1, 1)
    assert pair(figures["p1"]) == (0, 2)
