"""How dates, numbers and results are said in plain English."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from itertools import groupby

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


def day(when: date) -> str:
    """``when`` with its weekday: Tuesday 6 May 2025."""
    return f"{WEEKDAYS[when.weekday()]} {when.day} {MONTHS[when.month - 1]} {when.year}"


def days(when: Iterable[date]) -> str:
    """Days in order, by month: 28, 29, 30 April, 1, 2 May 2025."""
    ordered = sorted(when)
    months = [
        f"{', '.join(str(one.day) for one in group)} {MONTHS[month - 1]}"
        for (_, month), group in groupby(ordered, key=lambda one: (one.year, one.month))
    ]
    return f"{', '.join(months)} {ordered[-1].year}" if ordered else "no day"


def number(count: int, what: str) -> str:
    """A number with its unit: 1 clear day, 5 clear days."""
    return f"{count:,} {what}" + ("" if count == 1 else "s")


def both(parts: Sequence[str]) -> str:
    """A list in words: 1, 2 and 3."""
    if len(parts) < 2:
        return "".join(parts)
    return f"{', '.join(parts[:-1])} and {parts[-1]}"


def value(what: object) -> str:
    """Any result or argument in words, as the generated pages show it."""
    if isinstance(what, bool):
        return "yes" if what else "no"
    if isinstance(what, datetime):
        return f"{day(what)} at {what:%H:%M}"
    if isinstance(what, date):
        return day(what)
    if isinstance(what, Mapping):
        return both([f"{name} {value(one)}" for name, one in what.items()]) or "nothing"
    if "__str__" in vars(type(what)) and not isinstance(what, str):
        return str(what)
    fields = getattr(what, "_fields", None) or getattr(what, "__dataclass_fields__", None)
    if fields and type(what).__str__ is not object.__str__:
        return str(what)  # it says itself
    if fields:
        said = [f"{name.replace('_', ' ')} {value(getattr(what, name))}" for name in fields]
        return ", ".join(said)
    if isinstance(what, tuple | list | frozenset):
        return both([value(one) for one in what]) or "none"
    return "nothing" if what is None or what == "" else str(what)
