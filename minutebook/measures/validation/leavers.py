"""Care leavers (OC3): who belongs to the cohort, and answers that contradict each other."""

from __future__ import annotations

import polars as pl

from minutebook.measures.indicators import care
from minutebook.measures.validation.evidence import ADOPTED
from minutebook.measures.validation.rules import YEAR_END, Rule, columns, given, wanting

ANSWERS = columns("IN_TOUCH ACTIV ACCOM")
IN_TOUCH, ACTIVITY, LODGING = (pl.col(name) for name in ANSWERS)
ANSWERED = given(ANSWERS)
IN_EPISODES, LAST_YEAR = pl.col("in_episodes"), pl.col("in_last_year").fill_null(False)
SEVENTEEN, NINETEEN, TWENTY = (care.birthday(years) for years in (17, 19, 20))
YOUNG = (SEVENTEEN <= YEAR_END) & (NINETEEN > YEAR_END)
THIRTEEN_WEEKS = 91


def _rule(code: str, message: str, breach: pl.Expr, *needs: str) -> Rule:
    return Rule(code, "OC3", message, ANSWERS, breach, needs)


def _not_a_leaver() -> pl.Expr:
    """Not looked after for 13 weeks after 14 and a day after 16, or adopted."""
    long_enough = (pl.col("days_after_14") >= THIRTEEN_WEEKS) & (pl.col("days_after_16") >= 1)
    return ~long_enough.fill_null(False) | pl.col("final_reason").is_in(ADOPTED).fill_null(False)


RULES = (
    _rule(
        "153",
        "In touch, activity and accommodation go together: some are filled and some are blank.",
        wanting(ANSWERS) & ANSWERED,
    ),
    _rule(
        "344",
        "The young person died or went home for six months, so activity and accommodation should be 0.",
        IN_TOUCH.is_in(("DIED", "RHOM")) & (ACTIVITY.ne_missing("0") | LODGING.ne_missing("0")),
    ),
    _rule(
        "345",
        "The authority is in touch, but activity or accommodation is not known (0).",
        (IN_TOUCH == "YES") & ((ACTIVITY == "0") | (LODGING == "0")),
    ),
    _rule("391", "The young person is under 17 at the year's end.", (SEVENTEEN > YEAR_END) & ANSWERED),
    _rule(
        "1000",
        "The child died in care, so there is nothing to answer after it.",
        pl.col("died") | pl.col("died_last_year").fill_null(False),
        "Episodes",
    ),
    _rule(
        "1001",
        "The episodes known do not make this a care leaver: 13 weeks of care after 14, some after 16.",
        (TWENTY > YEAR_END) & _not_a_leaver(),
        "Episodes",
        "Header",
        "Episodes_last",
    ),
    _rule(
        "1002",
        "The young person has no episode in this year's return or last year's.",
        ~IN_EPISODES & ~LAST_YEAR,
        "Episodes",
        "Episodes_last",
    ),
    _rule(
        "1007",
        "The young person was still looked after on the 17th or 18th birthday.",
        YOUNG & pl.col("in_care_on_birthday") & ANSWERED,
        "Episodes",
    ),
    _rule(
        "1010",
        "Last year's return left the child's last episode open; this year's has none.",
        ~IN_EPISODES & pl.col("was_open"),
        "Episodes",
        "Episodes_last",
    ),
    _rule(
        "1011",
        "Another authority took over the care (E3), so it answers for the young person.",
        (pl.col("final_reason") == "E3") & ANSWERED,
        "Episodes",
    ),
    Rule(
        "1016",
        "OC3",
        "The young person of 17 or 18 ceased to be looked after on or after the birthday.",
        ANSWERS,
        YOUNG & pl.col("ceased_after_birthday") & ANSWERED,
        ("Episodes",),
        since=2024,
    ),
)
