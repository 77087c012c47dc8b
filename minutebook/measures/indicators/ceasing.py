"""Ceasing to be looked after, and going missing from care."""

from __future__ import annotations

import polars as pl

from minutebook.measures.indicators.looked_after import CLA
from minutebook.measures.indicators.material import Material
from minutebook.measures.indicators.working import Definition, Work, Worked, Working

ADOPTED = ("E11", "E12")
GUARDIANSHIP = {1: ("E43", "E44"), 2: ("E45", "E46", "E47", "E48")}
HOME = ("E4A", "E4B")
NEEDS = ("Header", "Episodes")


def ceased(material: Material) -> Working:
    """Children who ceased in the period, each with the reason of the last time they did."""
    ends = pl.col("DEC").is_between(material.period.start, material.period.end)
    last = (
        material.current.filter(ends & (pl.col("REC") != "X1"))
        .sort("DEC", maintain_order=True)
        .group_by("child", maintain_order=True)
        .agg(pl.col("REC").last())
    )
    start = Working.start("children with an episode that is no short break", material.children)
    frame = start.frame.join(last, on="child", how="left", maintain_order="left")
    return Working(frame, start.steps).keep(
        "ceased to be looked after in the year", pl.col("REC").is_not_null()
    )


def ceased_all(material: Material) -> Worked:
    """How many ceased."""
    return Worked(ceased(material))


def ceased_adopted(material: Material) -> Worked:
    """The last time by adoption."""
    cohort = ceased(material)
    return Worked(cohort.keep("adopted", pl.col("REC").is_in(ADOPTED)), cohort)


def ceased_home(material: Material) -> Worked:
    """The last time by going home to parents."""
    cohort = ceased(material)
    return Worked(cohort.keep("returned home", pl.col("REC").is_in(HOME)), cohort)


def ceased_guardianship(version: int) -> Work:
    """The last time by a special guardianship order, in the codes of a version."""

    def work(material: Material) -> Worked:
        cohort = ceased(material)
        ordered = pl.col("REC").is_in(GUARDIANSHIP[version])
        return Worked(cohort.keep("special guardianship order", ordered), cohort)

    return work


def _missing(kind: str, text: str) -> Work:
    def work(material: Material) -> Worked:
        period = material.period
        spell = pl.col("MIS_END").is_null() | (pl.col("MIS_END") >= period.start)
        gone = (
            material.table("Missing")
            .filter((pl.col("MISSING") == kind) & (pl.col("MIS_START") <= period.end) & spell)
            .select(pl.col("child").unique())
        )
        cohort = Working.start("children with an episode that is no short break", material.children).keep(
            "looked after during the year", pl.col("during")
        )
        return Worked(cohort.keep(text, pl.col("child").is_in(gone["child"].implode())), cohort)

    return work


def _guardianship(version: int, since: int, until: int) -> Definition:
    codes = ", ".join(GUARDIANSHIP[version])
    return Definition(
        "ceased_sgo",
        "Ceased through a special guardianship order",
        f"last cease in the year for reason {codes}",
        "children who ceased in the year",
        CLA,
        NEEDS,
        ceased_guardianship(version),
        polarity="neutral",
        cohort="flow",
        partition="last reason",
        since=since,
        until=until,
        version=version,
    )


DEFINITIONS = (
    Definition(
        "ceased",
        "Children who ceased to be looked after",
        "children who ceased in the year",
        "none",
        CLA,
        NEEDS,
        ceased_all,
        unit="number",
        polarity="neutral",
        cohort="flow",
        counts="children who ceased in the year",
    ),
    Definition(
        "ceased_adopted",
        "Ceased through adoption",
        "last cease in the year for reason E11 or E12",
        "children who ceased in the year",
        CLA,
        NEEDS,
        ceased_adopted,
        cohort="flow",
        partition="last reason",
    ),
    _guardianship(1, 2010, 2018),
    _guardianship(2, 2019, 9999),
    Definition(
        "ceased_home",
        "Ceased by returning home",
        "last cease in the year for reason E4A or E4B",
        "children who ceased in the year",
        CLA,
        NEEDS,
        ceased_home,
        polarity="neutral",
        cohort="flow",
        partition="last reason",
    ),
    Definition(
        "missing",
        "Missing from placement in the year",
        "at least one period of MISSING = M that touches the year",
        "children looked after at any time in the year",
        CLA,
        (*NEEDS, "Missing"),
        _missing("M", "missing at least once"),
        polarity="neutral",
        cohort="flow",
        note="recording differs between authorities, so neither direction is better",
    ),
    Definition(
        "away",
        "Away from placement without authorisation in the year",
        "at least one period of MISSING = A that touches the year",
        "children looked after at any time in the year",
        CLA,
        (*NEEDS, "Missing"),
        _missing("A", "away without authorisation at least once"),
        polarity="neutral",
        cohort="flow",
    ),
)
