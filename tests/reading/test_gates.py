"""A rule is left untried only where it cannot hold: what its gates shut out, it would not have found."""

from __future__ import annotations

from minutebook.reading import read
from minutebook.reading.patterns import Rule, Words
from minutebook.reading.vocabulary import VOCABULARY
from tests.reading.marked import CASES, case


def lines() -> list[Words]:
    texts = [case(path)[0] for path in sorted(CASES.glob("*.txt"))]
    return [Words(line) for text in texts for line in text.splitlines() if line.strip()]


def test_what_the_gates_shut_out_would_not_have_held() -> None:
    read("The Committee RESOLVED that the report be noted.")
    shut = wrong = 0
    for words in lines():
        for rule in VOCABULARY.rules:
            assert isinstance(rule, Rule)
            for number, one in enumerate(rule.alternatives):
                if words.live >> (rule.first + number) & 1:
                    continue
                shut += 1
                wrong += one.compiled.search(words.codes) is not None
    assert wrong == 0
    assert shut > 100_000


def test_most_alternatives_of_most_rules_are_shut_out_of_a_line() -> None:
    found = lines()
    live = sum(words.live.bit_count() for words in found) / len(found)
    assert live < 0.1 * VOCABULARY.count


def test_a_rule_holds_where_the_first_of_its_alternatives_begins() -> None:
    rule = Rule("noted", "resolved that", "that the")
    words = Words("The Board resolved that the report be noted.")
    match = rule.search(words)
    assert match is not None
    assert match.span() == (2, 4)
    assert [m.span() for m in rule.finditer(words)] == [(2, 4), (7, 8)]


def test_an_abbreviation_keeps_its_stop_but_at_the_end_of_a_text() -> None:
    assert len(Words("Mr. Bly spoke to Mr.")) == 6
    assert [Words("Mr. Bly spoke to Mr.").between(n, n + 1) for n in (0, 4, 5)] == ["Mr.", "Mr", "."]
