"""Paragraphs: sentence by sentence, each read for outcomes, votes, declarations, actions and speech."""

from __future__ import annotations

import re
from typing import Any

from minutebook.reading import (
    actions,
    attendance,
    interests,
    leads,
    outcomes,
    referrals,
    speech,
    votes,
    zones,
)
from minutebook.reading.layout import Block
from minutebook.reading.leads import Lead, Opens
from minutebook.reading.movers import carried_by, movers, verb_class
from minutebook.reading.patterns import Rule, Words
from minutebook.reading.people import Role
from minutebook.reading.runs import say
from minutebook.reading.sentences import Sentence, sentences
from minutebook.reading.talk import Found, Talk


def paragraph(talk: Talk, index: int, lead: Lead | None = None) -> None:
    """Read a block of running text; its last sentence may open a list."""
    block = talk.blocks[index]
    parts = sentences(block.text)
    marker = zones.marker(block.text)
    if marker and (marker["title"] or "").strip():
        talk.heading(marker["title"])
    for number, sentence in enumerate(parts):
        if number == 0 and marker and marker.end() < len(sentence.text):
            sentence = Sentence(sentence.text[marker.end() :], sentence.start + marker.end(), sentence.end)
        elif number == 0 and lead is None and (label := zones.label(sentence.text)):
            sentence = Sentence(sentence.text[label:], sentence.start + label, sentence.end)
        if number == len(parts) - 1 and lead is None:
            opened = leads.opens(sentence.text, index, sentence.start, block.text)
            if opened is not None and opened.whole:
                whole_list(talk, index, sentence, opened)
                return
            if opened is not None:
                _open(talk, index, sentence, opened)
                return
        read_sentence(talk, index, sentence, lead)


def _open(talk: Talk, index: int, sentence: Sentence, opened: Lead) -> None:
    talk.lead = opened
    words = Words(sentence.text)
    if opened.opens is Opens.OUTCOME:
        decided = outcomes.outcome(words)
        if decided is not None and decided.start > 8:
            before = words.end(decided.start)
            read_sentence(talk, index, Sentence(sentence.text[:before], sentence.start, sentence.start + before), None)
            talk.lead = opened
        opened.start = sentence.start + (words.begin(decided.start) if decided else 0)
    elif opened.opens is Opens.RECOMMENDATION:
        decided = outcomes.outcome(words)
        if decided is not None and verb_class(sentence.text) == "refer":
            read_sentence(talk, index, sentence, None)
            talk.lead = opened
    elif opened.opens is not Opens.HEADLINES and outcomes.outcome(words) is not None:
        read_sentence(talk, index, sentence, None)
        talk.lead = opened
    elif opened.opens in (Opens.HEADLINES, Opens.AMENDMENTS, Opens.ANSWERS, Opens.REMINDER):
        _act(talk, index, sentence, words, actions.actions(words, talk.cast))
        refer(talk, index, sentence, words)


_LONGEST_LIST = 20


def whole_list(talk: Talk, index: int, sentence: Sentence, opened: Lead) -> None:
    """Note an outcome and the list it disposes of in one ("approved the following programme: ...")."""
    words = Words(sentence.text)
    decided = outcomes.outcome(words)
    start = sentence.start + (words.begin(decided.start) if decided else 0)
    last = index
    first = talk.blocks[index + 1] if index + 1 < len(talk.blocks) else None
    quoted = first is not None and first.text[:1] in "\"'" and first.text[:1] != ""
    for here in range(index + 1, min(index + 1 + _LONGEST_LIST, len(talk.blocks))):
        block = talk.blocks[here]
        if not block.text or not quoted and not _listed(block, first):
            break
        last = here
        if quoted and block.text.rstrip(" .,;")[-1:] in "\"'":
            break
    fields = {**opened.fields, "verb": verb_class(sentence.text)}
    talk.give_movers(fields)
    fields["carried_by"] = fields.get("carried_by") or talk.carried()
    end = len(talk.blocks[last].text)
    talk.add("resolution", index, start, end, fields, cue="whole", last=last)
    talk.done.update(range(index + 1, last + 1))


def _listed(block: Block, first: Block | None) -> bool:
    if first is not None and first.mark:
        return block.mark == first.mark and not zones.is_heading(block)
    return not block.mark and len(block.text) < 90 and not block.text.endswith(":") and "agreed" not in block.text


def read_sentence(talk: Talk, index: int, sentence: Sentence, lead: Lead | None) -> None:
    """Read one sentence of the minutes' own words."""
    text = sentence.text
    words = Words(text)
    if zones.AGENDA.search(words) or zones.NIL.search(words):
        talk.run = None
        return
    if _MOVERS_ONLY.match(words) and talk.found and talk.found[-1].kind == "resolution" and talk.found[-1].last == index:
        last = talk.found[-1]
        last.end = sentence.end
        last.fields["mover"], last.fields["seconder"] = movers(text)
        return
    if _ONE_WORD.match(words) and talk.proposal is not None and talk.proposal.last == index:
        talk.proposal.end = sentence.end
        talk.proposal.fields["carried_by"] = carried_by(text) or talk.proposal.fields.get("carried_by", "")
        return
    sent = attendance.apologies(text)
    if sent is not None:
        talk.add("attendance", index, sentence.start, sentence.end, sent, cue="apologies")
        return
    labelled = actions.labelled(words)
    if labelled is not None:
        talk.run = None
        _act(talk, index, sentence, words, [labelled])
        return
    decided = outcomes.outcome(words)
    if votes.is_vote(words):
        vote(talk, index, sentence, words)
        if decided is None or not _also_decides(words, decided):
            return
    talk.put = (index, sentence.start) if votes.is_put(words) else None
    interest = interests.declaration(words, talk.cast)
    if interest is not None:
        _declare(talk, index, sentence, words, interest)
        if interest.last >= len(words) - 1:
            return
    if _inline(talk, index, sentence, words):
        return
    if lead is not None and lead.opens is Opens.HEADLINES:
        decided = None
    if decided is None:
        decided = _proposal(words)
    if decided is not None and zones.REPORT.search(words, 0, decided.at) and decided.cue != "resolved":
        decided = None
    asked = speech.replied_to(words)
    said = [one for one in speech.spoken(words, talk.cast) if decided is None or one.verb < decided.at - 1]
    limit = len(words)
    if decided is not None and decided.fields.get("mover"):
        said = [one for one in said if one.word.lower() not in _MOVING]
    if decided is not None:
        limit = _outcome_start(words, decided, said)
        if asked is not None and asked.last < decided.at:
            limit = max(limit, asked.last + 1)
        said = [one for one in said if one.verb < limit]
    acts = _lasting(actions.actions(words, talk.cast), said, decided, limit, talk.question is not None)
    if any(act.cue == "undertook" for act in acts) and talk.question is None:
        said = [one for one in said if one.act != "say" or one.reply]
    speak(talk, index, sentence, words, said, limit, acts, asked)
    if decided is not None:
        _outcome(talk, index, sentence, words, decided, limit)
        _act(talk, index, sentence, words, [act for act in acts if act.first > decided.at])
        return
    _act(talk, index, sentence, words, acts)
    refer(talk, index, sentence, words)


_MOVING = frozenset(("proposed", "seconded", "moved"))


def _outcome_start(words: Words, decided: outcomes.Outcome, said: list[speech.Said]) -> int:
    """Where an outcome begins when something was said before it in the same sentence."""
    before = [one for one in said if one.act != "present" and one.verb >= decided.start]
    if not before or decided.cue in ("short", "payment", "minutes read"):
        return decided.start
    return outcomes.cut_before(words, decided.at, before[-1].verb)


_ASKED_OF = ("asked to", "undertook")


def _lasting(
    acts: list[actions.Action], said: list[speech.Said], decided: outcomes.Outcome | None, limit: int, asked_before: bool
) -> list[actions.Action]:
    """The actions that stand: none that a reply only expects, none that an outcome's own words hold."""
    if any(one.act == "present" and one.word.lower() in _RECEIVED for one in said):
        acts = [act for act in acts if act.cue != "to be done"]
    if any(one.reply or one.act == "reply" for one in said) or asked_before:
        acts = [act for act in acts if act.cue != "will be done" or act.fields["due"]]
    if decided is None:
        return acts
    return [
        act
        for act in acts
        if act.first < limit or act.first > decided.at + 3 and (act.cue in _ASKED_OF or act.set_off)
    ]


_RECEIVED = frozenset(("received", "considered", "introduced", "presented"))
_MOVERS_ONLY = Rule("^ proposed (?:by)? !STOP{1,8} ,? (?:and)? seconded (?:by)? !STOP{1,8} STOP? $")
_DECIDES_THAT = Rule("(?:AGREED|DISPOSED) .{0,20}? (?:that|to DO)")


def _also_decides(words: Words, decided: outcomes.Outcome) -> bool:
    """Whether a sentence that tells of a vote also states in words what was decided."""
    return decided.cue == "resolved" or bool(_DECIDES_THAT.search(words, decided.at))


def _declare(
    talk: Talk, index: int, sentence: Sentence, words: Words, interest: interests.Interest
) -> None:
    fields = interest.fields
    last = next((f for f in reversed(talk.found) if f.kind == "declaration"), None)
    if talk.cast.role(fields["who"]) is Role.PRONOUN or not fields["who"]:
        fields["who"] = str((talk.run or last).fields.get("speaker", "")) if talk.run or last else ""
    talk.run = None
    start = sentence.start + words.begin(interest.first)
    end = sentence.start + words.end(interest.last)
    if words.text[words.begin(interest.first) - 1 : words.begin(interest.first)] == "(" and ")" in words.text[end - sentence.start :]:
        end = sentence.start + words.text.index(")", end - sentence.start)
    talk.add("declaration", index, start, end, fields, cue="declares")


# -- outcomes -----------------------------------------------------------------------------------


def _proposal(words: Words) -> outcomes.Outcome | None:
    match = outcomes.PROPOSAL.search(words)
    if match is None or outcomes.NOT_PROPOSAL.search(words):
        return None
    start = outcomes.clause_start(words, match.start())
    fields = outcomes.fields_of("resolution", words.text[words.begin(start) :])
    return outcomes.Outcome("resolution", start, match.start(), "", fields, "proposal")


_ONE_WORD = Rule("^ all? (?:agreed|noted|approved|adopted|carried) STOP* $")


def _outcome(
    talk: Talk, index: int, sentence: Sentence, words: Words, decided: outcomes.Outcome, first: int
) -> None:
    talk.run = None
    fields = decided.fields
    if not fields.get("mover"):
        talk.give_movers(fields)
    if decided.kind == "resolution" and not fields.get("carried_by"):
        fields["carried_by"] = talk.carried()
    start = sentence.start + words.begin(first)
    if _ONE_WORD.match(words) and not any(f.last == index for f in talk.found):
        start = 0
    found = talk.add(decided.kind, index, start, sentence.end, fields, why=decided.why, cue=decided.cue)
    if decided.cue == "that" and (fields["mover"] or fields["seconder"]):
        talk.propose(found)
    elif decided.cue == "proposal":
        talk.proposal = found
    else:
        settle(talk, found)
    advised = outcomes.advice_within(words, decided.at) if decided.kind == "resolution" else None
    if advised is not None:
        begin = sentence.start + words.begin(advised)
        to = outcomes.recommended_to(words.text[words.begin(advised) :])
        talk.add("recommendation", index, begin, sentence.end, {"to": to}, cue="within")
    if decided.kind == "resolution":
        outcome_parts(talk, index, start, sentence.end)
    else:
        refer(talk, index, sentence, words)


def voted_on(talk: Talk) -> bool:
    """Take back a motion that was voted on, now that its outcome is stated in words."""
    before = talk.proposal
    if before is None or before not in talk.found or before.fields.get("carried_by") != "vote":
        return False
    talk.drop(before)
    talk.proposal = None
    return True


_SMALL = frozenset("that the be and of for a to in is was it by as on at with this".split())


def settle(talk: Talk, found: Found) -> None:
    """An outcome in words: the motion before it, if it is the same, was only its proposal."""
    before = talk.proposal
    if before is None or before not in talk.found:
        return
    if voted_on(talk):
        return
    old, new = (_content(talk, one) for one in (before, found))
    if old and len(old & new) >= 0.6 * len(new):
        for key in ("mover", "seconder"):
            found.fields[key] = found.fields.get(key) or before.fields.get(key, "")
        talk.drop(before)
    talk.proposal = None


def _content(talk: Talk, one: Found) -> set[str]:
    text = talk.blocks[one.first].text[one.start :].lower()
    return {word for word in re.findall(r"[a-z]{3,}", text) if word not in _SMALL}


def outcome_parts(talk: Talk, index: int, start: int, end: int) -> None:
    """The action and the referral inside an outcome's own words."""
    text = talk.blocks[index].text[start:end]
    at = 0
    for part in _AND_THAT.split(text):
        act = actions.limb_action(part)
        if act is not None:
            talk.add("action", index, start + at, start + at + limb_end(part), act, cue="outcome")
        at += len(part) + len(" and ")
    refer(talk, index, Sentence(text, start, end), Words(text))


_AND_THAT = re.compile(r" and (?=that [a-zA-Z])")
_LIMB_TAIL = re.compile(r"[;,.]? (?:and|or),?$")


def limb_end(text: str) -> int:
    """Where a limb's own words end: the "and" that joins it to the next is kept after a semicolon."""
    flat = text.rstrip()
    tail = _LIMB_TAIL.search(flat)
    if tail is None or tail.group().startswith(";"):
        return len(flat)
    return tail.start()


_ENUMERATOR = re.compile(r"(?:^|(?<=[ :;,.-]))\(?(?P<n>[a-h1-9]|i{1,3}|iv|vi{0,3})[.)] ?(?=[A-Za-z\"'])")
_LEAD_WORD = re.compile(r"\b(?:RESOLVED|AGREED|DECISION|[Rr]esolved|[Aa]greed|Decision)\b")
_FIRST_TWO = (("a", "b"), ("1", "2"), ("i", "ii"))


def _inline(talk: Talk, index: int, sentence: Sentence, words: Words) -> bool:
    """Read the limbs of an outcome that are set in one paragraph ("Resolved - (a) That ...; (b) ...")."""
    text = sentence.text
    head = _LEAD_WORD.search(text)
    if head is None:
        return False
    marks = list(_ENUMERATOR.finditer(text, head.end()))
    if len(marks) < 2 or (marks[0]["n"], marks[1]["n"]) not in _FIRST_TWO or marks[0].start() - head.end() > 160:
        return False
    lead = text[: marks[0].start()]
    fields = outcomes.fields_of("resolution", lead)
    talk.give_movers(fields)
    advice = outcomes.recommends(lead)
    for mark, stop in zip(marks, [m.start() for m in marks[1:]] + [len(text)], strict=True):
        limb = text[mark.end() : stop]
        start = sentence.start + mark.end()
        end = start + limb_end(limb)
        if advice or outcomes.recommends(limb):
            to = outcomes.recommended_to(limb) or outcomes.recommended_to(lead)
            kept = {key: fields[key] for key in ("mover", "seconder")}
            talk.add("recommendation", index, start, end, {"to": to, **kept}, cue="limb")
        if not advice:
            talk.add("resolution", index, start, end, {**fields, "verb": verb_class(limb)}, cue="limb")
        outcome_parts(talk, index, start, end)
    return True


# -- votes, actions, referrals, speech ----------------------------------------------------------


def vote(talk: Talk, index: int, sentence: Sentence, words: Words) -> None:
    """Note a vote told in a sentence; a sentence that goes on with the vote before it joins it."""
    talk.run = None
    fields = votes.counts(words)
    mover, seconder = movers(sentence.text)
    if mover:
        fields["mover"], fields["seconder"] = mover, seconder
    last = talk.vote
    if last is not None and last is talk.found[-1] and last.last >= index - 1 and _agree(last.fields, fields):
        last.last, last.end = index, sentence.end
        last.fields.update({k: v for k, v in fields.items() if v not in ("", None)})
        voted(talk)
        return
    start = talk.put[1] if talk.put is not None and talk.put[0] == index else sentence.start
    talk.vote = talk.add("vote", index, start, sentence.end, with_movers(talk, fields), cue="vote")
    voted(talk)


def voted(talk: Talk) -> None:
    """Tie the vote last taken to the motion it was taken on: one that was lost is no outcome."""
    motion, last = talk.proposal, talk.vote
    if motion is None or motion not in talk.found or last is None:
        return
    for key in ("mover", "seconder"):
        last.fields[key] = last.fields.get(key) or motion.fields.get(key, "")
    if last.fields.get("result") == "lost":
        talk.drop(motion)
        talk.proposal = None
    elif last.fields.get("result"):
        motion.fields["carried_by"] = "vote"


def _agree(before: dict[str, Any], after: dict[str, Any]) -> bool:
    old, new = before.get("result"), after.get("result")
    return not (old and new and old != new)


def with_movers(talk: Talk, fields: dict[str, Any]) -> dict[str, Any]:
    """The fields of a vote, with the movers that stand before it."""
    fields.setdefault("mover", talk.mover)
    fields.setdefault("seconder", talk.seconder)
    return fields


def _act(talk: Talk, index: int, sentence: Sentence, words: Words, acts: list[actions.Action]) -> None:
    for act in acts:
        fields = dict(act.fields)
        fields["owner"] = _somebody(talk, fields["owner"])
        start = sentence.start + words.begin(act.first)
        end = sentence.start + words.end(act.last)
        talk.add("action", index, start, end, fields, why=act.why, cue=act.cue)


def _somebody(talk: Talk, owner: str) -> str:
    if talk.cast.role(owner) is not Role.PRONOUN:
        return owner
    return str(talk.run.fields.get("speaker", "")) if talk.run is not None else ""


def refer(talk: Talk, index: int, sentence: Sentence, words: Words) -> None:
    """Note the other bodies that a sentence sends its matter to."""
    for body in referrals.referrals(words, talk.own, talk.bodies):
        start = sentence.start + words.begin(body.first)
        end = sentence.start + words.end(body.last)
        why = "" if body.sure else "the body is named, but not clearly as dealing with this"
        talk.add("referral", index, start, end, {"body": body.name}, why=why, cue="body")


def speak(
    talk: Talk,
    index: int,
    sentence: Sentence,
    words: Words,
    said: list[speech.Said],
    limit: int,
    acts: list[actions.Action],
    asked: speech.Asked | None,
) -> None:
    """Note what a sentence up to the word ``limit`` reports as said; ``asked`` is the question it names."""
    begin = 0
    if asked is not None and asked.last <= limit:
        if asked.plain:
            start = sentence.start + words.begin(asked.first)
            end = sentence.start + words.end(asked.last)
            talk.question = talk.add("question", index, start, end, {"speaker": asked.speaker}, cue="replied to")
        begin = min(asked.last + 1, limit) if asked.plain and asked.first < 5 else 0
        said = [one for one in said if one.verb >= asked.last or one.verb < asked.first]
        said = [one._replace(first=begin) if number == 0 and one.first < begin else one for number, one in enumerate(said)]
    if not said:
        whole = bool(acts) and acts[0].first <= 2
        if talk.run is not None and talk.run.last == index and not whole and limit == len(words):
            talk.run.end = sentence.end
        elif limit != len(words) or whole:
            talk.run = None
        return
    firsts = [one.first for one in said]
    short = firsts[0] < 6 or firsts[0] * 3 < limit or said[0].reply
    firsts[0] = begin if short or begin else firsts[0]
    for number, one in enumerate(said):
        last = firsts[number + 1] if number + 1 < len(said) else limit
        if asked is not None and one.verb < asked.first < last:
            last = asked.first
        last = min([last, *(act.first for act in acts if one.verb < act.first and act.cue.startswith("asks"))])
        start = sentence.start + words.begin(firsts[number])
        end = sentence.start + words.end(last)
        say(talk, index, start, end, one, sentence.text)
