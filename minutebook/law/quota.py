"""Committee places by quota: how Northern Ireland shares them among parties and independents."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from typing import Literal, NamedTuple

from minutebook.law import wording
from minutebook.law.answer import Answer, Line, reached
from minutebook.law.counting import Lines
from minutebook.law.errors import LawError
from minutebook.law.nations import Nation
from minutebook.law.notice_table import NI_ACT
from minutebook.law.rules import Edition, example, rule

Formula = Literal["ordinary", "by qualified majority"]

COMMITTEE_QUOTA = rule(
    "committee-quota",
    "Committee places by quota",
    "Each party has as many places as its elected councillors hold whole quotas; the places left go one by "
    "one to the greatest remainders, and of equal ones to the party with more first preference votes.",
    Edition(
        "LGA (NI) 2014 s.13, Sch 2 paras 2, 3, 5",
        None,
        nations=("northern-ireland",),
        bodies=("committee",),
        since=NI_ACT,
        note="An independent counts as a party of one. Committees appointed together are shared as one total "
        "(SR 2014/148 Sch 3); which of them to sit on is for each nominating officer.",
    ),
)


class Party(NamedTuple):
    """A party, or an independent, as elected: its councillors, and its first preference votes then."""

    councillors: int
    first_preferences: int

    def __str__(self) -> str:
        return f"({wording.number(self.councillors, 'councillor')}, {self.first_preferences:,} votes)"


@COMMITTEE_QUOTA.answered_by(
    example(
        {"Alder": 7, "Birch": 5, "Cedar": 3},
        parties={"Alder": Party(18, 21_400), "Birch": Party(13, 15_100), "Cedar": Party(9, 9_800)},
        places=15,
        nation="northern-ireland",
        on=date(2025, 6, 2),
    ),
    example(
        {"Alder": 3, "Birch": 1, "Cedar": 1},
        parties={"Alder": Party(20, 9_000), "Birch": Party(12, 7_000), "Cedar": Party(8, 5_000)},
        places=5,
        nation="northern-ireland",
        on=date(2025, 6, 2),
    ),
)
def committee_places(
    parties: Mapping[str, Party],
    places: int,
    *,
    nation: Nation,
    on: date,
    formula: Formula = "ordinary",
) -> Answer[dict[str, int]]:
    """How many of the ``places`` that councillors must fill each party may nominate to.

    ``places`` are those of one committee, its chair and deputy chair among them, or of all committees
    appointed together. ``formula`` is "by qualified majority" where the council so resolved the other quota
    of paragraph 3(3). Raises LawError naming a number that cannot be.
    """
    edition = COMMITTEE_QUOTA.on(on, nation, "committee")
    _possible(parties, places)
    elected = sum(party.councillors for party in parties.values())
    quota = _quota(elected, places, formula)
    whole = {name: party.councillors // quota for name, party in parties.items()}
    left = places - sum(whole.values())
    queue, tied = _by_remainder(parties, quota, left)
    lines = [Line(number, why=f"{name}: whole quotas") for name, number in whole.items()]
    lines += [Line(name, why="the greatest remainder left") for name in (queue * left)[:left]]
    because = (
        f"{elected} councillors and {wording.number(places, 'place')} make a quota of {float(quota):.2f}"
    )
    return reached(
        COMMITTEE_QUOTA,
        edition,
        tuple(lines),
        lambda counted: _shares(tuple(parties), counted),
        lambda shares: f"{because}: {wording.both([f'{name} {number}' for name, number in shares.items()])}",
        _warned(left, queue, tied),
    )


def _quota(elected: int, places: int, formula: Formula) -> Fraction:
    if formula == "ordinary":
        return Fraction(elected, places)
    return Fraction(elected, places + 1) + 1


def _by_remainder(parties: Mapping[str, Party], quota: Fraction, left: int) -> tuple[list[str], list[str]]:
    """The parties by remainder, then votes; and those among whom neither settles who has the last place."""
    rank = {
        name: (party.councillors % quota / quota, party.first_preferences) for name, party in parties.items()
    }
    queue = sorted(parties, key=lambda name: rank[name], reverse=True)
    cut = left % len(queue)
    if not cut or rank[queue[cut - 1]] != rank[queue[cut]]:
        return queue, []
    return queue, [name for name in queue if rank[name] == rank[queue[cut]]]


def _shares(names: tuple[str, ...], lines: Lines) -> dict[str, int]:
    """Recounts the places: whole quotas in the parties' order, then one for each remainder."""
    shares = {name: line.number for name, line in zip(names, lines, strict=False)}
    for line in lines[len(names) :]:
        shares[str(line.value)] += 1
    return shares


def _warned(left: int, queue: list[str], tied: list[str]) -> tuple[str, ...]:
    warnings = []
    if tied:
        warnings.append(
            f"{wording.both(tied)} have equal remainders and equal votes: the Act does not say who comes "
            "first."
        )
    if left > len(queue):
        warnings.append(
            "More places are left than there are parties: the remainders are gone through again, of which "
            "the Act does not speak."
        )
    return tuple(warnings)


def _possible(parties: Mapping[str, Party], places: int) -> None:
    if not parties:
        raise LawError("parties", "places are shared among at least 1 party")
    for name, party in parties.items():
        if party.councillors < 1:
            raise LawError("parties", f"{name} must have at least 1 councillor, but has {party.councillors}")
        if party.first_preferences < 0:
            raise LawError("parties", f"{name} cannot have fewer than 0 votes")
    if places < 1:
        raise LawError("places", f"must be at least 1, but is {places}")
