"""Reviews and social workers: participation that does not fit the age, workers who never end."""

from __future__ import annotations

import polars as pl

from minutebook.measures.indicators import care
from minutebook.measures.validation.entries import PARTICIPATION
from minutebook.measures.validation.rules import Rule, columns

HELD, CODE = pl.col("REVIEW"), pl.col("REVIEW_CODE")
FOUR = care.birthday(4)

RULES = (
    Rule(
        "440",
        "Reviews",
        "PN0 (under 4) is given for a child of 4 or over.",
        columns("DOB REVIEW REVIEW_CODE"),
        (CODE == "PN0") & (HELD > FOUR),
    ),
    Rule(
        "441",
        "Reviews",
        "The child is under 4, but the code for taking part says otherwise.",
        columns("DOB REVIEW REVIEW_CODE"),
        CODE.is_in(PARTICIPATION[1:]) & (HELD < FOUR),
    ),
    Rule(
        "SW08STG2",
        "SWEpisodes",
        "The next social worker has begun, but this one has no end.",
        columns("SW_DEC"),
        ~pl.col("is_last") & pl.col("SW_DEC").is_null() & pl.col("SW_DECOM").is_not_null(),
        since=2024,
    ),
)
