"""Votes: counts in any order, lists of names, tables, and the words of a result."""

from __future__ import annotations

import re
from typing import Any

from minutebook.reading.people import columns, split_names

_WORDS = dict(
    zip(
        [
            "no",
            "none",
            "nil",
            "zero",
            "o",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
            "twenty",
        ],
        (0, 0, 0, 0, 0, *range(1, 21)),
        strict=True,
    )
)
_N = rf"(?:\d{{1,3}}|{'|'.join(_WORDS)})"
_VOTES = r"(?:votes?|[Mm]embers?|[Cc]ouncillors?|hands)"
_FOR = re.compile(
    rf"\b(?P<a>{_N})(?: {_VOTES})?(?: (?:were|was|voting|voted|cast|being))?(?: (?:in favour|for|FOR)\b)|"
    rf"\b(?:[Ff]or|FOR|[Ii]n [Ff]avour|IN FAVOUR|[Yy]eas?|[Aa]yes?|T\u00e1)\b(?: the (?:motion|amendment|proposal|recommendation))?[ :;=()-]{{1,4}}(?P<b>\d{{1,3}}|{'|'.join(_WORDS)})\b|"
    rf"\(?majority of [^()]{{0,40}}\((?P<c>\d{{1,3}})\)\)? voted in favour",
    re.I,
)
_AGAINST = re.compile(
    rf"\b(?P<a>{_N})(?: {_VOTES})?(?: (?:were|was|voting|voted|cast|being))? against\b|\b(?:against|nays?|noes|n\u00edl)\b(?: the (?:motion|amendment|proposal))?[ :;=()-]{{1,4}}(?P<b>{_N})\b",
    re.I,
)
_ABSTAIN = re.compile(
    rf"\b(?P<a>{_N})(?: {_VOTES})?(?: indicated that they were| were)? abst\w+|\babst\w+(?: from voting)?[ :;=()-]{{1,4}}(?P<b>{_N})\b",
    re.I,
)
_TO = re.compile(rf"\b(?P<f>{_N})(?: votes?)? ?(?:to|-|v\.?) ?(?P<a>{_N})\b(?: votes?\b)?", re.I)
_CARRIED = re.compile(
    r"\b(?:CARRIED|carried|Carried|passed(?! to\b)|PASSED|won|was agreed|approved|majority (?:of [\w() ]{1,40} )?(?:were|was|voted)?(?: \([^)]*\))? ?(?:voted )?in favour|as carried|be carried)\b"
)
_LOST = re.compile(
    r"\b(?:LOST|lost|Lost|defeated|DEFEATED|fell|not carried|not (?:passed|approved)|fails?|failed|FELL|not in favour|rejected|to reject)\b"
)
_ALL = re.compile(
    r"^(?:\(?(?:Vote|Voting)[ :-]*)?\(?(?:All|ALL)(?: (?:[Mm]embers|present|[Cc]ouncillors))?(?: (?:were|voted|voting))? (?:in favour|IN FAVOUR|agreed)\.?\)?\.?$",
    re.I,
)
_RESULT = re.compile(
    r"""\b(?:motion|amendment|proposal|recommendations?|resolution|proposition|alteration|application|addendum|substantive|it)\b[^.;]{0,140}?
        \b(?:was|were|been|and|being|is|as)\ (?:then\ |thereupon\ |unanimously\ |duly\ |therefore\ |declared\ (?:to\ be\ )?|declared\ it\ )*(?:carried|lost|defeated|passed|fell|rejected|CARRIED|LOST|DEFEATED|FELL)\b
      | \b(?:motion|amendment|proposal|recommendation)s?\b[^.;]{0,60}\b(?:fell|failed|fails|FELL)\b
      | \bput\ to\ (?:a|the)\ (?:vote|meeting)\b.{0,120}?\b(?:passed|carried|lost|agreed|approved|CARRIED|LOST|equality|fell|defeated)\b
      | ^(?:the\ )?(?:motion|amendment|proposal)\ (?:carried|passed|lost|fell|defeated)\b | ^(?:carried|lost|motion\ (?:carried|lost))\.?$
      | \bequality\ of\ vot(?:es|ing)\b | \bcasting\ vote\b | \bdeclared\ it\ (?:carried|defeated|lost)\b | \bas\ carried\b
      | \bmajority\ of\ (?:the\ )?members\b[^.;]{0,60}\b(?:in\ favour|against) | \bwent\ to\ (?:a|the)\ vote\b[^.]{0,80}\b(?:carried|lost|passed)\b""",
    re.VERBOSE | re.IGNORECASE,
)
_TAKEN = re.compile(
    r"\b(?:(?:recorded |named |roll[- ]call |secret )?(?:vote|ballot|division|show of hands) (?:was|were) (?:then )?(?:taken|held|called|requested|conducted)|[Oo]n (?:a|the) (?:vote|division|amendment|motion|being put)|"
    r"there voted|(?:following|after|by|upon|on) a (?:vote|show of hands|ballot|division)|voting (?:was|were)|result of the (?:vote|voting|ballot|division)|[Vv]ot(?:es|ing) (?:was|were) (?:cast )?as follows|[Mm]embers voted|voted (?:as follows|:))",
)
_PROCEDURE = re.compile(
    r"\b(?:directed that a [Vv]ote|requested a recorded vote|called for a recorded vote|vote (?:would|should|will|could|must) be|to take the vote|take the form|right to vote|entitled to vote|vote of thanks|would be shown|(?:had|have|has) (?:\w+ )?voted|permitted|Standing Orders? (?:required|permit))",
    re.I,
)
SIDE = re.compile(
    r"^(?:[(\[]?(?:[a-z]|\d)[)\]] )?(?P<side>For|FOR|In favour|In Favour|IN FAVOUR|Against|AGAINST|Abst\w+|ABST\w+|Not voting|Declined to vote|Not Voting|Did not vote|No vote|"
    r"Yeas?|Nays?|Ayes?|Noes|T\u00e1|N\u00edl|Voting for|Voting against|Absent|Votes? for|Votes? against|Those voting (?:for|against)|Voted (?:for|against|in favour))\b"
    r"(?P<rest>(?: (?:the |this )?(?:[Mm]otion|[Aa]mendment|[Pp]roposal|[Rr]ecommendations?|substantive motion|\w+))?(?: of)?\s*(?:\(\d{1,3}\))?\s*(?:[:-]+|$|(?=\())|(?= Councillors?\b|$))"
)
_TABLE_ROW = re.compile(r"^\|.*\|$")


def is_vote(text: str) -> bool:
    """Whether a sentence states counts or a result of a vote, not only how a vote is taken."""
    if _PROCEDURE.search(text) and not _RESULT.search(text):
        return False
    if _ALL.match(text) or _RESULT.search(text):
        return not re.search(r"\b(?:would be|if|should be) (?:carried|lost|passed)\b", text)
    counts = sum(1 for pattern in (_FOR, _AGAINST, _ABSTAIN) if pattern.search(text))
    if counts >= 2:
        return True
    if counts and re.search(r"\bvot\w+|\babst(?:ain|ention|in)\w*", text, re.I):
        return not re.search(r"\bquorum|electors?\b", text)
    return bool(
        _TAKEN.search(text)
        and (_TO.search(text) and "vote" in text or _CARRIED.search(text) or _LOST.search(text))
    )


def opens(text: str) -> bool:
    """Whether a sentence announces counts or names that follow it ("there voted:-")."""
    return bool(_TAKEN.search(text)) and text.rstrip().endswith((":", ":-", "-", "follows", "follows."))


def side_of(text: str) -> str:
    """Which side a line of a division lists: "for", "against", "abstain", or empty."""
    match = SIDE.match(text)
    if not match:
        return ""
    word = match["side"].lower()
    if word.startswith(("abst", "not", "declined", "did", "no vote")):
        return "abstain"
    if "against" in word or word.startswith(("nay", "noe", "n\u00ed")):
        return "against"
    return "" if word.startswith("absent") else "for"


def counts(text: str) -> dict[str, Any]:
    """The counts and the result that words of a vote state."""
    fields: dict[str, Any] = {}
    for side, pattern in (("for", _FOR), ("against", _AGAINST), ("abstain", _ABSTAIN)):
        match = pattern.search(text)
        if match:
            fields[side] = number(next(v for v in match.groupdict().values() if v))
    if "for" not in fields and "against" not in fields and (pair := _TO.search(text)) and "vot" in text:
        fields["for"], fields["against"] = number(pair["f"]), number(pair["a"])
    if _ALL.match(text):
        fields["for"] = "all"
    fields["result"] = result(text, fields)
    return fields


def result(text: str, fields: dict[str, Any]) -> str:
    """carried, lost, or what the counts say; empty if neither words nor counts do."""
    if re.search(r"unanimous", text, re.I) and not _LOST.search(text):
        return "unanimous"
    if _LOST.search(text) or re.search(r"casting vote (?:to vote )?against", text):
        return "lost"
    if _CARRIED.search(text) or _ALL.match(text):
        return "carried"
    ayes, noes = size(fields.get("for")), size(fields.get("against"))
    if ayes is None or noes is None or ayes == noes:
        return ""
    return "carried" if ayes > noes else "lost"


def size(side: Any) -> int | None:
    """How many a side holds, whether it was given as a count or as names."""
    return len(side) if isinstance(side, list) else side if isinstance(side, int) else None


def number(word: str) -> int:
    """The number a word or figure stands for; OCR's letter O is nought."""
    return int(word) if word.isdigit() else _WORDS[word.lower()]


def listed(text: str) -> list[str] | int:
    """The names on one side of a division, or their count where only that is given."""
    body = re.sub(r"\s*\(?\b\d{1,3}\)?\.?\s*$", "", text).strip(" -:|")
    count = re.search(r"\b(\d{1,3})\b", text)
    if not body or re.fullmatch(r"(?i)(?:none|nil|no(?:ne)?|[-\d ()]*)", body):
        return int(count[1]) if count else 0
    body = re.sub(r"\(\d{1,3}\)\s*[-:]?\s*", "", body).strip(" -:")
    names = split_names(body)
    if len(names) == 1 and len(body.split()) > 4:
        names = columns(body) or names
    return names or (int(count[1]) if count else 0)
