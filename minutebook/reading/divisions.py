"""Divisions: names or counts by side, in lines or a table, with the words around them."""

from __future__ import annotations

import re
from typing import Any

from minutebook.reading import votes
from minutebook.reading.motions import voted, with_movers
from minutebook.reading.patterns import Rule, words_of
from minutebook.reading.sentences import sentences
from minutebook.reading.talk import Talk

_HEAD = Rule("^ (?:motion status|vote~|voting|PIPE vote|recorded vote|a? ballot)")
_CLOSING = Rule(
    "^ (?:absent|total|motion (?:passed|carried)|result|conflict|casting vote|PIPE|there (?:WAS) no "
    "ABSTAIN|not voting|no vote)"
)
_NEW = Rule("^ (?:proposed|seconded|resolved|the)")
# In a Scottish division those for the amendment stand against those for the motion.
_AMENDMENT = Rule("^ (?:voting|voted|votes)? for the amendment")
_NAMES = Rule("^ (?:councillors|members|aldermen|the mayor|the? CHAIR|TITLE)")
_COUNT_IN_BRACKETS = re.compile(r"\((\d{1,3})\)")
_BALLOT = re.compile(r"(?P<who>[A-Z][^.\d]{3,60}?)\s*[.\u2026-]{2,}\s*(?P<n>\d{1,3})$")


def division(talk: Talk, live: list[int], at: int) -> int:
    """Read a division that begins at ``live[at]``; return where it ends, ``at`` if there is none."""
    text = talk.blocks[live[at]].text
    side, _ = votes.side_of(_parted(text).lstrip("| "))
    if not side and not (text.startswith("|") and "For" in text) and not _head(talk, live, at):
        return _ballot(talk, live, at)
    fields, here, words = _sides(talk, live, at)
    if not {"for", "against"} & fields.keys():
        return at
    announced = at > 0 and votes.opens(words_of(talk.blocks[live[at - 1]].text[-300:]))
    if len({"for", "against", "abstain"} & fields.keys()) < 2 and not announced and not _counted(words):
        return at
    whole = words_of(" ".join(words))
    fields["result"] = votes.result(whole, fields)
    if "abstain" not in fields and re.search(r"(?i)\bno abst", whole.text):
        fields["abstain"] = 0
    block, start = _start(talk, live, at)
    talk.found = [f for f in talk.found if not (f.kind == "vote" and (f.first, f.start) >= (block, start))]
    last = live[here - 1]
    end = len(talk.blocks[last].text)
    told = words_of(" ".join([talk.blocks[block].text[start:], *words]))
    fields["mover"], fields["seconder"] = talk.floor.voted_on(told)
    talk.vote = talk.add("vote", block, start, end, with_movers(talk, fields), cue="division", last=last)
    voted(talk)
    if fields["result"]:
        talk.floor.close(told, lost=fields["result"] == "lost")
    talk.lead = None
    return here


_GLUED = re.compile(
    r"^(For|Against|Abstain|Abstentions?|Conflict Of Interests|Casting vote|Motion status:)(?=[A-Z])"
)
_GLUED_BEGINS = frozenset("FACM")


def _parted(line: str) -> str:
    """A row of a table whose cells ran together ("ForA Bly"), with the side's name set off."""
    return _GLUED.sub(r"\1: ", line) if line[:1] in _GLUED_BEGINS else line


def _counted(lines: list[str]) -> bool:
    """Whether the lines of a division give a number beside the side."""
    return any(_COUNT_IN_BRACKETS.search(line) or line.rstrip(" |.")[-1:].isdigit() for line in lines)


def _sides(talk: Talk, live: list[int], at: int) -> tuple[dict[str, Any], int, list[str]]:
    fields: dict[str, Any] = {}
    words: list[str] = []
    side, here = "", at
    while here < len(live):
        line = _parted(talk.blocks[live[here]].text)
        flat = line.lstrip("| ")
        found, rest = votes.side_of(flat)
        if found == "for" and here > at and {"for", "against"} <= fields.keys():
            break
        if found == "for" and _AMENDMENT.match(words_of(flat[:80])) and "for" in fields:
            fields["against"] = fields.pop("for")
        told = votes.counts(words_of(line)) if found else {}
        if len({"for", "against", "abstain"} & told.keys()) > 1:
            fields.update({side: told[side] for side in ("for", "against", "abstain") if side in told})
        elif found:
            side = found
            inline = _COUNT_IN_BRACKETS.search(flat)
            if rest.strip(" |:-"):
                fields.setdefault(side, votes.listed(rest.strip(" |:-")))
            elif inline:
                fields.setdefault(side, int(inline[1]))
        elif (
            side
            and isinstance(fields.get(side), int)
            and _NAMES.match(words_of(line[:60]))
            or side
            and side not in fields
            and not _NEW.match(words_of(line[:40]))
        ):
            fields[side] = votes.listed(line)
        elif here > at and (not _continues(line) or votes.opens(words_of(line))):
            break
        words.append(line)
        here += 1
    return fields, here, words


def _continues(line: str) -> bool:
    words = words_of(line[:240])
    return (
        line.startswith("|")
        or _CLOSING.match(words) is not None
        or (len(line) < 220 and votes.is_vote(words))
    )


def _head(talk: Talk, live: list[int], at: int) -> bool:
    text = talk.blocks[live[at]].text
    if len(text) > 200 or not _HEAD.match(words_of(text)):
        return False
    return any(votes.side_of(_parted(talk.blocks[i].text).lstrip("| "))[0] for i in live[at + 1 : at + 5])


def _start(talk: Talk, live: list[int], at: int) -> tuple[int, int]:
    """Where the words that announce a division begin: its own block, or the sentence before."""
    index = live[at]
    if at and live[at - 1] >= index - 2:
        before = talk.blocks[live[at - 1]].text
        parts = sentences(before)
        if parts and (votes.opens(words_of(parts[-1].text)) or before.startswith("Motion status")):
            said = _AS_FOLLOWS.search(before, parts[-1].start)
            return live[at - 1], said.start() if said else parts[-1].start
    return index, 0


_AS_FOLLOWS = re.compile(r"(?<=, and )(?:voting|the votes?|votes?)\b[^.]*:-?$")


def _ballot(talk: Talk, live: list[int], at: int) -> int:
    """Names with the votes each was given, under "A ballot was held:"."""
    if not talk.blocks[live[at]].text[-1:].isdigit():
        return at
    here = at
    given: list[int] = []
    while here < len(live) and (match := _BALLOT.match(talk.blocks[live[here]].text)):
        given.append(int(match["n"]))
        here += 1
    if len(given) < 2 or not at:
        return at
    block, start = _start(talk, live, at)
    given.sort(reverse=True)
    fields = with_movers(talk, {"for": given[0], "against": sum(given[1:]), "result": "carried"})
    last = live[here - 1]
    talk.vote = talk.add("vote", block, start, len(talk.blocks[last].text), fields, cue="ballot", last=last)
    talk.lead = None
    return here
