"""Episodes that do not follow one from another: periods of care and placements are counted from them."""

from __future__ import annotations

from datetime import date

import polars as pl

from minutebook.measures.indicators import care
from minutebook.measures.validation.evidence import ADOPTED
from minutebook.measures.validation.rules import YEAR_END, YEAR_START, Rule, columns

BEGAN, CEASED, ENTRY, REASON = (pl.col(name) for name in ("DECOM", "DEC", "RNE", "REC"))
CHILDREN_ACT = date(1991, 10, 14)
GOES_ON = ("P", "L", "T", "U", "B")
DIED_OR_ADULT = ("E2", "E15")
LEFT = columns("E2 E3 E4A E4B E5 E6 E7 E8 E9 E11 E12 E13 E14 E15 E16 E17 E41 E45 E46 E47 E48")
BEFORE, AFTER = pl.col("DEC_before"), pl.col("DECOM_after")
FOLLOWS, IS_LAST = ~pl.col("is_first"), pl.col("is_last")


def _not_continued() -> pl.Expr:
    """``X1`` with no next episode on the same day, or another reason with one."""
    goes_on = REASON == "X1"
    gap = goes_on & (CEASED != AFTER)
    no_next = goes_on & IS_LAST & CEASED.is_not_null()
    left_yet_next = ~goes_on & (CEASED == AFTER)
    return gap.fill_null(False) | no_next | left_yet_next.fill_null(False)


RULES = (
    Rule(
        "142",
        "Episodes",
        "The next episode has begun, but this one has no end or no reason for it.",
        columns("DEC REC"),
        ~IS_LAST & (CEASED.is_null() | REASON.is_null()) & BEGAN.is_not_null(),
    ),
    Rule(
        "148",
        "Episodes",
        "The day an episode ceased and the reason go together: one is given without the other.",
        columns("DEC REC"),
        pl.col("DEC_given") != REASON.is_not_null(),
    ),
    Rule(
        "302",
        "Episodes",
        "The first episode began before the child was born.",
        columns("DECOM"),
        pl.col("is_first") & (pl.col("born") > BEGAN),
        ("Header",),
    ),
    Rule(
        "302",
        "Header",
        "The child was born after its first episode began.",
        columns("DOB"),
        pl.col("DOB") > pl.col("first_start"),
        ("Episodes",),
    ),
    Rule(
        "352",
        "Episodes",
        "The child started to be looked after at 18 or over.",
        columns("DECOM RNE"),
        (ENTRY == "S") & (care.birthday(18, "born") <= BEGAN),
        ("Header",),
    ),
    Rule(
        "353",
        "Episodes",
        "The episode began before 14 October 1991, when the Children Act 1989 came into force.",
        columns("DECOM"),
        BEGAN < CHILDREN_ACT,
    ),
    Rule("354", "Episodes", "The episode began after the year's end.", columns("DECOM"), BEGAN > YEAR_END),
    Rule(
        "355", "Episodes", "The episode began and ceased on one day.", columns("DECOM DEC"), BEGAN == CEASED
    ),
    Rule("356", "Episodes", "The episode ceased before it began.", columns("DECOM DEC"), CEASED < BEGAN),
    Rule(
        "357",
        "Episodes",
        "The child's first episode began in the year but not for reason S.",
        columns("RNE"),
        pl.col("is_first") & (BEGAN >= YEAR_START) & ENTRY.ne_missing("S"),
    ),
    Rule(
        "380",
        "Episodes",
        "A temporary placement (T0 to T4) did not begin for reason P or B.",
        columns("PLACE RNE"),
        pl.col("PLACE").is_in(care.TEMPORARY) & ~ENTRY.is_in(("P", "B")).fill_null(False),
    ),
    Rule("385", "Episodes", "The episode ceased after the year's end.", columns("DEC"), CEASED > YEAR_END),
    Rule(
        "388",
        "Episodes",
        "The reason X1 and an episode that follows on the same day go together: one is without the other.",
        columns("DEC REC"),
        _not_continued(),
    ),
    Rule(
        "390",
        "Episodes",
        "The child was adopted without having been placed for adoption (A3 to A6).",
        columns("PLACE REC"),
        REASON.is_in(ADOPTED) & ~pl.col("PLACE").is_in(care.PLACED_FOR_ADOPTION).fill_null(False),
    ),
    Rule(
        "431",
        "Episodes",
        "The child started to be looked after (S) although the episode before had not ended earlier.",
        columns("DECOM RNE"),
        (ENTRY == "S") & (BEGAN <= BEFORE),
    ),
    Rule(
        "432",
        "Episodes",
        "The child had ceased to be looked after, so this episode's reason should be S.",
        columns("RNE"),
        pl.col("REC_before").is_in(LEFT) & ENTRY.ne_missing("S"),
    ),
    Rule(
        "433",
        "Episodes",
        "The episode goes on from the one before, but does not begin on the day that one ceased.",
        columns("DECOM RNE"),
        FOLLOWS & ENTRY.is_in(GOES_ON) & BEGAN.ne_missing(BEFORE),
    ),
    Rule(
        "437",
        "Episodes",
        "The child died (E2) or was found to be an adult (E15), yet another episode follows.",
        columns("REC"),
        REASON.is_in(DIED_OR_ADULT) & ~IS_LAST & BEGAN.is_not_null(),
    ),
    Rule(
        "501",
        "Episodes",
        "The episode began before the one before it ceased.",
        columns("DECOM DEC"),
        BEGAN < BEFORE,
    ),
    Rule(
        "502",
        "Episodes",
        "Last year's return left an episode open; the first of this year does not begin on its day.",
        columns("DECOM"),
        pl.col("is_first") & ((pl.col("open_since") != BEGAN) | (pl.col("open_since_latest") != BEGAN)),
        ("Episodes_last",),
    ),
    Rule(
        "NoE",
        "Episodes",
        "The episode began before the year, but the child has none in last year's return.",
        columns("DECOM"),
        (BEGAN < YEAR_START) & ~pl.col("in_last_year").fill_null(False),
        ("Episodes_last",),
    ),
)
