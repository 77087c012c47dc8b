"""Which counts to hide: the small ones, and as many more as it takes that they cannot be worked out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import product
from typing import Literal

from minutebook.measures.disclosure.contradictions import without_contradictions
from minutebook.measures.disclosure.implied import implied
from minutebook.measures.disclosure.model import ASSUMPTIONS, Family, Model, families
from minutebook.measures.disclosure.policy import Policy
from minutebook.measures.disclosure.programme import CLOSE, Column, Extreme
from minutebook.measures.disclosure.quantities import Known, Parts, Quantity
from minutebook.measures.errors import MeasureError
from minutebook.measures.observation import Observation

Cause = Literal["", "small", "of few", "hidden before", "gives others away"]
"""Why a figure is hidden. For the officer who releases, never for the page: which of two hidden
figures is the small one would give it away."""


@dataclass
class Guarded:
    """A count a reader must not be able to tell more narrowly than from ``low`` to ``high``.

    It is not ``surely_small`` where others hid it and its true count is not known here.
    """

    place: str
    column: Column
    low: float
    high: float
    surely_small: bool = True


World = Literal["now", "in the end"]
"""When a reader looks: at this release and what went before it, or when everything that is held has been
published too, if only as ``c``. A count has to be safe at both times: what a later ``c`` says by itself
excuses nothing that is said today."""

WORLDS: tuple[World, ...] = ("now", "in the end")


class Control:
    """Which of the new counts are hidden (``why``), and which earlier releases already give away."""

    def __init__(self, known: Known, observations: Sequence[Observation], policy: Policy) -> None:
        self.known = known
        self.policy = policy
        self.why: dict[Quantity, Cause] = {}
        self.given_away: set[str] = set()
        self._uses = Counter(quantity for parts in known.parts for quantity in parts if quantity)
        self._cohorts = {cohort for cohort, _ in known.partitions}
        self._only_held = known.held.keys() - known.true.keys() - known.shown.keys() - known.hidden
        self._hide_small(observations)
        for family in families(known):
            if any(quantity in known.true for quantity in family.quantities):
                self._hide_further(family)

    def cause(self, parts: Parts) -> Cause:
        """Why a figure is hidden: the cause of its count above the line, or else below it."""
        causes: list[Cause] = [self.why[quantity] for quantity in parts if quantity in self.why]
        return causes[0] if causes else "of few"

    def _hide_small(self, observations: Sequence[Observation]) -> None:
        for observation, (top, bottom) in zip(observations, self.known.parts, strict=True):
            if top and self._tells_of_all(observation):
                self.why[top] = "small"
            for quantity in (top, bottom):
                if quantity is None or quantity in self.why:
                    continue
                if observation.protected and self.policy.is_small(self.known.true.get(quantity, 0)):
                    self.why[quantity] = "small"
                elif quantity in self.known.hidden:
                    self.why[quantity] = "hidden before"

    def _tells_of_all(self, observation: Observation) -> bool:
        """Nought or all of a group, where the policy hides these."""
        if not (self.policy.zeros_hidden and observation.protected and observation.part_of_whole):
            return False
        return bool(observation.denominator) and observation.numerator in (0, observation.denominator)

    def _hide_further(self, family: Family) -> None:
        model = self._model(family)
        guarded = list(self._guarded(model))
        if not guarded:
            return
        open_to_hide = {
            model.columns[quantity]: quantity
            for quantity in family.quantities
            if quantity in self.known.true and quantity not in self.known.shown and quantity not in self.why
        }
        at = {world: [replace(count) for count in guarded] for world in self._worlds(family)}
        for world, counts in at.items():
            self._tell_all(model, world)
            for count in counts:
                self._protect(count, model, open_to_hide, world)
        self._show_again(at, model)

    def _worlds(self, family: Family) -> tuple[World, ...]:
        """Both, where they differ: where something is held that nobody was told of."""
        return WORLDS if any(quantity in self._only_held for quantity in family.quantities) else WORLDS[:1]

    def _tell_all(self, model: Model, world: World) -> None:
        for quantity in model.family.quantities:
            self._tell(model, quantity, world)

    def _model(self, family: Family) -> Model:
        """The model with the strictest assumptions that the true counts allow.

        It is left with all true counts fixed, as if nothing were hidden. Raises ``MeasureError`` where no
        assumptions allow the counts that are to be released.
        """
        given = {quantity: self.known.true.get(quantity) for quantity in family.quantities}
        agreeing = without_contradictions(family, self.known.true)
        alone = replace(family, counts={q: count for q, count in given.items() if count is not None})
        for told, assumptions in product((agreeing, alone), ASSUMPTIONS):
            model = Model(told, assumptions)
            least = int(assumptions.noughts_are_shown and not self.policy.zeros_hidden)
            for quantity, column in model.columns.items():
                count = told.counts.get(quantity)
                if count is None:
                    model.programme.bound(column, least)
                else:
                    model.programme.bound(column, count, count)
            if model.programme.is_feasible():
                return model
        first = next(iter(alone.counts))
        raise MeasureError(f"{first.place} and the figures released with it contradict each other")

    def _tell(self, model: Model, quantity: Quantity, world: World) -> None:
        """Set what a reader is told of a quantity: its count, or that it is hidden, or nothing yet.

        What is held is in the end taken as hidden, and as told if it is nought.
        """
        if world == "now" and quantity in self._only_held:
            model.programme.bound(model.columns[quantity], 0)
            return
        count = model.family.counts.get(quantity)
        noughts_are_shown = model.assumptions.noughts_are_shown and not self.policy.zeros_hidden
        told = quantity in self.known.shown or (quantity in self.known.true and quantity not in self.why)
        if count is not None and (told or (count == 0 and noughts_are_shown)):
            model.programme.bound(model.columns[quantity], count, count)
        else:
            model.programme.bound(model.columns[quantity], int(noughts_are_shown and count != 0))

    def _guarded(self, model: Model) -> Iterator[Guarded]:
        """All that a reader must not find out, published or not. ``model`` holds every true count."""
        for quantity, column in model.columns.items():
            count = model.family.counts.get(quantity)
            if quantity in self.known.shown or not self.known.protects(quantity):
                continue
            if count is None:
                if self._may_be_small(model, column):
                    yield Guarded(quantity.place, column, 1, self.policy.threshold, surely_small=False)
            elif count == 0 and self.why.get(quantity) == "small":
                yield Guarded(quantity.place, column, 0, 1)
            elif self.policy.is_small(count):
                yield Guarded(quantity.place, column, 1, self.policy.threshold)
        for place, column in implied(model, self.known, self.policy):
            yield Guarded(place, column, 1, self.policy.threshold)

    def _may_be_small(self, model: Model, column: Column) -> bool:
        """Whether a count that others hid could be small, for all the true counts say."""
        lowest, highest = model.programme.lowest(column), model.programme.highest(column)
        return lowest.value <= self.policy.threshold + CLOSE and highest.value >= 1 - CLOSE

    def _protect(
        self, count: Guarded, model: Model, open_to_hide: dict[Column, Quantity], world: World
    ) -> None:
        """Hide what pins a guarded count, one at a time. What history pins is noted."""
        while True:
            held = self._too_narrow(count, model)
            if held is None:
                return
            culprits = [open_to_hide[column] for column in held.held_by if column in open_to_hide]
            culprits = [quantity for quantity in culprits if self.known.true[quantity]]
            if not culprits:
                self._accept(count, held, model, world)
                continue
            chosen = min(culprits, key=self._cost)
            del open_to_hide[model.columns[chosen]]
            self.why[chosen] = "gives others away"
            self._tell(model, chosen, world)

    def _too_narrow(self, count: Guarded, model: Model) -> Extreme | None:
        lowest = model.programme.lowest(count.column)
        if lowest.value > count.low + CLOSE:
            return lowest
        highest = model.programme.highest(count.column)
        return highest if highest.value < count.high - CLOSE else None

    def _accept(self, count: Guarded, held: Extreme, model: Model, world: World) -> None:
        """Nothing more can be hidden: what holds the count is each ``c`` itself, or what was told before."""
        is_low = held.value > count.low
        last = world == self._worlds(model.family)[-1]
        if last and count.surely_small and self._is_given_away(count, held, model, world, is_low=is_low):
            self.given_away.add(count.place)
        if is_low:
            count.low = held.value
        else:
            count.high = held.value

    def _is_given_away(
        self, count: Guarded, held: Extreme, model: Model, world: World, *, is_low: bool
    ) -> bool:
        """Whether the count would be less held if what was told before had been hidden."""
        told = [quantity for quantity in model.family.quantities if self.known.shown.get(quantity)]
        for quantity in told:
            model.programme.bound(model.columns[quantity], 1)
        column = count.column
        freed = model.programme.lowest(column) if is_low else model.programme.highest(column)
        for quantity in told:
            self._tell(model, quantity, world)
        return abs(freed.value - held.value) > CLOSE

    def _cost(self, quantity: Quantity) -> tuple[object, ...]:
        """What is lost by hiding a count: a whole more than a part, what is below the line more than what
        is above it, a long period more than a short one, many figures more than one, many children."""
        days = (quantity.end - quantity.start).days if quantity.start else 0
        below = quantity.name in self._cohorts
        count = self.known.true[quantity]
        return -len(quantity.breakdown), below, days, self._uses[quantity], count, quantity.order

    def _show_again(self, at: Mapping[World, list[Guarded]], model: Model) -> None:
        """Show what turned out not to be needed once others were hidden as well."""
        further = [q for q in model.family.quantities if self.why.get(q) == "gives others away"]
        for quantity in sorted(further, key=self._cost, reverse=True):
            del self.why[quantity]
            if not self._is_safe(at, model):
                self.why[quantity] = "gives others away"

    def _is_safe(self, at: Mapping[World, list[Guarded]], model: Model) -> bool:
        for world, counts in at.items():
            self._tell_all(model, world)
            if any(self._too_narrow(count, model) for count in counts):
                return False
        return True
