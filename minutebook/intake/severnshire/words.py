"""Dates, lists and years as English minutes write them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

QUARTERS = {
    1: "April to June",
    2: "July to September",
    3: "October to December",
    4: "January to March",
}
NUMBERS = [
    "no",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
]


def long_date(day: date) -> str:
    """``4 March 2026``."""
    return f"{day.day} {day:%B %Y}"


def weekday_date(day: date) -> str:
    """``Wednesday 4 March 2026``."""
    return f"{day:%A} {long_date(day)}"


def month_after(day: date, months: int) -> str:
    """``March 2026``: the month ``months`` after (or before) that of ``day``."""
    place = day.year * 12 + day.month - 1 + months
    return f"{date(place // 12, place % 12 + 1, 1):%B %Y}"


def fiscal_year(day: date, years: int = 0) -> str:
    """``2025/26``: the financial year ``day`` falls in, or that many years from it."""
    start = day.year - (day.month < 4) + years
    return f"{start}/{(start + 1) % 100:02}"


def last_quarter(day: date) -> str:
    """``quarter 2 of 2025/26 (July to September)``: the last one over at least five weeks before ``day``."""
    settled = day - timedelta(days=35)
    quarter = (settled.month - 4) % 12 // 3
    ended = settled - timedelta(days=95)
    number, year = (quarter, settled) if quarter else (4, ended)
    return f"quarter {number} of {fiscal_year(year)} ({QUARTERS[number]})"


def listed(things: Sequence[str], joint: str = "and") -> str:
    """``a, b and c``."""
    if len(things) < 2:
        return "".join(things)
    return f"{', '.join(things[:-1])} {joint} {things[-1]}"


def counted(number: int) -> str:
    """The number as minutes write it: a word up to twelve, then figures."""
    return NUMBERS[number] if number < len(NUMBERS) else str(number)


def clock_time(iso: str) -> str:
    """``2.35 pm`` from ``14:35``."""
    hour, minute = int(iso[:2]), iso[3:5]
    return f"{hour % 12 or 12}.{minute} {'am' if hour < 12 else 'pm'}"
