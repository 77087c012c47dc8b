"""Every count and percentage the Department published of an authority is a pair our rounding gives."""

from __future__ import annotations

import lzma
from fractions import Fraction
from pathlib import Path

import polars as pl
import pytest

from minutebook.measures.comparators import Shelf
from minutebook.measures.comparators.symbols import number, symbol
from minutebook.measures.rounding import half_up, percent

RECEIVED = ("SDQ score is a cause for concern", "SDQ score is borderline", "SDQ score is normal")
OF_IDENTIFIED = (
    "Received an intervention for their substance misuse problem",
    "Offered intervention but refused it",
)
FILES = {
    "la_cla_placement_stability": ("cla_group", "placement_stability", "children_count", "children_percent"),
    "la_care_leavers_activity": ("care_leaver_age", "breakdown", "care_leaver_count", "care_leaver_percent"),
    "la_care_leavers_accommodation_suitability": (
        "care_leaver_age",
        "breakdown",
        "care_leaver_count",
        "care_leaver_percent",
    ),
    "la_conviction_health_outcome_cla": ("characteristic", "breakdown", "children_count", "children_percent"),
    "la_cla_swcount": ("cla_group", "sw_stability", "number", "percentage"),
}
TOTAL = r"^(Total children|Total|Suitability total|Total all ages|Total ages .*)$"


def pairs(path: Path, group: str, part: str, counted: str, per_cent: str) -> pl.DataFrame:
    """Rows of authorities with a count, its percentage and the count it is a percentage of."""
    data = pl.read_csv(lzma.decompress(path.read_bytes()), infer_schema=False)
    data = data.rename({name: name.strip("\ufeff") for name in data.columns})
    data = data.filter(pl.col("geographic_level") == "Local authority")
    data = data.with_columns(count=number(counted), per_cent=number(per_cent), mark=symbol(per_cent))
    of = (
        pl.when(pl.col(part).is_in(RECEIVED))
        .then(pl.lit("SDQ score was received"))
        .when(pl.col(part).is_in(OF_IDENTIFIED))
        .then(pl.lit("Identified as having a substance misuse problem"))
    )
    key = ["time_period", "new_la_code", "old_la_code", group]
    totals = data.filter(pl.col(part).str.contains(TOTAL)).select(*key, total="count")
    others = data.filter(
        pl.col(part).is_in(["SDQ score was received", "Identified as having a substance misuse problem"])
    )
    others = others.select(*key, of=part, own="count")
    data = data.with_columns(of=of).join(totals, on=key, how="left")
    data = data.join(others, on=[*key, "of"], how="left")
    total = pl.when(pl.col("of").is_not_null()).then("own").otherwise("total")
    return data.with_columns(below=total).filter(pl.col("count").is_not_null() & (pl.col("below") > 0))


@pytest.mark.parametrize("name", FILES)
def test_each_pair_is_reproduced(dfe: Path, name: str) -> None:
    rows = pairs(dfe / f"{name}.csv.xz", *FILES[name]).filter(pl.col("mark").is_in(["", "k"]))
    assert len(rows) > 300
    wrong = []
    for row in rows.iter_rows(named=True):
        ours = percent(int(row["count"]), int(row["below"]))
        theirs = 0.0 if row["mark"] == "k" else row["per_cent"]
        if ours != theirs or (row["mark"] == "k") != (ours == 0 and row["count"] > 0):
            wrong.append((row["la_name"], row["time_period"], row["count"], row["below"], theirs, ours))
    assert wrong == []


def test_rates_of_children_are_reproduced(shelf: Shelf) -> None:
    rates = shelf.figures.filter(pl.col("measure").is_in(["cla_rate", "started_rate", "ceased_rate"]))
    rows = rates.filter((pl.col("level") == "authority") & (pl.col("symbol") == "")).drop_nulls("denominator")
    assert len(rows) > 2_000
    wrong = [
        (row["name"], row["year"], row["numerator"], row["denominator"], row["value"])
        for row in rows.iter_rows(named=True)
        if half_up(Fraction(int(row["numerator"]) * 10_000, int(row["denominator"]))) != row["value"]
    ]
    assert wrong == []


def test_plans_reviewed_are_reproduced_to_one_decimal(dfe: Path) -> None:
    path = dfe / "d6_cpps_reviewed_within_timescales_2013_to_2024.csv.xz"
    data = pl.read_csv(lzma.decompress(path.read_bytes()), infer_schema=False)
    rows = data.filter(pl.col("geographic_level") == "Local authority").with_columns(
        top=number("Reviewed_within_timescales"),
        bottom=number("CPP_At31_3Months"),
        theirs=number("Reviewed_within_timescales_percent"),
    )
    rows = rows.filter(pl.all_horizontal(pl.col("top", "bottom", "theirs").is_not_null()))
    assert len(rows) > 1_700
    wrong = [
        (row["la_name"], row["time_period"])
        for row in rows.iter_rows(named=True)
        if percent(int(row["top"]), int(row["bottom"]), 1) != row["theirs"]
    ]
    assert wrong == []
