"""Health and behaviour (OC2): asked of children looked after for twelve months, and of their age."""

from __future__ import annotations

import polars as pl

from minutebook.measures.indicators import care
from minutebook.measures.validation.rules import YEAR_END, YEAR_START, Rule, columns, given, wanting

HEALTH = columns("IMMUNISATIONS TEETH_CHECK HEALTH_ASSESSMENT SUBSTANCE_MISUSE")
OTHERS = columns("CONVICTED HEALTH_CHECK INTERVENTION_RECEIVED INTERVENTION_OFFERED")
OUTCOMES = columns(
    "CONVICTED HEALTH_CHECK IMMUNISATIONS TEETH_CHECK HEALTH_ASSESSMENT SUBSTANCE_MISUSE "
    "INTERVENTION_RECEIVED INTERVENTION_OFFERED"
)
SCORE, REASON = pl.col("SDQ_SCORE"), pl.col("SDQ_REASON")
NEITHER, EITHER = SCORE.is_null() & REASON.is_null(), SCORE.is_not_null() | REASON.is_not_null()
YEAR_LONG = pl.col("continuous")
FOUR, FIVE, TEN, SIXTEEN, SEVENTEEN = (care.birthday(years) for years in (4, 5, 10, 16, 17))
SDQ = columns("SDQ_SCORE SDQ_REASON")


def _in_year(birthday: pl.Expr) -> pl.Expr:
    return birthday.is_between(YEAR_START, YEAR_END)


def _rule(code: str, message: str, at: tuple[str, ...], breach: pl.Expr, *needs: str) -> Rule:
    return Rule(code, "OC2", message, at, breach, needs)


RULES = (
    _rule(
        "157",
        "SDQ1 (too young or too old) is given for a child of 4 to 16 looked after all year.",
        columns("SDQ_REASON"),
        YEAR_LONG & (FOUR <= YEAR_START) & (SIXTEEN >= YEAR_END) & SCORE.is_null() & (REASON == "SDQ1"),
        "Episodes",
    ),
    _rule(
        "181",
        "An outcome is filled with something other than 0 or 1.",
        OUTCOMES,
        pl.any_horizontal(~pl.col(name).is_in(("0", "1")) for name in OUTCOMES),
    ),
    _rule(
        "182",
        "Some outcomes are filled, but immunisations, teeth, health assessment or substance misuse is blank.",
        OUTCOMES,
        wanting(HEALTH) & given(OTHERS),
    ),
    _rule(
        "185",
        "A score (SDQ) is given for a child not looked after all year.",
        columns("SDQ_SCORE"),
        SCORE.is_not_null() & ~YEAR_LONG,
        "Episodes",
    ),
    _rule(
        "186",
        "A child of 4 to 16 looked after all year has neither a score (SDQ) nor a reason for none.",
        SDQ,
        (FOUR <= YEAR_START) & (SEVENTEEN > YEAR_END) & YEAR_LONG & NEITHER,
        "Episodes",
    ),
    _rule(
        "188",
        "A score (SDQ) or a reason for none is given for a child under 4 at the year's end.",
        SDQ,
        (FOUR > YEAR_END) & EITHER,
    ),
    _rule(
        "189",
        "A score (SDQ) or a reason for none is given for a child over 17 when the year began.",
        SDQ,
        (SEVENTEEN < YEAR_START) & EITHER,
    ),
    _rule(
        "190",
        "An outcome is filled for a child not looked after all year.",
        OUTCOMES,
        ~YEAR_LONG & given(OUTCOMES),
        "Episodes",
    ),
    _rule(
        "191",
        "The child was looked after all year, but an outcome asked of everyone is blank.",
        HEALTH,
        YEAR_LONG & wanting(HEALTH),
        "Episodes",
    ),
    Rule(
        "191",
        "Episodes",
        "The child was looked after all year, but has no row in OC2.",
        columns("CHILD"),
        pl.col("is_first") & YEAR_LONG & ~pl.col("in_oc2"),
        ("OC2",),
    ),
    _rule(
        "197a",
        "A score (SDQ) and a reason for none are both given.",
        SDQ,
        SCORE.is_not_null() & REASON.is_not_null(),
    ),
    _rule(
        "197B",
        "A child who turned 4 or 17 in the year has neither a score (SDQ) nor a reason for none.",
        SDQ,
        (_in_year(FOUR) | _in_year(SEVENTEEN)) & YEAR_LONG & NEITHER,
        "Episodes",
    ),
    _rule(
        "198",
        "A reason for no score (SDQ) is given for a child not looked after all year.",
        columns("SDQ_REASON"),
        REASON.is_not_null() & ~YEAR_LONG,
        "Episodes",
    ),
    _rule(
        "542",
        "A conviction is answered for a child under 10 at the year's end.",
        columns("CONVICTED"),
        (TEN > YEAR_END) & given(("CONVICTED",)),
    ),
    _rule(
        "543",
        "The child is over 10 and was looked after all year, but whether convicted is blank.",
        columns("CONVICTED"),
        (TEN < YEAR_END) & YEAR_LONG & wanting(("CONVICTED",)),
        "Episodes",
    ),
    _rule(
        "544",
        "A conviction is given, but immunisations, teeth, health assessment or substance misuse is blank.",
        ("CONVICTED", *HEALTH),
        (pl.col("CONVICTED") == "1") & wanting(HEALTH),
    ),
    _rule(
        "545",
        "The child is under 5 and was looked after all year, but development checks are blank.",
        columns("HEALTH_CHECK"),
        (FIVE > YEAR_END) & YEAR_LONG & wanting(("HEALTH_CHECK",)),
        "Episodes",
    ),
    _rule(
        "546",
        "Development checks are answered for a child of 5 or over at the year's end.",
        columns("HEALTH_CHECK"),
        (FIVE <= YEAR_END) & YEAR_LONG & given(("HEALTH_CHECK",)),
        "Episodes",
    ),
    _rule(
        "547",
        "Development checks are given, but immunisations, teeth, health assessment or misuse is blank.",
        ("HEALTH_CHECK", *HEALTH),
        (pl.col("HEALTH_CHECK") == "1") & wanting(HEALTH),
    ),
)
