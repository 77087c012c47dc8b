"""Minutes: at which meeting they are signed, by whom, and on which leaves."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Literal, NamedTuple

from minutebook.law import wording
from minutebook.law.answer import Answer, Line, all_count, reached
from minutebook.law.errors import LawError
from minutebook.law.nations import BodyKind, Nation
from minutebook.law.notice_table import FROM_MEMORY
from minutebook.law.rules import Edition, example, rule

MeetingKind = Literal["ordinary", "extraordinary", "annual", "special", "informal"]

_NEXT = "the next meeting"
_ACTS = (
    Edition(
        "LGA 1972 Sch 12 paras 41 and 44",
        _NEXT,
        nations=("england", "wales"),
        bodies=("council", "committee", "joint", "parish"),
        since=date(1974, 4, 1),
    ),
    Edition(
        "Local Government (Scotland) Act 1973 Sch 7",
        _NEXT,
        nations=("scotland",),
        bodies=("council", "committee", "joint"),
        since=date(1975, 5, 16),
        status="contested",
        note=FROM_MEMORY,
    ),
    Edition(
        "LGA (NI) 2014 Sch 5 paras 10 and 12",
        _NEXT,
        nations=("northern-ireland",),
        bodies=("council", "committee", "joint"),
        since=date(2014, 6, 2),
    ),
    Edition(
        "The executive's own rules",
        _NEXT,
        nations=("england", "wales", "northern-ireland"),
        bodies=("executive",),
        status="local",
    ),
    Edition("The body's own terms of reference", _NEXT, bodies=("informal",), status="local"),
)
SIGNING_MEETING = rule(
    "signing-meeting",
    "At which meeting minutes are signed",
    "Minutes are signed at the same or the next suitable meeting; for a council an extraordinary meeting may "
    "be passed over for the ordinary one after it.",
    Edition(
        "LGA 1972 Sch 12 para 41(4); SI 1993/202 Sch 2 para 2",
        "pass over extraordinary meetings",
        nations=("england", "wales"),
        bodies=("council",),
        since=date(1993, 4, 1),
    ),
    *_ACTS,
)
SIGNER = rule(
    "minutes-signer",
    "Who signs the minutes",
    "Whoever presides at the meeting that approves the minutes signs them, even if another presided then.",
    *_ACTS,
)
LEAVES = rule(
    "minute-leaves",
    "Loose leaves of the minutes",
    "Minutes may be kept on loose leaves if these are numbered without a gap and each is initialled.",
    Edition(
        "LGA 1972 Sch 12 para 41(2)",
        None,
        nations=("england", "wales"),
        bodies=("council", "committee", "joint", "parish"),
        since=date(1974, 4, 1),
    ),
    Edition("The council's own way of keeping its minute book", None, status="local"),
)


class Later(NamedTuple):
    """A meeting of the same body after the one whose minutes wait to be signed."""

    day: date
    kind: MeetingKind = "ordinary"


@SIGNING_MEETING.answered_by(
    example(
        date(2025, 5, 20),
        held=date(2025, 3, 4),
        later=(Later(date(2025, 3, 18), "extraordinary"), Later(date(2025, 5, 20))),
        nation="england",
        body="council",
    ),
    example(
        date(2025, 3, 18),
        held=date(2025, 3, 4),
        later=(Later(date(2025, 3, 18), "extraordinary"), Later(date(2025, 5, 20))),
        nation="england",
        body="committee",
    ),
    example(None, held=date(2025, 3, 4), later=(), nation="wales", body="council"),
)
def signing_meeting(
    held: date, later: Sequence[Later], *, nation: Nation, body: BodyKind
) -> Answer[date | None]:
    """The meeting at which the minutes of ``held`` are to be signed; None while none suits.

    Raises LawError where a later meeting is not later.
    """
    edition = SIGNING_MEETING.on(held, nation, body)
    passed_over = ("extraordinary",) if edition.value == "pass over extraordinary meetings" else ()
    for meeting in later:
        if meeting.day < held:
            raise LawError("later", f"{wording.day(meeting.day)} is before {wording.day(held)}")
    lines = tuple(
        Line(meeting.day, meeting.kind not in passed_over, f"{meeting.kind} meeting")
        for meeting in sorted(later)
    )
    return reached(SIGNING_MEETING, edition, lines, _next, _suits)


def _next(lines: tuple[Line, ...]) -> date | None:
    """Recounts the next suitable meeting: the first that counts."""
    return next((line.value for line in lines if line.counts and isinstance(line.value, date)), None)


def _suits(day: date | None) -> str:
    return f"{wording.day(day)} is the next suitable meeting" if day else "no later meeting suits yet"


@SIGNER.answered_by(
    example(
        "Birch",
        presided_then="Ash",
        presides_now="Birch",
        nation="england",
        body="committee",
        on=date(2025, 5, 20),
    ),
)
def minutes_signer(
    presided_then: str, presides_now: str, *, nation: Nation, body: BodyKind, on: date
) -> Answer[str]:
    """Who signs the minutes that the meeting of ``on`` approves."""
    if not presides_now:
        raise LawError("presides_now", "somebody must preside at the meeting that approves the minutes")
    lines = (
        Line(presided_then, counts=False, why="presided at the meeting the minutes are of"),
        Line(presides_now, why="presides at the meeting that approves them"),
    )
    because = f"{presides_now} presides at the meeting that approves the minutes"
    return reached(SIGNER, SIGNER.on(on, nation, body), lines, _signs, because)


def _signs(lines: tuple[Line, ...]) -> str:
    return str(next(line.value for line in lines if line.counts))


@LEAVES.answered_by(
    example(False, after=108, leaves=(105, 106), nation="england", body="council", on=date(2025, 5, 20)),
    example(True, after=108, leaves=(109, 110), nation="england", body="council", on=date(2025, 5, 20)),
)
def leaves_follow(
    after: int, leaves: Sequence[int], *, nation: Nation, body: BodyKind, on: date
) -> Answer[bool]:
    """Whether ``leaves`` go on without gap or repetition from leaf ``after`` (0 for the first of a book).

    Raises LawError for a negative number or no leaf at all.
    """
    if after < 0:
        raise LawError("after", f"leaves are numbered from 1, so none can be {after}")
    if not leaves:
        raise LawError("leaves", "minutes stand on at least 1 leaf")
    lines = tuple(
        Line(leaf, leaf == due, f"where {due} is due") for due, leaf in enumerate(leaves, after + 1)
    )
    wrong = next((line for line in lines if not line.counts), None)
    first = f"the leaves must start at {after + 1} and go on without a gap"
    because = f"{first}, but {wrong.value} stands {wrong.why}" if wrong else first
    return reached(LEAVES, LEAVES.on(on, nation, body), lines, all_count, because)
