"""What every page of a council's site is rendered with: the way to it, and its data for machines."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from minutebook.site.reader import Site
from minutebook.site.structured import Crumb, Data, script


def page(
    request: HttpRequest,
    site: Site,
    name: str,
    context: dict[str, Any],
    *,
    trail: Sequence[Crumb] = (),
    data: Data | None = None,
    status: int = 200,
) -> HttpResponse:
    """Render ``site/{name}.html``. ``trail`` are the (words, path) steps from home down to the page above."""
    context |= {"trail": trail, "schema_org": script(site, data, trail) if data else ""}
    return render(request, f"site/{name}.html", context, status=status)
