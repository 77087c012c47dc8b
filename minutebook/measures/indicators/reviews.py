"""Reviews: held in time, and whether the child took part."""

from __future__ import annotations

from datetime import date, timedelta

import polars as pl

from minutebook.measures.indicators.material import Material
from minutebook.measures.indicators.working import Definition, Worked, Working
from minutebook.measures.periods import Period

REGULATION_33 = "Care Planning, Placement and Case Review (England) Regulations 2010, reg. 33"
FIRST_REVIEW = 20
"""Working days from the start of the period of care."""

TOOK_PART = ("PN1", "PN2", "PN3", "PN5", "PN6")


def late(cohort: pl.DataFrame, reviews: pl.DataFrame, period: Period, early: str) -> pl.Series:
    """The children of ``cohort`` with a review late in the period, or one overdue at its end.

    ``cohort`` has ``child``, ``since`` (start of the care or plan) and ``first_due``; ``reviews`` has
    ``child`` and ``REVIEW``. The second review is due ``early`` (a polars offset such as ``3mo``) after
    the first, later ones 6 months after the one before. Where the care is older than the reviews we
    hold, the first we hold may be up to 6 months after the day before the period.
    """
    held = (
        reviews.join(cohort.select("child", "since", "first_due"), on="child")
        .filter(pl.col("REVIEW").is_between(pl.col("since"), period.end))
        .unique(["child", "REVIEW"])
        .sort("child", "REVIEW")
        .with_columns(
            before=pl.col("REVIEW").shift(1).over("child"), nth=pl.int_range(pl.len()).over("child")
        )
    )
    since_known = (pl.col("since") >= period.start) | (
        pl.col("REVIEW").first().over("child") <= pl.col("since").dt.offset_by("3mo")
    )
    first_due = (
        pl.when(since_known)
        .then("first_due")
        .otherwise(pl.max_horizontal(_latest_first(period), "first_due"))
    )
    after = _due_after("before", pl.col("nth") - 1, since_known, early)
    due = pl.when(pl.col("nth") == 0).then(first_due).otherwise(after)
    following = _due_after("REVIEW", pl.col("nth"), since_known, early)
    held = held.with_columns(due=due, following=following)
    overdue = held.group_by("child").agg(pl.col("following").last())
    none_held = cohort.join(overdue, on="child", how="left").with_columns(
        pl.coalesce("following", _unheld_due(period))
    )
    missed = none_held.filter(pl.col("following") <= period.end)["child"]
    late = held.filter((pl.col("REVIEW") > pl.col("due")) & (pl.col("REVIEW") >= period.start))["child"]
    return pl.concat([missed, late]).unique()


def _due_after(review: str, nth: pl.Expr, since_known: pl.Expr, early: str) -> pl.Expr:
    second = pl.col(review).dt.offset_by(early)
    return pl.when((nth == 0) & since_known).then(second).otherwise(pl.col(review).dt.offset_by("6mo"))


def _unheld_due(period: Period) -> pl.Expr:
    """When the first review is due for one of whom we hold none."""
    begun_in_it = pl.col("since") >= period.start
    latest = pl.max_horizontal(_latest_first(period), "first_due")
    return pl.when(begun_in_it).then("first_due").otherwise(latest)


def _latest_first(period: Period) -> pl.Expr:
    """The day by which a review must be held after one unseen on the day before the period."""
    return pl.lit(period.start - timedelta(days=1)).dt.offset_by("6mo")


def looked_after_reviewed(material: Material) -> Working:
    """Children looked after at the end for at least 20 working days, with the first review's due day."""
    days = material.england_holidays
    due = pl.col("period_start").dt.add_business_days(FIRST_REVIEW, holidays=days, roll="backward")
    cohort = material.at_end()
    dated = Working(cohort.frame.with_columns(since="period_start", first_due=due), cohort.steps)
    return dated.keep("looked after for 20 working days", pl.col("first_due") <= material.period.end)


def reviews_in_time(material: Material) -> Worked:
    """Every review of the year held by the day it was due, and none overdue."""
    cohort = looked_after_reviewed(material)
    reviews = material.table("Reviews").select("child", "REVIEW")
    behind = late(cohort.frame, reviews, material.year_back, "3mo")
    return Worked(cohort.keep("all reviews in time", ~pl.col("child").is_in(behind.implode())), cohort)


def participation(material: Material) -> Worked:
    """Reviews to which the child spoke, in person or through somebody."""
    counted = material.children.select("child")
    start, end = material.period.start, material.period.end
    cohort = (
        Working.start("reviews in the return", material.table("Reviews"))
        .keep("held in the period", _between("REVIEW", start, end))
        .keep("of children not on short breaks alone", pl.col("child").is_in(counted["child"].implode()))
        .keep("the child was four or older", pl.col("REVIEW_CODE") != "PN0")
    )
    return Worked(cohort.keep("the child took part", pl.col("REVIEW_CODE").is_in(TOOK_PART)), cohort)


def _between(column: str, start: date, end: date) -> pl.Expr:
    return pl.col(column).is_between(start, end)


DEFINITIONS = (
    Definition(
        "reviews_in_time",
        "Reviews of children looked after held in time",
        "all reviews in the year held in time: the first within 20 working days, the second within "
        "3 months of it, later ones within 6 months of the one before; none overdue on 31 March",
        "children looked after on 31 March for at least 20 working days",
        REGULATION_33,
        ("Header", "Episodes", "Reviews"),
        reviews_in_time,
        note="formerly national indicator 66; not published nationally now. Where the return holds no "
        "review from before the year, the first one in it may be up to 30 September",
    ),
    Definition(
        "review_participation",
        "Children taking part in their reviews",
        "reviews coded PN1, PN2, PN3, PN5 or PN6",
        "reviews in the year not coded PN0",
        "DfE, guide to the SSDA903 collection, participation codes",
        ("Header", "Episodes", "Reviews"),
        participation,
        cohort="flow",
    ),
)
