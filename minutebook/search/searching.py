"""Answering a question: the passages that fit best, their best words, counts, and help where none fit."""

from __future__ import annotations

import contextlib
import json
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import tantivy

from minutebook.book import catalogue
from minutebook.book.models import Entry
from minutebook.book.shelf import Book
from minutebook.search import spelling
from minutebook.search.asking import query_of, shown_words
from minutebook.search.fields import KINDS, schema
from minutebook.search.folder import NOT_AN_INDEX, Folder, Unready
from minutebook.search.question import Question

PER_PAGE = 10
FARTHEST = 100  # pages of answers that can be turned
SNIPPET = 320  # characters
FACETS = {
    "kind": {"terms": {"field": "kind", "size": len(KINDS) + 1}},
    "body": {"terms": {"field": "body", "size": 60}},
    "year": {"terms": {"field": "year", "size": 60}},
}


@dataclass(frozen=True)
class Run:
    """A stretch of a snippet, and whether it is a word that was asked for."""

    text: str
    marked: bool


@dataclass
class Hit:
    """One answer: the entry it leads to, the passage's kind, its page (0: none), and its best words."""

    entry: Entry
    kind: str
    page: int
    snippet: list[Run]
    also_pages: list[int] = field(default_factory=list)


@dataclass
class Answer:
    """What came of a question. ``facets`` count the passages by kind, body (id) and year."""

    total: int = 0
    page: int = 1
    hits: list[Hit] = field(default_factory=list)
    facets: dict[str, list[tuple[str, int]]] = field(default_factory=dict)
    instead: str = ""

    @property
    def pages(self) -> int:
        """How many pages of answers can be turned."""
        return min(FARTHEST, -(-self.total // PER_PAGE))


class Reader:
    """The index of a book as one process reads it; a newer state is taken up with the next question."""

    def __init__(self, root: Path) -> None:
        self.folder = Folder(root)
        self._stamp: tuple[Any, ...] = ()
        self._index: tantivy.Index | None = None

    def searcher(self) -> tantivy.Searcher:
        """A searcher over what is committed now. Raises :class:`Unready`."""
        stamp = self._now()
        if self._index is None or stamp[:1] != self._stamp[:1]:
            self._index = self.folder.current().open()
        elif stamp != self._stamp:
            self._index.reload()
        self._stamp = stamp
        return self._index.searcher()

    def _now(self) -> tuple[Any, ...]:
        """What changes when the index does: the generation, and when it was committed last."""
        generation = self.folder.current()
        try:
            commit = os.stat(generation.folder / "meta.json")
        except OSError as error:
            raise Unready(str(error)) from error
        return generation.name, commit.st_mtime_ns, commit.st_ino, commit.st_size


_READERS: dict[Path, Reader] = {}


def search(book: Book, council: str, question: Question, page: int = 1) -> Answer:
    """Answer a question from one council's record. Raises :class:`Unready` where there is no index to ask.

    Two queries of the database whatever the answer; what is out of sight is not among the hits, though the
    index may not have followed yet.
    """
    page = max(1, min(page, FARTHEST))
    if question.empty:
        return Answer()
    root = book.folder / "index"
    reader = _READERS.setdefault(root, Reader(root))
    with _complaining(reader.folder):
        return _answer(book, council, question, page, reader.searcher())


@contextlib.contextmanager
def _complaining(folder: Folder) -> Iterator[None]:
    try:
        yield
    except NOT_AN_INDEX as error:
        folder.suspect()
        raise Unready(str(error)) from error


def _answer(book: Book, council: str, question: Question, page: int, searcher: tantivy.Searcher) -> Answer:
    query = query_of(question, council)
    order: dict[str, Any] = {"order_by_field": "day"} if question.newest else {}
    result = searcher.search(query, PER_PAGE, offset=(page - 1) * PER_PAGE, **order)
    answer = Answer(int(result.count or 0), page)
    if not answer.total:
        answer.instead = spelling.instead(searcher, question, council)
        return answer
    answer.hits = _hits(book, council, question, searcher, [address for _, address in result.hits])
    answer.facets = _facets(searcher, query)
    return answer


def _hits(
    book: Book,
    council: str,
    question: Question,
    searcher: tantivy.Searcher,
    found: Sequence[tantivy.DocAddress],
) -> list[Hit]:
    """The passages as hits; several of one object are one hit, the best of them first."""
    maker = tantivy.SnippetGenerator.create(searcher, shown_words(question), schema(), "text")
    maker.set_max_num_chars(SNIPPET)
    documents = [searcher.doc(address) for address in found]
    entries = catalogue.by_id(book, council, {str(document.get_first("object")) for document in documents})
    hits: dict[str, Hit] = {}
    for document in documents:
        entry = entries.get(str(document.get_first("object")))
        if entry is None:
            continue
        number, kind = json.loads(str(document.get_first("shown")))
        if entry.object in hits:
            if number:
                hits[entry.object].also_pages.append(number)
            continue
        hits[entry.object] = Hit(entry, kind, number, _runs(maker.snippet_from_doc(document), document))
    return list(hits.values())


def _runs(snippet: tantivy.Snippet, document: tantivy.Document) -> list[Run]:
    """The snippet in stretches; the beginning of the passage where no asked word stands in its text."""
    fragment = snippet.fragment().encode()
    if not fragment:
        text = str(document.get_first("text") or "")[:SNIPPET]
        return [Run(text, False)] if text else []
    runs, at = [], 0
    for place in snippet.highlighted():
        if place.start > at:
            runs.append(Run(fragment[at : place.start].decode(errors="ignore"), False))
        runs.append(Run(fragment[place.start : place.end].decode(errors="ignore"), True))
        at = place.end
    if at < len(fragment):
        runs.append(Run(fragment[at:].decode(errors="ignore"), False))
    return runs


def _facets(searcher: tantivy.Searcher, query: tantivy.Query) -> dict[str, list[tuple[str, int]]]:
    counted = searcher.aggregate(query, FACETS)
    return {
        name: [
            (str(bucket["key"]).removesuffix(".0"), bucket["doc_count"])
            for bucket in counted[name]["buckets"]
        ]
        for name in FACETS
    }
