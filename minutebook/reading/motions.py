"""Motions and votes: which motion a vote was taken on, and which motions came to nothing."""

from __future__ import annotations

import itertools
import re
from typing import Any

from minutebook.reading import votes
from minutebook.reading.lexicon import terms
from minutebook.reading.movers import movers
from minutebook.reading.passage import Passage
from minutebook.reading.patterns import Rule, words_of
from minutebook.reading.talk import Found, Talk

# How much of an outcome's words a motion must share to be the motion it was.
_ALIKE = 0.6
# So many blocks after a motion was voted on, an outcome is another's.
_FAR = 4
_SMALL = terms("that the be and of for a to in is was it by as on at with this")
_CONTENT = re.compile(r"[a-z]{3,}")


# A notice of motion ("Councillor A to MOVE and Councillor B to SECOND:"): its text is no outcome.
_NOTICE = Rule("^ .{1,8}? to move ,? and .{1,8}? to second (?::|-|STOP)* $")
_NOTICE_OVER = Rule(
    "(?:DECIDING&Upper|moved|seconded|carried|lost|voting|debate|amendment|spoke|minutes :|decision :)",
    "put to the",
)


def in_notice(talk: Talk, index: int) -> bool:
    """Whether a block is the text of a motion of which only notice is given."""
    block = talk.blocks[index]
    if not talk.notice and "econd" not in block.text and "ECOND" not in block.text:
        return False
    words = words_of(block.text[:400])
    if _NOTICE.match(words):
        talk.notice = True
    elif talk.notice and (block.mark in ("item", "minute") or _NOTICE_OVER.search(words)):
        talk.notice = False
    return talk.notice


_ON_A_VOTE = Rule("(?<=and) (?:on|upon|following|after) a (?:vote|division|show of hands)")

# A motion of its own: the vote told with it is not the one before.
_MOVED_ANEW = Rule("(?:TITLE|CHAIR|Cap) (?:nominated|proposed|moved) !STOP{1,24}? seconded")


def vote(at: Passage) -> None:
    """Note a vote told in a sentence; a sentence that goes on with the vote before it joins it."""
    talk = at.talk
    talk.run = None
    fields = votes.counts(at.words)
    mover, seconder = movers(at.text)
    if mover:
        fields["mover"], fields["seconder"] = mover, seconder
    else:
        fields["mover"], fields["seconder"] = talk.floor.voted_on(at.words)
    last = talk.vote
    anew = _MOVED_ANEW.search(at.words) is not None
    if last is not None and last is talk.found[-1] and not anew and _joins(last, at, fields):
        last.last, last.end = at.index, at.end
        last.fields.update({key: value for key, value in fields.items() if value not in ("", None)})
    else:
        told = _ON_A_VOTE.search(at.words)
        first = at.words.begin(told.start()) if told and told.start() > 6 else 0
        start = talk.put[1] if talk.put is not None and talk.put[0] == at.index else at.start + first
        talk.vote = talk.add("vote", at.index, start, at.end, with_movers(talk, fields), cue="vote")
    voted(talk)
    if fields.get("result"):
        talk.floor.close(at.words, lost=fields["result"] == "lost")


def _joins(before: Found, at: Passage, after: dict[str, Any]) -> bool:
    """Whether a sentence goes on with a vote: in its paragraph, or in the next with what it left open."""
    old, new = before.fields.get("result"), after.get("result")
    if old and new and (old != new or before.last != at.index):
        return False
    return before.last >= at.index - 1


def with_movers(talk: Talk, fields: dict[str, Any]) -> dict[str, Any]:
    """The fields of a vote, with the movers that stand before it."""
    if not fields.get("mover"):
        fields["mover"], fields["seconder"] = talk.mover, talk.seconder
    return fields


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
        motion.fields["carried_by"], motion.why = "vote", ""


def voted_on(talk: Talk) -> bool:
    """Take back a motion that was voted on, now that its outcome is stated in words."""
    before = talk.proposal
    if before is None or before not in talk.found or before.fields.get("carried_by") != "vote":
        return False
    talk.drop(before)
    talk.proposal = None
    return True


def settle(talk: Talk, found: Found) -> None:
    """An outcome in words: the motion before it, if it is the same, was only its proposal."""
    before = talk.proposal
    if before is None or before not in talk.found:
        return
    reach = talk.vote.last if talk.vote is not None and talk.vote.first >= before.last else before.last
    if found.first - reach > _FAR or _moved_by_another(before, found):
        talk.proposal = None
        return
    if voted_on(talk):
        _pass_on(before, found)
        return
    old, new = (_content(talk, one) for one in (before, found))
    if (
        before.cue == "proposal"
        and _ONLY_MOVED.search(words_of(_text(talk, before)))
        or old
        and len(old & new) >= _ALIKE * len(new)
    ):
        _pass_on(before, found)
        talk.drop(before)
    talk.proposal = None


def _moved_by_another(before: Found, found: Found) -> bool:
    """Whether an outcome names a mover of its own: it is not the motion before it."""
    one, other = before.fields.get("mover"), found.fields.get("mover")
    return bool(one and other) and one != other


# So much of all the words of two must be shared for one to say the other again.
_AGAIN = 0.85
_REACH = 25


def said_again(talk: Talk, found: Found) -> None:
    """Take back the motions without an outcome whose words an outcome repeats: they were its proposal."""
    new = _content(talk, found)
    near = itertools.takewhile(lambda f: found.first - f.last <= _REACH, reversed(talk.found))
    for before in [f for f in near if f.cue == "that" and f.last < found.first]:
        old = _content(talk, before)
        if len(old & new) >= _AGAIN * len(old | new):
            _pass_on(before, found)
            talk.found.remove(before)


def _pass_on(before: Found, found: Found) -> None:
    for key in ("mover", "seconder"):
        found.fields[key] = found.fields.get(key) or before.fields.get(key, "")


# "The minutes were proposed by A and seconded by B": what was moved stands in the outcome after it.
_ONLY_MOVED = Rule("^ (?!.*that).{1,8} WAS @adv (?:proposed|moved) by")


def _text(talk: Talk, one: Found) -> str:
    words = [talk.blocks[index].text for index in range(one.first, one.last + 1)]
    words[-1] = words[-1][: one.end]
    return " ".join(words)[one.start :]


def _content(talk: Talk, one: Found) -> set[str]:
    return set(_CONTENT.findall(_text(talk, one).lower())) - _SMALL
