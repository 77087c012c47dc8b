"""Quorum: how many members must be there, and whether they were at each moment of a meeting."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import partial
from math import ceil
from typing import NamedTuple

from minutebook.law import wording
from minutebook.law.answer import Answer, Line, all_count, reached
from minutebook.law.errors import LawError
from minutebook.law.nations import NATION_NAMES, BodyKind, Nation
from minutebook.law.notice_table import FROM_MEMORY
from minutebook.law.rules import DEFAULTS, Choices, Edition, Setting, example, rule


@dataclass(frozen=True)
class Share:
    """The part of all members that must be there, never under ``least``.

    Where more than ``lost`` of the members are disqualified at the same time, the part is taken of those
    who remain.
    """

    of_members: Fraction
    least: int = 1
    lost: Fraction | None = None

    def __str__(self) -> str:
        least = f", at least {self.least}" if self.least > 1 else ""
        lost = f"; of those who remain once over {self.lost} are disqualified" if self.lost else ""
        return f"{self.of_members} of the members{least}{lost}"


COMMITTEE_SHARE = Setting(
    "committee-quorum-share",
    Fraction(1, 4),
    "the part of its members that must be at a committee whose standing orders fix no number",
)
COMMITTEE_LEAST = Setting(
    "committee-quorum-least", 3, "the fewest members a committee may ever do business with"
)

_OWN_ORDERS = (
    "The body's own standing orders (LGA 1972 s.106; Local Government (Scotland) Act 1973"
    " s.62; LGA (NI) 2014 s.37)"
)

QUORUM = rule(
    "quorum",
    "Quorum",
    "No business is done unless a quorum is there: a fixed part of all the members, empty seats included.",
    Edition(
        "LGA 1972 Sch 12 paras 6 and 45",
        Share(Fraction(1, 4), lost=Fraction(1, 3)),
        nations=("england", "wales"),
        bodies=("council",),
        since=date(1974, 4, 1),
    ),
    Edition(
        "LGA 1972 Sch 12 paras 12, 28 and 45",
        Share(Fraction(1, 3), least=3, lost=Fraction(1, 3)),
        nations=("england", "wales"),
        bodies=("parish",),
        since=date(1974, 4, 1),
    ),
    Edition(
        "Local Government (Scotland) Act 1973 Sch 7",
        Share(Fraction(1, 4)),
        nations=("scotland",),
        bodies=("council",),
        since=date(1975, 5, 16),
        status="contested",
        note=FROM_MEMORY,
    ),
    Edition(
        "LGA (NI) 2014 Sch 5 para 7",
        Share(Fraction(1, 4), lost=Fraction(1, 4)),
        nations=("northern-ireland",),
        bodies=("council",),
        since=date(2014, 6, 2),
    ),
    Edition(
        _OWN_ORDERS,
        Share(COMMITTEE_SHARE.default, COMMITTEE_LEAST.default),
        bodies=("committee", "joint", "informal"),
        status="local",
    ),
    Edition(
        "The executive's own rules (LGA 2000 Sch A1 and Sch 1)",
        Share(COMMITTEE_SHARE.default, COMMITTEE_LEAST.default),
        nations=("england", "wales", "northern-ireland"),
        bodies=("executive",),
        status="local",
    ),
    settings=(COMMITTEE_SHARE, COMMITTEE_LEAST),
)

_DAY = date(2025, 5, 6)


@dataclass(frozen=True)
class Body:
    """The body whose quorum is asked.

    ``seats`` are all its members, empty seats included; ``fixed`` the quorum its own standing orders name;
    ``roles`` those who must be among the members there, each with its number (a health and wellbeing
    board: one councillor, one from Healthwatch); ``disqualified`` the seats still empty because their
    holders were all disqualified at once. Raises LawError naming a number that cannot be.
    """

    seats: int
    nation: Nation
    kind: BodyKind
    fixed: int | None = None
    roles: tuple[tuple[str, int], ...] = ()
    disqualified: int = 0

    def __post_init__(self) -> None:
        if self.seats < 1:
            raise LawError("seats", f"a body has at least 1 seat, not {self.seats}")
        if not 0 <= self.disqualified < self.seats:
            raise LawError(
                "disqualified", f"of {self.seats} members {self.disqualified} cannot be disqualified"
            )
        if self.fixed is not None and not 1 <= self.fixed <= self.seats:
            raise LawError("fixed", f"a quorum of {self.seats} members is from 1 to {self.seats}")

    def __str__(self) -> str:
        said = [f"a {self.kind} of {wording.number(self.seats, 'seat')} in {NATION_NAMES[self.nation]}"]
        if self.fixed is not None:
            said.append(f"quorum fixed at {self.fixed}")
        said += [f"{number} of them as {role}" for role, number in self.roles]
        if self.disqualified:
            said.append(f"{self.disqualified} disqualified at once")
        return ", ".join(said)


@QUORUM.answered_by(
    example(11, of=Body(41, "england", "council"), on=_DAY),
    example(15, of=Body(60, "england", "council"), on=_DAY),
    example(18, of=Body(70, "wales", "council"), on=_DAY),
    example(5, of=Body(13, "england", "parish"), on=_DAY),
    example(3, of=Body(9, "england", "committee"), on=_DAY),
    example(7, of=Body(18, "england", "committee", fixed=7), on=_DAY),
    example(10, of=Body(60, "england", "council", disqualified=21), on=_DAY),
)
def quorum(of: Body, on: date, choices: Choices = DEFAULTS) -> Answer[int]:
    """How many members must be there on a day. Raises LawError where ``fixed`` is under the law's."""
    edition = QUORUM.on(on, of.nation, of.kind)
    share = _own_share(choices) if edition.status == "local" else edition.value
    members, why = of.seats, "members, empty seats included"
    if share.lost is not None and of.disqualified > share.lost * of.seats:
        members, why = of.seats - of.disqualified, "members who remain, so many were disqualified at once"
    counted: tuple[Line, ...] = (
        Line(members, why=why),
        Line(share.of_members, why="of them must be there"),
        Line(share.least, why="at the fewest"),
    )
    if of.fixed is not None:
        if edition.status != "local" and of.fixed < _needed(counted):
            raise LawError("fixed", f"standing orders cannot go below the law's {_needed(counted)}")
        counted += (Line(of.fixed, why="the number the body's standing orders fix"),)
    return reached(
        QUORUM,
        edition,
        counted,
        _needed,
        lambda needed: (
            f"{needed} of {wording.number(members, 'member')} must be there for business to be done"
        ),
    )


@QUORUM.answered_by(
    example(False, present=14, of=Body(60, "england", "council"), on=_DAY),
    example(True, present=15, of=Body(60, "england", "council"), on=_DAY),
    example(
        False,
        present=7,
        of=Body(18, "england", "committee", fixed=7, roles=(("councillor", 1), ("Healthwatch", 1))),
        on=_DAY,
        present_by_role={"councillor": 3},
    ),
)
def is_quorate(
    present: int,
    of: Body,
    on: date,
    present_by_role: Mapping[str, int] | None = None,
    choices: Choices = DEFAULTS,
) -> Answer[bool]:
    """Whether business may be done with ``present`` members in the room, so many of them in each role."""
    needed = quorum(of, on, choices)
    if not 0 <= present <= of.seats:
        raise LawError("present", f"of {of.seats} members {present} cannot be there")
    there = present_by_role or {}
    lines = [Line(present, present >= needed.result, f"there, of {needed.result} needed")]
    lines += [
        Line(there.get(role, 0), there.get(role, 0) >= number, f"there as {role}, of {number} needed")
        for role, number in of.roles
    ]
    short = [f"{line.value} {line.why}" for line in lines if not line.counts]
    enough = f"{present} are there and {needed.result} are needed"
    because = f"there is no quorum: {wording.both(short)}" if short else enough
    return reached(QUORUM, needed.edition, tuple(lines), all_count, because)


class Movement(NamedTuple):
    """A member comes or leaves, at a time or item in the clerk's own words ("14:20", "item 7")."""

    member: str
    at: str
    comes: bool

    def __str__(self) -> str:
        return f"{self.member} {'comes' if self.comes else 'leaves'} at {self.at}"


class Moment(NamedTuple):
    """From ``at`` until the next moment: how many members were there, and whether that was a quorum."""

    at: str
    present: int
    quorate: bool

    def __str__(self) -> str:
        return f"from {self.at} {self.present} there, {'a' if self.quorate else 'no'} quorum"


@QUORUM.answered_by(
    example(
        (Moment("the start", 3, True), Moment("14:20", 2, False)),
        present=("Ash", "Birch", "Cedar"),
        movements=(Movement("Birch", "14:20", comes=False),),
        of=Body(9, "england", "committee"),
        on=_DAY,
    ),
)
def quorum_throughout(
    present: Iterable[str],
    movements: Iterable[Movement],
    of: Body,
    on: date,
    choices: Choices = DEFAULTS,
) -> Answer[tuple[Moment, ...]]:
    """The moments of a meeting, from who was there at the start and each movement since, in order.

    Raises LawError where someone leaves who was not there, comes twice, or too many are there.
    """
    needed = quorum(of, on, choices)
    there = set(present)
    lines = [Line(needed.result, why="needed"), Line(len(there), why="the start")]
    for member, at, comes in movements:
        if comes == (member in there):
            raise LawError("movements", f"{member} {'was already' if comes else 'was not'} there at {at}")
        (there.add if comes else there.remove)(member)
        lines.append(Line(len(there), why=at))
    if max(line.number for line in lines[1:]) > of.seats:
        raise LawError("present", f"more members are there than the body has seats ({of.seats})")
    return reached(QUORUM, needed.edition, tuple(lines), _moments, partial(_spoken, needed.result))


def _spoken(needed: int, moments: tuple[Moment, ...]) -> str:
    lost = [moment.at for moment in moments if not moment.quorate]
    if not lost:
        return f"the quorum of {needed} was there throughout"
    return f"the quorum of {needed} was missing from {wording.both(lost)}"


def _moments(lines: tuple[Line, ...]) -> tuple[Moment, ...]:
    """Recounts the moments: each number present beside the number needed."""
    needed, *rest = lines
    return tuple(Moment(line.why, line.number, line.number >= needed.number) for line in rest)


def _needed(lines: tuple[Line, ...]) -> int:
    """Recounts a quorum: the fixed number if there is one, else the share, not under the least."""
    members, share, least, *fixed = lines
    if fixed:
        return fixed[0].number
    assert isinstance(share.value, Fraction)
    return min(max(ceil(members.number * share.value), least.number), members.number)


def _own_share(choices: Choices) -> Share:
    share = choices[COMMITTEE_SHARE]
    if not 0 < share <= 1:
        raise LawError(COMMITTEE_SHARE.name, f"is a part of the members, so over 0 and up to 1, not {share}")
    return Share(share, choices[COMMITTEE_LEAST])
