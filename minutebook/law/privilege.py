"""Publishing what the law has published: which papers are privileged against claims for defamation."""

from __future__ import annotations

from datetime import date
from typing import Literal, get_args

from minutebook.law.answer import Answer, Line, any_counts, reached
from minutebook.law.errors import LawError
from minutebook.law.nations import BodyKind, Nation
from minutebook.law.notice_table import ACCESS_ACT, COUNCIL_BODIES, ELECTRONIC_WALES, EXECUTIVE_2012
from minutebook.law.rules import Edition, example, rule
from minutebook.law.working_days import ONE_DAY, civil_day

Paper = Literal["agenda", "report", "background paper", "decision record", "note of the meeting", "minutes"]
PAPERS: tuple[Paper, ...] = get_args(Paper)

_OPEN: tuple[Paper, ...] = ("agenda", "report", "background paper")
_WITH_NOTE: tuple[Paper, ...] = (*_OPEN, "note of the meeting")
_EXECUTIVE: tuple[Paper, ...] = (*_OPEN, "decision record")

PRIVILEGED = rule(
    "privileged-papers",
    "Papers that are privileged when published",
    "To publish what must be open to the public is privileged unless it is done with malice; minutes are not "
    "in the list.",
    Edition("LGA 1972 s.100H(5), (6)", _OPEN, ("england",), COUNCIL_BODIES, since=ACCESS_ACT),
    Edition("LGA 1972 s.100H(5), (6)", _WITH_NOTE, ("wales",), COUNCIL_BODIES, since=ELECTRONIC_WALES),
    Edition(
        "LGA 1972 s.100H(5), (6)",
        _OPEN,
        ("wales",),
        COUNCIL_BODIES,
        since=ACCESS_ACT,
        until=ELECTRONIC_WALES - ONE_DAY,
    ),
    Edition(
        "SI 2012/2089 reg 21(5)",
        _EXECUTIVE,
        ("england",),
        ("executive",),
        since=EXECUTIVE_2012,
        note="Whatever these regulations require to be open.",
    ),
)

_DAY = date(2025, 5, 6)


@PRIVILEGED.answered_by(
    example(True, paper="report", nation="england", body="committee", on=_DAY),
    example(False, paper="minutes", nation="england", body="council", on=_DAY),
    example(True, paper="note of the meeting", nation="wales", body="council", on=_DAY),
)
def is_privileged(paper: Paper, *, nation: Nation, body: BodyKind, on: date) -> Answer[bool]:
    """Whether publishing a ``paper`` is privileged by the law that has it open, unless done with malice.

    Raises LawError for a paper that is not one of ``PAPERS``.
    """
    if paper not in PAPERS:
        raise LawError("paper", f"must be one of {', '.join(PAPERS)}, not {paper!r}")
    edition = PRIVILEGED.on(civil_day(on, "on"), nation, body)
    lines = tuple(Line(one, one == paper, "in the list") for one in edition.value)
    because = f"{paper}: {'in' if paper in edition.value else 'not in'} the list"
    return reached(PRIVILEGED, edition, lines, any_counts, because)
