"""A plain look for words in titles."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from minutebook.book import catalogue
from minutebook.site.lookups import gather
from minutebook.site.page import page
from minutebook.site.reader import Site

AT_ONCE = 40
LONGEST = 200  # characters of a question


def search(request: HttpRequest, site: Site) -> HttpResponse:
    """Entries with all the words in their titles, newest first."""
    asked = " ".join(request.GET.get("q", "").replace("\0", " ").split())[:LONGEST]
    rows = catalogue.entries(site.book, site.id).exclude(kind__in=("council", "reading")).exclude(title="")
    for word in asked.split()[:10]:
        rows = rows.filter(title__icontains=word)
    found = list(rows.order_by("-date", "object")[: AT_ONCE + 1]) if asked else []
    known = gather(site, [one.group for one in found]) if found else {}
    context = {
        "asked": asked,
        "found": [(one, known.get(one.group)) for one in found[:AT_ONCE]],
        "more": len(found) > AT_ONCE,
    }
    return page(request, site, "search", context)
