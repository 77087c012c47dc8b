"""Today in the council's time, and the arithmetic of months and years that calendars need."""

from __future__ import annotations

import calendar
from datetime import date, timedelta
from functools import lru_cache
from typing import NamedTuple

from django.utils.dateformat import format as formatted
from django.utils.translation import get_language

from minutebook.book import clock


def today() -> str:
    """Today's date in the council's time, ISO."""
    return clock.today().isoformat()


def written(value: str, how: str = "j F Y") -> str:
    """An ISO date in words of the page's language (``how`` as Django formats dates); else as it stands."""
    try:
        return _in_words(value[:10], how, get_language())
    except ValueError:
        return value


@lru_cache(maxsize=4096)
def _in_words(day: str, how: str, language: str | None) -> str:
    """Kept, since a page says the same few days many times; ``language`` is the one that is active."""
    return formatted(date.fromisoformat(day), how)


def days_after(day: str, count: int) -> str:
    """The ISO date ``count`` days after (or, negative, before) an ISO date."""
    return (date.fromisoformat(day) + timedelta(days=count)).isoformat()


class Month(NamedTuple):
    """A month of the calendar, as pages name it: ``2026-05``."""

    year: int
    month: int

    def __str__(self) -> str:
        return f"{self.year:04}-{self.month:02}"

    def next(self) -> Month:
        """The month after."""
        return Month(self.year + self.month // 12, self.month % 12 + 1)

    def before(self) -> Month:
        """The month before."""
        return Month(self.year - (self.month == 1), (self.month - 2) % 12 + 1)

    def weeks(self) -> list[list[str]]:
        """Weeks from Monday to Sunday as ISO dates; an empty string where a day is another month's."""
        return [
            [f"{self}-{day:02}" if day else "" for day in week]
            for week in calendar.Calendar().monthdayscalendar(self.year, self.month)
        ]


def month_of(text: str) -> Month:
    """The month ``2026-05`` (or of a whole date) names; this month for anything that names none."""
    year, _, month = text[:7].partition("-")
    if len(year) == 4 and year.isdigit() and month.isdigit() and 1 <= int(month) <= 12 and int(year) > 0:
        return Month(int(year), int(month))
    return Month(int(today()[:4]), int(today()[5:7]))


def year_of(text: str) -> str:
    """``text`` where it is a year of four digits, else nothing."""
    return text if len(text) == 4 and text.isdecimal() and text.isascii() and text > "0000" else ""
