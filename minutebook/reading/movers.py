"""Who moved and who seconded, how a motion was carried, and the class of the deciding verb."""

from __future__ import annotations

import re

from minutebook.reading.patterns import Rule, Words, words_of

# Who may move: a name, or an office; never "Motion Nos. 3 and 4" or "the Minutes".
_WHO = "(?P<who>the? CHAIR|(?!no~|nos|minutes|the Low|the minutes)@name)"
_MOVES = Rule("(?:proposal|proposed|moved|motion|proposer|prop|seconded|seconder|seconding|sec)")
_BOTH = Rule("(?:proposed|moved) and seconded by (?:councillors)? (?P<mover>@name) and (?P<seconder>@name)")
_MOVER = (
    Rule(
        f"(?:proposal|proposed|moved|motion|proposer) (?:as .{1, 4}?)? (?:WAS? made)? "
        f"(?:by|of|from|:|-)+ {_WHO}",
        f"(?<!Cap)(?:proposed|moved|proposer) (?!the|a|an){_WHO}",
        f"prop STOP? (?:by|:|-)* {_WHO}",
    ),
    Rule(f"{_WHO} (?:,? (?:and|duly)? seconded by @name ,?)? (?:proposed|moved) (?!by|from)"),
)
_SECONDER = (
    Rule(f"(?:seconded|seconder|sec) STOP? (?:by|:|-)* {_WHO}", f"second by {_WHO}"),
    Rule(f"{_WHO} (?:seconded|seconding) (?!by)"),
)


# "RESOLVED: (Hale/Birch)": who moved and who seconded, in brackets.
_IN_BRACKETS = re.compile(r"(?:RESOLVED|AGREED)[ :-]*\(([A-Z][\w' -]+?) ?/ ?([A-Z][\w' -]+?)\)")


def movers(text: str) -> tuple[str, str]:
    """(mover, seconder) named in the words of a motion; empty where they are not."""
    pair = _IN_BRACKETS.match(text)
    if pair:
        return pair[1], pair[2]
    words = words_of(text)
    if not _MOVES.search(words):
        return "", ""
    both = _BOTH.search(words)
    if both:
        return words.group(both, "mover"), words.group(both, "seconder")
    return _first(words, _MOVER), _first(words, _SECONDER)


def _first(words: Words, rules: tuple[Rule, ...]) -> str:
    for rule in rules:
        match = rule.search(words)
        if match and len(words.group(match, "who")) > 2:
            return words.group(match, "who")
    return ""


_CARRIED = (
    ("casting vote", Rule("casting vote")),
    ("unanimous", Rule("unanimous|unanimously", "all (?:WAS)? agreed", "all in favour")),
    ("nem con", Rule("nem con")),
    (
        "vote",
        Rule(
            "(?:following|after|on|by) a Low? (?:vote|division|ballot)",
            "(?:following|after|on|by) a show of hands",
            "by @number votes",
            "votes to @number",
            "by a? majority",
        ),
    ),
)


def carried_by(text: str) -> str:
    """How an outcome was carried, where its words say so."""
    words = words_of(text)
    return next((name for name, rule in _CARRIED if rule.search(words)), "")


# The class of the deciding verb; the earliest in the words counts, but a disposal before a noting.
_CLASSES = (
    ("exclude", Rule("(?:exclude|excluded|excluding|exclusion)")),
    (
        "refer",
        Rule(
            "(?:refer|referred|refers) (?!to (?:as|in))",
            "(?:remit|remitted|forward|forwarded) (?!plan|work|programme)",
            "(?:passed|taken up|raised|submitted) (?:by|to|with)",
            "place the matter",
            "(?:BODY|Cap) be (?:asked|invited|requested) to (?:look|consider|review|examine|scrutinise|"
            "investigate)",
        ),
    ),
    (
        "defer",
        Rule(
            "(?:defer|deferred|deferral|adjourn|adjourned|postponed|postpone)",
            "(?:continue|continued) (?:consideration|to)",
            "(?:held|carried) over",
            "put .{0,2}? on the agenda",
            "at (?:the|a) (?:next|future) .{0,2} meeting",
        ),
    ),
    (
        "reject",
        Rule(
            "(?:refuse|refused|refusal|reject|rejected|rejection|decline|declined|dismissed|defeated|oppose)",
            "object to",
        ),
    ),
    (
        "appoint",
        Rule(
            "(?:elect|elected "
            "(?!members|member|representative~)|election|appoint|appointed|appointment|nominate|nominated|co-opt|co-opted|"
            "re-elected|nominee)",
            "remain in office",
            "be the? (?:CHAIR|Responsible|vice)",
        ),
    ),
    ("endorse", Rule("(?:endorse|endorsed|endorses|support|supported|supports)")),
    (
        "approve",
        Rule(
            "(?:approve|approved|approval|approves|adopt|adopted|adopts|adoption|confirmed|confirm|signed|"
            "accept|accepted|"
            "accepts|ratify|ratified|grant|granted|passed|permit)",
            "taken as read",
            "(?:correct|correctly|accurate) (?:record|recorded)",
            "(?:be paid|for payment|for payments|be set at)",
        ),
    ),
    (
        "request",
        Rule(
            "(?:request|requests|requested|ask|asks|asked|instruct|instructs|instructed|invite|invited|"
            "invites|urge|urges)",
            "(?:correspond with|written to|write to|calls on|bring a report|be made to|call on)",
            "(?:officer|director|clerk|manager|executive|head of .{1,4}) (?:publish|arrange|report&Low|"
            "provide|prepare|write)",
            "Cap (?:publish|arrange|provide|prepare|write)&Low",
        ),
    ),
    ("note", Rule("(?<!a)(?:note|noted|noting|receive|received|receives)", "notes (?:the|that)")),
    ("agree", Rule("(?:agree|agreed|agrees|agreement)")),
)
_AGREED_RECORD = Rule("(?:be|WAS|are) (?:ly)* agreed as (?:a|an) (?:Low)? (?:Low)? record")
_AGREED = Rule("(?:agreed|agrees)", "(?:proposed|moved) .* that")
_ADVISE = Rule("to recommend", "be recommended", "to advise")
_CONTENT = Rule(
    "^ .*? (?:resolved|agreed|decided|decision :|resolution) (?:ly|:|,|;|-|nem|con)* (?:that|to)?"
)


def verb_class(text: str) -> str:
    """The class of the deciding verb of an outcome ("be approved" gives "approve")."""
    words = words_of(text)
    if _AGREED_RECORD.search(words):
        return "agree"
    head = _CONTENT.match(words)
    begin = head.end() if head else 0
    if _ADVISE.search(words, begin, min(begin + 16, len(words))):
        return "other"
    found = [(m.start(), rank) for rank, (_, rule) in enumerate(_CLASSES) if (m := rule.search(words, begin))]
    chosen = [f for f in found if _CLASSES[f[1]][0] != "agree"] or found
    if not chosen:
        return "agree" if _AGREED.search(words) else "other"
    early = min(chosen)
    strong = [f for f in chosen if f[1] <= 4 and f[0] < early[0] + 20]
    if strong and _CLASSES[early[1]][0] in ("request", "agree"):
        early = min(strong)
    return _CLASSES[early[1]][0]
