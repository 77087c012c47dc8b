"""Other bodies a matter goes to, or is before: their names, and the cues of a referral."""

from __future__ import annotations

import re
from typing import NamedTuple

HEADS = (
    "Sub-Committee|Subcommittee|Committee|Cttee|Board|Panel|Cabinet|Commission|Forum|Partnership|"
    "Working Party|Working Group|Task and Finish Group|Task Group|Steering Group|Reference Group|Project Group|"
    "Advisory Group|Liaison Group|Consultative Group|Group|Executive|Full Council|full Council|"
    "full council|Council|SPC|Trust|Agency|Authority|Area Office|Assembly|Department|Court|Inspectorate|"
    "Association|Federation|Union|Scrutiny|Team|Company|Society|Directorate|Inquiry|Tribunal"
)
_BEFORE = r"(?:[A-Z\u00c0-\u00de(][\w'&.()/-]*,? (?:(?:and|of|for|on|with|the|&|-|in|to)(?:,? (?:the )?)(?=[A-Z\u00c0-\u00de(]))?){0,12}?"
_NAMED = re.compile(
    rf"(?:{_BEFORE}(?:{HEADS})(?:s\b)?\b(?: (?:for|on|of|with) (?:the )?[A-Z][\w'&-]*(?:(?:,| and| &| of)? [A-Z][\w'&-]*)*)?)"
)
_COMMON = re.compile(
    r"\b(?:full [Cc]ouncil|task and finish group|task group|working group|working party|sub-committee|"
    r"scrutiny committee|parent committee)\b"
)
_OFFICE = re.compile(
    r"\b(?:Secretary of State(?: for [A-Z]\w+(?:(?:,| and|, and)? [A-Z]\w+)*)?|Monitoring Body|"
    r"(?:[A-Z]\w+ )*Ombudsman|Boundary Commission(?: for \w+)?|District Auditor|HSE|HSC|NHS England|CQC|Ofsted|"
    r"TII|IDA|EPA|NTA|OPW|LCDC|PPN|LEP|CCG|ICB|COSLA|NILGA|WLGA|NALC|SLCC|Irish Water)\b"
)
# What is done to a matter when it goes to, or stands before, another body.
_SENT = (
    r"refer(?:red)?(?: back)?(?: \w+)? to|remit(?:ted)? to|forward(?:ed)? (?:\w+ )?to|pass(?:ed)? (?:\w+ )*?to|"
    r"submit(?:ted)? to|sen[dt] (?:\w+ )?to|report(?:ed|ing)? (?:\w+ )?(?:back )?to|escalate[d]? to|"
    r"(?:raise|rais|tak|took|t|br|bring|brought|present|ma|pu|plac|go|gone|carri|convey|commend|redirect)(?:ed|ought|ing|en|e|de|t)?"
    r" (?:[\w']+ ){0,12}?(?:to|before|with|at|up by|via)|"
    r"referral to|consideration by|agenda (?:of|for)|recommend(?:ed|ation)?s? to|place [\w ]+ (?:before|on)|"
    r"refer [\w ,'-]{1,80}? to|forward [\w ,']{1,60}? to|submit [\w ,']{1,60}? to|remit [\w ,']{1,80}? to"
)
_SENT_BEFORE = re.compile(
    rf"\b(?:{_SENT}) (?:(?:the|its|their|our|a|an|that|this|appropriate|next meeting of(?: the)?) )*$", re.I
)
_BY_BEFORE = re.compile(
    r"\b(?:(?:considered|reviewed|scrutinised|examined|discussed|seen|taken up|looked at|investigated|monitored|"
    r"debated|heard|picked up|received|determined)(?: [\w-]+){0,3} (?:by|at)) (?:(?:the|both the|a|its) )?$",
    re.I,
)
_DOES_AFTER = re.compile(
    r"^,? (?:is|was|were|are|had|has|would|will|which|who)? ?(?:also |already |then |currently |next )*"
    r"(?:be |been )?(?:considering|consider(?:ed)?|reviewing|review|looking (?:at|into)|look (?:at|into)|"
    r"examining|examine|scrutinis\w+|discussing|investigating|debate|receive|monitoring|taking forward|"
    r"had potential|be set up|be established|next meets|asked to|be asked to|be requested to|be invited to)",
    re.I,
)
_AND_BEFORE = re.compile(r"(?:,|\band\b|,? and) (?:the |to the |by the )*$")
_OWN = re.compile(
    r"^(?:The |That |This )?(?:(?:Committee|Board|Panel|Cabinet|Commission|Council|Forum|Group|Executive|"
    r"Sub-Committee|Subcommittee|Partnership|Trust|Authority|Team|Department|Directorate)s?|Borough Council|City Council|"
    r"County Council|District Council|Parish Council|Town Council)$"
)


class Body(NamedTuple):
    """A body's name in a sentence: where it stands, and whether the cue before it is a strong one."""

    start: int
    end: int
    name: str
    sure: bool


def referrals(text: str, own: frozenset[str], known: tuple[str, ...] = ()) -> list[Body]:
    """The other bodies a sentence sends its matter to, or names as dealing with it.

    ``own`` holds the lower-case names of the body that meets; ``known`` bodies of the council.
    """
    out: list[Body] = []
    chain = False
    for body in _names(text, known):
        start, end, name = body
        before = text[max(0, start - 160) : start]
        if name.lower() in own:
            continue
        sent = bool(_SENT_BEFORE.search(before) or _BY_BEFORE.search(before))
        does = bool(_DOES_AFTER.match(text[end : end + 60]))
        linked = chain and bool(_AND_BEFORE.search(before[-12:]))
        chain = sent or does or linked
        if chain and not (_OWN.match(name) and not name.endswith(("Cabinet", "Executive"))):
            out.append(Body(start, end, name, (sent or linked) and not name[0].islower()))
    return out


def _names(text: str, known: tuple[str, ...]) -> list[tuple[int, int, str]]:
    spans: list[tuple[int, int, str]] = []
    for name in known:
        at = text.find(name)
        if at >= 0:
            spans.append((at, at + len(name), name))
    for pattern in (_NAMED, _COMMON, _OFFICE):
        for match in pattern.finditer(text):
            start, end = match.span()
            name = match.group()
            for lead in ("The ", "That ", "This ", "A ", "To ", "Our "):
                if name.startswith(lead):
                    start += len(lead)
                    name = name[len(lead) :]
            if not any(start < e and s < end for s, e, _ in spans):
                spans.append((start, end, name))
    return sorted(spans)
