"""Points of a list of talk: what a limb is that no cue of its own tells, and whose it is."""

from __future__ import annotations

import re

from minutebook.reading import speech
from minutebook.reading.leads import Lead, Opens
from minutebook.reading.patterns import Rule, words_of
from minutebook.reading.talk import Talk

_BY = Rule("(?:by|from) (?P<who>the? (?:Cap|BODY|MEMBERS|members) (?:Cap|of the(?=Cap))*)")
_MADE = Rule("^ (?:.{1,6} ,)? (?P<who>@np) @adv (?:made|raised|asked|commented|gave|said)")


def named(text: str) -> str:
    """Who a lead-in says made the points of its list; empty if nobody is named."""
    words = words_of(text)
    match = _BY.search(words) or _MADE.search(words)
    return words.group(match, "who").strip(" ,") if match else ""


FACT = "it may be a report of fact and not a view"
WHOSE = "the words before the list do not say whose points these are"
TOLD = Rule(
    "^ (?:it WAS)? @adv (?:noted|reported|advised|confirmed|explained|announced) that .{1,20}? "
    "(?:had|have|has) (?:been|Low&ed)",
    "^ the (?:Low|Cap){1,4} (?:provided|required|set out|had previously|had already)",
)
_MAY_NAME = "it may name what was talked about and not a view"
# A point of fewer words is seldom a view.
_SHORT_POINT = 9
_DEALT_WITH = Rule("^ @adv (?:considered|discussed|received|reviewed|debated) (?:and Low)? (?!that)")
_ANSWERED = re.compile(r" - (?=it was \w+|[Oo]fficers |[Mm]embers were|[Tt]he [A-Z])")


def default(talk: Talk, index: int, lead: Lead) -> None:
    """What a limb of talk is that no cue of its own tells."""
    text = talk.blocks[index].text
    if len(text) < 12:
        return
    speaker = named(talk.blocks[lead.block].text)
    if text.rstrip().endswith("?") or lead.opens is Opens.QUESTIONS:
        talk.question = talk.add("question", index, 0, len(text), {"speaker": speaker}, cue="list")
    elif lead.opens is Opens.DISCUSSION:
        split = _ANSWERED.search(text)
        end = split.start() if split else len(text)
        names = _DEALT_WITH.match(words_of(text[:60])) or len(text.split()) < _SHORT_POINT
        why = _MAY_NAME if not speaker and names else ""
        why = why or (FACT if TOLD.match(words_of(text)) else "") or ("" if lead.sure else WHOSE)
        talk.add("comment", index, 0, end, {"speaker": speaker}, why=why, cue="list")
        if split:
            talk.add("answer", index, split.end(), len(text), {"speaker": ""}, cue="list")
    elif lead.opens is Opens.ANSWERS:
        said = speech.spoken(words_of(talk.blocks[lead.block].text), talk.cast)
        who = said[-1].speaker if said else ""
        why = "the list may be one answer or several"
        talk.add("answer", index, 0, len(text), {"speaker": who}, why=why, cue="list")
