"""Hidden, not applicable, not available, rounding to nothing and nought are five different things."""

from __future__ import annotations

from pathlib import Path

import polars as pl
import pytest

from minutebook.measures.comparators import Shelf, read_published
from minutebook.measures.comparators.symbols import number, symbol
from minutebook.measures.errors import MeasureError

HEAD = (
    "time_period,time_identifier,geographic_level,country_code,country_name,region_code,region_name,"
    "old_la_code,la_name,new_la_code,cla_group,sw_stability,number,percentage"
)


def file_of(tmp_path: Path, counted: str, per_cent: str) -> Path:
    """A small published file of one authority."""
    place = (
        "2024,Reporting year,Local authority,E92000001,England,E12000005,West Midlands,"
        "885,Worcestershire,E10000034"
    )
    rows = [
        f"{place},CLA on 31 March,Total children,1044,100",
        f"{place},CLA on 31 March,3 or more social workers during the year,{counted},{per_cent}",
    ]
    path = tmp_path / "file.csv"
    path.write_text("\n".join([HEAD, *rows]), encoding="utf-8-sig")
    return path


@pytest.mark.parametrize("mark", ["c", "z", "x", "k", "u", "low"])
def test_a_symbol_is_no_number(tmp_path: Path, mark: str) -> None:
    row = read_published(file_of(tmp_path, mark, mark)).row(0, named=True)
    assert (row["numerator"], row["value"], row["symbol"], row["denominator"]) == (None, None, mark, 1044)


def test_nought_is_a_number(tmp_path: Path) -> None:
    row = read_published(file_of(tmp_path, "0", "0")).row(0, named=True)
    assert (row["numerator"], row["value"], row["symbol"]) == (0, 0, "")


def test_a_small_share_that_rounds_to_nothing_keeps_its_count(tmp_path: Path) -> None:
    row = read_published(file_of(tmp_path, "2", "k")).row(0, named=True)
    assert (row["numerator"], row["value"], row["symbol"]) == (2, None, "k")


def test_anything_else_is_refused_with_its_place(tmp_path: Path) -> None:
    with pytest.raises(MeasureError, match="file.csv, row 3, column number: 'about 40' is no number"):
        read_published(file_of(tmp_path, "about 40", "4"))


def test_years_and_months_are_months() -> None:
    frame = pl.DataFrame({"cell": ["01:07", "00:09", "2150", "1,204.5", "k"]})
    assert frame.select(number("cell"))["cell"].to_list() == [19.0, 9.0, 2150.0, 1204.5, None]
    assert frame.select(symbol("cell"))["cell"].to_list() == ["", "", "", "", "k"]


def test_a_band_that_is_hidden_hides_the_sum(shelf: Shelf) -> None:
    figures = shelf.newest("icpc_15wd").filter(pl.col("level") == "authority")
    hidden = figures.filter(pl.col("symbol") == "c")
    assert len(hidden) > 40
    assert hidden["value"].null_count() == len(hidden)
    assert (
        figures.filter(pl.col("value") == 100)
        .select(pl.col("numerator") == pl.col("denominator"))
        .to_series()
        .all()
    )


def test_a_file_of_other_headings_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "other.csv"
    path.write_text("a,b\n1,2\n")
    with pytest.raises(MeasureError, match="other.csv: its headings are of no published file"):
        read_published(path)
