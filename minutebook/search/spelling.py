"""A word nobody here ever wrote: the written word that is nearest to it."""

from __future__ import annotations

from difflib import SequenceMatcher, get_close_matches

import tantivy

from minutebook.search.asking import query_of
from minutebook.search.question import Question, Term, ask

CANDIDATES = 20_000
NEAR = 0.75
AS_NEAR = 0.02  # words nearly as near as the nearest: the commoner is meant


def instead(searcher: tantivy.Searcher, question: Question, council: str) -> str:
    """The question with its unwritten words mended, if that finds anything; else nothing."""
    text, changed = question.text, False
    for term in question.terms:
        for word in () if term.beginning else term.words:
            better = _nearest(searcher, word)
            if better and better != word:
                text, changed = _replace(text, word, better), True
    if not changed:
        return ""
    mended = ask(text)
    only = Question(mended.text, tuple(Term(t.words, t.exact) for t in mended.terms if not t.excluded))
    return text if searcher.search(query_of(only, council).query, 1).count else ""


def _nearest(searcher: tantivy.Searcher, word: str) -> str:
    """The nearest written word to one that is not written anywhere; nothing for one that is."""
    if len(word) < 4 or word.isdigit() or searcher.doc_freq("plain", word):
        return ""
    written = dict(searcher.terms_with_prefix("plain", word[0], limit=CANDIDATES))
    near = [w for w in written if abs(len(w) - len(word)) <= 2]
    best = [(w, SequenceMatcher(None, word, w).ratio()) for w in get_close_matches(word, near, 3, NEAR)]
    return max((w for w, ratio in best if ratio > best[0][1] - AS_NEAR), key=lambda w: written[w], default="")


def _replace(text: str, word: str, better: str) -> str:
    at = text.casefold().find(word)
    return f"{text[:at]}{better}{text[at + len(word) :]}" if at >= 0 else f"{text} {better}"
