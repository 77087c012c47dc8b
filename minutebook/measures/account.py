"""Everything one return says, gathered while its rows are in memory: all that outlives them.

Nothing in an ``Account`` is about one child. Its figures are exact and its findings point at rows of the
files, so it is for whoever brought the return; ``kept`` is what a council may store, and only figures
that went through ``minutebook.measures.disclosure.release`` may be published.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from minutebook.measures.computing import compute, not_computed
from minutebook.measures.indicators.working import Figure
from minutebook.measures.periods import Period
from minutebook.measures.returns import SourceFile, read_folder
from minutebook.measures.validation import Checked, check


@dataclass(frozen=True)
class Kept:
    """What may stay of a return: the files' names, hashes and rows, and how many rows broke each rule."""

    year: int
    files: tuple[SourceFile, ...]
    rule_counts: dict[str, int]


@dataclass(frozen=True)
class Account:
    """Figures, the reasons for those that could not be worked out, what broke a rule, the files."""

    period: Period
    figures: tuple[Figure, ...]
    not_computed: dict[str, str]
    checked: Checked
    files: tuple[SourceFile, ...]
    notes: tuple[str, ...]

    def kept(self) -> Kept:
        """What may be stored beside the released figures."""
        return Kept(self.period.reporting_year, self.files, self.checked.counts())


def account_of(
    folder: Path | str, year: int, *, period: Period | None = None, population: int | None = None
) -> Account:
    """Read the return in ``folder``, check it by its year's rules and compute what it allows.

    ``year`` is the one that ends on 31 March; ``period`` another stretch of it, such as a quarter to
    date; ``population`` the children aged 0 to 17, for rates. Raises ``ReturnError`` with file, row and
    column where the return cannot be read. The rows are gone from memory when this returns.
    """
    period = period or Period.year(year)
    brought = read_folder(folder, year)
    figures = tuple(compute(brought, period, population=population))
    return Account(
        period=period,
        figures=figures,
        not_computed=not_computed(brought, period, figures),
        checked=check(brought),
        files=brought.files,
        notes=brought.notes,
    )
