"""Sixty questions a person would ask, and the right page among the first three for fifty-seven of them."""

from __future__ import annotations

import json
import tarfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from minutebook.book import catalogue
from minutebook.book.following import follow_once
from minutebook.book.models import Entry, Link
from minutebook.book.shelf import Book
from minutebook.intake.documents.taking_in import import_documents
from minutebook.intake.severnshire.keys import COUNCIL as SEVERNSHIRE
from minutebook.intake.severnshire.loading import load
from minutebook.search.follower import SearchFollower
from minutebook.search.question import ask
from minutebook.search.searching import Hit, search

FILE = Path(__file__).with_name("known_items.json")
FIRST = 3
WANTED = 57


def right(book: Book, council: str, hit: Hit, places: list[str]) -> bool:
    """Whether a hit is one of the right pages, under one, or a paper of the meeting one is of."""
    paths = [hit.path]
    papers = Link.objects.using(book.alias).filter(council=council, target=hit.object, rel="paper")
    entries = catalogue.by_id(book, council, papers.values_list("source", flat=True))
    paths += [entry.path for entry in entries.values()]
    return any(_at(path, place) for path in paths for place in places)


def _at(path: str, place: str) -> bool:
    """Whether a path is a place or under it; a document's name may go on with a number of its own."""
    if place.startswith("documents/"):
        return path.startswith(place)
    return path == place or path.startswith(f"{place.rstrip('/')}/")


def missed(book: Book, council: str, questions: list[dict[str, Any]]) -> Iterator[str]:
    """The questions whose answer is not among the first hits, with what was."""
    bodies = dict(Entry.objects.filter(council=council, kind="body").values_list("title", "object"))
    for question in questions:
        hits = search(book, council, ask(question["ask"], bodies)).hits[:FIRST]
        if not any(right(book, council, hit, question["right"]) for hit in hits):
            yield f"{question['ask']}: {[hit.path for hit in hits]}"


@pytest.mark.slow
def test_the_right_page_is_among_the_first_three(book: Book, real: Path, tmp_path: Path) -> None:
    asked = json.loads(FILE.read_text(encoding="utf-8"))
    with tarfile.open(real / "limerick-2014-2019.tar.gz") as archive:
        archive.extractall(tmp_path / "papers", filter="data")
    import_documents(book, tmp_path / "papers", "Limerick City and County Council", nation="ireland")
    load(book, date(2026, 5, 6))
    follow_once(book, [SearchFollower(book)])
    limerick = Entry.objects.exclude(object=SEVERNSHIRE).get(kind="council").object
    wrong = [
        *missed(book, limerick, asked["limerick"]),
        *missed(book, SEVERNSHIRE, asked["severnshire"]),
    ]
    count = len(asked["limerick"]) + len(asked["severnshire"])
    print(f"\nthe right page among the first {FIRST}: {count - len(wrong)} of {count}")
    assert count == 60
    assert count - len(wrong) >= WANTED, "\n".join(wrong)
