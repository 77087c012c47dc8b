"""Homeless at 16 and 17, and bed and breakfast, at any age the authority answers for."""

from __future__ import annotations

import polars as pl

from minutebook.measures.indicators.material import Material
from minutebook.measures.indicators.working import Worked, Working
from minutebook.measures.local.template_rows import after, between, local, rows, working_days_after

HOMELESS, LODGING = "local-homeless", "local-bed-and-breakfast"
ASSESSMENT_DAYS = 10
HOMELESS_GUIDANCE = (
    "Local definition; after the statutory guidance on homeless 16 and 17 year olds: assessed together "
    "by housing and children's services, told of the right to be looked after, bed and breakfast never "
    "suitable and in an emergency for two working days at most"
)


def presentations(material: Material) -> Working:
    """Young people of 16 and 17 who came as homeless in the period."""
    return rows(material, HOMELESS, "presentations in the template").keep(
        "presented in the period", between(material, "PRESENTED")
    )


def homeless(material: Material) -> Worked:
    """How many presented."""
    return Worked(presentations(material))


def jointly_assessed(material: Material) -> Worked:
    """Presentations whose joint assessment fell due in the period, and was made by then."""
    due = working_days_after(material, "PRESENTED", ASSESSMENT_DAYS)
    cohort = rows(material, HOMELESS, "presentations in the template").keep(
        "joint assessment due in the period", between(material, due)
    )
    return Worked(cohort.keep("assessed by the day it was due", pl.col("JOINTLY_ASSESSED") <= due), cohort)


def told_of_care(material: Material) -> Worked:
    """Who was told that being looked after was open to them, and it is on record."""
    cohort = presentations(material)
    return Worked(cohort.keep("told of the right to be looked after", pl.col("TOLD_OF_CARE")), cohort)


def became_looked_after(material: Material) -> Worked:
    """Of presentations with an outcome, those that led into care."""
    cohort = presentations(material).keep("with an outcome", pl.col("OUTCOME").is_not_null())
    return Worked(cohort.keep("looked after", pl.col("OUTCOME") == "LOOKED AFTER"), cohort)


def stays(material: Material) -> Working:
    """Stays in bed and breakfast with their first night and the first night after."""
    start, after_end = material.period.start, pl.lit(material.period.end).dt.offset_by("1d")
    stayed = rows(material, LODGING, "stays in the template")
    left = pl.coalesce("STAY_TO", after_end)
    frame = stayed.frame.with_columns(
        left=left,
        first=pl.max_horizontal("STAY_FROM", pl.lit(start)),
        beyond=pl.min_horizontal(left, after_end),
        adult=after("STAY_DOB", "18y"),
    )
    return Working(frame, stayed.steps)


def nights_under_18(material: Material) -> Worked:
    """Nights of the period, one row each, that somebody under 18 spent in bed and breakfast."""
    stayed = stays(material)
    ended = stayed.frame.with_columns(beyond=pl.min_horizontal("beyond", "adult"))
    young = Working(ended, stayed.steps).keep(
        "under 18, with a night in the period", pl.col("first") < pl.col("beyond")
    )
    nights = young.frame.select(night=pl.date_ranges("first", "beyond", closed="left")).explode("night")
    return Worked(Working(nights, young.steps).keep("nights", pl.col("night").is_not_null()))


def long_stays_under_18(material: Material) -> Worked:
    """Stays of under-18s begun in the period, and those of more than two working days."""
    cohort = (
        stays(material)
        .keep("begun in the period", between(material, "STAY_FROM"))
        .keep("under 18 when it began", pl.col("STAY_FROM") < pl.col("adult"))
    )
    long = material.working_days("STAY_FROM", "left") > 2
    return Worked(cohort.keep("longer than two working days", long), cohort)


def care_leavers_lodged(material: Material) -> Worked:
    """Stays of people of 18 and over begun in the period."""
    return Worked(
        stays(material)
        .keep("begun in the period", between(material, "STAY_FROM"))
        .keep("18 or over when it began", pl.col("STAY_FROM") >= pl.col("adult"))
    )


def care_leavers_lodged_now(material: Material) -> Worked:
    """People of 18 and over in bed and breakfast on the night of the period's last day."""
    end = material.period.end
    there = (pl.col("STAY_FROM") <= end) & (pl.col("left") > end)
    return Worked(
        stays(material)
        .keep("there when the period ends", there)
        .keep("18 or over then", pl.col("adult") <= end)
    )


PRESENTED = "young people of 16 and 17 who presented as homeless in the period"
DEFINITIONS = (
    local(
        "homeless_16_17",
        "Homeless at 16 and 17",
        PRESENTED,
        "none",
        HOMELESS,
        homeless,
        source=HOMELESS_GUIDANCE,
        unit="number",
        polarity="low",
    ),
    local(
        "homeless_assessed",
        "Homeless at 16 and 17 and jointly assessed in time",
        f"jointly assessed within {ASSESSMENT_DAYS} working days of presenting",
        "young people of 16 and 17 whose joint assessment fell due in the period",
        HOMELESS,
        jointly_assessed,
        source=HOMELESS_GUIDANCE,
    ),
    local(
        "homeless_told_of_care",
        "Homeless at 16 and 17 and told that they could be looked after",
        "on record as told of the right to be looked after",
        PRESENTED,
        HOMELESS,
        told_of_care,
        source=HOMELESS_GUIDANCE,
    ),
    local(
        "homeless_looked_after",
        "Homeless at 16 and 17 and then looked after",
        "outcome LOOKED AFTER",
        f"{PRESENTED} and have an outcome",
        HOMELESS,
        became_looked_after,
        source=HOMELESS_GUIDANCE,
        polarity="neutral",
    ),
    local(
        "bed_and_breakfast_nights",
        "Nights in bed and breakfast under 18",
        "nights of the period spent in bed and breakfast before the 18th birthday",
        "none",
        LODGING,
        nights_under_18,
        source=HOMELESS_GUIDANCE,
        unit="number",
        polarity="low",
        note="the target is nought",
    ),
    local(
        "bed_and_breakfast_long",
        "Stays in bed and breakfast under 18 of more than two working days",
        "lasting more than two working days",
        "stays begun in the period by somebody under 18",
        LODGING,
        long_stays_under_18,
        source=HOMELESS_GUIDANCE,
        polarity="low",
    ),
    local(
        "bed_and_breakfast_leavers",
        "Care leavers placed in bed and breakfast",
        "stays begun in the period by care leavers of 18 and over",
        "none",
        LODGING,
        care_leavers_lodged,
        unit="number",
        polarity="low",
    ),
    local(
        "bed_and_breakfast_leavers_now",
        "Care leavers in bed and breakfast now",
        "care leavers of 18 and over there on the night of the period's last day",
        "none",
        LODGING,
        care_leavers_lodged_now,
        unit="number",
        polarity="low",
        flow=False,
    ),
)
