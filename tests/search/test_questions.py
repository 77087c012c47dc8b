"""No question a person can type is an error, and each is understood as it was meant."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from minutebook.search.asking import query_of
from minutebook.search.question import Question, Term, ask, narrowed

BODIES = {"Corporate Parenting Board": "board", "Health Overview and Scrutiny Committee": "hosc"}


def test_it_works() -> None:
    question = ask(
        'placement "task and finish" consult* -cabinet kind:item body:parenting from:2024 to:2024-06',
        BODIES,
    )
    assert question.terms == (
        Term(("placement",)),
        Term(("task", "and", "finish"), exact=True),
        Term(("consult",), beginning=True),
        Term(("cabinet",), excluded=True),
    )
    assert question.kinds == ("item",) and question.since == "2024-01-01" and question.until == "2024-06-30"
    assert ask("body:parenting", BODIES).bodies == ("board",)


@pytest.mark.parametrize(
    ("typed", "since"),
    [("from:2024-02-30", ""), ("from:6/5/2024", "2024-05-06"), ("from:2024-2", "2024-02-01"), ("from:x", "")],
)
def test_days_are_read_as_people_write_them(typed: str, since: str) -> None:
    question = ask(typed)
    assert question.since == since
    assert bool(question.remarks) == (not since)


def test_what_is_no_filter_is_searched_as_words_and_said() -> None:
    question = ask("kind:treasure re:union")
    assert question.remarks[0].startswith("There is no kind “treasure”.")
    assert Term(("treasure",)) in question.terms
    assert Term(("re", "union")) in question.terms


def test_a_body_is_known_by_its_initials() -> None:
    assert ask("body:HOASC", BODIES).bodies == ("hosc",)
    assert ask('body:"health overview"', BODIES).bodies == ("hosc",)


def test_curly_quotation_marks_quote() -> None:
    assert ask("“task and finish”").terms[0].exact


def test_a_form_limits_the_question_and_says_what_it_cannot_read() -> None:
    question = narrowed(ask("buses"), kind="item", body="board", since="2024", until="soon", who="Ames")
    assert (question.kinds, question.bodies, question.since) == (("item",), ("board",), "2024-01-01")
    assert question.who == ("ames",) and "soon" in question.remarks[0]


@given(st.text(max_size=300))
def test_whatever_is_typed_becomes_a_query(typed: str) -> None:
    question = ask(typed, BODIES)
    query_of(question, "severn")


@given(st.lists(st.sampled_from(['"', "-", "*", "body:", "from:", " ", "a", "(", "\\", "AND", "\0", ":"])))
def test_signs_alone_are_no_error(signs: list[str]) -> None:
    query_of(narrowed(ask("".join(signs), BODIES), who="".join(signs)), "severn")


def test_nothing_asked_is_known_as_such() -> None:
    assert ask("  ").empty and ask('""').empty and not ask("a").empty
    assert Question().empty
