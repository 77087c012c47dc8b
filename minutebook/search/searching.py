"""Answering a question: the passages that fit best, their best words, counts, and help where none fit."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import msgspec
import tantivy
from django.db import connections

from minutebook.book import catalogue
from minutebook.book.schema import Words
from minutebook.book.shelf import Book
from minutebook.search import spelling
from minutebook.search.asking import query_of
from minutebook.search.fields import KINDS, schema
from minutebook.search.folder import NOT_AN_INDEX, Folder, Unready, positions
from minutebook.search.question import Question

PER_PAGE = 10
FARTHEST = 100  # pages of answers that can be turned
MORE = 3  # times as many passages are asked for at first as objects are wanted, and then each time
LOOKED_AT = 4_000  # passages at most to fill a page: a book of a thousand pages may hold them all
SNIPPET = 320  # characters
_END = "SELECT sequence FROM book_chain WHERE council = "
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
    """One answer: the object it leads to under its path, the passage's kind, its page (0: none), its title,
    its day and body (an id) where it has them, and its best words."""

    object: str
    kind: str
    page: int
    title: Words
    path: str
    day: str
    body: str
    snippet: list[Run]
    also_pages: list[int] = field(default_factory=list)


@dataclass
class Answer:
    """What came of a question: ``total`` passages, of which a page shows those of ten objects, and whether
    there is a page after it. ``facets`` count the passages by kind, body (id) and year."""

    total: int = 0
    page: int = 1
    more: bool = False
    hits: list[Hit] = field(default_factory=list)
    facets: dict[str, list[tuple[str, int]]] = field(default_factory=dict)
    instead: str = ""


class Reader:
    """The index of a book as one process reads it; a newer state is taken up with the next question."""

    def __init__(self, root: Path) -> None:
        self.folder = Folder(root)
        self._pointer, self._meta = str(self.folder.pointer), ""
        self._generation, self._commit = (0, 0), (0, 0)
        self._index: tantivy.Index | None = None
        self._positions: dict[str, int] = {}

    def searcher(self) -> tantivy.Searcher:
        """A searcher over what is committed now. Raises :class:`Unready`."""
        generation = _stamp(self._pointer)
        if self._index is None or generation != self._generation:
            current = self.folder.current()
            self._index, self._meta = current.open(), str(current.folder / "meta.json")
            self._generation, self._commit = generation, (0, 0)
        commit = _stamp(self._meta)
        if commit != self._commit:
            self._index.reload()
            self._positions, self._commit = positions(self._index.searcher()), commit
        return self._index.searcher()

    def position(self, council: str) -> int:
        """How far the index had followed a council's chain when it was last looked at."""
        return self._positions.get(council, 0)


def _stamp(path: str) -> tuple[int, int]:
    """What changes when a file is written anew. Raises :class:`Unready` where there is none."""
    try:
        found = os.stat(path)
    except OSError as error:
        raise Unready(str(error)) from error
    return found.st_mtime_ns, found.st_ino


_READERS: dict[Path, Reader] = {}


def search(book: Book, council: str, question: Question, page: int = 1) -> Answer:
    """Answer a question from one council's record. Raises :class:`Unready` where there is no index to ask.

    One query of the database, or two while the index has not followed the book wholly: then what is out of
    sight already is not among the hits.
    """
    page = max(1, min(page, FARTHEST))
    if question.empty:
        return Answer()
    root = book.folder / "index"
    reader = _READERS.setdefault(root, Reader(root))
    with _complaining(reader.folder):
        searcher = reader.searcher()
        answer = _answer(council, question, page, searcher)
        if answer.hits and reader.position(council) < _end(book, council):
            standing = catalogue.by_id(book, council, {hit.object for hit in answer.hits})
            answer.hits = [hit for hit in answer.hits if hit.object in standing]
        return answer


@contextlib.contextmanager
def _complaining(folder: Folder) -> Iterator[None]:
    try:
        yield
    except NOT_AN_INDEX as error:
        folder.suspect()
        raise Unready(str(error)) from error


def _answer(council: str, question: Question, page: int, searcher: tantivy.Searcher) -> Answer:
    asked = query_of(question, council)
    total, found = _found(searcher, asked.query, page * PER_PAGE + 1, newest=question.newest)
    answer = Answer(total, page, more=page < FARTHEST and len(found) > page * PER_PAGE)
    if not total:
        answer.instead = spelling.instead(searcher, question, council)
        return answer
    answer.hits = _hits(asked.words, searcher, found[(page - 1) * PER_PAGE : page * PER_PAGE])
    answer.facets = _facets(searcher, asked.query)
    return answer


def _found(
    searcher: tantivy.Searcher, query: tantivy.Query, wanted: int, *, newest: bool
) -> tuple[int, list[list[tantivy.Document]]]:
    """How many passages fit, and those of the first ``wanted`` objects, each object's best first."""
    order: dict[str, Any] = {"order_by_field": "day"} if newest else {}
    asked = done = 0
    by_object: dict[str, list[tantivy.Document]] = {}
    while True:
        asked = min((asked or wanted) * MORE, LOOKED_AT)
        result = searcher.search(query, asked, **order)
        for _, address in result.hits[done:]:
            document = searcher.doc(address)
            by_object.setdefault(str(document.get_first("object")), []).append(document)
            done += 1
            if len(by_object) == wanted:
                break
        total = int(result.count or 0)
        if len(by_object) == wanted or done == total or done >= LOOKED_AT:
            return total, list(by_object.values())


def _end(book: Book, council: str) -> int:
    """How far a council's chain is now."""
    # Past the mapper and its cursors: it is asked with every search, and they take ten times as long as it.
    connection = connections[book.alias]
    connection.ensure_connection()
    mark = "%s" if connection.vendor == "postgresql" else "?"
    row = connection.connection.execute(_END + mark, [council]).fetchone()
    return int(row[0]) if row else 0


def _hits(
    words: tantivy.Query, searcher: tantivy.Searcher, found: Sequence[Sequence[tantivy.Document]]
) -> list[Hit]:
    """Each object's passages as one hit: the best of them, and on which pages the others are."""
    maker = tantivy.SnippetGenerator.create(searcher, words, schema(), "text")
    maker.set_max_num_chars(SNIPPET)
    hits = []
    for best, *others in found:
        kind, number, en, cy, path, day, body = msgspec.json.decode(str(best.get_first("shown")))
        snippet = _runs(maker.snippet_from_doc(best), best)
        pages = [msgspec.json.decode(str(other.get_first("shown")))[1] for other in others]
        also = sorted({page for page in pages if page and page != number})
        object_ = str(best.get_first("object"))
        hits.append(Hit(object_, kind, number, Words(en=en, cy=cy), path, day, body, snippet, also))
    return hits


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
