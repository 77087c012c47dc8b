"""Other bodies that a matter goes to, or is before: their names, and what is done with the matter."""

from __future__ import annotations

from typing import NamedTuple

from minutebook.reading.lexicon import terms
from minutebook.reading.patterns import Rule, Screen, Words, words_of

_NAME = Rule(
    "(?:Cap&!NOT_NAME|Upper&!NOT_NAME) (?:Cap&!NOT_NAME|Upper&!NOT_NAME|AMP|DASH|/|OPEN Cap CLOSE|OPEN "
    "Cap and Cap CLOSE|'|of "
    "the?(?=Cap)|for(?=Cap)|"
    "on(?=Cap)|in(?=Cap)|and(?=Cap)|,(?=Cap)|with(?=Cap)){0,14} HEAD&!Low (?:(?:for|of|with|on) the? "
    "Cap&!DAY&!MONTH "
    "(?:Cap|"
    "(?:,|and|of|AMP)(?=Cap|and))*)?",
    "HEAD&Upper",
    "HEAD&Cap (?:for|of) (?:Cap) (?:Cap|(?:,|and|of|AMP)(?=Cap|and))*",
    "cabinet&Cap (?!member)",
    "council&Cap|executive&Cap",
    "full council",
    "task and finish group",
    "(?:task|working) (?:group|party)",
)
_DET = (
    "(?:the|its|their|our|a|an|that|this|appropriate|(?:next|future|special|first|MONTH)? meeting of the?|"
    "DET|chairman of|chair of|both|(?:county|city|borough|district|parish|town)? "
    "(?:council's|authority's|board's))*"
)
_SENT_BEFORE = Rule(
    f"(?!(?:place|placed|making|made|going) (?:on|in|at|for))SENT !STOP&!;{{0,16}}? "
    f"(?<!(?:regard|relation|relating|regards|respect|due|according|addition|subject|thanks|prior|contact))"
    f"(?:to|before|with(?!regard|respect|reference)|via|up by) {_DET} $",
    f"(?:put|raise|raised|presented|taken) !STOP{{0,26}}? at {_DET} $",
    f"(?:consideration|endorsement|scrutiny|approval|decision|recommendation) (?:by|to|at) {_DET} $",
    f"(?:submission|referral) to {_DET} $",
    f"(?:shared|joint) Low? (?:inquiry|review|meeting|item|session|scrutiny) with {_DET} $",
    f"agenda (?:of|for) {_DET} $",
    f"(?:report|paper|update) (?:to|for|at|before) {_DET} $",
    "referral from the? $",
    f"place .{{1,4}}? (?:before|on) {_DET} $",
)
_BY_BEFORE = Rule(
    f"(?:also|now) before {_DET} $",
    f"be @adv (?:drafted|prepared|produced|determined|decided) ,? by {_DET} $",
    f"(?:BE|been|also|first|now) @adv EXAMINED (?:at|up|into|first|ly){{0,3}}? (?:by|at) {_DET} $",
)
_DOES_AFTER = Rule(
    "(?:,|OPEN Upper CLOSE)* (?:BE|WILL|which|who|(?:has|have) been)* @adv (?:BE)? @adv "
    "(?:(?!(?:review|consider|look|taken) (?!BE))EXAMINED (?!the? (?:members|report from))|to "
    "(?:look|consider|review)|had potential|"
    "next meets|(?:be)? (?:asked|requested|invited) to|be written to|consulted|be consulted|set up|of "
    ".{1,6} be (?:set up|formed))"
)
# Verbs that send a matter on, whatever else the sentence says.
_STRONG = Rule(
    "(?:refer|referred|referring|remit|remitted|forward|forwarded|submit|submitted|referral|considered|"
    "before|passed)"
)
# What was not sent on, or was long ago.
# A body that is still to be set up.
_NOT_YET = Rule("(?:establishment|creation|formation|setting up) of (?:a|an|the)? $")
_NOT_SENT = Rule(
    "previously",
    "not to (?:refer|send|submit|forward)",
    "had been @adv (?:sent|circulated|issued|raised)",
)
# What follows a body that only marks a time or owns something ("before the Forum had met").
_PASSING = Rule("(?:had|'|meeting~|members)")
# A report put before a committee, at the head of its minute, is put before the one that meets.
_OWN_PAPER = Rule(
    f"^ (?:Cap&!NOT_NAME|the|of|and|for|AMP|,|-|OPEN|CLOSE|Upper){{1,14}}? @adv (?:submitted|submits|"
    f"presented|presents|gave|introduced|provided|brought) DET? !that&!to&!by{{0,6}}? (?:report~|update~|"
    f"presentation~|paper~|briefing~|overview) !that{{0,12}}? to {_DET} $"
)
# A paper that somebody has sent, and when: told of, and not decided.
_TOLD_OF = Rule(
    f"(?:(?:which|that|who|has|have|had) (?:been)? ly?|(?:plan~|scheme~|form~|application~|letter~|bid~)) "
    f"(?:submitted|forwarded|passed|sent) to {_DET} $"
)
_LONG_AGO = Rule("(?:in|on|last) (?:Digits|MONTH|early|late|DAY|year)")
# To refer a matter is to send it away: even a body named by its kind alone is another one.
_SENT_AWAY = Rule(f"(?:refer|referred|referral|remit|remitted|submission) !STOP{{0,6}}? to {_DET} $")
# A person who leads a body is not the body ("a report by the Chair of the Review Board").
_LED_BY = Rule("^ (?:MEMBER|CHAIR|OFFICER|secretary|Cap (?:MEMBER|CHAIR)) (?:of|,|for)")
_ITS_HEAD = Rule("(?:chair|CHAIR|convener) of the?")
_LINKED = Rule("(?:,|and|,and|or) (?:to|by|the|at)* $", "and $")


class Body(NamedTuple):
    """A body's name in a sentence: its first and last word, and whether its cue is a strong one."""

    first: int
    last: int
    name: str
    sure: bool


_SENDS = Screen(_SENT_BEFORE, _BY_BEFORE, _DOES_AFTER)


def referrals(words: Words, own: frozenset[str], known: tuple[str, ...] = ()) -> list[Body]:
    """The other bodies a sentence sends its matter to, or names as dealing with it.

    ``own`` holds the lower-case names of the body that meets; ``known`` are bodies of the council.
    """
    if _SENDS.shuts(words):
        return []
    out: list[Body] = []
    chain = False
    for match in _NAME.finditer(words):
        first, last = match.span()
        while first < last and words.text[words.begin(first) :].startswith(_LEADS):
            first += 1
        led = _ITS_HEAD.match(words, first, last)
        first = led.end() if led is not None else first
        name = words.between(first, last)
        if (
            name.lower() in own
            or name.endswith("of Office")
            or first >= last
            or _NOT_YET.search(words, max(0, first - 4), first)
            or _LED_BY.match(words_of(name))
        ):
            continue
        sent = _SENT_BEFORE.search(words, max(0, first - 26), first) or _BY_BEFORE.search(words, 0, first)
        if sent and _NOT_SENT.search(words, max(0, first - 26), first):
            continue
        if sent and _OWN_PAPER.search(words, 0, first):
            continue
        does = _DOES_AFTER.match(words, last)
        linked = chain and _LINKED.search(words, max(0, first - 4), first)
        chain = bool(sent or does or linked)
        away = _SENT_AWAY.search(words, max(0, first - 12), first) is not None and name[0].isupper()
        if chain and (away or not _plain(name)):
            strong = linked or _STRONG.search(words, max(0, first - 12), first)
            told = _TOLD_OF.search(words, max(0, first - 12), first) or _LONG_AGO.match(words, last)
            sure = bool(strong) and name[0].isupper() and not _PASSING.match(words, last) and not told
            out.append(Body(first, last, name, sure))
    return out


_LEADS = ("Members of the ", "The ", "That ", "This ", "A ", "To ", "Our ")
_OWN = terms(
    "committee board panel commission council forum group executive sub-committee subcommittee "
    "partnership trust authority team department directorate court assembly"
)


def _plain(name: str) -> bool:
    """Whether a name only says what kind of body it is, so that it is the one that meets."""
    words = name.lower().split()
    return (
        len(words) == 1
        and words[0] in _OWN
        or name.lower()
        in (
            "borough council",
            "city council",
            "district council",
            "parish council",
            "town council",
            "local planning authority",
        )
    )


# So many words of a block are looked at for the body that acts in it.
_HEAD = 32
_MEETS = Rule(
    "(?:^|,|(?=the&Cap)) (?P<name>the? (?:Cap&!NOT_NAME|and|of|for|AMP|,){0,9} BODY) @adv "
    "(?:AGREED|NOTED|considered|"
    "DISPOSED|"
    "had before)"
)


def own_names(texts: list[str]) -> frozenset[str]:
    """The names, in small letters, of the body that meets: those it acts under in the minutes' own words."""
    names = set()
    for text in texts:
        words = words_of(text)
        match = _MEETS.search(words, 0, _HEAD)
        if match:
            name = words.group(match, "name").lower()
            names |= {name, name.removeprefix("the ")}
    return frozenset(names)
