"""Declarations of interest: who declared what kind of interest, in which item."""

from __future__ import annotations

import re
from sys import maxsize
from typing import Any, NamedTuple

from minutebook.reading.patterns import Rule, Screen, Words, place
from minutebook.reading.people import Cast, Role

_KINDS = (
    "disclosable|other|prejudicial|personal|significant|non|non-pecuniary|pecuniary|direct|indirect|"
    "registrable|registerable|general|material"
)
_DECLARES = Rule(
    "(?:@start|PREPOSITION !,{1,12}? (?=TITLE)) (?P<who>@np|PRONOUN) ,? (?:who .{1,14}? ,)? @adv "
    "(?P<verb>DECLARED|registered|notified|stated|advised) "
    "(?:that PRONOUN HAVE|the existence of|to having|of)? !CLAUSE&!no{0,10}? (?:INTEREST|relationship)",
    "@start (?P<who>@np|PRONOUN) ,? (?P<verb>DECLARED) that (?:PRONOUN|his|her|their)",
    "@start (?P<who>@np) (?P<verb>DECLARED) , (?:in|with|on|regarding) !,{1,14} , (?:that|DET) "
    "!STOP&!no{0,14}? INTEREST",
    "^ (?P<who>@person) (?:OPEN !CLOSE{1,6} CLOSE)? (?P<verb>DASH|:) (?:a|DET)? !CLAUSE{0,6}? INTEREST "
    "(?:in|as|due)",
    f"(?:@start|PREPOSITION !,{{1,12}}? (?=TITLE)) (?P<who>@np|PRONOUN) (?P<verb>DECLARED) a (?:{_KINDS}|"
    f"and)+ (?:in|on)",
    "@start (?P<who>@np|PRONOUN) @adv (?P<verb>DECLARED) (?:a|DET)? Low{0,2} conflict~ of interest~",
    "INTEREST (?P<verb>WAS) (?:declared|disclosed|received|registered) (?:by|from) (?P<who>@person)",
    "declaration~ of .{0,3}? interest~ (?P<verb>WAS) made by (?P<who>@person)",
    "@start (?P<who>@np|PRONOUN) (?P<verb>made) a declaration (?:in|of|that|as|under)",
    "@start (?P<who>@np) (?P<verb>made) declarations of .{0,4}? interest~",
    "@start (?P<who>@np) (?P<verb>advised|informed|stated|declared) .{0,4}? that PRONOUN (?:had|has|was|"
    "is) .{0,5}? (?:connection~|INTEREST|member of)",
)
_SAID_SO = Rule("^ (?:TITLE .{1,3}|PRONOUN) then did so")
_NOT = Rule(
    "^ (?:members|all members|any|no|if|where|there) (?!and)",
    "interest in (?:being|becoming|standing|attending|the vacancy)",
    "(?:no|any|avoid|potential) .{0,3}? conflict of interest",
    "(?:asked|invited|reminded|required|requested) to (?:declare|disclose)",
    "(?:no|any) Low* INTEREST (?:to declare|WAS|STOP)",
    "(?<!conflict)(?<!conflicts)PREPOSITION interest",
)
_TYPE = Rule(
    f"(?P<type>(?:{_KINDS}|non-registrable|non-registerable|financial|dpi|notifiable|and(?={_KINDS}|-)|"
    f"-){{1,6}}) (?=INTEREST)",
    "(?P<type2>connection)~",
)
_ITEM = Rule(
    "(?:in respect of|in relation to|with regard to|in connection "
    "with|in|on|to|for|regarding|under|concerning) (?P<item>(?:"
    "(?:this|that|the) (?:item|matter|application)|agenda? item~ (?:no|number~)? (?:Digits|Init|Cap|"
    "NUMBER) (?:STOP Digits)* (?:and Digits|OPEN .{1,14}? CLOSE|Init)*|"
    "minute~ Low? (?:Upper|Cap|Init|Digits|/)+|!CLAUSE&!,{1,14}?)) "
    "(?:,|as|by|because|due|since|being|on the grounds|and "
    "(?:left|withdrew|took|did|would|said|in)|which|in that|STOP|;|CLOSE|$|under|OPEN)"
)
_FOLLOWS = Rule("and (?:following|after|it WAS)")


class Interest(NamedTuple):
    """A declaration within a sentence: its first and last word, and its fields."""

    first: int
    last: int
    fields: dict[str, Any]


_OF_INTEREST = Screen(_SAID_SO, _DECLARES)


def declarations(words: Words, cast: Cast) -> list[Interest]:
    """The declarations of interest a sentence records, each to where the next begins."""
    if _OF_INTEREST.shuts(words):
        return []
    if _SAID_SO.match(words):
        return [Interest(0, len(words), {"who": "", "type": "", "item": ""})]
    matches = [match for match in _DECLARES.finditer(words) if _declares(words, match, cast)]
    starts = [min(place(match, "who")[0], place(match, "verb")[0]) for match in matches]
    return [
        _interest(words, match, first, limit)
        for match, first, limit in zip(matches, starts, [*starts[1:], len(words)], strict=False)
    ]


def _declares(words: Words, match: re.Match[str], cast: Cast) -> bool:
    if _NOT.search(words, place(match, "verb")[0], match.end() + 2):
        return False
    who = words.group(match, "who")
    initials = who.isupper() and len(who) in (2, 3)
    return initials or cast.role(who) not in (Role.NOBODY, Role.BODY) or " and " in who


# "As a neighbour, Cllr Bly": what stands before the name is why there is an interest.
_BEFORE_NAME = re.compile(r"^(?:As|In|On|With|Being|For)\b[^,]*, (?=[A-Z])")


def _interest(words: Words, match: re.Match[str], first: int, limit: int) -> Interest:
    follows = _FOLLOWS.search(words, match.end(), limit)
    last = follows.start() if follows else limit
    if last < len(words) and words.between(last - 1, last) == "and":
        last -= 1
    fields = {
        "who": _BEFORE_NAME.sub("", words.group(match, "who")),
        "type": kind_of(words, place(match, "verb")[0], min(last, match.end() + 2)),
        "item": item_of(words, match.end(), last),
    }
    return Interest(first, last, fields)


def kind_of(words: Words, first: int = 0, last: int = maxsize) -> str:
    """The kind of interest some words name ("disclosable pecuniary"), empty if none."""
    kind = _TYPE.search(words, first, last)
    return (words.group(kind, "type") or words.group(kind, "type2")).lower() if kind else ""


_NAMED = Rule(f"(?P<type>(?:{_KINDS}|financial|dpi|-)+)")


def named(words: Words) -> str:
    """The kind of interest a cell names without the word, as "Personal" under "Type of interest"."""
    kind = _NAMED.search(words)
    return words.group(kind, "type").lower() if kind else ""


def item_of(words: Words, first: int = 0, last: int = maxsize) -> str:
    """The item of business an interest is declared in, as worded; empty if it is not said."""
    item = _ITEM.search(words, first, last)
    return words.group(item, "item") if item else ""
