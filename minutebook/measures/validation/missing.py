"""Missing and away: half-told periods, and periods outside the year or across each other."""

from __future__ import annotations

import polars as pl

from minutebook.measures.validation.rules import YEAR_END, YEAR_START, Rule, columns

KIND, START, END = pl.col("MISSING"), pl.col("MIS_START"), pl.col("MIS_END")


def _rule(code: str, message: str, at: str, breach: pl.Expr) -> Rule:
    return Rule(code, "Missing", message, columns(at), breach)


RULES = (
    _rule(
        "564",
        "Missing or away is given without the day it began.",
        "MISSING MIS_START",
        KIND.is_in(("M", "A")) & ~pl.col("MIS_START_given"),
    ),
    _rule(
        "565",
        "The day it began is given, but not whether missing or away.",
        "MISSING MIS_START",
        pl.col("MIS_START_given") & KIND.is_null(),
    ),
    _rule(
        "566",
        "The day it ended is given, but not whether missing or away.",
        "MISSING MIS_END",
        pl.col("MIS_END_given") & KIND.is_null(),
    ),
    _rule("567", "The period ended before it began.", "MIS_START MIS_END", START > END),
    _rule("570", "The period began after the year's end.", "MIS_START", START > YEAR_END),
    _rule(
        "571",
        "The period ended before the year or after it.",
        "MIS_END",
        (END < YEAR_START) | (END > YEAR_END),
    ),
    _rule(
        "574",
        "The period began before the one before it ended.",
        "MIS_START MIS_END",
        ~pl.col("is_first") & (pl.col("end_before").is_null() | (pl.col("end_before") > START)),
    ),
)
