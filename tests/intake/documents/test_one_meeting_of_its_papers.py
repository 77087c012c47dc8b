"""Agenda and minutes of one meeting become one meeting, wherever they lie."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pikepdf

from minutebook.book import catalogue
from minutebook.book.models import Link
from minutebook.book.schema import Document, Meeting
from minutebook.book.shelf import Book
from tests.intake.documents import trees
from tests.intake.documents.conftest import Import

Meetings = Callable[[], dict[str, Meeting]]


def test_papers_found_months_apart_are_one_meeting(tree: Path, take: Import, meetings: Meetings) -> None:
    take(tree)
    held = meetings()["planning-committee/2023-02-07"]
    assert [paper.label for paper in held.papers] == ["Agenda", "Minutes"]
    assert held.start == "2023-02-07T19:30"
    assert held.state == "held"
    flooding = held.items[2]
    assert flooding.label == "3"
    assert flooding.agenda[0].plain() == "To receive the report of the Head of Drainage."
    assert flooding.minutes[-1].plain().startswith("RESOLVED")


def test_an_agenda_alone_is_a_meeting_to_come(tree: Path, take: Import, meetings: Meetings) -> None:
    take(tree)
    held = meetings()["planning-committee/2023-04-04"]
    assert held.state == "agenda"
    assert [item.title.en for item in held.items][2] == "Flooding at Mill Lane"


def test_two_meetings_of_one_body_on_one_day(tree: Path, take: Import, meetings: Meetings) -> None:
    take(tree)
    both = {
        path: held for path, held in meetings().items() if path.startswith("housing-committee/2023-02-09")
    }
    assert {path: (held.start[11:], held.kind) for path, held in both.items()} == {
        "housing-committee/2023-02-09": ("10:00", "ordinary"),
        "housing-committee/2023-02-09-2": ("14:00", "special"),
    }


def test_minutes_are_approved_at_the_meeting_that_says_so(
    tree: Path, take: Import, meetings: Meetings
) -> None:
    take(tree)
    found = meetings()
    held = found["planning-committee/2023-01-03"]
    assert held.minutes.state == "approved"
    assert held.minutes.approved_at == found["planning-committee/2023-02-07"].id
    assert found["planning-committee/2023-03-07"].minutes.state == "draft"


def test_members_are_persons_and_officers_are_not(
    book: Book, tree: Path, take: Import, meetings: Meetings
) -> None:
    take(tree)
    held = meetings()["planning-committee/2023-02-07"]
    people = {entry.object: entry.title for entry in catalogue.entries(book).filter(kind="person")}
    assert sorted(people.values()) == [
        "Councillor Brennan",
        "Councillor Donegan",
        "Councillor Hartnett",
        "Councillor M. Ní Bhriain",
        "Councillor Séamus Ó Ceallaigh",
        "Councillor Walsh",
    ]
    officers = [line for line in held.attendance if line.capacity == "officer"]
    assert [line.name for line in officers] == ["P. Nolan", "T. Hale"]
    assert not any(line.person for line in officers)


def test_minutes_are_published_with_their_reading(
    book: Book, tree: Path, take: Import, meetings: Meetings
) -> None:
    take(tree)
    held = meetings()["planning-committee/2023-02-07"]
    found = catalogue.elements(book, "").model.objects.using(book.alias).filter(meeting=held.id)
    assert found.filter(kind="resolution").exists()
    assert Link.objects.filter(target=held.id, rel="reading-of").count() == 1


def test_a_document_keeps_its_pages_and_their_headings(book: Book, tmp_path: Path, take: Import) -> None:
    words = trees.minutes(trees.PLANNING, "Tuesday", "7th March, 2023", "7.30 p.m.")
    take(trees.pdf(tmp_path / "minutes.pdf", words))
    entry = catalogue.entries(book).get(kind="document")
    paper = catalogue.thing_of(book, entry)
    assert isinstance(paper, Document)
    first, second = paper.pages
    begun = "1. Apologies for Absence" if not second.text.startswith("2.") else "2. Minutes"
    assert (first.heading, second.heading) == ("1. Apologies for Absence", begun)
    assert "culvert" in second.text
    assert paper.extractor.startswith("pypdfium2")


def test_a_blank_page_keeps_its_place(book: Book, tmp_path: Path, take: Import) -> None:
    words = trees.minutes(trees.PLANNING, "Tuesday", "7th March, 2023", "7.30 p.m.")
    path = trees.pdf(tmp_path / "minutes.pdf", words)
    with pikepdf.open(path, allow_overwriting_input=True) as made:
        made.add_blank_page(page_size=(595, 842))
        made.pages.insert(1, made.pages[-1])
        made.save(path)
    take(path)
    paper = catalogue.thing_of(book, catalogue.entries(book).get(kind="document"))
    assert isinstance(paper, Document)
    assert [bool(page.text) for page in paper.pages] == [True, False, True]
    assert "culvert" in paper.pages[2].text


def test_every_kind_of_file_gives_the_same_meeting(tmp_path: Path, take: Import, meetings: Meetings) -> None:
    words = trees.minutes(trees.PLANNING, "Tuesday", "7th March, 2023", "7.30 p.m.")
    tree = tmp_path / "tree"
    tree.mkdir()
    (tree / "minutes.txt").write_text(words, encoding="utf-8")
    trees.word(tree / "minutes.docx", words)
    trees.html(tree / "minutes.html", words)
    trees.pdf(tree / "minutes.pdf", words)
    report = take(tree)
    assert report.refused == []
    (held,) = meetings().values()
    assert len(held.papers) == 4
    assert [item.label for item in held.items] == ["1", "2", "3", "4"]


def test_a_listing_gives_the_hour_and_the_address(tmp_path: Path, take: Import, meetings: Meetings) -> None:
    tree = tmp_path / "tree"
    tree.mkdir()
    words = trees.minutes(trees.PLANNING, "Tuesday", "7th March, 2023", "the end of the budget meeting")
    (tree / "minutes.txt").write_text(words, encoding="utf-8")
    (tree / "README.md").write_text(
        "# Meeting Details\n\n**Meeting Name:** Monthly Meeting of the Planning Committee\n\n"
        "**Date and Time:** 2023-03-07 20:15:00\n\n**[Link](https://oakshire.example/meeting/7)**\n",
        encoding="utf-8",
    )
    take(tree)
    (held,) = meetings().values()
    assert held.start == "2023-03-07T20:15"
    assert held.identifiers[0].value == "https://oakshire.example/meeting/7"
