"""What is on the floor: the motion and the amendment that were moved, and by whom."""

from __future__ import annotations

from dataclasses import dataclass, field

from minutebook.reading.movers import movers
from minutebook.reading.patterns import Rule, Words

# An outcome so many blocks after its motion was moved is still the outcome of that motion.
_NEAR = 3
_AMENDMENT = Rule("(?:amendment|amendments|counter-motion|alternative budget)")
_MOTION = Rule("(?:motion|motions|original|substantive)")
_MOVES = Rule("(?:moved|proposed|proposal|motion|amendment|seconded)")
_SUBSTANTIVE = Rule("(?:as (?:so)? amended|substantive)")


@dataclass
class Floor:
    """The mover and seconder of the motion and of the amendment now before a meeting."""

    moved: dict[str, tuple[str, str]] = field(default_factory=dict)
    last: str = ""
    block: int = -1

    def hear(self, words: Words, block: int) -> None:
        """Note who moves and who seconds in a sentence; a seconder alone joins the mover before."""
        if not _MOVES.search(words):
            return
        mover, seconder = movers(words.text)
        if mover:
            kind = "amendment" if _AMENDMENT.search(words) and not _SUBSTANTIVE.search(words) else "motion"
            self.moved[kind] = (mover, seconder)
            self.last, self.block = kind, block
        elif seconder and self.last in self.moved and not self.moved[self.last][1]:
            self.moved[self.last] = (self.moved[self.last][0], seconder)
            self.block = block

    def voted_on(self, words: Words) -> tuple[str, str]:
        """The mover and the seconder of what a vote was taken on; empty if it is not known."""
        return self.moved.get(self._kind(words), ("", ""))

    def _kind(self, words: Words) -> str:
        if _AMENDMENT.search(words) and not _SUBSTANTIVE.search(words):
            return "amendment"
        return "motion" if _MOTION.search(words) else self.last

    def outcome_of(self, block: int) -> tuple[str, str]:
        """The mover and seconder of the motion whose outcome stands in ``block``."""
        found = self.moved.get("motion", ("", ""))
        return found if found[1] and block - self.block <= _NEAR else ("", "")

    def close(self, words: Words, *, lost: bool) -> None:
        """What was voted on is no longer before the meeting, but for a motion carried: its outcome comes."""
        kind = self._kind(words)
        if lost or kind == "amendment":
            self.moved.pop(kind, None)
            self.last = "motion" if "motion" in self.moved else ""
