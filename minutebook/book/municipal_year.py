"""The municipal year, by which minutes are bound: from one annual meeting of the council to the next.

The annual meeting is held in March, April or May, in an election year within 21 days of the day the
retiring councillors go (LGA 1972, Sch 12 para 1; England and Wales), which can be in June. Where the book
has no annual meeting of a year, the year begins on 1 May.
"""

from __future__ import annotations

from minutebook.book import catalogue
from minutebook.book.schema import Meeting
from minutebook.book.shelf import Book


def limits(book: Book, council: str, year: int) -> tuple[str, str]:
    """The first day of the municipal year that begins in ``year``, and of the one after it (ISO dates)."""
    return begins(book, council, year), begins(book, council, year + 1)


def begins(book: Book, council: str, year: int) -> str:
    """The day of the annual meeting in ``year``, or 1 May."""
    rows = catalogue.entries(book, council)
    whole = rows.filter(kind="body", state="council").values_list("object", flat=True)
    spring = rows.filter(kind="meeting", group__in=list(whole), date__gte=f"{year}-03", date__lt=f"{year}-07")
    things = catalogue.things_of(book, spring).values()
    days = sorted(
        thing.start[:10]
        for thing in things
        if isinstance(thing, Meeting) and thing.kind == "annual" and thing.state != "cancelled"
    )
    return days[0] if days else f"{year}-05-01"


def year_of(book: Book, council: str, day: str) -> int:
    """The year in which the municipal year of a day began."""
    year = int(day[:4])
    return year if day >= begins(book, council, year) else year - 1


def name(year: int) -> str:
    """``2025/26``, as the minute book of a year is called."""
    return f"{year}/{(year + 1) % 100:02}"
