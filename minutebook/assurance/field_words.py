"""The words of the field, by which texts are compared: which count, which are one, what phrases mean."""

from __future__ import annotations

import re
from functools import lru_cache

_WORD = re.compile(r"[a-z]+|\d+")
_COMMON = (
    "a about above after all also an and any are as at be because been being board by can children "
    "child could did do does each for from had has have having he her his how if in including into "
    "is it its local authority council county may might more most must need needed needs no not of "
    "on one only or other our out over people person reach said service services she should so some "
    "such than that the their them there these they this those to told under up upon was we well "
    "were what when where whether which while who will with would year years young those ensure "
    "quality effective effectively timely timeliness work working worked improve improved "
    "improvement improving consistent consistency inspector inspectors area areas including include "
    "included includes present presents provision provide provided available availability support "
    "supported right guidance dedicated small number continue continued continuing better good great "
    "number numbers make makes made making hold held holding meet meets have plans planned care old "
    "olds aged "
)
_EMPTY = frozenset(_COMMON.split())
_SAME = (
    ("homeless", "homelessness", "sofa"),
    ("accommodation", "housing", "tenancy", "home"),
    ("leaver", "leave"),
    ("placement", "foster", "fostering"),
    ("pa", "pas"),
    ("mental", "emotional", "wellbeing", "camhs"),
    ("early", "prevent", "prevention"),
    ("partner", "partnership", "agency", "multi"),
    ("plan", "planning"),
    ("assess", "assessment"),
    ("permanence", "permanency", "permanent"),
    ("lado", "designated"),
    ("breakdown", "disruption", "disrupt"),
)
_NAMES = (
    (re.compile(r"\bpersonal (?:adviser|advisor|assistant)s?\b"), "pa"),
    (re.compile(r"\bsixteen\b"), "16"),
    (re.compile(r"\bseventeen\b"), "17"),
)
# A few phrases that say what a finding says in others; each turns into the words it stands for.
_MEANS = (
    *_NAMES,
    (re.compile(r"\bedge of care\b"), "intervention risk received"),
    (re.compile(r"\b(?:taken|brought|received|come|coming) into care\b"), "received"),
    (re.compile(r"\bb\s?(?:&|and)\s?bs?\b"), "bed breakfast"),
    (re.compile(r"\breunification\b"), "return home"),
)
_ENDINGS = (
    *(
        "ations",
        "ation",
        "ments",
        "ment",
        "ingly",
        "ness",
        "ings",
        "ing",
        "ies",
        "ers",
        "ed",
        "es",
        "ly",
        "s",
    ),
)


@lru_cache(maxsize=8192)
def words_of(text: str, *, literal: bool = False) -> frozenset[str]:
    """The words of a text that count, each as its stem and words of one meaning as one.

    ``literal``: without the words that a phrase of the field stands for.
    """
    plain = text.casefold().replace("’", "'").replace("'s", "")
    for pattern, meaning in _MEANS if not literal else _NAMES:
        plain = pattern.sub(f" {meaning} ", plain)
    plain = plain.replace("'", "")
    return frozenset(_one(word) for word in _WORD.findall(plain) if word not in _EMPTY and len(word) > 1)


@lru_cache(maxsize=8192)
def _one(word: str) -> str:
    for group in _SAME:
        if word in group or _stem(word) in map(_stem, group):
            return group[0]
    return _stem(word)


def _stem(word: str) -> str:
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return word[: -len(ending)]
    return word
