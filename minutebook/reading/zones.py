"""Zones: which blocks are the agenda's words, which the minutes', which a decision's.

A contributor adds a marker or an agenda phrase here and a case to the tests.
"""

from __future__ import annotations

import re

from minutebook.reading.layout import Block

MARKER = re.compile(r"^(?P<kind>Minutes?|Decisions?|MINUTES?|DECISIONS?) ?(?:\(s\))? ?:[- ]*", re.I)
BARE_MARKER = re.compile(r"^(?:Decisions?|Minutes?)(?: of (?:the )?meeting)?$", re.I)
CLOSING = re.compile(
    r"^(?:Supporting documents|Additional documents|Background papers?|Contact|Media|Venue|Published)\b ?:?",
    re.I,
)
# The agenda speaking: what a body is asked, not what it did.
AGENDA = re.compile(
    r"""^(?:\(?[a-z0-9]{1,3}[.)]\s)?(?:
        to\ (?:receive|consider|note|agree|approve|confirm|discuss|adopt|sign|elect|appoint|review|deal|answer|
            determine|resolve|hear|look|exclude|authorise|co-opt|be\ notified|be\ advised|address|ratify|declare|
            accept|question|pass|deliver|invite\ members\ to|take\ questions|allow|make\ any|disclose|seek\ approval|present\b.*\bto\ the\ meeting)\b
      | for\ (?:members|the\ (?:committee|board|panel|council|cabinet))\ to\b
      | (?:members|councillors|all\ members|the\ (?:[\w-]+\ ){1,6}?|council|cabinet)\s?(?:is|are|will\ be|may\ be)\ (?:therefore\ )?
            (?:asked|invited|requested|reminded|recommended|required)\b
      | the\ (?:[\w-]+\ ){1,7}(?:will|to)\ (?:receive|consider|hear|be\ asked|be\ invited|move\b)
      | (?:any\ )?members?\ (?:should|must|who\ wish|wishing|requiring|with\ an?\ interest|may\ wish)\b | should\ members\b
      | (?:a\ )?(?:report|joint\ report|presentation|update)\ (?:of|by|from)\ the\ [^.]{1,160}$
      | the\ (?:opportunity|chair\ will|deadline)\b[^.]*\b(?:given|accept|submi|questions)\b
      | (?:please|n\.?b\.?|note:)\b | where\ a\ member\b | this\ item\ (?:is|provides|allows)\b
      | questions\ (?:and\ responses\ )?(?:will|must|should|may)\b | supplementary\ questions\ may\b
      | recommend(?:ed|ation)s?\ ?[:\-]\ ?(?:that\ )?(?:the\ )?(?:committee|council|cabinet|board|members|panel)\ (?:is|are|be\ asked)\b
      | purpose\ of\ (?:the\ )?report\b | reason(?:s)?\ for\ (?:the\ )?(?:decision|recommendation|urgency|exemption|exclusion)\b
      | (?:other|alternative)\ options\b | implementation\ of\ decision\b | .{0,40}\bcontact\ officer\b
    )""",
    re.VERBOSE | re.IGNORECASE,
)
# A report's own recommendations: advice to the meeting, not from it.
REPORT = re.compile(
    r"""\b(?:report|officers?'?s?|director|head\ of|manager|clerk|paper)\b[^.]{0,60}\b(?:recommend(?:s|ed|ing)|recommendations?|advised|sought|seeks|seeking)\b
      | \b(?:is|are)\ (?:therefore\ )?recommended\ (?:to|that)\b
      | \brecommended\ (?:in|by)\ the\ (?:report|officer|director)
      | ^(?:officer'?s?\ )?recommendations?\ ?(?:\(s\))?\ ?:?-?$ | ^recommended\ ?[:\-]
      | \brecommendations?\ (?:in|of|from|contained)\b[^.]{0,80}:$""",
    re.VERBOSE | re.IGNORECASE,
)
# Nothing to record: nil returns.
NIL = re.compile(
    r"""^(?:[\w' ]{2,40}\ ?[:\-]\ )?(?:there\ (?:were|was|are|being|is|had\ been)\ (?:no|none|not\ any|nothing)\b(?!.*\b(?:against|objections?|abstentions?)\b)
      | (?:none|nil|no\ (?:declarations?|apologies|interests?|petitions?|questions?|items?|substitut\w+|disclosures?|urgent|further|other)\b[^.]{0,80})\.?$
      | no\ (?:\w+\ ){0,4}(?:declarations?|apologies|interests?|petitions?|questions?|substitut\w+|deputations?)\ (?:were|was|had|of|have)\b
      | (?:resolved|decision|resolution|action)s?\ ?:\ ?(?:none|nil|n/a)\b)""",
    re.VERBOSE | re.IGNORECASE,
)
_SENTENCE_LIKE = re.compile(
    r"\b(?:was|were|is|are|be|had|has|have|agreed|resolved|noted|asked|stated|that|to write|to contact|reported|will|would)\b"
)
_NUMBERED = ("number", "item", "minute")


def is_heading(block: Block, following: Block | None) -> bool:
    """Whether a block is a title: short, no full stop, no finite verb; numbered or set apart."""
    text = block.text
    if not text:
        return block.mark in _NUMBERED or block.mark == "para"
    if len(text) > 160 or block.mark in ("letter", "letter2", "bullet", "para"):
        return False
    caps = text.isupper() and len(text) > 3
    if text[-1] in ".;!?," and not (
        caps or (block.mark and len(text) < 60 and text[:1].isupper() and text.count(" ") < 8)
    ):
        return False
    if text[0].islower() or text[0] in "\"'(|":
        return False
    if _SENTENCE_LIKE.search(text) and not caps:
        return False
    if block.mark in _NUMBERED:
        return text[-1] not in ";" and (caps or _titled(text) or block.mark == "minute")
    if caps and not text.startswith(
        ("RESOLVED", "AGREED", "RECOMMENDED", "CARRIED", "NOTED", "DECISION", "ACTION")
    ):
        return True
    return _titled(text) and len(text) < 90 and ":" not in text[:-1] and not _NOT_TITLE.match(text)


_NOT_TITLE = re.compile(
    r"(?:Resolved|Agreed|Recommend|Proposed|Seconded|Present|Apologies|Councillors?|For|Against|Abst|Action|Noted|Cllrs?|M[rs]s?|All in)\b",
    re.I,
)


def _titled(text: str) -> bool:
    words = [word for word in text.split() if word[0].isalpha() and len(word) > 3]
    return bool(words) and sum(word[0].isupper() for word in words) >= 0.6 * len(words)


def is_agenda(sentence: str) -> bool:
    """Whether a sentence is agenda text: an invitation to decide, a rule, a paper's own purpose."""
    return AGENDA.match(sentence) is not None


def is_marker(text: str) -> bool:
    """Whether a block is only the words "Minutes:" or "Decision:"."""
    return len(text) < 32 and text.endswith(":") and BARE_MARKER.match(text.rstrip(": ")) is not None
