"""How long adoption took: A1, A10, A2 and the stages."""

from __future__ import annotations

from pathlib import Path

from tests.measures.making import BORN, Folder

MATCHED = "1 2 MF L11"


def adopted(path: Path, *episodes: str, decided: str = "01/06/2017", matched: str = "01/11/2017") -> Folder:
    """Ann's adoption, decided and matched on these days."""
    folder = Folder(path).children(ann=BORN).episodes(*episodes)
    return folder.table("AD1", f"ann {BORN} {decided} {matched} {MATCHED}")


NEW_CARERS = (
    "ann 01/01/2017 S C1 U6 01/08/2017 X1 100",
    "ann 01/08/2017 L E1 U6 01/12/2017 X1 100",
    "ann 01/12/2017 P E1 A6 01/07/2018 E12 200",
)


def test_from_entry_to_placement_with_the_adopters(tmp_path: Path) -> None:
    """1 January to 1 December 2017: 334 days."""
    figures = adopted(tmp_path, *NEW_CARERS).figures()
    assert figures["a1"].value == figures["a10"].value == 334
    assert figures["a1"].denominator == 1


def test_foster_carers_who_adopt_stop_the_clock_when_the_child_moved_in(tmp_path: Path) -> None:
    """Moved in on 1 February (31 days), placed for adoption on 1 December (334)."""
    figures = adopted(
        tmp_path,
        "ann 01/01/2017 S C1 K2 01/02/2017 X1 300",
        "ann 01/02/2017 P C1 U6 01/12/2017 X1 100",
        "ann 01/12/2017 T E1 A5 01/07/2018 E12 100",
    ).figures()
    assert figures["a1"].value == 334
    assert figures["a10"].value == 31


def test_a_disrupted_placement_for_adoption_is_not_the_one_that_counts(tmp_path: Path) -> None:
    figures = adopted(
        tmp_path,
        "ann 01/01/2017 S E1 A6 01/03/2017 X1 100",
        "ann 01/03/2017 P E1 U6 01/12/2017 X1 200",
        "ann 01/12/2017 P E1 A6 01/07/2018 E12 300",
    ).figures()
    assert figures["a1"].value == 334


def test_from_placement_order_to_match(tmp_path: Path) -> None:
    """1 August to 1 November 2017: 92 days."""
    assert adopted(tmp_path, *NEW_CARERS).figures()["a2"].value == 92


def test_a_match_before_the_order_is_no_days(tmp_path: Path) -> None:
    assert adopted(tmp_path, *NEW_CARERS, matched="01/07/2017").figures()["a2"].value == 0


def test_without_an_order_there_is_no_a2(tmp_path: Path) -> None:
    figures = adopted(
        tmp_path, "ann 01/01/2017 S C1 U6 01/12/2017 X1 100", "ann 01/12/2017 P C1 A6 01/07/2018 E12 200"
    ).figures()
    assert figures["a2"].denominator == 0
    assert figures["a2"].value is None


def test_adoptions_of_three_years_count_and_no_older_one(tmp_path: Path) -> None:
    Folder(tmp_path, "2016-").children(old=BORN, new=BORN).episodes(
        "old 01/01/2015 S E1 A6 31/03/2016 E12 100", "new 01/01/2015 S E1 U6 - - 100"
    )
    Folder(tmp_path, "2017-").children(new=BORN, zoe=BORN).episodes(
        "new 01/01/2015 S E1 U6 01/03/2016 X1 100",
        "new 01/03/2016 P E1 A6 01/04/2016 E12 200",
        "zoe 01/05/2016 S C2 U6 - - 300",
    )
    this_year = Folder(tmp_path, "2019-").children(zoe=BORN, eve=BORN)
    this_year.episodes("zoe 01/05/2016 S C2 U6 - - 300", "eve 01/05/2018 S C2 U6 - - 400")
    assert this_year.figures()["a1"].denominator == 1


def test_the_stages_add_up(tmp_path: Path) -> None:
    figures = adopted(tmp_path, *NEW_CARERS).figures()
    days = {n: figures[f"stage_{n}"].value for n in range(1, 7)}
    assert days == {1: 151, 2: 153, 3: 30, 4: 334, 5: 212, 6: 546}
    assert figures["placed_in_12_months"].value == 100
