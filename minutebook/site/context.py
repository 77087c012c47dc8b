"""What every template knows."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.utils.translation import get_language

from minutebook.site.assets import shipped, style_sheet

SECTIONS = {
    "meetings": "meetings",
    "calendar": "meetings",
    "bodies": "bodies",
    "people": "people",
    "resolutions": "decisions",
    "decisions": "decisions",
    "actions": "decisions",
    "votes": "decisions",
    "matters": "matters",
    "documents": "documents",
    "changes": "changes",
    "versions": "changes",
    "search": "search",
}


def chrome(request: HttpRequest) -> dict[str, Any]:
    """The site being read, its root, look and section, and the same page in the other language."""
    site = getattr(request, "reading", None)
    language = "cy" if (get_language() or "").startswith("cy") else "en"
    path = request.path.removeprefix(site.root).lstrip("/") if site else ""
    look = site.look if site else None
    return {
        "site": site,
        "root": site.root if site else "",
        "home": site.url() if site else "/",
        "language": language,
        "other_language": "en" if language == "cy" else "cy",
        "twin": site.twin(path) if site else "",
        "here": path,
        "section": SECTIONS.get(path.partition("/")[0], ""),
        "style_sheet": style_sheet().url,
        "icon": shipped()["icon.svg"].url,
        "colour_sheet": look.sheet.url if look and look.sheet else "",
        "crest": look.crest.url if look and look.crest else "",
    }
