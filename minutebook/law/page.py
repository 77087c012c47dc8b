"""The rules in words: ``docs/law.md`` and the answer of ``minutebook law RULE``."""

from __future__ import annotations

import importlib
from datetime import date
from itertools import groupby
from typing import Any

from minutebook.law import wording
from minutebook.law.nations import NATION_NAMES, NATIONS
from minutebook.law.rules import Edition, Example, Rule, Setting, registered

INTRODUCTION = """\
# The law of meetings

This page is written by `minutebook docs` from the rules themselves. Every example in it is run as a test.

A rule has editions: rows that say for which nation and kind of body, and from when until when, it holds. A
meeting is judged by the edition in force on its day. Each edition is *statute* (an Act, regulations or a
judgment), *local* (the council's own choice, a setting with a default) or *contested* (its reading is in
dispute: a setting or a warning goes with every answer). It is not legal advice: the monitoring officer
confirms the settings of a council.

To count a meeting's deadlines: `minutebook deadlines --nation england --body committee --meeting 2025-05-06`.
To read one rule: `minutebook law agenda-notice`."""

ORDER = (
    *("periods", "notice", "late_items", "inspection", "access", "exempt", "exclusion", "steps"),
    *("reporting", "registers", "privilege", "executive_members"),
    *("key_decisions", "executive_gate", "executive_documents", "decision_records", "call_in"),
    *(
        "remote_attendance",
        "quorum",
        "votes",
        "recorded_votes",
        "presiding",
        "adjourned",
        "requisitions",
        "minute_taking",
        "signing",
    ),
    *("balance", "quota", "committee_members", "interests", "six_months", "voting_members"),
    *("scrutiny", "corporate_parenting"),
    *("publication", "gate"),
)
"""The modules whose rules come first, from the calendar to the decision; the others follow by name."""


def page() -> str:
    """The whole of ``docs/law.md``."""
    subjects = [
        (_subject(module), list(rules))
        for module, rules in groupby(sorted(registered(), key=_place), key=_module)
    ]
    parts = [INTRODUCTION, "\n".join(_contents(subject, rules) for subject, rules in subjects)]
    for subject, rules in subjects:
        parts.append(f"## {subject}")
        parts.extend(section(rule) for rule in rules)
    return "\n\n".join(parts) + "\n"


def section(rule: Rule[Any]) -> str:
    """One rule: what it says, its editions, its settings and its examples."""
    lines = [f"### {rule.title} (`{rule.id}`)", "", rule.sentence, ""]
    lines += [f"- {_edition(edition)}" for edition in rule.editions]
    if rule.settings:
        lines += ["", "Settings:", "", *(f"- {_setting(setting)}" for setting in rule.settings)]
    lines += ["", "Examples:", "", *(f"- {_example(example)}" for example in rule.examples)]
    return "\n".join(lines)


def record(rule: Rule[Any]) -> dict[str, object]:
    """One rule as plain values."""
    return {
        "rule": rule.id,
        "title": rule.title,
        "sentence": rule.sentence,
        "editions": [
            {
                "nations": list(edition.nations),
                "bodies": list(edition.bodies),
                "since": edition.since.isoformat() if edition.since != date.min else None,
                "until": edition.until.isoformat() if edition.until != date.max else None,
                "holds": wording.value(edition.value) if edition.value is not None else None,
                "source": edition.source,
                "status": edition.status,
                "note": edition.note,
            }
            for edition in rule.editions
        ],
        "settings": [
            {"name": one.name, "default": one.default, "meaning": one.meaning, "warning": one.warning}
            for one in rule.settings
        ],
        "examples": [_example(example) for example in rule.examples],
    }


def _edition(edition: Edition[Any]) -> str:
    whose = wording.both([NATION_NAMES[nation] for nation in edition.nations])
    if edition.nations == NATIONS:
        whose = "Every nation"
    if edition.bodies:
        whose += f" ({', '.join(edition.bodies)})"
    held = f": {wording.value(edition.value)}" if edition.value is not None else ""
    note = f" {edition.note}" if edition.note else ""
    return f"{whose}{_span(edition)}{held}. {edition.source}, {edition.status}.{note}"


def _span(edition: Edition[Any]) -> str:
    since = f", from {_date(edition.since)}" if edition.since != date.min else ""
    until = f", until {_date(edition.until)}" if edition.until != date.max else ""
    return since + until


def _date(day: date) -> str:
    return wording.day(day).partition(" ")[2]


def _setting(setting: Setting[Any]) -> str:
    options = f"; one of {', '.join(map(wording.value, setting.options))}" if setting.options else ""
    warning = f" {setting.warning}" if setting.warning else ""
    return (
        f"`{setting.name}`: {setting.meaning} (default {wording.value(setting.default)}{options}).{warning}"
    )


def _example(example: Example) -> str:
    assert example.of is not None
    given = "; ".join(
        f"{name.replace('_', ' ')}: {wording.value(one)}" for name, one in example.given.items()
    )
    return f"{given} → {wording.value(example.gives)}"


def _module(rule: Rule[Any]) -> str:
    function = rule.examples[0].of
    assert function is not None
    return function.__module__


def _place(rule: Rule[Any]) -> tuple[int, str, str]:
    module = _module(rule)
    name = module.rpartition(".")[2]
    return ORDER.index(name) if name in ORDER else len(ORDER), module, rule.id


def _contents(subject: str, rules: list[Rule[Any]]) -> str:
    return f"- {subject}: {', '.join(f'`{rule.id}`' for rule in rules)}"


def _subject(module: str) -> str:
    """What a module is about: the first sentence of its docstring, up to its first colon or full stop."""
    said = (importlib.import_module(module).__doc__ or module).strip().splitlines()[0]
    return said.partition(":")[0].partition(".")[0]
