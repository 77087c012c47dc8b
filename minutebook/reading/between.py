"""What stands between the limbs of a list, or in place of one: names, titles, and what a body asked."""

from __future__ import annotations

import re

from minutebook.reading import zones
from minutebook.reading.deciding import limb_end
from minutebook.reading.layout import Block
from minutebook.reading.leads import Lead, Opens
from minutebook.reading.patterns import Rule, words_of
from minutebook.reading.talk import Talk

_OUTCOMES = (Opens.OUTCOME, Opens.RECOMMENDATION)
_MANY_NAMES = 12


def after_names(talk: Talk, live: list[int], at: int, first: Block, lead: Lead) -> int:
    """Where a list goes on after unmarked lines of names under one of its limbs; ``at`` if it does not."""
    limb_before = talk.blocks[live[at - 1]].text.rstrip()
    if lead.opens not in _OUTCOMES or not (lead.zone or _NAMES_FOLLOW.search(limb_before)):
        return at
    for here in range(at, min(at + _MANY_NAMES, len(live))):
        block = talk.blocks[live[here]]
        if block.mark == first.mark and block.marker != first.marker and not zones.is_heading(block):
            return here
        if block.mark or len(block.text) > _LONGEST_NAME or zones.decides(block.text):
            return at
    return at


_LONGEST_NAME = 110
_NAMES_FOLLOW = re.compile(r"(?:[:\u2013-]|\b(?:following|below|as follows)\b.* ?[:\u2013-] .*[^.;])$")


_LIMB_BELOW = Rule(
    "^ (?:that|to DO|to (?:note|approve|agree|adopt|set|endorse)|approve|agree|adopt|note|endorse|delegate)"
)


def heads_limbs(talk: Talk, live: list[int], at: int) -> bool:
    """Whether a short line under "Decision:" heads the limbs of the decision ("Part A", "Revenue")."""
    for index in live[at : at + 3]:
        block = talk.blocks[index]
        if block.mark in ("letter", "roman", "number"):
            return _LIMB_BELOW.match(words_of(block.text[:60])) is not None
        if block.mark or len(block.text) > _LONGEST_NAME or block.text[-1:] in ".;":
            return False
    return False


# What is decided in words that no lead-in announces ("(a) the report be noted; (b) ...").
_TO_BE = Rule(
    "^ that? @adv !that&!if&!whether&!which&!WILL&!MAY{1,40}? be @adv "
    "(?:PASSED|CHOSEN|DONE|REQUESTED|DISPOSED|given|held|set)",
    "^ that .{1,40}? (?:be|is|are) @adv (?:PASSED|CHOSEN|DONE|REQUESTED|DISPOSED)",
)


def to_be_done(block: Block) -> bool:
    """Whether a limb's own words say what is to be done, so that they are an outcome without a lead-in."""
    return (
        block.mark in ("letter", "roman", "number") and _TO_BE.match(words_of(block.text[:400])) is not None
    )


def stands_alone(talk: Talk, live: list[int], at: int) -> bool:
    """Whether a list of outcomes begins here whose lead-in is not in the text."""
    first, following = (talk.blocks[index] for index in (live[at], live[min(at + 1, len(live) - 1)]))
    if first.marker.strip("()., ").lower() not in ("a", "1", "i") or not to_be_done(first):
        return False
    return following.mark == first.mark and to_be_done(following)


_BREAKS_OFF = Rule("^ that .{0,12}? (?:Cap|Upper) (?:Cap|Upper|and|of|for|AMP|the){0,7} $")


def breaks_off(talk: Talk, live: list[int], at: int) -> bool:
    """Whether words under "RESOLVED:" name only the body ("That Cabinet"), and limbs go on with it."""
    block = talk.blocks[live[at]]
    following = [talk.blocks[index] for index in live[at + 1 : at + 2]]
    if block.mark or len(block.text) > _LONGEST_NAME or not following or not following[0].mark:
        return False
    return not zones.is_heading(following[0]) and _BREAKS_OFF.match(words_of(block.text)) is not None


# "The Committee: - asked whether ...; - indicated that ...": the body's part in a discussion.
_BODY_ONLY = Rule("(?:BODY|members) (?:then|also)? (?::|-)+ $")
_ASKS = Rule(
    "^ @adv (?:asked|queried|questioned|enquired) (?:if|whether|why|how|what|when|for (?:clarification|"
    "clarity|confirmation))"
)
_REMARKS = Rule(
    "^ @adv (?:indicated|commented|remarked|thanked|felt|expressed|highlighted|stressed|emphasised|observed|"
    "suggested|wondered|questioned|queried|commended|welcomed) (?!the report STOP?$)"
)


def said_by_body(talk: Talk, index: int, lead: Lead) -> bool:
    """Note a limb that tells what the body asked or remarked, under a lead-in that names only the body."""
    text = talk.blocks[index].text
    if lead.opens is not Opens.OUTCOME or not _BODY_ONLY.search(words_of(talk.blocks[lead.block].text[-80:])):
        return False
    words = words_of(text[:80])
    kind = "question" if _ASKS.match(words) else "comment" if _REMARKS.match(words) else ""
    if kind:
        speaker = talk.blocks[lead.block].text.strip(" :-")
        said = {"speaker": speaker if len(speaker) < 60 else ""}
        found = talk.add(kind, index, 0, limb_end(text), said, cue="list")
        talk.question = found if kind == "question" else talk.question
    return bool(kind)
