"""Days, times and files as people say them."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django import template
from django.utils import timezone

from minutebook.drafts.agendas.notices import clock_time
from minutebook.law import wording

register = template.Library()


def _moment(value: Any) -> datetime | date | None:
    if isinstance(value, str):
        try:
            value = datetime.fromisoformat(value.replace("Z", "+00:00"))
        except ValueError:
            return None
    if isinstance(value, datetime) and timezone.is_aware(value):
        return timezone.localtime(value)
    return value if isinstance(value, date) else None


@register.filter
def day(value: Any) -> str:
    """A day with its weekday: Tuesday 6 May 2025."""
    at = _moment(value)
    return wording.day(at) if at else str(value or "")


@register.filter
def clock(value: Any) -> str:
    """A time: 2 pm, 10.30 am."""
    at = _moment(value)
    return clock_time(at) if isinstance(at, datetime) else str(value or "")


@register.filter
def spoken(value: str) -> str:
    """A time of a meeting, such as 14:05, as people say it: 2.05 pm."""
    found = _moment(f"2000-01-01T{value}") if len(value) == 5 and value[2] == ":" else None
    return clock_time(found) if isinstance(found, datetime) else value


@register.filter
def item_at(values: dict[str, Any], key: str) -> Any:
    """What a mapping holds under a key."""
    return values.get(key, "")


@register.filter
def size(value: int) -> str:
    """Bytes in kB or MB."""
    return f"{value / 1e6:.1f} MB" if value >= 1_000_000 else f"{max(1, round(value / 1000))} kB"
