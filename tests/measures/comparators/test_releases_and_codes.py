"""A revision stands beside what it revises; a new code goes on with the old one's series."""

from __future__ import annotations

from pathlib import Path

import polars as pl
import pytest

from minutebook.measures.comparators import Shelf, read_published
from minutebook.measures.comparators.areas import REORGANISED, break_before, present_code
from minutebook.measures.errors import MeasureError

FILE = "la_cla_placement_stability.csv.xz"


def test_a_revision_replaces_nothing(dfe: Path) -> None:
    first = read_published(dfe / FILE, "2025")
    revised = first.with_columns(value=pl.col("value") + 1, release=pl.lit("2025 revised"))
    shelf = Shelf([first, revised])
    told = shelf.revisions("p2", "E10000034", 2025)
    assert told.select("release", "value").rows() == [("2025", 76.0), ("2025 revised", 77.0)]
    newest = shelf.newest("p2", 2025).filter(pl.col("area") == "E10000034")
    assert newest["value"].to_list() == [77.0]


def test_a_release_is_not_put_there_twice(dfe: Path) -> None:
    first = read_published(dfe / FILE)
    with pytest.raises(MeasureError, match="release 2025 of p1 is on the shelf already"):
        Shelf([first, first])


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("E10000023", "E06000065"),
        ("E10000027", "E06000066"),
        ("E10000002", "E06000060"),
        ("E08000020", "E08000037"),
        ("E10000034", "E10000034"),
    ],
)
def test_a_new_code_is_the_same_authority(old: str, new: str) -> None:
    assert present_code(old) == new


def test_a_recoded_authoritys_series_is_whole(shelf: Shelf) -> None:
    north_yorkshire = shelf.newest("cp_reviews").filter(pl.col("area") == "E06000065")
    assert north_yorkshire["year"].sort().to_list() == list(range(2013, 2025))
    assert shelf.figures.filter(pl.col("area") == "E10000023").is_empty()


def test_a_divided_authoritys_series_ends(shelf: Shelf) -> None:
    figures = shelf.newest("cp_reviews")
    cumbria = figures.filter(pl.col("area") == "E10000006")
    cumberland = figures.filter(pl.col("area") == "E06000063")
    assert cumbria["year"].max() == 2023
    assert cumberland["year"].min() == 2024
    change = break_before("E06000063")
    assert change is not None and (change.name, change.year) == ("Cumbria", 2024)
    assert break_before("E10000034") is None


def test_every_change_of_codes_in_the_files_is_known(shelf: Shelf) -> None:
    figures = shelf.figures.filter((pl.col("level") == "authority") & (pl.col("measure") == "cp_reviews"))
    latest = set(figures.filter(pl.col("year") == 2024)["area"])
    gone = set(figures["area"]) - latest
    assert gone == REORGANISED.keys()
