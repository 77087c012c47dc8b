"""The public addresses of packs, for a site to mount below its root::

    packs/<object>/<what>             the newest, wherever it is now
    packs/<object>/<what>/<sha256>    these very bytes

``what`` is ``pack``, ``supplement-1``, ``agenda``, ``minutes``, ``notice`` or ``minute-book-2025``, with
``-cy`` for the Welsh one.
"""

from __future__ import annotations

import re
from typing import Protocol

from django.http import FileResponse, Http404, HttpRequest, HttpResponseRedirect
from django.http.response import HttpResponseBase

from minutebook.book.shelf import Book
from minutebook.packs.library import Library, Made
from minutebook.packs.shown import address


class Site(Protocol):
    """What is asked of a site: its book, its council's id, and the address of a path."""

    @property
    def book(self) -> Book: ...

    @property
    def id(self) -> str: ...

    def url(self, path: str = "") -> str: ...


def current(request: HttpRequest, site: Site, object_id: str, what: str) -> HttpResponseBase:
    """Lead to the bytes that stand now: an address to write down."""
    made = found(site, object_id, what)
    response = HttpResponseRedirect(site.url(address(object_id, made)))
    response.headers["Cache-Control"] = "no-cache"
    return response


def download(request: HttpRequest, site: Site, object_id: str, what: str, sha256: str) -> HttpResponseBase:
    """One PDF. An address of earlier bytes leads to the newest; what was withdrawn is not found."""
    made = found(site, object_id, what)
    if made.sha256 != sha256:
        return current(request, site, object_id, what)
    files = Library(site.book).files(site.id, object_id)
    try:
        stream = files.path(sha256).open("rb")
    except FileNotFoundError as error:
        raise Http404 from error
    response = FileResponse(stream, content_type="application/pdf", filename=made.name)
    response.headers["ETag"] = f'"{sha256}"'
    response.headers["Cache-Control"] = "public, max-age=0, must-revalidate"
    response.headers["Content-Language"] = made.lang
    return response


def found(site: Site, object_id: str, what: str) -> Made:
    """A sheet that may be seen now. Raises ``Http404``."""
    if not re.fullmatch(r"[\w-]+", object_id, re.ASCII):
        raise Http404
    library = Library(site.book)
    made = library.record(site.id, object_id).find(what)
    if made is None or not library.in_sight(site.id, [made]):
        raise Http404
    return made
