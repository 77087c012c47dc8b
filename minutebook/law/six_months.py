"""The six-month rule: a member who attends no meeting for six months loses the seat."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import NamedTuple

from minutebook.law import wording
from minutebook.law.answer import Answer, Line, reached
from minutebook.law.errors import LawError
from minutebook.law.nations import Nation
from minutebook.law.notice_table import NI_ACT
from minutebook.law.periods import same_date
from minutebook.law.rules import DEFAULTS, Choices, Edition, Setting, example, rule
from minutebook.law.working_days import ONE_DAY, civil_day

WARN_FIRST = Setting("six-month-first-warning", 4, "months without attendance after which to warn a member")
WARN_AGAIN = Setting("six-month-last-warning", 5, "months without attendance after which to warn once more")

_NO_TIME_TO_APPROVE = (
    "The Act does not say by when the council must approve the reason: before the six months end is safe."
)

SIX_MONTHS = rule(
    "six-months",
    "Six months without attending",
    "A member who attends no meeting of the council, its committees or bodies they sit on for it, for six "
    "months from the last attended, ceases to be one unless the council approved the reason before the end.",
    Edition(
        "LGA 1972 ss.85 and 86",
        6,
        nations=("england", "wales"),
        bodies=("council", "parish"),
        since=date(1974, 4, 1),
        note="Suspension, and family absence in Wales, are left out of the count. An apology is no approval.",
    ),
    Edition(
        "LGA 1972 s.85(2A) and (2B)",
        6,
        nations=("england", "wales"),
        bodies=("executive",),
        since=date(2001, 7, 11),
        note="A decision taken alone counts as attending.",
    ),
    Edition(
        "Local Government (Scotland) Act 1973 s.35",
        6,
        nations=("scotland",),
        bodies=("council",),
        since=date(1975, 5, 16),
        status="contested",
        note=_NO_TIME_TO_APPROVE,
    ),
    Edition(
        "Local Government Act (NI) 1972 s.9; LGA (NI) 2014 Sch 9 para 1",
        6,
        nations=("northern-ireland",),
        bodies=("council",),
        since=NI_ACT,
        status="contested",
        note=f"{_NO_TIME_TO_APPROVE} Suspension is left out of the count.",
    ),
    settings=(WARN_FIRST, WARN_AGAIN),
)


class Absence(NamedTuple):
    """A spell left out of the count, its first and last day included: suspension, family absence."""

    first: date
    last: date


class Seat(NamedTuple):
    """The last day of a member's six months, and whether the seat is lost on the day asked."""

    ends: date
    lost: bool


@SIX_MONTHS.answered_by(
    example(Seat(date(2025, 11, 6), False), last=date(2025, 5, 6), today=date(2025, 11, 6), nation="england"),
    example(Seat(date(2026, 2, 28), False), last=date(2025, 8, 31), today=date(2025, 12, 1), nation="wales"),
    example(
        Seat(date(2025, 11, 6), True),
        last=date(2025, 5, 6),
        today=date(2025, 11, 7),
        approved=date(2025, 11, 7),
        nation="england",
    ),
    example(
        Seat(date(2025, 11, 6), False),
        last=date(2025, 5, 6),
        today=date(2025, 11, 7),
        approved=date(2025, 11, 5),
        nation="england",
    ),
    example(
        Seat(date(2025, 11, 6), True),
        last=date(2025, 5, 6),
        today=date(2025, 11, 7),
        nation="northern-ireland",
    ),
    example(
        Seat(date(2025, 11, 20), False),
        last=date(2025, 5, 6),
        today=date(2025, 11, 7),
        left_out=(Absence(date(2025, 6, 1), date(2025, 6, 14)),),
        nation="england",
    ),
)
def six_months(
    last: date,
    today: date,
    *,
    nation: Nation,
    approved: date | None = None,
    left_out: Sequence[Absence] = (),
    executive: bool = False,
    choices: Choices = DEFAULTS,
) -> Answer[Seat]:
    """Until when a member who last attended on ``last`` keeps the seat, and whether it is lost on ``today``.

    ``approved`` is the day the council approved the reason; ``left_out`` the spells the count passes over;
    ``executive`` asks by the second test, of meetings of the executive. Raises LawError for days in an
    impossible order.
    """
    _in_order(last, today, approved, left_out)
    edition = SIX_MONTHS.on(last, nation, "executive" if executive else "council")
    ends = same_date(last, edition.value)[0]
    skipped = [Line(last, why="last attended"), Line(edition.value, why="months")]
    for spell in sorted(left_out):
        first, until = max(spell.first, last + ONE_DAY), spell.last
        if first <= min(until, ends):
            days = (until - first).days + 1
            ends += timedelta(days)
            skipped.append(Line(days, why=f"days left out from {wording.day(first)}"))
    if approved is not None:
        skipped.append(Line(approved, approved <= ends, "the reason was approved"))
    skipped.append(Line(today, why="today"))
    warnings = _warnings(last, today, ends, choices)
    return reached(SIX_MONTHS, edition, tuple(skipped), _seat, _said, warnings)


def _seat(lines: tuple[Line, ...]) -> Seat:
    """Recounts the end of the six months and whether the seat is lost."""
    last, months, *rest, today = lines
    assert isinstance(last.value, date) and isinstance(today.value, date)
    ends = same_date(last.value, months.number)[0]
    ends += timedelta(sum(line.number for line in rest if isinstance(line.value, int)))
    approved = any(line.counts for line in rest if isinstance(line.value, date))
    return Seat(ends, today.value > ends and not approved)


def _said(seat: Seat) -> str:
    return f"six months end with {wording.day(seat.ends)}; the seat is {'lost' if seat.lost else 'kept'}"


def _warnings(last: date, today: date, ends: date, choices: Choices) -> tuple[str, ...]:
    for months in sorted((choices[WARN_FIRST], choices[WARN_AGAIN]), reverse=True):
        if same_date(last, months)[0] <= today <= ends:
            return (
                f"{months} months have passed without attendance: attend, or have the council approve the "
                f"reason, by {wording.day(ends)}.",
            )
    return ()


def _in_order(last: date, today: date, approved: date | None, left_out: Sequence[Absence]) -> None:
    if civil_day(today, "today") < civil_day(last, "last"):
        raise LawError("today", "cannot be before the last attendance")
    if approved is not None and civil_day(approved, "approved") > today:
        raise LawError("approved", "the council cannot have approved it after the day asked")
    before = date.min
    for spell in sorted(left_out):
        if spell.last < spell.first or spell.first <= before:
            raise LawError("left_out", "a spell ends after it begins, and before the next one begins")
        before = spell.last
