"""The walk through the blocks of a text: each is a division, a question, a list, a title or a paragraph."""

from __future__ import annotations

import itertools

from minutebook.reading import between, zones
from minutebook.reading.declared import declarer_line, interests_in_rows, interests_under_headers
from minutebook.reading.divisions import division
from minutebook.reading.leads import Lead, Opens
from minutebook.reading.lists import limbs
from minutebook.reading.motions import in_notice
from minutebook.reading.movers import movers
from minutebook.reading.outcomes import outcome
from minutebook.reading.paragraphs import paragraph
from minutebook.reading.patterns import Rule, words_of
from minutebook.reading.tables import actions_in_table
from minutebook.reading.talk import Found, Talk
from minutebook.reading.written import written

_OF_INTERESTS = Rule("^ (?:declaration~|disclosure~) of .{0,4}? interest~ STOP? $")
_POINTS = Rule(
    "^ (?:main|key) (?:points|issues|messages|headlines|findings) (?:raised|noted|made)? (?::|-)* $"
)
_ACTIONS = Rule("^ action~ (?:point~|agreed|arising)? :? $")
_MOVED_LINE = Rule(
    "^ OPEN? (?:it was)? (?:proposed|seconded|moved|proposer|seconder) (?:by|:|;|-)* (?!that) "
    "!STOP&!BE&!that{1,24} (?:;|STOP|,|CLOSE)? $"
)
# A lead-in of fewer characters says nothing without its list ("The Committee agreed the following:").
_LONGER_THAN_A_LEAD = 60
_AND_AGREED = Rule("(?:and|it WAS) (?:-|:)* @adv (?:agreed|resolved|adopted) (?::|-)* $")
_MOTION_NEXT = Rule(
    "^ (?:\"|'|that|and? @adv (?:resolved|agreed|adopted|decided)|seconded|recommend|recommended|it was)"
)


def walk(talk: Talk, live: list[int]) -> list[Found]:
    """Read the blocks at the indexes ``live`` (the minutes' own words) and return what they record."""
    position = 0
    while position < len(live):
        position = _block(talk, live, position)
    _without_list(talk)
    _answered(talk)
    _noted_in_passing(talk)
    return talk.found


def _noted_in_passing(talk: Talk) -> None:
    """What a body "noted that" is no outcome where its item has one of its own."""
    decided = {f.part for f in talk.found if f.kind == "resolution" and f.cue != "noted that"}
    talk.found = [f for f in talk.found if f.cue != "noted that" or f.part not in decided]


def _answered(talk: Talk) -> None:
    """What was asked for and told at once ("asked for an update. The Clerk explained ...") is no action."""
    said = [f for f in talk.found if f.kind in ("question", "answer")]
    for asked, reply in itertools.pairwise(said):
        if asked.kind == "question" and reply.kind == "answer" and reply.first - asked.last <= 1:
            talk.found = [
                f
                for f in talk.found
                if f.cue != "asks for" or not (f.first == asked.first and asked.start <= f.start < asked.end)
            ]


def _empty_or_marker(talk: Talk, index: int) -> None:
    """Close what was open at an empty block; "Decision:" opens what was decided."""
    text = talk.blocks[index].text
    if not text:
        _without_list(talk)
        return
    talk.explaining = False
    decision = text.lower().startswith("decision")
    talk.lead = Lead(Opens.OUTCOME, index, 0, bare=True, zone=True) if decision else None


def _block(talk: Talk, live: list[int], at: int) -> int:
    """Read the block at ``live[at]`` and return where to go on."""
    index = live[at]
    block = talk.blocks[index]
    talk.run = None
    if index in talk.done or in_notice(talk, index):
        return at + 1
    if not block.text or zones.is_marker(block.text):
        _empty_or_marker(talk, index)
        return at + 1
    for table in (division, actions_in_table, interests_under_headers, interests_in_rows):
        after = table(talk, live, at)
        if after > at:
            return after
    if written(talk, index) or declarer_line(talk, index):
        return at + 1
    if talk.lead is not None and talk.lead.opens is Opens.OUTCOME and _only_moves(block.text):
        mover, seconder = movers(block.text)
        talk.mover, talk.seconder = mover or talk.mover, seconder or talk.seconder
        return at + 1
    if talk.lead is not None:
        after = limbs(talk, live, at)
        if after > at:
            return after
    if talk.lead is None and between.stands_alone(talk, live, at):
        talk.lead = Lead(Opens.OUTCOME, index, 0, bare=True)
        return limbs(talk, live, at)
    if _title(talk, index) or talk.explaining and not zones.decides(block.text):
        return at + 1
    if _only_moves(block.text):
        _movers_line(talk, live, at)
    else:
        paragraph(talk, index)
    return at + 1


def _without_list(talk: Talk) -> None:
    """Close the open lead-in; an outcome that only announces a list which is not there is noted itself."""
    lead, talk.lead = talk.lead, None
    if lead is None or lead.opens is not Opens.OUTCOME or lead.bare or lead.zone:
        return
    text = talk.blocks[lead.block].text
    decided = outcome(words_of(text[lead.start :]))
    if decided is None or len(text) - lead.start < _LONGER_THAN_A_LEAD:
        return
    fields = decided.fields
    talk.give_movers(fields, lead.block)
    why = "the list it announces is not in the text"
    talk.add(decided.kind, lead.block, lead.start, len(text), fields, why=why, cue="without list")


# No title is longer.
_LONGEST_TITLE = 160


def _title(talk: Talk, index: int) -> bool:
    """Take note of a block that is a title: of actions, of a part that explains, or of business."""
    block = talk.blocks[index]
    if len(block.text) > _LONGEST_TITLE:
        return False
    actions, explains = _ACTIONS.match(words_of(block.text)), zones.explains(block.text)
    declares = _OF_INTERESTS.match(words_of(block.text)) is not None
    if not (actions or explains or declares or zones.is_heading(block)):
        return False
    talk.heading(block.text)
    talk.explaining = explains
    if actions:
        talk.lead = Lead(Opens.ACTIONS, index, 0, bare=True)
    elif _POINTS.match(words_of(block.text)):
        talk.lead = Lead(Opens.HEADLINES, index, 0, bare=True)
    return True


def _only_moves(text: str) -> bool:
    """Whether a line names a mover or a seconder and says no more: no outcome follows in it."""
    if len(text) >= 170:
        return False
    words = words_of(text)
    return (
        _MOVED_LINE.match(words) is not None and _AND_AGREED.search(words) is None and outcome(words) is None
    )


def _movers_line(talk: Talk, live: list[int], at: int) -> None:
    """A line "Proposed by A, seconded by B": of the motion after it, or of the outcome before it."""
    text = talk.blocks[live[at]].text
    mover, seconder = movers(text)
    talk.mover, talk.seconder = mover or talk.mover, seconder or talk.seconder
    if at + 1 < len(live) and _MOTION_NEXT.match(words_of(talk.blocks[live[at + 1]].text[:60])):
        return
    last = next((f for f in reversed(talk.found) if f.kind in ("resolution", "recommendation")), None)
    if last is not None and live[at] - last.last <= 2 and not last.fields.get("mover"):
        last.fields["mover"], last.fields["seconder"] = talk.mover, talk.seconder
    if seconder or not text.lower().startswith(("propos", "moved")):
        talk.mover = talk.seconder = ""
