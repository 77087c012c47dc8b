"""When bodies meet: a fixed weekday of fixed months, never on a holiday, and the days around it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from zoneinfo import ZoneInfo

import holidays

LONDON = ZoneInfo("Europe/London")
BEFORE = timedelta(days=731)
AHEAD = timedelta(days=182)


@dataclass(frozen=True)
class Rule:
    """Recurrence: the ``nth`` ``weekday`` (0 is Monday) of each of ``months``, at ``start``."""

    months: tuple[int, ...]
    nth: int
    weekday: int
    start: time


@cache
def bank_holidays(year: int) -> frozenset[date]:
    """The bank and public holidays of England in ``year``."""
    return frozenset(holidays.country_holidays("GB", subdiv="ENG", years=year))


def closed(day: date) -> bool:
    """Whether the council does no business: weekend, bank holiday, August or Christmas to New Year."""
    christmas = (day.month, day.day) >= (12, 24) or (day.month, day.day) <= (1, 2)
    return not working(day) or day.month == 8 or christmas


def working(day: date) -> bool:
    """Whether ``day`` is neither a Saturday, a Sunday nor a bank holiday in England."""
    return day.weekday() < 5 and day not in bank_holidays(day.year)


def working_day(day: date, step: int = 1) -> date:
    """``day`` itself if it is a working day, otherwise the next (``step`` -1: the last) that is."""
    while not working(day):
        day += timedelta(days=step)
    return day


def working_days_from(day: date, count: int) -> date:
    """The day ``count`` working days after ``day`` (before it, where ``count`` is negative)."""
    step = 1 if count > 0 else -1
    for _ in range(abs(count)):
        day = working_day(day + timedelta(days=step), step)
    return day


def agenda_day(meeting: date) -> date:
    """The last working day that leaves five clear days before ``meeting`` (LGA 1972 s.100A(6), 100B(3))."""
    return working_days_from(meeting, -6)


def meetings(rule: Rule, first: date, last: date) -> Iterator[date]:
    """The days a body meets from ``first`` to ``last``; a closed day moves the meeting on by weeks."""
    for year in range(first.year, last.year + 1):
        for month in rule.months:
            opening = date(year, month, 1)
            day = opening + timedelta(days=(rule.weekday - opening.weekday()) % 7 + 7 * (rule.nth - 1))
            while closed(day):
                day += timedelta(days=7)
            if first <= day <= last:
                yield day


def clock(day: date, hour: int, minute: int = 0) -> datetime:
    """That hour of ``day`` by the clocks of England, in UTC."""
    return datetime.combine(day, time(hour, minute), LONDON).astimezone(UTC)


@dataclass(frozen=True)
class Timeline:
    """The days that the county's story hangs on, all reckoned from ``today``."""

    today: date

    def around(self, offset: int) -> date:
        """The working day ``offset`` days from today."""
        return working_day(self.today + timedelta(days=offset))

    @property
    def first(self) -> date:
        """The day the record begins."""
        return self.today - BEFORE

    @property
    def last(self) -> date:
        """The last day that meetings are in the calendar for."""
        return self.today + AHEAD

    @property
    def elected(self) -> date:
        """The day of the last election of the whole council: a first Thursday in May."""
        before = self.first - timedelta(days=90)
        year = before.year if before >= self._poll(before.year) else before.year - 1
        return self._poll(year)

    @staticmethod
    def _poll(year: int) -> date:
        return next(day for day in (date(year, 5, n) for n in range(1, 8)) if day.weekday() == 3)

    @property
    def inspected(self) -> date:
        """The Monday on which inspectors arrived for the fortnight the model case is about."""
        day = self.today - timedelta(days=545)
        day -= timedelta(days=day.weekday())
        return day if working(day) else day + timedelta(days=7)

    @property
    def inspection_ended(self) -> date:
        """The Friday on which they left."""
        return self.inspected + timedelta(days=11)

    @property
    def inspection_published(self) -> date:
        """The day the report of that inspection came out."""
        return working_day(self.inspected + timedelta(days=44))

    @property
    def found_inadequate(self) -> date:
        """The day the report before that came out, some three and a half years earlier."""
        return working_day(self.inspection_published - timedelta(days=1258))

    @property
    def focused_visit(self) -> date:
        """The Tuesday of the later focused visit, about care leavers."""
        day = self.today - timedelta(days=165)
        return working_day(day - timedelta(days=day.weekday()) + timedelta(days=1))

    @property
    def improvement_ended(self) -> date:
        """The day the Improvement Board was dissolved, its task done by that report."""
        return working_day(self.inspection_published + timedelta(days=45))

    @property
    def group_began(self) -> date:
        """The day the task and finish group was set up."""
        return working_day(self.inspection_published + timedelta(days=20))

    @property
    def group_ended(self) -> date:
        """The day its report was adopted and it came to an end."""
        return self.around(-240)

    @property
    def resigned(self) -> date:
        """The day a councillor's seat fell vacant."""
        return self.around(-430)

    @property
    def by_election(self) -> date:
        """The day it was filled."""
        return self.around(-361)

    @property
    def changed_chair(self) -> date:
        """The day a scrutiny panel changed its chair."""
        return self.around(-190)
