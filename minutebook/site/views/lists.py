"""Pages that list: home, bodies, meetings, people, decisions, matters, documents."""

from __future__ import annotations

from itertools import groupby
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from minutebook.book import catalogue, clock
from minutebook.book.models import Entry
from minutebook.site.reader import Site

DECIDED = ("resolved", "recommended")
PER_PAGE = 50


def today() -> str:
    """Today's date in the council's time."""
    return clock.today().isoformat()


def home(request: HttpRequest, site: Site) -> HttpResponse:
    """The next meetings, the newest decisions, what changed."""
    rows = catalogue.entries(site.book, site.id)
    coming = rows.filter(kind="meeting", date__gte=today()).exclude(state="cancelled").order_by("date")[:6]
    decided = rows.filter(kind="item", state__in=DECIDED).exclude(summary="").order_by("-date", "position")
    heads = catalogue.changes(site.book, site.id, count=8)
    bodies = {entry.object: entry for entry in rows.filter(kind="body")}
    recent = list(decided[:8])
    changed = catalogue.by_id(site.book, site.id, {head.object for head in heads})
    context = {
        "coming": [(entry, bodies.get(entry.group)) for entry in coming],
        "decided": [(entry, bodies.get(entry.group)) for entry in recent],
        "changes": [(head, changed.get(head.object)) for head in heads],
        "bodies": sorted(
            (b for b in bodies.values() if not b.until or b.until >= today()), key=lambda b: b.title
        ),
    }
    return render(request, "site/home.html", context)


def bodies(request: HttpRequest, site: Site) -> HttpResponse:
    """All bodies: those that meet, and those that met."""
    rows = list(catalogue.entries(site.book, site.id).filter(kind="body").order_by("title"))
    now = [row for row in rows if not row.until or row.until >= today()]
    return render(request, "site/bodies.html", {"now": now, "past": [row for row in rows if row not in now]})


def meetings(request: HttpRequest, site: Site) -> HttpResponse:
    """Meetings to come, or those of one year."""
    rows = catalogue.entries(site.book, site.id).filter(kind="meeting")
    bodies = {b.object: b for b in catalogue.entries(site.book, site.id).filter(kind="body")}
    first = rows.order_by("date").values_list("date", flat=True).first()
    year = request.GET.get("year", "")
    if year.isdigit() and len(year) == 4:
        chosen = rows.filter(date__gte=year, date__lt=str(int(year) + 1)).order_by("-date")
    else:
        year, chosen = "", rows.filter(date__gte=today()).order_by("date")
    months = [
        (month, [(entry, bodies.get(entry.group)) for entry in group])
        for month, group in groupby(chosen, key=lambda entry: entry.date[:7])
    ]
    years = range(int(today()[:4]), int((first or today())[:4]) - 1, -1)
    return render(request, "site/meetings.html", {"months": months, "year": year, "years": years})


def people(request: HttpRequest, site: Site) -> HttpResponse:
    """Members now, and members of the past."""
    rows = list(catalogue.entries(site.book, site.id).filter(kind="person"))
    rows.sort(key=lambda row: (row.label.casefold(), row.title.casefold()))
    now = [row for row in rows if not row.until or row.until >= today()]
    return render(request, "site/people.html", {"now": now, "past": [row for row in rows if row not in now]})


def decisions(request: HttpRequest, site: Site) -> HttpResponse:
    """What was decided, newest first: records of decision and resolutions of meetings."""
    rows = catalogue.entries(site.book, site.id)
    records = rows.filter(kind="decision")
    resolved = rows.filter(kind="item", state__in=DECIDED).exclude(summary="")
    number = page_number(request)
    window = slice((number - 1) * PER_PAGE, number * PER_PAGE + 1)
    found = list(records.union(resolved).order_by("-date", "path")[window])
    bodies = {b.object: b for b in rows.filter(kind="body")}
    context = paged(found, number)
    context["rows"] = [(entry, bodies.get(entry.group)) for entry in context["rows"]]
    return render(request, "site/decisions.html", context)


def matters(request: HttpRequest, site: Site) -> HttpResponse:
    """Subjects that are followed across bodies."""
    rows = catalogue.entries(site.book, site.id).filter(kind="matter").order_by("title")
    return render(request, "site/matters.html", {"rows": rows})


def documents(request: HttpRequest, site: Site) -> HttpResponse:
    """All papers, newest first."""
    number = page_number(request)
    rows = catalogue.entries(site.book, site.id).filter(kind="document").order_by("-date", "path")
    found = list(rows[(number - 1) * PER_PAGE : number * PER_PAGE + 1])
    return render(request, "site/documents.html", paged(found, number))


def page_number(request: HttpRequest) -> int:
    """The page asked for; the first for anything that is no page."""
    asked = request.GET.get("page", "1")
    return max(1, int(asked)) if asked.isdigit() and len(asked) < 7 else 1


def paged(found: list[Entry], number: int) -> dict[str, Any]:
    """A page of a list that was asked for with one row more than it shows."""
    return {
        "rows": found[:PER_PAGE],
        "page": number,
        "newer": number - 1,
        "older": number + 1 if len(found) > PER_PAGE else 0,
    }
