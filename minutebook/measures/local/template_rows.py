"""Rows of a council's own template, and the cohorts local measures share."""

from __future__ import annotations

from fractions import Fraction

import polars as pl

from minutebook.measures.indicators.material import Material
from minutebook.measures.indicators.working import Definition, Polarity, Unit, Work, Worked, Working

LOCAL = "Local definition; nothing to compare it with is published"


def rows(material: Material, table: str, text: str) -> Working:
    """Every row of the template ``table``, described by ``text``."""
    return Working.start(text, material.brought.tables[table])


def between(material: Material, day: str | pl.Expr) -> pl.Expr:
    """Whether ``day`` falls in the period."""
    return (pl.col(day) if isinstance(day, str) else day).is_between(
        material.period.start, material.period.end
    )


def after(column: str, offset: str) -> pl.Expr:
    """The day ``offset`` (a polars offset such as ``6mo``) after the one in ``column``."""
    return pl.col(column).dt.offset_by(offset)


def working_days_after(material: Material, column: str, days: int) -> pl.Expr:
    """The day ``days`` working days after the one in ``column``, which is day 0."""
    return pl.col(column).dt.add_business_days(days, holidays=material.england_holidays, roll="backward")


def mean(cohort: Working, values: pl.Expr) -> Worked:
    """The mean of ``values`` over the cohort, from their exact sum."""
    total = cohort.frame.select(values.sum()).item()
    return Worked(cohort, cohort, whole(total))


def whole(number: float | int | None) -> Fraction:
    """``number`` as an exact fraction of the decimals it was written with."""
    return Fraction(str(number or 0))


def local(
    key: str,
    title: str,
    numerator: str,
    denominator: str,
    table: str,
    work: Work,
    *,
    source: str = LOCAL,
    unit: Unit = "percent",
    polarity: Polarity = "high",
    flow: bool = True,
    places: int = 0,
    within: str = "",
    protected: bool = True,
    note: str = "",
) -> Definition:
    """A local definition: it needs one table of the template and counts what happened in the period."""
    return Definition(
        key,
        title,
        numerator,
        denominator,
        source,
        (table,),
        work,
        unit=unit,
        polarity=polarity,
        cohort="flow" if flow else "snapshot",
        places=places,
        within=within,
        protected=protected,
        note=note,
    )
