"""From a question to the index's own query."""

from __future__ import annotations

import re
from typing import NamedTuple

from tantivy import FieldType, Occur, Query

from minutebook.search.fields import schema, stemmed
from minutebook.search.question import Question, Term

TITLE_BOOST = 2.5
TYPED_BOOST = 0.3


class Asked(NamedTuple):
    """The query that answers a question, and the part of it whose words a snippet marks."""

    query: Query
    words: Query


def query_of(question: Question, council: str) -> Asked:
    """A question as the index is asked it, within one council's record."""
    parts = [(Occur.Must, _filter("council", (council,)))]
    for name, values in (("kind", question.kinds), ("body", question.bodies)):
        if values:
            parts.append((Occur.Must, _filter(name, values)))
    if question.since or question.until:
        parts.append((Occur.Must, _silent(_days(question.since, question.until))))
    for name in question.who:
        parts.append(
            (Occur.Must, _silent(_either(Query.term_query(schema(), f, name) for f in ("who", "plain"))))
        )
    # Each term is made into a query once, for both: a beginning takes as long to make as to look up.
    sets = [_all(terms) for terms in (question.terms, *question.otherwise)]
    wanted = [query for one in sets for occur, query in one if occur == Occur.Must]
    if question.otherwise:
        parts.append((Occur.Must, _either(Query.boolean_query(one) for one in sets)))
    else:
        parts += sets[0]
    words = _either(wanted) if wanted else Query.empty_query()
    return Asked(Query.boolean_query(parts), words)


def _all(terms: tuple[Term, ...]) -> list[tuple[Occur, Query]]:
    wanted = [(Occur.Must, _of(term)) for term in terms if not term.excluded]
    return wanted + [(Occur.MustNot, _of(term)) for term in terms if term.excluded]


def _of(term: Term) -> Query:
    if term.beginning:
        return _beginning(term.words)
    if len(term.words) > 1:
        return _phrase(term)
    if term.exact:
        return Query.term_query(schema(), "plain", term.words[0])
    return _word(term.words[0])


def _word(word: str) -> Query:
    """A word in all its forms, in title or text."""
    stems = stemmed().analyze(word)
    if not stems:
        return Query.empty_query()
    title = Query.boost_query(Query.term_query(schema(), "title", stems[0]), TITLE_BOOST)
    # As it is typed, too: what the English stemmer would spoil (Welsh, names) is found as well.
    typed = Query.boost_query(Query.term_query(schema(), "plain", word), TYPED_BOOST)
    return _either([Query.term_query(schema(), "text", stems[0]), title, typed])


def _phrase(term: Term) -> Query:
    """Words that follow each other: in any of their forms, or (quoted) as they are."""
    field, words = ("plain", list(term.words)) if term.exact else ("text", _stems(term.words))
    if len(words) < 2:
        return Query.term_query(schema(), field, words[0]) if words else Query.empty_query()
    found = [Query.phrase_query(schema(), field, [*words])]
    if not term.exact:
        found.append(Query.boost_query(Query.phrase_query(schema(), "title", [*words]), TITLE_BOOST))
    return _either(found)


def _beginning(words: tuple[str, ...]) -> Query:
    """A word by its beginning, after the words before it."""
    last = Query.regex_query(schema(), "plain", f"{re.escape(words[-1])}.*")
    if len(words) == 1:
        return last
    return Query.phrase_prefix_query(schema(), "plain", [*words])


def _stems(words: tuple[str, ...]) -> list[str]:
    return [stem for word in words for stem in stemmed().analyze(word)]


def _days(since: str, until: str) -> Query:
    lower, upper = (int(day.replace("-", "")) if day else None for day in (since, until))
    return Query.range_query(schema(), "day", FieldType.Unsigned, lower, upper)


def _filter(name: str, values: tuple[str, ...]) -> Query:
    """One of these values. A lone term is looked up; a set of them is scanned for."""
    if len(values) == 1:
        return _silent(Query.term_query(schema(), name, values[0], "basic"))
    return _silent(Query.term_set_query(schema(), name, list(values)))


def _silent(query: Query) -> Query:
    """A query that limits and does not rank."""
    return Query.const_score_query(query, 0.0)


def _either(queries: object) -> Query:
    return Query.boolean_query([(Occur.Should, query) for query in queries])  # type: ignore[attr-defined]
