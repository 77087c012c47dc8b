"""Stored files and the site's own assets."""

from __future__ import annotations

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase

from minutebook.book import catalogue
from minutebook.book.errors import NotFound
from minutebook.site import assets
from minutebook.site.reader import Site

# What a browser may open in place; everything else is downloaded.
SHOWN = {"application/pdf", "image/png", "image/jpeg", "text/plain"}


def stored(request: HttpRequest, site: Site, sha256: str, name: str) -> HttpResponseBase:
    """A file of the record, as it was published."""
    try:
        file = catalogue.file(site.book, sha256)
        stream = site.book.files.path(sha256).open("rb")
    except (NotFound, FileNotFoundError) as error:
        raise Http404 from error
    response = FileResponse(
        stream,
        content_type=file.media_type,
        as_attachment=file.media_type not in SHOWN,
        filename=name,
    )
    response.headers["Content-Security-Policy"] = "sandbox; default-src 'none'"
    response.headers["ETag"] = f'"{sha256}"'
    response.headers["Cache-Control"] = "public, max-age=0, must-revalidate"
    return response


def asset(request: HttpRequest, name: str) -> HttpResponse:
    """The style sheet, a picture of the site's own, or a council's crest and colour."""
    found = assets.asset(name)
    if found is None:
        raise Http404
    response = HttpResponse(found.data, content_type=found.media_type)
    response.headers["Cache-Control"] = "public, max-age=31536000, immutable"
    return response


def robots(request: HttpRequest) -> HttpResponse:
    """Everything public may be indexed."""
    return HttpResponse("User-agent: *\nAllow: /\n", content_type="text/plain; charset=utf-8")
