"""What every template knows."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.utils.translation import get_language

from minutebook.site.assets import asset_url


def chrome(request: HttpRequest) -> dict[str, Any]:
    """The site being read, its root, the style sheet, and the same page in the other language."""
    site = getattr(request, "site", None)
    language = "cy" if (get_language() or "").startswith("cy") else "en"
    path = request.path.removeprefix(site.root).lstrip("/") if site else ""
    return {
        "site": site,
        "root": site.root if site else "",
        "language": language,
        "twin": site.twin(path) if site else "",
        "here": path,
        "stylesheet": asset_url("style.css"),
    }
