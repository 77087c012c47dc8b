"""From an address to a council, a language and a page."""

from __future__ import annotations

from urllib.parse import quote

from django.http import (
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponseNotAllowed,
    HttpResponsePermanentRedirect,
)
from django.shortcuts import render
from django.urls import Resolver404, resolve
from django.utils import translation

from minutebook.book import catalogue
from minutebook.book.shelf import public_book
from minutebook.site import old_addresses
from minutebook.site.look import looks_or_none
from minutebook.site.reader import Site, council_slug
from minutebook.site.views import moderngov


def dispatch(request: HttpRequest, address: str) -> HttpResponse:
    """Find the site an address is on, and answer with its page.

    An answer depends on the book, the settings (``look.looks().digest``), the day and the address alone.
    """
    if address.endswith("/") or address.startswith("/"):
        # Never "//…": a browser would take that for another host.
        return HttpResponsePermanentRedirect(quote("/" + request.path.strip("/")))
    language, _, rest = address.partition("/")
    language, rest = ("cy", rest) if language == "cy" else ("en", address)
    with translation.override("cy" if language == "cy" else "en-gb"):
        return _answer(request, language, rest)


def _answer(request: HttpRequest, language: str, rest: str) -> HttpResponse:
    methods = ["GET", "HEAD", "POST"] if moderngov.takes_forms(rest) else ["GET", "HEAD"]
    if request.method not in methods:
        return HttpResponseNotAllowed(methods)
    book = public_book()
    councils, found = catalogue.councils_and(book, rest)
    prefix = "/cy" if language == "cy" else ""
    if not councils:
        return render(request, "site/empty.html")
    if len(councils) == 1:
        council, root = councils[0], prefix
    else:
        slug, _, below = rest.partition("/")
        chosen = [one for one in councils if council_slug(one) == slug]
        if not chosen and (own := old_addresses.council_at(request, book, councils, rest)):
            chosen, slug, below = [own], council_slug(own), rest
        if not chosen:
            if rest:
                return not_found(request)
            rows = sorted(((one, council_slug(one)) for one in councils), key=lambda row: row[0].title)
            return render(request, "site/councils.html", {"councils": rows, "root": prefix})
        council, root, rest = chosen[0], f"{prefix}/{slug}", below
    site = Site(book, council, language, root, looks_or_none().of(council_slug(council)))
    request.reading = site  # type: ignore[attr-defined]
    request.found = [e for e in found if e.council == site.id and e.path == rest]  # type: ignore[attr-defined]
    return _page(request, site, rest)


def _page(request: HttpRequest, site: Site, rest: str) -> HttpResponse:
    try:
        match = resolve(f"/{rest}", urlconf="minutebook.site.routes")
        answer = match.func(request, site, **match.kwargs)
    except (Resolver404, Http404):
        return not_found(request)
    assert isinstance(answer, HttpResponse) or hasattr(answer, "streaming_content")
    return answer


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """A page that helps on, with status 404."""
    return render(request, "site/not_found.html", status=404)


def failed(request: HttpRequest) -> HttpResponse:
    """The page for a fault of ours: it needs no database."""
    return render(None, "site/failed.html", status=500)
