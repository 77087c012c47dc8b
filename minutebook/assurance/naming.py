"""What an inspection is called where nobody named it: its sort, its subject, its month. No Django."""

from __future__ import annotations

from datetime import date

from minutebook.book.schema.common import Words

_SORTS = {
    "standard": "Inspection of children’s services",
    "short": "Short inspection of children’s services",
    "focused visit": "Focused visit",
    "monitoring visit": "Monitoring visit",
    "joint inspection": "Joint targeted area inspection",
    "self-evaluation": "Self-evaluation",
}


def title_of(event: str, start: str, theme: str = "") -> Words:
    """A title such as "Focused visit: care leavers, November 2024"."""
    sort = _SORTS.get(event, "Inspection of children’s services")
    subject = f": {theme[:1].lower()}{theme[1:]}" if theme else ""
    try:
        month = f", {date.fromisoformat(start):%B %Y}"
    except ValueError:
        month = ""
    return Words(en=f"{sort}{subject}{month}")
