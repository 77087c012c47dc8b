"""Pages about the record itself."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from minutebook.book import catalogue
from minutebook.site.page import page
from minutebook.site.reader import Site


def about(request: HttpRequest, site: Site) -> HttpResponse:
    """What this record is, how to read its marks, and how anyone can prove it whole."""
    newest = catalogue.changes(site.book, site.id, count=1)
    return page(request, site, "about", {"newest": newest[0] if newest else None})


def accessibility(request: HttpRequest, site: Site) -> HttpResponse:
    """The accessibility statement."""
    return page(request, site, "accessibility", {})
