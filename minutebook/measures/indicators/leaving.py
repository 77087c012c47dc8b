"""Care leavers (table OC3): in touch, where they live, what they do, staying put."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

import polars as pl

from minutebook.measures.indicators import care
from minutebook.measures.indicators.material import Material, spoken
from minutebook.measures.indicators.working import Definition, Polarity, Work, Worked, Working

SOURCE = "DfE, Children looked after in England including adoptions, care leavers, methodology"
NEEDS = ("OC3",)
AGES = {"17_18": (17, 18), "19_21": (19, 21)}
EDUCATION_OR_WORK = tuple(f"{time}{what}" for time in "FP" for what in "12345")
ELSEWHERE = ("G", "H", "R")
"""Gone abroad, deported, residence not known: nobody can say whether it suits."""


def leavers(material: Material, low: int, high: int) -> Working:
    """Former relevant young people of these ages on the period's last day."""
    end = material.period.end
    history = material.brought.history
    short_only = history.group_by("child").agg(only=pl.col("LS").is_in(care.SHORT_BREAKS).all())
    moved = material.spells.group_by("child", maintain_order=True).agg(last=pl.col("REC").last())
    frame = (
        material.table("OC3")
        .unique("child", keep="first", maintain_order=True)
        .with_columns(age=care.age_on(end))
        .join(short_only, on="child", how="left", maintain_order="left")
        .join(moved, on="child", how="left", maintain_order="left")
    )
    return (
        Working.start("care leavers in the return", frame)
        .keep(
            f"aged {low if low == high else f'{low} to {high}'} on {spoken(end)}",
            pl.col("age").is_between(low, high),
        )
        .keep("have not died", pl.col("IN_TOUCH").ne_missing("DIED"))
        .keep("have not returned home for six months", pl.col("IN_TOUCH").ne_missing("RHOM"))
        .keep("care not passed to another authority", pl.col("last").ne_missing("E3"))
        .keep("not on short breaks alone", ~pl.col("only").fill_null(False))
    )


LETTER = pl.col("ACCOM").str.slice(0, 1)
SUFFIX = pl.col("ACCOM").str.slice(1, 1)


def housed(material: Material, low: int, high: int) -> Working:
    """Those of ``leavers`` whose accommodation can be judged at all.

    The Department's totals of accommodation are that much smaller than its totals of activity.
    """
    elsewhere = LETTER.is_in(ELSEWHERE).fill_null(False)
    return leavers(material, low, high).keep("not abroad, deported or of unknown residence", ~elsewhere)


class Share(NamedTuple):
    """A share of care leavers: what is above the line, in the return's codes and in words."""

    key: str
    title: str
    codes: str
    text: str
    above: pl.Expr
    polarity: Polarity = "high"
    within: str = ""


ACCOMMODATION = (
    Share(
        "cl_suitable",
        "Care leavers in suitable accommodation",
        "ACCOM with suffix 1",
        "in suitable accommodation",
        SUFFIX == "1",
    ),
    Share(
        "cl_unsuitable",
        "Care leavers in accommodation that is not suitable",
        "ACCOM with suffix 2",
        "in accommodation that is not suitable",
        SUFFIX == "2",
        "low",
    ),
    Share(
        "cl_accommodation_unknown",
        "Care leavers of whose accommodation nothing is known",
        "ACCOM 0 or blank: not in touch, contact refused or no longer required",
        "nothing known of the accommodation",
        (LETTER == "0").fill_null(True),
        "low",
    ),
)
ACTIVITY = (
    Share(
        "cl_eet",
        "Care leavers in education, employment or training",
        f"ACTIV one of {', '.join(EDUCATION_OR_WORK)}",
        "in education, employment or training",
        pl.col("ACTIV").is_in(EDUCATION_OR_WORK),
    ),
    Share(
        "cl_neet",
        "Care leavers not in education, employment or training",
        "ACTIV G4, G5 or G6",
        "not in education, employment or training",
        pl.col("ACTIV").is_in(("G4", "G5", "G6")),
        "low",
    ),
    Share(
        "cl_activity_unknown",
        "Care leavers of whose activity nothing is known",
        "ACTIV 0 or blank",
        "nothing known of the activity",
        (pl.col("ACTIV") == "0").fill_null(True),
        "low",
    ),
)
OTHERS = (
    Share(
        "cl_in_touch",
        "Care leavers the authority is in touch with",
        "IN_TOUCH = YES",
        "in touch",
        pl.col("IN_TOUCH") == "YES",
    ),
    Share(
        "cl_higher_education",
        "Care leavers in higher education",
        "ACTIV F1 or P1",
        "in higher education",
        pl.col("ACTIV").is_in(("F1", "P1")),
        within="cl_eet",
    ),
)
Cohort = Callable[[Material, int, int], Working]


def _share(share: Share, cohort_of: Cohort, low: int, high: int) -> Work:
    def work(material: Material) -> Worked:
        cohort = cohort_of(material, low, high)
        return Worked(cohort.keep(share.text, share.above), cohort)

    return work


def _shares(shares: tuple[Share, ...], cohort_of: Cohort, partition: str, without: str) -> list[Definition]:
    return [
        Definition(
            f"{share.key}_{ages}",
            f"{share.title}, aged {low} to {high}",
            share.codes,
            f"former relevant young people whose birthday in the year made them {low} to {high}, without "
            f"those who died, went home for six months or passed to another authority{without}; those not "
            "in touch stay, as no information",
            SOURCE,
            NEEDS,
            _share(share, cohort_of, low, high),
            polarity=share.polarity,
            annual=True,
            within=f"{share.within}_{ages}" if share.within else "",
            partition=partition,
        )
        for ages, (low, high) in AGES.items()
        for share in shares
    ]


def _staying_put(age: int) -> Work:
    def work(material: Material) -> Worked:
        fostered = (
            material.spells.filter(pl.col("PLACE").str.starts_with("U"))
            .join(material.table("OC3").select("child", "DOB"), on="child")
            .filter(pl.col("DEC") == care.birthday(18))
            .select(pl.col("child").unique())
        )
        cohort = leavers(material, age, age).keep(
            "left a foster placement on the 18th birthday", pl.col("child").is_in(fostered["child"].implode())
        )
        return Worked(cohort.keep("still with the former foster carer", LETTER == "Z"), cohort)

    return work


DEFINITIONS = (
    *_shares(OTHERS, leavers, "", ""),
    *_shares(
        ACCOMMODATION, housed, "accommodation", ", and those gone abroad, deported or of no known residence"
    ),
    *_shares(ACTIVITY, leavers, "activity", ""),
    *(
        Definition(
            f"staying_put_{age}",
            f"Staying put at {age}",
            "ACCOM Z1 or Z2: with the former foster carer",
            f"young people aged {age} who ceased in a foster placement (U1 to U6) on their 18th birthday",
            SOURCE,
            ("Header", "Episodes", "OC3"),
            _staying_put(age),
            annual=True,
            note="needs the collection in which the 18th birthday fell",
        )
        for age in (18, 19, 20)
    ),
)
