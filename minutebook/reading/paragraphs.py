"""Paragraphs: sentence by sentence, each read for outcomes, votes, declarations, actions and speech."""

from __future__ import annotations

import re

from minutebook.reading import actions, attendance, interests, leads, outcomes, speech, votes, zones
from minutebook.reading.deciding import decide, inline_limbs, is_one_word, whole_list
from minutebook.reading.labels import labelled
from minutebook.reading.leads import Lead, Opens
from minutebook.reading.lexicon import terms
from minutebook.reading.motions import vote
from minutebook.reading.movers import carried_by, movers, verb_class
from minutebook.reading.passage import Passage, passage
from minutebook.reading.patterns import Rule, words_of
from minutebook.reading.people import Role
from minutebook.reading.runs import speak
from minutebook.reading.sentences import Sentence, sentences
from minutebook.reading.talk import Talk

# The number of the next point, left at the end of a sentence: what was said before it is over.
_NEXT_POINT = re.compile(r"(?:^|(?<=[.;?] ))\(?(?:[a-h]|ii|iii|iv|vi{0,3}|\d{1,2}|\d{1,2}\.\d{1,2})[.)]$")
# So far from the end it can begin.
_POINT_REACH = 12


def paragraph(talk: Talk, index: int, lead: Lead | None = None) -> None:
    """Read a block of running text; its last sentence may open a list."""
    text = talk.blocks[index].text
    if zones.EXPLAINS.search(words_of(text)):
        return
    parts = sentences(text)
    if talk.blocks[index].mark and lead is None and text.startswith("That ") and len(parts) > 1:
        parts = [Sentence(text, 0, len(text))]
    parts = _numbered_outcome(text, _seconded_next(text, parts))
    skip = _heading_within(talk, text, lead)
    for number, sentence in enumerate(parts):
        if _NEXT_POINT.search(sentence.text, max(0, len(sentence.text) - _POINT_REACH)):
            talk.run = None
        skipped = skip if number == 0 and skip < len(sentence.text) else 0
        at = passage(talk, index, sentence.text[skipped:], sentence.start + skipped)
        talk.floor.hear(at.words, index)
        opened = leads.opens(at.text, index, at.start, text) if number == len(parts) - 1 else None
        if opened is not None and lead is None and (count := _counted(at)) is not None:
            talk.vote = None
            vote(count)
        if opened is None or lead is not None:
            read_sentence(at, lead)
        elif opened.whole:
            whole_list(at, opened)
        else:
            _open(at, opened)


_MOVED_ONLY = Rule("proposed (?:by .{1,8}? )?that", "proposed (?:by .{1,8} )?to DO")
_THEN_SECONDED = Rule("^ (?:this|it|the Low{0,2} (?:proposal|motion)) WAS @adv seconded")
_NOW_SECONDED = Rule("seconded")
_IT_WAS_AGREED = Rule(
    "^ (?:it|this) WAS @adv (?:agreed|resolved|carried|approved) (?:unanimously|as such)? STOP? $"
)
_MOVES = Rule("(?:TITLE|CHAIR) .{1,3}? proposed", "proposed by TITLE")


def _seconded_next(text: str, parts: list[Sentence]) -> list[Sentence]:
    """The sentences, with "This was seconded by B and agreed." joined to the motion before it."""
    out: list[Sentence] = []
    for part in parts:
        if out and _THEN_SECONDED.match(words_of(part.text)):
            before = words_of(out[-1].text)
            if _MOVED_ONLY.search(before) and not _NOW_SECONDED.search(before):
                start = out.pop().start
                part = Sentence(text[start : part.end], start, part.end)
        elif len(out) > 0 and _IT_WAS_AGREED.match(words_of(part.text)):
            back = next((n for n in (1, 2) if n <= len(out) and _MOVES.search(words_of(out[-n].text))), 0)
            if back and _NOW_SECONDED.search(words_of(text[out[-back].start : part.start])):
                start = out[-back].start
                del out[-back:]
                part = Sentence(text[start : part.end], start, part.end)
        out.append(part)
    return out


# "RESOLVED that Cabinet: 1. Agrees ...": the limbs of an outcome are read with its lead word.
_LIMBS_BEGIN = re.compile(
    r"\b(?:RESOLVED|AGREED|[Rr]esolved|[Aa]greed)\b[^.;]{0,120}[:;-] ?\(?(?:1|a|i)[.)]$"
)


def _begins_limbs(text: str) -> bool:
    """Whether a sentence ends with a lead word and the number of the first limb."""
    return text.endswith(_FIRST_LIMB) and _LIMBS_BEGIN.search(text) is not None


_FIRST_LIMB = ("1.", "1)", "a.", "a)", "i.", "i)")


def _numbered_outcome(text: str, parts: list[Sentence]) -> list[Sentence]:
    """The sentences, with those that are limbs of a numbered outcome joined to its lead word."""
    first = next((n for n, part in enumerate(parts) if _begins_limbs(part.text)), None)
    if first is None:
        return parts
    start, end = parts[first].start, parts[-1].end
    return [*parts[:first], Sentence(text[start:end], start, end)]


def _heading_within(talk: Talk, text: str, lead: Lead | None) -> int:
    """Where the minutes' own words begin in a block that a title, "Minutes:" or a label leads."""
    marker = zones.marker(text)
    if marker is None:
        titled = zones.capitals(text)
        if titled and lead is None:
            talk.heading(text[:titled].strip(" :.-"))
            return titled
        return zones.agenda_before(text) or zones.label(text) if lead is None else 0
    if (marker["title"] or "").strip():
        talk.heading(marker["title"])
    return marker.end()


def _open(at: Passage, opened: Lead) -> None:
    """Read a lead-in for what it says itself, and leave its list open."""
    decided = outcomes.outcome(at.words)
    if opened.opens is Opens.OUTCOME:
        if decided is not None and decided.start > 8:
            read_sentence(at.part(0, at.words.end(decided.start)), None)
        opened.start = at.start + (at.words.begin(decided.start) if decided else 0)
        at.refer()
    elif opened.opens is Opens.RECOMMENDATION:
        if decided is not None and verb_class(at.text) == "refer":
            read_sentence(at, None)
    elif opened.opens not in (Opens.HEADLINES, Opens.INTERESTS) and decided is not None:
        read_sentence(at, None)
    elif opened.opens in (Opens.HEADLINES, Opens.AMENDMENTS, Opens.ANSWERS, Opens.REMINDER):
        at.act(actions.actions(at.words, at.talk.cast))
        at.refer()
    at.talk.lead = opened


def read_sentence(at: Passage, lead: Lead | None) -> None:
    """Read one sentence of the minutes' own words."""
    if zones.AGENDA.search(at.words) or zones.NIL.search(at.words):
        at.talk.run = None
        return
    if _movers_alone(at) or _movers_before(at) or _agreed_alone(at) or _apologies(at) or labelled(at):
        return
    decided = outcomes.outcome(at.words)
    if votes.is_vote(at.words) and not (decided is not None and _VOTED_AND_AGREED.search(at.words)):
        vote(_counted(at) or at)
        if decided is None or not _also_decides(at, decided):
            return
    at.talk.put = (at.index, at.start) if votes.is_put(at.words) else None
    if not (decided is not None and decided.cue == "resolved") and _declared(at) or inline_limbs(at):
        return
    second = _SECOND.search(at.words, decided.at + 2) if decided is not None else None
    if second is not None:
        head = at.words.begin(second.start())
        read_sentence(at.part(0, head), lead)
        read_sentence(at.part(head + len("and "), len(at.text)), lead)
        return
    if lead is not None and lead.opens is Opens.HEADLINES:
        decided = None
    if lead is not None and lead.opens in _TALK and decided is not None and decided.cue == "that":
        decided = None
    if decided is not None and decided.cue == "clause" and _somebody_agrees(at):
        decided = None
    decided = decided or outcomes.proposal(at.words)
    if decided is not None and decided.cue != "resolved" and zones.REPORT.search(at.words, 0, decided.at):
        decided = None
    _clauses(at, decided)


_AGREES_TO = Rule("and agreed to (?:DO|consider)")


def _somebody_agrees(at: Passage) -> bool:
    """Whether it is a speaker, and not the body, that agrees to do a thing ("... and agreed to look")."""
    said = speech.spoken(at.words, at.talk.cast)
    return bool(said) and said[0].role is not Role.BODY and _AGREES_TO.search(at.words) is not None


_TALK = (Opens.DISCUSSION, Opens.QUESTIONS, Opens.ANSWERS)
# A second outcome with a subject of its own ("It agreed that ... and the Panel approved ...").
_SECOND = Rule(
    "and (?:the|that) (?:Cap|and|of|for)* BODY @adv (?:approved|agreed|resolved|noted|endorsed)",
    "but @adv (?:asked|requested) (?:for|that)",
)
_IT_WAS = Rule("it WAS @adv (?:AGREED|DISPOSED)")


def _clauses(at: Passage, decided: outcomes.Outcome | None) -> None:
    """Read a sentence as what was said, then what was decided, then what is to be done."""
    talk, words = at.talk, at.words
    asked = speech.replied_to(words)
    said = speech.spoken(words, talk.cast)
    for one in said:
        if one.role is not Role.PRONOUN and one.speaker:
            talk.named = (at.index, one.speaker)
    limit = len(words)
    if decided is not None:
        moving = _MOVING if decided.fields.get("mover") else frozenset()
        said = [one for one in said if one.verb < decided.at - 1 and one.word.lower() not in moving]
        limit = _outcome_start(at, decided, said)
        outcome = _IT_WAS.search(words) if asked is not None and asked.last >= decided.at else None
        if asked is not None and outcome is not None and asked.first < outcome.start() <= decided.at:
            asked = asked._replace(last=outcome.start())
        if asked is not None and asked.last <= decided.at:
            limit = max(limit, asked.last + (words.between(asked.last, asked.last + 1) == ","))
        said = [one for one in said if one.verb < limit]
    acts = _lasting(actions.actions(words, talk.cast), said, talk.question is not None)
    if any(act.cue == "undertook" for act in acts) and talk.question is None:
        said = [one for one in said if one.act != "say" or one.reply]
    if any(act.cue == "and would do" for act in acts):
        said = [one for one in said if one.act != "say"]
    if decided is None:
        speak(at, said, limit, acts, asked)
        at.act(acts)
        at.refer()
        return
    speak(at, said, limit, [act for act in acts if act.first < limit], asked)
    decide(at, decided, limit)
    held = [f.end for f in talk.found if f.kind == "action" and f.last == at.index and f.cue == "outcome"]
    reach = max(held, default=0)
    later = [act for act in acts if act.first > decided.at + 3 and _after_outcome(act)]
    at.act([act for act in later if at.start + words.begin(act.first) >= reach])


_MOVING = terms("proposed seconded moved")
_MOVERS_ONLY = Rule(
    "^ OPEN? (?:proposed|prop|moved|proposer) STOP? (?:by|:|-)* !that&!to&!BE{1,8} ,? (?:and)? "
    "(?:seconded|sec|seconder) STOP? (?:by|:|-)* !that&!to&!BE{1,8} $"
)


def _movers_alone(at: Passage) -> bool:
    """A sentence that only names the movers of the outcome before it goes with that outcome."""
    last = at.talk.found[-1] if at.talk.found else None
    if last is None or last.kind != "resolution" or last.last != at.index or not _MOVERS_ONLY.match(at.words):
        return False
    last.end = at.end
    last.fields["mover"], last.fields["seconder"] = movers(at.text)
    at.talk.floor.moved.pop("motion", None)
    return True


_UNFINISHED = Rule("seconded .* and $")


def _movers_before(at: Passage) -> bool:
    """A sentence that names movers and breaks off ("... seconded by B and") goes with what follows."""
    if not _UNFINISHED.search(at.words):
        return False
    at.talk.mover, at.talk.seconder = movers(at.text)
    return True


_ELSEWHERE = "the words of the decision seem to stand elsewhere"
# "All agreed and Councillor Bell took the chair": what follows is no part of the motion's being agreed.
_ALL_AGREED = Rule(
    "^ (?:all|everyone|members|councillors) (?:present|members|were|WAS|the)* @adv (?:agreed|in favour) "
    "and (?:TITLE|Cap|PRONOUN)"
)

_ALL_PRESENT = Rule("^ (?:all|everyone) (?:present|members|councillors|those|WAS)* @adv agreed STOP? $")


def _agreed_alone(at: Passage) -> bool:
    """ "All agreed." after a motion goes with the motion."""
    motion = at.talk.proposal
    goes_on = _ALL_AGREED.match(at.words) is not None
    if motion is None or motion.last != at.index:
        if _just_decided(at) and (_ONLY_ALL.match(at.words) or _ALL_PRESENT.match(at.words)):
            at.talk.found[-1].fields["carried_by"] = carried_by(at.text)
            return True
        if goes_on:
            fields = outcomes.fields_of("resolution", at.text)
            at.talk.add("resolution", at.index, at.start, at.end, fields, why=_ELSEWHERE, cue="all agreed")
        return goes_on
    if not is_one_word(at) and not goes_on and not _ALL_PRESENT.match(at.words):
        return False
    motion.end, motion.why = at.end, ""
    motion.fields["carried_by"] = carried_by(at.text) or motion.fields.get("carried_by", "")
    return True


_ONLY_ALL = Rule("^ all @adv (?:agreed|in favour) STOP? $")


def _just_decided(at: Passage) -> bool:
    """Whether the outcome noted last ends where the sentence begins: "All agreed." goes with it."""
    last = at.talk.found[-1] if at.talk.found else None
    return (
        last is not None
        and last.kind == "resolution"
        and last.last == at.index
        and at.start - last.end <= 1
        and not last.fields.get("carried_by")
    )


def _apologies(at: Passage) -> bool:
    sent = attendance.apologies(at.text)
    if sent is None:
        return False
    at.talk.add("attendance", at.index, at.start, at.end, sent, cue="apologies")
    return True


# "Proposed A, seconded B, after a vote it was agreed": the vote only tells how the motion was carried.
_VOTED_AND_AGREED = Rule(
    "seconded .* (?:after|following|on) a Low? vote ,? it WAS @adv (?:agreed|resolved) STOP? $"
)
# "The Committee resolved by 11 votes to 0 to endorse": the vote stands within the outcome.
_BY_COUNT = Rule(
    "resolved (?P<by>OPEN? by @number votes to @number .{0,4}? CLOSE?) (?:to|that)",
    "(?:resolved|agreed|decided) (?P<by>OPEN Digits (?::|-|/) Digits "
    "(?:votes|and .{1,9} casting vote)? CLOSE)",
)


def _counted(at: Passage) -> Passage | None:
    """The count that stands within the words of an outcome, or None."""
    found = _BY_COUNT.search(at.words)
    return at.part(at.words.begin(found.start("by")), at.words.end(found.end("by"))) if found else None


_DECIDES_THAT = Rule(
    "(?:AGREED|DISPOSED) .{0,20}? (?:that|to DO)",
    "resolved by !STOP{1,20}? to Low",
    "voted .{0,5}? (?:to Low|that)",
)


def _also_decides(at: Passage, decided: outcomes.Outcome) -> bool:
    """Whether a sentence that tells of a vote also states in words what was decided."""
    return decided.cue == "resolved" or bool(_DECIDES_THAT.search(at.words, decided.at))


def _declared(at: Passage) -> bool:
    """Note the declaration of a sentence; say whether it fills the sentence."""
    found = interests.declarations(at.words, at.talk.cast)
    for interest in found:
        _declare(at, interest)
    return bool(found) and found[-1].last >= len(at.words) - 1


def _declare(at: Passage, interest: interests.Interest) -> None:
    fields, talk = interest.fields, at.talk
    if not fields["who"] or talk.cast.role(fields["who"]) is Role.PRONOUN:
        fields["who"] = str(talk.run.fields.get("speaker", "")) if talk.run is not None else ""
    talk.run = None
    first, last = at.words.begin(interest.first), at.words.end(interest.last)
    close = at.text.find(")", last)
    if at.text[first - 1 : first] == "(" and close > 0:
        last = close
    talk.add("declaration", at.index, at.start + first, at.start + last, fields, cue="declares")


_PUT_FORWARD = Rule("(?:@name|it) WAS proposed")


def _outcome_start(at: Passage, decided: outcomes.Outcome, said: list[speech.Said]) -> int:
    """Where an outcome begins when something was said before it in the same sentence."""
    named = _PUT_FORWARD.search(at.words, 0, decided.at) if decided.cue == "elected" else None
    if named is not None:
        return named.start()
    before = [one for one in said if one.act != "present" and one.verb >= decided.start]
    if not before or decided.cue in ("short", "payment", "minutes read"):
        return decided.start
    return outcomes.cut_before(at.words, decided.at, before[-1].verb)


_RECEIVED = terms("received considered introduced presented")


def _lasting(acts: list[actions.Action], said: list[speech.Said], asked: bool) -> list[actions.Action]:
    """The actions that stand: none that a report only sets out, none that a reply only expects."""
    if any(one.act == "present" and one.word.lower() in _RECEIVED for one in said):
        acts = [act for act in acts if act.cue != "to be done"]
    if asked or any(one.reply or one.act == "reply" for one in said):
        acts = [act for act in acts if act.cue != "will be done" or act.fields["due"]]
    return acts


def _after_outcome(act: actions.Action) -> bool:
    return act.cue in ("asked to", "undertook") or act.set_off
