"""Other worlds: whether the hidden counts could be others than they are, for all the public knows.

A hidden count is safe when there is a world in which everything published is the same, every sum
still holds, no count is below what a reader knows it to be at least, and the hidden count is another.
Worlds are found one child at a time: raise the count by one, and let other hidden counts make up for
it in every sum it stands in. What is found is a proof, in whole children; where none is found, the
caller hides more.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from minutebook.measures.disclosure.quantities import Quantity
from minutebook.measures.disclosure.sums import Relation

TRIES = 2_000
"""Steps of one search. A search cut short counts as none found, which hides more and never less."""


class Worlds:
    """The true world and what may move in it: ``free`` counts, none below its ``least``."""

    def __init__(
        self,
        counts: Mapping[Quantity, int],
        least: Mapping[Quantity, int],
        relations: Iterable[Relation],
        free: set[Quantity],
    ) -> None:
        self.counts = counts
        self.least = least
        self.free = free
        self.sums: dict[Quantity, list[Relation]] = defaultdict(list)
        for relation in relations:
            for quantity in relation:
                self.sums[quantity].append(relation)

    def reach(self, quantity: Quantity, goal: int) -> int:
        """How near to ``goal`` the count of ``quantity`` can come, from what it truly is."""
        world = dict(self.counts)
        step = 1 if goal > world[quantity] else -1
        while world[quantity] != goal:
            moves = _Search(self, world).moves(quantity, step)
            if moves is None:
                break
            for moved, by in moves.items():
                world[moved] += by
        return world[quantity]

    def can_be(self, quantity: Quantity, goals: tuple[int, int]) -> bool:
        """Whether the count of ``quantity`` could be as low and as high as ``goals``."""
        return all(self.reach(quantity, goal) == goal for goal in goals)

    def neighbours(self, quantity: Quantity) -> set[Quantity]:
        """All that stands in a sum with ``quantity``, or with a free count that does, and so on."""
        found: set[Quantity] = set()
        seen = {quantity}
        waiting = [quantity]
        while waiting:
            for relation in self.sums[waiting.pop()]:
                found.update(relation)
                further = {other for other in relation if other in self.free} - seen
                seen |= further
                waiting.extend(further)
        return found


class _Search:
    """A search for moves of one child each that leave every sum at nought."""

    def __init__(self, worlds: Worlds, world: Mapping[Quantity, int]) -> None:
        self.worlds = worlds
        self.world = world
        self.tries = TRIES

    def moves(self, quantity: Quantity, by: int) -> dict[Quantity, int] | None:
        """What moves with ``quantity``, itself included; none where nothing can make up for it."""
        if self.world[quantity] + by < self.worlds.least[quantity]:
            return None
        return self._balanced({quantity: by})

    def _balanced(self, moves: dict[Quantity, int]) -> dict[Quantity, int] | None:
        self.tries -= 1
        if self.tries < 0:
            return None
        unbalanced = self._unbalanced(moves)
        if unbalanced is None:
            return moves
        relation, off = unbalanced
        for other in self._movable(relation, moves):
            by = -relation[other] if off > 0 else relation[other]
            if self.world[other] + by < self.worlds.least[other]:
                continue
            found = self._balanced({**moves, other: by})
            if found:
                return found
        return None

    def _unbalanced(self, moves: dict[Quantity, int]) -> tuple[Relation, int] | None:
        """The first sum that no longer comes to nought, and by how much."""
        for moved in moves:
            for relation in self.worlds.sums[moved]:
                off = sum(relation[quantity] * by for quantity, by in moves.items() if quantity in relation)
                if off:
                    return relation, off
        return None

    def _movable(self, relation: Relation, moves: dict[Quantity, int]) -> list[Quantity]:
        """Free counts of a sum, those that stand in the fewest other sums first."""
        movable = [other for other in relation if other in self.worlds.free and other not in moves]
        return sorted(movable, key=lambda other: (len(self.worlds.sums[other]), -self.world[other]))
