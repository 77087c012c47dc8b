"""Support around care: edge of care, mental health, return home."""

from __future__ import annotations

from fractions import Fraction

import polars as pl

from minutebook.measures.indicators.material import Material
from minutebook.measures.indicators.working import Work, Worked, Working
from minutebook.measures.local.template_rows import (
    after,
    between,
    local,
    rows,
    whole,
)

EDGE, MINDS, RETURNS = "local-edge-of-care", "local-mental-health", "local-return-home"
HIGH_SCORE, REAL_CHANGE = 17, 3
"""Points of the strengths and difficulties questionnaire."""


def families(material: Material) -> Working | None:
    """Families accepted by an edge of care service; none, where it is not live yet."""
    live = rows(material, EDGE, "families in the template").keep(
        "the service is live", pl.col("SERVICE_LIVE")
    )
    return live if live.count else None


def edge_accepted(material: Material) -> Worked | None:
    """Families accepted in the period."""
    live = families(material)
    if live is None:
        return None
    return Worked(live.keep("accepted in the period", between(material, "ACCEPTED")))


def edge_kept_out(months: int) -> Work:
    """Families accepted so long ago whose children were not looked after since."""

    def work(material: Material) -> Worked | None:
        live = families(material)
        if live is None:
            return None
        then = after("ACCEPTED", f"{months}mo")
        cohort = live.keep(f"accepted {months} months before a day in the period", between(material, then))
        entered = pl.col("LOOKED_AFTER")
        return Worked(
            cohort.keep("no child looked after by then", entered.is_null() | (entered > then)), cohort
        )

    return work


def edge_again(material: Material) -> Worked | None:
    """Families accepted in the period who had been accepted in the twelve months before."""
    live = families(material)
    if live is None:
        return None
    before = pl.col("ACCEPTED").shift(1).over("child", order_by="ACCEPTED")
    dated = Working(live.frame.with_columns(before=before), live.steps)
    cohort = dated.keep("accepted in the period", between(material, "ACCEPTED"))
    again = pl.col("before").dt.offset_by("12mo") >= pl.col("ACCEPTED")
    return Worked(cohort.keep("accepted in the twelve months before", again), cohort)


def high_scores_referred(material: Material) -> Worked:
    """Children with a score that is cause for concern, and those of them referred."""
    cohort = rows(material, MINDS, "children in the template").keep(
        f"score of {HIGH_SCORE} or more", pl.col("SDQ") >= HIGH_SCORE
    )
    referred = pl.col("REFERRED") <= material.period.end
    return Worked(cohort.keep("referred to mental health services", referred), cohort)


def wait(material: Material) -> Worked:
    """The median number of days from referral to assessment.

    The longest wait is not given: it is one child's.
    """
    cohort = (
        rows(material, MINDS, "children in the template")
        .keep("assessed in the period", between(material, "ASSESSED"))
        .keep("referred on a known day before", pl.col("REFERRED") <= pl.col("ASSESSED"))
    )
    median = cohort.frame.select((pl.col("ASSESSED") - pl.col("REFERRED")).dt.total_days().median()).item()
    return Worked(cohort, cohort, whole(median) * Fraction(cohort.count))


def waiting(material: Material) -> Worked:
    """Children referred and not assessed when the period ends."""
    end = material.period.end
    unassessed = pl.col("ASSESSED").is_null() | (pl.col("ASSESSED") > end)
    return Worked(
        rows(material, MINDS, "children in the template")
        .keep("referred", pl.col("REFERRED") <= end)
        .keep("not assessed yet", unassessed)
    )


def scores_better(material: Material) -> Worked:
    """Children with two scores, and those whose score fell by three points or more."""
    cohort = rows(material, MINDS, "children in the template").keep(
        "with an earlier score", pl.col("SDQ").is_not_null() & pl.col("SDQ_BEFORE").is_not_null()
    )
    fell = pl.col("SDQ_BEFORE") - pl.col("SDQ") >= REAL_CHANGE
    return Worked(cohort.keep(f"{REAL_CHANGE} points or more lower", fell), cohort)


def returned_with_plan(material: Material) -> Worked:
    """Children who went home in the period, and those with a plan of support for the family."""
    cohort = rows(material, RETURNS, "children who went home").keep(
        "went home in the period", between(material, "RETURNED")
    )
    return Worked(cohort.keep("with a plan of support", pl.col("SUPPORT_PLAN")), cohort)


def came_back(months: int) -> Work:
    """Children who went home so long ago, and those who came back into care since."""

    def work(material: Material) -> Worked:
        then = after("RETURNED", f"{months}mo")
        cohort = rows(material, RETURNS, "children who went home").keep(
            f"went home {months} months before a day in the period", between(material, then)
        )
        return Worked(cohort.keep("came back by then", pl.col("CAME_BACK") <= then), cohort)

    return work


NOT_LIVE = (
    "gives no figure while SERVICE_LIVE is no on every row: a service that is not live cannot be judged"
)
DEFINITIONS = (
    local(
        "edge_accepted",
        "Families accepted by the edge of care service",
        "families accepted in the period",
        "none",
        EDGE,
        edge_accepted,
        unit="number",
        polarity="neutral",
        note=NOT_LIVE,
    ),
    *(
        local(
            f"edge_not_in_care_{months}",
            f"Families whose children were not looked after {months} months on",
            f"no child of the family became looked after in the {months} months",
            f"families accepted whose {months} months ended in the period",
            EDGE,
            edge_kept_out(months),
            note=NOT_LIVE,
        )
        for months in (6, 12)
    ),
    local(
        "edge_again",
        "Families accepted again within twelve months",
        "accepted in the twelve months before as well",
        "families accepted in the period",
        EDGE,
        edge_again,
        polarity="low",
        note=NOT_LIVE,
    ),
    local(
        "mental_health_referred",
        "Children with a high score referred to mental health services",
        "referred to child and adolescent mental health services",
        f"children looked after with a strengths and difficulties score of {HIGH_SCORE} or more",
        MINDS,
        high_scores_referred,
        flow=False,
    ),
    local(
        "mental_health_wait",
        "Days from referral to a mental health assessment, median",
        "median of the days from referral to assessment",
        "children assessed in the period",
        MINDS,
        wait,
        unit="days",
        polarity="low",
        note="the longest wait is not given, as it is one child's",
    ),
    local(
        "mental_health_waiting",
        "Children waiting for a mental health assessment",
        "referred, and not assessed on the period's last day",
        "none",
        MINDS,
        waiting,
        unit="number",
        polarity="low",
        flow=False,
    ),
    local(
        "mental_health_better",
        "Children whose score is better than before",
        f"score {REAL_CHANGE} points or more below the earlier one",
        "children looked after with two strengths and difficulties scores",
        MINDS,
        scores_better,
        flow=False,
    ),
    local(
        "return_home_plan",
        "Children who went home with a plan of support",
        "a plan of support for the family was in place",
        "children who went home in the period",
        RETURNS,
        returned_with_plan,
    ),
    *(
        local(
            f"return_home_back_{months}",
            f"Children who went home and were back in care within {months} months",
            f"looked after again within {months} months",
            f"children who went home whose {months} months ended in the period",
            RETURNS,
            came_back(months),
            polarity="low",
            within="return_home_back_12" if months == 6 else "",
        )
        for months in (6, 12)
    ),
)
