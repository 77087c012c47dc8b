"""Filters for the words, dates and numbers of a record."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django import template
from django.utils.dateformat import format as formatted
from django.utils.translation import get_language

register = template.Library()


def _language() -> str:
    return "cy" if (get_language() or "").startswith("cy") else "en"


@register.filter
def say(words: Any) -> str:
    """A bilingual text in the page's language; nothing for none."""
    return "" if not words else str(words.within(_language()))


@register.filter
def title(entry: Any) -> str:
    """An entry's title in the page's language; nothing for an entry that does not stand."""
    if not entry:
        return ""
    return str((entry.title_cy or entry.title) if _language() == "cy" else entry.title)


@register.filter
def day(value: str) -> str:
    """``2019-09-19T14:00`` as "Thursday 19 September 2019"."""
    return _day(value, "l j F Y")


@register.filter
def short_day(value: str) -> str:
    """``2019-09-19`` as "19 September 2019"."""
    return _day(value, "j F Y")


def _day(value: str, how: str) -> str:
    try:
        return formatted(date.fromisoformat(value[:10]), how)
    except ValueError:
        return value


@register.filter
def clock(value: str) -> str:
    """``2019-09-19T14:30`` (or ``14:30``) as "2.30 pm"."""
    try:
        at = datetime.fromisoformat(value if "T" in value else f"2000-01-01T{value}")
    except ValueError:
        return value
    if (at.hour, at.minute) == (12, 0):
        return "12 noon"
    minutes = f".{at.minute:02}" if at.minute else ""
    return f"{at.hour % 12 or 12}{minutes} {'am' if at.hour < 12 else 'pm'}"


@register.filter
def filesize(size: int) -> str:
    """Bytes as "312 KB"."""
    return f"{size / 1_000_000:.1f} MB" if size >= 1_000_000 else f"{max(1, round(size / 1000))} KB"


@register.filter
def spoken(word: str) -> str:
    """A schema word (``task-and-finish``) as a person says it."""
    return word.replace("-", " ")


@register.filter
def get(mapping: dict[str, Any], key: str) -> Any:
    """``mapping[key]``, or nothing."""
    return mapping.get(key)


@register.filter
def month_name(value: str) -> str:
    """``2019-09`` as "September 2019"."""
    return _day(f"{value}-01", "F Y")


KNOWN_MEDIA = {
    "application/pdf": "PDF",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "Word",
    "text/plain": "text",
    "text/html": "HTML",
}


@register.filter
def media(media_type: str) -> str:
    """A media type as people call it."""
    return KNOWN_MEDIA.get(media_type, media_type)
