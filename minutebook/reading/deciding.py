"""Outcomes as they are noted: in a sentence, with the limbs set in it, or with the list they dispose of."""

from __future__ import annotations

import re

from minutebook.reading import actions, outcomes, zones
from minutebook.reading.layout import Block
from minutebook.reading.leads import Lead, Opens
from minutebook.reading.motions import settle
from minutebook.reading.movers import verb_class
from minutebook.reading.passage import Passage, passage
from minutebook.reading.patterns import Rule
from minutebook.reading.talk import Talk

# The most blocks an outcome that disposes of a list in one takes up.
_LONGEST_LIST = 20
_ONE_WORD = Rule("^ all? ly? (?:agreed|noted|approved|adopted) ly? (?:and signed .{0,4}?)? STOP* $")


def is_one_word(at: Passage) -> bool:
    """Whether a sentence says no more than "Agreed." of what stands before it."""
    return _ONE_WORD.match(at.words) is not None


_BE_DONE = Rule("be @adv (?:Low&ed|PASSED|AGREED|DONE|DISPOSED|set|held|left|given)", "^ (?:\"|')* that to")
_NO_DECIDING = "no word of it says that something was decided"
# What is decided: a passive, a verb to be done, or the word of deciding alone ("Noted.").
_SAYS_WHAT = Rule(
    "(?:BE|WILL|HAVE|MAY|to|not|recommendation~|DO&Low|NOTED&Low|Low&ed|DISPOSED|PASSED)",
    "^ !Sign{1,4} (?:STOP|:|-)* $",
)
_ELSEWHERE = "the words of the decision seem to stand elsewhere"
# An outcome whose verb stands so many words behind its beginning has taken in other words.
_FAR_OFF = 45
_RUNS_TOGETHER = "other words seem to run into it"
_OTHERS_DECISIONS = re.compile(
    r"\b(?:planning (?:application )?decisions|decisions? (?:received|notices?|notified|made by|of the "
    r"(?:borough|district))"
    r"|applications (?:determined|decided))",
    re.IGNORECASE,
)
_ANOTHERS = "it may be another body's decision, of which the meeting was told"
_GOES_ON = "it may only go on with the sentence before it"
_NOT_PUT = "it was moved, but the outcome is not stated"


def decide(at: Passage, decided: outcomes.Outcome, first: int) -> None:
    """Note the outcome of a sentence, which begins at the word ``first``, and what is in its words."""
    talk = at.talk
    talk.run = None
    fields = decided.fields
    if decided.kind == "resolution":
        talk.give_movers(fields, at.index)
    if decided.kind == "resolution" and not fields.get("carried_by"):
        fields["carried_by"] = talk.carried()
    start = at.start + at.words.begin(first)
    if is_one_word(at) and not any(found.last == at.index for found in talk.found):
        start = 0
    moved = decided.cue == "that" and bool(fields["mover"] or fields["seconder"])
    why = _doubt(at, decided, first, moved=moved)
    found = talk.add(decided.kind, at.index, start, at.end, fields, why=why, cue=decided.cue)
    if moved:
        talk.propose(found)
    elif decided.cue == "proposal":
        talk.proposal = found
    else:
        settle(talk, found)
    if decided.kind != "resolution":
        at.refer()
        return
    advised = outcomes.advice_within(at.words, decided.at)
    if advised is not None:
        to = outcomes.recommended_to(at.text[at.words.begin(advised) :])
        at.note("recommendation", advised, len(at.words), {"to": to}, cue="within")
    if decided.cue in ("noted", "noted that"):
        at.refer()
        return
    within(at.part(start - at.start, len(at.text)) if start >= at.start else at)


def _doubt(at: Passage, decided: outcomes.Outcome, first: int, *, moved: bool) -> str:
    """What is doubtful of an outcome that begins at the word ``first``, in a clerk's words."""
    quoted = decided.cue == "that" and at.text[:1] in "\"'"
    if (moved or quoted) and not decided.fields.get("carried_by"):
        return _NOT_PUT
    if decided.why:
        return decided.why
    if decided.cue == "that":
        return _GOES_ON if at.start > 0 else "" if _BE_DONE.search(at.words) else _NO_DECIDING
    if decided.cue in ("elected", "passive", "short") and decided.at - first > _FAR_OFF:
        return _RUNS_TOGETHER
    told = f"{at.talk.title} {at.talk.blocks[at.index].text[:60]}"
    if decided.cue in ("passive", "short") and _OTHERS_DECISIONS.search(told):
        return _ANOTHERS
    if decided.cue == "body" and _goes_on(at):
        return _GOES_ON
    if decided.cue == "resolved" and not _SAYS_WHAT.search(at.words, decided.at):
        return _ELSEWHERE
    return ""


def _goes_on(at: Passage) -> bool:
    """Whether a block that begins with a bare "Committee" takes up a line that broke off before it."""
    before = at.talk.blocks[at.index - 1].text if at.index else ""
    broken = len(before.split()) >= _BROKEN_OFF and before[-1:].isalpha()
    return at.start == 0 and broken and _BARE_BODY.match(at.words) is not None


_BARE_BODY = Rule("^ BODY&Cap Low&ed")
# A line of fewer words may be a title.
_BROKEN_OFF = 6


_AND_THAT = re.compile(r" and (?=that [a-zA-Z]|an? (?:\w+ )?report )")


def within(at: Passage, why: str = "") -> None:
    """Note the actions and the referrals inside an outcome's own words; ``why`` says what is doubtful."""
    begin = at.start
    for part in _AND_THAT.split(at.text):
        act = None if outcomes.recommends(part) else actions.limb_action(part)
        if act is not None:
            at.talk.add("action", at.index, begin, begin + limb_end(part), act, why=why, cue="outcome")
        begin += len(part) + len(" and ")
    at.refer()


_LIMB_TAIL = re.compile(r"[;,.]? (?:and|or),?$")


def limb_end(text: str) -> int:
    """Where a limb's own words end: the "and" that joins it to the next is kept after a semicolon."""
    flat = text.rstrip()
    tail = _LIMB_TAIL.search(flat)
    if tail is None or tail.group().startswith(";"):
        return len(flat)
    return tail.start()


_ENUMERATOR = re.compile(r"(?:^|(?<=[ :;,.-]))\(?(?P<n>[a-hA-H1-9]|i{1,3}|iv|vi{0,3})[.)] ?(?=[A-Za-z\"'])")
_LEAD_WORD = re.compile(r"\b(?:RESOLVED|AGREED|DECISION|[Rr]esolved|[Aa]greed|Decision)\b")
_FIRST_TWO = (("a", "b"), ("1", "2"), ("i", "ii"))
# The most words that can stand between a lead word and its first limb, in characters.
_LONGEST_LEAD = 160


def _may_lead(text: str) -> bool:
    """Whether a text may hold a lead word at all: to see its letters takes less time than to look for it."""
    return (
        "greed" in text
        or "esolved" in text
        or "RESOLVED" in text
        or "AGREED" in text
        or "ecision" in text
        or "DECISION" in text
    )


def inline_limbs(at: Passage) -> bool:
    """Read the limbs set in an outcome's own paragraph ("Resolved - (a) That ...; (b) ..."), if any."""
    text = at.text
    head = _LEAD_WORD.search(text) if _may_lead(text) else None
    if head is None:
        return False
    marks = list(_ENUMERATOR.finditer(text, head.end()))
    below = len(marks) == 1 and _more_below(at, marks[0])
    if not below and (len(marks) < 2 or (marks[0]["n"].lower(), marks[1]["n"].lower()) not in _FIRST_TWO):
        return False
    if marks[0].start() - head.end() > _LONGEST_LEAD:
        return False
    lead = text[: marks[0].start()]
    fields = outcomes.fields_of("resolution", lead)
    at.talk.give_movers(fields, at.index)
    advice = outcomes.recommends(lead)
    for mark, stop in zip(marks, [mark.start() for mark in marks[1:]] + [len(text)], strict=True):
        limb = at.part(mark.end(), mark.end() + limb_end(text[mark.end() : stop]))
        if advice or outcomes.recommends(limb.text):
            to = outcomes.recommended_to(limb.text) or outcomes.recommended_to(lead)
            movers = {key: fields[key] for key in ("mover", "seconder")}
            limb.note("recommendation", 0, len(limb.words), {"to": to, **movers}, cue="limb")
        if not advice:
            verb = verb_class(limb.text)
            limb.note("resolution", 0, len(limb.words), {**fields, "verb": verb}, cue="limb")
        within(limb)
    if below:
        opens = Opens.RECOMMENDATION if advice else Opens.OUTCOME
        fields = {"to": outcomes.recommended_to(lead), **fields} if advice else fields
        at.talk.lead = Lead(opens, at.index, at.start, bare=True, fields=fields)
    return True


_UNFINISHED = re.compile(r"(?:;|[;,.]? and)$")


def _more_below(at: Passage, mark: re.Match[str]) -> bool:
    """Whether a paragraph ends with the first limb of an outcome, and the next begins with the second."""
    following = at.talk.blocks[at.index + 1 : at.index + 2]
    second = next((b for a, b in _FIRST_TWO if a == mark["n"].lower()), None)
    if not following or second is None or not _UNFINISHED.search(at.text):
        return False
    return following[0].marker.strip("(). ").lower() == second


def whole_list(at: Passage, opened: Lead) -> None:
    """Note an outcome and the list it disposes of in one ("approved the following programme: ...")."""
    talk = at.talk
    decided = outcomes.outcome(at.words)
    start = at.start + (at.words.begin(decided.start) if decided else 0)
    last = _list_end(talk, at.index)
    fields = {**opened.fields, "verb": verb_class(at.text)}
    talk.give_movers(fields, at.index)
    fields["carried_by"] = fields.get("carried_by") or talk.carried()
    end = len(talk.blocks[last].text)
    talk.add("resolution", at.index, start, end, fields, cue="whole", last=last)
    for index in range(at.index + 1, last + 1):
        limb_of(talk, index).refer()
        talk.done.add(index)


def _list_end(talk: Talk, index: int) -> int:
    """The last block of the list, or of the quotation, that follows the block ``index``."""
    following = talk.blocks[index + 1 : index + 1 + _LONGEST_LIST]
    quoted = bool(following) and following[0].text.startswith(("'", '"'))
    last = index
    for here, block in enumerate(following, index + 1):
        if not block.text or not quoted and not _listed(block, following[0], here - index):
            break
        last = here
        if quoted and block.text.rstrip(" .,;").endswith(("'", '"')):
            break
    return last


def _listed(block: Block, first: Block, place: int) -> bool:
    """Whether a block goes on with a list; short lines that count on from 1 are no titles of business."""
    if first.mark:
        counts = first.marker.strip("().") == "1" and block.marker.strip("().") == str(place)
        return block.mark == first.mark and (counts or not zones.is_heading(block))
    short = not block.mark and len(block.text) < 90
    return short and not block.text.endswith(":") and "agreed" not in block.text


def limb_of(talk: Talk, index: int) -> Passage:
    """A block, as the passage that a limb is."""
    text = talk.blocks[index].text
    return passage(talk, index, text, 0)
