"""Lead-ins: what a sentence that opens a list makes of the limbs that follow it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import Enum
from typing import Any

from minutebook.reading import outcomes, zones


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


_OUTCOME = re.compile(
    r"""\b(?:RESOLVED|AGREED|DECIDED|NOTED|ORDERED|APPROVED|(?:it\ was|was|were|then|and|having|unanimously)\ (?:[\w-]+\ ){0,4}?(?:agreed|resolved|decided|RESOLVED)
          |(?:Council|Committee|Board|Cabinet|Panel|Forum|Executive|Commission|Members|Trustees|Group|Partnership|meeting)\ (?:[\w-]+\ ){0,3}?(?:agreed|resolved|decided|approved|NOTED|AGREED))\b[^.]{0,220}$
      | ^(?:And\ )?(?:Resolved|Agreed|Decided|Decisions?|DECISIONS?|Resolution|Outcome|Noted|Approved)\b[^.]{0,160}$
      | \b(?:following|following\ actions?|following\ resolutions?)\ (?:was|were)\ (?:\w+\ )?(?:agreed|resolved)\b
      | ^(?:[^.]{0,120},\ )?(?:The|the)\ (?:[A-Z][\w-]*\ (?:and\ |of\ |for\ )?){0,6}(?:Council|Committee|Board|Cabinet|Panel|Sub-Committee|Forum|Executive|Commission|Partnership|Group)(?:\ then|\ therefore|\ unanimously|\ accordingly)?\ ?:?-?$
      | ^(?:it\ was|It\ was)(?:\ then)?\ ?:?-?$ | \bit\ was\ ?:?-?$""",
    re.VERBOSE,
)
_MOTION = re.compile(
    r"\b(?:moved|proposed|motion|amendment|proposition|amended to read|sentence be added|reads?|wording|seconded)\b[^.]{0,200}$",
    re.I,
)
_CARRIED_MOTION = re.compile(
    r"\b[Mm]otion (?:\w+ )?was (?:unanimously )?(?:agreed|adopted|passed|approved)|unanimously adopted"
)
_QUESTIONS = re.compile(r"\b(?:questions?|queries|asked|asks|enquired|clarification)\b[^.]{0,140}$", re.I)
_ANSWERS = re.compile(
    r"\b(?:replied|responded|response|responses|reply|answered|clarified|in answer)\b[^.]{0,160}$", re.I
)
_DISCUSSION = re.compile(
    r"""\b(?:comment(?:s|ed)?|discuss(?:ed|ion)|views?|observations?|concerns?|suggest(?:ed|ions?)|feedback|debate|remarks|contributions?
      |members?\ (?:\w+\ )?(?:raised|made|felt|noted|highlighted|expressed|considered|stated|queried)|points?\ (?:were|was|of|raised|made|arising)\b|points?\ (?:\w+\ ){0,3}(?:raised|made|discussed|noted|highlighted)
      |raised\ the\ following|issues\ (?:were\ )?(?:raised|discussed)\ (?:by\ members|in\ discussion|during)|main\ points\ (?:were\ )?made|points\ were)\b[^.]{0,180}$""",
    re.VERBOSE | re.IGNORECASE,
)
_PRESENTED = re.compile(
    r"\b(?:headlines?|highlights?|findings|deputation|presentation|announce\w*|opening remarks|told|informed|advised|outlined|covered|covering|main points (?:of|from|were)|key (?:points|messages|issues|findings|areas)|the following issues were raised by the|press|news|updated|reported|including|included|areas)\b",
    re.I,
)
_ACTIONS = re.compile(r"\b(?:actions?|action points?|matters? arising actions?)\b(?: \w+){0,4} ?:?-?$", re.I)
_REMINDER = re.compile(
    r"\b(?:reminded|asked|requested) (?:the )?(?:[Mm]embers|[Cc]ouncillors|officers)\b[^.]*$"
)
_BARE_OUTCOME = re.compile(
    r"^(?:(?:and|it was|accordingly|therefore|unanimously|the \w+)[, ]*)*(?:RESOLVED|Resolved|AGREED|Agreed|DECIDED|Decided|Decision|NOTED|ORDERED|And Resolved|It was (?:\w+ )*(?:resolved|agreed))\b(?: UNANIMOUSLY| unanimously| nem con)?[ :;,-]*(?:[Tt]hat|THAT|to|TO)?[ :;,-]*$",
    re.I,
)


def opens(text: str, index: int, start: int) -> Lead | None:
    """The lead-in that a block's last sentence is, or None if it opens nothing."""
    flat = text.rstrip()
    colon = (
        flat.endswith((":", ":-", ": -", ":--"))
        or flat.endswith(("-", " that", " That", " THAT", " to", " TO"))
        and len(flat) > 1
    )
    bare = _BARE_OUTCOME.match(flat) is not None
    if not (colon or bare):
        return None
    kind = _kind(flat)
    fields = outcomes.fields_of("resolution", flat) if kind is Opens.OUTCOME else {}
    if kind is Opens.OUTCOME:
        fields.pop("verb")
    if kind is Opens.RECOMMENDATION:
        fields = outcomes.fields_of("recommendation", flat)
    if kind is Opens.REMINDER:
        fields = {"owner": "Members"}
    sure = kind is not Opens.HEADLINES or _PRESENTED.search(flat) is not None
    return Lead(kind, index, start, bare, fields, sure)


def _kind(flat: str) -> Opens:
    if zones.is_agenda(flat):
        return Opens.AGENDA
    outcome = _OUTCOME.search(flat)
    if outcomes.recommends(flat) and (
        outcome
        or re.search(
            r"\bRECOMMENDED\b|^Recommended to|(?:committee|board|panel) (?:\w+ )?recommend(?:s|ed)\b", flat
        )
    ):
        return (
            Opens.REPORT
            if re.search(r"\b(?:is|are) (?:therefore )?RECOMMENDED\b|\breport\b", flat)
            else Opens.RECOMMENDATION
        )
    if zones.REPORT.search(flat) and not outcome:
        return Opens.REPORT
    if _CARRIED_MOTION.search(flat):
        return Opens.OUTCOME
    if outcome and not re.search(
        r"\bhad (?:\w+ )?(?:agreed|resolved|decided)|\bproposed that it be|\bamendments?\b.*were proposed",
        flat,
    ):
        return Opens.OUTCOME
    for pattern, kind in _TABLE:
        if pattern.search(flat):
            return kind
    return Opens.HEADLINES


_TABLE = (
    (
        re.compile(
            r"\bamendments?\b.{0,60}(?:proposed|minutes|following|subject to)|subject to the following|minutes.*:$",
            re.I,
        ),
        Opens.AMENDMENTS,
    ),
    (_REMINDER, Opens.REMINDER),
    (_MOTION, Opens.MOTION),
    (_ACTIONS, Opens.ACTIONS),
    (
        re.compile(r"\bissues (?:were )?raised by the deputation|presentation|headlines", re.I),
        Opens.HEADLINES,
    ),
    (_ANSWERS, Opens.ANSWERS),
    (_QUESTIONS, Opens.QUESTIONS),
    (_DISCUSSION, Opens.DISCUSSION),
)
