"""How long adoption took: A1, A10 and A2 over three years, and the stages on the way over one."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import polars as pl

from minutebook.measures.indicators import care
from minutebook.measures.indicators.ceasing import ADOPTED
from minutebook.measures.indicators.material import Material, spoken
from minutebook.measures.indicators.working import Definition, Work, Worked, Working
from minutebook.measures.periods import same_day

SCORECARD = "DfE, Adoption scorecards, indicators A1, A2 and A10"
SERIES = "DfE, Children looked after in England including adoptions, stages of the adoption process"
A1_THRESHOLD, A2_THRESHOLD = 426, 121
"""Days: 14 months and 4 months."""


def adopted(material: Material, since: date) -> Working:
    """Children adopted after ``since`` and by the period's end, with the days adoption turned on.

    One row a child: ``entered`` the final period of care, ``decided`` for adoption, ``ordered`` (the
    first placement order), ``matched``, ``moved_in`` with the adopters in whatever capacity, ``placed``
    with them for adoption, ``adopted``.
    """
    end = material.period.end
    spells = material.spells
    adoptions = spells.filter(
        pl.col("REC").is_in(ADOPTED) & (pl.col("DEC") > since) & (pl.col("DEC") <= end)
    ).unique("child", keep="last", maintain_order=True)
    final = adoptions.select("child", "period", entered="period_start", adopted="DEC")
    in_final = spells.join(final, on=["child", "period"], how="inner", maintain_order="left")
    orders = in_final.group_by("child").agg(ordered=pl.col("DECOM").filter(pl.col("LS") == "E1").min())
    stays = care.placements(in_final).unique("child", keep="last", maintain_order=True)
    with_adopters = stays.select("child", moved_in="start", placed="adoptive_since")
    decisions = material.brought.newest["AD1"].select("child", decided="DATE_INT", matched="DATE_MATCH")
    frame = final
    for days in (orders, with_adopters, decisions):
        frame = frame.join(days, on="child", how="left", maintain_order="left")
    return Working.start(f"children adopted after {spoken(since)} and by {spoken(end)}", frame)


def adopted_in_three_years(material: Material) -> Working:
    """Children adopted in the three years to the period's end."""
    end = material.period.end
    return adopted(material, same_day(end, end.year - 3))


def adopted_in_the_year(material: Material) -> Working:
    """Children adopted in the twelve months to the period's end."""
    end = material.period.end
    return adopted(material, same_day(end, end.year - 1))


def _mean(cohort: Working, since: str, until: str) -> Worked:
    """The mean days from ``since`` to ``until``; one that came first counts as no days."""
    days = (pl.col(until) - pl.col(since)).dt.total_days().clip(lower_bound=0)
    return Worked(cohort, cohort, Fraction(int(cohort.frame.select(days.sum()).item() or 0)))


def _placed(material: Material) -> Working:
    return adopted_in_three_years(material).keep(
        "placed with their adopters on a known day", pl.col("placed").is_not_null()
    )


def entry_to_placement(material: Material) -> Worked:
    """A1: from entering care to being placed with the adopters."""
    return _mean(_placed(material), "entered", "placed")


def entry_to_moving_in(material: Material) -> Worked:
    """A10: A1, stopped on the day a child moved in with foster carers who then adopted."""
    return _mean(_placed(material), "entered", "moved_in")


def order_to_match(material: Material) -> Worked:
    """A2: from the placement order to the match; a match before the order counts as no days."""
    cohort = (
        adopted_in_three_years(material)
        .keep("placement order on a known day", pl.col("ordered").is_not_null())
        .keep("placed with their adopters before the adoption", pl.col("placed") < pl.col("adopted"))
        .keep("matched on a known day", pl.col("matched").is_not_null())
    )
    return _mean(cohort, "ordered", "matched")


def stage(since: str, until: str) -> Work:
    """An indicator of the mean days between two steps on the way to adoption."""

    def work(material: Material) -> Worked:
        known = pl.col(since).is_not_null() & pl.col(until).is_not_null()
        return _mean(adopted_in_the_year(material).keep("both days are known", known), since, until)

    return work


def placed_within_a_year(material: Material) -> Worked:
    """Whether the child was placed within twelve months of the decision."""
    known = pl.col("decided").is_not_null() & pl.col("placed").is_not_null()
    cohort = adopted_in_the_year(material).keep("decided and placed on known days", known)
    soon = pl.col("placed") <= pl.col("decided").dt.offset_by("12mo")
    return Worked(cohort.keep("placed within 12 months of the decision", soon), cohort)


THREE_YEARS = "children adopted in the three years"
NOTE = "rests on the collections in the folder: with fewer than three years, on those children alone"

STAGES = (
    ("1", "decided", "entry into care", "the decision for adoption", "entered"),
    ("2", "matched", "the decision for adoption", "the match with adopters", "decided"),
    ("3", "placed", "the match with adopters", "placement for adoption", "matched"),
    ("4", "placed", "entry into care", "placement for adoption", "entered"),
    ("5", "adopted", "placement for adoption", "adoption", "placed"),
    ("6", "adopted", "entry into care", "adoption", "entered"),
)
"""Number of the stage, the step it ends with, both in words, and the step it begins with."""


def _days(
    key: str, title: str, numerator: str, denominator: str, work: Work, note: str, ad1: bool
) -> Definition:
    return Definition(
        key,
        title,
        numerator,
        denominator,
        SCORECARD if key.startswith("a") else SERIES,
        ("Header", "Episodes", "AD1") if ad1 else ("Header", "Episodes"),
        work,
        unit="days",
        polarity="low",
        cohort="flow",
        note=note,
    )


DEFINITIONS = (
    _days(
        "a1",
        "Days from entering care to being placed for adoption",
        "days from the start of the final period of care to the placement for adoption (A3 to A6) with "
        "the adopters",
        THREE_YEARS,
        entry_to_placement,
        f"threshold {A1_THRESHOLD} days; {NOTE}",
        False,
    ),
    _days(
        "a10",
        "Days from entering care to moving in with the adopters",
        "as a1, stopped when the child moved in with foster carers who went on to adopt",
        THREE_YEARS,
        entry_to_moving_in,
        NOTE,
        False,
    ),
    _days(
        "a2",
        "Days from placement order to match",
        "days from the first legal status E1 of the final period of care to DATE_MATCH; a match before "
        "the order is 0 days",
        f"{THREE_YEARS} with a placement order, placed before they were adopted",
        order_to_match,
        f"threshold {A2_THRESHOLD} days; {NOTE}",
        True,
    ),
    *(
        _days(
            f"stage_{number}",
            f"Days from {since} to {until}",
            f"days from {since} to {until}",
            "children adopted in the year, both days known",
            stage(begin, end),
            "published nationally in years and months (YY:MM)",
            {begin, end} & {"decided", "matched"} != set(),
        )
        for number, end, since, until, begin in STAGES
    ),
    Definition(
        "placed_in_12_months",
        "Placed for adoption within 12 months of the decision",
        "placed with the adopters within 12 months of DATE_INT",
        "children adopted in the year, decided and placed on known days",
        SERIES,
        ("Header", "Episodes", "AD1"),
        placed_within_a_year,
        cohort="flow",
    ),
)
