"""A reader who has everything that was released and solves for what is hidden by linear programming.

The world is made of smallest groups of children (a team, a quarter, what became of them). Whatever is
published counts the children of some of these groups, so it is a sum over them. The attacker knows
every sum's members and no group's size.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable

import highspy

Group = Hashable
DECIDED = (
    highspy.HighsModelStatus.kOptimal,
    highspy.HighsModelStatus.kUnbounded,
    highspy.HighsModelStatus.kUnboundedOrInfeasible,
)


class Attacker:
    """Unknown sizes of ``groups``, each nought or more; tell it what was published, then ask."""

    def __init__(self, groups: Iterable[Group]) -> None:
        self._solver = highspy.Highs()
        self._solver.setOptionValue("output_flag", False)
        self._size = {group: self._solver.addVariable(lb=0) for group in groups}

    def told(self, members: frozenset[Group], count: int) -> None:
        """Somebody published that these groups have ``count`` children together."""
        self._solver.addConstr(self._sum(members) == count)

    def told_at_least(self, members: frozenset[Group], count: int) -> None:
        """A ``c``: noughts are shown, so there is at least one."""
        self._solver.addConstr(self._sum(members) >= count)

    def bounds(self, members: frozenset[Group]) -> tuple[float, float]:
        """The fewest and the most children these groups can have, for all that was told."""
        low = self._solve(self._sum(members), highspy.ObjSense.kMinimize)
        return low, self._solve(self._sum(members), highspy.ObjSense.kMaximize)

    def _sum(self, members: frozenset[Group]) -> highspy.highs_linear_expression:
        return sum((self._size[member] for member in members), highspy.highs_linear_expression())

    def _solve(self, objective: highspy.highs_linear_expression, sense: highspy.ObjSense) -> float:
        solve = self._solver.minimize if sense is highspy.ObjSense.kMinimize else self._solver.maximize
        solve(objective)
        if self._solver.getModelStatus() not in DECIDED:
            self._solver.clearSolver()  # forget where the last question ended and begin afresh
            solve(objective)
        status = self._solver.getModelStatus()
        assert status in DECIDED, status
        if status != highspy.HighsModelStatus.kOptimal:
            return float("inf")
        return float(self._solver.getInfo().objective_function_value)
