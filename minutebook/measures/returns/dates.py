"""Dates as councils' systems write them."""

from __future__ import annotations

import polars as pl

FORMATS = (
    "%d/%m/%Y",
    "%Y-%m-%d",
    "%d-%m-%Y",
    "%d.%m.%Y",
    "%d-%b-%Y",
    "%d %b %Y",
    "%d %B %Y",
    "%d/%m/%Y %H:%M:%S",
    "%d/%m/%Y %H:%M",
    "%Y-%m-%d %H:%M:%S",
    "%Y-%m-%dT%H:%M:%S",
)
"""The Department's own form first; the rest leave no doubt of day and month. Two-figure years and
month-first dates are not read: 03/04/19 has too many meanings."""


def parse_dates(text: pl.Series) -> pl.Series:
    """``text`` (already stripped, blanks null) as dates; what is no date in any form is null.

    A date before 1900 or after 2100 is none: the spreadsheet's year 0208 was meant to be 2008.
    """
    dates = text.str.to_date(FORMATS[0], strict=False)
    wanting = text.is_not_null() & dates.is_null()
    for form in FORMATS[1:]:
        if not wanting.any():
            break
        dates = dates.fill_null(_in_form(text, form))
        wanting = text.is_not_null() & dates.is_null()
    plausible = dates.dt.year().is_between(1900, 2100)
    return pl.select(pl.when(plausible).then(dates)).to_series().rename(text.name)


def in_another_form(text: pl.Series) -> int:
    """How many of these are dates, but not written DD/MM/YYYY, the one form the Department takes."""
    others = text.filter(~text.str.contains(r"^\d{2}/\d{2}/\d{4}$").fill_null(True))
    return len(parse_dates(others).drop_nulls())


def _in_form(text: pl.Series, form: str) -> pl.Series:
    if "%b" in form or "%B" in form:
        text = text.str.to_titlecase()
    if "%H" in form:
        return text.str.to_datetime(form, strict=False, time_unit="ms").dt.date()
    return text.str.to_date(form, strict=False)
