"""Votes: what a count decides, who breaks a tie, and the decisions that need more than a majority."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from math import ceil
from typing import Literal

from minutebook.law.answer import Answer, Line, reached
from minutebook.law.errors import LawError
from minutebook.law.nations import BodyKind, Nation
from minutebook.law.notice_table import FROM_MEMORY
from minutebook.law.rules import Edition, Rule, example, rule

Result = Literal["carried", "not-carried", "tied"]
Casting = Literal["awaited", "for", "against", "none"]
Matter = Literal["", "honorary-title", "qualified", "alternative-balance"]


@dataclass(frozen=True)
class Count:
    """The votes for, against and abstaining, and those in the room who did none of these."""

    votes_for: int
    against: int
    abstaining: int = 0
    not_voting: int = 0

    def __post_init__(self) -> None:
        for field in ("votes_for", "against", "abstaining", "not_voting"):
            if getattr(self, field) < 0:
                raise LawError(field, f"cannot be less than 0, but is {getattr(self, field)}")

    def __str__(self) -> str:
        figures = ((self.votes_for, "for"), (self.against, "against"))
        rest = ((self.abstaining, "abstaining"), (self.not_voting, "not voting"))
        said = [f"{number} {what}" for number, what in figures + tuple(one for one in rest if one[0])]
        return ", ".join(said)

    @property
    def voting(self) -> int:
        """Those who voted for or against."""
        return self.votes_for + self.against

    @property
    def present(self) -> int:
        """All whom the count accounts for."""
        return self.voting + self.abstaining + self.not_voting

    def lines(self) -> tuple[Line, ...]:
        """The count as lines; abstentions decide nothing."""
        return (
            Line(self.votes_for, why="for"),
            Line(self.against, why="against"),
            Line(self.abstaining, counts=False, why="abstaining"),
            Line(self.not_voting, counts=False, why="not voting"),
        )


# By a majority of those present and voting: who breaks a tie.
MAJORITY = rule(
    "majority",
    "Decisions by majority",
    "A question is decided by most of the members present and voting, and whoever presides may break a tie.",
    Edition(
        "LGA 1972 Sch 12 paras 39 and 44",
        "casting vote",
        nations=("england", "wales"),
        bodies=("council", "committee", "joint", "parish"),
        since=date(1974, 4, 1),
    ),
    Edition(
        "Local Government (Scotland) Act 1973 Sch 7",
        "casting vote, but a lot for an appointment",
        nations=("scotland",),
        bodies=("council", "committee", "joint"),
        since=date(1975, 5, 16),
        status="contested",
        note=FROM_MEMORY,
    ),
    Edition(
        "LGA (NI) 2014 s.39",
        "casting vote",
        nations=("northern-ireland",),
        bodies=("council", "committee", "joint"),
        since=date(2014, 6, 2),
    ),
    Edition(
        "The executive's own rules",
        "casting vote",
        nations=("england", "wales", "northern-ireland"),
        bodies=("executive",),
        status="local",
    ),
    Edition("The body's own terms of reference", "casting vote", bodies=("informal",), status="local"),
)

_DAY = date(2025, 5, 6)


@MAJORITY.answered_by(
    example("carried", count=Count(12, 9, 3), nation="england", body="council", on=_DAY),
    example("carried", count=Count(10, 10, 2), casting="for", nation="england", body="council", on=_DAY),
    example("not-carried", count=Count(10, 10, 2), casting="none", nation="england", body="council", on=_DAY),
    example("tied", count=Count(6, 6), nation="england", body="committee", on=_DAY),
    example("not-carried", count=Count(0, 0, 20), nation="wales", body="council", on=_DAY),
    example("carried", count=Count(1, 0, 20), nation="wales", body="council", on=_DAY),
)
def vote_result(
    count: Count,
    *,
    nation: Nation,
    body: BodyKind,
    on: date,
    casting: Casting = "awaited",
    appointment: bool = False,
    entitled: int | None = None,
) -> Answer[Result]:
    """What a vote decides by majority.

    ``casting`` is how whoever presides broke a tie: "awaited" leaves it tied, "none" says they did not or
    may not, and the motion falls. ``appointment`` is a vote to put a member into an office (Scotland).
    Raises LawError for more votes than ``entitled`` members, or a casting vote without a tie.
    """
    edition = MAJORITY.on(on, nation, body)
    _entitled(count, entitled)
    tied = count.votes_for == count.against and count.voting > 0
    if casting in ("for", "against") and not tied:
        raise LawError("casting", "a casting vote breaks a tie, and these votes are not tied")
    if casting in ("for", "against") and appointment and "lot" in edition.value:
        raise LawError(
            "casting", "a tie over an appointment is broken by drawing lots, not by a casting vote"
        )
    lines = count.lines()
    if tied:
        lines += (Line(casting, casting in ("for", "against"), "casting vote"),)
    return reached(MAJORITY, edition, lines, _by_majority, lambda result: _said(count, casting, result))


def _by_majority(lines: tuple[Line, ...]) -> Result:
    """Recounts a vote by majority from its lines."""
    ayes, noes, *rest = lines
    if ayes.number != noes.number:
        return "carried" if ayes.number > noes.number else "not-carried"
    casting = rest[-1].value if rest[-1].why == "casting vote" else "none"
    if casting == "awaited":
        return "tied"
    return "carried" if casting == "for" else "not-carried"


def _said(count: Count, casting: Casting, result: Result) -> str:
    figures = f"{count.votes_for} for and {count.against} against"
    if not count.voting:
        return f"nobody voted for or against, so the motion is not carried ({count.abstaining} abstained)"
    if count.votes_for != count.against:
        return f"{figures}: {'carried' if result == 'carried' else 'not carried'}; abstentions do not count"
    if casting == "awaited":
        return f"{figures}: a tie, which whoever presides may break; if they do not, the motion falls"
    if casting == "none":
        return f"{figures}: a tie that nobody broke, so the motion is not carried"
    return f"{figures}: a tie, broken by a casting vote {casting}"


HONORARY_TITLE = rule(
    "honorary-title-majority",
    "Honorary aldermen and freemen",
    "A council gives the title by at least two thirds of those voting, at a meeting called for the purpose.",
    Edition(
        "LGA 1972 s.249",
        Fraction(2, 3),
        nations=("england", "wales"),
        bodies=("council", "parish"),
        since=date(1974, 4, 1),
    ),
)
QUALIFIED = rule(
    "qualified-majority",
    "Decisions by qualified majority",
    "What standing orders reserve for it needs 80% of the votes of those present and voting, rounded up.",
    Edition(
        "LGA (NI) 2014 s.40",
        Fraction(4, 5),
        nations=("northern-ireland",),
        bodies=("council", "committee", "joint"),
        since=date(2014, 6, 2),
    ),
)
ALTERNATIVE_BALANCE = rule(
    "alternative-balance-vote",
    "Committee seats shared otherwise than by political balance",
    "A council may share seats otherwise only if no member votes against; it lapses at the next review.",
    Edition(
        "LGHA 1989 s.17",
        Fraction(1),
        nations=("england", "wales"),
        bodies=("council",),
        since=date(1990, 8, 1),
    ),
)
_SPECIAL: dict[str, Rule[Fraction]] = {
    "honorary-title": HONORARY_TITLE,
    "qualified": QUALIFIED,
    "alternative-balance": ALTERNATIVE_BALANCE,
}


@HONORARY_TITLE.answered_by(
    example("carried", count=Count(20, 10), matter="honorary-title", nation="england", on=_DAY),
    example("not-carried", count=Count(19, 10), matter="honorary-title", nation="england", on=_DAY),
)
@QUALIFIED.answered_by(
    example("carried", count=Count(33, 8), matter="qualified", nation="northern-ireland", on=_DAY),
    example("not-carried", count=Count(32, 9), matter="qualified", nation="northern-ireland", on=_DAY),
)
@ALTERNATIVE_BALANCE.answered_by(
    example("carried", count=Count(30, 0, 4), matter="alternative-balance", nation="wales", on=_DAY),
    example("not-carried", count=Count(30, 1), matter="alternative-balance", nation="wales", on=_DAY),
)
def special_vote(
    count: Count,
    matter: Matter,
    *,
    nation: Nation,
    on: date,
    body: BodyKind = "council",
    entitled: int | None = None,
) -> Answer[Result]:
    """What a vote decides where more than a majority is needed; a tie is never broken in favour.

    Raises LawError for a matter the nation has no such rule for, or more votes than ``entitled`` members.
    """
    if matter not in _SPECIAL:
        raise LawError("matter", f"{matter!r} needs no special majority; there are {', '.join(_SPECIAL)}")
    found = _SPECIAL[matter]
    edition = found.on(on, nation, body)
    _entitled(count, entitled)
    lines = (Line(edition.value, why="of those voting must be for"), *count.lines())
    needed = max(ceil(edition.value * count.voting), 1)
    because = f"of {count.voting} voting {needed} must be for, and {count.votes_for} are"
    return reached(found, edition, lines, _by_share, because)


def _by_share(lines: tuple[Line, ...]) -> Result:
    """Recounts a vote that needs a share of those voting."""
    share, ayes, noes = lines[:3]
    assert isinstance(share.value, Fraction)
    needed = max(ceil(share.value * (ayes.number + noes.number)), 1)
    return "carried" if ayes.number >= needed else "not-carried"


ACCOUNTED = rule(
    "votes-account",
    "Votes and members present",
    "Those for, against, abstaining and not voting are together as many as were in the room.",
    Edition("Good practice of minute-taking", None, status="local"),
)


@ACCOUNTED.answered_by(
    example(0, count=Count(20, 10, 2, 1), present=33),
    example(13, count=Count(12, 8), present=33),
)
def votes_unaccounted(
    count: Count, present: int, *, nation: Nation = "england", on: date = date.max
) -> Answer[int]:
    """How many of those present a count says nothing of. Raises LawError where more voted than were there."""
    if count.present > present:
        raise LawError(
            "votes", f"{count.present} votes and abstentions are minuted, but {present} were there"
        )
    lines = (Line(present, why="there"), *count.lines())
    rest = present - count.present
    because = f"{present} were there and the count accounts for {count.present}"
    warnings = (f"The minutes do not say how {rest} of those present voted.",) if rest else ()
    return reached(ACCOUNTED, ACCOUNTED.on(on, nation), lines, _unaccounted, because, warnings)


def _unaccounted(lines: tuple[Line, ...]) -> int:
    present, *votes = lines
    return present.number - sum(line.number for line in votes)


def _entitled(count: Count, entitled: int | None) -> None:
    if entitled is not None and count.present > entitled:
        raise LawError("votes", f"{count.present} votes are counted, but {entitled} members may vote")
