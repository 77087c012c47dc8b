"""Codes and dates that are not what their column holds: what cannot be read cannot be counted.

Code sets are the Department's, by the years in which its collection took them.
"""

from __future__ import annotations

import polars as pl

from minutebook.measures.returns.columns import TABLES
from minutebook.measures.validation.rules import Rule

EVER, NOW = 2010, 9999
PLACES = "A3 A4 A5 A6 K1 K2 P1 P3 R1 R2 R3 R5 S1 T0 T1 T2 T3 T4 U1 U2 U3 U4 U5 U6"  # in every year
REASONS = "X1 E11 E12 E13 E14 E15 E16 E17 E2 E3 E41 E4A E4B E5 E6 E7 E8 E9"
MOVES = "CARPL CLOSE ALLEG STAND APPRR CREQB CREQO CHILD LAREQ PLACE OTHER"
ACTIVITIES = "F1 P1 F2 P2 G4 G5 G6 0"
LODGINGS = "".join(f"{letter}1 {letter}2 " for letter in "BCDEGHKRTUVWYZ") + "S2 X2 0"
"""No fixed abode (S) and custody (X) are never suitable, so S1 and X1 do not exist."""

CODES: tuple[tuple[str, str, str, str, tuple[tuple[int, int, str], ...]], ...] = (
    ("101", "Header", "SEX", "the sex", ((EVER, 2024, "1 2"), (2025, NOW, "M F U"))),
    ("143", "Episodes", "RNE", "the reason for the new episode", ((EVER, NOW, "S P L T U B"),)),
    (
        "144",
        "Episodes",
        "LS",
        "the legal status",
        ((EVER, NOW, "C1 C2 D1 E1 V2 V3 V4 J1 J2 J3 L1 L2 L3"),),
    ),
    ("145", "Episodes", "CIN", "the category of need", ((EVER, NOW, "N1 N2 N3 N4 N5 N6 N7 N8"),)),
    (
        "146",
        "Episodes",
        "PLACE",
        "the placement type",
        (
            (EVER, 2023, f"{PLACES} H5 P2 Z1"),
            (2024, 2024, f"{PLACES} H5 P2 K3 Z1"),
            (2025, 2025, f"{PLACES} K3 Z1"),
            (2026, NOW, f"{PLACES} K3 Z11 Z12 Z13 Z14"),
        ),
    ),
    (
        "149",
        "Episodes",
        "REC",
        "the reason the episode ceased",
        ((EVER, 2018, f"{REASONS} E43 E44"), (2019, NOW, f"{REASONS} E45 E46 E47 E48")),
    ),
    (
        "1009",
        "Episodes",
        "REASON_PLACE_CHANGE",
        "the reason for the change of placement",
        ((EVER, 2018, MOVES), (2019, NOW, f"{MOVES} CUSTOD")),
    ),
    ("196", "OC2", "SDQ_REASON", "the reason for no score", ((EVER, NOW, "SDQ1 SDQ2 SDQ3 SDQ4 SDQ5"),)),
    ("131", "OC3", "IN_TOUCH", "whether in touch", ((EVER, NOW, "YES NO DIED REFU NREQ RHOM"),)),
    (
        "132",
        "OC3",
        "ACTIV",
        "the activity",
        ((EVER, 2018, f"{ACTIVITIES} F3 P3"), (2019, NOW, f"{ACTIVITIES} F4 P4 F5 P5")),
    ),
    ("133", "OC3", "ACCOM", "the accommodation", ((EVER, NOW, LODGINGS),)),
    ("1006", "Missing", "MISSING", "missing or away", ((EVER, NOW, "M A"),)),
)
"""Code of the rule, table, column, what it holds, and its codes from one year to another."""

DEMANDED = frozenset(("SEX", "IN_TOUCH", "ACTIV", "ACCOM"))
"""Columns in which a blank breaks the rule of their codes as well."""

DATES: tuple[tuple[str, str, str, str], ...] = (
    ("141", "Episodes", "DECOM", "the day the episode began"),
    ("147", "Episodes", "DEC", "the day the episode ceased"),
    ("112", "AD1", "DATE_INT", "the day of the decision for adoption"),
    ("113", "AD1", "DATE_MATCH", "the day of the match with adopters"),
    ("1005", "Missing", "MIS_END", "the day the missing period ended"),
    ("SW04STG1", "SWEpisodes", "SW_DECOM", "the day the social worker began"),
    ("SW05STG1", "SWEpisodes", "SW_DEC", "the day the social worker ended"),
)
"""A date that is given and cannot be read."""

DEMANDED_DATES: tuple[tuple[str, str, str, str], ...] = (
    ("102", "Header", "DOB", "the date of birth"),
    ("166", "Reviews", "REVIEW", "the day of the review"),
    ("1004", "Missing", "MIS_START", "the day the missing period began"),
)
"""A date that cannot be read or is blank."""

PARTICIPATION = tuple(f"PN{n}" for n in range(8))


def _wrong_code(column: str, codes: str) -> pl.Expr:
    unknown = ~pl.col(column).is_in(codes.split())
    return unknown.fill_null(True) if column in DEMANDED else unknown


def _wrong_score() -> pl.Expr:
    score = pl.col("SDQ_SCORE").cast(pl.Float64, strict=False)
    whole = score.is_between(0, 40) & (score == score.floor())
    return pl.col("SDQ_SCORE").is_not_null() & ~whole.fill_null(False)


def _wrong_participation() -> pl.Expr:
    known = pl.col("REVIEW_CODE").is_in(PARTICIPATION).fill_null(False)
    return pl.when("REVIEW_given").then(~known).otherwise(pl.col("REVIEW_CODE").is_not_null())


def _unknown_worker(shortest: int) -> pl.Expr:
    return ~pl.col("SW_ID_valid").fill_null(False) | (pl.col("SW_ID_length") < shortest)


RULES = (
    *(
        Rule(
            code,
            table,
            f"The code for {what} is not one of this year's.",
            (column,),
            _wrong_code(column, codes),
            since=since,
            until=until,
        )
        for code, table, column, what, versions in CODES
        for since, until, codes in versions
    ),
    *(
        Rule(
            code,
            table,
            f"The date given for {what} is not a date.",
            (column,),
            pl.col(f"{column}_given") & pl.col(column).is_null(),
            since=TABLES[table].since,
        )
        for code, table, column, what in DATES
    ),
    *(
        Rule(code, table, f"The date for {what} is blank or not a date.", (column,), pl.col(column).is_null())
        for code, table, column, what in DEMANDED_DATES
    ),
    Rule("180", "OC2", "The score (SDQ) is not a whole number from 0 to 40.", ("SDQ_SCORE",), _wrong_score()),
    Rule(
        "167",
        "Reviews",
        "The code for taking part is blank or not one of PN0 to PN7, or stands without a review.",
        ("REVIEW_CODE",),
        _wrong_participation(),
    ),
    Rule(
        "SW02STG1",
        "SWEpisodes",
        "The social worker's number does not begin with SW or XX.",
        ("SW_ID",),
        _unknown_worker(0),
        since=2024,
        until=2025,
    ),
    Rule(
        "SW02STG1",
        "SWEpisodes",
        "The social worker's number does not begin with SW or XX, or is shorter than four characters.",
        ("SW_ID",),
        _unknown_worker(4),
        since=2026,
    ),
)
