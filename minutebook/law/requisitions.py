"""Extraordinary meetings: who may call one, and from when or until when."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction
from math import ceil
from typing import NamedTuple

from minutebook.law import wording
from minutebook.law.answer import Answer, Line, reached
from minutebook.law.errors import LawError
from minutebook.law.nations import BodyKind, Nation
from minutebook.law.notice_table import FROM_MEMORY
from minutebook.law.rules import Edition, example, rule
from minutebook.law.working_days import civil_day


class Requisition(NamedTuple):
    """How many members must sign (a number, or a part of all) and how many days they then wait."""

    signatures: int | Fraction
    days: int

    def __str__(self) -> str:
        whose = "members" if isinstance(self.signatures, int) else "of all members"
        return f"{self.signatures} {whose}, {self.days} days"


MEMBERS_CALL = rule(
    "extraordinary-meeting",
    "An extraordinary meeting called by members",
    "The chairman may call a meeting at any time; if members ask for one in writing and the chairman refuses "
    "or lets seven days go by, they may call it themselves.",
    Edition(
        "LGA 1972 Sch 12 para 3",
        Requisition(5, 7),
        nations=("england", "wales"),
        bodies=("council",),
        since=date(1974, 4, 1),
    ),
    Edition(
        "LGA 1972 Sch 12 paras 9 and 25",
        Requisition(2, 7),
        nations=("england", "wales"),
        bodies=("parish",),
        since=date(1974, 4, 1),
        status="contested",
        note=FROM_MEMORY,
    ),
    Edition(
        "LGA (NI) 2014 Sch 5 para 4",
        Requisition(5, 7),
        nations=("northern-ireland",),
        bodies=("council",),
        since=date(2014, 6, 2),
    ),
)
HELD_WITHIN = rule(
    "requisitioned-meeting",
    "When a meeting asked for by members must be held",
    "A meeting that enough members ask for in writing must be held within fourteen days.",
    Edition(
        "Local Government (Scotland) Act 1973 Sch 7 para 1(4)",
        Requisition(Fraction(1, 4), 14),
        nations=("scotland",),
        bodies=("council",),
        since=date(1975, 5, 16),
    ),
    Edition(
        "LGA (NI) 2014 Sch 5 para 4(1)",
        Requisition(5, 14),
        nations=("northern-ireland",),
        bodies=("council",),
        since=date(2014, 6, 2),
    ),
)


@MEMBERS_CALL.answered_by(
    example(date(2025, 3, 11), presented=date(2025, 3, 3), signatures=5, nation="england"),
    example(
        date(2025, 3, 5),
        presented=date(2025, 3, 3),
        refused=date(2025, 3, 5),
        signatures=5,
        nation="england",
    ),
    example(date(2025, 3, 11), presented=date(2025, 3, 3), signatures=2, nation="wales", body="parish"),
)
def members_may_call(
    presented: date,
    signatures: int,
    *,
    nation: Nation,
    body: BodyKind = "council",
    refused: date | None = None,
) -> Answer[date]:
    """The first day on which members may call the meeting the chairman did not.

    ``presented`` is the day the chairman had their request. Raises LawError for too few signatures or a
    refusal before the request.
    """
    presented = civil_day(presented, "presented")
    edition = MEMBERS_CALL.on(presented, nation, body)
    _signed(signatures, edition.value, None)
    if refused is not None and civil_day(refused, "refused") < presented:
        raise LawError("refused", "the chairman cannot refuse a request before it was presented")
    last = presented + timedelta(edition.value.days)
    if refused is not None and refused <= last:
        refusal = (Line(refused, why="the chairman refused"),)
        because = f"the chairman refused on {wording.day(refused)}, so the members may call it at once"
        return reached(MEMBERS_CALL, edition, refusal, _day, because)
    lines = _days_after(presented, edition.value.days)
    because = f"the chairman had until {wording.day(last)}, {edition.value.days} days after the request"
    return reached(MEMBERS_CALL, edition, lines, _day_after, because)


@HELD_WITHIN.answered_by(
    example(date(2025, 3, 17), presented=date(2025, 3, 3), signatures=8, seats=32, nation="scotland"),
    example(date(2025, 3, 17), presented=date(2025, 3, 3), signatures=5, seats=40, nation="northern-ireland"),
)
def meeting_held_by(presented: date, signatures: int, seats: int, *, nation: Nation) -> Answer[date]:
    """The last day on which a meeting asked for on ``presented`` may be held.

    Raises LawError for too few signatures of the council's ``seats``.
    """
    presented = civil_day(presented, "presented")
    edition = HELD_WITHIN.on(presented, nation, "council")
    _signed(signatures, edition.value, seats)
    lines = _days_after(presented, edition.value.days)
    because = f"{edition.value.days} days after the request of {wording.day(presented)}"
    return reached(HELD_WITHIN, edition, lines, _day, because)


def _signed(signatures: int, needed: Requisition, seats: int | None) -> None:
    if seats is not None and not 0 < signatures <= seats:
        raise LawError("signatures", f"of {seats} members {signatures} cannot have signed")
    least = (
        needed.signatures if isinstance(needed.signatures, int) else ceil(needed.signatures * (seats or 0))
    )
    if signatures < least:
        raise LawError("signatures", f"the request needs {least} members' signatures, not {signatures}")


def _days_after(day: date, count: int) -> tuple[Line, ...]:
    return tuple(Line(day + timedelta(number), why=f"day {number}") for number in range(1, count + 1))


def _day(lines: tuple[Line, ...]) -> date:
    """Recounts a day from a line that holds it."""
    assert isinstance(lines[-1].value, date)
    return lines[-1].value


def _day_after(lines: tuple[Line, ...]) -> date:
    """Recounts the day after the last of the counted days."""
    return _day(lines) + timedelta(1)
