"""What the book holds of a meeting becomes agenda, pack, supplement and minutes, by hash, and no more often
than something in them changes."""

from __future__ import annotations

import hashlib
import shutil
from pathlib import Path

import pikepdf
import pypdfium2
import pytest

from minutebook.book.press import publish
from minutebook.book.schema import Document, Exemption, Item, Paper, Paragraph, Words
from minutebook.book.shelf import Book
from minutebook.packs import structure
from minutebook.packs.library import Library, Made, Record
from minutebook.packs.making import make_meeting
from tests.packs.council import COUNCIL, agreed, filed, founded, item, meeting, paper, put


@pytest.fixture
def wrenshire(book: Book) -> Book:
    return founded(book)


def path_of(book: Book, made: Made) -> Path:
    return Library(book).files(COUNCIL, "meeting").path(made.sha256)


def words(path: Path) -> list[str]:
    with pypdfium2.PdfDocument(path) as pdf:
        return [" ".join(page.get_textpage().get_text_bounded().split()) for page in pdf]


def sheet(record: Record, what: str) -> Made:
    made = record.find(what)
    assert made is not None, [one.what for one in record.made]
    return made


def test_agenda_and_pack(wrenshire: Book) -> None:
    put(wrenshire, meeting([item(1), item(2, paper(wrenshire, "a", 2)), item(3, paper(wrenshire, "b"))]))
    record = make_meeting(wrenshire, COUNCIL, "meeting")
    assert [made.what for made in record.made] == ["agenda", "pack"]
    pack = sheet(record, "pack")
    assert pack.labels == {"a": ("1", "2"), "b": ("3",)}
    path = path_of(wrenshire, pack)
    assert hashlib.sha256(path.read_bytes()).hexdigest() == pack.sha256
    pages = words(path)
    assert len(pages) == pack.pages
    for said in (
        "Wrenshire Council",
        "Corporate Parenting Board",
        "Monday 22 June 2026, 2.30 pm",
        "Committee Room, Shire Hall, Wren Street",
        "Councillor Ruth Ames (Chair)",
        "Councillor Ivor Bell",
        "The Board will meet.",
        "To consider matter 1.",
    ):
        assert said in pages[0]
    assert pages[-1].endswith("Page 3 Item 3")
    with pikepdf.open(path) as pdf:
        assert structure.unresolved(pdf) == []
        names = {str(name) for name in list(pdf.Root.Names.Dests.Names)[::2]}
    assert {"business-2", "business-2/p1", "page-3"} <= names


def test_minutes_once_they_are_there(wrenshire: Book) -> None:
    put(wrenshire, agreed([item(1, minutes="RESOLVED that the report be noted.")], "draft"))
    draft = sheet(make_meeting(wrenshire, COUNCIL, "meeting"), "minutes")
    said = words(path_of(wrenshire, draft))[0]
    assert "Draft minutes" in said
    assert "RESOLVED that the report be noted." in said
    assert "Councillor Ruth Ames (Chair)" in said
    put(wrenshire, agreed([item(1, minutes="RESOLVED that the report be noted.")], "signed"))
    signed = sheet(make_meeting(wrenshire, COUNCIL, "meeting"), "minutes")
    assert "Draft" not in words(path_of(wrenshire, signed))[0]
    assert not path_of(wrenshire, draft).exists()


def test_a_paper_that_comes_later_is_a_supplement_also_in_its_place(wrenshire: Book) -> None:
    first = [item(1, paper(wrenshire, "a", 2)), item(2, paper(wrenshire, "b"))]
    put(wrenshire, meeting(first))
    make_meeting(wrenshire, COUNCIL, "meeting")
    put(wrenshire, meeting([item(1, "a", paper(wrenshire, "late", 2)), item(2, "b")]))
    record = make_meeting(wrenshire, COUNCIL, "meeting")
    assert sheet(record, "pack").labels == {"a": ("1", "2"), "late": ("S1-1", "S1-2"), "b": ("3",)}
    supplement = sheet(record, "supplement-1")
    assert supplement.labels == {"late": ("S1-1", "S1-2")}
    pages = words(path_of(wrenshire, supplement))
    assert "Supplement 1" in pages[0]
    assert "Item of business 2" not in pages[0]
    assert pages[-1].endswith("Page S1-2 Item 1")


def test_the_numbers_follow_from_the_book_alone(wrenshire: Book) -> None:
    put(wrenshire, meeting([item(1, paper(wrenshire, "a", 2)), item(2, paper(wrenshire, "b"))]))
    make_meeting(wrenshire, COUNCIL, "meeting")
    put(wrenshire, meeting([item(2, "b", paper(wrenshire, "c")), item(1, "a")]))
    paper(wrenshire, "a", 4)
    before = make_meeting(wrenshire, COUNCIL, "meeting")
    assert sheet(before, "pack").labels == {"b": ("3",), "c": ("S1-1",), "a": ("1", "2", "2a", "2b")}
    shutil.rmtree(Library(wrenshire).folder)
    assert make_meeting(wrenshire, COUNCIL, "meeting") == before


def test_nothing_is_made_again_unless_it_changed(wrenshire: Book) -> None:
    put(wrenshire, meeting([item(1, paper(wrenshire, "a"))]))
    before = make_meeting(wrenshire, COUNCIL, "meeting")
    times = {made.what: path_of(wrenshire, made).stat().st_mtime_ns for made in before.made}
    edition = Library(wrenshire).edition
    assert make_meeting(wrenshire, COUNCIL, "meeting") == before
    assert Library(wrenshire).edition == edition
    put(wrenshire, agreed([item(1, "a", minutes="Noted.")], "draft"))
    after = make_meeting(wrenshire, COUNCIL, "meeting")
    for made in before.made:
        assert sheet(after, made.what).sha256 == made.sha256
        assert path_of(wrenshire, made).stat().st_mtime_ns == times[made.what]
    assert Library(wrenshire).edition != edition


def test_an_item_that_is_not_public_is_named_with_its_reason_and_nothing_more(wrenshire: Book) -> None:
    private = Exemption(paragraphs=("3",), reason=Words(en="It concerns the business of a company."))
    exempt = Document(
        id="x",
        title=Words(en="Tenders compared"),
        files=(filed(wrenshire, b"%PDF-secret", "Tenders.pdf"),),
        exemption=private,
    )
    put(wrenshire, exempt)
    put(wrenshire, meeting([item(1, paper(wrenshire, "a")), item(2, "x", exemption=private)]))
    said = " ".join(words(path_of(wrenshire, sheet(make_meeting(wrenshire, COUNCIL, "meeting"), "pack"))))
    assert "Not open to the public It concerns the business of a company." in said
    assert "Tenders" not in said


def test_what_has_no_pages_is_named_and_what_stands_twice_is_bound_once(wrenshire: Book) -> None:
    film = filed(wrenshire, b"film", "Visit.mp4", "video/mp4")
    paper(wrenshire, "film", title="Film of the visit", files=(film,))
    paper(wrenshire, "a", title="Annual report")
    put(wrenshire, meeting([item(1, "a"), item(2, "a", "film")]))
    pack = sheet(make_meeting(wrenshire, COUNCIL, "meeting"), "pack")
    assert pack.labels == {"a": ("1",)}
    first = words(path_of(wrenshire, pack))[0]
    assert first.count("Annual report") == 3  # at both items and in the contents
    assert "Film of the visit" in first
    assert "published beside this pack" in first


def test_reports_of_every_form(wrenshire: Book) -> None:
    page = filed(wrenshire, b"<h1>From a page</h1><p>Words of a page.</p>", "report.html", "text/html")
    paper(wrenshire, "page", files=(page,))
    written = (Paragraph(id="p1", text=Words(en="Written in place.")),)
    put(wrenshire, Document(id="written", title=Words(en="Written report"), written=written))
    put(wrenshire, Document(id="sheet", title=Words(en="The agenda itself"), kind="agenda", written=written))
    put(wrenshire, meeting([item(1, "page")], papers=(Paper(document="written"), Paper(document="sheet"))))
    pack = sheet(make_meeting(wrenshire, COUNCIL, "meeting"), "pack")
    assert list(pack.labels) == ["page", "written"]
    said = " ".join(words(path_of(wrenshire, pack)))
    assert "Words of a page." in said
    assert "Written in place." in said
    assert "Other papers" in said


def test_a_welsh_agenda_has_a_welsh_pack_with_the_welsh_file(wrenshire: Book) -> None:
    files = (
        filed(wrenshire, b"<p>English words.</p>", "report.html", "text/html"),
        filed(wrenshire, b"<p>Geiriau Cymraeg.</p>", "adroddiad.html", "text/html", "cy"),
    )
    publish(
        wrenshire,
        Document(id="a", title=Words(en="Annual report", cy="Adroddiad blynyddol"), files=files),
        council=COUNCIL,
    )
    bilingual = Item(
        id="one", label="1", title=Words(en="Report", cy="Adroddiad"), papers=(Paper(document="a"),)
    )
    put(wrenshire, meeting([bilingual]))
    record = make_meeting(wrenshire, COUNCIL, "meeting")
    assert {made.what for made in record.made} == {"agenda", "pack", "agenda-cy", "pack-cy"}
    english = " ".join(words(path_of(wrenshire, sheet(record, "pack"))))
    welsh = " ".join(words(path_of(wrenshire, sheet(record, "pack-cy"))))
    assert "English words." in english
    assert "Geiriau" not in english
    assert "Geiriau Cymraeg." in welsh
    assert "Dydd Llun 22 Mehefin 2026, 2.30 y.p." in welsh
