"""The values of a ModernGov answer: dates, times, counts, yes and no, numbers with letters, titles."""

from __future__ import annotations

import re
from datetime import date
from html import unescape
from typing import Literal, NamedTuple

_DAY = re.compile(r"(?P<d>\d{1,2})[/.-](?P<m>\d{1,2})[/.-](?P<y>\d{4})")
_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:[T ].*)?")
_WRITTEN = re.compile(
    r"(?i)(?P<d>\d{1,2})(?:st|nd|rd|th)?[\s-]+(?P<m>[a-z]{3})[a-z]*,?[\s-]+(?P<y>\d{4})",
)
_TIME = re.compile(
    r"(?i)(?P<h>\d{1,2})(?:[.:](?P<m>\d{2}))?\s*(?P<half>[ap])\.?\s?m\.?|(?P<h24>\d{1,2})[.:](?P<m24>\d{2})"
)
_NUMBER = re.compile(r"(\d+)")
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
MONTHS_CY = ("ion", "chw", "maw", "ebr", "mai", "meh", "gor", "aws", "med", "hyd", "tac", "rha")

Half = Literal["confirmed", "provisional", "cancelled", "unknown"]


def bare(text: str | None) -> str:
    """A text without the white space around it and in it; what holds only white space is empty."""
    return " ".join(text.split()) if text else ""


def said(text: str | None) -> str:
    """A title or name: the XML's own escapes are gone, and those that were escaped twice go here."""
    flat = bare(text)
    return bare(unescape(flat)) if "&" in flat else flat


def whole(text: str | None) -> int | None:
    """A whole number or a count (which comes with a space before it); ``None`` for anything else."""
    flat = bare(text)
    return int(flat) if flat.isascii() and flat.lstrip("-").isdigit() and len(flat) < 16 else None


def yes(text: str | None) -> bool:
    """Whether an answer says yes: ``True``, ``true``, ``1``."""
    return bare(text).casefold() in ("true", "1", "yes")


def day(text: str | None) -> str:
    """A day as ISO, from ``19/09/2019``, ``2019-09-19`` or ``19 September 2019``; empty where there is none.

    ``unspecified``, ``0`` and the day that stands for none (1 January of the years 1 and 1900) are none.
    """
    flat = bare(text)
    if found := _ISO.fullmatch(flat):
        y, m, d = (int(part) for part in found.groups())
    elif found := _DAY.match(flat):
        y, m, d = int(found["y"]), int(found["m"]), int(found["d"])
    elif found := _WRITTEN.search(flat):
        name = found["m"].casefold()
        names = MONTHS if name in MONTHS else MONTHS_CY
        if name not in names:
            return ""
        y, m, d = int(found["y"]), names.index(name) + 1, int(found["d"])
    else:
        return ""
    try:
        made = date(y, m, d)
    except ValueError:
        return ""
    return "" if (m, d) == (1, 1) and y in (1, 1753, 1900) else made.isoformat()


def hour(text: str | None) -> str:
    """A time of day as ``18:00``, from ``6.00 pm``, ``6:00pm``, ``18:00`` or ``18.00``; empty for none."""
    flat = bare(text)
    if flat.casefold() in ("noon", "12 noon", "midday"):
        return "12:00"
    found = _TIME.search(flat)
    if found is None:
        return ""
    if found["half"]:
        hours, minutes = int(found["h"]), int(found["m"] or 0)
        if not 1 <= hours <= 12:
            return ""
        hours = hours % 12 + (12 if found["half"].casefold() == "p" else 0)
    else:
        hours, minutes = int(found["h24"]), int(found["m24"])
    return f"{hours:02}:{minutes:02}" if hours < 24 and minutes < 60 else ""


def numbered(number: str | None, letters: str | None) -> str:
    """An item's printed number from its two halves: ``7`` and ``a`` are ``7a``; 0 (a heading) is empty."""
    first = bare(number)
    return "" if first in ("", "0") else first + bare(letters)


class Status(NamedTuple):
    """A meeting's status: its first word, the words after it, and what they were if nobody knows them."""

    half: Half
    words: str
    unknown: str = ""


_STATUS: dict[str, Half] = {
    "confirmed": "confirmed",
    "provisional": "provisional",
    "cancelled": "cancelled",
    "canceled": "cancelled",
    "cadarnhawyd": "confirmed",
    "wedi'i gadarnhau": "confirmed",
    "dros dro": "provisional",
    "canslwyd": "cancelled",
    "wedi'i ganslo": "cancelled",
}


def status(text: str | None) -> Status:
    """A meeting's status in parts: ``Confirmed; Rescheduled from 24 September 2026``."""
    flat = said(text)
    first, _, rest = flat.partition(";")
    half = _STATUS.get(first.strip().casefold().replace("\u2019", "'"))
    if half is None:
        return Status("unknown" if flat else "confirmed", flat, flat)
    return Status(half, rest.strip())


def id_in(address: str, name: str) -> int | None:
    """The whole number of a parameter in an address, its name in any letter case (``UID=129``)."""
    found = re.search(rf"(?i)[?&]{name}=(-?\d{{1,15}})(?=&|#|$)", address)
    return int(found[1]) if found else None
