"""A listing: a page that only says which meeting a folder is of, when it was, and what its papers are."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime

from minutebook.intake.documents.extracting import Extracted
from minutebook.intake.documents.head import Head, from_name, kind_of_meeting

_FIELD = re.compile(
    r"(?im)^\W*(?P<name>meeting name|meeting|date and time|date|time|venue)\W*:\W*(?P<value>.+?)\W*$"
)
_TITLE = re.compile(r"(?i)^\W*meeting details\W*$")
_LINK = re.compile(r"\[[^\]]*\]\((?P<url>https?://[^)\s]+)\)")


@dataclass(frozen=True)
class Listing:
    """What a listing says of its meeting, and the address it gives for it."""

    head: Head
    title: str
    url: str


def listing_of(text: Extracted) -> Listing | None:
    """The listing a text is; ``None`` where it is anything else."""
    whole = "\n".join(text.pages)
    first = next((line for line in whole.split("\n") if line.strip()), "")
    if not _TITLE.match(first):
        return None
    fields = {match["name"].lower(): match["value"] for match in _FIELD.finditer(whole)}
    title = fields.get("meeting name") or fields.get("meeting") or ""
    when = _moment(fields.get("date and time") or fields.get("date") or "")
    link = _LINK.search(whole)
    day, hour = (when.date().isoformat(), f"{when:%H:%M}") if when else ("", "")
    head = Head(
        body=from_name(title).body,
        date=day,
        begins="" if hour == "00:00" else hour,
        venue=fields.get("venue", ""),
        kind=kind_of_meeting(title),
    )
    return Listing(head, " ".join(title.split()), link["url"] if link else "")


def _moment(words: str) -> datetime | None:
    try:
        return datetime.fromisoformat(words.strip())
    except ValueError:
        return None
