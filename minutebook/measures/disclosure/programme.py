"""A linear programme that is solved many times: how low and how high can one column go?

HiGHS solves it. Between two questions only bounds and the objective change, so that each solve goes on
from the last.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from typing import NamedTuple

import highspy
import numpy as np

CLOSE = 1e-6
"""Two counts of children nearer than this are one."""

DECIDED = (
    highspy.HighsModelStatus.kOptimal,
    highspy.HighsModelStatus.kInfeasible,
    highspy.HighsModelStatus.kUnbounded,
    highspy.HighsModelStatus.kUnboundedOrInfeasible,
)

Column = int


class Extreme(NamedTuple):
    """How far a column can go, and the fixed columns that keep it from going further."""

    value: float
    held_by: frozenset[Column]


class Programme:
    """Columns with bounds, and rows of columns whose weighted sum lies between two numbers."""

    def __init__(self) -> None:
        self._lower: list[float] = []
        self._upper: list[float] = []
        self._rows: list[tuple[Mapping[Column, int], float, float]] = []
        self._solver: highspy.Highs | None = None

    def column(self, lower: float = 0.0, upper: float = highspy.kHighsInf) -> Column:
        """A new column."""
        self._solver = None
        self._lower.append(lower)
        self._upper.append(upper)
        return len(self._lower) - 1

    def row(self, factors: Mapping[Column, int], lower: float = 0.0, upper: float = 0.0) -> None:
        """Demand that the sum of the columns, each times its factor, lies between two numbers."""
        self._solver = None
        self._rows.append((factors, lower, upper))

    def total(self, columns: Iterable[Column]) -> Column:
        """A column that is the sum of others: the only one itself, if there is only one."""
        columns = list(columns)
        if len(columns) == 1:
            return columns[0]
        whole = self.column()
        self.row({whole: 1, **dict.fromkeys(columns, -1)})
        return whole

    def bound(self, column: Column, lower: float, upper: float = highspy.kHighsInf) -> None:
        """Change a column's bounds."""
        self._lower[column], self._upper[column] = lower, upper
        if self._solver is not None:
            self._solver.changeColBounds(column, lower, upper)

    def certain(self, rounds: int = 6) -> tuple[list[float], list[float]]:
        """Bounds of every column that follow from one row at a time: certain, if not the narrowest."""
        lower, upper = list(self._lower), list(self._upper)
        for _ in range(rounds):
            changed = False
            for factors, least, most in self._rows:
                changed |= _narrow(factors, least, most, lower, upper)
            if not changed:
                break
        return lower, upper

    def is_feasible(self) -> bool:
        """Whether there is any solution."""
        return self._solved() == highspy.HighsModelStatus.kOptimal

    def lowest(self, column: Column) -> Extreme:
        """The least ``column`` can be."""
        return self._extreme(column, 1.0)

    def highest(self, column: Column) -> Extreme:
        """The most ``column`` can be."""
        return self._extreme(column, -1.0)

    def _extreme(self, column: Column, cost: float) -> Extreme:
        solver = self._ready()
        solver.changeColCost(column, cost)
        status = self._solved()
        solution = solver.getSolution()
        solver.changeColCost(column, 0.0)
        if status != highspy.HighsModelStatus.kOptimal:  # nothing keeps it from going on for ever
            return Extreme(-cost * float("inf"), frozenset())
        duals = np.asarray(solution.col_dual)
        held_by = frozenset(int(index) for index in np.flatnonzero(np.abs(duals) > CLOSE))
        return Extreme(float(solution.col_value[column]), held_by)

    def _solved(self) -> highspy.HighsModelStatus:
        """Solve, from where the last question ended or else afresh, and say how it went."""
        solver = self._ready()
        solver.run()
        if solver.getModelStatus() not in DECIDED:
            solver.clearSolver()
            solver.run()
        status = solver.getModelStatus()
        if status not in DECIDED:
            raise ArithmeticError(f"the linear programme was not solved: {status}")
        return status

    def _ready(self) -> highspy.Highs:
        if self._solver is None:
            self._solver = _quiet()
            self._solver.passModel(self._model())
        return self._solver

    def _model(self) -> highspy.HighsLp:
        model = highspy.HighsLp()
        model.num_col_, model.num_row_ = len(self._lower), len(self._rows)
        model.col_cost_ = np.zeros(len(self._lower))
        model.col_lower_, model.col_upper_ = np.array(self._lower), np.array(self._upper)
        model.row_lower_ = np.array([lower for _, lower, _ in self._rows])
        model.row_upper_ = np.array([upper for _, _, upper in self._rows])
        matrix = model.a_matrix_
        matrix.format_ = highspy.MatrixFormat.kRowwise
        matrix.start_ = np.cumsum([0, *(len(factors) for factors, _, _ in self._rows)])
        matrix.index_ = np.array([column for factors, _, _ in self._rows for column in factors], dtype=int)
        matrix.value_ = np.array([float(f) for factors, _, _ in self._rows for f in factors.values()])
        return model


def _narrow(
    factors: Mapping[Column, int], least: float, most: float, lower: list[float], upper: list[float]
) -> bool:
    """Narrow the bounds of a row's columns by those of the others. Whether any changed."""
    lows = {c: f * (lower[c] if f > 0 else upper[c]) for c, f in factors.items()}
    highs = {c: f * (upper[c] if f > 0 else lower[c]) for c, f in factors.items()}
    changed = False
    for column, factor in factors.items():
        others_low = sum(low for other, low in lows.items() if other != column)
        others_high = sum(high for other, high in highs.items() if other != column)
        ends = sorted(((least - others_high) / factor, (most - others_low) / factor))
        if ends[0] > lower[column] + CLOSE:
            lower[column], changed = ends[0], True
        if ends[1] < upper[column] - CLOSE:
            upper[column], changed = ends[1], True
    return changed


def _quiet() -> highspy.Highs:
    """A solver that prints nothing and goes on from where it stopped."""
    solver = _unannounced()
    solver.setOptionValue("output_flag", False)
    solver.setOptionValue("presolve", "off")
    solver.setOptionValue("threads", 1)
    return solver


def _unannounced() -> highspy.Highs:
    """A solver made without the banner that HiGHS writes on the process's own standard output."""
    kept, nowhere = os.dup(1), os.open(os.devnull, os.O_WRONLY)
    try:
        os.dup2(nowhere, 1)
        return highspy.Highs()
    finally:
        os.dup2(kept, 1)
        os.close(kept)
        os.close(nowhere)
