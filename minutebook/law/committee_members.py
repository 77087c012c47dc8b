"""Who may be a member of a committee: councillors, and people who are not."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from fractions import Fraction
from math import ceil

from minutebook.law import wording
from minutebook.law.answer import Answer, Line, all_count, reached
from minutebook.law.errors import LawError
from minutebook.law.nations import Nation
from minutebook.law.notice_table import NI_ACT
from minutebook.law.rules import Edition, example, rule

FINANCE_COMMITTEE = rule(
    "finance-committee",
    "Members of a finance committee",
    "A committee that regulates and controls the finance of the council has no members who are not members "
    "of the council.",
    Edition(
        "LGA 1972 s.102(3)",
        None,
        nations=("england", "wales"),
        bodies=("committee", "joint"),
        since=date(1974, 4, 1),
        note="A committee that only advises (s.102(4)) may have others.",
    ),
    Edition(
        "Local Government (Scotland) Act 1973 s.57(3)",
        None,
        nations=("scotland",),
        bodies=("committee", "joint"),
        since=date(1975, 5, 16),
        note="A committee that only advises (s.57(4)) may have others.",
    ),
    Edition(
        "LGA (NI) 2014 s.11(3)",
        None,
        nations=("northern-ireland",),
        bodies=("committee", "joint"),
        since=NI_ACT,
        note="A committee that only advises (s.12) may have others.",
    ),
)

COUNCILLORS_ON_COMMITTEE = rule(
    "councillors-on-committee",
    "Councillors among the members of a committee",
    "At least two thirds of the members of a committee are members of the council.",
    Edition(
        "Local Government (Scotland) Act 1973 s.57(3)",
        Fraction(2, 3),
        nations=("scotland",),
        bodies=("committee", "joint"),
        since=date(1975, 5, 16),
        note="Not for sub-committees, nor for a committee that only advises.",
    ),
    Edition(
        "LGA (NI) 2014 Sch 2 para 2(1)(a)",
        Fraction(2, 3),
        nations=("northern-ireland",),
        bodies=("committee",),
        since=NI_ACT,
    ),
)

_DAY = date(2025, 5, 6)


@FINANCE_COMMITTEE.answered_by(
    example(True, others=(), nation="england", on=_DAY),
    example(False, others=("A. Banker",), nation="wales", on=_DAY),
)
def finance_committee_stands(others: Sequence[str], *, nation: Nation, on: date) -> Answer[bool]:
    """Whether a finance committee is made up as it must be.

    ``others`` are the members by name who are not members of the council. Source: e.g. LGA 1972 s.102(3).
    """
    lines = tuple(Line(name, counts=False, why="is not a member of the council") for name in others)
    not_members = "is not a member" if len(others) == 1 else "are not members"
    because = (
        f"{wording.both(others)} {not_members} of the council" if others else "all are members of the council"
    )
    edition = FINANCE_COMMITTEE.on(on, nation, "committee")
    return reached(FINANCE_COMMITTEE, edition, lines, all_count, because)


@COUNCILLORS_ON_COMMITTEE.answered_by(
    example(True, councillors=8, places=12, nation="scotland", on=_DAY),
    example(False, councillors=7, places=11, nation="northern-ireland", on=_DAY),
)
def enough_councillors(councillors: int, places: int, *, nation: Nation, on: date) -> Answer[bool]:
    """Whether enough of a committee's ``places`` are for councillors. Raises LawError for a number amiss."""
    if not 0 <= councillors <= places or not places:
        raise LawError(
            "councillors", f"of {wording.number(places, 'place')} {councillors} cannot be councillors'"
        )
    edition = COUNCILLORS_ON_COMMITTEE.on(on, nation, "committee")
    least = ceil(edition.value * places)
    line = Line(councillors, councillors >= least, f"councillors, of {least} needed")
    because = f"{councillors} of {wording.number(places, 'place')} are councillors'; {least} must be"
    return reached(COUNCILLORS_ON_COMMITTEE, edition, (line,), all_count, because)
