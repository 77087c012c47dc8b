"""Counting days, one by one, so that every count can be shown and counted again.

The functions that count return lines: a day each, whether it counts, and why not. The functions that end a
count (``last_day``, ``earliest``, ``until`` …) reach the date from the lines alone.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import NamedTuple, cast

from minutebook.law.answer import Line
from minutebook.law.errors import LawError
from minutebook.law.working_days import ONE_DAY, Calendar

Lines = tuple[Line, ...]

MOST = 366
"""The longest count of days: what the law counts in days is shorter than a year."""


class LastDay(NamedTuple):
    """The last safe day, on which the council works, and the last day of any kind."""

    working_day: date
    any_day: date


class Earliest(NamedTuple):
    """The first day of any kind on which something may be done, and the first on which the council works."""

    any_day: date
    working_day: date


def before(day: date, count: int, calendar: Calendar, *, every_day: bool = False) -> Lines:
    """``count`` days that count, backwards from the day before ``day``, and those passed over on the way.

    Goes on past the last one over days on which the council does not work: the line before the last safe day.
    """
    return _walk(day, -ONE_DAY, count, calendar, every_day)


def after(day: date, count: int, calendar: Calendar, *, every_day: bool = False) -> Lines:
    """``count`` days that count, forwards from the day after ``day``, and the idle days that follow them."""
    return _walk(day, ONE_DAY, count, calendar, every_day)


def beginning_with(day: date, count: int, calendar: Calendar) -> Lines:
    """``count`` working days of which ``day`` is the first, if the council works on it."""
    return _walk(day - ONE_DAY, ONE_DAY, count, calendar, False)


def between(first: date, last: date, calendar: Calendar, *, every_day: bool = False) -> Lines:
    """Every day strictly between ``first`` and ``last``."""
    return tuple(
        _line(first + timedelta(days=number), calendar, every_day) for number in range(1, (last - first).days)
    )


def _walk(day: date, step: timedelta, count: int, calendar: Calendar, every_day: bool) -> Lines:
    if not 1 <= count <= MOST:
        raise LawError("days", f"must be 1 to {MOST}, but is {count}")
    lines: list[Line] = []
    while count:
        day += step
        line = _line(day, calendar, every_day)
        lines.append(line)
        count -= line.counts
    while True:
        day += step
        why = calendar.why_not(day)
        if not why:
            return tuple(lines)
        lines.append(Line(day, False, why))


def _line(day: date, calendar: Calendar, every_day: bool) -> Line:
    why = "" if every_day else calendar.why_not(day)
    return Line(day, not why, why)


def counted(lines: Lines) -> list[date]:
    """The days that count."""
    return cast("list[date]", [line.value for line in lines if line.counts])


def looked_at(lines: Lines) -> list[date]:
    """Every day, whether it counts or not."""
    return cast("list[date]", [line.value for line in lines])


def last_day(lines: Lines) -> LastDay:
    """The day before all that were looked at, and the day before all that count."""
    return LastDay(first(lines) - ONE_DAY, min(counted(lines)) - ONE_DAY)


def earliest(lines: Lines) -> Earliest:
    """The day after all that count, and the day after all that were looked at."""
    return Earliest(max(counted(lines)) + ONE_DAY, latest(lines) + ONE_DAY)


def nth(lines: Lines) -> date:
    """The last of the days that count, going forwards."""
    return max(counted(lines))


def nth_before(lines: Lines) -> date:
    """The last of the days that count, going backwards."""
    return min(counted(lines))


def first(lines: Lines) -> date:
    """The earliest day of all."""
    return min(looked_at(lines))


def latest(lines: Lines) -> date:
    """The latest day of all."""
    return max(looked_at(lines))


def disputes(lines: Lines, calendar: Calendar) -> tuple[str, ...]:
    """What the calendar warns of among the days looked at."""
    days = [line.value for line in lines if isinstance(line.value, date)]
    return calendar.warnings(min(days) - ONE_DAY, max(days) + ONE_DAY) if days else ()
