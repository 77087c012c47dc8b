"""The phrases in which the law counts time. Each is a function of its own, for no two count alike."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any, cast

from minutebook.law import counting, wording
from minutebook.law.answer import Answer, Line, reached
from minutebook.law.counting import Earliest, LastDay, Lines
from minutebook.law.errors import LawError
from minutebook.law.nations import Nation
from minutebook.law.rules import Edition, Rule, example, rule
from minutebook.law.working_days import ONE_DAY, Calendar, calendar_of, civil_day

CLEAR_DAYS = rule(
    "clear-days",
    "Clear days before a meeting",
    "Clear days are whole days strictly between publication and the meeting, without weekends, bank "
    "holidays of the council's own nation and days on which its offices are closed.",
    Edition(
        "R v Herefordshire Justices (1820); R v Swansea City Council ex parte Elitestone (CA, 1993)",
        None,
        note="No Act defines the phrase: the courts do.",
    ),
)


@CLEAR_DAYS.answered_by(
    example(
        LastDay(date(2025, 4, 25), date(2025, 4, 27)), nation="england", meeting=date(2025, 5, 6), count=5
    ),
    example(
        LastDay(date(2025, 4, 16), date(2025, 4, 16)), nation="scotland", meeting=date(2025, 4, 23), count=3
    ),
)
def clear_days_before(
    nation: Nation, meeting: date, count: int, calendar: Calendar | None = None
) -> Answer[LastDay]:
    """The last day on which papers may go out so that ``count`` clear days lie before ``meeting``.

    ``working_day`` is the last on which the offices are open, and what to rely on; ``any_day`` may be a
    weekend, which is arguable only. Source: the cases named in the rule.
    """
    calendar = calendar_of(nation, calendar)
    meeting = civil_day(meeting, "meeting")
    lines = counting.before(meeting, count, calendar)
    return reached(
        CLEAR_DAYS,
        CLEAR_DAYS.on(meeting, nation),
        lines,
        counting.last_day,
        f"{wording.number(count, 'clear day')} before {wording.day(meeting)}: "
        f"{wording.days(counting.counted(lines))} count",
        counting.disputes(lines, calendar),
    )


CLEAR_DAYS_ELAPSED = rule(
    "clear-days-elapsed",
    "After so many clear days have elapsed",
    "Something may be done on the day after the last of so many clear days that follow the day of a notice.",
    Edition("SI 2012/2089 reg 10(1)(c); clear days as the courts count them", None),
)


@CLEAR_DAYS_ELAPSED.answered_by(
    example(
        Earliest(date(2025, 5, 10), date(2025, 5, 12)), nation="england", notice=date(2025, 5, 1), count=5
    ),
)
def clear_days_elapsed(
    nation: Nation, notice: date, count: int, calendar: Calendar | None = None
) -> Answer[Earliest]:
    """The earliest day on which something may be done once ``count`` clear days followed ``notice``."""
    calendar = calendar_of(nation, calendar)
    notice = civil_day(notice, "notice")
    lines = counting.after(notice, count, calendar)
    return reached(
        CLEAR_DAYS_ELAPSED,
        CLEAR_DAYS_ELAPSED.on(notice, nation),
        lines,
        counting.earliest,
        f"{wording.number(count, 'clear day')} after {wording.day(notice)}: "
        f"{wording.days(counting.counted(lines))} count",
        counting.disputes(lines, calendar),
    )


WORKING_DAYS_AFTER = rule(
    "working-days-after",
    "Working days after a day",
    "The day itself is day 0; the period ends with the last of the working days that follow it.",
    Edition("Practice of call-in schemes: the day of publication is not counted", None, status="local"),
)


@WORKING_DAYS_AFTER.answered_by(
    example(date(2025, 5, 9), nation="england", day=date(2025, 5, 1), count=5),
    example(date(2018, 10, 22), nation="wales", day=date(2018, 10, 16), count=4),
)
def working_days_after(
    nation: Nation, day: date, count: int, calendar: Calendar | None = None
) -> Answer[date]:
    """The last day of the period of ``count`` working days after ``day``."""
    return _working_days(WORKING_DAYS_AFTER, counting.after, nation, day, count, calendar)


WORKING_DAYS_BEGINNING = rule(
    "working-days-beginning-with",
    "Working days beginning with a day",
    "The day itself is day 1, if it is a working day; the period ends with the last working day.",
    Edition("LGA 1972 s.100C(1C), and the ordinary reading of 'beginning with'", None),
)


@WORKING_DAYS_BEGINNING.answered_by(
    example(date(2025, 5, 14), nation="wales", day=date(2025, 5, 6), count=7),
    example(date(2026, 1, 5), nation="wales", day=date(2025, 12, 23), count=7),
)
def working_days_beginning_with(
    nation: Nation, day: date, count: int, calendar: Calendar | None = None
) -> Answer[date]:
    """The last day of the period of ``count`` working days of which ``day`` is the first."""
    return _working_days(WORKING_DAYS_BEGINNING, counting.beginning_with, nation, day, count, calendar)


def _working_days(
    rule: Rule[None],
    count_days: Callable[[date, int, Calendar], Lines],
    nation: Nation,
    day: date,
    count: int,
    calendar: Calendar | None,
) -> Answer[date]:
    calendar = calendar_of(nation, calendar)
    day = civil_day(day, "day")
    lines = count_days(day, count, calendar)
    phrase = rule.title.removeprefix("Working days ").removesuffix(" a day")
    return reached(
        rule,
        rule.on(day, nation),
        lines,
        counting.nth,
        f"{wording.number(count, 'working day')} {phrase} {wording.day(day)}: "
        f"{wording.days(counting.counted(lines))} count",
        counting.disputes(lines, calendar),
    )


DAYS_BEGINNING = rule(
    "days-beginning-with",
    "Days beginning with a day",
    "The day itself is day 1, and every day counts, weekends and holidays too.",
    Edition("Localism Act 2011 s.30(1), and the ordinary reading of 'beginning with'", None),
)


@DAYS_BEGINNING.answered_by(example(date(2025, 6, 2), day=date(2025, 5, 6), count=28))
def days_beginning_with(day: date, count: int) -> Answer[date]:
    """The last day of the period of ``count`` days of which ``day`` is the first."""
    return _period(DAYS_BEGINNING, day, count, "day", "days beginning with", _end_of_days)


MONTHS_BEGINNING = rule(
    "months-beginning-with",
    "Months beginning with a date",
    "The day itself is day 1; the period ends on the day before the same date of the last month, or with "
    "that month if it has no such date.",
    Edition("LGA 2000 s.9FE, and the ordinary reading of 'beginning with'", None),
)


@MONTHS_BEGINNING.answered_by(
    example(date(2025, 7, 13), day=date(2025, 5, 14), count=2),
    example(date(2025, 4, 30), day=date(2025, 3, 1), count=2),
)
def months_beginning_with(day: date, count: int) -> Answer[date]:
    """The last day of the period of ``count`` months of which ``day`` is the first day."""
    return _period(MONTHS_BEGINNING, day, count, "month", "months beginning with", _end_of_months)


YEARS_BEGINNING = rule(
    "years-beginning-with",
    "Years beginning with a date",
    "The day itself is day 1; the period ends with the day before the anniversary.",
    Edition("LGA 1972 ss.100C(1), 100D(2), and the ordinary reading of 'beginning with'", None),
)


@YEARS_BEGINNING.answered_by(
    example(date(2031, 5, 5), day=date(2025, 5, 6), count=6),
    example(date(2029, 5, 5), day=date(2025, 5, 6), count=4),
)
def years_beginning_with(day: date, count: int) -> Answer[date]:
    """The last day of the period of ``count`` years of which ``day`` is the first day."""
    return _period(YEARS_BEGINNING, day, count, "year", "years beginning with", _end_of_years)


MONTHS_FROM = rule(
    "months-from",
    "Months from a date",
    "The day itself is not counted; the period ends on the same date of the last month, or with that month "
    "if it has no such date.",
    Edition("Dodds v Walker [1981] 1 WLR 1027 (HL): the corresponding date rule", None),
)


@MONTHS_FROM.answered_by(
    example(date(2026, 2, 28), day=date(2025, 8, 31), count=6),
    example(date(2025, 11, 6), day=date(2025, 5, 6), count=6),
)
def months_from(day: date, count: int) -> Answer[date]:
    """The last day of the period of ``count`` months from ``day``, which is not counted itself."""
    return _period(MONTHS_FROM, day, count, "month", "months from", _months_later)


YEARS_FROM = rule(
    "years-from",
    "Years from a date",
    "The day itself is not counted; the period ends on the anniversary.",
    Edition("LGA (NI) 2014 ss.44(1), 45(2); Dodds v Walker [1981] 1 WLR 1027 (HL)", None),
)


@YEARS_FROM.answered_by(example(date(2031, 5, 6), day=date(2025, 5, 6), count=6))
def years_from(day: date, count: int) -> Answer[date]:
    """The last day of the period of ``count`` years from ``day``, which is not counted itself."""
    return _period(YEARS_FROM, day, count, "year", "years from", _years_later)


def _period(
    rule: Rule[None],
    day: date,
    count: int,
    unit: str,
    phrase: str,
    how: Callable[[Lines], date],
) -> Answer[date]:
    day = civil_day(day, "day")
    if not 1 <= count <= counting.MOST:
        raise LawError(f"{unit}s", f"must be 1 to {counting.MOST}, but is {count}")
    lines = (Line(day, True, phrase.partition(" ")[2]), Line(count, True, f"{unit}s"))
    words = phrase if count != 1 else phrase.replace("s", "", 1)
    return reached(
        rule,
        rule.on(day, "england"),
        lines,
        how,
        lambda end: f"{count} {words} {wording.day(day)} end with {wording.day(end)}",
    )


def same_date(day: date, months: int) -> tuple[date, bool]:
    """The date corresponding to ``day`` ``months`` later, and whether that month has it at all."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    last = monthrange(year, month + 1)[1]
    return date(year, month + 1, min(day.day, last)), day.day <= last


def _read(lines: Lines) -> tuple[date, int]:
    day, count = lines
    return cast(date, day.value), cast(int, count.value)


def _end_of_days(lines: Lines) -> date:
    day, count = _read(lines)
    return day + timedelta(days=count - 1)


def _end_of_months(lines: Lines) -> date:
    day, count = _read(lines)
    later, exists = same_date(day, count)
    return later - ONE_DAY if exists else later


def _end_of_years(lines: Lines) -> date:
    day, count = lines
    return _end_of_months((day, Line(12 * cast(Any, count.value))))


def _months_later(lines: Lines) -> date:
    day, count = _read(lines)
    return same_date(day, count)[0]


def _years_later(lines: Lines) -> date:
    day, count = _read(lines)
    return same_date(day, 12 * count)[0]
