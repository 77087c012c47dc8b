"""The figures of a body and a municipal year: attendance, votes by member, how long its minutes took."""

from __future__ import annotations

from typing import Any

from django.db import connections
from django.db.models import OuterRef, Subquery
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from minutebook.book import catalogue, municipal_year
from minutebook.book.models import Entry
from minutebook.site.days import today, year_of
from minutebook.site.lookups import bodies_by_name
from minutebook.site.marks import certain, fields_of
from minutebook.site.page import page
from minutebook.site.reader import Site
from minutebook.site.tallying import Seat, add_votes, held, members, middle, took

SEATS = """SELECT "entry"."object", "entry"."title", "entry"."label", "entry"."path",
    "link"."start", "link"."end"
    FROM "book_link" "link" JOIN "book_entry" "entry"
    ON "entry"."council" = "link"."council" AND "entry"."object" = "link"."source"
    WHERE "link"."council" = %s AND "link"."target" = %s AND "link"."rel" = 'member'
    ORDER BY "entry"."object", "link"."position" """
EARLIEST = 1900


def figures(request: HttpRequest, site: Site) -> HttpResponse:
    """Without a body the bodies to choose from; with one its year in figures."""
    body, every = chosen_body(request, site)
    if body is None:
        return page(request, site, "figures", {"body": None, "every": every})
    year = chosen_year(request, site)
    first, last = municipal_year.limits(site.book, site.id, year)
    rows = catalogue.entries(site.book, site.id).filter(
        kind="meeting", group=body.object, date__gte=first, date__lt=min(last, today())
    )
    meetings = municipal_year.meetings(site.book, site.id, rows)
    were_held = held(meetings)
    people = members(were_held, _seats(site, body.object))
    elements = certain(catalogue.elements(site.book, site.id)).filter(
        kind="vote", body=body.object, date__gte=first, date__lt=last
    )
    named = add_votes(people, [fields_of(element) for element in elements])
    times = took(were_held)
    expected = sum(one.expected for one in people)
    context: dict[str, Any] = {
        "body": body,
        "section": "bodies",
        "year": year,
        "name": municipal_year.name(year),
        "first": first,
        "held": len(were_held),
        "off": sum(meeting.state == "cancelled" for _path, meeting in meetings),
        "people": people,
        "share": round(100 * sum(one.present for one in people) / expected) if expected else None,
        "recorded": sum(bool(meeting.attendance) for _path, meeting in were_held),
        "named": named,
        "times": times,
        "to_draft": middle(one.draft for one in times),
        "to_signature": middle(one.signed for one in times),
        **around(body, year),
    }
    trail = [(_("Bodies"), "bodies"), (body.title, body.path)]
    return page(request, site, "figures", context, trail=trail)


def chosen_body(request: HttpRequest, site: Site) -> tuple[Entry | None, list[Entry]]:
    """The body a reader asked for, with the day of its first meeting, and all there are where none was."""
    rows = catalogue.entries(site.book, site.id).filter(kind="body")
    slug = request.GET.get("body", "")
    meetings = catalogue.entries(site.book, site.id).filter(kind="meeting", group=OuterRef("object"))
    began = Subquery(meetings.order_by("date").values("date")[:1])
    chosen = rows.filter(slug=slug).annotate(began=began).first() if slug else None
    return chosen, [] if chosen else bodies_by_name(site)


def chosen_year(request: HttpRequest, site: Site) -> int:
    """The municipal year a reader asked for, or the one of today."""
    asked, now = year_of(request.GET.get("year", "")), municipal_year.about(today())
    return min(int(asked), now) if asked and int(asked) >= EARLIEST else now


def around(body: Any, year: int) -> dict[str, Any]:
    """The years before and after as links name them, as long as ``body`` had meetings in one."""
    first = municipal_year.about(body.began) if body.began else year
    return {
        "before": (year - 1, municipal_year.name(year - 1)) if year > first else None,
        "after": (year + 1, municipal_year.name(year + 1)) if year < municipal_year.about(today()) else None,
    }


def _seats(site: Site, body: str) -> list[Seat]:
    with connections[site.book.alias].cursor() as cursor:
        cursor.execute(SEATS, [site.id, body])
        return [Seat(*row) for row in cursor.fetchall()]
