"""The pages of one council's site, below its root. Each is open to everyone (``public``)."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.urls import URLPattern, path

from minutebook.packs import views as packs
from minutebook.site.reader import Site
from minutebook.site.views import (
    about,
    address,
    assurance,
    bodies,
    calendar,
    changes,
    documents,
    figures,
    files,
    home,
    inspections,
    lines,
    matters,
    minute_book,
    moderngov,
    people,
    registers,
    search,
    threads,
)

Page = Callable[..., HttpResponseBase]


def public(view: Page) -> Page:
    """Declare that a page may be read by everyone."""

    @wraps(view)
    def page(request: HttpRequest, site: Site, **arguments: Any) -> HttpResponseBase:
        return view(request, site, **arguments)

    page.permission = "public"  # type: ignore[attr-defined]
    return page


urlpatterns: list[URLPattern] = [
    path("", public(home.home), name="home"),
    path("meetings", public(calendar.meetings), name="meetings"),
    path("calendar", public(calendar.month), name="calendar"),
    path("bodies", public(bodies.bodies), name="bodies"),
    path("people", public(people.people), name="people"),
    path("resolutions", public(registers.resolutions), name="resolutions"),
    path("decisions", public(registers.decisions), name="decisions"),
    path("actions", public(registers.actions), name="actions"),
    path("votes", public(registers.votes), name="votes"),
    path("minute-books", public(minute_book.minute_books), name="minute-books"),
    path("figures", public(figures.figures), name="figures"),
    path("matters", public(matters.matters), name="matters"),
    path("threads", public(threads.threads), name="threads"),
    path("inspections", public(inspections.inspections), name="inspections"),
    path("lines", public(lines.lines), name="lines"),
    path("indicators", public(assurance.indicators), name="indicators"),
    path("documents", public(documents.documents), name="documents"),
    path("search", public(search.search), name="search"),
    path("changes", public(changes.changes), name="changes"),
    path("versions/<str:object_id>", public(changes.versions), name="versions"),
    path("versions/<str:object_id>/<int:number>", public(changes.version), name="version"),
    path(
        "versions/<str:object_id>/<int:before>/<int:after>",
        public(changes.differences),
        name="differences",
    ),
    path("id/<str:object_id>", public(address.by_id), name="id"),
    path("files/<str:sha256>/<str:name>", public(files.stored), name="file"),
    path("packs/<str:object_id>/<str:what>", public(packs.current), name="pack"),
    path("packs/<str:object_id>/<str:what>/<str:sha256>", public(packs.download), name="pack-file"),
    path("<mgwebservice:address>", public(moderngov.service), name="moderngov-service"),
    path("<mgpage:address>", public(moderngov.old_page), name="moderngov-page"),
    path("about", public(about.about), name="about"),
    path("accessibility", public(about.accessibility), name="accessibility"),
    path("<path:address>", public(address.by_address), name="object"),
]
