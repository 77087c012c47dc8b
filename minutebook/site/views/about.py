"""Pages about the record itself."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from minutebook.book import catalogue
from minutebook.site.reader import Site


def about(request: HttpRequest, site: Site) -> HttpResponse:
    """What this record is, and how anyone can prove it whole."""
    newest = catalogue.changes(site.book, site.id, count=1)
    return render(request, "site/about.html", {"newest": newest[0] if newest else None})


def accessibility(request: HttpRequest, site: Site) -> HttpResponse:
    """The accessibility statement."""
    return render(request, "site/accessibility.html")
