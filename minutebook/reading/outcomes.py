"""Outcomes: how minutes say that something was resolved, or recommended to another body.

``outcome_cues`` holds the table of house styles; ``ELSEWHERE`` is what says that the words are of
another's decision, an earlier one, or none.
"""

from __future__ import annotations

import re
from typing import Any, NamedTuple

from minutebook.reading import movers
from minutebook.reading.lexicon import terms
from minutebook.reading.outcome_cues import CUES, NOT_PROPOSAL, PROPOSAL, Cue
from minutebook.reading.patterns import Rule, Table, Words, words_of

# Words before the deciding verb, or around it, that make it another's decision, an earlier one, or none.
ELSEWHERE = Rule(
    "(?:had|have|has|having) @adv (?:been)? @adv (?:AGREED|PASSED|DISPOSED|NOTED|voted)",
    "(?:previously|already) (?:been)? (?:AGREED|PASSED)",
    "(?:WILL|MAY|to) (?:have to|need to)? be @adv (?:PASSED|AGREED|considered)",
    "as (?:was|were)? @adv (?:AGREED|PASSED) (?:at|by|in)",
    "NOT @adv (?:yet)? (?:AGREED|PASSED)",
    "(?:when|whether|if|while|where|which|unless|until|once|before|because|since|who) (?:.{0,5}?) (?:BE) "
    "@adv (?:AGREED|PASSED)",
    "^ (?:borough|county|district|city) council (?:refused|granted|approved)",
    "^ at that meeting",
    "^ previously ,? it WAS",
    "no (?:resolution|decision|agreement)",
    "agreed with (?!ing|the Low? (?:recommendation|officer~|officer's))",
    "agreed (?:to take|that) (?:the|a) vote",
    "in Digits .{0,5}? (?:AGREED|PASSED)",
    "(?:AGREED|PASSED) (?:by (?!ly|unanimous|resolution|acclamation|all|the? councillors|the? "
    "members|those|the? cllrs|everyone|general|a (?:majority|show)|consensus|the (?:meeting|members|"
    "CHAIR)|members|council (?:STOP|$|,)|show|affirmation|Digits|NUMBER))",
    "(?:AGREED|PASSED) (?:at (?:the|its|their|our|a) (?:last|previous|special|DAY|Cap|Low) meeting)",
    "(?:AGREED|PASSED) at (?:the|its|their|a) Low? meeting (?:on|of|in|held)",
    "(?:AGREED|PASSED) (?:last (?:year|month|week|night|MONTH)|in (?:MONTH|Digits))",
)
# Advice to another body, in the words of an outcome or of a limb.
RECOMMENDS = Rule(
    "recommended&Upper|recommends&Upper|recommend&Upper",
    "(?:resolved|agreed|decided|and|that) ,? :? @adv to @adv (?:recommend|advise)",
    "recommend~ (?:approval|refusal|rejection|acceptance|no objection)",
    "(?:cabinet|council|board|committee|executive|trust|member|Cap) be (?:recommended|advised|urged) "
    "(?:to|that|, as !,{1,8} , (?:to|that))",
    "^ (?:OPEN? .? CLOSE)? that? to (?:recommend|advise) (?:to|the|Cap)",
    "^ (?:recommend|recommends|recommended) (?:to|that|the|Cap)",
    "be recommended to",
    "to (?:commend|recommend) to",
    "be a? recommendation to",
    "(?:^|that) (?:that)? @onebody (?:Low and)? (?:recommend|recommends) (?:to|that|the)",
    "recommendation to the? full? Cap",
    "for recommendation to",
    "@body (?:,? having? !,{1,14} ,)? @adv (?:recommended|recommends) (?:that|to)",
    "^ recommended that",
    "it was @adv recommended (?:by the BODY|that|to)",
)
_FRAGMENT = Rule(
    "(?:^|-|;|,|STOP) to? (?:recommend|recommended|recommends) to? Cap? (?:approval|refusal|rejection|no "
    "objection~)"
)
_TO = Rule(
    "(?:that|^) (?P<to>the? Cap (?:Cap|Upper|and|of|for|the|AMP|,(?=Cap)){0,12}) be "
    "(?:recommended|advised|urged)",
    "(?:commend|recommend|recommended|recommends|recommendation|advise|advised) .{0,20}? to (?P<to2>the? "
    "(?:full|Cap|Upper) (?:Cap|Upper|and|of|for|AMP|with|the|DASH|,(?=Cap))*)",
    "(?:recommend|recommended|recommends|advise|advised) (?:OPEN to)? (?P<to3>the? "
    "(?:full|Cap&!ADVICE|Upper&!ADVICE) "
    "(?:Cap|Upper|and|of|for|AMP|with(?=Cap)|DASH)*)",
)
_MOVED_ADVICE = Rule(
    "seconded (?:by)? .{1,5}? (?:and)? (?:it|the application)? (?:be|is|WAS)? "
    "(?:recommend|recommended|recommends) (?:for)? "
    "(?:approval|refusal|rejection|acceptance)",
    "(?:be|it is|it WAS|is) @adv recommended for (?:approval|refusal|rejection|acceptance)",
)
_OFFICERS = Rule("(?:officer~|report|director)")


_CUES = Table((cue.rule, cue) for cue in CUES)


class Outcome(NamedTuple):
    """An outcome within a sentence: the word its clause starts at, its cue's place, and its fields."""

    kind: str
    start: int
    at: int
    why: str
    fields: dict[str, Any]
    cue: str


def outcome(words: Words) -> Outcome | None:
    """The outcome a sentence states, or None. The sentence is not agenda text (see ``zones``)."""
    for cue in _CUES.live(words):
        match = cue.rule.search(words)
        if match is None or _elsewhere(words, cue, match):
            continue
        start = 0 if cue.whole else clause_start(words, match.start(), passive=cue.name in _PASSIVE)
        advice = RECOMMENDS.search(words, start)
        kind = "recommendation" if advice and advice.start() <= match.end() + 3 else "resolution"
        text = words.text[words.begin(start) :]
        felt = cue.name in _MAY_BE_FELT and _FELT.search(words, match.end() - 1)
        felt = felt or cue.name == "body" and _MEMBERS_FEEL.match(words, start)
        doubt = cue.doubt or (_ONLY_FELT if felt else "")
        return Outcome(kind, start, match.start(), doubt, fields_of(kind, text), cue.name)
    fragment = _FRAGMENT.search(words) or _MOVED_ADVICE.search(words)
    if fragment and not _OFFICERS.search(words, 0, fragment.start()):
        return Outcome(
            "recommendation", 0, fragment.start(), "", fields_of("recommendation", words.text), "fragment"
        )
    return None


def advice_within(words: Words, at: int) -> int | None:
    """The word at which a resolution, past its cue at ``at``, goes on to advise another body, or None."""
    advice = RECOMMENDS.search(words, at)
    if advice is None or advice.start() <= at + 4:
        return None
    that = _THAT_CLAUSE.search(words, at + 1, advice.end())
    return that.start() if that else advice.start()


_MAY_BE_FELT = ("it was agreed", "body", "body now")
_ONLY_FELT = "it may be what was felt and not what was decided"
_MEMBERS_FEEL = Rule("^ members @adv supported")
_FELT = Rule(
    "that PRONOUN (?:HAVE|do|did|was|were|are|could)",
    "that .{1,12}? would (?:cause|create|make|not|need|help|mean)",
    "that !STOP&!WILL&!MAY&!be&!to&!that{1,16}? (?:is|are|WAS) (?:that|not (?!to)|still|also|a "
    "(?!true|correct))",
    "that !STOP{1,24}? (?:WAS|WILL be|needed|had|MAY be) @adv (?:useful|important|necessary|good|helpful|"
    "needed|essential|valuable|beneficial|concerning|clear|vital|a (?:good|concern|useful|priority)|to be)",
)
_THAT_CLAUSE = Rule("that (?!.*that)")


def _elsewhere(words: Words, cue: Cue, match: re.Match[str]) -> bool:
    if cue.name == "resolved":
        return ELSEWHERE.search(words, max(0, match.start() - 4), match.end()) is not None
    if cue.name == "that":
        return _TOLD_PAST.match(words) is not None
    if cue.name in ("this was agreed", "has decided", "approved by us"):
        return False
    if _earlier(words, cue, match):
        return True
    if cue.name == "it was agreed" and _SUPPOSED.search(words, 0, match.start()):
        return _GOES_INTO.match(words, match.end()) is None
    if cue.name == "body" and _SUSPENDED.search(words, match.start()):
        return True
    if cue.name == "passive" and _BY_AND_SECONDED.match(words, match.end()):
        return False
    if cue.name == "passive" and _CAME_IN.search(words, max(0, match.end() - 3)):
        return True
    if cue.name in (*_PASSIVE, "short") and _WITHIN.search(words, 0, match.start()):
        return True
    return ELSEWHERE.search(words, max(0, match.start() - 3), min(len(words), match.end() + 4)) is not None


def _earlier(words: Words, cue: Cue, match: re.Match[str]) -> bool:
    """Whether a sentence tells what a body had decided, what was to be ensured, or that nothing came in."""
    if cue.name != "passive":
        told = cue.name in (*_PASSIVE, "body", "clause")
        return told and _HAD_DECIDED.search(words, 0, match.end()) is not None
    if _HAD_DECIDED.search(words) or _TO_ENSURE.match(words, 0, match.end()):
        return True
    came = _NONE_CAME.search(words, 0, match.end()) or _FORM.search(words, 0, match.end())
    return came is not None


# "That he wished to ...", "That it had been agreed": told by somebody, and decided by nobody here.
_TOLD_PAST = Rule(
    "^ that PRONOUN @adv (?:wished|had|WAS|VIEWED)",
    "^ that (?:following|after|since) !STOP{1,14}? (?:it|PRONOUN|@body) had",
    "^ that !STOP&!be&!to&!that&!which&!who{1,16}? had @adv been",
)
# "... in not ratifying the motion, it was refused": an "it was" under a "that" of its own.
_SUPPOSED = Rule("that (?:in|by|if|when|as) !STOP&!,{1,10} , $")
_GOES_INTO = Rule("(?:that|to|:|-)")
# The meeting stops for a while, which nobody resolves.
_SUSPENDED = Rule("^ the? meeting (?:WAS|then)? (?:suspended|adjourned|paused) (?:to|for|while|so|at|STOP|$)")
_NONE_CAME = Rule("(?:^|:|-) no !STOP&!:&!,{1,5}? WAS @adv received $")
# What is to be brought about ("To ensure that action is taken") has not been.
_TO_ENSURE = Rule("^ to (?:ensure|see|make sure) !,{1,20} $")
# Before the cue it says that a body had decided earlier ("the Committee had agreed that it be noted").
_HAD_DECIDED = Rule("(?:BODY|MEMBERS|council|members) had @adv (?:AGREED|resolved|decided)")
# What was received from or about somebody came in; what is received and no more is noted.
_CAME_IN = Rule(
    "received (?:from|late|instead|regarding|about|by (?!the? (?:BODY|MEMBERS))|and "
    "reviewed|concerning|for|on|relating)",
    "(?:is|are|were) @adv referred to (?:in|by|as|here)",
)
# "The minute was approved by Mrs Finch and seconded by Mrs Owl": they moved that it be.
_BY_AND_SECONDED = Rule("by .{1,6}? (?:and|,) seconded")
# A paper that is signed decides nothing.
_FORM = Rule(
    "(?:acceptance of office|declaration~ of acceptance|register~|cheque~) !,{0,9}? "
    "(?:signed|received|completed)"
)
# Cues whose clause begins with the subject, some way before the cue itself.
_PASSIVE = terms("passive elected motion support")
_WITHIN = Rule(
    "(?<!with)(?:that|which|who|whether|if|when|because|until|unless|once|pending) !,&!;{0,10} $",
    "(?:asked|questioned|queried) (?:if|whether) !;{0,24} $",
)
_OPENING = Rule(
    "^ (?:PREPOSITION|moved|proposed|it was (?:proposed|moved)|accordingly|therefore|TITLE|the? CHAIR|"
    "members|and)"
)
_SPEAKER_FIRST = Rule("^ (?:TITLE|the? CHAIR|members)")
_MOVED = Rule("(?:proposed|seconded|moved)")
_CUT = Rule(
    "(?:;|-|,|and|but) (?:and|but)? (?:following|after|on the proposal|it|members|the|accordingly|agreed)"
)


_NEW_CLAUSE = Rule("(?:;|-|, (?:and|but)?|and|but) (?:the|a|an|that|all|it|this|these|Cap)")


def clause_start(words: Words, at: int, *, passive: bool = False) -> int:
    """The word at which the clause of the lead word at ``at`` begins: its movers and opening belong."""
    if passive and at > 8 and not _OPENING.match(words):
        breaks = [m.end() - 1 for m in _NEW_CLAUSE.finditer(words) if m.start() < at]
        return breaks[-1] if breaks else 0
    opening = _OPENING.match(words) and (not _SPEAKER_FIRST.match(words) or _MOVED.search(words, 0, at))
    if at <= 8 or opening or passive and _MOVED.search(words, 0, at):
        return 0
    cuts = [m.start() + 1 for m in _CUT.finditer(words) if m.start() < at]
    return cuts[-1] if cuts else 0 if passive else at


def fields_of(kind: str, text: str) -> dict[str, Any]:
    """The fields of an outcome, read from its own words."""
    mover, seconder = movers.movers(text)
    fields: dict[str, Any] = {"mover": mover, "seconder": seconder}
    if kind == "recommendation":
        return {"to": recommended_to(text), **fields}
    return {"verb": movers.verb_class(text), "carried_by": movers.carried_by(text), **fields}


def recommended_to(text: str) -> str:
    """The body or person a recommendation is made to, as worded; empty if unnamed."""
    words = words_of(text)
    match = _TO.search(words)
    if not match:
        return ""
    return words.group(match, "to") or words.group(match, "to2") or words.group(match, "to3")


def recommends(text: str) -> bool:
    """Whether the words of an outcome or a limb are advice to another body."""
    return RECOMMENDS.search(words_of(text)) is not None


def cut_before(words: Words, at: int, after: int) -> int:
    """The word, past the one at ``after``, at which an outcome begins that follows other words."""
    cuts = [m.start() + 1 for m in _CUT.finditer(words) if after < m.start() < at]
    return cuts[-1] if cuts else at


_AND_CARRIED = Rule(
    "(?:and|,) @adv (?:unanimously|all)? (?:agreed|carried|approved|accepted) (?:by "
    "all|unanimously|STOP|nem|that|$)",
    "(?:it|this) WAS @adv (?:agreed|resolved|carried|approved) (?:unanimously|as such)? STOP? $",
    "seconded ,? (?:and)? all in favour",
)
# "Approval of the minutes was proposed by A": the sentence is told of what was proposed.
_WAS_PROPOSED = Rule("WAS @adv $")
_NO_OUTCOME = "it was moved and seconded, but the outcome is not stated"


def proposal(words: Words) -> Outcome | None:
    """A motion moved and seconded that a sentence states, with no words of its outcome."""
    match = PROPOSAL.search(words)
    if match is None or NOT_PROPOSAL.search(words):
        return None
    told = _WAS_PROPOSED.search(words, 0, match.start()) is not None
    start = clause_start(words, match.start(), passive=told)
    fields = fields_of("resolution", words.text[words.begin(start) :])
    why = "" if _AND_CARRIED.search(words, match.start()) else _NO_OUTCOME
    return Outcome("resolution", start, match.start(), why, fields, "proposal")
