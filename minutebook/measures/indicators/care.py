"""Periods of care, placements and carers, from episodes.

Source: the Department's guide to the SSDA903 collection and the notes to *Children looked after in
England including adoptions*. A child is in care on a day D when an episode began on or before D and has
not ended by D: one that ends on 31 March is not in care on 31 March.
"""

from __future__ import annotations

from datetime import date

import polars as pl

from minutebook.measures.periods import Period

SHORT_BREAKS = ("V3", "V4")
TEMPORARY = ("T0", "T1", "T2", "T3", "T4")
PLACED_FOR_ADOPTION = ("A3", "A4", "A5", "A6")
WITH_EXISTING_CARER = ("A3", "A5")
NEW_CARER = ("S", "P", "B")


def spells(history: pl.DataFrame, end: date) -> pl.DataFrame:
    """Episodes that count, in order, with ``period`` of care and its ``period_start``.

    Short breaks (V3, V4) are left out, as from every published figure, and so is whatever began
    after ``end``. A period begins with a reason S, or where the episode before had ended earlier.
    """
    counted = history.filter(~pl.col("LS").is_in(SHORT_BREAKS).fill_null(False), pl.col("DECOM") <= end).sort(
        "child", "DECOM", "DEC", nulls_last=True, maintain_order=True
    )
    before = pl.col("DEC").shift(1).over("child")
    first = pl.col("child") != pl.col("child").shift(1)
    begins = (pl.col("RNE") == "S") | first.fill_null(True) | (before < pl.col("DECOM"))
    return (
        counted.with_columns(begins=begins.fill_null(False))
        .with_columns(period=pl.col("begins").cum_sum().over("child"))
        .with_columns(
            period_start=pl.col("DECOM").first().over("child", "period"),
            order=pl.int_range(pl.len()),
        )
        .drop("begins")
    )


def placements(spells: pl.DataFrame) -> pl.DataFrame:
    """One row a placement: ``child period placement start end first_place last_place adoptive_since``.

    Temporary placements (T0 to T4) are not counted and the return to the same carer goes on with the
    placement before; a move with the same carer (T, U) or of legal status alone (L), and being placed
    for adoption with the existing carer (A3, A5), is no new placement. Less than a day is none.
    """
    stays = spells.filter(~pl.col("PLACE").is_in(TEMPORARY).fill_null(False))
    keys = ("child", "period")
    same_place = pl.col("PLACE").eq_missing(pl.col("PLACE").shift(1).over(keys))
    same_carer = pl.col("carer").eq_missing(pl.col("carer").shift(1).over(keys))
    after_absence = pl.col("order") - pl.col("order").shift(1).over(keys) > 1
    first = pl.col("order").shift(1).over(keys).is_null()
    goes_on = (after_absence & same_place & same_carer) | pl.col("PLACE").is_in(WITH_EXISTING_CARER)
    moved = first | (pl.col("RNE").is_in(NEW_CARER) & ~goes_on)
    return (
        stays.with_columns(moved=moved.fill_null(False))
        .with_columns(placement=pl.col("moved").cum_sum().over("child"))
        .group_by("child", "period", "placement", maintain_order=True)
        .agg(
            start=pl.col("DECOM").first(),
            end=pl.col("DEC").last(),
            first_place=pl.col("PLACE").first(),
            last_place=pl.col("PLACE").last(),
            adoptive_since=pl.col("DECOM").filter(pl.col("PLACE").is_in(PLACED_FOR_ADOPTION)).first(),
        )
        .filter(pl.col("end").is_null() | (pl.col("end") > pl.col("start")))
    )


def placements_between(placements: pl.DataFrame, start: date, end: date, name: str) -> pl.DataFrame:
    """How many placements each child had from ``start`` to ``end``, those open on either day too."""
    open_then = (pl.col("start") <= end) & (pl.col("end").is_null() | (pl.col("end") > start))
    return placements.filter(open_then).group_by("child").agg(pl.len().alias(name))


def carers(placements: pl.DataFrame) -> pl.DataFrame:
    """Since when each child has lived with the present carer (``carer_since``).

    For a child placed for adoption the placement before counts with it.
    """
    previous = pl.col("start").shift(1).over("child", "period")
    adoptive = pl.col("first_place").is_in(PLACED_FOR_ADOPTION)
    since = pl.when(adoptive).then(pl.coalesce(previous, "start")).otherwise("start")
    return (
        placements.with_columns(carer_since=since)
        .group_by("child", maintain_order=True)
        .agg(pl.col("carer_since").last(), pl.col("last_place").last())
    )


def breaks_continuity(period: Period) -> pl.Expr:
    """Whether an episode shows that the child was not looked after all through ``period``.

    Source: the Department's validation rules for outcomes (OC2): an entry to care in the year, a
    leaving of care before its end, or a short break.
    """
    start, end = period.start, period.end
    begins, ends = pl.col("DECOM"), pl.col("DEC")
    during = (begins <= end) & ((ends >= start) | ends.is_null())
    enters = (pl.col("RNE") == "S") & (begins > start) & (begins <= end)
    leaves = pl.col("REC").ne_missing("X1") & (ends >= start) & (ends < end)
    return (enters | leaves | (pl.col("LS").is_in(SHORT_BREAKS) & during)).fill_null(False)


def age_on(day: date, birth: str = "DOB") -> pl.Expr:
    """Completed years on ``day``; who is born on 29 February has the birthday on 1 March."""
    born = pl.col(birth).dt
    later_in_year = (born.month() > day.month) | ((born.month() == day.month) & (born.day() > day.day))
    return day.year - born.year() - later_in_year.cast(pl.Int32)


def birthday(years: int | pl.Expr, birth: str = "DOB") -> pl.Expr:
    """The day on which ``years`` are completed; who is born on 29 February has it on 1 March."""
    born = pl.col(birth)
    reached = born.dt.offset_by(pl.format("{}y", pl.lit(years) if isinstance(years, int) else years))
    moved_back = (born.dt.day() == 29) & (reached.dt.day() == 28)
    return pl.when(moved_back).then(reached.dt.offset_by("1d")).otherwise(reached)
