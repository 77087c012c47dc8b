"""The pages of ``docs/`` on indicators and on the rules of returns, made from the definitions themselves."""

from __future__ import annotations

import re
from collections.abc import Iterator

from minutebook.measures.computing import FAMILIES
from minutebook.measures.indicators.material import Material
from minutebook.measures.indicators.working import Definition
from minutebook.measures.periods import Period
from minutebook.measures.returns.blank import blank_return
from minutebook.measures.returns.template import TEMPLATES
from minutebook.measures.validation import FAMILIES as RULE_FAMILIES
from minutebook.measures.validation import Rule

YEAR = 2026
"""A year in which the newest version of every definition holds; the page writes it Y."""

BETTER = {"high": "higher is better", "low": "lower is better", "neutral": "neither direction is better"}
COUNTED = {"snapshot": "of the period's last day", "flow": "over the period"}
KIND_WORDS = {"ref": "any reference", "date": "date", "yes": "YES or NO", "number": "number", "text": "text"}

INDICATORS_HEAD = """# Indicators

This page is written by `minutebook docs` from the definitions themselves.

    minutebook indicators FOLDER --year Y [--json] [--explain] [--exact]

FOLDER holds an SSDA903 return (CSV files or XML), an Annex A workbook, a children in need census, a
council's own template, or several of them. Y is the year that ends on 31 March Y. `--explain` shows the
steps below with how many each kept. Without `--exact` the figures are released ones: small counts are
hidden, and so is whatever would give them away. `--log FILE` releases them against what FILE says was
released before, and adds them to it. Rows of children live in memory only; nothing of them is written,
logged or kept.

A child is in care on a day when an episode began on or before it and has not ended by it: one that ends
on 31 March is not in care on 31 March. Short breaks (V3, V4) are in no figure. Who was born on 29
February has the birthday on 1 March. Percentages are rounded half up, to as many decimals as the
Department publishes. `--quarter-to` and `--rolling-to` move the period's end; what is counted over a
year then looks back twelve months from that day. Annex A is told to the day its lists were drawn: give
it with `--rolling-to`. `--population` gives the children aged 0 to 17, for rates.
"""

TEMPLATE_HEAD = """## A council's own template

One CSV file a practice, known by its headings. References are replaced by numbers as they are read. Dates are
DD/MM/YYYY.

| table | columns |
|---|---|"""

RULES_HEAD = """# The rules a return is checked by

This page is written by `minutebook docs` from the rules themselves. The codes are those of the
Department for Education's validation of the SSDA903 return; the words are ours. Of its more than 300
rules these are the ones whose breach can spoil an indicator. A rule that needs a table that was not
brought is skipped, and the report says so. Which rows break a rule is told to whoever brought the
return, and is neither kept nor published.
"""

RULES_TABLE = """| rule | table | columns | what is wrong | years |
|---|---|---|---|---|"""

RULES_TAIL = """## Beside csc-validator-be-903

Measured with version 0.1.17 on a synthetic return of 2,675 children that breaks rules by design, on
five years of another, and by `make bench ROOM=measures` on returns of 2,675 and 26,750 children. Rule
by rule the same rows are flagged, under its rule packs of 2022/23 to 2026/27, but for these:

- **1007**: the peer passes over an episode that has no end, although the young person is then still
  looked after on the birthday. We flag it.
- **142**: of two episodes that began on one day the peer takes either for the last, as its sort does
  not keep the order of equal rows. We take the one that ended later, and the one without an end as the
  last of all.
- **1001**: the peer drops short breaks by row label after putting two years' tables together, so that
  rows of other children with the same label go too, and some care leavers seem to lack care they had.
  It also flags everyone of 20 or over. We count the days in every collection that was brought, and ask
  the rule of those under 20.
- **146** of 2024/25: the peer's list holds `k3` in lower case, which no return does, and still holds H5
  and P2. We take K3 from 2023/24, and H5 and P2 until then.
- **388** and **602** differ only when the peer runs all its rules: its rules 361 and 362 fill blank end
  dates in the data that later rules read. Run alone, or with the rules of this page, they agree.
- A date in another unmistakable form (2018-05-01, 1-May-2018) is read here and so breaks no date rule;
  the peer, like the Department, takes DD/MM/YYYY only.
- Who was born on 29 February has the birthday on 1 March here, and on 28 February in the peer's years
  without one.
- The peer's rules 231, 233, 709 and 710 stop with an error on well-formed files; none of them is among
  ours.
"""


def indicators_page() -> str:
    """``docs/indicators.md``: every definition with source, numerator, denominator and steps."""
    material = Material(blank_return(YEAR), Period.year(YEAR), population=1)
    parts = [INDICATORS_HEAD]
    for family, module in FAMILIES.items():
        parts.append(f"## {family}\n")
        parts += ["\n".join(_definition(definition, material)) + "\n" for definition in module.DEFINITIONS]
    rows = (f"| `{name}` | {_columns(columns)} |" for name, columns in TEMPLATES.items())
    return "\n".join([*parts, TEMPLATE_HEAD, *rows]) + "\n"


def _columns(columns: dict[str, str]) -> str:
    return ", ".join(f"{name} ({KIND_WORDS.get(kind, kind)})" for name, kind in columns.items())


def _definition(definition: Definition, material: Material) -> Iterator[str]:
    years = _years(definition.since, definition.until)
    yield f"### `{definition.key}` {definition.title}\n"
    yield f"- Above the line: {definition.numerator}"
    yield f"- Below the line: {definition.denominator}"
    steps = _steps(definition, material)
    if steps:
        yield f"- Steps: {'; '.join(f'({n}) {text}' for n, text in enumerate(steps, 1))}"
    yield f"- {_measured(definition)}, counted {COUNTED[definition.cohort]}, {BETTER[definition.polarity]}"
    yield f"- Source: {definition.source}"
    yield f"- Needs: {' and '.join(f'`{need}`' for need in definition.needs).replace('|', '` or `')}"
    if years or definition.version > 1:
        yield f"- Version {definition.version}{years}"
    if definition.note:
        yield f"- Note: {definition.note}"


def _measured(definition: Definition) -> str:
    unit = {"percent": "per cent", "mean": "a mean", "number": "a number"}.get(
        definition.unit, definition.unit
    )
    decimals = {0: "whole", 1: "one decimal"}.get(definition.places, f"{definition.places} decimals")
    return f"{unit[0].upper()}{unit[1:]} ({decimals})"


def _years(since: int, until: int) -> str:
    first, last = since > 2010, until < 9999
    return f", holds from {since}" * first + f"{' ' if first else ', holds '}to {until}" * last


def _steps(definition: Definition, material: Material) -> list[str]:
    """The words of the steps, from a working without rows; years are told from Y."""
    worked = definition.work(material)
    return (
        [re.sub(r"(\b31 March )(\d{4})", _from_y, step.text) for step in worked.numerator.steps]
        if worked
        else []
    )


def _from_y(match: re.Match[str]) -> str:
    back = YEAR - int(match[2])
    return f"{match[1]}Y{-back if back else ''}"


def rules_page() -> str:
    """``docs/return-rules.md``: every rule by its code, and where a peer flags other rows."""
    parts = [RULES_HEAD]
    for family, module in RULE_FAMILIES.items():
        rows = "\n".join(_rule_row(rule) for rule in module.RULES)
        parts.append(f"## {family}\n\n{RULES_TABLE}\n{rows}\n")
    return "\n".join([*parts, RULES_TAIL])


def _rule_row(rule: Rule) -> str:
    first, last = rule.since > 2010, rule.until < 9999
    years = f"from {rule.since} " * first + f"to {rule.until}" * last
    cells = (rule.code, rule.table, ", ".join(rule.columns), rule.message, years.strip() or "all")
    return f"| {' | '.join(cells)} |"
