"""Filters for the words, dates and numbers of a record."""

from __future__ import annotations

import re
from datetime import datetime
from typing import Any

from django import template
from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from minutebook.site.days import written
from minutebook.site.prose import other_language
from minutebook.site.wording import spoken_word

register = template.Library()


def _language() -> str:
    return "cy" if (get_language() or "").startswith("cy") else "en"


def _in_language(text: str, lang: str) -> SafeString:
    """Escaped text, within a ``span`` that says its language where that is not the page's."""
    return format_html('<span lang="{}">{}</span>', lang, text) if lang else mark_safe(escape(text))


@register.filter
def say(words: Any) -> SafeString:
    """A bilingual text in the page's language, marked where only the other one stands; nothing for none."""
    if not words:
        return mark_safe("")
    return _in_language(words.within(_language()), other_language(words.en, words.cy, _language()))


@register.filter
def words(text: Any) -> str:
    """A bilingual text in the page's language, without a mark (titles, attributes)."""
    return "" if not text else str(text.within(_language()))


@register.filter
def title(entry: Any) -> str:
    """An entry's title in the page's language, plain; nothing for an entry that does not stand."""
    if not entry:
        return ""
    if entry.kind == "meeting" and not entry.title:
        return _("Meeting of %(day)s") % {"day": written(entry.date, "j F Y")}
    return str((entry.title_cy or entry.title) if _language() == "cy" else entry.title)


@register.filter
def called(entry: Any) -> SafeString:
    """An entry's title for the page, marked where it is in the other language."""
    plain = title(entry)
    only_english = entry and entry.title and not entry.title_cy and entry.kind != "person"
    return _in_language(plain, "en" if only_english and _language() == "cy" else "")


@register.filter
def day(value: str) -> str:
    """``2019-09-19T14:00`` as "Thursday 19 September 2019"."""
    return written(value, "l j F Y")


@register.filter
def short_day(value: str) -> str:
    """``2019-09-19`` as "19 September 2019"."""
    return written(value, "j F Y")


@register.filter
def weekday(value: str) -> str:
    """``2019-09-19`` as "Thursday"."""
    return written(value, "l")


@register.filter
def day_number(value: str) -> str:
    """``2019-09-09`` as "9"."""
    return written(value, "j")


@register.filter
def month_year(value: str) -> str:
    """``2019-09`` (or a whole date) as "September 2019"."""
    return written(f"{value[:7]}-01", "F Y")


@register.filter
def short_month(value: str) -> str:
    """``2019-09-09`` as "Sept"."""
    return written(value, "M")


@register.filter
def clock(value: str) -> str:
    """``2019-09-19T14:30`` (or ``14:30``) as "2.30 pm"."""
    try:
        at = datetime.fromisoformat(value if "T" in value else f"2000-01-01T{value}")
    except ValueError:
        return value
    if (at.hour, at.minute) == (12, 0):
        return _("12 noon")
    minutes = f".{at.minute:02}" if at.minute else ""
    half = _("am") if at.hour < 12 else _("pm")
    return f"{at.hour % 12 or 12}{minutes} {half}"


@register.filter
def filesize(size: int) -> str:
    """Bytes as "312 kB"."""
    return f"{size / 1_000_000:.1f} MB" if size >= 1_000_000 else f"{max(1, round(size / 1000))} kB"


@register.filter
def spoken(word: str) -> str:
    """A schema word (``task-and-finish``) as a person says it."""
    return spoken_word(word)


@register.filter
def get(mapping: dict[str, Any], key: str) -> Any:
    """``mapping[key]``, or nothing (of no mapping too)."""
    return mapping.get(key) if mapping else None


@register.filter
def wants_lead(text: str) -> bool:
    """Whether a limb needs "Resolved:" before it to be a sentence ("the report be noted")."""
    return text[:1].islower() and not text.startswith(("it was ", "it is ", "that it was "))


@register.filter
def shortened(text: str, count: int) -> str:
    """The first ``count`` words (all for 0), lines kept, with an ellipsis where any are left out."""
    runs = re.findall(r"\S+\s*", text)
    return text if not count or len(runs) <= count else "".join(runs[:count]).rstrip(" ;,\n") + " …"


@register.filter
def title_size(text: str) -> str:
    """A class for headings by their length: the longest titles are set smaller."""
    return "longest" if len(text) > 120 else "long" if len(text) > 60 else ""


KNOWN_MEDIA = {
    "application/pdf": "PDF",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "Word",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": "Excel",
    "application/vnd.openxmlformats-officedocument.presentationml.presentation": "PowerPoint",
    "text/plain": "text",
    "text/html": "HTML",
}


@register.filter
def media(media_type: str) -> str:
    """A media type as people call it."""
    return KNOWN_MEDIA.get(media_type, media_type)
