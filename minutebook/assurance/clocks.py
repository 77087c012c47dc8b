"""The duties that begin when a council receives a report, counted in working days. No Django.

A working day is no Saturday, Sunday, Christmas Day, Good Friday or bank holiday (SI 2007/462 reg. 1; SI
2015/1792 reg. 1); the day of receipt is not counted.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import NamedTuple

from minutebook.assurance.inspections import Inspection
from minutebook.law.nations import Nation
from minutebook.law.working_days import Calendar

PUBLISH_DAYS, STATEMENT_DAYS = 30, 70


class Duty(NamedTuple):
    """One thing the council must do: what, how many working days, the last day (ISO), the law."""

    what: str
    days: int
    last: str
    source: str
    counted_from: str


def duties(inspection: Inspection, nation: Nation = "england") -> list[Duty]:
    """What the council must do and by when; nothing for a mere visit or where the days are not known.

    Counted from the day the council received the report; where that is not on record, from the day it was
    published, which the answer says.
    """
    begin = inspection.received or inspection.published
    if not begin or inspection.event not in ("standard", "short", "joint inspection") or nation != "england":
        return []
    counted = "the day it was received" if inspection.received else "the day it was published"
    calendar = Calendar(nation)
    first = date.fromisoformat(begin)
    publish, statement = (
        working_days_after(first, days, calendar).isoformat() for days in (PUBLISH_DAYS, STATEMENT_DAYS)
    )
    if inspection.event == "joint inspection":
        source = "SI 2015/1792 reg. 4"
        return [
            Duty("send and publish a written statement of action", STATEMENT_DAYS, statement, source, counted)
        ]
    return [
        Duty("publish the report", PUBLISH_DAYS, publish, "EIA 2006 s.137(4); SI 2007/462", counted),
        Duty(
            "publish a written statement of the action it proposes, and when",
            STATEMENT_DAYS,
            statement,
            "EIA 2006 s.137(3), (4); SI 2007/462",
            counted,
        ),
    ]


def working_days_after(first: date, count: int, calendar: Calendar) -> date:
    """The last of ``count`` working days that begin on the day after ``first``."""
    day = first
    while count:
        day += timedelta(days=1)
        count -= not calendar.why_not(day)
    return day
