"""The only way out: exact figures go in, what may be published comes out.

Small counts are hidden first; then, in every sum that the public can do with this release, all earlier
ones and the Department's tables, further counts until no small one can be told more narrowly than
"1 to 5". What was hidden once stays hidden, what was shown once is taken as known.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields
from datetime import date
from typing import Literal

from minutebook.measures.disclosure.policy import DEPARTMENT, Policy
from minutebook.measures.disclosure.quantities import AVERAGES, Known, Parts, Quantity, known
from minutebook.measures.disclosure.sums import Sums
from minutebook.measures.disclosure.worlds import Worlds
from minutebook.measures.observation import About, Observation, Released

Cause = Literal["", "small", "of few", "hidden before", "gives others away"]
"""Why a figure is hidden. For the officer who releases, never for the page: which of two hidden
figures is the small one would give it away."""


@dataclass(frozen=True)
class Release:
    """What may be published, in the order of the observations: the entries of the log.

    ``causes`` says why each was hidden (inside only); ``given_away`` the places of figures that earlier
    releases already give away, whatever is hidden now.
    """

    figures: tuple[Released, ...]
    policy: Policy
    causes: tuple[Cause, ...]
    given_away: tuple[str, ...] = ()

    @property
    def hidden(self) -> int:
        """How many figures are hidden."""
        return sum(figure.symbol == "c" for figure in self.figures)


def release(
    observations: Iterable[Observation],
    already_released: Iterable[Released] = (),
    *,
    policy: Policy = DEPARTMENT,
    publication: str = "",
    on: date | None = None,
) -> Release:
    """What may be published of ``observations``, given all that was published before.

    ``already_released`` is the log of every earlier release and the Department's figures for the
    areas (``comparators.as_released``). ``publication`` and ``on`` say where and when it is published and go
    into the log. Raises ``MeasureError`` for one figure given twice with different counts.
    """
    given = tuple(observations)
    facts = known(given, already_released)
    control = _Control(facts, policy)
    control.hide_small(given)
    control.hide_further()
    figures, causes = [], []
    for observation, parts in zip(given, facts.parts, strict=True):
        figures.append(_released(observation, parts, control.hidden, policy, publication, on))
        causes.append(control.cause(observation, parts) if figures[-1].symbol == "c" else "")
    return Release(tuple(figures), policy, tuple(causes), tuple(sorted(control.given_away)))


class _Control:
    """Which of the new counts are hidden, and why each was."""

    def __init__(self, facts: Known, policy: Policy) -> None:
        self.facts = facts
        self.policy = policy
        self.sums = Sums(facts, policy)
        self.why: dict[Quantity, Cause] = {}
        self.given_away: set[str] = set()
        self.uses = Counter(quantity for parts in facts.parts for quantity in parts if quantity)

    @property
    def hidden(self) -> set[Quantity]:
        """The counts this release does not show."""
        return set(self.why)

    def cause(self, observation: Observation, parts: Parts) -> Cause:
        """Why a figure is hidden: the cause of its count above the line, or else below it."""
        causes: list[Cause] = [self.why[quantity] for quantity in parts if quantity in self.why]
        return causes[0] if causes else "of few"

    def hide_small(self, observations: Sequence[Observation]) -> None:
        """Hide what is small, and what was hidden before."""
        for observation, (top, bottom) in zip(observations, self.facts.parts, strict=True):
            if top and self._tells_of_all(observation):
                self.why[top] = "small"
            for quantity in (top, bottom):
                if quantity is None or quantity in self.why:
                    continue
                if observation.protected and self.policy.is_small(self.facts.true.get(quantity, 0)):
                    self.why[quantity] = "small"
                elif quantity in self.facts.hidden:
                    self.why[quantity] = "hidden before"

    def _tells_of_all(self, observation: Observation) -> bool:
        """Nought or all of a group, where the policy hides these."""
        if not (self.policy.zeros_hidden and observation.protected and observation.part_of_whole):
            return False
        return bool(observation.denominator) and observation.numerator in (0, observation.denominator)

    def hide_further(self) -> None:
        """Hide further counts until every small one is safe."""
        counts = {quantity: count for quantity, count in self.sums.counts.items() if count is not None}
        least = {quantity: self._least(quantity, count) for quantity, count in counts.items()}
        new = {quantity for quantity in self.facts.true if quantity not in self.facts.shown}
        kept_back = (self.sums.derived | self.facts.hidden) & counts.keys() - self.facts.shown.keys()
        unseen = kept_back - self.facts.true.keys()
        worlds = Worlds(counts, least, self.sums.relations, unseen | (new & self.hidden))
        all_hidden = Worlds(counts, least, self.sums.relations, unseen | new)
        small = [quantity for quantity in worlds.free if self._is_sensitive(quantity, counts[quantity])]
        for quantity in sorted(small):
            self._protect(quantity, worlds, all_hidden, new)
        self._show_again(small, worlds, all_hidden)

    def _least(self, quantity: Quantity, count: int) -> int:
        """The least a reader knows a count to be: 1 behind a ``c``, since noughts are shown."""
        published = quantity not in self.sums.derived
        return 1 if published and count and not self.policy.zeros_hidden else 0

    def _is_sensitive(self, quantity: Quantity, count: int) -> bool:
        if not self.sums.is_protected(quantity):
            return False
        tells = self.policy.zeros_hidden and quantity in self.why and count == 0
        return self.policy.is_small(count) or tells

    def _goals(self, quantity: Quantity, worlds: Worlds, all_hidden: Worlds) -> tuple[int, int]:
        """The counts a reader must not be able to rule out: 1 to 5, less what was known before."""
        count = worlds.counts[quantity]
        low, high = (0, 1) if count == 0 else (1, self.policy.threshold)
        if worlds.can_be(quantity, (low, high)):
            return low, high
        possible = all_hidden.reach(quantity, low), all_hidden.reach(quantity, high)
        if possible != (low, high):
            self.given_away.add(_place(quantity))
        return possible

    def _protect(self, quantity: Quantity, worlds: Worlds, all_hidden: Worlds, new: set[Quantity]) -> None:
        goals = self._goals(quantity, worlds, all_hidden)
        while not worlds.can_be(quantity, goals):
            candidates = sorted(
                (other for other in worlds.neighbours(quantity) & new - worlds.free if worlds.counts[other]),
                key=lambda other: self._cost(other, worlds),
            )
            if not candidates:
                return
            chosen = next(
                (o for o in candidates if self._would_do(o, quantity, goals, worlds)), candidates[0]
            )
            worlds.free.add(chosen)
            self.why[chosen] = "gives others away"

    def _would_do(self, other: Quantity, quantity: Quantity, goals: tuple[int, int], worlds: Worlds) -> bool:
        worlds.free.add(other)
        safe = worlds.can_be(quantity, goals)
        worlds.free.remove(other)
        return safe

    def _cost(self, quantity: Quantity, worlds: Worlds) -> tuple[bool, int, int, Quantity]:
        """What is lost by hiding a count: a whole more than a part, then figures blanked, then size."""
        is_whole = any(relation[quantity] > 0 for relation in worlds.sums[quantity])
        return is_whole, self.uses[quantity], worlds.counts[quantity], quantity

    def _show_again(self, small: list[Quantity], worlds: Worlds, all_hidden: Worlds) -> None:
        """Show what turned out not to be needed once others were hidden as well."""
        further = [quantity for quantity, why in self.why.items() if why == "gives others away"]
        for quantity in sorted(further, key=lambda other: self._cost(other, worlds), reverse=True):
            touched = worlds.neighbours(quantity) & set(small)
            goals = {other: self._goals(other, worlds, all_hidden) for other in touched}
            worlds.free.remove(quantity)
            if all(worlds.can_be(other, goal) for other, goal in goals.items()):
                del self.why[quantity]
            else:
                worlds.free.add(quantity)


def _place(quantity: Quantity) -> str:
    parts = [f"{dimension} {category}" for dimension, category in quantity.breakdown]
    return ", ".join([quantity.name, quantity.area, quantity.end.isoformat(), *parts])


ABOUT = tuple(field.name for field in fields(About))


def _released(
    observation: Observation,
    parts: Parts,
    hidden: set[Quantity],
    policy: Policy,
    publication: str,
    on: date | None,
) -> Released:
    """The observation without what is hidden of it. A figure of hidden counts is hidden with them."""
    top_hidden, bottom_hidden = parts.top in hidden, parts.bottom in hidden
    few = (
        observation.protected
        and observation.unit in ("percent", *AVERAGES)
        and ((observation.denominator or 0) < policy.smallest_denominator)
    )
    concealed = top_hidden or bottom_hidden or (few and bool(observation.denominator))
    value = None if concealed else observation.value
    symbol: Literal["", "c", "k", "z"] = "c" if concealed else "z" if value is None else ""
    if value == 0 and observation.numerator and observation.unit == "percent":
        value, symbol = None, "k"
    return Released(
        **{name: getattr(observation, name) for name in ABOUT},
        numerator=None if top_hidden else observation.numerator,
        denominator=None if bottom_hidden else observation.denominator,
        value=value,
        symbol=symbol,
        release=publication,
        on=on,
    )
