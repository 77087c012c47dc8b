"""Children looked after: how many, how they live, how near, with how many social workers."""

from __future__ import annotations

import polars as pl

from minutebook.measures.indicators.material import Material
from minutebook.measures.indicators.working import Definition, Worked, Working
from minutebook.measures.periods import same_day

CLA = "DfE, Children looked after in England including adoptions, methodology"
FAR = 20
"""Miles, in a straight line between home and placement postcodes."""


def at_31_march(material: Material) -> Worked:
    """Everyone looked after at the period's end."""
    return Worked(material.at_end())


def started(material: Material) -> Worked:
    """Children who started to be looked after in the period, once each."""
    entries = material.current.filter(
        (pl.col("DECOM") == pl.col("period_start"))
        & (pl.col("RNE") == "S")
        & pl.col("DECOM").is_between(material.period.start, material.period.end)
    )
    children = material.children.select("child")
    return Worked(
        Working.start("children with an episode that is no short break", children).keep(
            "started to be looked after in the year", pl.col("child").is_in(entries["child"].implode())
        )
    )


def rate(material: Material) -> Worked | None:
    """Per 10,000 of the population that the person who brought the return gave."""
    return Worked(material.at_end()) if material.population else None


def three_placements(material: Material) -> Worked:
    """P1: three or more placements in the year."""
    cohort = material.at_end()
    return Worked(cohort.keep("three or more placements in the year", pl.col("placements") >= 3), cohort)


def three_placements_in_two_years(material: Material) -> Worked:
    """P1 over two years, of those looked after for two years."""
    end = material.period.end
    since = same_day(end, end.year - 2)
    cohort = material.at_end().keep("looked after continuously for 2 years", pl.col("period_start") <= since)
    many = pl.col("placements_2_years") >= 3
    return Worked(cohort.keep("three or more placements in 2 years", many), cohort)


def long_term(material: Material) -> Working:
    """Children under 16 looked after continuously for two and a half years or longer."""
    end = pl.lit(material.period.end)
    return (
        material.at_end()
        .keep("aged under 16", pl.col("age") < 16)
        .keep(
            "looked after continuously for 2½ years",
            pl.col("period_start") <= end.dt.offset_by("-30mo"),
        )
    )


def same_carer(material: Material) -> Worked:
    """P2: with the same carer for two years, a placement for adoption counted with the one before."""
    cohort = long_term(material)
    end = pl.lit(material.period.end)
    settled = pl.col("carer_since") <= end.dt.offset_by("-24mo")
    return Worked(cohort.keep("with the same carer for 2 years", settled), cohort)


def far_from_home(material: Material) -> Worked | None:
    """Over 20 miles from home and outside the authority; an unknown distance stays below the line."""
    if not material.has_columns("Episodes", "PL_DISTANCE", "PL_LOCATION"):
        return None
    cohort = material.at_end()
    far = (pl.col("distance") > FAR) & (pl.col("location") == "OUT")
    return Worked(cohort.keep("placed over 20 miles from home and outside the authority", far), cohort)


def many_social_workers(material: Material) -> Worked:
    """Three or more social workers in the year; the same one coming back is one."""
    year = material.year_back
    in_year = (pl.col("SW_DECOM") <= year.end) & (
        pl.col("SW_DEC").is_null() | (pl.col("SW_DEC") >= year.start)
    )
    workers = (
        material.table("SWEpisodes")
        .filter(in_year)
        .group_by("child")
        .agg(workers=pl.col("worker").drop_nulls().n_unique())
    )
    cohort = material.at_end()
    joined = cohort.frame.join(workers, on="child", how="left", maintain_order="left")
    cohort = Working(joined, cohort.steps)
    return Worked(cohort.keep("three or more social workers", pl.col("workers") >= 3), cohort)


DEFINITIONS = (
    Definition(
        "cla",
        "Children looked after at 31 March",
        "children looked after on 31 March",
        "none",
        CLA,
        ("Header", "Episodes"),
        at_31_march,
        unit="number",
        polarity="neutral",
    ),
    Definition(
        "cla_rate",
        "Rate of children looked after",
        "children looked after on 31 March",
        "children aged 0 to 17, mid-year estimate, given with --population",
        CLA,
        ("Header", "Episodes"),
        rate,
        unit="per 10,000",
        polarity="neutral",
    ),
    Definition(
        "started",
        "Children who started to be looked after",
        "children who started to be looked after in the year, once each",
        "none",
        CLA,
        ("Header", "Episodes"),
        started,
        unit="number",
        polarity="neutral",
        cohort="flow",
    ),
    Definition(
        "p1",
        "Three or more placements in the year",
        "of the denominator, three or more placements of a day or longer in the year, those open on "
        "1 April and on 31 March counted; temporary placements, moves with the same carer and "
        "placement for adoption with the existing carer not counted",
        "children looked after on 31 March",
        CLA,
        ("Header", "Episodes"),
        three_placements,
        polarity="low",
    ),
    Definition(
        "p1b",
        "Three or more placements in two years",
        "as p1, over the two years",
        "children looked after on 31 March and continuously for two years",
        CLA,
        ("Header", "Episodes"),
        three_placements_in_two_years,
        polarity="low",
        note="needs the collection of the year before; with one alone it undercounts",
    ),
    Definition(
        "p2",
        "Living with the same carer for at least two years",
        "of the denominator, with the same carer for two years, or placed for adoption and, with the "
        "placement before, two years",
        "children looked after on 31 March, aged under 16, continuously for two and a half years",
        CLA,
        ("Header", "Episodes"),
        same_carer,
        note="needs the collections of the years before: what one return alone does not hold, an earlier "
        "start of care or placement, cannot be seen",
    ),
    Definition(
        "distance",
        "Placed over 20 miles from home and outside the authority",
        "distance over 20 miles in a straight line and location OUT",
        "children looked after on 31 March",
        CLA,
        ("Header", "Episodes"),
        far_from_home,
        polarity="low",
        note="children whose distance is unknown stay below the line; needs the columns PL_DISTANCE and "
        "PL_LOCATION of the Department's extended download",
    ),
    Definition(
        "sw_stability",
        "Three or more social workers in the year",
        "three or more different social workers in the year, time not looked after included",
        "children looked after on 31 March",
        CLA,
        ("Header", "Episodes", "SWEpisodes"),
        many_social_workers,
        polarity="low",
        since=2024,
    ),
)
