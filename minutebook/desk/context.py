"""What every template of the desk knows."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest

from minutebook.desk.assets import asset_url


def chrome(request: HttpRequest) -> dict[str, Any]:
    """The visit (where somebody is signed in), the style sheet, and whether this is the demo."""
    return {
        "visit": getattr(request, "visit", None),
        "stylesheet": asset_url("desk.css"),
        "demo": settings.DEMO,
    }
