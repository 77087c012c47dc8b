"""Measure search in the data folder of this process; prints milliseconds (ours, peer's) as JSON."""

from __future__ import annotations

import json
import random
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from bench.corpus import COUNCIL, PHRASES, vocabulary

QUESTIONS = 60
ROUNDS = 7
FRESH_ONES = 40


def questions(kind: str) -> list[str]:
    """Sixty questions of a kind, the same ones every time."""
    rng, words = random.Random(kind), vocabulary()[0]

    def word(low: int = 30, high: int = 8000) -> str:
        return words[int(low * (high / low) ** rng.random())]

    makers: dict[str, Callable[[], str]] = {
        "one word": word,
        "two words": lambda: f"{word()} {word(30, 2000)}",
        "three words": lambda: f"{word(30, 1000)} {word(30, 1000)} {word(30, 1000)}",
        "phrase": lambda: f'"{rng.choice(PHRASES)}"',
        "prefix": lambda: f"{word()[:4]}*",
        "with filters": lambda: (
            f"{word()} {word(30, 2000)} from:{rng.randrange(2000, 2010)} to:2020 kind:item"
        ),
        "very common word": lambda: words[rng.randrange(12)],
    }
    return [makers[kind]() for _ in range(QUESTIONS)]


def p95(times: list[float]) -> float:
    """The 95th percentile."""
    return sorted(times)[int(len(times) * 0.95)]


def in_turn(works: list[Callable[[str], object]], asked: list[str]) -> list[float]:
    """Each work's 95th percentile over the questions, in milliseconds, warm.

    The works take turns at each question, and of a question the best of several rounds counts. The clock is
    the processor's time of this thread, in which all of them work: what else the machine does is not in it.
    """
    best = [[float("inf")] * len(asked) for _ in works]
    for _ in range(ROUNDS):
        for number, question in enumerate(asked):
            for times, work in zip(best, works, strict=True):
                start = time.thread_time()
                work(question)
                times[number] = min(times[number], (time.thread_time() - start) * 1000)
    return [p95(times) for times in best]


class Bare:
    """The same answers from tantivy alone: its own parser, ten results, counts, snippets. No application."""

    def __init__(self, folder: Path) -> None:
        import tantivy

        from minutebook.search.fields import schema
        from minutebook.search.folder import Folder

        self.tantivy, self.schema = tantivy, schema()
        self.index = Folder(folder).current().open()
        self.searcher = self.index.searcher()

    def query(self, question: str) -> Any:
        """The question in tantivy's own language, within the council."""
        q = self.tantivy.Query
        since = [part[5:] for part in question.split() if part.startswith("from:")]
        words = " ".join(p for p in question.split() if not p.startswith(("from:", "to:", "kind:")))
        must = [q.term_query(self.schema, "council", COUNCIL, "basic")]
        if since:
            must.append(q.term_query(self.schema, "kind", "item", "basic"))
            low, high = int(f"{since[0]}0101"), 20201231
            must.append(q.range_query(self.schema, "day", self.tantivy.FieldType.Unsigned, low, high))
        if words.endswith("*"):
            must.append(q.regex_query(self.schema, "plain", f"{words[:-1]}.*"))
        else:
            fields = ["plain"] if words.startswith('"') else ["text", "title", "plain"]
            must.append(self.index.parse_query(words, fields, conjunction_by_default=True))
        return q.boolean_query([(self.tantivy.Occur.Must, part) for part in must])

    def answer(self, question: str) -> list[str]:
        """Ten results with counts and snippets."""
        from minutebook.search.searching import FACETS, SNIPPET

        query = self.query(question)
        found = self.searcher.search(query, 10)
        if found.count:
            self.searcher.aggregate(query, FACETS)
        maker = self.tantivy.SnippetGenerator.create(self.searcher, query, self.schema, "text")
        maker.set_max_num_chars(SNIPPET)
        documents = [self.searcher.doc(address) for _, address in found.hits]
        return [maker.snippet_from_doc(document).to_html() for document in documents]


def fts5(items: Iterator[tuple[str, str]]) -> Callable[[str], object]:
    """The same titles and texts in SQLite's own full-text index, ranked by bm25, with snippets."""
    path = Path(tempfile.mkdtemp()) / "fts5.sqlite3"
    connection = sqlite3.connect(path)
    connection.execute("CREATE VIRTUAL TABLE passages USING fts5(title, text, tokenize='porter unicode61')")
    connection.executemany("INSERT INTO passages VALUES (?, ?)", items)
    connection.commit()
    statement = (
        "SELECT rowid, snippet(passages, 1, '<b>', '</b>', '…', 32) FROM passages"
        " WHERE passages MATCH ? ORDER BY bm25(passages, 2.5, 1.0) LIMIT 10"
    )
    return lambda question: connection.execute(statement, (question,)).fetchall()


def fresh(book: Any) -> float:
    """p95 of the milliseconds from a publication here until another process's follower has it searchable."""
    from minutebook.book.press import publish
    from minutebook.book.schema import Matter, Words
    from minutebook.search.question import ask
    from minutebook.search.searching import search

    follower = subprocess.Popen([sys.executable, "-m", "minutebook", "follow"])
    times = []
    try:
        for number in range(FRESH_ONES + 3):
            word = f"fresh{time.time_ns()}x{number}"
            publish(book, Matter(id="fresh", title=Words(en=word)), council=COUNCIL)
            start = time.perf_counter()
            while not search(book, COUNCIL, ask(word)).total and time.perf_counter() - start < 30:
                time.sleep(0.002)
            times.append((time.perf_counter() - start) * 1000)
    finally:
        follower.terminate()
        follower.wait()
    return p95(times[3:])


def main(size: int) -> None:
    """Measure everything, ours and bare in turn, and print it."""
    from minutebook.book.opening import prepare

    prepare()
    from bench.search import KINDS
    from minutebook.book.following import follow_once
    from minutebook.book.shelf import public_book
    from minutebook.search.follower import SearchFollower
    from minutebook.search.question import ask
    from minutebook.search.searching import search

    book = public_book()
    follower = SearchFollower(book)
    follow_once(book, [follower])
    follower.close()
    bare = Bare(book.folder / "index")

    def ours(question: str) -> object:
        return search(book, COUNCIL, ask(question))

    found: dict[str, list[float]] = {}
    for kind in KINDS:
        found[kind] = in_turn([ours, bare.answer], questions(kind))
    if size >= 1_000_000:
        found["fts5"] = _beside_fts5(ours, size)
    found["fresh"] = [fresh(book)]
    print(json.dumps(found))


def _beside_fts5(ours: Callable[[str], object], size: int) -> list[float]:
    from bench.corpus import objects
    from minutebook.book.schema import Meeting, item_text

    rows = (
        (str(item.title), item_text(item.minutes))
        for thing in objects(size)
        if isinstance(thing, Meeting)
        for item in thing.items
    )
    peer = fts5(rows)
    asked = questions("two words") + questions("one word")
    return in_turn([ours, peer], asked)


if __name__ == "__main__":
    main(int(sys.argv[1]))
