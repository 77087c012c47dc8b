"""Recorded votes: when names go into the minutes, and whether they are all there."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date

from minutebook.law.answer import Answer, Line, all_count, any_counts, reached
from minutebook.law.errors import LawError
from minutebook.law.nations import BodyKind, Nation
from minutebook.law.rules import DEFAULTS, Choices, Edition, Setting, example, rule
from minutebook.law.votes import Count

OWN_VOTE = rule(
    "own-vote-recorded",
    "A member's own vote in the minutes",
    "A member who asks for it immediately after a vote has their own vote or abstention put in the minutes.",
    Edition(
        "SI 1993/202 Sch 2 para 1; SI 2006/1275 (W.121) in Wales",
        None,
        nations=("england", "wales"),
        bodies=("council", "committee", "joint"),
        since=date(1993, 4, 1),
        note="The Welsh regulations were not seen when this was written.",
    ),
)

REQUESTERS = Setting(
    "recorded-vote-requesters", 5, "members who must ask before a whole vote is recorded by name"
)
RECORDED_VOTE = rule(
    "recorded-vote",
    "A vote recorded by name on request",
    "The whole vote is recorded by name when as many members ask for it as standing orders say.",
    Edition("Standing orders of the council", None, status="local"),
    settings=(REQUESTERS,),
)

BUDGET_VOTE = rule(
    "budget-vote",
    "Votes when the budget is set",
    "After any vote at a budget meeting, on amendments too, the minutes name all who were for, against or "
    "abstained; standing orders cannot suspend this.",
    Edition(
        "SI 2001/3384 Sch 2, as amended by SI 2014/165",
        None,
        nations=("england",),
        bodies=("council",),
        since=date(2014, 2, 25),
    ),
)

_DAY = date(2025, 3, 4)


@dataclass(frozen=True)
class Names:
    """Who voted how. Raises LawError naming a member who is in it twice."""

    votes_for: tuple[str, ...] = ()
    against: tuple[str, ...] = ()
    abstaining: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        for name, times in Counter(self.votes_for + self.against + self.abstaining).items():
            if times > 1:
                raise LawError("names", f"{name} is recorded {times} times in one vote")

    def count(self) -> Count:
        """The numbers the names come to."""
        return Count(len(self.votes_for), len(self.against), len(self.abstaining))


@OWN_VOTE.answered_by(
    example(True, straight_after=True, nation="england", body="committee", on=_DAY),
    example(False, straight_after=False, nation="england", body="council", on=_DAY),
)
def own_vote_recorded(straight_after: bool, *, nation: Nation, body: BodyKind, on: date) -> Answer[bool]:
    """Whether a member's request to have their own vote minuted must be met."""
    when = "immediately after the vote" if straight_after else "later than immediately after the vote"
    line = Line("asked", straight_after, when)
    return reached(OWN_VOTE, OWN_VOTE.on(on, nation, body), (line,), all_count, f"the member asked {when}")


@RECORDED_VOTE.answered_by(
    example(True, asking=5, nation="england", on=_DAY),
    example(False, asking=4, nation="england", on=_DAY),
)
def recorded_vote_due(asking: int, *, nation: Nation, on: date, choices: Choices = DEFAULTS) -> Answer[bool]:
    """Whether the whole vote is recorded by name because ``asking`` members asked for it."""
    if asking < 0:
        raise LawError("asking", f"cannot be less than 0, but is {asking}")
    needed = choices[REQUESTERS]
    line = Line(asking, asking >= needed, f"asked, of {needed} needed")
    because = f"{asking} members asked and standing orders need {needed}"
    return reached(RECORDED_VOTE, RECORDED_VOTE.on(on, nation), (line,), any_counts, because)


@BUDGET_VOTE.answered_by(
    example(True, names=Names(("Ash", "Birch"), ("Cedar",)), present=3, nation="england", on=_DAY),
    example(False, names=Names(), present=3, nation="england", on=_DAY),
)
def budget_vote_recorded(names: Names, present: int, *, nation: Nation, on: date) -> Answer[bool]:
    """Whether the names given for a vote at a budget meeting account for all who were ``present``.

    Raises LawError where more are named than were there.
    """
    named = names.count().present
    if named > present:
        raise LawError("names", f"{named} members are named, but {present} were there")
    line = Line(named, named == present, f"named, of {present} there")
    because = f"{named} of the {present} members there are named with how they voted"
    return reached(BUDGET_VOTE, BUDGET_VOTE.on(on, nation, "council"), (line,), all_count, because)
