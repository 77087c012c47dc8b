"""The pages of one council's site, below its root. Each is open to everyone (``public``)."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, path

from minutebook.site.reader import Site
from minutebook.site.views import about, changes, files, lists, objects

Page = Callable[..., HttpResponse]


def public(view: Page) -> Page:
    """Declare that a page may be read by everyone."""

    @wraps(view)
    def page(request: HttpRequest, site: Site, **arguments: Any) -> HttpResponse:
        return view(request, site, **arguments)

    page.permission = "public"  # type: ignore[attr-defined]
    return page


urlpatterns: list[URLPattern] = [
    path("", public(lists.home), name="home"),
    path("bodies", public(lists.bodies), name="bodies"),
    path("meetings", public(lists.meetings), name="meetings"),
    path("people", public(lists.people), name="people"),
    path("decisions", public(lists.decisions), name="decisions"),
    path("matters", public(lists.matters), name="matters"),
    path("documents", public(lists.documents), name="documents"),
    path("changes", public(changes.changes), name="changes"),
    path("versions/<str:object_id>", public(changes.versions), name="versions"),
    path("versions/<str:object_id>/<int:number>", public(changes.version), name="version"),
    path(
        "versions/<str:object_id>/<int:before>/<int:after>",
        public(changes.differences),
        name="differences",
    ),
    path("id/<str:object_id>", public(objects.by_id), name="id"),
    path("files/<str:sha256>/<str:name>", public(files.stored), name="file"),
    path("about", public(about.about), name="about"),
    path("accessibility", public(about.accessibility), name="accessibility"),
    path("<path:address>", public(objects.by_address), name="object"),
]
