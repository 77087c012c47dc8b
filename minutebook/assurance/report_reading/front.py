"""A report's front: what it is, whose it is, its days and its grades."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from minutebook.assurance import frameworks
from minutebook.assurance.frameworks import (
    FOCUSED_VISIT,
    ILACS,
    JTAI,
    MONITORING_VISIT,
    PHRASES,
    SIF,
    Framework,
)
from minutebook.assurance.report_reading.headings import folded, heading
from minutebook.assurance.report_reading.lines import Line

FRONT = 70  # lines
TABLE = 420  # words within which the table of judgements stands
SHORT_VISIT = 7  # days from first to last that a short inspection takes at the most
_NAMES = "january february march april may june july august september october november december"
MONTHS = {name: number for number, name in enumerate(_NAMES.split(), 1)}
_MISREAD_DIGITS = str.maketrans("015", "ols")
_MONTH = "|".join(MONTHS)
_DAY = r"(?P<d{0}>\d{{1,2}})(?:st|nd|rd|th)?"
_SPAN = re.compile(
    (
        r"(?:between\s+)?(?:\w+day,?\s+)?"
        + _DAY.format(1)
        + rf"(?:\s+(?P<m1>{_MONTH}))?(?:,?\s+(?P<y1>(?:19|20)\d\d))?"
        r"\s*(?:to|and|until|[-–—‒−]+)\s*(?:\w+day,?\s+)?"
        + _DAY.format(2)
        + rf"\s+(?P<m2>{_MONTH}),?\s+(?P<y2>(?:19|20)\d\d)"
    ),
    re.IGNORECASE,
)
_ONE = re.compile(
    r"(?:\w+day,?\s+)?" + _DAY.format(1) + rf"\s+(?P<m1>{_MONTH}),?\s+(?P<y1>(?:19|20)\d\d)", re.IGNORECASE
)
_FIELDWORK = re.compile(
    r"(?:inspection|visit|fieldwork|re-?inspection)(?:\s+(?:carried out|took place))?\s*dates?\s*:?|"
    r"\b(?:visit|inspection|fieldwork)\b[^.]{0,220}?\b(?:on|between|from|during)\b|\bbetween\b",
    re.IGNORECASE,
)
_PUBLISHED = re.compile(
    r"(?:report|letter|date)?\s*(?:was\s+)?(?:first\s+)?publi[sc]h?(?:ed|cation)(?:\s+(?:date|on))?\s*:?\s*",
    re.IGNORECASE,
)
_KINDS: tuple[tuple[str, Framework], ...] = (
    (r"joint targeted area inspection|\bjtai\b|joint inspection of", JTAI),
    (r"focus+ed visit", FOCUSED_VISIT),
    (r"monitoring visit", MONITORING_VISIT),
    (
        r"services for children in need of help and protection,? children looked after"
        r"|single inspection|review of the effectiveness of the local safeguarding",
        SIF,
    ),
    (
        r"inspection of (?:\S+ ){0,8}children.?s (?:social care )?services|impact of leaders on social work"
        r"|\bilacs\b",
        ILACS,
    ),
)


class Grade(NamedTuple):
    """One grade as the report has it: the area's short name, its words, the grade."""

    area: str
    words: str
    grade: str


class Front(NamedTuple):
    """What a report says of itself."""

    framework: str
    event: str
    start: str
    end: str
    published: str
    grades: tuple[Grade, ...]


def front_of(lines: Sequence[Line], name: str = "") -> Front:
    """Read a report's front. ``name`` is its file's name, which may hold the day it was published."""
    text = " ".join(line.text for line in lines[:FRONT])
    kind = _framework(text) or _framework(" ".join(line.text for line in lines[: FRONT * 3]))
    start, end = _fieldwork(text)
    published = _published(text, kind, end or start) or _in_name(name, end or start)
    grades = _grades(lines, kind, start) if kind is None or kind.graded else ()
    if kind is None and grades:
        kind = ILACS
    return Front(kind.key if kind else "", _event(kind, start, end), start, end, published, grades)


def _framework(text: str) -> Framework | None:
    """The framework named first; a table of grades decides against a visit merely spoken of."""
    plain = " ".join(text.split()).casefold()
    found = []
    for pattern, framework in _KINDS:
        match = re.search(pattern, plain)
        if match:
            found.append((match.start(), framework))
    if not found:
        return None
    first = min(found, key=lambda pair: pair[0])[1]
    if first is ILACS and any(framework is SIF for _, framework in found):
        return ILACS if "impact of leaders" in plain else SIF
    return first


def _event(kind: Framework | None, start: str, end: str) -> str:
    if kind is FOCUSED_VISIT:
        return "focused visit"
    if kind is MONITORING_VISIT:
        return "monitoring visit"
    if kind is JTAI:
        return "joint inspection"
    if kind is ILACS and start and end:
        days = (date.fromisoformat(end) - date.fromisoformat(start)).days
        return "short" if days <= SHORT_VISIT else "standard"
    return "standard"


def _fieldwork(text: str) -> tuple[str, str]:
    """The first and last day of fieldwork: the span after the words that name it, else the first span."""
    for match in _FIELDWORK.finditer(text):
        after = text[match.end() : match.end() + 60]
        span = _SPAN.match(after.lstrip(" :"))
        if span and _days(span):
            return _days(span) or ("", "")
        one = _ONE.match(after.lstrip(" :"))
        if one:
            day = _day(one["d1"], one["m1"], one["y1"])
            if day:
                return day, day
    for span in _SPAN.finditer(text):
        found = _days(span)
        if found:
            return found
    return "", ""


def _days(span: re.Match[str]) -> tuple[str, str] | None:
    end = _day(span["d2"], span["m2"], span["y2"])
    month = span["m1"] or span["m2"]
    year = span["y1"] or span["y2"]
    start = _day(span["d1"], month, year)
    if start and end and start > end and not span["y1"]:
        start = _day(span["d1"], month, str(int(span["y2"]) - 1))
    return (start, end) if start and end and start <= end else None


def _day(day: str, month: str, year: str) -> str:
    try:
        return date(int(year), MONTHS[month.casefold()], int(day)).isoformat()
    except ValueError:
        return ""


def _published(text: str, kind: Framework | None, after: str) -> str:
    for match in _PUBLISHED.finditer(text):
        one = _ONE.match(text[match.end() :])
        if one:
            return _day(one["d1"], one["m1"], one["y1"])
    if kind in (FOCUSED_VISIT, MONITORING_VISIT, JTAI):  # a letter bears its own day
        for one in _ONE.finditer(text):
            day = _day(one["d1"], one["m1"], one["y1"])
            if day and day > after:
                return day
    return ""


def _in_name(name: str, after: str) -> str:
    """A day in a file's name that a report of that fieldwork may have been published on."""
    plain = re.sub(r"[_\s]+", " ", name)
    days = [_day(m["d1"], m["m1"], m["y1"]) for m in _ONE.finditer(plain)]
    days += re.findall(r"(?<!\d)(?:19|20)\d\d-[01]\d-[0-3]\d(?!\d)", name)
    for day in days:
        try:
            lag = (date.fromisoformat(day) - date.fromisoformat(after)).days
        except ValueError:
            continue
        if 0 < lag < 366:
            return day
    return ""


def _grades(lines: Sequence[Line], kind: Framework | None, on: str) -> tuple[Grade, ...]:
    """The grades of the table at the front; what is missing there, from the headings of the sections."""
    found = {grade.area: grade for grade in _table(lines)}
    if "overall" not in found:
        said = _said_overall(lines)
        found |= {"overall": said} if said else {}
    if kind is None or not {"overall", "leaders", "protection", "in_care"} <= found.keys():
        for grade in _in_headings(lines):
            found.setdefault(grade.area, grade)
    if kind is not SIF:  # the single inspection's short form of the grade is not the later frameworks'
        found = {area: grade._replace(grade=frameworks.full(grade.grade)) for area, grade in found.items()}
    if kind is not None:
        named = {area: frameworks.area_name(kind.key, area, on) for area in found}
        found = {area: grade._replace(words=named[area]) for area, grade in found.items()}
    order = {area: place for place, area in enumerate(frameworks.AREAS)}
    return tuple(sorted(found.values(), key=lambda grade: order[grade.area]))


def _table(lines: Sequence[Line]) -> Iterator[Grade]:
    tokens = _tokens(lines)
    at, seen = 0, set()
    while at < len(tokens):
        for phrase, area in frameworks.begun_by(tokens[at]):
            end, graded = _row(tokens, at, phrase)
            grade = frameworks.grade_of(" ".join(graded))
            if end and grade and area not in seen:
                seen.add(area)
                yield Grade(area, _words(" ".join(phrase)), grade)
                at = end - 1
                break
        at += 1


def _tokens(lines: Sequence[Line]) -> list[str]:
    """The words of the front, up to where the sections begin."""
    tokens: list[str] = []
    for line in lines:
        if len(tokens) > TABLE or heading(line.text) in ("area for improvement", "recommendation"):
            break
        words = re.findall(r"[^\W_]+", line.text.casefold())
        tokens += [word.translate(_MISREAD_DIGITS) for word in words if not word.isdigit()]
    return tokens


def _row(tokens: Sequence[str], at: int, phrase: Sequence[str]) -> tuple[int, list[str]]:
    """A row of the table from ``at``: its end, and the words of its grade, which may stand in between."""
    graded: list[str] = []
    place = at
    for word in phrase:
        while place < len(tokens) and not frameworks.like(tokens[place], word):
            if place == at or not frameworks.near(tokens[place], frameworks.GRADE_WORDS):
                return 0, []
            graded.append(tokens[place])
            place += 1
        if place == len(tokens):
            return 0, []
        place += 1
    while place < len(tokens) and frameworks.near(tokens[place], frameworks.GRADE_WORDS):
        graded.append(tokens[place])
        place += 1
    return place, graded


def _words(phrase: str) -> str:
    for framework in (ILACS, SIF):
        for area in framework.areas:
            if phrase in area.phrases:
                return area.name
    return phrase


def _said_overall(lines: Sequence[Line]) -> Grade | None:
    """The overall grade said in a sentence, as single inspections do."""
    text = " ".join(line.text for line in lines[:FRONT])
    match = re.search(
        r"children.?s services(?: in [^.]{2,60}?)? (?P<grade>are (?:inadequate|good|outstanding)|"
        r"requires? improvement(?: to be good)?)",
        " ".join(text.split()),
        re.IGNORECASE,
    )
    return Grade("overall", "Overall effectiveness", frameworks.grade_of(match["grade"])) if match else None


def _in_headings(lines: Sequence[Line]) -> Iterator[Grade]:
    """The grades that headings of sections carry: "…: good", "… is inadequate"."""
    for line, following in zip(lines, [*lines[1:], None], strict=True):
        for text in (line.text, f"{line.text} {following.text}" if following else ""):
            plain = folded(text)
            area = frameworks.area_of(plain, whole=True)
            phrase = next((p for p, _ in PHRASES if plain.startswith(p)), "")
            grade = frameworks.grade_of(plain[len(phrase) :]) if phrase else ""
            if area and grade:
                yield Grade(area, _words(phrase), grade)
                break
