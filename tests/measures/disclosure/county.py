"""A county of invented children for the attacker to look for, and the figures that can be told of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from itertools import product

from minutebook.measures.disclosure import Policy
from minutebook.measures.disclosure.quantities import Quantity, parts_of
from minutebook.measures.observation import Observation, Released
from minutebook.measures.periods import Period
from minutebook.measures.rounding import percent
from tests.measures.disclosure.attacker import Attacker, Group

AREA = "E10000099"
QUARTERS = [
    (date(2024, 4, 1), date(2024, 6, 30)),
    (date(2024, 7, 1), date(2024, 9, 30)),
    (date(2024, 10, 1), date(2024, 12, 31)),
    (date(2025, 1, 1), date(2025, 3, 31)),
    (date(2025, 4, 1), date(2025, 6, 30)),
]
OUTCOMES = ("suitable", "unsuitable", "no information")
TEAMS = ("North", "South", "West")
SPANS = [(0, 0), (1, 1), (2, 2), (3, 3), (4, 4), (0, 1), (0, 2), (0, 3), (1, 4)]
"""Quarters by themselves, year to date, the year, and the rolling year a quarter later."""


@dataclass(frozen=True)
class Asked:
    """One figure somebody may publish: which outcome (none: just the number), quarters and team."""

    outcome: str | None
    span: tuple[int, int]
    team: str | None = None


Told = tuple[Asked, Released]


class County:
    """The truth: how many children of each quarter, team and outcome there were."""

    def __init__(self, sizes: dict[tuple[int, str, str], int]) -> None:
        self.sizes = sizes

    def members(self, asked: Asked, *, above: bool = True) -> frozenset[Group]:
        """The smallest groups a figure counts, above the line or below it."""
        quarters = range(asked.span[0], asked.span[1] + 1)
        teams = [asked.team] if asked.team else list(TEAMS)
        outcomes = [asked.outcome] if asked.outcome and above else OUTCOMES
        return frozenset(key for key in product(quarters, teams, outcomes) if key in self.sizes)

    def count(self, members: frozenset[Group]) -> int:
        return sum(self.sizes[member] for member in members)  # type: ignore[index]

    def observation(self, asked: Asked) -> Observation:
        period = Period("quarter to date", QUARTERS[asked.span[0]][0], QUARTERS[asked.span[1]][1])
        top = self.count(self.members(asked))
        bottom = self.count(self.members(asked, above=False))
        share = asked.outcome is not None
        return Observation(
            f"leavers {asked.outcome}" if share else "leavers",
            AREA,
            period,
            unit="percent" if share else "number",
            flow=True,
            counts="" if share else "care leavers",
            cohort="care leavers" if share else "",
            partition="accommodation" if share else "",
            breakdown=(("team", asked.team),) if asked.team else (),
            numerator=top,
            denominator=bottom if share else None,
            value=percent(top, bottom) if share else float(top),
        )

    def attack(
        self, log: Iterable[Told], *, noughts_are_shown: bool = True
    ) -> tuple[Attacker, dict[Quantity, frozenset[Group]]]:
        """An attacker who has read ``log``, and the counts that were hidden from it."""
        attacker = Attacker(self.sizes)
        hidden: dict[Quantity, frozenset[Group]] = {}
        shown: set[Quantity] = set()
        for asked, figure in log:
            parts = parts_of(figure)
            members = self.members(asked), self.members(asked, above=False)
            counts = figure.numerator, figure.denominator
            for quantity, groups, count in zip(parts, members, counts, strict=True):
                if quantity is None:
                    continue
                if count is None:
                    hidden[quantity] = groups
                    attacker.told_at_least(groups, min(1, self.count(groups)) if noughts_are_shown else 0)
                else:
                    shown.add(quantity)
                    attacker.told(groups, count)
        return attacker, {quantity: groups for quantity, groups in hidden.items() if quantity not in shown}


def found(county: County, log: list[Told], policy: Policy, before: Iterable[Told] = ()) -> list[str]:
    """Hidden small counts the attacker can tell more narrowly than from 1 to the threshold.

    What could be told from ``before`` alone is nobody's fault now; nor is what a ``c`` says by itself:
    that there is at least one child.
    """
    before = list(before)
    attacker, hidden = county.attack([*before, *log])
    allowed, _ = county.attack([*before, *((asked, all_hidden(figure)) for asked, figure in log)])
    narrow = []
    for quantity, groups in hidden.items():
        if not policy.is_small(county.count(groups)):
            continue
        low, high = attacker.bounds(groups)
        least, most = allowed.bounds(groups)
        if low > max(1, least) + 1e-6 or high < min(policy.threshold, most) - 1e-6:
            narrow.append(f"{quantity}: {county.count(groups)} lies from {low} to {high}")
    return narrow


def all_hidden(figure: Released) -> Released:
    """A figure with every count hidden but noughts, which are always shown."""
    return replace(
        figure,
        numerator=0 if figure.numerator == 0 else None,
        denominator=0 if figure.denominator == 0 else None,
        value=None,
        symbol="c",
    )
