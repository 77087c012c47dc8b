"""Zones: which words are the agenda's, which a report's, which say that there was nothing.

A contributor adds a phrase of an agenda here and a case to the tests.
"""

from __future__ import annotations

import re

from minutebook.reading.layout import Block
from minutebook.reading.patterns import Rule, words_of

MARKER = re.compile(
    r"(?P<title>[^.;]{0,160}?\b)??(?:Minutes?|Decisions?) ?(?:\(s\))? ?:[- ]*(?=\S|$)", re.IGNORECASE
)
# No such words, and the title before them, are longer.
_LONGEST_MARKER = 200
_BARE_MARKER = re.compile(r"(?:Decisions?|Minutes?)(?: of (?:the )?meeting)?:?$", re.IGNORECASE)
_CLOSING = re.compile(
    r"(?:Supporting documents|Additional documents|Background papers?|Contact|Media|Venue|Published)\b ?:?",
    re.IGNORECASE,
)
# The parts of a decision sheet that explain and decide nothing.
_EXPLAINS = (
    "^ reason~ for the? (?:decision~|recommendation~|urgency|exemption|exclusion)",
    "^ reason~ (?:OPEN s CLOSE)? :",
    "^ (?:other|alternative) options",
    "^ options considered",
    "^ implementation of decision",
)
EXPLAINS = Rule(*_EXPLAINS)
# The agenda speaking: what a body is asked, not what it did.
AGENDA = Rule(
    "^ (?:OPEN? (?:Init|Digits|Low) CLOSE)? to (?:CONSIDER|be (?:notified|advised)|invite members to|seek "
    "approval)",
    "^ to DO (?!.*(?:clerk|owner))(?=.*agenda)",
    "^ for (?:members|the BODY) to",
    "^ to report on Low",
    "^ declaration~ of interest~ .{0,8} to be (?:discussed|considered) STOP?$",
    "^ (?!that|resolved|agreed|it) (?:all|the)? (?:Cap|BODY|MEMBERS|of|the|and){0,9} (?:is|are|will be|"
    "may be) "
    "(?:therefore|also)? "
    "(?:asked|invited|requested|reminded|recommended|required) (?!that DET)(?=to|that)(?!to (?:submit|"
    "complete|return|send))",
    "^ the (?!clerk|OFFICER|CHAIR|TITLE)(?:Cap&!NOT_NAME|of|and|for|AMP|the|BODY|MEMBERS){1,9}? "
    "(?:will|to) (?:CONSIDER|be asked|be "
    "invited|move)",
    "^ any? (?:member|members|councillors) (?:should|must|who wish|wishing|requiring|with (?:a|an) interest|"
    "may wish)",
    "^ should members",
    "^ a? joint? (?:report|presentation|update) (?:of|by|from) the !STOP* STOP?$",
    "^ the (?:opportunity|chair will|deadline) .* (?:given|accept|submitted|questions)",
    "^ (?:please|note :|nb|where a member|this item (?:is|provides|allows)|should you)",
    "^ questions (?:and responses)? (?:will|must|should|may)",
    "^ supplementary questions may",
    "^ recommend(?:ed|ations?|ation)? (?:OPEN s CLOSE)? (?::|-)+ that? the? BODY (?:is|are|be asked)",
    "^ purpose (?:of the?)? report?",
    *_EXPLAINS,
    "^ (?!that)!STOP{1,20}? to be @adv (?:approved|considered|discussed|received|adopted|noted|agreed) "
    "(?:as .{1,4})? (?::|-)+ $",
    "^ .{0,6} contact officer",
    "^ OPEN? a chance for",
    "^ OPEN (?:all|the)? (?:Cap|MEMBERS)+ (?:BE|may be) (?:asked|invited|requested|reminded) to",
    "^ (?:Cap|and|of|the|TITLE)+ to (?:report|feed back|present|update|introduce|lead) $",
)
_LONGEST_TITLE = 90
_DECISION_WORD = re.compile(
    r"(?:IT WAS )?(?:RESOLVED|Resolved|AGREED|Agreed|DECISION|Decision|DECIDED|"
    r"Decided)\b"
)


def explains(text: str) -> bool:
    """Whether a line is the title of a part that explains ("Reasons for the decision")."""
    return len(text) < _LONGEST_TITLE and text[-1:] not in ".;," and bool(EXPLAINS.search(words_of(text)))


def decides(text: str) -> bool:
    """Whether a line opens with the word of a decision, which ends what explains the one before."""
    return _DECISION_WORD.match(text) is not None


# A report's own advice to the meeting, not from it.
REPORT = Rule(
    "(?:report|reports|officer|officers|director|head|manager|clerk|paper) !STOP{0,10}? "
    "(?:recommended|recommends|recommending|recommendations|recommendation|advised the|sought|seeks|seeking)",
    "(?:is|are) therefore? recommended (?:to|that)",
    "recommended (?:in|by) the (?:report|officer|director)",
    "^ (?:officer~)? recommendation~ (?:OPEN s CLOSE)? (?::|-)*$",
    "^ recommended (?::|-)",
    "recommendation~ (?:in|of|from|contained) .*:$",
    "(?:proposed decision|options considered)",
    "had @adv recommended",
)
# Nothing to record.
NIL = Rule(
    "^ (?:.{1,6} (?::|-))? there (?:WAS|are|being|is|had been) (?:no|none|not any|nothing) "
    "(?!.*(?:against|objections|objection|abstentions|duly elected|was elected|was appointed))",
    "^ (?!ABSTAIN|against|for) (?:.{1,6} (?::|-))? (?:none|nil|n/a) (?:WAS)? (?:declared|received|"
    "reported)? STOP?$",
    "^ (?:.{1,4} (?::|-))? no @adv (?:other|further|new)? "
    "(?:declaration~|apologies|interest~|petition~|question~|item~|substitute~|substitution~|disclosure~|"
    "urgent|deputation~|report~"
    "|matter~|public|members) .{0,12} STOP?$",
    "^ (?:resolved|decision|resolution|action|actions) : (?:none|nil|n/a)",
    "(?:none|no .{1,4}) had (?:come in|been (?:received|declared))",
    "(?:that|advised|stated) there (?:WAS) none",
    "(?:advised|reported|had|has|have) (?:that PRONOUN (?:had|has))? nothing (?:further|new)? to report",
    "(?:had|have|confirmed|declared) .{0,4}? no (?:Low|-){0,3} interest~ (?:to|in|for|STOP|$|on)",
    "^ .{0,24}? (?:nothing|none) (?:WAS|had been) (?:raised|declared|reported|received|noted|recorded)",
    "^ .{0,6}? nothing (?:further|new)? to report",
    "signed (?:by .{1,4})? (?:STOP|:|-)* (?:…|_|STOP STOP STOP)",
)
_FINITE = Rule(
    "(?:proposed by|seconded|BE|HAVE|WILL|AGREED|DISPOSED&Upper|noted|asked|stated|that|reported|to "
    "(?:DO|contact))"
)
_TITLE_NO = Rule(
    "^ (?:resolved|agreed|recommended|recommend|recommendation~|decision~|proposed|seconded|present|"
    "apologies|councillor~|for|against|"
    "abstain|abstention~|action~|noted|TITLE|all in|carried|lost|defeated|motion "
    "(?:carried|lost|passed|defeated))",
    "^ (?:and|it WAS){1,3} @adv (?:agreed|resolved|decided)",
    "^ (?:Digits|NUMBER) VOTERS? (?:for|in favour|against)",
)
_DECIDES = Rule("DECIDING")
_NUMBERED = ("number", "item", "minute")


def is_heading(block: Block) -> bool:
    """Whether a block is a title: short, no full stop, no finite verb; numbered or set apart."""
    text = block.text
    if not text:
        return block.mark in _NUMBERED or block.mark == "para"
    if len(text) > 160 or block.mark in ("letter", "letter2", "bullet", "para") or text[0] in "\"'(|":
        return False
    if text[0].islower():
        return False
    if text[-1] == "-":
        return False
    caps = text.isupper() and len(text) > 3
    short = block.mark and len(text) < 60 and text[:1].isupper() and text.count(" ") < 8
    if text[-1] in ".;!?," and not (caps or short):
        return False
    words = words_of(text)
    if not caps and _FINITE.search(words):
        return False
    if block.mark in _NUMBERED:
        return text[-1] != ";" and (caps or _titled(text) or block.mark == "minute")
    if caps and text.endswith(":") and _DECIDES.search(words):
        return False
    if caps:
        return _TITLE_NO.match(words) is None
    return _titled(text) and len(text) < 90 and ":" not in text[:-1] and _TITLE_NO.match(words) is None


def _titled(text: str) -> bool:
    words = [word for word in text.split() if word[0].isalpha() and len(word) > 3]
    return bool(words) and sum(word[0].isupper() for word in words) >= 0.6 * len(words)


def marker(text: str) -> re.Match[str] | None:
    """The words "Minutes:" or "Decision:" at the head of a block, or after the title it begins with."""
    found = MARKER.match(text) if ":" in text[:_LONGEST_MARKER] else None
    if found is None:
        return None
    title = (found["title"] or "").split()
    titled = not title or title[-1][0].isupper() or title[-1][0].isdigit() or not title[-1][0].isalnum()
    return found if titled else None


_CAPITALS = re.compile(
    r"(?=(?:[^a-z]*[A-Z]{2}){2})[A-Z][A-Z'&/,.()\d -]{8,}?(?: ?\([^()]{1,60}\))?"
    r"(?: ?(?:held )?on (?:[A-Z][a-z]+ )?\d{1,2}\w{0,2} [A-Z][a-z]+,? \d{2,4})?[ :.-]+(?=[A-Z][a-z]+[ "
    r",]|A [a-z])"
)
_SPOKEN_CAPITALS = Rule(
    "(?:DECIDING&Upper|recommended|carried|lost|action|clerk to|moved|seconded|motion|vote)"
)


def capitals(text: str) -> int:
    """Where the minutes' own words begin behind a title set in capitals in the same block; 0 without one."""
    found = _CAPITALS.match(text[:240]) if text[:2].isupper() else None
    if found is None or _SPOKEN_CAPITALS.search(words_of(found.group())):
        return 0
    return found.end()


_LABEL = Rule("^ (?:Cap|Upper|Low&!NOT_NAME|/|Digits|and|AMP|of|the|-|OPEN|CLOSE){1,8} : (?=Cap|Init)")
_NO_LABEL = Rule(
    "(?:DECIDING|decision~|resolution~|outcome|action~|recommendation~|recommended|recommends|recommend|carried|lost|moved|question~|reply|answer|response|"
    "vote|voting|that)"
)


# "To consider the budget - It was agreed that ...": a line of the agenda, and what was done on it.
_THEN_DONE = re.compile(
    r"To [a-z]+\b[^.]{4,150}?(?: -|:-?) "
    r"(?=It was|The |Cllr|Councillor|RESOLVED|Resolved|AGREED|Agreed|This |These |Members |Council "
    r"|Noted|NOTED|"
    r"APPROVED|Approved|Discussion|Deferred|No objection)"
)


def agenda_before(text: str) -> int:
    """Where the minutes' own words begin behind a line of the agenda in the same block; 0 without one."""
    found = _THEN_DONE.match(text)
    return found.end() if found else 0


def label(text: str) -> int:
    """Where a sentence begins that stands behind a label ("Finance: It was agreed ..."); 0 without one."""
    if ": " not in text[:90]:
        return 0
    words = words_of(text[:120])
    found = _LABEL.match(words)
    if found is None or _NO_LABEL.search(words, 0, found.end()):
        return 0
    return words.begin(found.end())


def is_marker(text: str) -> bool:
    """Whether a block is only the words "Minutes:" or "Decision:"."""
    return len(text) < 32 and text.endswith(":") and _BARE_MARKER.match(text) is not None


def is_closing(text: str) -> bool:
    """Whether a block is the foot that a committee system prints under an item."""
    return len(text) < 60 and _CLOSING.match(text) is not None
