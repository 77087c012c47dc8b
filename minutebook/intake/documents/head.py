"""The head of a document: which body, on what day, at what hour, where, and what kind of meeting it was."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from typing import Literal

from minutebook.intake.documents.printed import Line
from minutebook.intake.documents.spelling import as_title
from minutebook.reading.dates import DATE, date_in, time_in

Kind = Literal["ordinary", "extraordinary", "annual", "special", "informal"]
SENTENCE = 330  # characters of the sentence that says a meeting was held
TOP = 8  # lines: what looks like an item before them may be the head's own
HEAD = 45  # lines in which a head is looked for
_KINDS: tuple[tuple[str, Kind], ...] = (
    ("annual general", "annual"),
    ("annual", "annual"),
    ("inaugural", "annual"),
    ("extraordinary", "extraordinary"),
    ("special", "special"),
    ("budget", "special"),
    ("adjourned", "special"),
)
_SPOKEN_OF = tuple(
    (word, re.compile(rf"\b{word}\w*(?:\s+\w+){{0,4}}\s+meetings?\b|\bmeeting\s+{word}\b"), kind)
    for word, kind in _KINDS
)
_GENERAL = re.compile(r"\ba\.?g\.?m\b")
_QUALIFIERS = (
    r"monthly|annual|special|full|ordinary|extraordinary|inaugural|statutory|budget|budgetary|plan|draft|"
    r"first|adjourned|general|quarterly|regular|re-?scheduled|scheduled|reconvened|in-committee|20\d\d"
)
_MEETING = rf"(?:(?:the|an?|{_QUALIFIERS})\s+)*meeting"
_HELD_OR_ON = r"(?=,?\s+(?:(?:was|is|to be|will be|which was)\s+)?(?:held|convened|on|at|commencing)\b)"
_OR_STOP = r"(?=\.\s|[.,]?$|,\s+[A-Z0-9])"
_LEADS = (
    rf"(?i)\b(?:minutes|proceedings|record)\b.{{0,30}}?\b(?:at|of|from|for)\s+(?:the\s+)?{_MEETING}\s+",
    rf"(?i)\b(?:attend|invited to|notice (?:of|is hereby given)|hold)\b.{{0,60}}?{_MEETING}\s+",
)
_BODY = (
    *(
        re.compile(rf"{lead}(?:of\s+)?(?:the\s+)?(?P<body>[^.]{{5,170}}?){end}")
        for end in (_HELD_OR_ON, _OR_STOP)
        for lead in _LEADS
    ),
    re.compile(
        rf"(?i)\b{_MEETING}\s+of\s+(?:the\s+)?(?P<body>[^.]{{5,170}}?)"
        r"(?=\s+(?:was|will be|is to be|to be)?\s*\bheld\b)"
    ),
    re.compile(r"(?i)\bminutes\s+of\s+(?:the\s+)?(?P<body>[^.]{5,120}?)(?=\s+(?:held|on|at)\b|\s+meeting\b)"),
)
_EARLIER = re.compile(
    r"(?i)\b(?:adopt|adoption|confirm|confirmation|note|noting|approve|approval|sign|receive|consider|draft|"
    r"of the following)\b"
)
_LIST = re.compile(
    r"\bAGENDA\b|(?i:\bbusiness to be transacted\b|\b(?:to )?(?:adopt|confirm)\b|"
    r"\bminutes of (?:the )?meeting)"
)
_HELD = re.compile(
    r"(?i)\b(?:held|hed|convened)\s+(?:remotely\s+)?(?:(?:in|at)\s+|(?-i:(?=[A-Z\u00c0-\u00de])))"
    r"(?P<venue>(?!\d|on\b|(?:mon|tues|wednes|thurs|fri|satur|sun)day)[^;]{3,150}?)"
    r"(?=,?\s+(?:on|commencing|at\s+\d|from)\b|;|,?\s+\d{1,2}(?:st|nd|rd|th)?\s|$)"
)
_HELD_IN = re.compile(
    r"(?i)\b(?:held|take place)\s+on\s.{5,60}?(?:\d|m\.?|noon)\s+(?:in|at)\s+(?P<venue>(?!\d)[^.;]{3,120})"
)
_PLACE = re.compile(
    r"(?i)\bmeeting\s+of\s+.{5,90}?\s+in\s+(?P<venue>[^;]{3,120}?)(?=,?\s+on\s+(?:mon|tues|wednes|thurs|fri)day)"
)
_VENUE = re.compile(r"(?i)^(?:proposed )?venue\s*:\s*(?P<venue>.{3,150})$")
_HALL = re.compile(
    r"(?i)^(?!.*\bmeeting\b)(?:in |at )?(?:the )?[\w '\u2019.-]{3,60}\b(?:hall|chamber|room|centre|center|"
    r"offices?|institute|club|green|pavilion|library)\b[\w ,.'\u2019-]{0,60}$"
)
_NAMED_BODY = re.compile(
    r"(?i)^(?P<body>[^.:;]{3,100}\b(?:committee|board|panel|council|cabinet|partnership|group|forum))"
    r"(?:\s+(?:a\.?g\.?m\.?|(?:annual\s+)?(?:general\s+|parish\s+|council\s+)?meeting|minutes|agenda))?"
    r"(?:\s*[-\u2013\u2014,]\s*(?P<rest>.*))?$"
)
_DIRT = re.compile(r"(?<=\d)(?:\s?[\u2122\u00b0\"\u201c\u201d'\u2018\u2019*\u00ba]+|\s?(?:ST|ND|RD|TH|h)\b)")
_WEEKDAY = re.compile(r"(?i)\b(mon|tues|wednes|thurs|fri|satur|sun)day\b")
_CANCELLED = re.compile(r"(?i)\bcancelled\b")
_DAYS = ("mon", "tues", "wednes", "thurs", "fri", "satur", "sun")


@dataclass(frozen=True)
class Head:
    """What a head says; empty where it does not. ``begins`` is a clock time (09:45), ``date`` ISO.

    ``sure``: body and date stand in one sentence that says a meeting was, or will be, held.
    """

    body: str = ""
    date: str = ""
    begins: str = ""
    venue: str = ""
    kind: Kind | Literal[""] = ""
    cancelled: bool = False
    sure: bool = False
    notes: tuple[str, ...] = ()


def head_of(lines: list[Line], first_item: int) -> Head:
    """Read the lines before the first item (its index among ``lines``; -1 where there are none)."""
    upto = min(first_item if first_item > 0 else HEAD, HEAD)
    found = _read([line.text for line in lines[:upto]])
    if not found.date and upto < TOP:
        more = _read([line.text for line in lines[:HEAD]])
        found = replace(found, date=more.date, begins=found.begins or more.begins)
    return found


def _read(head: list[str]) -> Head:
    whole = unspoilt(" ".join(head))
    match = _lead(whole)
    body, rest = (match["body"], whole[match.start() :]) if match else _named(head)
    rest = rest or whole
    day, notes = meeting_day(_LIST.split(rest[:SENTENCE])[0])
    sure = bool(match and day)
    if not day:
        day, notes = meeting_day(whole)
    spoken = (_HELD, _HELD_IN)
    held = _first(spoken, rest) or _first(spoken, whole) or _PLACE.search(whole)
    venue = held["venue"] if held else _venue_alone(head)
    return Head(
        body=as_title(bare_body(body)),
        date=day,
        begins=_begins(rest, day),
        venue=as_title(venue.strip(" ,:-")) if len(venue) < 140 else "",
        kind=kind_of_meeting(whole[match.start() : match.end()] if match else whole[:300]),
        sure=sure,
        cancelled=bool(_CANCELLED.search(" ".join(head[:40]))) and len(head) < HEAD,
        notes=notes,
    )


def _venue_alone(head: list[str]) -> str:
    """A place that stands on a line by itself, with or without "Venue" before it."""
    said = next((match["venue"] for match in map(_VENUE.match, head) if match), "")
    return said or next(
        (text for text in head[:TOP] if _HALL.match(text) and not _NAMED_BODY.match(text)), ""
    )


def _first(patterns: Iterable[re.Pattern[str]], words: str) -> re.Match[str] | None:
    return next((match for pattern in patterns if (match := pattern.search(words))), None)


def _lead(whole: str) -> re.Match[str] | None:
    """The words that say which meeting this is of; those about an earlier one's minutes are passed over."""
    for pattern in _BODY:
        for match in pattern.finditer(whole):
            if not _EARLIER.search(whole, max(0, match.start() - 30), match.start()):
                return match
    return None


def _named(head: list[str]) -> tuple[str, str]:
    """A body that stands on a line by itself, and what stands from there on."""
    for index, text in enumerate(head):
        match = _NAMED_BODY.match(text)
        if match and sum(word[:1].isupper() for word in match["body"].split()) >= 2:
            return match["body"], unspoilt(" ".join([match["rest"] or "", *head[index + 1 :]]))
    return "", ""


_BUSINESS = re.compile(
    r"(?i),?\s*\b(?:to|in order to)\s+(?:consider|discuss|elect|pass|approve|facilitate|receive|adopt|agree|"
    r"review)\b.*$"
)
_FOR_BUSINESS = re.compile(
    r"(?i)^to\s+(?:consider|discuss)\b.*?\b(?:for|of)\s+(?:the\s+)?(?:members\s+of\s+(?:the\s+)?)?"
    r"(?=(?:municipal|metropolitan|limerick|[A-Z][a-z]+ (?:council|committee)))"
)
_BEFORE_BODY = re.compile(
    r"(?i)^.*\b(?:meeting of|member of)\s+(?:the\s+)?|"
    r"^(?:.{0,3}in[- ]committee.{0,3}\s+)?(?:of|for|by)\s+(?:the\s+)?|^the\s+"
)
_BEHIND_BODY = re.compile(
    r"(?i)\s+(?:held|hed|in)\s+(?:the\s+|in\s+)?[A-Z\u00c0-\u00de].*$|\s+(?:20\d\d|meeting)$|\s*[:(].*$"
)


# A tree of documents names the same few bodies again and again.
@lru_cache(maxsize=4096)
def bare_body(words: str) -> str:
    """A body's name without the business it met for, the place, and the words that lead to it."""
    if re.match(r"(?i)(?:held|hed|adjourned|minutes|map|proceedings|readme)\b", words.strip()):
        return ""
    bare = " ".join(words.split())
    bare = re.sub(r"(?i)^.{0,4}in committee.{0,4}\bof\s+", "", bare)
    bare = _BEHIND_BODY.sub("", _BUSINESS.sub("", _FOR_BUSINESS.sub("", bare)))
    bare = _BEFORE_BODY.sub("", bare)
    bare = re.sub(r"(?i)^(?:two|three|four|special|me+tings?|of|the|\s)+\s(?=\S)|\s+agenda$", "", bare)
    bare = re.sub(r"\s?-\s(?=[A-Z])|(?<=\w)\s-(?=[A-Z])", "-", bare)
    return bare.strip(" ,:;-\u2013\u2018\u2019'\"&=.")


def unspoilt(text: str) -> str:
    """Dates without the signs a scan makes of the raised letters behind their numbers."""
    return " ".join(_DIRT.sub("", text).split())


def meeting_day(text: str) -> tuple[str, tuple[str, ...]]:
    """The first day some words name, and a note where its weekday is another one."""
    match = next((m for m in DATE.finditer(text) if m["year"] or m["year2"]), None)
    found = date_in(match.group()) if match else None
    if match is None or found is None:
        return "", _no_such_day(match.group()) if match else ()
    said = _WEEKDAY.search(text, max(0, match.start() - 30), match.end())
    if said and _DAYS[found.weekday()] != said[1].lower():
        return found.isoformat(), (f"says {said.group()}, but {found.isoformat()} was none",)
    return found.isoformat(), ()


def _no_such_day(words: str) -> tuple[str, ...]:
    return (f"names a day that does not exist ({words.strip()})",)


def _begins(rest: str, day: str) -> str:
    """The hour: the first clock time behind the day, or the first at all in the head's own sentence."""
    match = next((m for m in DATE.finditer(rest) if m["year"] or m["year2"]), None) if day else None
    if match:
        behind = time_in(rest[match.end() : match.end() + 40])
        return behind or time_in(rest[max(0, match.start() - 60) : match.start()])
    return time_in(rest[:250])


def kind_of_meeting(words: str) -> Kind | Literal[""]:
    """The kind of meeting some words speak of; empty where they do not."""
    said = words.lower()
    if _GENERAL.search(said):
        return "annual"
    return next((kind for word, pattern, kind in _SPOKEN_OF if word in said and pattern.search(said)), "")


_FILE_DATE = re.compile(r"(?P<y>20\d\d|19\d\d)[-_. ](?P<m>\d{2})[-_. ](?P<d>\d{2})")


def from_name(name: str) -> Head:
    """What the name of a file, or of a folder, says of the meeting."""
    words = re.sub(r"[_\s\u00a0]+", " ", name)
    stem = re.sub(r"\.(?:md|txt|pdf|docx|html?)$", "", words, flags=re.I)
    day, _ = meeting_day(unspoilt(re.sub(r"(?<=\d)(st|nd|rd|th)\b", "", stem, flags=re.I)))
    if not day and (match := _FILE_DATE.search(stem)):
        try:
            day = date(int(match["y"]), int(match["m"]), int(match["d"])).isoformat()
        except ValueError:
            day = ""
    return Head(body=as_title(bare_body(_body_of_name(stem))), date=day, kind=kind_of_meeting(stem))


_NOT_BODY = re.compile(
    r"(?i)^(?:draft|confirmed|unconfirmed|supplementary|notice and|notice of)?\s*(?:minutes|agenda|items?)?"
    r"\s*"
    r"(?:of|for|from)?\s*(?:the\s+)?|\b(?:held on)?\s*(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?)?\s*"
    r"\d{1,2}(?:st|nd|rd|th)?\s*(?:of\s+)?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\w*,?\s*\d{0,4}.*$"
)


_IS_BODY = re.compile(
    r"(?i)\b(?:sub-?)?(?:committee|council|board|panel|district|cabinet|spc|jpc|forum|group|partnership|commission|"
    r"executive|authority|sub)"
)


def _body_of_name(stem: str) -> str:
    """The part of a file's name that is a body's: the longest that says so, without the words around it."""
    if not _IS_BODY.search(stem):
        return ""
    bare = _NOT_BODY.sub("", stem)
    bare = re.sub(rf"(?i)^{_MEETING}\s+(?:of\s+)?(?:the\s+)?", "", bare.strip(" -\u2013"))
    bare = re.sub(r"(?i)\s+meeting\b.*$", "", bare)
    return bare.strip(" -\u2013")
