"""The headings of reports: which section one opens, told by its words, through noise of scanning."""

from __future__ import annotations

import difflib
import re
from functools import lru_cache
from typing import Literal

from minutebook.assurance.frameworks import area_of

Opens = Literal["area for improvement", "priority action", "strength", "recommendation", "other", ""]
LONGEST = 16  # words
CLOSE = 0.87  # how like a known heading the letters of a noisy one must be

_IMPROVE = re.compile(
    r"^(?:the )?(?:(?:what|which|where)\b.*\b(?:needs?|must|should|has|have)\b.*\b(?:improv\w+|better)"
    r"|(?:\w+ ){0,2}(?:areas?|aspects?|points|priorities|actions)\b.{0,30}\b"
    r"(?:for|requiring|to|needing|need\w*|requir\w*)\b.*\b(?:improv\w+|development)"
    r"|improvements? (?:needed|required)|(?:further )?improvements? (?:that )?(?:are|is) (?:needed|required))"
    r"(?: (?:further|in|within|across|for|on|at|about|so|to|and|identified|overall)(?: .*)?)?$"
)
_PRIORITY = re.compile(
    r"^(?:the )?(?:\w+ ){0,2}(?:areas? (?:for|of|requiring) (?:immediate )?(?:and )?priority "
    r"(?:and immediate )?actions?"
    r"|(?:immediate )?(?:and )?priority (?:and immediate )?actions?(?: (?:required|needed|areas?))?)"
    r"(?: (?:for|in) .*)?$"
)
_STRENGTH = re.compile(
    r"^(?:the )?(?:(?:key|main|local authority s|council s|partnership s?|area s|practice|lscb s) ){0,2}"
    r"(?:strengths?|areas? of strength|areas? of (?:good|strong|effective) practice)$"
    r"|^what (?:is|are|has|the)?.*\b(?:work\w*|going|done|doing|does) well$"
)
_RECOMMEND = re.compile(
    r"^(?:(?:key|main|our|summary of|the) )?recommendations?(?: (?:for|to|from) .*)?$"
    r"|^(?:ofsted|inspectors|we) recommends?(?: that)?$"
)
_OTHER = re.compile(
    r"^(?:(?:main|headline|inspection|key|summary of|our|the)? ?findings(?: and .*)?|next steps|overview"
    r"|executive summary|summary(?: for .*| of .*)?|background|context|introduction|conclusions?|contents"
    r"|(?:case|practice|good practice) study.*|yours sincerely|evaluation of progress"
    r"|areas covered by the visit"
    r"|information about .*|the local authority|inspection judgements .*|progress since .*|key facts.*"
    r"|the local safeguarding children board.*|what happens next|how (?:we|the inspection) .*|judgement grade"
    r"|annex.*|appendix.*|inspection team)$"
)
HANGS = re.compile(
    r"\b(?:and|or|the|of|to|for|in|with|a|an|by|that|who|from|at|on|is|are|be|been|have|has|had|was|were|which)$"
)
_FULL = {
    "area for improvement": ("whatneedstoimprove", "areasforimprovement", "areaforimprovement"),
    "priority action": ("areasforpriorityaction", "areaforpriorityaction", "priorityactions"),
    "strength": ("keystrengths", "strengths"),
    "recommendation": ("recommendations", "recommendation"),
    "other": ("mainfindings", "headlinefindings", "inspectionfindings", "executivesummary", "nextsteps"),
}


def heading(text: str) -> Opens:
    """The section a line opens, or nothing for a line that is no heading known here."""
    words = text.split()
    aside = text.startswith("(") and text.rstrip().endswith(")")  # "(Recommendation)" after a paragraph
    no_heading = aside or not words or len(words) > LONGEST or text[0].islower()
    if no_heading or text.rstrip().endswith((".", ",", ";")):
        return "other" if area_heading(text) else ""
    return _opened(folded(text))


def folded(text: str) -> str:
    """A heading's words in lower case, without its number and marks."""
    text = re.sub(r"(?<=[^\W\d])([?:]?)\d{1,2}$", r"\1", text.rstrip())  # the number of a footnote
    plain = re.sub(r"^\W*(?:\d{1,2}(?:\.\d{1,2})*[.)]?\s+)?", "", text.casefold())
    return " ".join(re.findall(r"[^\W_]+", plain))


def area_heading(text: str) -> str:
    """The area of judgement whose section a line opens, by its short name; nothing for any other line."""
    plain = folded(text)
    if len(plain.split()) > 26:
        return ""
    return area_of(plain, whole=True)


@lru_cache(maxsize=4096)
def _opened(plain: str) -> Opens:
    if not plain or plain[-1].isdigit():  # a line of the contents
        return ""
    if area_of(plain, whole=True):
        return "other"
    if _PRIORITY.match(plain):
        return "priority action"
    if _STRENGTH.match(plain):
        return "strength"
    if _IMPROVE.match(plain) and not HANGS.search(plain):
        return "area for improvement"
    if _RECOMMEND.match(plain):
        return "recommendation"
    if _OTHER.match(plain) and not HANGS.search(plain):
        return "other"
    return _noisy(plain)


def _noisy(plain: str) -> Opens:
    letters = plain.replace(" ", "")
    for misread, meant in (("rn", "m"), ("vv", "w"), ("0", "o"), ("1", "l"), ("ii", "u"), ("cl", "d")):
        letters = letters.replace(misread, meant)
    if not 8 <= len(letters) <= 26:
        return ""
    for opens, known in _FULL.items():
        for one in known:
            if abs(len(one) - len(letters)) < 4:
                matcher = difflib.SequenceMatcher(a=letters, b=one, autojunk=False)
                if matcher.quick_ratio() >= CLOSE and matcher.ratio() >= CLOSE:
                    return opens  # type: ignore[return-value]
    return ""
