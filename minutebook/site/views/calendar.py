"""The calendar: meetings as a list by month, and as a month's grid, of all bodies or of one."""

from __future__ import annotations

from itertools import groupby
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from minutebook.book.models import Entry
from minutebook.site.adjourned import later_days
from minutebook.site.days import month_of, today, year_of
from minutebook.site.lookups import bodies_by_name, ends_of, meetings_between
from minutebook.site.page import page
from minutebook.site.reader import Site


def meetings(request: HttpRequest, site: Site) -> HttpResponse:
    """Meetings to come, or those of one year, by month."""
    bodies, chosen = _bodies(request, site)
    year = year_of(request.GET.get("year", ""))
    since, before = (year, f"{int(year) + 1:04}") if year else (today(), "")
    sittings = _sittings(site, bodies, chosen, since, before)
    named = {body.object: body for body in bodies}
    months = [
        (month, [(entry, named.get(entry.group)) for entry in group])
        for month, group in groupby(sittings, key=lambda entry: entry.date[:7])
    ]
    first = ends_of(site, "meeting")[0] or today()
    years = range(int(today()[:4]), int(first[:4]) - 1, -1)
    context = {"months": months, "year": year, "years": [str(one) for one in years]}
    return page(request, site, "meetings", context | _choice(bodies, chosen))


def month(request: HttpRequest, site: Site) -> HttpResponse:
    """One month in weeks."""
    bodies, chosen = _bodies(request, site)
    at = month_of(request.GET.get("month", ""))
    named = {body.object: body for body in bodies}
    by_day: dict[str, list[tuple[Entry, Entry | None]]] = {}
    for entry in _sittings(site, bodies, chosen, str(at), f"{at}-99"):
        by_day.setdefault(entry.date[:10], []).append((entry, named.get(entry.group)))
    first, last = ends_of(site, "meeting")
    weeks = [[(day, by_day.get(day, [])) for day in week] for week in at.weeks()]
    context = {
        "month": str(at),
        "before": str(at.before()) if first and str(at) > first[:7] else "",
        "after": str(at.next()) if last and str(at) < max(last, today())[:7] else "",
        "weeks": weeks,
        "none": not by_day,
        "today": today(),
        "this_month": today()[:7],
    }
    trail = [(_("Meetings"), "meetings")]
    return page(request, site, "calendar", context | _choice(bodies, chosen), trail=trail)


def _sittings(site: Site, bodies: list[Entry], chosen: Entry | None, since: str, before: str) -> list[Entry]:
    """Meetings in the order of their days, and each again on the days on which it resumed."""
    rows = meetings_between(site, since, before, chosen.object if chosen else "")
    shown = [chosen] if chosen else bodies
    later = later_days(site, [body.object for body in shown], since, before)
    return sorted([*rows, *later], key=lambda entry: (entry.date, entry.object))


def _bodies(request: HttpRequest, site: Site) -> tuple[list[Entry], Entry | None]:
    """All bodies by name, and the one asked for by its slug."""
    bodies = bodies_by_name(site)
    asked = request.GET.get("body", "")
    return bodies, next((body for body in bodies if body.slug == asked), None)


def _choice(bodies: list[Entry], chosen: Entry | None) -> dict[str, Any]:
    """What the filter shows, and what its links carry on."""
    return {"bodies": bodies, "chosen": chosen, "carried": f"&body={chosen.slug}" if chosen else ""}
