"""What the reader holds in mind while it walks through the blocks of a text."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from minutebook.reading.floor import Floor
from minutebook.reading.layout import Block
from minutebook.reading.leads import Lead
from minutebook.reading.people import Cast

# The letter of the next limb, left at the end of the sentence before it.
_NEXT_LIMB = re.compile(r"(?<=[.;]) (?:[b-h]|ii|iii|iv|vi{0,2})[.)]$")
# So far from the end of what was found it can begin.
_LIMB_REACH = 8
# Blocks between one motion and the next that takes its place.
_NEAR = 10


@dataclass(slots=True)
class Found:
    """An element while the text is being read: from a place in one block to a place in another."""

    kind: str
    first: int
    start: int
    last: int
    end: int
    fields: dict[str, Any]
    why: str = ""
    cue: str = ""
    part: int = 0  # which title it stands under


@dataclass
class Talk:
    """The blocks of a text, who was there, and what was last said, moved, asked and voted on."""

    blocks: list[Block]
    cast: Cast = field(default_factory=Cast)
    own: frozenset[str] = frozenset()
    bodies: tuple[str, ...] = ()
    found: list[Found] = field(default_factory=list)
    lead: Lead | None = None
    mover: str = ""
    seconder: str = ""
    floor: Floor = field(default_factory=Floor)
    question: Found | None = None
    replying: bool = False
    replier: str = ""
    run: Found | None = None
    named: tuple[int, str] = (-1, "")
    questioner: str = ""
    vote: Found | None = None
    put: tuple[int, int] | None = None
    proposal: Found | None = None
    title: str = ""
    part: int = 0
    explaining: bool = False
    notice: bool = False  # the text of a motion yet to be moved stands here
    done: set[int] = field(default_factory=set)

    def add(
        self,
        kind: str,
        block: int,
        start: int,
        end: int,
        fields: dict[str, Any] | None = None,
        *,
        why: str = "",
        cue: str = "",
        last: int | None = None,
    ) -> Found:
        """Note an element; a reason in ``why`` makes it unsure."""
        last = block if last is None else last
        text = self.blocks[last].text
        next_limb = _NEXT_LIMB.search(text, max(start if last == block else 0, end - _LIMB_REACH), end)
        end = next_limb.start() if next_limb else end
        while end > 0 and text[end - 1] in " ,|":
            end -= 1
        one = Found(kind, block, start, last, end, fields or {}, why, cue, self.part)
        self.found.append(one)
        return one

    def drop(self, one: Found) -> None:
        """Take back an element, and what was found in its words."""
        end = (one.last, one.end)
        self.found = [
            f
            for f in self.found
            if not (
                one.first <= f.first
                and f.last <= one.last
                and f.start >= one.start
                and (
                    f is one or f.kind in ("action", "referral", "recommendation") and (f.last, f.start) < end
                )
            )
        ]

    def propose(self, one: Found) -> None:
        """A motion that stands without its outcome: the motion before it, not voted on, falls."""
        before = self.proposal
        open_still = before is not None and before.fields.get("carried_by") != "vote"
        if before is not None and open_still and before in self.found and one.first - before.last <= _NEAR:
            self.drop(before)
        self.proposal = one

    def heading(self, text: str) -> None:
        """A title: what was open is closed, but for a motion whose amendments have titles."""
        proposal = self.proposal
        self.lead = self.question = self.vote = self.proposal = self.run = None
        if text.startswith(("Amendment", "Motion", "Proposal")):
            self.proposal = proposal
        self.mover = self.seconder = self.questioner = ""
        self.floor = Floor()
        self.replying = self.explaining = False
        self.title = text
        self.part += 1

    def speaker_of(self, block: int) -> str:
        """Who was last named as speaking in a block: whom "he" or "she" stands for there."""
        if self.run is not None and self.run.fields.get("speaker"):
            return str(self.run.fields["speaker"])
        return self.named[1] if self.named[0] == block else ""

    def give_movers(self, fields: dict[str, Any], block: int) -> None:
        """Give an outcome the mover and seconder that stand before it, on lines of their own or in words."""
        if not fields.get("mover"):
            mover, seconder = self.floor.outcome_of(block)
            fields["mover"] = self.mover or mover
            fields["seconder"] = fields.get("seconder") or (self.seconder if self.mover else seconder)
        self.mover = self.seconder = ""
        self.floor.moved.pop("motion", None)

    def carried(self) -> str:
        """ "vote" where the vote last taken was carried, else empty."""
        return "vote" if self.vote is not None and self.vote.fields.get("result") == "carried" else ""

    def last_said(self) -> Found | None:
        """The question, answer or comment found last."""
        return next((f for f in reversed(self.found) if f.kind in ("comment", "question", "answer")), None)
