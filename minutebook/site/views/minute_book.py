"""The minute book of a body and a municipal year: its minutes in order, with leaves, signatures, seals."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from minutebook.book.minute_book import volume
from minutebook.packs.library import Library
from minutebook.packs.model import in_language
from minutebook.packs.shown import Download, address, called, facts
from minutebook.site.page import page
from minutebook.site.reader import Site
from minutebook.site.views.figures import around, chosen_body, chosen_year


def minute_books(request: HttpRequest, site: Site) -> HttpResponse:
    """Without a body the bodies to choose from; with one its minute book of a year."""
    body, every = chosen_body(request, site)
    if body is None:
        return page(request, site, "minute_book", {"body": None, "every": every})
    year = chosen_year(request, site)
    found = volume(site.book, site.id, body.object, year)
    context: dict[str, Any] = {
        "body": body,
        "section": "bodies",
        "volume": found,
        "whole": _whole(site, body.object, year),
        **around(body, year),
    }
    trail = [(_("Bodies"), "bodies"), (body.title, body.path)]
    return page(request, site, "minute_book", context, trail=trail)


def _whole(site: Site, body: str, year: int) -> Download | None:
    """The whole book as a file, where it is made. Whether it may still be seen is asked when it is opened."""
    lang = in_language(site.language)
    for made in Library(site.book).record(site.id, body).made:
        if made.kind == "minute-book" and made.lang == lang and made.number == str(year):
            return Download(called(made, lang), facts(made, lang), address(body, made), made)
    return None
