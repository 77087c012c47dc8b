"""Headers of every answer of the desk, and its refusals as pages."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from minutebook.book.errors import BookError, NotFound
from minutebook.drafts.permission import NotPermitted
from minutebook.law.errors import LawError

POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
)
Answer = Callable[[HttpRequest], HttpResponse]


class DeskHeaders:
    """Nothing inline, nothing from elsewhere, no framing, and nothing kept by a cache."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if settings.SECURE_COOKIES:
            # A proxy takes HTTPS off: forms and links must still be judged by the address people see.
            request.META["wsgi.url_scheme"] = "https"
        response = self.get_response(request)
        response.headers.setdefault("Content-Security-Policy", POLICY)
        response.headers.setdefault("X-Content-Type-Options", "nosniff")
        response.headers.setdefault("Referrer-Policy", "same-origin")
        response.headers.setdefault("Cache-Control", "no-store")
        return response


class Refusals:
    """Turns what may not be done, and what is not there, into pages that say so."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Answer 403, 404 or 422 for the refusals a page may meet."""
        if isinstance(exception, NotPermitted):
            return render(request, "desk/refused.html", {"why": str(exception)}, status=403)
        if isinstance(exception, NotFound):
            return render(request, "desk/not_found.html", {"why": str(exception)}, status=404)
        if isinstance(exception, BookError | LawError):
            return render(request, "desk/cannot.html", {"why": str(exception)}, status=422)
        return None
