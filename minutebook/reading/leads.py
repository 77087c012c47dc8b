"""Lead-ins: what a sentence that opens a list makes of the limbs that follow it.

``KINDS`` is the table: a lead-in is the first kind whose rule its words meet.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import Enum
from typing import Any

from minutebook.reading import outcomes, zones
from minutebook.reading.patterns import Rule, Screen, Words, words_of


class Opens(Enum):
    """What a list is, by its lead-in."""

    OUTCOME = "outcome"
    RECOMMENDATION = "recommendation"
    REPORT = "report"
    MOTION = "motion"
    QUESTIONS = "questions"
    DISCUSSION = "discussion"
    ANSWERS = "answers"
    ACTIONS = "actions"
    HEADLINES = "headlines"
    AGENDA = "agenda"
    INTERESTS = "interests"
    AMENDMENTS = "amendments"
    REMINDER = "reminder"


@dataclass(slots=True)
class Lead:
    """An open lead-in: its kind, where its own words stand, and what it gives its limbs."""

    opens: Opens
    block: int
    start: int
    bare: bool
    fields: dict[str, Any] = field(default_factory=dict)
    sure: bool = True
    whole: bool = False
    zone: bool = False  # the words "Decision:", which are no part of the outcome


_OUTCOME = Rule(
    "DECIDING&Upper",
    "(?:it WAS|WAS|then|and|having|ly) (?:-|:)* @adv (?:agreed|resolved|decided)",
    "(?:BODY|MEMBERS) @adv (?:agreed|resolved|decided|approved|noted|endorsed|accepted)",
    "^ and? (?:resolved|agreed|decided|decision~|resolution~|outcome|noted|approved)",
    "following Low? (?:WAS|were) @adv (?:agreed|resolved|approved)",
    "^ (?:PREPOSITION .{1,24}? ,)? (?:the|that|this)? (?:Cap|and|of|for|the|AMP|,){0,9} (?:BODY|cabinet) "
    "@adv "
    ",? (?::|-|;)+ $",
    "it WAS @adv (?::|-)* $",
    "(?:WAS|be) @adv (?:approved|agreed|confirmed|accepted|signed) .{0,12} subject to (?::|-)* $",
)
_NOT_OUTCOME = Rule(
    "had @adv (?:agreed|resolved|decided)",
    "proposed that it be",
    "amendment~ .* WAS proposed",
    "moved (?!.*(?:and|WAS) (?::|-)* @adv (?:resolved|carried|agreed|adopted) (?::|-)* $)",
    "asked to",
)
_ADVISES = Rule(
    "recommended&Upper", "^ (?:recommended|recommend) (?:to|that)", "BODY @adv (?:recommended|recommends)"
)
_PAPER = Rule("(?:is|are) therefore? recommended&Upper", "report~", "paper", "had @adv recommended")
_ANNOUNCED = Rule("(?:opening remarks|announcement~|gave Low? (?:presentation|update|overview))")
_DEBATED = Rule(
    "(?:discussion|discussions|members|member|debate|debated|councillors|comment~|commented|TITLE|suggested|"
    "suggestion~|view~|concern~|observation~|panel|committee|board|forum|residents|public|feedback)"
)
_DECIDED_ELSEWHERE = Rule("(?:made|took|taken) the following decision~")
_ADVICE_TO = Rule(
    "(?:made|make) the following recommendation~", "^ recommendation~ to (?:the|Cap) .{0,8} : $"
)
_WITH_ADVICE = Rule("resolved .* recommendation~ that : $")
_CARRIED_MOTION = Rule("motion Low? WAS ly? (?:agreed|adopted|passed|approved)", "unanimously adopted")
_PRESENTED = Rule(
    "(?:headline~|highlight~|finding~|deputation|presentation|announce|announced|announcements|remarks|"
    "told|informed|"
    "advised|outlined|covered|covering|news|updated|reported|including|included|areas|update|explained|"
    "informing)",
    "main points (?:of|from|WAS)",
    "key (?:points|messages|issues|findings|areas|headlines)",
    "following issues WAS raised by the",
)
KINDS = (
    (
        Opens.INTERESTS,
        Rule(
            "(?:declaration~|interest~) .{0,10}? (?:made|received|declared|recorded|noted)",
            "declared the following interest~",
            "(?:noted|following) .{0,2} declaration~ of interest~",
            "DECLARED .{0,4}? interest~ .{0,9} : -? $",
        ),
    ),
    (Opens.HEADLINES, Rule("(?:main|key) (?:points|findings|issues|headlines) (?:of|from|in) (?:the|which)")),
    (
        Opens.QUESTIONS,
        Rule("sought .{0,4} (?:update~|clarification|information|assurance~|details|answers) !STOP{0,16}$"),
    ),
    (Opens.DISCUSSION, Rule("(?:made|raised|make) .{0,3} (?:comment~|point~|observation~|suggestion~)")),
    (
        Opens.QUESTIONS,
        Rule(
            "(?:replies|responded|answers|replied|response) .{0,6} question~ (?:put|raised|from|asked|by)",
            "following (?!Low? (?:point~|comment~|issue~|concern~)) .{1,6} (?:put|raised|asked) .{0,8} and "
            "WAS? @adv (?:answered|responded)",
        ),
    ),
    (
        Opens.AMENDMENTS,
        Rule(
            "(?:advised|informed|notified) .{0,4} following (?:amendment~|correction~)",
            "amendment~ .{0,10} (?:proposed|minutes|following|subject to)",
            "subject to the following",
            ". minutes .* :$",
        ),
    ),
    (Opens.REMINDER, Rule("(?:reminded|asked|requested) the? (?:members|councillors|officers) !STOP*$")),
    (
        Opens.AGENDA,
        Rule(
            "had before (?:it|them) the following",
            "(?:sympathy|sympathies|bereaved|bereavement~|condolences)",
        ),
    ),
    (Opens.OUTCOME, Rule("^ that .* be @adv (?:PASSED|AGREED) (?:as follows)? (?::|-)+ $")),
    (
        Opens.MOTION,
        Rule(
            "^ (?:\"|')* that",
            "(?:moved|proposed|motion|amendment|proposition|amended to read|sentence be added|read~|"
            "wording|seconded|notice) !STOP{0,30}$",
        ),
    ),
    (Opens.ACTIONS, Rule("(?:@body|members) @adv (?:asked|requested|instructed) !,{1,8} to (?::|-)* $")),
    (Opens.ACTIONS, Rule("^ .{0,8} (?:action~|action points) Low{0,4} (?::|-)* $")),
    (
        Opens.HEADLINES,
        Rule(
            "issues WAS? raised by the deputation",
            "presentation",
            "headline~",
            "reported on the following",
            "update on the following",
        ),
    ),
    (
        Opens.ANSWERS,
        Rule("(?:replied|responded|response~|reply|answered|clarified|in answer|replies) !STOP{0,24}$"),
    ),
    (
        Opens.QUESTIONS,
        Rule("(?:question~|query~|asked (?!!,{1,8} to)|asks|enquired|clarification) !STOP{0,20}$"),
    ),
    (
        Opens.DISCUSSION,
        Rule(
            "consideration WAS given to (?::|-)+ $",
            "it WAS @adv (?:noted|observed|felt|thought|said|raised|highlighted|stressed) that? (?::|-)+ $",
            "summary of (?:the)? (?:matters|points|issues|concerns) PRONOUN? @adv (?:raised|made) .{0,4} $",
            "(?:comment~|commented|discussed|discussion|view~|observation~|concern~|suggested|suggestion~|"
            "feedback|debate|remarks|contributions) !STOP{0,26}$",
            "members Low? (?:raised|made|felt|noted|highlighted|expressed|considered|stated|queried) "
            "!STOP{0,26}$",
            "point~ Low{0,3} (?:WAS|of|raised|made|arising|discussed|noted|highlighted) !STOP{0,20}$",
            "(?:raised the following|issues WAS? (?:raised|discussed)|points WAS|matters WAS) !STOP{0,20}$",
        ),
    ),
)
_BARE = Rule(
    "^ (?:(?:and|it was|accordingly|therefore|ly|the Low) ,?)* (?:resolved|agreed|decided|decision|noted|"
    "ordered|it was @adv (?:resolved|agreed)) "
    "(?:ly|nem con)* (?::|;|,|-)* (?:OPEN (?:ly|nem con) CLOSE)? (?:that|to)? (?::|;|,|-)* $",
    "^ resolved&Upper STOP $",
    "^ (?:resolved|agreed) (?::|-)* OPEN .{1,5} CLOSE (?::|-)* $",
    "^ (?:and|it was)? @adv recommended&Upper (?:to the? Low? (?:Cap|Upper|and|of|for|AMP){1,8})? (?::|-)* $",
    "^ (?:it was)? @adv (?:resolved|agreed) (?::|,|-)* that (?:the? "
    "(?:MEMBERS|BODY|Cap|of|the|and|for|AMP){1,10}) (?::|-)* $",
)


# A motion whose outcome's word is the last of its paragraph: its words stand in the next.
_BREAKS_OFF = Rule(
    "(?:proposed|moved|seconded|proposal) .{2,40} (?:and|it was|was) (?:-|:)* @adv (?:it was)? @adv "
    "(?:resolved|agreed|decided) (?:-|:)* $",
    "it was @adv resolved $",
)
# "At this point the Mayor announced": a line that ends at its verb is told on below.
_HANGS = Rule(
    "^ !STOP{1,14} (?:CHAIR|TITLE|Cap|he|she) @adv (?:announced|reported|advised|explained|stated) $"
)
# An outcome that disposes of all that its list holds in one.
_WHOLE = Rule(
    "(?:as follows|set out below|listed below|outlined below|as below|below) (?::|-)* $",
    "(?:approved|noted|adopted|endorsed|accepted) (?:and Low)? (?:the|these) (?:following)? "
    "!STOP&!action&!actions&!recommendation&!recommendations&!resolution&!resolutions&!points{1,20} $",
    "as set out below",
    "(?:agreed|resolved) .{0,8}? to Low (?:the|these) following "
    "!STOP&!action&!actions&!recommendation&!recommendations{0,14} $",
    "^ that .* be @adv (?:PASSED|AGREED) (?::|-)* $",
    "subject to (?::|-)* $",
    "subject to .{0,3} (?:amendment~|change~|correction~|condition~|alteration~) (?::|-)* $",
    "^ the following Low{1,3} WAS @adv (?:agreed|approved|noted|authorised|made|passed)",
    "(?:for the following reason~|subject to (?:.{1,12} and)? the following Low?) :? $",
    "following motion Low? WAS ly? (?:agreed|adopted|passed|approved)",
    "unanimously adopted .{0,6} $",
)


_TOLD = Rule(
    "(?:outlined|raised|listed|covered|highlighted) the? (?:main|following|key) (?:issues|points|matters|"
    "items)"
)
_VERBAL = Rule("(?:BE|HAVE|WILL|SAID|VIEWED|PRESENTED|ed)")


_BODY_ALONE = Rule("^ the? (?:Cap|and|of|for|the|AMP|,){0,9} BODY ; $")
# "In discussion with officers, the Panel noted the following:" tells what was said.
_TALKED_OF = Rule(
    "(?:discussion~|debate|questioning) .{0,12} noted the following !STOP{0,6} $",
    "noted the following (?:points|comments|observations|views) (?::|-)* $",
)
_INTERESTS_NOTED = Rule("noted the following (?:declaration~|interest~)")
# A list of things, and not of points.
_THINGS = Rule(
    "following !STOP{0,3}? "
    "(?:item~|activities|activity|dates|condition~|members|names|payments|site~|application~|"
    "grants|roads|streets|works|documents|persons|people|options|groups|equipment|hours|times|councillors|officers|"
    "bodies|organisations|properties|invoices|accounts|cheques|reviews|meetings) .{0,10} $",
    "^ the? current Low{1,3} (?:in progress)? are",
    "following Low? reports WAS",
)
_RAISED_BY = Rule("(?:points|concerns|comments|issues|matters) (?:WAS|were)? (?:raised|made|put) by")
# What is yet to be told or offered was not presented.
_INTENDED = Rule(
    "asked !,{1,8} to", "(?:would|will|could|may|should|to) be (?:advised|told|informed|reported|explained)"
)
_OFFICERS = Rule("(?:reminded|asked|requested) the? officers")
# Points made after a presentation may be the presenter's.
_SHOWN = Rule("(?:received|gave|given) .{0,3} presentation")
_TO_WHOM = Rule("(?:recommend|recommended) : OPEN to .{1,6} CLOSE $")


_POINTS_BELOW = re.compile(r"(\b(?:matters|points|issues|concerns|comments)\b.{0,40} as follows)\.$")
_MOTION_BELOW = re.compile(
    r"((?:MOVED|SECONDED|moved|seconded|proposed)\b.{0,80} the following [Mm]otion)\.$"
)


def opens(text: str, index: int, start: int, context: str = "") -> Lead | None:
    """The lead-in that a block's last sentence is, or None if it opens nothing."""
    flat = text.rstrip()
    flat = _MOTION_BELOW.sub(r"\1:", flat) if flat.endswith("otion.") else flat
    flat = _POINTS_BELOW.sub(r"\1:", flat) if flat.endswith("follows.") else flat
    colon = flat.endswith((":", ":-", ": -", ":--")) or (
        len(flat) > 1 and flat.endswith(("-", " that", " That", " THAT", " to", " TO"))
    )
    words = words_of(flat)
    if not colon and _WITHOUT_COLON.shuts(words):
        return None
    bare = _BARE.match(words) is not None or _TO_WHOM.search(words) is not None
    colon = colon or flat.endswith(";") and _BODY_ALONE.match(words) is not None
    motion = not colon and carried_motion(words) and "following" in flat
    colon = colon or _HANGS.search(words) is not None
    bare = bare or _BREAKS_OFF.search(words) is not None
    told = not colon and len(words) < 24 and _TOLD.search(words) is not None
    if not (colon or bare or told or motion):
        return None
    kind = Opens.HEADLINES if told else _kind(words, context)
    if kind is Opens.HEADLINES and not _VERBAL.search(words) and not _PRESENTED.search(words):
        return None
    if kind is Opens.HEADLINES and _THINGS.search(words):
        return None
    fields: dict[str, Any] = {}
    if kind is Opens.OUTCOME:
        fields = outcomes.fields_of("resolution", flat)
        fields.pop("verb")
    elif kind is Opens.RECOMMENDATION:
        fields = outcomes.fields_of("recommendation", flat)
    elif kind is Opens.REMINDER:
        fields = {"owner": "Officers" if _OFFICERS.search(words) else "Members"}
    told = _PRESENTED.search(words) is not None and _INTENDED.search(words) is None
    sure = kind is not Opens.HEADLINES or told
    if kind is Opens.DISCUSSION:
        around = words_of(context[-600:])
        sure = _DEBATED.search(words) is not None or _RAISED_BY.search(words) is not None
        sure = sure or _DEBATED.search(around) is not None and _SHOWN.search(around) is None
    whole = kind is Opens.OUTCOME and not bare and _WHOLE.search(words) is not None
    return Lead(kind, index, start, bare, fields, sure, whole)


_WITHOUT_COLON = Screen(_HANGS, _BARE, _TO_WHOM, _BODY_ALONE, _CARRIED_MOTION, _BREAKS_OFF, _TOLD)


def _kind(words: Words, context: str) -> Opens:
    if zones.AGENDA.search(words):
        return Opens.AGENDA
    outcome = _OUTCOME.search(words)
    if outcome and _TALKED_OF.search(words):
        return Opens.DISCUSSION
    if outcome and _INTERESTS_NOTED.search(words):
        return Opens.INTERESTS
    if _DECIDED_ELSEWHERE.search(words):
        return Opens.MOTION
    if _ADVICE_TO.search(words):
        return Opens.RECOMMENDATION
    if _WITH_ADVICE.search(words):
        return Opens.RECOMMENDATION
    if outcomes.RECOMMENDS.search(words) and (outcome or _ADVISES.search(words)):
        return Opens.REPORT if _PAPER.search(words) else Opens.RECOMMENDATION
    if zones.REPORT.search(words) and not outcome:
        return Opens.REPORT
    if carried_motion(words) or outcome and not _NOT_OUTCOME.search(words):
        return Opens.OUTCOME
    kind = next((kind for kind, rule in KINDS if rule.search(words)), Opens.HEADLINES)
    if kind is Opens.DISCUSSION and not _DEBATED.search(words) and _ANNOUNCED.search(words_of(context)):
        return Opens.HEADLINES
    return kind


def carried_motion(words: Words) -> bool:
    """Whether a lead-in says that the motion which follows it was carried."""
    return _CARRIED_MOTION.search(words) is not None
