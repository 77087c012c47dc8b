"""Lists: the limbs under a lead-in, each read as its lead-in says."""

from __future__ import annotations

import re
from typing import Any

from minutebook.reading import actions, attendance, between, leads, outcomes, speech, zones
from minutebook.reading.deciding import limb_end, limb_of, whole_list, within
from minutebook.reading.declared import declares, interest_limb
from minutebook.reading.layout import Block
from minutebook.reading.leads import Lead, Opens
from minutebook.reading.motions import said_again, settle, voted_on
from minutebook.reading.movers import carried_by, verb_class
from minutebook.reading.paragraphs import paragraph
from minutebook.reading.patterns import Rule, Words, words_of
from minutebook.reading.points import FACT, TOLD, WHOSE, default, named
from minutebook.reading.sentences import sentences
from minutebook.reading.talk import Found, Talk

_UNREAD = (Opens.REPORT, Opens.MOTION, Opens.AGENDA, Opens.AMENDMENTS)
_OUTCOMES = (Opens.OUTCOME, Opens.RECOMMENDATION)
# What "To endorse the group with the following members:" looks like without the lead word above it.
_NO_OUTCOMES = (Opens.HEADLINES, Opens.MOTION, Opens.AGENDA)
_LONGEST_QUOTE = 14


def limbs(talk: Talk, live: list[int], at: int) -> int:
    """Read the list that the open lead-in announced; return where in ``live`` it ends."""
    lead = talk.lead
    assert lead is not None
    first = talk.blocks[live[at]]
    talk.lead = None
    if _next_item(talk.blocks[lead.block], first, lead):
        return at
    after = _led_again(talk, live, at, lead)
    if after is not None:
        return after
    if lead.zone and first.mark and zones.is_heading(first):
        return at
    if not first.mark and first.text.rstrip(":").lower() in ("that", "to"):
        talk.lead = lead
        return at + 1
    if not first.mark or first.mark in ("item", "minute", "para"):
        return _unmarked(talk, live, at, lead)
    return _marked(talk, live, at, lead)


def _next_item(block: Block, first: Block, lead: Lead) -> bool:
    """Whether what stands behind a lead-in counts on from its own number: that is the next item."""
    numbered = first.mark == block.mark == "number" and _shape(first) == _shape(block)
    return numbered and lead.opens not in _OUTCOMES and _number(first) > _number(block)


def _led_again(talk: Talk, live: list[int], at: int, lead: Lead) -> int | None:
    """Where to go on if the first block of a list is itself a lead-in; None if the list begins there."""
    index = live[at]
    first = talk.blocks[index]
    again = _opens_again(first, index, lead)
    if again is None:
        return None
    decided = lead.bare and lead.opens is Opens.OUTCOME and again.opens in _NO_OUTCOMES
    if decided and not first.mark and first.text.startswith("To "):
        whole_list(limb_of(talk, index), Lead(lead.opens, index, 0, bare=True, fields=dict(lead.fields)))
        return at + 1
    if again.whole and not first.mark:
        return at
    if not first.mark and (again.bare or again.opens is not Opens.HEADLINES):
        again.fields = {**lead.fields, **{key: value for key, value in again.fields.items() if value}}
        talk.lead = again
        return at + 1
    if again.opens is Opens.INTERESTS and first.mark:
        talk.lead = again
        return at + 1
    return None


def _marked(talk: Talk, live: list[int], at: int, lead: Lead) -> int:
    """Read the limbs of a list with marks; return where in ``live`` it ends."""
    first = talk.blocks[live[at]]
    here = at
    while here < len(live):
        block = talk.blocks[live[here]]
        if here > at and not _belongs(block, first, lead):
            if not block.mark and block.text and (block.text[0].islower() or block.text in ("and", "and;")):
                here += 1
                continue
            after = between.after_names(talk, live, here, first, lead)
            if after > here:
                here = after
                continue
            break
        if here + 1 < len(live) and _opens_sublist(block, talk.blocks[live[here + 1]]):
            here = _sublist(talk, live, here, lead)
            continue
        limb(talk, live[here], lead)
        here += 1
    return here


_CONFIRMS = Rule("minutes !STOP{1,40}? be @adv (?:confirmed|approved|agreed|signed|accepted)")


def _opens_again(first: Block, index: int, lead: Lead) -> Lead | None:
    """The lead-in that the first block of a list itself is; minutes confirmed with changes are an outcome."""
    again = leads.opens(first.text, index, 0)
    if again is None or again.opens is not Opens.AMENDMENTS or not lead.bare or lead.opens not in _OUTCOMES:
        return again
    confirms = not first.mark and _CONFIRMS.search(words_of(first.text)) is not None
    return None if confirms else again


def _belongs(block: Block, first: Block, lead: Lead) -> bool:
    if block.mark == first.mark and block.mark:
        if block.mark == "number" and zones.is_heading(block):
            return _shape(block) == _shape(first) and _number(block) > _number(first)
        return True
    if first.mark == "bullet" and lead.opens not in _OUTCOMES and between.to_be_done(block):
        return False
    return bool(block.mark in ("letter", "roman", "bullet") and first.mark)


def _shape(block: Block) -> str:
    """A marker with its figures left out: (1) is told from 1."""
    return re.sub(r"\d+", "9", block.marker)


def _number(block: Block) -> int:
    digits = re.sub(r"\D", "", block.marker)
    return int(digits) if digits else 0


def _opens_sublist(block: Block, following: Block) -> bool:
    opens = block.text.rstrip().endswith((":", ":-", " to", " that"))
    return opens and bool(following.mark) and _style(following) != _style(block)


_ROMAN = re.compile(r"\(?[ivx]+[.)]")


def _style(block: Block) -> str:
    """How a limb is marked: (i) is told from (a), though both are letters."""
    return "roman" if block.mark == "letter" and _ROMAN.match(block.marker) else block.mark


# A limb's own list that only names things, and is no list of limbs.
_IN_ONE = Rule("(?:below|following Low{0,2}|as follows|namely|listed) (?::|-)* $")


def _sublist(talk: Talk, live: list[int], at: int, lead: Lead) -> int:
    """A limb that opens limbs of its own: each is advice if it says so, else all are one element."""
    parent = talk.blocks[live[at]]
    inner = talk.blocks[live[at + 1]]
    whole = _IN_ONE.search(words_of(parent.text)) is not None
    advice = lead.opens in _OUTCOMES and outcomes.recommends(parent.text) and not whole
    to = outcomes.recommended_to(parent.text) or lead.fields.get("to", "")
    here = at + 1
    while here < len(live) and _style(talk.blocks[live[here]]) == _style(inner):
        block = talk.blocks[live[here]]
        if advice:
            fields = {"to": to, **_movers(lead)}
            talk.add("recommendation", live[here], 0, limb_end(block.text), fields, cue="limb")
        elif lead.opens not in _OUTCOMES:
            limb(talk, live[here], lead)
        here += 1
    if lead.opens in _OUTCOMES and not advice:
        last = live[here - 1]
        fields = dict(lead.fields)
        kind = "recommendation"
        if lead.opens is Opens.OUTCOME:
            kind = "resolution"
            fields["verb"] = verb_class(parent.text)
        end = limb_end(talk.blocks[last].text)
        talk.add(kind, live[at], 0, end, fields, cue="limb", last=last)
        if kind == "resolution" and outcomes.recommends(parent.text):
            talk.add("recommendation", live[at], 0, end, {"to": to, **_movers(lead)}, cue="limb", last=last)
    return here


def _movers(lead: Lead) -> dict[str, Any]:
    return {key: lead.fields[key] for key in ("mover", "seconder") if lead.fields.get(key)}


def limb(talk: Talk, index: int, lead: Lead) -> None:
    """Read one limb as its lead-in says it is to be read."""
    text = talk.blocks[index].text
    if lead.opens in _UNREAD or zones.NIL.search(words_of(text)) and len(sentences(text)) < 2:
        return
    if lead.opens in _OUTCOMES:
        _outcome_limb(talk, index, lead)
    elif lead.opens is Opens.INTERESTS or lead.opens is Opens.HEADLINES and declares(talk, text):
        interest_limb(talk, index)
    elif lead.opens is Opens.HEADLINES:
        why = "" if lead.sure else "the words before the list do not say what it is a list of"
        talk.add("headline", index, 0, len(text), {}, why=why, cue="headline")
    elif lead.opens in (Opens.REMINDER, Opens.ACTIONS):
        _action_limb(talk, index, lead)
    elif lead.opens is Opens.QUESTIONS and not speech.spoken(words_of(text), talk.cast):
        speaker = talk.questioner or named(talk.blocks[lead.block].text)
        talk.question = talk.add("question", index, 0, len(text), {"speaker": speaker}, cue="list")
    else:
        before = len(talk.found)
        if lead.opens is Opens.QUESTIONS:
            talk.question = Found("question", index, 0, index, 0, {"speaker": ""})
        paragraph(talk, index, lead)
        noted = [f for f in talk.found[before:] if f.kind not in ("referral", "headline", "attendance")]
        if not noted:
            default(talk, index, lead)
        elif lead.opens is Opens.DISCUSSION and noted[0].first == index and noted[0].start > _SAID_BEFORE:
            said_by = {"speaker": named(talk.blocks[lead.block].text)}
            why = FACT if TOLD.match(words_of(text)) else "" if lead.sure else WHOSE
            talk.add("comment", index, 0, noted[0].start, said_by, why=why, cue="list")


def _action_limb(talk: Talk, index: int, lead: Lead) -> None:
    text = talk.blocks[index].text
    found = actions.actions(words_of(text), talk.cast) if lead.opens is Opens.ACTIONS else []
    fields: dict[str, Any] = (
        found[0].fields if found else {"owner": lead.fields.get("owner", ""), "due": actions.due(text)}
    )
    why = "" if found or lead.opens is not Opens.ACTIONS else "its words do not say what is to be done"
    talk.add("action", index, 0, len(text), fields, why=why, cue="list")


# So much of a point stands before the answer to it that it is itself a comment.
_SAID_BEFORE = 60


_KIND_TITLE = re.compile(
    r"(?i)(?:disclosable |other )?(?:personal|pecuniary|prejudicial)(?: and \w+)? interests?:?$"
)


def _unmarked(talk: Talk, live: list[int], at: int, lead: Lead) -> int:
    """What follows a lead-in without bullets: the words of the outcome, or short lines of a list."""
    block = talk.blocks[live[at]]
    quoted = block.text[:1] in "\"'"
    if lead.opens in (Opens.MOTION, Opens.REPORT) and (
        quoted or block.text.startswith(("That", "to ", "that "))
    ):
        return (_closing(talk, live, at) if quoted else at) + 1
    if lead.zone and _TELLS_NOTHING.search(words_of(block.text)):
        talk.lead = lead
        return at + 1
    if lead.zone and attendance.apologies(block.text) is not None:
        paragraph(talk, live[at])
        talk.lead = lead
        return at + 1
    if lead.opens in _OUTCOMES:
        return _outcome_unmarked(talk, live, at, lead)
    if lead.opens is Opens.INTERESTS and _KIND_TITLE.match(block.text):
        return at + 1
    here = at
    begins = "That " if block.text.startswith("That ") else ""
    while here < len(live) and _short_line(talk, talk.blocks[live[here]], begins):
        here += 1
    if here - at < 2 or lead.opens not in (Opens.HEADLINES, Opens.DISCUSSION, Opens.INTERESTS):
        return at
    if lead.opens is Opens.HEADLINES and not lead.sure:
        return at
    lead.sure = here - at >= 3
    for index in live[at:here]:
        limb(talk, index, lead)
    return here


# Under "Decision:" it may be said what the item was for, or that there was nothing to decide.
_TELLS_NOTHING = Rule("^ the purpose of", "^ there WAS (?:no|none) !STOP{1,12} STOP $")


def _outcome_unmarked(talk: Talk, live: list[int], at: int, lead: Lead) -> int:
    """What follows the lead word of an outcome without bullets: its words, unless others come between."""
    block = talk.blocks[live[at]]
    if block.mark in ("item", "minute") and zones.is_heading(block):
        return at
    if lead.zone and between.heads_limbs(talk, live, at) or between.breaks_off(talk, live, at):
        talk.lead = lead
        return at + 1
    if lead.zone and (outcomes.outcome(words_of(block.text)) is not None or zones.is_heading(block)):
        return at
    if lead.zone and any(one.act == "present" for one in speech.spoken(words_of(block.text), talk.cast)):
        talk.lead = lead
        return at
    return _words_of_outcome(talk, live, at, lead)


def _words_of_outcome(talk: Talk, live: list[int], at: int, lead: Lead) -> int:
    index = live[at]
    text = talk.blocks[index].text
    quoted = text[:1] in "\"'"
    end = _closing(talk, live, at) if quoted else at
    kind = "resolution" if lead.opens is Opens.OUTCOME else "recommendation"
    words = " ".join(talk.blocks[i].text for i in live[at : end + 1])
    fields = dict(lead.fields)
    talk.give_movers(fields, index)
    if kind == "resolution":
        fields["verb"] = verb_class(words)
        fields["carried_by"] = fields.get("carried_by") or talk.carried()
        if outcomes.recommends(words):
            advice = outcomes.fields_of("recommendation", words)
            talk.add("recommendation", index, 0, len(text), advice, cue="after")
    last = live[end]
    apart = lead.zone or _BEGINS.match(words_of(text[:40])) and _IT_WAS.search(_lead_words(talk, lead))
    first, start = (index, 0) if apart else (lead.block, lead.start)
    unsaid = (
        (lead.zone or not lead.bare and not quoted)
        and outcomes.outcome(words_of(words)) is None
        and _DECIDING.search(words_of(text)) is None
    )
    why = (_UNDER_DECISION if lead.zone else _NOT_ITS_WORDS) if unsaid else ""
    found = talk.add(kind, first, start, len(talk.blocks[last].text), fields, why=why, cue="after", last=last)
    settle(talk, found)
    within(limb_of(talk, index), why)
    here = end + 1
    more = leads.opens(text, index, 0) is None
    while more and here < len(live) and _goes_on(talk.blocks[live[here]]):
        following = talk.blocks[live[here]].text
        more_fields = {**lead.fields, "verb": verb_class(following)}
        talk.add(kind, live[here], 0, len(following), more_fields, cue="after")
        within(limb_of(talk, live[here]))
        here += 1
    return here


# The lead word stands in the next block ("..., and it was:" - "Resolved that ..."): the outcome begins there.
_BEGINS = Rule("^ (?:resolved|agreed|decided|recommended)")
_IT_WAS = Rule("it WAS @adv (?::|-)+ $")
_UNDER_DECISION = "it stands under the word Decision, but its words decide nothing"
_NOT_ITS_WORDS = "what follows the word of the decision may not be what was decided"
# What an outcome without a word of deciding looks like ("To agree ...", "Adopt Option 1", "... be approved").
_DECIDING = Rule("^ (?:that|to|DO|adopt|note|approve|agree|endorse|receive)", "be @adv Low&ed", "DECIDING")


def _goes_on(block: Block) -> bool:
    return not block.mark and block.text.startswith(("That ", "THAT ", "to "))


def _closing(talk: Talk, live: list[int], at: int) -> int:
    """The block at which the quotation that begins at ``live[at]`` is closed."""
    quote = talk.blocks[live[at]].text[0]
    for here in range(at, min(at + _LONGEST_QUOTE, len(live))):
        text = talk.blocks[live[here]].text.rstrip(" .,;")
        if text.endswith(quote) and (here > at or len(text) > 1):
            return here
    return at


def _short_line(talk: Talk, block: Block, begins: str) -> bool:
    text = block.text
    if not text.startswith(begins) or not 6 < len(text) <= 110 or text.endswith(":") or text.isupper():
        return False
    words = words_of(text)
    return (
        outcomes.outcome(words) is None
        and not speech.spoken(words, talk.cast)
        and zones.AGENDA.search(words) is None
    )


_NOTED_THAT = Rule("BODY&!Upper noted&Low that :? -? $")


def _lead_words(talk: Talk, lead: Lead) -> Words:
    return words_of(talk.blocks[lead.block].text[-80:])


def _outcome_limb(talk: Talk, index: int, lead: Lead) -> None:
    text = talk.blocks[index].text
    end = limb_end(text)
    if between.said_by_body(talk, index, lead):
        return
    talk.give_movers(lead.fields, index)
    voted_on(talk)
    if lead.opens is Opens.RECOMMENDATION:
        talk.add("recommendation", index, 0, end, dict(lead.fields), cue="limb")
        limb_of(talk, index).refer()
    else:
        fields = {**lead.fields, "verb": verb_class(text)}
        fields["carried_by"] = fields.get("carried_by") or carried_by(text) or talk.carried()
        why = "it may only be noted in passing" if _NOTED_THAT.search(_lead_words(talk, lead)) else ""
        said_again(talk, talk.add("resolution", index, 0, end, fields, why=why, cue="limb"))
        if outcomes.recommends(text):
            advice = outcomes.fields_of("recommendation", text)
            talk.add("recommendation", index, 0, end, {**advice, **_movers(lead)}, cue="limb")
        else:
            within(limb_of(talk, index))
