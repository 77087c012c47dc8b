"""All rules over a return: each table is looked at once, every rule a column of that one look."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

import polars as pl

from minutebook.measures.returns.model import Return
from minutebook.measures.validation import (
    adoption,
    entries,
    episodes,
    identity,
    leavers,
    missing,
    outcomes,
    reviews,
)
from minutebook.measures.validation.evidence import Evidence
from minutebook.measures.validation.rules import Rule

FAMILIES = {
    "Who the children are": identity,
    "Codes and dates": entries,
    "Episodes": episodes,
    "Reviews and social workers": reviews,
    "Health and behaviour": outcomes,
    "Care leavers": leavers,
    "Adoption": adoption,
    "Missing": missing,
}
RULES: tuple[Rule, ...] = tuple(rule for family in FAMILIES.values() for rule in family.RULES)
CODES = frozenset(rule.code for rule in RULES)


@dataclass(frozen=True)
class Finding:
    """The rows of one file that break a rule. For whoever brought the return, and nobody else.

    ``rows`` are lines of the file, headings being line 1; in an XML return they count the records.
    """

    code: str
    table: str
    file: str
    message: str
    columns: tuple[str, ...]
    rows: tuple[int, ...]


@dataclass(frozen=True)
class Checked:
    """What came of checking: findings in the order of the rules, codes checked, codes skipped and why."""

    findings: tuple[Finding, ...]
    checked: tuple[str, ...]
    skipped: dict[str, str]

    def counts(self) -> dict[str, int]:
        """How many rows break each rule that was checked."""
        counts = dict.fromkeys(self.checked, 0)
        for finding in self.findings:
            counts[finding.code] += len(finding.rows)
        return counts


def check(brought: Return, codes: Collection[str] = CODES, *, rules_of: int | None = None) -> Checked:
    """Check ``brought`` by the rules of its year, or by those of the year ``rules_of``.

    ``codes`` selects rules. A rule whose tables were not brought is skipped, with what it needs.
    """
    evidence = Evidence(brought)
    wanted = [r for r in RULES if r.code in codes and r.holds_in(rules_of or brought.year)]
    skipped, runnable = {}, []
    for rule in wanted:
        lacking = [name for name in (rule.table, *rule.needs) if not evidence.has(name)]
        if lacking:
            skipped[rule.code] = f"needs {' and '.join(_spoken(name) for name in lacking)}"
        else:
            runnable.append(rule)
    found: dict[int, list[int]] = {}
    for table in dict.fromkeys(rule.table for rule in runnable):
        rules = [rule for rule in runnable if rule.table == table]
        found |= _broken(evidence.table(table), rules)
    findings = tuple(_finding(brought, rule, found[id(rule)]) for rule in runnable if id(rule) in found)
    checked = dict.fromkeys(rule.code for rule in runnable)
    return Checked(findings, tuple(checked), {c: why for c, why in skipped.items() if c not in checked})


def _broken(frame: pl.DataFrame, rules: list[Rule]) -> dict[int, list[int]]:
    """The rows of ``frame`` that break each of ``rules``, by the rule's identity."""
    names = {str(id(rule)): rule for rule in rules}
    flags = frame.select("row", *(rule.breach.fill_null(False).alias(name) for name, rule in names.items()))
    return {
        id(rule): sorted(flags["row"].filter(flags[name]).to_list())
        for name, rule in names.items()
        if flags[name].any()
    }


def _finding(brought: Return, rule: Rule, rows: list[int]) -> Finding:
    file = brought.file_of(rule.table)
    return Finding(rule.code, rule.table, file, rule.message, rule.columns, tuple(rows))


def _spoken(table: str) -> str:
    name, _, last = table.partition("_")
    return f"last year's {name}" if last else name
