"""What the Department hides of an authority, no release of ours shows."""

from __future__ import annotations

import polars as pl
import pytest

from minutebook.measures.comparators import Shelf, as_released
from minutebook.measures.computing import definitions_of
from minutebook.measures.disclosure import DEPARTMENT, release
from minutebook.measures.observation import Observation, Released
from minutebook.measures.rounding import percent

UNKNOWN = "cl_accommodation_unknown"
MEASURES = ("cl_suitable", "cl_unsuitable", UNKNOWN)


def test_no_small_count_about_a_child_is_published(shelf: Shelf) -> None:
    counts = shelf.figures.filter((pl.col("level") == "authority") & pl.col("numerator").is_between(1, 5))
    assert set(counts["measure"]) <= {f"{UNKNOWN}_17_18", f"{UNKNOWN}_19_21"}, (
        "absence of information is no child"
    )


def observation_of(theirs: Released, top: int, bottom: int) -> Observation:
    """Our own figure for the same cell."""
    return Observation(
        theirs.measure,
        theirs.area,
        theirs.period,
        counts=theirs.counts,
        cohort=theirs.cohort,
        partition=theirs.partition,
        numerator=top,
        denominator=bottom,
        value=percent(top, bottom),
        protected=not theirs.measure.startswith(UNKNOWN),
    )


def whole_of(theirs: list[Released]) -> tuple[list[int], int]:
    """One way the hidden counts of a table can be, given its shown ones."""
    shown = [figure.numerator for figure in theirs]
    total = theirs[0].denominator
    hidden = shown.count(None)
    left = (total if total is not None else 5) - sum(count or 0 for count in shown)
    fill = [1] * (hidden - 1) + [max(1, left - hidden + 1)] if hidden else []
    counts = [fill.pop(0) if count is None else count for count in shown]
    return counts, total if total is not None else sum(counts)


@pytest.mark.parametrize("ages", ["17_18", "19_21"])
@pytest.mark.parametrize("year", [2024, 2025])
def test_beside_their_table_ours_shows_nothing_they_hide(shelf: Shelf, ages: str, year: int) -> None:
    definitions = definitions_of(year)
    published = shelf.figures.filter(
        pl.col("measure").is_in([f"{measure}_{ages}" for measure in MEASURES]) & (pl.col("year") == year)
    )
    areas = published.filter(pl.col("level") == "authority")["area"].unique().sort()
    tables = 0
    for area in areas:
        theirs = [figure for figure in as_released(published, area, definitions) if figure.symbol != "z"]
        if len(theirs) < 3 or all(figure.symbol == "" for figure in theirs):
            continue
        tables += 1
        counts, total = whole_of(theirs)
        ours = release(
            [observation_of(figure, top, total) for figure, top in zip(theirs, counts, strict=True)],
            theirs,
            held=(),
        )
        for mine, their in zip(ours.figures, theirs, strict=True):
            assert their.numerator is not None or mine.numerator is None, mine.place
            assert their.denominator is not None or mine.denominator is None, mine.place
            if mine.numerator is not None and not their.measure.startswith(UNKNOWN):
                assert not DEPARTMENT.is_small(mine.numerator)
    assert tables > 20
