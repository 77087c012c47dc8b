"""The site's addresses are what they were, and each says who may read it."""

from __future__ import annotations

from django.urls import URLPattern, reverse

from minutebook.book.identity import RESERVED
from minutebook.site.routes import urlpatterns

# Taking one away strands whoever wrote it down: add a redirect before you change this table.
TABLE = {
    "home": "",
    "meetings": "meetings",
    "calendar": "calendar",
    "bodies": "bodies",
    "people": "people",
    "resolutions": "resolutions",
    "decisions": "decisions",
    "actions": "actions",
    "votes": "votes",
    "minute-books": "minute-books",
    "figures": "figures",
    "matters": "matters",
    "threads": "threads",
    "inspections": "inspections",
    "lines": "lines",
    "indicators": "indicators",
    "documents": "documents",
    "search": "search",
    "changes": "changes",
    "versions": "versions/<str:object_id>",
    "version": "versions/<str:object_id>/<int:number>",
    "differences": "versions/<str:object_id>/<int:before>/<int:after>",
    "id": "id/<str:object_id>",
    "file": "files/<str:sha256>/<str:name>",
    "pack": "packs/<str:object_id>/<str:what>",
    "pack-file": "packs/<str:object_id>/<str:what>/<str:sha256>",
    "moderngov-service": "<mgwebservice:address>",
    "moderngov-page": "<mgpage:address>",
    "about": "about",
    "accessibility": "accessibility",
    "object": "<path:address>",
}


def routes() -> dict[str, URLPattern]:
    return {str(route.name): route for route in urlpatterns}


def test_it_works() -> None:
    assert {name: str(route.pattern) for name, route in routes().items()} == TABLE


def test_every_page_says_that_everyone_may_read_it() -> None:
    assert {getattr(route.callback, "permission", None) for route in urlpatterns} == {"public"}


def test_no_body_can_take_an_address_of_the_site() -> None:
    own = {pattern.split("/")[0] for pattern in TABLE.values() if pattern and not pattern.startswith("<")}
    assert own <= RESERVED


def test_the_catch_all_comes_last() -> None:
    assert urlpatterns[-1].name == "object"
    assert reverse("home", urlconf="minutebook.site.routes") == "/"
