"""Real papers: the model case, a committee system's pages and PDFs, and five years of one council."""

from __future__ import annotations

import tarfile
from collections.abc import Callable
from pathlib import Path

import pytest

from minutebook.book import catalogue
from minutebook.book.exporting import export
from minutebook.book.models import Entry
from minutebook.book.schema import Document, Meeting
from minutebook.book.shelf import Book
from minutebook.book.verify import verify
from minutebook.intake.documents.taking_in import Stated
from tests.book.processes import Home, files_of
from tests.intake.documents import score_heads
from tests.intake.documents.conftest import Import

Meetings = Callable[[], dict[str, Meeting]]
LIMERICK = "Limerick City and County Council"


@pytest.fixture
def limerick(real: Path, tmp_path: Path) -> Path:
    """The Limerick archive, unpacked."""
    with tarfile.open(real / "limerick-2014-2019.tar.gz") as archive:
        archive.extractall(tmp_path / "limerick", filter="data")
    return tmp_path / "limerick"


def model_case(real: Path) -> Path:
    return real.parent / "seed" / "ofsted-update.txt"


def test_one_item_alone_says_what_it_lacks(real: Path, book: Book, take: Import) -> None:
    report = take(model_case(real), "Worcestershire County Council")
    said = dict(report.doubtful)
    assert said
    doubts = {why for _, why in report.doubtful}
    assert "its date was not found" in doubts
    assert "is kept as a document of no meeting: its day is not known (say --date)" in doubts
    assert not Entry.objects.filter(kind="meeting").exists()
    paper = catalogue.thing_of(book, Entry.objects.get(kind="document"))
    assert isinstance(paper, Document) and "consolidation meetings" in paper.pages[0].text


def test_one_item_alone_with_its_day_is_a_meeting(real: Path, take: Import, meetings: Meetings) -> None:
    take(model_case(real), "Worcestershire County Council", stated=Stated(date="2019-09-24"))
    ((path, held),) = meetings().items()
    assert path == "corporate-parenting-board/2019-09-24"
    (item,) = held.items
    assert item.title.en == "Ofsted Update"
    assert sum(paragraph.kind == "bullet" for paragraph in item.minutes) == 11
    assert item.minutes[-1].plain().startswith("RESOLVED that the Corporate Parenting Board noted")


def test_pages_and_reports_of_a_committee_system(real: Path, take: Import, meetings: Meetings) -> None:
    report = take(real / "moderngov-kingston", "Kingston upon Thames")
    assert report.refused == []
    found = meetings()
    body = "kingston-and-north-kingston-neighbourhood-committee"
    assert set(found) == {f"{body}/2025-11-18", f"{body}/2025-12-04", f"{body}/2026-01-15"}
    assert found[f"{body}/2025-12-04"].state == "cancelled"
    held = found[f"{body}/2026-01-15"]
    assert [item.label for item in held.items] == [str(n) for n in range(54, 66)]
    declared = held.items[3]
    assert declared.title.en == "Declarations of Interest"
    assert declared.agenda[0].plain().startswith("Members are asked to declare")
    assert declared.minutes[0].plain().startswith("Councillor Bass declared an interest")
    assert sorted(paper.role for paper in held.papers) == ["other", "report", "report"]


@pytest.mark.parametrize("draw", score_heads.DRAWS)
def test_the_labelled_minutes_are_split_rightly(limerick: Path, draw: str) -> None:
    total = score_heads.score(limerick, draw)
    assert total.n >= 20
    assert total.whole >= 0.95 * total.n, "\n".join(total.wrong)


@pytest.mark.slow
def test_limerick_whole(book: Book, limerick: Path, tmp_path: Path, take: Import, meetings: Meetings) -> None:
    report = take(limerick, LIMERICK, nation="ireland")
    assert report.refused == []
    assert sum(kind == "minutes" for _, kind in report.taken) >= 500
    found = meetings()
    joined = [held for held in found.values() if {p.label for p in held.papers} >= {"Agenda", "Minutes"}]
    assert len(joined) >= 400
    assert found["municipal-district-of-adare-rathkeale/2016-06-01"].kind == "annual"
    assert found["municipal-district-of-adare-rathkeale/2016-06-01-2"].kind == "ordinary"
    assert take(limerick, LIMERICK).published == {}
    assert verify(book).faults == []
    export(book, tmp_path / "export")
    home = Home(tmp_path / "other")
    home.run("import", "book", tmp_path / "export")
    home.run("export", "--no-pages", tmp_path / "again")
    assert files_of(tmp_path / "again") == files_of(tmp_path / "export")
