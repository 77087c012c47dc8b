"""A misspelt body or person becomes one with the right one, with a note, and can be split again."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from minutebook.book import acts, catalogue
from minutebook.book.models import Chain, Head
from minutebook.book.schema import Meeting
from minutebook.book.shelf import Book
from tests.intake.documents import trees
from tests.intake.documents.conftest import Import

Meetings = Callable[[], dict[str, Meeting]]


@pytest.fixture
def chain(book: Book, tree: Path, take: Import) -> str:
    """The tree imported: the id of its council."""
    take(tree)
    return Chain.objects.get().council


def misspelt(chain: str) -> str:
    (own,) = Chain.objects.get(council=chain).merged
    return str(own)


def test_a_misspelt_body_is_the_right_one(
    book: Book, chain: str, meetings: Meetings, tree: Path, take: Import
) -> None:
    bodies = catalogue.entries(book).filter(kind="body").values_list("title", flat=True)
    assert sorted(bodies) == ["Housing Committee", "Planning Committee"]
    assert "housing-committee/2023-05-04" in meetings()
    assert any("'Housing Comittee' is 'Housing Committee'" in note for note in take(tree).notes)


def test_the_note_is_in_the_record(book: Book, chain: str) -> None:
    head = Head.objects.get(act="merge")
    assert head.role == "importer"
    trace = catalogue.trace(book, chain, "housing-comittee")
    assert trace is not None and trace.path == "housing-committee"


def test_split_again_it_has_its_meetings_and_keeps_them(
    book: Book, chain: str, meetings: Meetings, tree: Path, take: Import
) -> None:
    before = meetings()["housing-committee/2023-05-04"].id
    acts.split(book, chain, misspelt(chain), reason="another committee")
    take(tree)
    assert meetings()["housing-comittee/2023-05-04"].id == before
    assert "housing-committee/2023-05-04" not in meetings()
    assert take(tree).published == {}
    assert Chain.objects.get(council=chain).merged == {}


def test_a_misspelt_member_is_the_right_one(book: Book, tree: Path, take: Import, meetings: Meetings) -> None:
    slip = trees.minutes(
        trees.PLANNING, "Tuesday", "2nd May, 2023", "7.30 p.m.", present="Donegan, Hartnet and Walsh"
    )
    (tree / "2023/05/planning.txt").write_text(slip, encoding="utf-8")
    report = take(tree)
    assert any(note.startswith("'Hartnet'") for note in report.notes)
    right = catalogue.entries(book).get(kind="person", title="Councillor Hartnett").object
    held = meetings()["planning-committee/2023-05-02"]
    assert [line.name for line in held.attendance if line.person == right] == ["Councillor Hartnet"]
