"""How long adoption took: A1, A10 and A2, of children adopted in the three years to the period's end."""

from __future__ import annotations

from fractions import Fraction

import polars as pl

from minutebook.measures.indicators import care
from minutebook.measures.indicators.ceasing import ADOPTED
from minutebook.measures.indicators.material import Material, spoken
from minutebook.measures.indicators.working import Definition, Worked, Working
from minutebook.measures.periods import same_day

SCORECARD = "DfE, Adoption scorecards, indicators A1, A2 and A10"
A1_THRESHOLD, A2_THRESHOLD = 426, 121
"""Days: 14 months and 4 months."""


def adopted(material: Material) -> Working:
    """Children adopted in the three years, one row each, with the days their adoption turned on."""
    end = material.period.end
    spells = material.spells
    adoptions = spells.filter(
        pl.col("REC").is_in(ADOPTED) & (pl.col("DEC") > same_day(end, end.year - 3)) & (pl.col("DEC") <= end)
    ).unique("child", keep="last", maintain_order=True)
    final = adoptions.select("child", "period", entered="period_start")
    in_final = spells.join(final, on=["child", "period"], how="inner", maintain_order="left")
    days = in_final.group_by("child", maintain_order=True).agg(
        placed=pl.col("DECOM").filter(pl.col("PLACE").is_in(care.PLACED_FOR_ADOPTION)).min(),
        ordered=pl.col("DECOM").filter(pl.col("LS") == "E1").min(),
    )
    matches = material.brought.newest["AD1"].select("child", matched="DATE_MATCH")
    frame = final.join(days, on="child", how="left", maintain_order="left")
    frame = frame.join(_moved_in(in_final), on="child", how="left", maintain_order="left")
    frame = frame.join(matches, on="child", how="left", maintain_order="left")
    return Working.start(f"children adopted in the three years to {spoken(end)}", frame)


def _moved_in(spells: pl.DataFrame) -> pl.DataFrame:
    """When each child moved in with the carers it was later placed for adoption with."""
    adoptive = pl.col("last_place").is_in(care.PLACED_FOR_ADOPTION)
    stays = care.placements(spells).filter(adoptive)
    return stays.group_by("child", maintain_order=True).agg(moved_in=pl.col("start").first())


def _mean(cohort: Working, days: pl.Expr) -> Worked:
    total = cohort.frame.select(days.dt.total_days().clip(lower_bound=0).sum()).item()
    return Worked(cohort, cohort, Fraction(int(total or 0)))


def entry_to_placement(material: Material) -> Worked:
    """A1: from entering care to being placed with the adopters."""
    cohort = adopted(material).keep(
        "placed with their adopters on a known day", pl.col("placed").is_not_null()
    )
    return _mean(cohort, pl.col("placed") - pl.col("entered"))


def entry_to_moving_in(material: Material) -> Worked:
    """A10: A1, stopped on the day a child moved in with foster carers who then adopted."""
    cohort = adopted(material).keep(
        "placed with their adopters on a known day", pl.col("placed").is_not_null()
    )
    return _mean(cohort, pl.min_horizontal(pl.coalesce("moved_in", "placed"), "placed") - pl.col("entered"))


def order_to_match(material: Material) -> Worked:
    """A2: from the placement order to the match; a match before the order counts as no days."""
    cohort = (
        adopted(material)
        .keep("placement order on a known day", pl.col("ordered").is_not_null())
        .keep("placed on or after it", pl.col("placed") >= pl.col("ordered"))
        .keep("matched on a known day", pl.col("matched").is_not_null())
    )
    return _mean(cohort, pl.col("matched") - pl.col("ordered"))


NOTE = "rests on the collections in the folder: with fewer than three years, on those children alone"
DEFINITIONS = (
    Definition(
        "a1",
        "Days from entering care to being placed for adoption",
        "days from the start of the final period of care to the first placement A3 to A6 in it",
        "children adopted in the three years",
        SCORECARD,
        ("Header", "Episodes"),
        entry_to_placement,
        unit="days",
        polarity="low",
        cohort="flow",
        note=f"threshold {A1_THRESHOLD} days; {NOTE}",
    ),
    Definition(
        "a10",
        "Days from entering care to moving in with the adopters",
        "as a1, stopped when the child moved in with foster carers who went on to adopt",
        "children adopted in the three years",
        SCORECARD,
        ("Header", "Episodes"),
        entry_to_moving_in,
        unit="days",
        polarity="low",
        cohort="flow",
        note=NOTE,
    ),
    Definition(
        "a2",
        "Days from placement order to match",
        "days from the first legal status E1 to DATE_MATCH",
        "children adopted in the three years with a placement order, placed on or after it",
        SCORECARD,
        ("Header", "Episodes", "AD1"),
        order_to_match,
        unit="days",
        polarity="low",
        cohort="flow",
        note=f"threshold {A2_THRESHOLD} days; {NOTE}",
    ),
)
