"""Dates and times in words: the date of a meeting, and when an action is due."""

from __future__ import annotations

import datetime
import re

MONTHS = {
    name: number
    for number, names in enumerate(
        [
            "january jan",
            "february feb",
            "march mar",
            "april apr",
            "may",
            "june jun",
            "july jul",
            "august aug",
            "september sept sep",
            "october oct",
            "november nov",
            "december dec",
        ],
        1,
    )
    for name in names.split()
}
_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
_DAY = r"(?:(?:Mon|Tues?|Wednes|Weds?|Thurs?|Thues|Fri|Satur|Sun)(?:day)?,? (?:the )?)?"
DATE = re.compile(
    rf"{_DAY}(?P<day>\d{{1,2}})\s?(?:st|nd|rd|th|[\"'%\u2122*])*,? (?:of )?(?P<month>{_MONTH})\.?,?(?: "
    rf"(?P<year>(?:19|20)\d\d))?\b|"
    rf"\b(?P<day2>\d{{1,2}})[/.](?P<month2>\d{{1,2}})[/.](?P<year2>(?:19|20)?\d\d)\b",
    re.I,
)
_WHEN = (
    rf"(?:{_DAY}(?:the )?\d{{1,2}}(?:st|nd|rd|th)?,? (?:of )?(?:{_MONTH})\b(?:,? (?:19|20)\d\d)?|"
    rf"\d{{1,2}}[/.]\d{{1,2}}[/.]\d{{2,4}}|"
    rf"(?:early |mid-?|late |the end of |end of )?(?:{_MONTH})\b(?:,? (?:19|20)\d\d)?|Christmas|Easter|"
    rf"Whitsun|"
    r"(?:the )?(?:end of (?:the )?)?(?:next|following|new|coming|this) (?:week|month|year|term|quarter|"
    r"financial year|municipal year|calendar year|civic year)|"
    r"(?:the )?end of (?:the )?(?:\w+ )?(?:week|month|year|term|quarter|March|day)|(?:the )?(?:spring|"
    r"summer|autumn|winter)(?: term| edition| meeting)?(?: (?:19|20)\d\d)?|"
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|tomorrow|noon|the deadline|then)"
)
_MEETING = (
    rf"(?:the |its |their |our |a |each |every )?(?:(?:next|following|future|subsequent|(?:{_MONTH})|"
    rf"annual|new|forthcoming|summer|spring|autumn|term|(?-i:[A-Z])\w+)(?:'s)? )+"
    r"(?:(?:scheduled |ordinary |committee |council |board |cabinet |panel |full |monthly |parish |term |"
    r"quarterly |(?-i:[A-Z])\w+ ){0,3})(?:meetings?|[Aa]genda|sitting|session|cycle)\b"
    rf"(?: (?:in|on) (?:the )?(?:{_DAY}\d{{1,2}}(?:st|nd|rd|th)? )?(?:{_MONTH})\b(?: \d{{4}})?)?"
)
DUE = re.compile(
    rf"\b(?:by|before|no later than|not later than|on or before|prior to|ahead of|until|in advance of|"
    rf"after|over|during) (?:the |its |their )?{_WHEN}(?: (?:at the latest|closure|break|holidays?))?|"
    rf"\b(?:by|before|at|for|to|in|prior to|until|on|ahead of) {_MEETING}|"
    rf"\bwithin (?:the )?(?:next )?(?:\d+|a|an|one|two|three|four|five|six|seven|ten|twelve|fourteen|"
    rf"twenty-one|twenty-eight)(?: \(\w+\))? (?:working |clear |calendar )?(?:days?|weeks?|months?|"
    rf"fortnight)|"
    rf"\b(?:in|on|for|from|to) (?:the )?{_DAY}\d{{1,2}}(?:st|nd|rd|th)? (?:{_MONTH})\b(?: (?:19|20)\d\d)?|"
    rf"\bin (?:the )?(?:early |mid-?|late )?(?:{_MONTH})\b(?: (?:19|20)\d\d)?|"
    rf"\bin (?:a|one|two|three|four|six|twelve|\d+) (?:weeks?|months?|years?)(?:'s?)? time|\bin (?:\d+|"
    rf"two|three|six|twelve) (?:weeks|months)\b|"
    r"\bin due course\b|\bas soon as (?:possible|practicable)\b|\bimmediately\b|\burgently\b|\bin the new "
    r"year\b|\bthis (?:week|month)\b|\bnext (?:week|month|year|month'?s [Aa]genda)\b|\bforthwith\b|\bfor "
    r"the new year\b|"
    r"\bin the first instance\b|\b(?:a|an) (?P<every>monthly|weekly|quarterly|annual|six-monthly) "
    r"(?:progress )?(?:report|update)",
    re.I,
)
_NOT_DUE = re.compile(
    r"\b(?:held|meeting|dated|minutes|letter|report|reported|published|received|met|since|"
    r"lasting|ended|expired|started|began) (?:of |"
    r"on |held on |from )?(?:the )?$",
    re.I,
)


_LEADING = re.compile(r"^(?:by|to|at|for|on) ", re.I)


def due(words: str) -> str:
    """When something is to be done, as worded but for a leading "by" or "at"; empty if it is not said."""
    for match in DUE.finditer(words):
        if match["every"]:
            return match["every"]
        if match.group().startswith("for ") or not _NOT_DUE.search(words[: match.start()]):
            return _LEADING.sub("", match.group().strip())
    return ""


def due_date(words: str, meeting: datetime.date | None) -> str:
    """The ISO date of a due time as worded, counted from the meeting; empty if it names no day."""
    match = DATE.search(words)
    if match:
        found = date_in(words, meeting)
        return found.isoformat() if found else ""
    if meeting is None:
        return ""
    span = re.search(r"within (?:the next )?(\w+) (?:calendar )?(day|week|month|fortnight)s?", words)
    if span and "working" not in words and "clear" not in words:
        n = _COUNT.get(span[1].lower(), int(span[1]) if span[1].isdigit() else 0)
        days = {"day": 1, "week": 7, "fortnight": 14}.get(span[2])
        if n and days:
            return (meeting + datetime.timedelta(days=n * days)).isoformat()
    return ""


_COUNT = {
    "a": 1,
    "an": 1,
    "one": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "ten": 10,
}


def date_in(words: str, near: datetime.date | None = None) -> datetime.date | None:
    """The first date in some words; a year left out is the first after ``near``."""
    for match in DATE.finditer(words):
        if match["day"]:
            day, month = int(match["day"]), MONTHS[match["month"].lower()]
            year = int(match["year"]) if match["year"] else 0
        else:
            day, month = int(match["day2"]), int(match["month2"])
            year = int(match["year2"]) + (2000 if len(match["year2"]) == 2 else 0)
        found = _date(year, month, day, near)
        if found:
            return found
    return None


def _date(year: int, month: int, day: int, near: datetime.date | None) -> datetime.date | None:
    try:
        if year:
            return datetime.date(year, month, day)
        if near is None:
            return None
        found = datetime.date(near.year, month, day)
        return found if found >= near else datetime.date(near.year + 1, month, day)
    except ValueError:
        return None


_TIME = re.compile(
    r"\b(?P<h>\d{1,2})(?:[.:](?P<m>\d{2}))?\s*(?P<half>a\.?\s?m\.?|p\.?\s?m\.?|noon)(?![a-z])|"
    r"\b(?P<h24>[01]?\d|2[0-3])[:.](?P<m24>[0-5]\d)(?:\s*h(?:ou)?rs)?\b|\b(?P<mil>[01]\d[0-5]\d|"
    r"2[0-3][0-5]\d) ?h(?:ou)?rs\b|\b(?P<noon>noon|midday)\b",
    re.I,
)


def time_in(words: str) -> str:
    """The first clock time in some words as HH:MM, empty if there is none."""
    for match in _TIME.finditer(words):
        if match["noon"]:
            return "12:00"
        if match["mil"]:
            return f"{match['mil'][:2]}:{match['mil'][2:]}"
        if match["h"]:
            hour, minute = int(match["h"]), int(match["m"] or 0)
            half = match["half"][0].lower()
            if hour > 23 or minute > 59:
                continue
            if half == "p" and hour < 12:
                hour += 12
            if half == "a" and hour == 12:
                hour = 0
            return f"{hour:02}:{minute:02}"
        return f"{int(match['h24']):02}:{match['m24']}"
    return ""
