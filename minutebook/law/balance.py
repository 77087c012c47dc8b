"""Political balance: how the seats of ordinary committees are shared among the groups of a council.

The Act gives four principles in order and no arithmetic. The arithmetic here is the customary one: largest
remainders, first over all seats together and then body by body, and where the two disagree the seats that
cost least proportion are moved, so that no other sharing of the same totals is nearer to the proportions.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from minutebook.law import wording
from minutebook.law.answer import Answer, Line, reached
from minutebook.law.apportion import Bounds, level, share_out
from minutebook.law.errors import LawError
from minutebook.law.nations import Nation
from minutebook.law.rules import Edition, example, rule

BALANCE = rule(
    "political-balance",
    "Political balance on committees",
    "No body's seats all go to one group; a group with most members of the council has most seats on each; "
    "all seats together, then each body's, are shared in proportion.",
    Edition(
        "LGHA 1989 ss.15 and 16; SI 1990/1553",
        "largest remainders",
        nations=("england", "wales"),
        bodies=("committee",),
        since=date(1990, 8, 1),
        note="The principles are statute and in this order; the arithmetic is custom. Not for the executive.",
    ),
)


@dataclass(frozen=True)
class Shares:
    """Seats by group: over all bodies, and for each body by its name."""

    all_seats: Mapping[str, int]
    by_body: Mapping[str, Mapping[str, int]]


@BALANCE.answered_by(
    example(
        Shares({"X": 31, "Y": 19, "Z": 10}, {"All": {"X": 31, "Y": 19, "Z": 10}}),
        groups={"X": 22, "Y": 13, "Z": 7},
        bodies={"All": 60},
        nation="england",
        on=date(2025, 5, 20),
    ),
    example(
        Shares({"X": 6, "Y": 3, "Z": 2}, {"Planning": {"X": 6, "Y": 3, "Z": 2}}),
        groups={"X": 22, "Y": 13, "Z": 7},
        bodies={"Planning": 11},
        nation="england",
        on=date(2025, 5, 20),
    ),
)
def balance(
    groups: Mapping[str, int],
    bodies: Mapping[str, int],
    *,
    nation: Nation,
    on: date,
    ungrouped: int = 0,
    seats: int | None = None,
) -> Answer[Shares]:
    """How the seats of ``bodies`` are shared among ``groups``, by their numbers of members.

    ``ungrouped`` members are in no group: what falls to them (under the name "") the council itself fills.
    ``seats`` are the members of the whole council, if some seats are empty: a group has a majority only if
    it is more than half of them. Raises LawError naming a number that cannot be.
    """
    if nation == "northern-ireland":
        raise LawError("nation", "Northern Ireland shares committee places by quota: ask for committee-quota")
    edition = BALANCE.on(on, nation, "committee")
    _possible(groups, bodies, ungrouped, seats)
    members = dict(groups) | ({"": ungrouped} if ungrouped else {})
    council = seats or sum(members.values())
    largest = next((group for group, size in groups.items() if 2 * size > council), "")
    bounds = {body: _bounds(size, members, groups, largest) for body, size in bodies.items()}
    totals, tied = share_out(sum(bodies.values()), members, _together(members, bounds))
    each = {body: share_out(size, members, bounds[body])[0] for body, size in bodies.items()}
    shared = level(each, totals, members, bounds)
    lines = tuple(
        Line(shared[body][group], why=f"{body}: {_name(group)}, due {_due(members, group, size)}")
        for body, size in bodies.items()
        for group in members
    )

    def recount(counted: tuple[Line, ...]) -> Shares:
        seats_of = iter(counted)
        by_body = {body: {group: next(seats_of).number for group in members} for body in bodies}
        return Shares({group: sum(row[group] for row in by_body.values()) for group in members}, by_body)

    return reached(BALANCE, edition, lines, recount, _said, _warned(shared, totals, tied, largest))


def _bounds(size: int, members: Mapping[str, int], groups: Mapping[str, int], largest: str) -> Bounds:
    """The fewest and most seats of each group on a body: principles (a) and (b)."""
    most = {name: size - 1 if name in groups and size > 1 and len(members) > 1 else size for name in members}
    least = {name: min(size // 2 + 1, most[name]) if name == largest and largest else 0 for name in members}
    return {name: (least[name], most[name]) for name in members}


def _together(members: Mapping[str, int], bounds: Mapping[str, Bounds]) -> Bounds:
    rows = bounds.values()
    return {name: (sum(row[name][0] for row in rows), sum(row[name][1] for row in rows)) for name in members}


def _possible(
    groups: Mapping[str, int], bodies: Mapping[str, int], ungrouped: int, seats: int | None
) -> None:
    if not groups:
        raise LawError("groups", "a council is shared among at least 1 group")
    for name, size in groups.items():
        if not name:
            raise LawError("groups", "a group has a name")
        if size < 2:
            raise LawError("groups", f"a group has at least 2 members, but {name} has {size}")
    for name, size in bodies.items():
        if size < 1:
            raise LawError("bodies", f"a body has at least 1 seat, but {name} has {size}")
    if not bodies:
        raise LawError("bodies", "there is no body whose seats could be shared")
    if ungrouped < 0:
        raise LawError("ungrouped", f"cannot be less than 0, but is {ungrouped}")
    if seats is not None and seats < sum(groups.values()) + ungrouped:
        raise LawError("seats", f"the groups have more members than the council's {seats} seats")


def _due(members: Mapping[str, int], group: str, seats: int) -> str:
    return f"{float(Fraction(members[group] * seats, sum(members.values()))):.2f}"


def _name(group: str) -> str:
    return group or "members of no group"


def _said(shares: Shares) -> str:
    figures = [f"{_name(group)} {number}" for group, number in shares.all_seats.items()]
    return f"of {wording.number(sum(shares.all_seats.values()), 'seat')}: {wording.both(figures)}"


def _warned(
    shared: Mapping[str, Mapping[str, int]], totals: Mapping[str, int], tied: tuple[str, ...], largest: str
) -> tuple[str, ...]:
    warnings = []
    if tied:
        names = wording.both([_name(group) for group in tied])
        warnings.append(f"{names} have equal claims to the last seat: settle it by agreement or by lot.")
    if any(sum(row[group] for row in shared.values()) != number for group, number in totals.items()):
        warnings.append(
            "The seats over all bodies cannot be in proportion without breaking a principle above."
        )
    if largest and any(2 * row[largest] <= sum(row.values()) for row in shared.values()):
        warnings.append(
            f"On a body of so few seats {largest} cannot both have most of them and not have all."
        )
    return tuple(warnings)
