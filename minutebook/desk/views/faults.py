"""What the desk answers when an address is unknown, a form came from elsewhere, or we made a mistake."""

from __future__ import annotations

import logging
from secrets import token_hex

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string

from minutebook.desk.assets import asset_url

log = logging.getLogger("minutebook.desk")


def fault(request: HttpRequest) -> HttpResponse:
    """Our own mistake. It asks nothing of the database, for that may be what is broken.

    The reference stands in the log too, so that whoever keeps the desk finds the place.
    """
    reference = token_hex(4)
    log.error("fault %s at %s %s", reference, request.method, request.path)
    page = render_to_string("desk/fault.html", {"reference": reference, "stylesheet": asset_url("desk.css")})
    return HttpResponse(page, status=500)


def unknown(request: HttpRequest, exception: Exception) -> HttpResponse:
    """No such address at the desk. What was asked for is not said again."""
    return render(request, "desk/not_found.html", {"why": "No page of the desk is here."}, status=404)


def stale(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form without the sign that our own page puts into it: an old page, or one of another site."""
    why = (
        "This form was opened before you signed in or out, or long ago, so it was not taken. Nothing was "
        "changed. Go back, load the page again, and send it once more; copy first what you typed."
    )
    return render(request, "desk/refused.html", {"why": why}, status=403)
