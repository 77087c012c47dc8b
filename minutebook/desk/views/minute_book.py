"""The minute book of a year at the desk: each body's, leaves and seals, and the private part's own book."""

from __future__ import annotations

from io import BytesIO

import pikepdf
from django.http import HttpResponse
from django.shortcuts import render

from minutebook.book import catalogue, clock, municipal_year
from minutebook.book.errors import NotFound
from minutebook.book.minute_book import Volume, volume
from minutebook.book.shelf import closed_book, public_book
from minutebook.desk.giving_out import bytes_of, to_be_saved
from minutebook.desk.minutes_shown import entitled, sheets
from minutebook.desk.page import Asked, Visit, demand, page
from minutebook.drafts.minutes import noting
from minutebook.drafts.practice import bodies, body_of

EARLIEST = 1900
"""No minute book of this desk is older."""


@page("minutes.see")
def books(request: Asked) -> HttpResponse:
    """Each body with the years it has minutes of."""
    visit = request.visit
    rows = catalogue.entries(public_book(), visit.council).filter(
        kind="meeting", label__in=["draft", "approved", "signed"]
    )
    begun: dict[str, set[int]] = {}
    for group, date in rows.values_list("group", "date"):
        if visit.may("minutes.see", group):
            begun.setdefault(group, set()).add(municipal_year.about(date))
    names = {row.object: row.title for row in bodies(visit.council, clock.today())}
    shelf = [
        (body, names.get(body) or str(body_of(visit.council, body).name), _named(years))
        for body, years in begun.items()
    ]
    return render(request, "desk/minutes/books.html", {"shelf": sorted(shelf, key=lambda one: one[1])})


def _named(years: set[int]) -> list[tuple[int, str]]:
    return [(year, municipal_year.name(year)) for year in sorted(years, reverse=True)]


@page("minutes.see")
def book(request: Asked, body: str, year: int) -> HttpResponse:
    """One minute book: its meetings in order, the leaves, who signed, and whether every seal holds."""
    visit = request.visit
    thing = body_of(visit.council, body)
    demand(request, "minutes.see", body)
    if not EARLIEST <= year <= clock.today().year:
        raise NotFound("There is no minute book of that year.")
    reads = bool(entitled(visit, body))
    closed = volume(closed_book(), visit.council, body, year) if reads else None
    private = {one.meeting.id: one.private for one in closed.bound if one.private} if closed else {}
    open_one = volume(public_book(), visit.council, body, year)
    faults = {held.meeting: held.faults for held in noting.check(visit.council)}
    context = {
        "body": thing,
        "volume": open_one,
        "rows": [
            (one, private.get(one.meeting.id, ()), faults.get(one.meeting.id, ())) for one in open_one.bound
        ],
        "private": bool(private),
        "before": year - 1,
        "after": year + 1 if year < clock.today().year else 0,
    }
    return render(request, "desk/minutes/book.html", context)


@page("paper.read-closed")
def private(request: Asked, body: str, year: int) -> HttpResponse:
    """The signed leaves of what a body did in private in a year, as one PDF in the order of their numbers."""
    visit = request.visit
    demand(request, "paper.read-closed", body)
    if not EARLIEST <= year <= clock.today().year:
        raise NotFound("There is no minute book of that year.")
    found = volume(closed_book(), visit.council, body, year)
    data = _bound(visit, found)
    if data is None:
        raise NotFound("Nothing done in private in that year is signed.")
    name = f"minute-book-{found.name.replace('/', '-')}-private.pdf"
    return to_be_saved(data, name, mark="Not for publication")


def _bound(visit: Visit, found: Volume) -> bytes | None:
    """The private leaves joined; every look at what they hold is logged."""
    signed = sorted((one for one in found.bound if one.private), key=lambda one: one.private)
    if not signed:
        return None
    with pikepdf.new() as whole:
        for one in signed:
            part = one.meeting.minutes.private
            if part is None or part.file is None:
                continue
            sheets(visit, one.meeting, version=0)
            with pikepdf.open(BytesIO(bytes_of(part.file))) as pdf:
                whole.pages.extend(pdf.pages)
        data = BytesIO()
        whole.save(data)
    return data.getvalue()
