"""Everything one return says, gathered while its rows are in memory: all that outlives them.

Nothing in an ``Account`` is about one child. Its figures are exact and its findings point at rows of the
files, so it is for whoever brought the return; ``kept`` is what a council may store, and only figures
that went through ``minutebook.measures.disclosure.release`` may be published.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from minutebook.measures.computing import compute, not_computed
from minutebook.measures.indicators.working import Figure
from minutebook.measures.periods import Period
from minutebook.measures.returns import Return, SourceFile, read_folder, read_sources, sources_of
from minutebook.measures.validation import Checked, check


@dataclass(frozen=True)
class Kept:
    """What may stay of a return: the files' names, hashes and rows, and how many rows broke each rule."""

    year: int
    files: tuple[SourceFile, ...]
    rule_counts: dict[str, int]


@dataclass(frozen=True)
class Account:
    """Figures, the reasons for those that could not be worked out, what broke a rule, the files.

    ``elsewhere`` has the figures of other periods that the same return allows: they are not asked for
    now, and may be published one day, so whoever releases these gives those as ``held``.
    """

    period: Period
    figures: tuple[Figure, ...]
    not_computed: dict[str, str]
    checked: Checked
    files: tuple[SourceFile, ...]
    notes: tuple[str, ...]
    elsewhere: tuple[tuple[Period, tuple[Figure, ...]], ...] = ()

    def kept(self) -> Kept:
        """What may be stored beside the released figures."""
        return Kept(self.period.reporting_year, self.files, self.checked.counts())


def account_of(
    brought: Path | str | Iterable[tuple[str, bytes]],
    year: int,
    *,
    period: Period | None = None,
    population: int | None = None,
    also: Iterable[Period] = (),
) -> Account:
    """Read the return that was brought, check it by its year's rules and compute what it allows.

    ``brought`` is its folder, or its files by name and bytes; ``year`` is the one that ends on 31 March;
    ``period`` another stretch of it, such as a quarter to date; ``population`` the children aged 0 to 17,
    for rates; ``also`` periods whose figures are wanted as ``elsewhere``. Raises ``ReturnError`` with
    file, row and column where the return cannot be read. The rows are gone from memory when this returns.
    """
    period = period or Period.year(year)
    read = _read(brought, year)
    figures = tuple(compute(read, period, population=population))
    others = dict.fromkeys(other for other in also if other != period)
    return Account(
        period=period,
        figures=figures,
        not_computed=not_computed(read, period, figures),
        checked=check(read),
        files=read.files,
        notes=read.notes,
        elsewhere=tuple((other, tuple(compute(read, other, population=population))) for other in others),
    )


def _read(brought: Path | str | Iterable[tuple[str, bytes]], year: int) -> Return:
    if isinstance(brought, Path | str):
        return read_folder(brought, year)
    return read_sources(sources_of(brought), year)
