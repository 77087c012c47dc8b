"""Outcomes: how minutes say that something was resolved, or recommended to another body.

``CUES`` is the table of house styles, most formal first; ``ELSEWHERE`` what says that the words are of
another's decision, an earlier one, or none.
"""

from __future__ import annotations

import re
from typing import Any, NamedTuple

from minutebook.reading import movers
from minutebook.reading.lexicon import terms
from minutebook.reading.patterns import Rule, Table, Words, words_of


class Cue(NamedTuple):
    """A house style of outcome: its name, how it is worded, and what is doubtful of it."""

    name: str
    rule: Rule
    whole: bool = False  # the element is the whole sentence, whatever stands before the cue
    doubt: str = ""


CUES = (
    Cue(
        "passive",
        Rule(
            "(?!it)(?:Cap|Low) (?:@flat{0,30}? WAS|WAS) @adv (?:submitted and|Low and|moved and)? @adv "
            "(?:AGREED&Upper|PASSED&Upper|NOTED&Upper)",
            "^ there WAS submitted and @adv (?:PASSED|AGREED)",
        ),
    ),
    Cue(
        "resolved",
        Rule(
            "(?:it BE @adv|^)? @adv DECIDING&Upper @adv (?!by (?!assent|general|consensus|consent|a)|of|"
            "the motion)",
            "^ (?:and|duly|ly)* (?:resolved|agreed|decided|ordered|decision|resolution|outcome) @adv "
            "(?:OPEN .{1,12}? CLOSE)? "
            "(?::|-|,|\"|that|to (?!be)|on the (?:proposal|motion)|as follows|as (?:a|an) (?:true|correct|accurate)|STOP? $)",
            "^ (?:noted|approved|deferred|refused|granted) @adv (?::|-|STOP? $)",
            "(?:and|was|were|be it) @adv resolved (?=:|,|-|that|to|ly|as follows)",
        ),
    ),
    Cue(
        "it was agreed",
        Rule(
            "(?<!SUBORDINATE) it (?:BE|has been) @adv (?:AGREED|DISPOSED&!confirmed&!supported&!accepted|"
            "minuted|noted and AGREED) (?!with|by (?:the&!meeting|Cap))"
        ),
    ),
    Cue(
        "it was agreed by",
        Rule("it WAS @adv agreed by (?!all|members|councillors|those|everyone|the (?:meeting|members|council|committee))"),
        doubt="it may be another's decision, or an earlier one",
    ),
    Cue("motion", Rule("resolution WAS @adv passed (?:to|that)", "motion~ Low? WAS @adv (?:agreed|adopted|approved|passed|supported)")),
    Cue(
        "body",
        Rule(
            "@start @body (?:,? having !,{1,14} ,|, !,{1,14} ,|,)? @adv "
            "(?:AGREED|DISPOSED&!confirmed&!supported|(?:confirmed|supported) DET Low? MATTER) "
            "(?!with|by|on)",
            "^ PREPOSITION !,{1,6} the (?:Cap|and|of|for|AMP|the|,){0,9} BODY @adv (?:AGREED|DISPOSED) "
            "(?!with|by|on)",
            "@start @body ,? @adv NOTED and (?:AGREED|DISPOSED)",
            "@start @body @adv (?:gave|granted|accorded) (?:its|their|leave|permission|approval)",
            "@start @body @adv DECIDING&Upper",
            "@start @onebody voted @adv (?:in favour of|to)",
            "^ it @adv (?:agreed|resolved|decided) (?:that|to)",
            "^ (?:this|the? (?:item|application|matter)) WAS @adv (?:deferred|adjourned|withdrawn|postponed)",
            "^ the? (?:cabinet|executive) member (?:for (?:Cap|and|,|AMP){1,8})? @adv (?:approved|resolved|"
            "endorsed|DECIDING&Upper)",
        ),
    ),
    Cue(
        "moved and carried",
        Rule(
            "(?:proposed|moved) (?:by|as) .{1,24}? seconded (?:by)? !STOP{1,8}? ,? and @adv "
            "(?:AGREED|PASSED&!seconded) STOP? $",
            "^ TITLE .{1,4}? (?:proposed|moved) .{1,20}? , all (?:in favour|agreed) STOP? $",
        ),
        whole=True,
    ),
    Cue(
        "recommended",
        Rule(
            "recommended&Upper (?:to|that|the)?",
            "^ recommendation&Upper to .{1,6} :",
            "@start @body (?:,? (?:having)? !,{1,14} ,)? @adv (?:recommended|recommends) (?:that|to)",
            "^ recommended that",
            "it was @adv recommended to",
        ),
    ),
    Cue(
        "put off",
        Rule(
            "@body @adv (?:requested|asked) that (?:this|the) .{1,3}? be (?:deferred|adjourned|withdrawn|"
            "postponed)"
        ),
    ),
    Cue(
        "noted",
        Rule(
            "@start @body @adv (?:(?:received|considered) and)? (?:noted|accepted) (?:and Low)? "
            "(?!that (?:DET|Cap|PRONOUN|there|all))DET !REGARDED{0,7}? MATTER"
        ),
    ),
    Cue(
        "body now",
        Rule(
            "^ @onebody @adv (?:approve|approves|notes|note|agrees|agree|endorses|adopts|resolves) (?:the|"
            "that|to)"
        ),
    ),
    Cue(
        "noted that",
        Rule("@start @onebody @adv noted (?:that|with)"),
        doubt="it may only be noted in passing",
    ),
    Cue(
        "elected",
        Rule(
            "(?:(?:WAS|is|are|been) @adv|-) (?:declared)? (?:to be)? @adv CHOSEN (?=as|to|on|onto|responsible|STOP|$|CHAIR|vice|deputy|resolved|"
            "the|,|and|until|in|-)",
            "(?:CHAIR|Cap) (?:declared|deemed) .{1,12}? CHOSEN",
            "returned (?:unopposed|as (?:a|the)? (?:CHAIR|member~|TITLE))",
            "^ TITLE (?:Cap|Init|and|TITLE){1,6} (?:accepted|approved|confirmed) as",
            "CHAIR declared that .{2,14}? would be",
        ),
    ),
    Cue(
        "passive",
        Rule(
            "MATTER @flat{0,40}? (?:, (?:a|copies|copy) .{0,3} of which !,{1,9} ,)? "
            "(?:WAS|is|are|(?:has|have) been) @adv (?!(?:read|taken|paid|received|passed|continued) "
            "(?:out|aloud|up|from|on|over|into|away|to|of))(?:taken as read|(?:Low|read) "
            "(?:and|as) .{0,3}? PASSED&!read&!taken&!paid|PASSED) (?!that|from|by (?!(?:the|all)? (?:MEMBERS|BODY|members|councillors|cllrs)|.{1,5} and seconded))",
            "MATTER @flat{0,40}? WAS proposed as correct",
            "minutes @flat{0,40}? WAS submitted (?:for .{1,2})? and @adv NOTED",
            "^ (?:these|they|both) (?:had been .{1,6} and)? WAS @adv (?:agreed|accepted|approved|confirmed) as .{0,2} (?:true|correct|accurate)",
            "minutes @flat{0,40}? (?:duly|and) signed",
            "(?:the Cap|the CHAIR|TITLE Cap|Cap) WAS @adv authorised to sign",
        ),
    ),
    Cue(
        "support",
        Rule(
            "unanimous support for",
            "@start (?:@body|council|members|councillors) (?:had|has|have|raised|raises) no (?:objection~|comment~)",
            "@start @body (?:supports|objects to|opposes|endorses|approves) (?:the|this)",
            "^ no objection~ (?:BE? (?:made|raised|received|offered)|to|STOP|$)",
            "stood referred",
            "(?::|-) no objection~ STOP? $",
        ),
    ),
    Cue(
        "short",
        Rule(
            "(?:^|-|STOP|,|;|:|this WAS|all|and|was) @adv (?:agreed|noted|approved|adopted|elected|"
            "accepted) (?:and Low)? STOP* $"
        ),
        whole=True,
    ),
    Cue(
        "in agreement",
        Rule("^ (?:and|,)? (?:all|the? (?:MEMBERS|BODY)|everyone) (?:WAS|BE)? in @adv Low? agreement"),
        doubt="it may be what was felt and not what was decided",
    ),
    Cue(
        "this was agreed", Rule("^ this WAS ly? agreed by (?:all|the)? (?:BODY|MEMBERS) STOP? $"), whole=True
    ),
    Cue(
        "clause",
        Rule("(?:^|,|-|;|and) agreed (?:at|to|that)"),
        doubt="it may be what was felt and not what was decided",
    ),
    Cue(
        "minutes read",
        Rule(
            "^ .{0,3}? minutes .{0,14}? (?:read|signed|approved|agreed|adopted|confirmed) .{0,8}? "
            "(?:record|signed|true|correct|accurate)"
        ),
        whole=True,
    ),
    Cue(
        "payment",
        Rule(
            "(?:pass|passed|approved|approval) for payment~",
            "(?:accounts|bills|invoices|cheques) to? be paid",
        ),
        whole=True,
    ),
    Cue("that", Rule("^ (?:\"|')? that ,? .{2,}")),
    Cue(
        "be done",
        Rule(
            "^ (?:the|DET|TITLE) !WILL&!MAY&!to&!STOP&!that&!which{1,24}? be @adv (?:PASSED|CHOSEN&!declared) "
            "(?!or not)"
        ),
        whole=True,
        doubt="no word of it says that something was decided",
    ),
)
# A motion moved and seconded, with no words of its outcome: in a parish's minutes it is the outcome.
PROPOSAL = Rule(
    "(?:proposed|moved) .{0,24}? seconded .{0,16}? that",
    "(?:proposed|moved) that .{2,40}? seconded by",
    "(?:proposed|moved) .{1,20}? be PASSED .{0,8}? seconded by",
    "seconded .{0,14}? (?:proposed|moved) .{0,14}? that",
    "(?:proposed|seconded) by .{2,40} (?:proposed|seconded) by",
    "^ (?:it was)? proposed by .{2,20} seconded (?:by)? .{1,8} (?:that|these|the|to)",
)
NOT_PROPOSAL = Rule("(?:amendment~|motion~|lost|defeated|fell)", "moved (?:the|as)", "^ the proposal")
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
    "no (?:resolution|decision|agreement)",
    "agreed with",
    "agreed (?:to take|that) (?:the|a) vote",
    "in Digits .{0,5}? (?:AGREED|PASSED)",
    "(?:AGREED|PASSED) (?:by (?!ly|unanimous|resolution|acclamation|all|the? councillors|the? members|those|the? cllrs|.{1,5} and seconded|everyone|general|a (?:majority|show)|consensus|the (?:meeting|members|"
    "CHAIR)|members|show|affirmation|Digits|NUMBER))",
    "(?:AGREED|PASSED) (?:at (?:the|its|their|our|a) (?:last|previous|special|DAY|Cap|Low) meeting)",
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
    "that (?P<to>the? Cap .{0,14}?) be (?:recommended|advised|urged)",
    "(?:commend|recommend|recommended|recommends|recommendation|advise|advised) .{0,20}? to (?P<to2>the? "
    "(?:full|Cap|Upper) (?:Cap|Upper|and|of|for|AMP|with|the|DASH|,(?=Cap))*)",
    "(?:recommend|recommended|recommends|advise|advised) (?:OPEN to)? (?P<to3>the? (?:full|Cap|Upper) "
    "(?:Cap|Upper|and|of|for|AMP|with(?=Cap)|DASH)*)",
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
        doubt = cue.doubt or (_ONLY_FELT if felt else "")
        return Outcome(kind, start, match.start(), doubt, fields_of(kind, text), cue.name)
    fragment = _FRAGMENT.search(words)
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
_FELT = Rule(
    "that PRONOUN (?:HAVE|do|did|was|were|are|could)",
    "that .{1,12}? would (?:cause|create|make|not|need|help|mean)",
    "that !STOP&!WILL&!MAY&!be&!to&!that{1,16}? (?:is|are|WAS) (?:that|not (?!to)|still|also|a (?!true|correct))",
    "that !STOP{1,24}? (?:WAS|WILL be|needed|had|MAY be) @adv (?:useful|important|necessary|good|helpful|"
    "needed|essential|valuable|beneficial|concerning|clear|vital|a (?:good|concern|useful|priority)|to be)"
)
_THAT_CLAUSE = Rule("that (?!.*that)")


def _elsewhere(words: Words, cue: Cue, match: re.Match[str]) -> bool:
    if cue.name == "resolved":
        return ELSEWHERE.search(words, max(0, match.start() - 4), match.end()) is not None
    if cue.name in ("that", "this was agreed"):
        return False
    if cue.name == "passive" and _FORM.search(words, 0, match.end()):
        return True
    if cue.name == "passive" and _CAME_IN.search(words, max(0, match.end() - 3)):
        return True
    if cue.name in (*_PASSIVE, "short") and _WITHIN.search(words, 0, match.start()):
        return True
    return ELSEWHERE.search(words, max(0, match.start() - 3), min(len(words), match.end() + 4)) is not None


# What was received from or about somebody came in; what is received and no more is noted.
_CAME_IN = Rule("received (?:from|regarding|about|by (?!the? (?:BODY|MEMBERS))|and reviewed|concerning|for|on|relating)")
# A paper that is signed decides nothing.
_FORM = Rule("(?:acceptance of office|declaration~ of acceptance|register~|cheque~) !,{0,9}? (?:signed|received|completed)")
# Cues whose clause begins with the subject, some way before the cue itself.
_PASSIVE = terms("passive elected motion support")
_WITHIN = Rule(
    "(?:that|which|who|whether|if|when|because|until|unless|once|pending) !,&!;{0,10} $",
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


_AND_CARRIED = Rule("(?:and|,) @adv (?:unanimously|all)? (?:agreed|carried|approved|accepted) (?:by all|unanimously|STOP|nem|$)")
_NO_OUTCOME = "it was moved and seconded, but the outcome is not stated"


def proposal(words: Words) -> Outcome | None:
    """A motion moved and seconded that a sentence states, with no words of its outcome."""
    match = PROPOSAL.search(words)
    if match is None or NOT_PROPOSAL.search(words):
        return None
    start = clause_start(words, match.start())
    fields = fields_of("resolution", words.text[words.begin(start) :])
    why = "" if _AND_CARRIED.search(words, match.start()) else _NO_OUTCOME
    return Outcome("resolution", start, match.start(), why, fields, "proposal")
