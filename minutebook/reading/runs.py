"""Runs of speech: how far what somebody says goes on, and where the next begins."""

from __future__ import annotations

import re

from minutebook.reading.actions import Action
from minutebook.reading.passage import Passage
from minutebook.reading.people import Role
from minutebook.reading.speech import Asked, Said
from minutebook.reading.talk import Found, Talk
from minutebook.reading.turns import doubt, kind_of, same_speaker

_BUT = re.compile(r", but ")


def say(talk: Talk, index: int, start: int, end: int, said: Said, text: str) -> None:
    """Note a clause of reported speech, or let it go on with the run of the same speaker."""
    run = talk.run if talk.run is not None and talk.run.last == index else None
    replies = said.reply and run is not None and run.kind == "question"
    if run is not None and not replies and _joins(talk, run, index, start, said):
        run.end = end
        return
    if run is None and said.role is Role.PRONOUN:
        said = _as_before(talk, index, start, said)
    speaker = said.speaker
    if said.role is Role.PRONOUN and run is not None and not replies:
        speaker = str(run.fields.get("speaker", ""))
    kind = kind_of(talk, index, said, text)
    if run is not None and _goes_on(run, said, speaker, kind):
        run.end = end
        return
    if kind is None:
        if said.act in ("present", "say", "request"):
            talk.run = None
        return
    if kind == "question" and (cut := _BUT.search(talk.blocks[index].text, start, end)):
        end = cut.start()
    if kind == "comment" and said.reply and said.speaker:
        start = max(start, talk.blocks[index].text.find(said.speaker, start, end))
    found = talk.add(
        kind,
        index,
        start,
        end,
        {"speaker": talk.speaker_of(index) if said.role is Role.PRONOUN and run is None else speaker},
        why=doubt(talk, index, said, kind, text),
        cue=said.word if speaker else f"it was {said.word}",
    )
    talk.run = found
    if kind == "question":
        talk.question = found
    elif kind == "answer":
        talk.question = None


def _joins(talk: Talk, run: Found, index: int, start: int, said: Said) -> bool:
    """Whether a clause without a speaker's name goes on with the run: "he" speaks on, or an answer does."""
    if said.role is Role.PRONOUN:
        return said.act not in ("ask", "request")
    if said.role is not Role.NOBODY or run.kind != "answer" or said.act != "view":
        return False
    text = talk.blocks[index].text
    return text[run.end : start].strip(" ,") in ("", "and") and text[run.end - 1 : run.end] not in ".?!"


def _as_before(talk: Talk, index: int, start: int, said: Said) -> Said:
    """The clause of a paragraph that begins with "She", with the speaker of the comment before it."""
    last = talk.last_said()
    if last is None or last.kind != "comment" or last.last != index - 1 or start >= _AT_ONCE:
        return said
    speaker = str(last.fields.get("speaker", ""))
    return said._replace(speaker=speaker, role=Role.MEMBER) if speaker else said


# So near its beginning a paragraph goes on with the one before.
_AT_ONCE = 4


def _goes_on(run: Found, said: Said, speaker: str, kind: str | None) -> bool:
    """Whether a clause goes on with what the same speaker was saying in the paragraph."""
    if kind == "question":
        return run.kind == "question" and same_speaker(run, speaker)
    answered = (
        kind == run.kind or kind is None and said.act == "say" or kind == "comment" and run.kind == "answer"
    )
    answered = answered or kind is None and run.kind == "answer"
    if said.word != "heard" and said.role is not Role.BODY and same_speaker(run, speaker) and answered:
        return True
    return run.kind == kind and not run.fields.get("speaker") and not speaker


def speak(at: Passage, said: list[Said], limit: int, acts: list[Action], asked: Asked | None) -> None:
    """Note what a sentence up to the word ``limit`` reports as said; ``asked`` is the question it names."""
    begin = 0
    if asked is not None and asked.last <= limit:
        if asked.plain:
            who = {"speaker": asked.speaker}
            at.talk.question = at.note("question", asked.first, asked.last, who, cue="replied to")
        named_first = any(one.first < asked.first and one.speaker for one in said)
        begin = min(asked.last + 1, limit) if asked.plain and asked.first < 5 and not named_first else 0
        said = [_behind(at, one, asked) for one in said if one.verb >= asked.last or one.verb < asked.first]
    if not said:
        _nothing_said(at, limit, acts)
        return
    firsts = [max(one.first, begin) for one in said]
    near = firsts[0] < 6 or firsts[0] * 3 < limit or said[0].reply
    firsts[0] = begin if near or begin else firsts[0]
    requests = [act.first for act in acts if act.cue.startswith("asks")]
    for number, one in enumerate(said):
        ends = [firsts[number + 1] if number + 1 < len(said) else limit]
        ends += [first for first in requests if first > one.verb]
        if asked is not None and one.verb < asked.first:
            ends.append(asked.first)
        too_short = min(ends) in requests and min(ends) - firsts[number] <= _TOO_SHORT
        if too_short or min(ends) <= firsts[number]:  # a clause within which the next one begins has no words
            continue
        start = at.start + at.words.begin(firsts[number])
        say(at.talk, at.index, start, at.start + at.words.end(min(ends)), one, at.text)


def _behind(at: Passage, one: Said, asked: Asked) -> Said:
    """A clause whose speaker stands behind the question that the sentence names first."""
    if asked.first <= one.first < asked.last <= one.verb:
        return one._replace(speaker=at.words.between(asked.last, one.verb).strip(" ,"))
    return one


# Fewer words than this before a request ("Members welcomed the report and requested ...") are no comment.
_TOO_SHORT = 8


def _nothing_said(at: Passage, limit: int, acts: list[Action]) -> None:
    """A sentence without speech goes on with the run before it, unless it is an action or an outcome."""
    run = at.talk.run
    if run is not None and at.text.startswith(("(", "[")):
        at.talk.run = None
        return
    acting = bool(acts) and acts[0].first <= 2
    goes_on = run is not None and run.last == at.index and run.kind != "question"
    if run is not None and goes_on and not acting and limit == len(at.words):
        run.end = at.end
    elif limit != len(at.words) or acting:
        at.talk.run = None
