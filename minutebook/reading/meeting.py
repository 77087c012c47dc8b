"""The head and foot of minutes: which body met, when, where, from what hour to what hour."""

from __future__ import annotations

import datetime
import re

from minutebook.reading.dates import date_in, time_in
from minutebook.reading.layout import Block
from minutebook.reading.lexicon import terms
from minutebook.reading.model import Meeting
from minutebook.reading.patterns import Rule, words_of

# Blocks that a head may fill, and a foot.
_HEAD = 14
_FOOT = 30
_MEETING_OF = re.compile(
    r"(?i:minutes|proceedings|record)\b.{0,60}?\b(?i:meeting) (?i:of) (?:(?i:the) )?(?P<body>[^,.]{4,120}?)"
    r"(?=,| (?i:held|on|at|in)\b|\.|$)"
)
_MINUTES_OF = re.compile(
    r"(?i:minutes) (?i:of|for) (?:(?i:the|a|an) )?(?P<body>[^,.]{4,110}?) (?i:meeting)?\s?(?=(?i:held|"
    r"on)\b|$)"
)
_VENUE = re.compile(
    r"\b(?i:held (?:remotely )?(?:in|at)|venue:?|at|in) (?!THE CHAIR|the Chair)(?P<venue>(?:the |THE "
    r")?[A-Z][^.;]{3,110}?)"
    r"(?=,? (?i:on|at|commencing|from|commenced|contact)\b(?! the)|\.|;|$)"
)
_NAMED = Rule(
    "^ (?:Cap|Upper|and|AMP|of|for|the|,|'|-|on|in){0,12} (?:BODY|trust)&!Low (?:(?:Cap|Upper|and|of|for|AMP|"
    ",)*)?"
)
_ENDED = Rule(
    "(?:meeting|proceedings|session)? .{0,3}? (?:ended|closed|concluded|finished|terminated|rose|"
    "adjourned) (?:at)?"
)
_FINISHING = re.compile(r"(?i)\b(?:finishing|ending|ended|until|finished|concluded|closed)\b(?: at)?")


def meeting(blocks: list[Block], first_item: int) -> Meeting:
    """What the blocks before ``first_item``, and those at the end, say of the meeting."""
    head = [block.text for block in blocks[: min(first_item, _HEAD) or _HEAD]]
    found = Meeting(body=_body(head))
    whole = " ".join(head)
    day = date_in(whole)
    found.date = day.isoformat() if day else ""
    finishing = _FINISHING.search(whole)
    found.begins = time_in(whole[: finishing.start()] if finishing else whole)
    found.ends = time_in(whole[finishing.end() :][:40]) if finishing else ""
    held = next((text for text in (whole, *head) if re.search(r"(?i)\b(?:held|venue)\b", text)), "")
    venue = _VENUE.search(held[max(0, held.lower().find("held")) :]) if held else None
    found.venue = _tidy(venue["venue"].strip(" ,")) if venue else ""
    for block in reversed(blocks[-_FOOT:]):
        if not found.ends and len(block.text) < 200 and _ENDED.search(words_of(block.text)):
            found.ends = time_in(block.text)
    return found


def _body(head: list[str]) -> str:
    whole = " ".join(head)
    match = _MEETING_OF.search(whole) or _MINUTES_OF.search(whole)
    if match and 2 < len(match["body"]) < 110 and match["body"].lower() not in ("meeting", "the meeting"):
        return _tidy(match["body"])
    named = [text for text in head if len(text) < 110 and _NAMED.match(words_of(text))]
    return _tidy(re.split(r" - |,? \w+day\b|\s\d", named[-1])[0]) if named else ""


_SMALL = terms("and of the for in on at with to")


def _tidy(name: str) -> str:
    """A name without the signs around it; one set in capitals is set as a title."""
    name = re.sub(r"- (?=[A-Z])", "-", name.strip(" :-"))
    if not name.isupper():
        return name
    words = [word if word in _SMALL else word[:1].upper() + word[1:] for word in name.lower().split()]
    return "-".join(part[:1].upper() + part[1:] for part in " ".join(words).split("-"))


def day(found: Meeting, given: datetime.date | None) -> datetime.date | None:
    """The day of the meeting: the one given, or else the one its head says."""
    if given is not None or not found.date:
        return given
    return datetime.date.fromisoformat(found.date)
