"""From an address to a council, a language and a page."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import render
from django.urls import Resolver404, resolve
from django.utils import translation

from minutebook.book import catalogue
from minutebook.book.shelf import public_book
from minutebook.site.reader import Site, council_slug


def dispatch(request: HttpRequest, address: str) -> HttpResponse:
    """Find the site an address is on, and answer with its page."""
    language, _, rest = address.partition("/")
    language, rest = ("cy", rest) if language == "cy" else ("en", address)
    with translation.override("cy" if language == "cy" else "en-gb"):
        return _answer(request, language, rest)


def _answer(request: HttpRequest, language: str, rest: str) -> HttpResponse:
    if rest.endswith("/"):
        return HttpResponsePermanentRedirect(request.path.rstrip("/"))
    book = public_book()
    councils, found = catalogue.councils_and(book, rest)
    prefix = "/cy" if language == "cy" else ""
    if not councils:
        return render(request, "site/empty.html", {"site": None}, status=200)
    if len(councils) == 1:
        site = Site(book, councils[0], language, prefix, tuple(councils))
    else:
        slug, _, below = rest.partition("/")
        chosen = [council for council in councils if council_slug(council) == slug]
        if not chosen:
            if rest:
                return not_found(request)
            return render(request, "site/councils.html", {"councils": councils, "root": prefix})
        site = Site(book, chosen[0], language, f"{prefix}/{slug}", tuple(councils))
        rest = below
    request.site = site  # type: ignore[attr-defined]
    request.found = [e for e in found if e.council == site.id and e.path == rest]  # type: ignore[attr-defined]
    return _page(request, site, rest)


def _page(request: HttpRequest, site: Site, rest: str) -> HttpResponse:
    try:
        match = resolve(f"/{rest}", urlconf="minutebook.site.routes")
    except Resolver404:
        return not_found(request)
    try:
        answer = match.func(request, site, **match.kwargs)
    except Http404:
        return not_found(request)
    assert isinstance(answer, HttpResponse) or hasattr(answer, "streaming_content")
    return answer


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """A page that helps on, with status 404."""
    return render(request, "site/not_found.html", status=404)


def failed(request: HttpRequest) -> HttpResponse:
    """The page for a fault of ours: it needs no database."""
    return render(None, "site/failed.html", status=500)  # type: ignore[arg-type]
