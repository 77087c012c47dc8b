"""Days, times and sizes as the old pages write them, in the page's language."""

from __future__ import annotations

from datetime import date, datetime

from django.utils.dateformat import format as formatted

from minutebook.book.schema import File
from minutebook.outlets.moderngov.answers.meetings import clock_time

KILO = 1024


def long_day(value: str) -> str:
    """``Thursday 15 January 2026``."""
    return formatted(date.fromisoformat(value[:10]), "l j F Y")


def short_day(value: str) -> str:
    """``15 Jan 2026``."""
    return formatted(date.fromisoformat(value[:10]), "j M Y")


def ordinal_day(value: str) -> str:
    """``Thursday, 15th January, 2026``."""
    return formatted(date.fromisoformat(value[:10]), "l, jS F, Y")


def at(day: str, start: str) -> str:
    """A day with the hour a meeting begins, where that is known."""
    return f"{day} {clock_time(start)}".rstrip()


def moment(value: str) -> str:
    """A date-time as addresses have it: ``yyyymmddhhmm``."""
    return datetime.fromisoformat(value).strftime("%Y%m%d%H%M")


def size(file: File) -> str:
    """A file's kind and size: ``PDF 99 KB``."""
    kind = (
        file.name.rpartition(".")[2].upper()
        if "." in file.name
        else file.media_type.rpartition("/")[2].upper()
    )
    return f"{kind} {amount(file.size)}"


def amount(count: int) -> str:
    """A number of bytes: ``99 KB``, ``2 MB``."""
    if count >= KILO * KILO:
        return f"{round(count / (KILO * KILO))} MB"
    return f"{max(1, round(count / KILO))} KB"


def printed_day(value: str) -> str:
    """A day and hour in the name of a printed sheet: ``Thursday 15-Jan-2026 19.30``."""
    return datetime.fromisoformat(value).strftime("%A %d-%b-%Y %H.%M")
