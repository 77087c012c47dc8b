"""The municipal year, by which minutes are bound: from one annual meeting of the council to the next.

The annual meeting is held in March, April or May, in an election year within 21 days of the day the
retiring councillors go (LGA 1972, Sch 12 para 1; England and Wales), which can be in June. Where the book
has no annual meeting of a year, the year begins on 1 May.
"""

from __future__ import annotations

from django.db.models import OuterRef, Q, QuerySet, Subquery

from minutebook.book import canonical, catalogue
from minutebook.book.models import Entry, Text
from minutebook.book.schema import Meeting
from minutebook.book.shelf import Book


def limits(book: Book, council: str, year: int) -> tuple[str, str]:
    """The first day of the municipal year that begins in ``year``, and of the one after it (ISO dates)."""
    first, last = _begin(book, council, year, year + 1)
    return first, last


def begins(book: Book, council: str, year: int) -> str:
    """The day of the annual meeting in ``year``, or 1 May."""
    return _begin(book, council, year)[0]


def _begin(book: Book, council: str, *years: int) -> list[str]:
    """The first day of each of these municipal years, in one query."""
    rows = catalogue.entries(book, council)
    whole = rows.filter(kind="body", state="council").values("object")
    springs = Q()
    for year in years:
        springs |= Q(date__gte=f"{year}-03", date__lt=f"{year}-07")
    held = rows.filter(springs, kind="meeting", group__in=whole).exclude(state="cancelled")
    days = sorted(thing.start[:10] for _, thing in meetings(book, council, held) if thing.kind == "annual")
    return [next((day for day in days if day[:4] == str(year)), f"{year}-05-01") for year in years]


def meetings(book: Book, council: str, rows: QuerySet[Entry]) -> list[tuple[str, Meeting]]:
    """The meetings that entries stand for, each with its path, in the order of their days; one query."""
    texts = Text.objects.using(book.alias).filter(council=council, sequence__in=rows.values("sequence"))
    paths = rows.filter(council=council, sequence=OuterRef("sequence")).values("path")[:1]
    found = []
    for data, path in texts.annotate(at=Subquery(paths)).values_list("data", "at"):
        thing = canonical.decode(bytes(data)).object
        if isinstance(thing, Meeting):
            found.append((path, thing))
    return sorted(found, key=lambda pair: (pair[1].start, pair[1].id))


def year_of(book: Book, council: str, day: str) -> int:
    """The year in which the municipal year of a day began."""
    year = int(day[:4])
    return year if day >= begins(book, council, year) else year - 1


def about(day: str) -> int:
    """The year in which the municipal year of a day began, by 1 May: near enough for lists; no query."""
    return int(day[:4]) - (day[5:7] < "05")


def name(year: int) -> str:
    """``2025/26``, as the minute book of a year is called."""
    return f"{year}/{(year + 1) % 100:02}"
