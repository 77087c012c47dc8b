"""Votes: counts in any order, lists of names, tables, and the words of a result."""

from __future__ import annotations

import re
from typing import Any

from minutebook.reading.patterns import Rule, Table, Words, words_of
from minutebook.reading.people import columns, split_names

_NUMBERS = [
    "zero",
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
]
_VALUE = {word: value for value, word in enumerate(_NUMBERS)} | dict.fromkeys(("no", "none", "nil", "o"), 0)
_SIGNS = "(?::|;|-|'|OPEN|the Low? MOTION|approval)*"
_WERE = "(?:VOTERS)? (?:WAS|being|voting|voted|cast|indicated that they were)?"
# A side's word before its number ("Against: 3"), and after it ("3 against").
_BEFORE = {
    "for": Rule(
        f"(?:for|favour|yea~|aye~|t\u00e1|pour) {_SIGNS} (?P<n>@number) (?!(?:MONTH|years|months|days|per))"
    ),
    "against": Rule(f"(?:against|nay~|noes|n\u00edl|contre) {_SIGNS} (?P<n>@number)"),
    "abstain": Rule(f"ABSTAIN (?:from voting)? {_SIGNS} (?P<n>@number)"),
}
_AFTER = {
    "for": Rule(
        f"(?!000)(?P<n>@number) -? {_WERE} (?:for|in favour)",
        "majority of .{0,4} OPEN (?P<n>@number) CLOSE voted in favour",
    ),
    "against": Rule(f"(?!000)(?P<n>@number) -? {_WERE} against"),
    "abstain": Rule(f"(?!000)(?P<n>@number) -? {_WERE} ABSTAIN"),
}
_LABELLED = Rule(
    f"(?:^|STOP|OPEN|:) (?:voting|votes|vote|:|-)* (?:for|in favour|yea~|aye~|pour) {_SIGNS} @number"
)
_PAIR = Rule("(?P<a>@number) (?:votes)? ,? (?:to|-|v) (?P<b>@number)")
_CARRIED = Rule(
    "(?:carried|passed|won|approved|carries|passes) (?!to|by&Low the Cap|at)",
    "vote ,? it? WAS @adv agreed",
    "(?:it|and) WAS agreed",
    "majority .{0,8}? in favour",
    "in favour of the amendment",
)
_LOST = Rule(
    "LOST",
    "not (?:carried|passed|approved|in favour)",
    "casting vote (?:to vote)? against",
    "casting vote to reject",
)
_ALL = Rule(
    "^ OPEN? (?:vote|voting|:|-)* all (?:members|present|councillors|those)? (?:WAS|voted|voting|"
    "present)* in favour CLOSE? STOP? CLOSE? $"
)
_RESULT = Rule(
    "MOTION !STOP&!;{0,24}? (?:WAS|been|and|being|is|as) @adv (?:declared (?:to be)?|declared it)? @adv "
    "(?:carried|lost|defeated|passed (?!to Low|that)|fell|rejected)",
    "MOTION !STOP&!;{0,10}? (?:fell (?!within|outside|under|to&Low|into|on)|failed|fails)",
    "put to (?:a|the) (?:vote|meeting) .{0,22}? (?:passed|carried|lost|agreed|approved|equality|fell|"
    "defeated)",
    "^ the? MOTION (?:carried|passed|lost|fell|defeated)",
    "^ ly? (?:carried|lost|defeated|motion (?:carried|lost)) (?:ly|by .{1,4}|Digits|@number (?:-|to) "
    "@number|OPEN .{1,5} CLOSE)? STOP? $",
    "^ the? MOTION (?:carries|passes) (?:ly|Digits)? STOP? $",
    "to the vote .{0,22}? (?:passed|carried|lost|agreed|approved|fell|defeated)",
    "equality of votes",
    "casting vote",
    "(?:declared|as) (?:it|the MOTION)? (?:carried|defeated|lost)",
    "^ lost by",
    "majority of the? members !STOP{0,9}? (?:in favour|against)",
    "went to (?:a|the) vote !STOP{0,12}? (?:carried|lost|passed)",
    "following a? vote by",
    "(?:vote|voting|decision) WAS unanimous",
    "as follows : for (?::|-)",
    "^ (?:TITLE|Cap|Init|,|and|the)+ (?:voted (?:against|for|in favour)|abstained) (?:from voting)? STOP? $",
)
_TAKEN = Rule(
    "(?:vote|ballot|division|hands) WAS @adv (?:taken|held|called|conducted)",
    "on (?:a|the) (?:vote|division)",
    "on being put",
    "there voted",
    "(?:following|after|by|upon|on) a Low? (?:vote|show of hands|ballot|division)",
    "voting WAS",
    "result of the Low? (?:vote|voting|ballot|division)",
    "(?:votes|voting|vote) WAS @adv (?:cast)? as follows",
    "(?:members|councillors) voted",
    "recorded vote",
    "voted (?:as follows|:)",
    "vote (?:was taken)? which resulted",
)
_PROCEDURE = Rule(
    "directed that a vote",
    "(?:once|during) (?:any|a|the) Low? vote (?:is|has|,)",
    "(?:requested|called for|demanded) a (?:recorded|named) vote",
    "vote (?:would|should|will|could|must) be",
    "to take the vote",
    "take the form",
    "right to vote",
    "entitled to vote",
    "vote of thanks",
    "would be shown",
    "HAVE Low? voted",
    "without a vote",
    "MAY vote",
)
_MOOT = Rule(
    "(?:once|if|when|where|until) (?:that|the|a) (?:resolution|motion)",
    "resolution being passed",
    "(?:that|but|and|,)+ PRONOUN had @adv (?:abstained|voted)",
    "(?:would be|if|should be|HAVE been) (?:carried|lost|passed)",
    "(?:lost|carried) (?:when|the same|out)",
    "(?:motion|vote|amendment|decision) .{0,3} should HAVE been",
    "(?:at|in|from) (?:the|its|their|a) (?:last|previous|earlier|MONTH) meeting .{0,12} WAS Low{0,2} "
    "(?:lost|carried|passed|defeated|agreed)",
)
_OTHER_COUNT = Rule("(?:quorum|electors|households|residents|responses)")
_VOTING = Rule("(?:vote|votes|voted|voting|ABSTAIN)")
_SIDE_WORD = {
    "against": Rule("^ (?:those|there)? (?:voting|voted|vote~)? (?:against|nay~|noes|n\u00edl)"),
    "for": Rule("^ (?:those|there)? (?:voting|voted|vote~)? (?:for|in favour|yea~|aye~|t\u00e1)"),
    "abstain": Rule(
        "^ (?:those|there)? (?:ABSTAIN|abstaining|not voting|declined to vote|did not vote|no vote)"
    ),
}
_SIDE_END = Rule(
    "(?:of|the|this|MOTION|substantive|from voting|Cap)* (?:OPEN Digits CLOSE)? (?:(?::|-|PIPE|OPEN)|$|"
    "(?=councillor~|members|the mayor|aldermen))",
    "!STOP{1,9} : $",
)


def is_put(words: Words) -> bool:
    """Whether a sentence says that something was put to the vote; its result is in the next."""
    return _PUT.search(words) is not None


_TALLY = Rule(
    "^ (?:for|against|abstention~|abstained|in favour) (?::|-)+ (?:NUMBER|Digits) (?:STOP|;|,|$)",
    "^ (?:voting|vote) (?::|-)+ (?:unanimous|unanimously|carried|lost)",
)
_PUT = Rule("(?:put|puts) .{1,12}? to (?:the|a) vote", "(?:vote|ballot) was taken")

_SCORED = Rule("(?:carried|passed|voted|failed|approved) .{0,24}? Digits")

# A Scottish division is one on the amendment: those for the motion are against it.
_SIDES = tuple(
    Rule(
        f"(?P<n>@number) {_WERE} (?:for|in favour of) the? {side}",
        f"for the? {side} (?:by the? !OPEN{{1,4}}?)? (?:,|:|-)* OPEN? (?P<n>@number)",
    )
    for side in ("amendment", "motion")
)
_OF_VOTES = Table(
    (rule, rule)
    for rule in (_RESULT, _ALL, _TALLY, _TAKEN, *_BEFORE.values(), *_AFTER.values(), *_SIDES, _PAIR, _SCORED)
)


def is_vote(words: Words) -> bool:
    """Whether a sentence states counts or a result of a vote, not only how a vote is taken."""
    live = _OF_VOTES.live(words)
    if not live or live == (_PAIR,) and "vot" not in words.text:
        return False
    result = _RESULT.search(words) is not None
    if _PROCEDURE.search(words) and not result or _MOOT.search(words):
        return False
    if result or _ALL.match(words) or _TALLY.match(words):
        return True
    told = len({"for", "against", "abstain"} & counts(words).keys())
    if told and not _OTHER_COUNT.search(words) and (told >= 2 or _VOTING.search(words)):
        return True
    if not _TAKEN.search(words):
        return False
    pair = _PAIR.search(words) is not None and "vote" in words.text
    return pair or _CARRIED.search(words) is not None or _LOST.search(words) is not None


def opens(words: Words) -> bool:
    """Whether a sentence announces counts or names that follow it ("there voted:-")."""
    announced = _TAKEN.search(words) is not None
    return announced and words.text.rstrip().endswith((":", ":-", "-", "follows", "follows."))


_SIDE_WORDS = Table((rule, (side, rule)) for side, rule in _SIDE_WORD.items())


def side_of(text: str) -> tuple[str, str]:
    """Which side a line of a division lists ("for", "against", "abstain") and what it lists."""
    words = words_of(text)
    for side, rule in _SIDE_WORDS.live(words):
        match = rule.match(words)
        if match and (end := _SIDE_END.match(words, match.end())):
            if side == "for" and words.text[:3].islower():
                return "", ""
            return side, text[words.end(end.end()) :].strip() if end.end() else ""
    return "", ""


def _sided(words: Words, rule: Rule) -> int | None:
    match = rule.search(words)
    return number(words.group(match, "n")) if match else None


# "Carried 5-0", "voted 7-0 to": the two sides in one word.
_SCORE = re.compile(
    r"(?i)\b(?:carried|passed|voted|failed|approved)\b[^.\d]{0,24}\b(\d{1,2})[-/](\d{1,2})\b(?![-/]\d)"
)


def counts(words: Words) -> dict[str, Any]:
    """The counts and the result that words of a vote state."""
    fields: dict[str, Any] = {}
    styles = (_BEFORE,) if _LABELLED.search(words) else (_AFTER, _BEFORE)
    for style in styles:
        for side, rule in style.items():
            match = rule.search(words)
            if match and side not in fields:
                fields[side] = number(words.group(match, "n"))
    sides = [_sided(words, rule) for rule in _SIDES]
    if None not in sides:
        fields["for"], fields["against"] = sides
    pair = _PAIR.search(words)
    if not {"for", "against"} & fields.keys() and pair and "vot" in words.text:
        fields["for"], fields["against"] = number(words.group(pair, "a")), number(words.group(pair, "b"))
        if _LOST.search(words) and fields["for"] > fields["against"]:
            fields["for"], fields["against"] = fields["against"], fields["for"]
    score = _SCORE.search(words.text) if _SCORED.search(words) else None
    if score and not {"for", "against"} & fields.keys():
        fields["for"], fields["against"] = int(score[1]), int(score[2])
    if _ALL.match(words):
        fields["for"] = "all"
    fields["result"] = result(words, fields)
    return fields


def result(words: Words, fields: dict[str, Any]) -> str:
    """carried, lost, or what the counts say; empty if neither words nor counts do."""
    if _LOST.search(words):
        return "lost"
    if "unanimous" in words.text.lower():
        return "unanimous"
    if _CARRIED.search(words) or _ALL.match(words):
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
    return int(word) if word.isdigit() else _VALUE.get(word.lower(), 0)


_COUNT_AT_END = re.compile(r"\s*\(?\b\d{1,3}\)?\.?\s*$")
_NOBODY = re.compile(r"(?i)(?:(?:there were )?none|nil|no(?:ne)?|[-\d ()]*)$")


def listed(text: str) -> list[str] | int:
    """The names on one side of a division, or their count where only that is given."""
    count = re.search(r"\b(\d{1,3})\b", text)
    body = _COUNT_AT_END.sub("", re.sub(r"(?<=[A-Za-z])\d{1,3}$", "", text.strip(" |"))).strip(" -:|.\u2026")
    if not body or _NOBODY.match(body):
        return int(count[1]) if count else 0
    body = re.sub(r"\(\d{1,3}\)\s*[-:]?\s*", "", body).strip(" -:")
    names = split_names(body)
    if len(names) == 1 and len(body.split()) > 4:
        names = columns(body) or names
    return names or (int(count[1]) if count else 0)
