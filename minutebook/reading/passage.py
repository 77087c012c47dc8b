"""A passage: a sentence where it stands, and how what is found in its words is noted."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from minutebook.reading import referrals
from minutebook.reading.actions import Action
from minutebook.reading.patterns import Rule, Words, words_of
from minutebook.reading.people import Role
from minutebook.reading.talk import Found, Talk

# The actions of a paragraph so labelled are of the meeting before.
_EARLIER = Rule("^ action~ (?:from|of|arising from|outstanding from) (?:the)? (?:last|previous)")


@dataclass(slots=True)
class Passage:
    """A stretch of a block, mostly a sentence: its words, and where they start in the block's text."""

    talk: Talk
    index: int
    text: str
    start: int
    words: Words

    @property
    def end(self) -> int:
        """Where the stretch ends in the block's text."""
        return self.start + len(self.text)

    def part(self, first: int, last: int) -> Passage:
        """The stretch from one offset in this one's text to another."""
        return passage(self.talk, self.index, self.text[first:last], self.start + first)

    def note(
        self,
        kind: str,
        first: int,
        last: int,
        fields: dict[str, Any],
        *,
        why: str = "",
        cue: str = "",
    ) -> Found:
        """Note an element in the words ``first`` up to ``last``."""
        begin, end = self.start + self.words.begin(first), self.start + self.words.end(last)
        return self.talk.add(kind, self.index, begin, end, fields, why=why, cue=cue)

    def act(self, acts: list[Action]) -> None:
        """Note actions, but none of an earlier meeting; a pronoun for an owner stands for who spoke last."""
        if not acts:
            return
        if _EARLIER.match(words_of(self.talk.blocks[self.index].text[:60])):
            return
        for one in acts:
            fields = dict(one.fields)
            if self.talk.cast.role(fields["owner"]) is Role.PRONOUN:
                fields["owner"] = self.talk.speaker_of(self.index)
            self.note("action", one.first, one.last, fields, why=one.why, cue=one.cue)

    def refer(self) -> None:
        """Note the other bodies that the words send the matter to."""
        for body in referrals.referrals(self.words, self.talk.own, self.talk.bodies):
            why = "" if body.sure else "the body is named, but not clearly as dealing with this"
            self.note("referral", body.first, body.last, {"body": body.name}, why=why, cue="body")


def passage(talk: Talk, index: int, text: str, start: int) -> Passage:
    """The passage of some text that stands at ``start`` in the block ``index``."""
    return Passage(talk, index, text, start, words_of(text))
