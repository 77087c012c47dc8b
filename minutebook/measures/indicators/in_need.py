"""Children in need and on protection plans, from the CIN census or from Annex A."""

from __future__ import annotations

import polars as pl

from minutebook.measures.indicators.material import Material
from minutebook.measures.indicators.reviews import late
from minutebook.measures.indicators.working import Definition, Work, Worked, Working

CIN = "DfE, Characteristics of children in need, methodology"
WORKING_TOGETHER = "HM Government, Working together to safeguard children"
CONFERENCES = "initial conferences held in the year, each counted"
MANY = 10_000
BANDS = (
    ("0_10wd", "0 to 10", 0, 10),
    ("11_15wd", "11 to 15", 11, 15),
    ("16_20wd", "16 to 20", 16, 20),
    ("21wd_on", "21 or more", 21, MANY),
)
"""The Department's bands of working days from the enquiry to the conference."""

TWO_YEARS = 729
"""Days: a plan longer than this has lasted two years or more."""


def _table(material: Material, name: str) -> pl.DataFrame:
    """The census's table of this name or, without one, Annex A's."""
    tables = material.brought.tables
    return tables[f"cin-{name}"] if f"cin-{name}" in tables else tables[f"annex-{name}"]


def _in_period(material: Material, column: str) -> pl.Expr:
    return pl.col(column).is_between(material.period.start, material.period.end)


def assessments(material: Material) -> pl.DataFrame:
    """Assessments with the referral that set the clock going (Annex A: the child's latest before)."""
    table = _table(material, "assessments")
    if "REFERRED" not in table.columns and material.brought.has("annex-referrals"):
        referrals = material.brought.tables["annex-referrals"].select("child", "REFERRED")
        known = referrals.filter(pl.col("REFERRED").is_not_null()).sort("REFERRED")
        dated = table.filter(pl.col("STARTED").is_not_null()).sort("STARTED")
        table = dated.join_asof(
            known, left_on="STARTED", right_on="REFERRED", by="child", check_sortedness=False
        )
    elif "REFERRED" not in table.columns:
        table = table.with_columns(REFERRED="STARTED")
    return table.with_columns(clock=pl.coalesce("REFERRED", "STARTED"))


def assessed_in_45_days(material: Material) -> Worked:
    """Assessments authorised in the period within 45 working days of referral, the referral day 0."""
    cohort = (
        Working.start("assessments in the return", assessments(material))
        .keep("authorised in the period", _in_period(material, "AUTHORISED"))
        .keep("begun on a known day", pl.col("clock").is_not_null())
    )
    within = material.working_days("clock", "AUTHORISED") <= 45
    return Worked(cohort.keep("within 45 working days", within), cohort)


def _conferences(material: Material) -> Working:
    return (
        Working.start("section 47 enquiries in the return", _table(material, "s47"))
        .keep("initial conference in the period", _in_period(material, "CONFERENCE"))
        .keep("begun on a known day", pl.col("STARTED").is_not_null())
    )


def conference_in_15_days(material: Material) -> Worked:
    """Initial conferences within 15 working days of the strategy discussion."""
    cohort = _conferences(material)
    within = material.working_days("STARTED", "CONFERENCE") <= 15
    return Worked(cohort.keep("within 15 working days", within), cohort)


def conference_between(low: int, high: int) -> Work:
    """An indicator of the conferences held from ``low`` to ``high`` working days after the start."""

    def work(material: Material) -> Worked:
        cohort = _conferences(material)
        days = material.working_days("STARTED", "CONFERENCE")
        text = f"after {low} to {high} working days" if high < MANY else f"after {low} working days or more"
        return Worked(cohort.keep(text, days.is_between(low, high)), cohort)

    return work


def _open_plans(material: Material) -> Working:
    end = material.period.end
    is_open = (pl.col("STARTED") <= end) & (pl.col("ENDED").is_null() | (pl.col("ENDED") > end))
    return Working.start("protection plans in the return", _table(material, "plans")).keep(
        "open when the period ends", is_open
    )


def plans_reviewed(material: Material) -> Worked:
    """Open plans of three months or longer, all of whose reviews were held in time."""
    end = material.period.end
    cohort = _open_plans(material).keep(
        "open for three months", pl.col("STARTED") <= pl.lit(end).dt.offset_by("-3mo")
    )
    frame = cohort.frame.with_columns(since="STARTED", first_due=pl.col("STARTED").dt.offset_by("3mo"))
    reviews = material.brought.tables["cin-plan-reviews"].rename({"REVIEWED": "REVIEW"})
    behind = late(frame, reviews.select("child", "REVIEW"), material.year_back, "6mo")
    return Worked(cohort.keep("all reviews in time", ~pl.col("child").is_in(behind.implode())), cohort)


def repeat_plans(material: Material) -> Worked:
    """Plans that began in the period for children who had been on one before."""
    cohort = Working.start("protection plans in the return", _table(material, "plans")).keep(
        "began in the period", _in_period(material, "STARTED")
    )
    previous = pl.col("PREVIOUS").cast(pl.Float64, strict=False) > 0
    return Worked(cohort.keep("second or later plan", previous), cohort)


def _long(cohort: Working, end: pl.Expr) -> Worked:
    days = (end - pl.col("STARTED")).dt.total_days()
    return Worked(cohort.keep("lasted two years or more", days > TWO_YEARS), cohort)


def long_open_plans(material: Material) -> Worked:
    """Plans open at the end that had lasted two years."""
    return _long(_open_plans(material), pl.lit(material.period.end))


def long_ended_plans(material: Material) -> Worked:
    """Plans that ended in the period after two years."""
    cohort = Working.start("protection plans in the return", _table(material, "plans")).keep(
        "ended in the period", _in_period(material, "ENDED")
    )
    return _long(cohort, pl.col("ENDED"))


def re_referrals(material: Material) -> Worked:
    """Referrals in the period of a child referred in the twelve months before."""
    referrals = _table(material, "referrals").unique(["child", "REFERRED"]).sort("child", "REFERRED")
    before = pl.col("REFERRED").shift(1).over("child")
    cohort = Working.start("referrals in the return", referrals.with_columns(before=before)).keep(
        "made in the period", _in_period(material, "REFERRED")
    )
    again = pl.col("before") >= pl.col("REFERRED").dt.offset_by("-12mo")
    return Worked(cohort.keep("referred in the 12 months before", again), cohort)


def _definition(
    key: str, title: str, top: str, bottom: str, source: str, table: str, work: Work, **more: object
) -> Definition:
    needs = (table,) if table.startswith("cin-") else (f"cin-{table}|annex-{table}",)
    return Definition(key, title, top, bottom, source, needs, work, places=1, **more)  # type: ignore[arg-type]


DEFINITIONS = (
    _definition(
        "assessments_45wd",
        "Assessments authorised within 45 working days",
        "authorised within 45 working days of the referral, whose day is day 0",
        "assessments authorised in the year",
        WORKING_TOGETHER,
        "assessments",
        assessed_in_45_days,
        cohort="flow",
        note="from Annex A the child's latest referral before the assessment began",
    ),
    _definition(
        "icpc_15wd",
        "Initial child protection conferences within 15 working days",
        "held within 15 working days of the strategy discussion or start of the enquiry",
        CONFERENCES,
        WORKING_TOGETHER,
        "s47",
        conference_in_15_days,
        cohort="flow",
    ),
    *(
        _definition(
            f"icpc_{name}",
            f"Initial child protection conferences after {spoken} working days",
            f"held {spoken} working days after the strategy discussion or start of the enquiry",
            CONFERENCES,
            WORKING_TOGETHER,
            "s47",
            conference_between(low, high),
            polarity="neutral",
            cohort="flow",
            partition="conference_days",
            within="icpc_15wd" if high <= 15 else "",
        )
        for name, spoken, low, high in BANDS
    ),
    _definition(
        "cp_reviews",
        "Child protection plans reviewed in time",
        "all reviews in the year in time: the first within 3 months, later ones within 6; none overdue",
        "plans open on 31 March for at least three months",
        WORKING_TOGETHER,
        "cin-plan-reviews",
        plans_reviewed,
    ),
    _definition(
        "repeat_cp",
        "Second or later child protection plans",
        "the child had a plan before, ever",
        "plans that began in the year, each counted",
        CIN,
        "plans",
        repeat_plans,
        polarity="low",
        cohort="flow",
    ),
    _definition(
        "cp_2_years_open",
        "Open child protection plans of two years or more",
        f"open longer than {TWO_YEARS} days",
        "plans open on 31 March",
        CIN,
        "plans",
        long_open_plans,
        polarity="low",
    ),
    _definition(
        "cp_2_years_ended",
        "Child protection plans that ended after two years or more",
        f"lasted longer than {TWO_YEARS} days",
        "plans that ended in the year",
        CIN,
        "plans",
        long_ended_plans,
        polarity="low",
        cohort="flow",
    ),
    _definition(
        "re_referrals",
        "Referrals within 12 months of a previous one",
        "the child was referred in the 12 months before",
        "referrals in the year",
        CIN,
        "referrals",
        re_referrals,
        polarity="low",
        cohort="flow",
        note="sees the referrals in the files brought; bring those of the year before too",
    ),
)
