"""Inspection frameworks as data: what each judges, in which grades, from when to when. No Django.

The areas' short names are those that official tables and commands use. A framework's areas change over time;
what an area became is written with it, so that a line over years can show where the measure broke.
"""

from __future__ import annotations

import difflib
import re
from functools import lru_cache
from typing import NamedTuple

GRADES = ("Outstanding", "Good", "Requires improvement to be good", "Inadequate")
"""The grades in Ofsted's words, best first."""
GRADE_WORDS = ("outstanding", "good", "requires", "require", "improvement", "to", "be", "inadequate")
SPLIT = "2023-01-01"
"""From this day care leavers are judged by themselves (notes to Ofsted's tables of outcomes)."""


class Area(NamedTuple):
    """One thing a framework judges; ``phrases`` are what reports call it, in lower case, without marks."""

    key: str
    name: str
    phrases: tuple[str, ...]
    parent: str = ""
    since: str = ""
    until: str = ""
    became: tuple[str, ...] = ()


class Framework(NamedTuple):
    """A framework: its names, the days of its first and last inspections, what it judges."""

    key: str
    name: str
    since: str
    until: str
    areas: tuple[Area, ...]
    graded: bool = True


_PROTECTION = (
    "the experiences and progress of children who need help and protection",
    "experiences and progress of children who need help and protection",
    "children who need help and protection",
)
_OVERALL = Area("overall", "Overall effectiveness", ("overall effectiveness", "overall judgement"))

SIF = Framework(
    "SIF",
    "Single inspection of children in need of help and protection, looked after and leaving care",
    "2013-11-01",
    "2018-01-31",
    (
        _OVERALL,
        Area("protection", "Children who need help and protection", _PROTECTION, became=("protection",)),
        Area(
            "in_care",
            "Children looked after and achieving permanence",
            (
                "the experiences and progress of children looked after and achieving permanence",
                "experiences and progress of children looked after and achieving permanence",
                "children looked after and achieving permanence",
            ),
            became=("in_care",),
        ),
        Area("adoption", "Adoption performance", ("adoption performance",), parent="in_care"),
        Area(
            "care_leavers",
            "Experiences and progress of care leavers",
            ("the experiences and progress of care leavers", "experiences and progress of care leavers"),
            parent="in_care",
            became=("in_care",),
        ),
        Area(
            "leaders",
            "Leadership, management and governance",
            ("leadership management and governance",),
            became=("leaders",),
        ),
        Area(
            "lscb",
            "Local Safeguarding Children Board",
            ("the effectiveness of the local safeguarding children board",),
        ),
    ),
)
ILACS = Framework(
    "ILACS",
    "Inspection of local authority children’s services",
    "2018-01-01",
    "",
    (
        Area(
            "leaders",
            "The impact of leaders on social work practice with children and families",
            (
                "the impact of leaders on social work practice with children and families",
                "impact of leaders on social work practice with children and families",
            ),
        ),
        Area(
            "protection",
            "The experiences and progress of children who need help and protection",
            _PROTECTION,
        ),
        Area(
            "in_care",
            "The experiences and progress of children in care and care leavers",
            (
                "the experiences and progress of children in care and care leavers",
                "experiences and progress of children in care and care leavers",
            ),
            until="2022-12-31",
            became=("in_care", "care_leavers"),
        ),
        Area(
            "in_care",
            "The experiences and progress of children in care",
            (
                "the experiences and progress of children in care",
                "experiences and progress of children in care",
            ),
            since=SPLIT,
        ),
        Area(
            "care_leavers",
            "The experiences and progress of care leavers",
            ("the experiences and progress of care leavers", "experiences and progress of care leavers"),
            since=SPLIT,
        ),
        _OVERALL,
    ),
)
FOCUSED_VISIT = Framework(
    "ILACS focused visit", "Focused visit to local authority children’s services", "2018-01-01", "", (), False
)
MONITORING_VISIT = Framework(
    "ILACS monitoring visit",
    "Monitoring visit to inadequate children’s services",
    "2016-01-01",
    "",
    (),
    False,
)
JTAI = Framework("JTAI", "Joint targeted area inspection", "2016-01-01", "", (), False)
FRAMEWORKS = {one.key: one for one in (SIF, ILACS, FOCUSED_VISIT, MONITORING_VISIT, JTAI)}
AREAS = ("overall", "leaders", "protection", "in_care", "care_leavers", "adoption", "lscb")
"""The areas in the order they are shown."""


class Break(NamedTuple):
    """A day from which grades are not the same measure as before, and why."""

    day: str
    why: str


BREAKS = (
    Break("2018-01-01", "a new framework (ILACS) replaced the single inspection"),
    Break(SPLIT, "care leavers are judged by themselves; before, together with children in care"),
)


def breaks_between(earlier: str, later: str) -> list[Break]:
    """The breaks between two inspections, by the days their fieldwork began (ISO)."""
    return [one for one in BREAKS if earlier < one.day <= later]


def area_name(framework: str, key: str, on: str = "") -> str:
    """What a framework calls an area on a day; the short name where it has none of that name."""
    known = FRAMEWORKS.get(framework, ILACS)
    for area in known.areas:
        if area.key == key and (not on or (area.since or "") <= on <= (area.until or "9")):
            return area.name
    return next((area.name for area in ILACS.areas + SIF.areas if area.key == key), key)


def grade_of(words: str) -> str:
    """A grade in Ofsted's words from however it is written; nothing for what is no grade.

    "Requires improvement" alone (the single inspection's words) stays as it is.
    """
    tokens = [near(token, GRADE_WORDS) for token in re.findall(r"[a-z]+", words.casefold())]
    if "inadequate" in tokens:
        return "Inadequate"
    if "improvement" in tokens or "requires" in tokens or "require" in tokens:
        return "Requires improvement to be good" if "good" in tokens else "Requires improvement"
    if "outstanding" in tokens:
        return "Outstanding"
    return "Good" if "good" in tokens else ""


def full(grade: str) -> str:
    """A grade as the newer frameworks write it: "Requires improvement" is "… to be good"."""
    return "Requires improvement to be good" if grade == "Requires improvement" else grade


def rank(grade: str) -> int:
    """1 for the best grade to 4 for the worst; 0 for what is none."""
    for place, known in enumerate(GRADES, 1):
        if known.casefold().startswith(grade.casefold()) and grade:
            return place
    return 0


@lru_cache(maxsize=8192)
def near(token: str, known: tuple[str, ...]) -> str:
    """The known word a token is, or is like through noise of scanning; else nothing."""
    if token in known:
        return token
    if len(token) < 4:
        return ""
    found = difflib.get_close_matches(token, [one for one in known if len(one) > 3], n=1, cutoff=0.8)
    return found[0] if found else ""


PHRASES: tuple[tuple[str, str], ...] = tuple(
    sorted(
        {
            (phrase, area.key)
            for framework in (ILACS, SIF)
            for area in framework.areas
            for phrase in area.phrases
        },
        key=lambda pair: -len(pair[0]),
    )
)
"""Every phrase reports call an area by, the longest first, and the area's short name."""
_WORDED = tuple((tuple(phrase.split()), key) for phrase, key in PHRASES)


def area_of(plain: str, *, whole: bool = False) -> str:
    """The area a folded text begins with; ``whole``: and nothing but a grade follows it. Else nothing."""
    tokens = plain.split()
    for phrase, key in begun_by(tokens[0]) if tokens else ():
        end = _begins(tokens, phrase)
        if end and (not whole or all(near(t, GRADE_WORDS) or t in ("is", "are") for t in tokens[end:])):
            return key
    return ""


@lru_cache(maxsize=16384)
def begun_by(token: str) -> tuple[tuple[tuple[str, ...], str], ...]:
    """The phrases whose first word a token is or is like, as words, each with its area; the longest first."""
    return tuple((words, key) for words, key in _WORDED if like(token, words[0]))


def _begins(tokens: list[str], phrase: tuple[str, ...]) -> int:
    if len(tokens) < len(phrase):
        return 0
    return len(phrase) if all(map(like, tokens, phrase)) else 0


def like(token: str, word: str) -> bool:
    """Whether a token is a word, or that word with a character or two misread."""
    if token == word:
        return True
    if abs(len(token) - len(word)) > 2 or len(word) < 2:
        return False
    return _ratio(token, word) >= (0.74 if len(word) > 3 else 0.6)


@lru_cache(maxsize=16384)
def _ratio(token: str, word: str) -> float:
    return difflib.SequenceMatcher(a=token, b=word, autojunk=False).ratio()
