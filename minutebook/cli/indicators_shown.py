"""How ``minutebook indicators`` shows an account of a return: as lines to read, or as one document."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from minutebook.measures import FAMILIES, Account, Definition, Figure, Finding
from minutebook.measures.disclosure import release
from minutebook.measures.disclosure.log import append, read_log
from minutebook.measures.indicators.material import spoken
from minutebook.measures.observation import Released, observed

FEW = 12
"""Rows named in a line; the document names them all."""


@dataclass(frozen=True)
class Shown:
    """A figure as it is shown, with the Department's symbol where there is none to show.

    ``c`` is hidden to protect children, ``z`` asks something of nobody. Steps have counts where exact.
    """

    definition: Definition
    numerator: int | None
    denominator: int | None
    value: float | None
    symbol: str
    steps: tuple[tuple[str, int | None], ...]

    @property
    def text(self) -> str:
        """The value with its unit: ``69%``, ``4.5``, ``1,204``, ``426 days``."""
        if self.value is None:
            return self.symbol
        number = f"{self.value:,.{self.definition.places}f}"
        return {"percent": f"{number}%", "days": f"{number} days"}.get(self.definition.unit, number)


def released(account: Account, area: str, log: Path | None) -> list[Shown]:
    """The account's figures as released, given what the ``log`` says was released before.

    They are in the log before this returns. Steps are told without their counts: from one step to the
    next a count may fall by a child or two. Raises ``MeasureError`` where a figure cannot be released.
    """
    observations = [observed(figure, area, account.period) for figure in account.figures]
    held = [observed(figure, area, period) for period, figures in account.elsewhere for figure in figures]
    release_of_today = release(observations, read_log(log) if log else (), held=held, on=date.today())
    if log:
        append(log, release_of_today)
    return list(map(_released, account.figures, release_of_today.figures))


def exact(account: Account) -> list[Shown]:
    """The account's figures as they are, and how many each step kept."""
    return list(map(_exact, account.figures))


def _exact(figure: Figure) -> Shown:
    steps = tuple((step.text, step.kept) for step in figure.steps)
    symbol = "" if figure.value is not None else "z"
    return Shown(figure.definition, figure.numerator, figure.denominator, figure.value, symbol, steps)


def _released(figure: Figure, out: Released) -> Shown:
    steps = tuple((step.text, None) for step in figure.steps)
    return Shown(figure.definition, out.numerator, out.denominator, out.value, out.symbol, steps)


def as_document(account: Account, figures: Sequence[Shown], *, is_exact: bool) -> dict[str, Any]:
    """The account as plain values for JSON. ``rules`` is for whoever brought the return."""
    period = account.period
    return {
        "year": period.reporting_year,
        "period": {"kind": period.kind, "start": period.start, "end": period.end},
        "exact": is_exact,
        "indicators": [_indicator(figure) for figure in figures],
        "not_computed": account.not_computed,
        "rules": _rules(account),
        "rules_not_checked": account.checked.skipped,
        "files": [
            {"name": f.name, "table": f.table, "sha256": f.sha256, "rows": f.rows} for f in account.files
        ],
        "notes": list(account.notes),
    }


def _indicator(figure: Shown) -> dict[str, Any]:
    definition = figure.definition
    return {
        "key": definition.key,
        "title": definition.title,
        "version": definition.version,
        "unit": definition.unit,
        "numerator": figure.numerator,
        "denominator": figure.denominator,
        "value": figure.value,
        "symbol": figure.symbol,
        "steps": [{"text": text, "kept": kept} for text, kept in figure.steps],
    }


def _rules(account: Account) -> list[dict[str, Any]]:
    """One entry a rule checked: the rows of its own table, and under ``also`` those of others."""
    found: dict[str, list[Finding]] = {code: [] for code in account.checked.checked}
    for finding in account.checked.findings:
        found[finding.code].append(finding)
    return [_rule(code, findings) for code, findings in found.items()]


def _rule(code: str, findings: list[Finding]) -> dict[str, Any]:
    if not findings:
        return {"code": code, "rows": []}
    places = [
        {"file": f.file, "columns": list(f.columns), "message": f.message, "rows": list(f.rows)}
        for f in findings
    ]
    return {"code": code, **places[0], "also": places[1:]}


def as_lines(account: Account, figures: Sequence[Shown], *, is_exact: bool, explain: bool) -> Iterator[str]:
    """The account in lines of plain English."""
    period = account.period
    warning = "exact figures, not for publication" if is_exact else "released figures: c hides small numbers"
    yield f"{_spoken_period(account)}: {warning}"
    by_family = {d.key: name for name, family in FAMILIES.items() for d in family.DEFINITIONS}
    family = ""
    for figure in figures:
        if by_family[figure.definition.key] != family:
            family = by_family[figure.definition.key]
            yield from ("", family)
        yield from _figure_lines(figure, explain=explain)
    yield from _section("Not computed", _reasons(account))
    yield from _section(_rules_heading(account), [_finding_line(f) for f in account.checked.findings])
    yield from _section(
        "Files read", [f"{f.name}: {f.table}, {f.rows:,} rows, {f.sha256}" for f in account.files]
    )
    yield from _section("Notes", account.notes)
    if period.kind != "year":
        yield from ("", "Figures over a year look back twelve months from the period's last day.")


def _spoken_period(account: Account) -> str:
    period = account.period
    if period.kind == "year":
        return f"The year to {spoken(period.end)}"
    return f"{spoken(period.start)} to {spoken(period.end)} ({period.kind})"


def _figure_lines(figure: Shown, *, explain: bool) -> Iterator[str]:
    definition = figure.definition
    counts = (
        f"{figure.numerator:,} of {figure.denominator:,}"
        if None not in (figure.numerator, figure.denominator)
        else ""
    )
    if not counts and figure.numerator is None and figure.denominator is not None:
        counts = f"of {figure.denominator:,}"
    yield f"  {definition.key:<31} {figure.text:>10}  {counts:<18} {definition.title}".rstrip()
    if explain:
        for text, kept in figure.steps:
            yield f"  {'':<31} {'' if kept is None else f'{kept:,}':>10}  {text}"


def _reasons(account: Account) -> list[str]:
    """What was not computed, one line a reason."""
    keys: dict[str, list[str]] = {}
    for key, why in account.not_computed.items():
        keys.setdefault(why, []).append(key)
    return [f"{', '.join(of)}: {why}" for why, of in keys.items()]


def _rules_heading(account: Account) -> str:
    checked, broken = len(account.checked.checked), len({f.code for f in account.checked.findings})
    return f"{checked} rules checked, {broken} broken (for you alone: rows are never published)"


def _finding_line(finding: Finding) -> str:
    rows = ", ".join(str(row) for row in finding.rows[:FEW])
    more = len(finding.rows) - FEW
    place = f"{finding.file}, {' '.join(finding.columns)}"
    ending = f" and {more:,} more" if more > 0 else ""
    word = "row" if len(finding.rows) == 1 else "rows"
    return f"{finding.code}: {finding.message} {place}, {word} {rows}{ending}"


def _section(title: str, lines: Sequence[str]) -> Iterator[str]:
    if lines:
        yield from ("", title)
        yield from (f"  {line}" for line in lines)
