"""Care leavers (OC3): who stays in the cohort, what counts as suitable, who stayed put."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.measures.making import Folder, pair

NINETEEN, SEVENTEEN = "01/10/1999", "01/10/2001"


def leavers(path: Path, *rows: str, episodes: tuple[str, ...] = ()) -> Folder:
    """OC3 rows of ``child born in-touch activity accommodation``, with somebody else in care."""
    folder = Folder(path).children(zoe="01/06/2010", **{r.split()[0]: r.split()[1] for r in rows})
    folder.episodes("zoe 01/04/2016 S C2 U6 - - 100", *episodes)
    return folder.table("OC3", *rows)


def test_who_went_home_or_died_is_out_of_the_cohort(tmp_path: Path) -> None:
    folder = leavers(
        tmp_path,
        f"ann {NINETEEN} RHOM 0 0",
        f"ben {NINETEEN} DIED 0 0",
        f"cat {NINETEEN} YES F2 U1",
    )
    assert pair(folder.figures()["cl_in_touch_19_21"]) == (1, 1)


def test_who_is_not_in_touch_stays_as_no_information(tmp_path: Path) -> None:
    folder = leavers(tmp_path, f"ann {NINETEEN} NREQ 0 0", f"ben {NINETEEN} YES F1 U1")
    figures = folder.figures()
    assert pair(figures["cl_suitable_19_21"]) == (1, 2)
    assert pair(figures["cl_unsuitable_19_21"]) == (0, 2)
    assert pair(figures["cl_accommodation_unknown_19_21"]) == (1, 2)
    assert pair(figures["cl_eet_19_21"]) == pair(figures["cl_activity_unknown_19_21"]) == (1, 2)
    assert pair(figures["cl_higher_education_19_21"]) == (1, 2)


@pytest.mark.parametrize("accommodation", ["G1", "H1", "R1"])
def test_gone_abroad_deported_or_unknown_is_judged_neither_way(accommodation: str, tmp_path: Path) -> None:
    figures = leavers(tmp_path, f"ann {NINETEEN} NO G5 {accommodation}").figures()
    assert pair(figures["cl_suitable_19_21"]) == pair(figures["cl_unsuitable_19_21"]) == (0, 0)
    assert pair(figures["cl_neet_19_21"]) == (1, 1)


def test_who_passed_to_another_authority_is_out(tmp_path: Path) -> None:
    folder = leavers(
        tmp_path, f"ann {SEVENTEEN} YES F2 U1", episodes=("ann 01/04/2016 S C2 U6 01/06/2018 E3 100",)
    )
    assert pair(folder.figures()["cl_in_touch_17_18"]) == (0, 0)


def test_who_only_had_short_breaks_is_out(tmp_path: Path) -> None:
    folder = leavers(
        tmp_path, f"ann {SEVENTEEN} YES F2 U1", episodes=("ann 01/04/2018 S V4 U6 01/06/2018 E4A 100",)
    )
    assert pair(folder.figures()["cl_in_touch_17_18"]) == (0, 0)


@pytest.mark.parametrize(
    ("born", "younger", "older"),
    [
        ("31/03/2002", 1, 0),
        ("01/04/2002", 0, 0),
        ("01/04/1999", 0, 1),
        ("31/03/2000", 0, 1),
        ("31/03/1998", 0, 1),
    ],
)
def test_ages_are_those_on_31_march(born: str, younger: int, older: int, tmp_path: Path) -> None:
    figures = leavers(tmp_path, f"ann {born} YES F2 U1").figures()
    assert figures["cl_eet_17_18"].denominator == younger
    assert figures["cl_eet_19_21"].denominator == older


@pytest.mark.parametrize(
    ("ceased", "place", "asked"), [("01/10/2018", "U6", 1), ("30/09/2018", "U6", 0), ("01/10/2018", "K2", 0)]
)
def test_staying_put_asks_who_left_a_foster_home_on_the_18th_birthday(
    ceased: str, place: str, asked: int, tmp_path: Path
) -> None:
    folder = leavers(
        tmp_path,
        "ann 01/10/2000 YES F2 Z1",
        episodes=(f"ann 01/04/2016 S C2 {place} {ceased} E17 100",),
    )
    assert pair(folder.figures()["staying_put_18"]) == (asked, asked)


def test_born_on_29_february_turns_18_on_1_march(tmp_path: Path) -> None:
    folder = leavers(
        tmp_path,
        "ann 29/02/2000 YES F2 Z1",
        "ben 29/02/2000 YES F2 K1",
        episodes=(
            "ann 01/04/2016 S C2 U6 01/03/2018 E17 100",
            "ben 01/04/2016 S C2 U6 28/02/2018 E17 200",
        ),
    )
    assert pair(folder.figures()["staying_put_19"]) == (1, 1)
