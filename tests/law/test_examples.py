"""Every example in the register of rules holds, and its answer recounts to its result."""

from __future__ import annotations

from typing import Any

import pytest

from minutebook.law.rules import Example, Rule, registered

EXAMPLES = [
    pytest.param(rule, example, id=f"{rule.id}-{number}")
    for rule in registered()
    for number, example in enumerate(rule.examples, 1)
]


@pytest.mark.parametrize(("rule", "example"), EXAMPLES)
def test_example_gives_what_it_says(rule: Rule[Any], example: Example) -> None:
    assert example.run() == example.gives


@pytest.mark.parametrize(("rule", "example"), EXAMPLES)
def test_example_recounts(rule: Rule[Any], example: Example) -> None:
    assert example.of is not None
    answer = example.of(**example.given)
    assert answer.recount() == answer.result
    assert answer.rule is rule
    assert answer.source and answer.because


@pytest.mark.parametrize("rule", registered(), ids=lambda rule: rule.id)
def test_every_rule_is_worked(rule: Rule[Any]) -> None:
    assert rule.examples, f"{rule.id} has no example"
    assert all(edition.source for edition in rule.editions)
    assert rule.sentence.endswith(".")
