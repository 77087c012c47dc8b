"""Adoption (AD1): dates out of order and children not adopted spoil the times adoption took."""

from __future__ import annotations

import polars as pl

from minutebook.measures.validation.evidence import ADOPTED
from minutebook.measures.validation.rules import Rule, columns, given

INTENT, MATCH = pl.col("DATE_INT"), pl.col("DATE_MATCH")
DETAILS = columns("DATE_INT DATE_MATCH FOSTER_CARE NB_ADOPTR SEX_ADOPTR LS_ADOPTR")
LEAVER_OR_ADOPTED = "The child was looked after all year and at its end, so it is not {}."

RULES = (
    Rule(
        "187",
        "AD1",
        LEAVER_OR_ADOPTED.format("adopted"),
        DETAILS,
        pl.col("continuous") & given(DETAILS),
        ("OC3", "Episodes"),
    ),
    Rule(
        "187",
        "OC3",
        LEAVER_OR_ADOPTED.format("a care leaver"),
        columns("IN_TOUCH ACTIV ACCOM"),
        pl.col("continuous") & given(columns("IN_TOUCH ACTIV ACCOM")),
        ("AD1", "Episodes"),
    ),
    Rule(
        "331",
        "AD1",
        "The child was matched with adopters after being placed with them.",
        columns("DATE_MATCH"),
        pl.col("adoption_placed") < MATCH,
        ("Episodes",),
    ),
    Rule(
        "331",
        "Episodes",
        "The child was placed with adopters before being matched with them.",
        columns("DECOM REC"),
        pl.col("REC").is_in(ADOPTED) & (pl.col("latest_match") > pl.col("DECOM")),
        ("AD1",),
    ),
    Rule(
        "333",
        "AD1",
        "The day of the match has no decision for adoption on or before it.",
        columns("DATE_INT DATE_MATCH"),
        MATCH.is_not_null() & (INTENT.is_null() | (INTENT > MATCH)),
    ),
    Rule(
        "334",
        "AD1",
        "The decision for adoption is before the child's latest period of care.",
        columns("DATE_INT"),
        pl.col("last_entry") > INTENT,
        ("Episodes",),
    ),
    Rule(
        "334",
        "Episodes",
        "The child's latest period of care began after the decision for adoption.",
        columns("DECOM RNE"),
        (pl.col("RNE") == "S")
        & (pl.col("DECOM") == pl.col("last_entry"))
        & (pl.col("earliest_intent") < pl.col("DECOM")),
        ("AD1",),
    ),
    Rule(
        "602",
        "AD1",
        "No episode shows the child adopted in the year.",
        DETAILS,
        ~pl.col("adopted") & given(DETAILS),
        ("Episodes",),
    ),
)
