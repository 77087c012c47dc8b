"""What a page offers: each sheet with its pages and size, under an address of its own, and the page numbers
of papers."""

from __future__ import annotations

import pytest
from django.http import Http404
from django.test import RequestFactory

from minutebook.book.schema import Item, Words
from minutebook.book.shelf import Book
from minutebook.packs import views
from minutebook.packs.library import Library, Made
from minutebook.packs.making import make_meeting
from minutebook.packs.shown import downloads, facts, page_numbers, size
from tests.packs.council import COUNCIL, agreed, founded, item, meeting, paper, put


class Site:
    """As much of a site as a download asks for."""

    def __init__(self, book: Book) -> None:
        self.book, self.id = book, COUNCIL

    def url(self, path: str = "") -> str:
        return f"/{path}"


@pytest.fixture
def site(book: Book) -> Site:
    founded(book)
    put(book, agreed([item(1, paper(book, "a", 2), minutes="Noted.")]))
    make_meeting(book, COUNCIL, "meeting")
    return Site(book)


REQUEST = RequestFactory().get("/")


def test_lines_of_a_meeting(site: Site) -> None:
    lines = downloads(site.book, COUNCIL, "meeting")
    assert [line.title for line in lines] == ["Agenda pack", "Agenda", "Printed minutes"]
    pack = lines[0].made
    assert lines[0].words == f"Agenda pack (PDF, 3 pages, {size(pack.size)})"
    assert lines[0].path == f"packs/meeting/pack/{pack.sha256}"
    assert page_numbers(site.book, COUNCIL, "meeting") == {"a": "1 to 2"}


def test_a_welsh_reader_is_offered_what_there_is(site: Site) -> None:
    lines = downloads(site.book, COUNCIL, "meeting", "cy")
    assert lines[0].title == "Pecyn agenda"
    assert lines[0].made.lang == "en"
    bilingual = Item(id="i", label="1", title=Words(en="Report", cy="Adroddiad"))
    put(site.book, meeting([bilingual]))
    make_meeting(site.book, COUNCIL, "meeting")
    assert [line.made.what for line in downloads(site.book, COUNCIL, "meeting", "cy")] == ["agenda-cy"]
    assert [line.made.what for line in downloads(site.book, COUNCIL, "meeting", "en")] == ["agenda"]


def test_the_bytes_are_served_by_hash(site: Site) -> None:
    pack = downloads(site.book, COUNCIL, "meeting")[0].made
    answer = views.download(REQUEST, site, "meeting", "pack", pack.sha256)
    data = b"".join(answer.streaming_content)  # type: ignore[attr-defined]
    assert data == Library(site.book).files(COUNCIL, "meeting").path(pack.sha256).read_bytes()
    assert answer["Content-Type"] == "application/pdf"
    assert answer["ETag"] == f'"{pack.sha256}"'
    named = "Corporate Parenting Board, Monday 22 June 2026, agenda pack.pdf"
    assert answer["Content-Disposition"] == f'inline; filename="{named}"'


def test_an_address_to_write_down_leads_to_the_newest(site: Site) -> None:
    old = downloads(site.book, COUNCIL, "meeting")[0]
    paper(site.book, "a", 3)
    make_meeting(site.book, COUNCIL, "meeting")
    new = downloads(site.book, COUNCIL, "meeting")[0]
    assert views.current(REQUEST, site, "meeting", "pack")["Location"] == f"/{new.path}"
    assert views.download(REQUEST, site, "meeting", "pack", old.made.sha256)["Location"] == f"/{new.path}"


@pytest.mark.parametrize(
    ("object_id", "what"),
    [("meeting", "supplement-7"), ("nothing", "pack"), ("../meeting", "pack"), ("", "")],
)
def test_what_is_not_there_is_not_found(site: Site, object_id: str, what: str) -> None:
    with pytest.raises(Http404):
        views.current(REQUEST, site, object_id, what)


def test_sizes_and_pages_in_words() -> None:
    assert [size(n) for n in (1, 840_400, 2_440_000, 51_200_000)] == ["1 KB", "840 KB", "2.4 MB", "51 MB"]
    made = Made(kind="pack", lang="en", sha256="", size=9_000, pages=1, title="", name="", key="")
    assert facts(made, "en") == "PDF, 1 page, 9 KB"
    assert facts(made, "cy") == "PDF, 1 tudalen, 9 KB"
