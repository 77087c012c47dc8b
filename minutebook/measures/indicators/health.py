"""Health and behaviour of children looked after for twelve months (table OC2)."""

from __future__ import annotations

from fractions import Fraction

import polars as pl

from minutebook.measures.indicators.material import Material
from minutebook.measures.indicators.working import Definition, Work, Worked, Working

SOURCE = "DfE, Outcomes for children looked after: health and SDQ, methodology; guide to SSDA903, OC2"
NEEDS = ("Header", "Episodes", "OC2")
YEAR_LONG = "children looked after on 31 March and continuously for 12 months"
SCORE = pl.col("SDQ_SCORE").cast(pl.Int32, strict=False)
SCORED = SCORE.is_between(0, 40)
BANDS = {"normal": (0, 13), "borderline": (14, 16), "concern": (17, 40)}


def aged(material: Material, low: int, high: int) -> Working:
    """The year-long cohort between two ages, both included, at the period's end."""
    return material.outcomes().keep(f"aged {low} to {high}", pl.col("age").is_between(low, high))


def done(column: str, text: str, ages: tuple[int, int] | None = None) -> Work:
    """An indicator whose numerator is ``column`` = 1 among the year-long cohort (of these ages)."""

    def work(material: Material) -> Worked:
        cohort = aged(material, *ages) if ages else material.outcomes()
        return Worked(cohort.keep(text, pl.col(column) == "1"), cohort)

    return work


def _misusers(material: Material) -> Working:
    return material.outcomes().keep(
        "a substance misuse problem identified", pl.col("SUBSTANCE_MISUSE") == "1"
    )


def misuse_received(material: Material) -> Worked:
    """Of those with a problem, who received an intervention."""
    cohort = _misusers(material)
    return Worked(cohort.keep("received an intervention", pl.col("INTERVENTION_RECEIVED") == "1"), cohort)


def misuse_refused(material: Material) -> Worked:
    """Of those with a problem, who were offered an intervention and did not take it."""
    cohort = _misusers(material)
    refused = (pl.col("INTERVENTION_RECEIVED") == "0") & (pl.col("INTERVENTION_OFFERED") == "1")
    return Worked(cohort.keep("offered an intervention and refused it", refused), cohort)


def _scored(material: Material) -> Working:
    return aged(material, 5, 16).keep("a score from 0 to 40 was submitted", SCORED)


def sdq_submitted(material: Material) -> Worked:
    """Whether a score came back at all."""
    return Worked(_scored(material), aged(material, 5, 16))


def sdq_average(material: Material) -> Worked:
    """The mean of the scores."""
    scored = _scored(material)
    return Worked(scored, scored, Fraction(int(scored.frame.select(SCORE.sum()).item() or 0)))


def sdq_band(name: str) -> Work:
    """An indicator of the scores that lie in one band."""
    low, high = BANDS[name]

    def work(material: Material) -> Worked:
        scored = _scored(material)
        return Worked(scored.keep(f"score from {low} to {high}", SCORE.is_between(low, high)), scored)

    return work


def _definition(
    key: str, title: str, numerator: str, denominator: str, work: Work, **more: object
) -> Definition:
    return Definition(key, title, numerator, denominator, SOURCE, NEEDS, work, annual=True, **more)  # type: ignore[arg-type]


DEFINITIONS = (
    _definition(
        "health_assessment",
        "Annual health assessment",
        "HEALTH_ASSESSMENT = 1 (under five: both half-yearly ones); a refusal is one not received",
        YEAR_LONG,
        done("HEALTH_ASSESSMENT", "had the annual health assessment"),
    ),
    _definition(
        "dental",
        "Teeth checked by a dentist",
        "TEETH_CHECK = 1; a refusal is one not received",
        YEAR_LONG,
        done("TEETH_CHECK", "had teeth checked"),
    ),
    _definition(
        "immunisations",
        "Immunisations up to date",
        "IMMUNISATIONS = 1",
        YEAR_LONG,
        done("IMMUNISATIONS", "immunisations up to date"),
    ),
    _definition(
        "development_checks",
        "Development assessments up to date",
        "HEALTH_CHECK = 1",
        f"{YEAR_LONG}, aged 0 to 4",
        done("HEALTH_CHECK", "development assessments up to date", (0, 4)),
    ),
    _definition(
        "substance_misuse",
        "Identified as having a substance misuse problem",
        "SUBSTANCE_MISUSE = 1",
        YEAR_LONG,
        done("SUBSTANCE_MISUSE", "a substance misuse problem identified"),
        polarity="low",
        counts=f"{YEAR_LONG}, with a problem identified",
    ),
    _definition(
        "substance_misuse_received",
        "Received an intervention for substance misuse",
        "INTERVENTION_RECEIVED = 1",
        f"{YEAR_LONG}, with a problem identified",
        misuse_received,
        partition="intervention",
    ),
    _definition(
        "substance_misuse_refused",
        "Offered an intervention for substance misuse and refused it",
        "INTERVENTION_RECEIVED = 0 and INTERVENTION_OFFERED = 1",
        f"{YEAR_LONG}, with a problem identified",
        misuse_refused,
        polarity="low",
        partition="intervention",
    ),
    _definition(
        "offending",
        "Convicted or subject to a youth caution in the year",
        "CONVICTED = 1",
        f"{YEAR_LONG}, aged 10 to 17",
        done("CONVICTED", "convicted or cautioned", (10, 17)),
        polarity="low",
    ),
    _definition(
        "sdq_submitted",
        "Strengths and Difficulties score submitted",
        "an SDQ_SCORE from 0 to 40",
        f"{YEAR_LONG}, aged 5 to 16",
        sdq_submitted,
        counts=f"{YEAR_LONG}, aged 5 to 16, with a score",
        note="the return asks for ages 4 to 16; 5 to 16 is published",
    ),
    _definition(
        "sdq_average",
        "Average Strengths and Difficulties score",
        "sum of the scores",
        f"{YEAR_LONG}, aged 5 to 16, with a score",
        sdq_average,
        unit="mean",
        polarity="low",
        places=1,
    ),
    *(
        _definition(
            f"sdq_{name}",
            f"Strengths and Difficulties score: {name}",
            f"score {low} to {high}",
            f"{YEAR_LONG}, aged 5 to 16, with a score",
            sdq_band(name),
            polarity="high" if name == "normal" else "low" if name == "concern" else "neutral",
            partition="SDQ band",
        )
        for name, (low, high) in BANDS.items()
    ),
)
