"""Children in care and care leavers as Annex A lists them on any day (lists 8 and 9).

Ofsted's lists are drawn on the day they are asked for, so these figures can follow a service month by
month where the SSDA903 return tells once a year. Set the period's end to the day the lists were drawn.
"""

from __future__ import annotations

import polars as pl

from minutebook.measures.indicators import care
from minutebook.measures.indicators.material import Material
from minutebook.measures.indicators.working import Definition, Polarity, Work, Worked, Working

SOURCE = "Ofsted, Inspecting local authority children's services, annex A, list {}; local definition"
CARE, LEAVERS = "annex-care", "annex-leavers"
YES = ("YES", "Y")
OWED_AN_ADVISER = ("ELIGIBLE", "RELEVANT", "FORMER RELEVANT")
EDUCATION_OR_WORK = tuple(f"{time}{what}" for time in "FP" for what in "12345")


def in_care(material: Material) -> Working:
    """Children in care when the period ends, without those on short breaks."""
    end = material.period.end
    frame = material.brought.tables[CARE].unique("child", keep="first", maintain_order=True)
    still = pl.col("CEASED").is_null() | (pl.col("CEASED") > end)
    short = pl.col("LS").str.slice(0, 2).is_in(care.SHORT_BREAKS).fill_null(False)
    return (
        Working.start("children in list 8", frame.with_columns(age=care.age_on(end)))
        .keep("in care when the period ends", (pl.col("STARTED") <= end) & still)
        .keep("not on short breaks", ~short)
    )


def leavers(material: Material) -> Working:
    """Young people in list 9 who are owed a personal adviser."""
    frame = material.brought.tables[LEAVERS].unique("child", keep="first", maintain_order=True)
    kind = pl.col("ELIGIBILITY").str.replace(r"\s+(CHILD|YOUNG PERSON)$", "")
    return Working.start("young people in list 9", frame).keep(
        "eligible, relevant or former relevant", kind.is_in(OWED_AN_ADVISER)
    )


def former_relevant(material: Material) -> Working:
    """Young people in list 9 who are former relevant children."""
    frame = material.brought.tables[LEAVERS].unique("child", keep="first", maintain_order=True)
    return Working.start("young people in list 9", frame).keep(
        "former relevant", pl.col("ELIGIBILITY").str.starts_with("FORMER RELEVANT")
    )


def _within(material: Material, column: str, span: str) -> pl.Expr:
    """Whether ``column`` is no longer ago than ``span`` before the period's end."""
    end = pl.lit(material.period.end)
    return (pl.col(column) <= end) & (pl.col(column) >= end.dt.offset_by(f"-{span}"))


def _health_in_time(material: Material) -> pl.Expr:
    """Within six months for a child under five, within twelve for others."""
    young, older = _within(material, "HEALTH", "6mo"), _within(material, "HEALTH", "12mo")
    return pl.when(pl.col("age") < 5).then(young).otherwise(older)


def in_care_count(material: Material) -> Worked:
    """How many are in care."""
    return Worked(in_care(material))


def health_in_time(material: Material) -> Worked:
    """Those whose last health assessment is recent enough for their age."""
    cohort = in_care(material)
    return Worked(cohort.keep("health assessment in time", _health_in_time(material)), cohort)


def lately(column: str, span: str, text: str) -> Work:
    """Children in care for whom ``column`` is no longer ago than ``span``."""

    def work(material: Material) -> Worked:
        cohort = in_care(material)
        return Worked(cohort.keep(text, _within(material, column, span)), cohort)

    return work


def of_care(text: str, condition: pl.Expr) -> Work:
    """Children in care for whom ``condition`` holds."""

    def work(material: Material) -> Worked:
        cohort = in_care(material)
        return Worked(cohort.keep(text, condition), cohort)

    return work


def interview_offered(material: Material) -> Worked:
    """Of children in care of whom it is recorded, those offered a return interview."""
    cohort = in_care(material).keep(
        "whether a return interview was offered is recorded", pl.col("OFFERED").is_not_null()
    )
    return Worked(cohort.keep("offered a return interview", pl.col("OFFERED").is_in(YES)), cohort)


def interview_accepted(material: Material) -> Worked:
    """Of those offered a return interview, those who accepted."""
    cohort = in_care(material).keep("offered a return interview", pl.col("OFFERED").is_in(YES))
    return Worked(cohort.keep("accepted it", pl.col("ACCEPTED").is_in(YES)), cohort)


def adviser_allocated(material: Material) -> Worked:
    """Those owed a personal adviser who have one."""
    cohort = leavers(material)
    return Worked(cohort.keep("a personal adviser allocated", pl.col("ADVISER")), cohort)


def pathway_reviewed(material: Material) -> Worked:
    """Those owed an adviser whose pathway plan was reviewed within six months."""
    cohort = leavers(material)
    reviewed = _within(material, "PATHWAY", "6mo")
    return Worked(cohort.keep("pathway plan reviewed within 6 months", reviewed), cohort)


def of_former_relevant(text: str, condition: pl.Expr) -> Work:
    """Former relevant children for whom ``condition`` holds."""

    def work(material: Material) -> Worked:
        cohort = former_relevant(material)
        return Worked(cohort.keep(text, condition), cohort)

    return work


IN_CARE = "children in care when the lists were drawn, without short breaks"
OWED = "eligible, relevant and former relevant young people in list 9"
FORMER = "former relevant young people in list 9"
EDUCATED = pl.col("ACTIV").str.slice(0, 2).is_in(EDUCATION_OR_WORK)
PLACEMENTS = pl.col("PLACEMENTS").cast(pl.Float64, strict=False)


def _definition(
    key: str, title: str, numerator: str, denominator: str, work: Work, polarity: Polarity = "high"
) -> Definition:
    table = CARE if IN_CARE in denominator or not denominator else LEAVERS
    return Definition(
        f"annex_{key}",
        title,
        numerator,
        denominator or "none",
        SOURCE.format("8" if table == CARE else "9"),
        (table,),
        work,
        unit="percent" if denominator else "number",
        polarity=polarity,
    )


DEFINITIONS = (
    _definition("in_care", "Children in care (Annex A)", IN_CARE, "", in_care_count, "neutral"),
    _definition(
        "placements",
        "Three or more placements in twelve months (Annex A)",
        "number of placements in the last 12 months is 3 or more",
        IN_CARE,
        of_care("three or more placements in 12 months", PLACEMENTS >= 3),
        "low",
    ),
    _definition(
        "health",
        "Health assessment in time (Annex A)",
        "last health assessment within 12 months, within 6 for a child under five",
        IN_CARE,
        health_in_time,
    ),
    _definition(
        "dental",
        "Teeth checked within twelve months (Annex A)",
        "last dental check within 12 months",
        IN_CARE,
        lately("DENTAL", "12mo", "teeth checked within 12 months"),
    ),
    _definition(
        "reviewed",
        "Reviewed within six months (Annex A)",
        "latest statutory review within 6 months",
        IN_CARE,
        lately("REVIEWED", "6mo", "reviewed within 6 months"),
    ),
    _definition(
        "visited",
        "Visited by a social worker within six weeks (Annex A)",
        "last social work visit within 6 weeks",
        IN_CARE,
        lately("VISITED", "6w", "visited within 6 weeks"),
    ),
    _definition(
        "permanence",
        "A permanence plan recorded (Annex A)",
        "a permanence plan is named",
        IN_CARE,
        of_care("a permanence plan recorded", pl.col("PERMANENCE").is_not_null()),
    ),
    _definition(
        "return_offered",
        "Return interview offered after going missing (Annex A)",
        "a return interview was offered after the last missing episode",
        f"{IN_CARE}, of whom it is recorded",
        interview_offered,
    ),
    _definition(
        "return_accepted",
        "Return interview accepted (Annex A)",
        "the child accepted the return interview",
        f"{IN_CARE}, offered a return interview",
        interview_accepted,
    ),
    _definition(
        "adviser", "Personal adviser allocated (Annex A)", "an adviser is named", OWED, adviser_allocated
    ),
    _definition(
        "pathway",
        "Pathway plan reviewed within six months (Annex A)",
        "latest pathway plan review within 6 months",
        OWED,
        pathway_reviewed,
    ),
    _definition(
        "in_touch",
        "Care leavers the authority is in touch with (Annex A)",
        "the authority is in touch",
        FORMER,
        of_former_relevant("in touch", pl.col("IN_TOUCH").is_in(YES)),
    ),
    _definition(
        "suitable",
        "Care leavers in suitable accommodation (Annex A)",
        "accommodation is suitable",
        FORMER,
        of_former_relevant("in suitable accommodation", pl.col("SUITABLE") == "SUITABLE"),
    ),
    _definition(
        "eet",
        "Care leavers in education, employment or training (Annex A)",
        f"activity one of {', '.join(EDUCATION_OR_WORK)}",
        FORMER,
        of_former_relevant("in education, employment or training", EDUCATED),
    ),
)
