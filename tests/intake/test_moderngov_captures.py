"""Real captures: one council's service, another's pages, councillors of 24; nothing is dropped silently."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import etree
from selectolax.lexbor import LexborHTMLParser

from minutebook.book import catalogue
from minutebook.book.schema import Meeting, Person
from minutebook.book.shelf import Book
from minutebook.book.verify import verify
from minutebook.intake.moderngov.accounting import Account
from minutebook.intake.moderngov.pages import page
from minutebook.intake.moderngov.runs import words_of
from minutebook.intake.moderngov.service import NotAnAnswer, answer
from minutebook.intake.moderngov.word_html import cleaned
from tests.intake.moderngov_importing import heads, of_folder, things

BODIES = ("agendatext", "minutesnonemptyhtmlbody", "decisionnonemptyhtmlbody")


def gloucester(real: Path) -> Path:
    return real / "moderngov-gloucester"


def elements_in(data: bytes) -> int:
    """The elements and attributes of an answer, counted by nobody's parser."""
    return sum(1 + len(element.attrib) for element in etree.fromstring(data).iter(etree.Element))


def test_a_whole_service_is_taken(real: Path, book: Book) -> None:
    report = of_folder(book, gloucester(real), "Gloucester City Council")
    assert report.new == {"council": 1, "body": 131, "person": 39, "document": 7, "meeting": 20, "reading": 1}
    assert not report.refused and not report.doubtful and not report.account.unknown
    held = things(book, "meeting")["cabinet/2025-11-21"]
    assert isinstance(held, Meeting)
    assert (held.kind, held.state_reason.en, held.began, held.planned_end, held.end) == (
        "special",
        "Special Meeting",
        "2025-11-21T12:30",
        "2025-11-21T16:30",
        "2025-11-21T17:05",
    )
    assert (held.place.name.en, held.place.building) == ("Civic Suite", "North Warehouse")
    assert [(item.label, item.minute_label) for item in held.items] == [
        (str(n), str(n + 49)) for n in range(2, 7)
    ]
    last = held.items[-1]
    assert (last.number, last.author, len(last.papers), len(last.decided)) == (44127, "Jon McGinty", 6, 3)
    officers = [line for line in held.attendance if line.capacity == "officer"]
    assert len(officers) == 6 and not any(line.person for line in officers)
    bodies = things(book, "body").values()
    assert sum(not body.former for body in bodies) == 15
    statuses = {meeting.state for meeting in things(book, "meeting").values()}
    assert {"cancelled", "held", "scheduled"} <= statuses
    assert verify(book).holds


def test_every_element_of_an_answer_is_accounted_for(real: Path) -> None:
    for path in sorted(gloucester(real).glob("*.xml")):
        account = Account()
        answer(path.read_bytes(), account)
        assert account.elements == elements_in(path.read_bytes()), path.name
        assert not account.unknown


def test_no_word_of_the_minutes_is_lost(real: Path) -> None:
    whole = etree.parse(gloucester(real) / "GetMeeting_7837.xml")
    texts = [element.text for element in whole.iter(*BODIES)]
    pages = (real / "moderngov-kingston").glob("Agenda_*.html")
    texts += [node.html for path in pages for node in LexborHTMLParser(path.read_bytes()).css(".mgWordPara")]
    assert len(texts) > 50
    for html in texts:
        body = LexborHTMLParser(html).body
        before = words_of(body.text(separator="") if body else "")
        after = words_of("".join(f"{one.plain()} " for one in cleaned(html).paragraphs))
        assert "".join(before) == "".join(after)


def test_a_second_run_over_it_publishes_nothing(real: Path, book: Book) -> None:
    of_folder(book, gloucester(real), "Gloucester City Council")
    before = heads(book)
    of_folder(book, gloucester(real), "Gloucester City Council")
    assert heads(book) == before


def test_pages_are_taken_where_there_is_no_service(real: Path, book: Book) -> None:
    report = of_folder(book, real / "moderngov-kingston", "Kingston upon Thames")
    assert not report.account.unknown
    assert report.new["body"] == 30 and report.new["meeting"] == 16 and report.new["person"] == 15
    assert [name for name, _ in report.refused] == ["ManorgatePetition.pdf", "ZebraCrossing.pdf"]
    found = {meeting.number: meeting for meeting in things(book, "meeting").values()}
    held = found[10221]
    assert isinstance(held, Meeting)
    assert (held.start, held.state, held.minutes.state) == ("2026-01-15T19:30", "held", "approved")
    assert next(one.value for one in held.identifiers if one.scheme == "moderngov:agenda") == "10230"
    assert held.place.webcast and held.place.remote.startswith("https://kingston.public-i.tv/")
    assert [vote.result for item in held.items for vote in item.votes] == ["Carried"] * 5
    assert [len(item.papers) for item in held.items].count(5) == 2 and len(held.papers) == 2
    assert sum("cut short" in why for _, why in report.doubtful) == 3
    assert found[10161].state == "cancelled"
    chairs = [p for p in things(book, "person").values() if p.memberships[0].role.en == "Chair"]
    assert [chair.name.en for chair in chairs] == ["Olly Wehring"]


def test_a_pdf_with_the_number_of_its_document_is_taken(real: Path, book: Book, tmp_path: Path) -> None:
    kingston = real / "moderngov-kingston"
    (tmp_path / "Agenda.html").write_bytes((kingston / "Agenda_151.html").read_bytes())
    (tmp_path / "s112215.pdf").write_bytes((kingston / "ZebraCrossing.pdf").read_bytes())
    report = of_folder(book, tmp_path, "Kingston upon Thames")
    assert not report.refused
    paper = next(one for one in things(book, "document").values() if one.number == 112215)
    assert paper.files and "Coombe Lane West" in " ".join(one.text for one in paper.pages)


def councillors(real: Path) -> list[Path]:
    return sorted((real / "moderngov-councillors").glob("*.xml"))


def test_real_councillors_of_24_councils(real: Path) -> None:
    """What a scraper really meets: 23 answers and a page of an error; every element is accounted for."""
    refused = []
    for path in councillors(real):
        account, data = Account(), path.read_bytes()
        try:
            found = answer(data, account)
        except NotAnAnswer:
            refused.append(path.name)
            continue
        assert account.elements == elements_in(data), path.name
        assert not account.unknown, (path.name, account.unknown)
        homes = sum(count for (where, _), count in account.left.items() if "homeaddress" in where)
        assert homes >= len(found.members) > 0
        assert all(member.ward and member.name for member in found.members), path.name
        terms = sum(len(member.terms) for member in found.members)
        assert terms == data.count(b"<termofoffice>")
    assert refused == ["denbighshire.gov.uk.xml"]


@pytest.mark.parametrize("name", ["cardiff.co.uk.xml", "london-fire.gov.uk.xml"])
def test_a_council_of_its_councillors_alone(real: Path, book: Book, name: str) -> None:
    path = real / "moderngov-councillors" / name
    report = of_folder(book, path, name)
    people = things(book, "person").values()
    assert (
        len(people)
        == report.new["person"]
        == len(set(catalogue.entries(book).filter(kind="person").values_list("number")))
    )
    assert all(isinstance(person, Person) and person.group and person.ward.en for person in people)
    assert "REDACTED" not in repr(list(people))


def test_an_empty_answer_names_nobody_and_marks_nobody(real: Path, book: Book, tmp_path: Path) -> None:
    of_folder(book, real / "moderngov-councillors" / "london-fire.gov.uk.xml", "Fire Authority")
    (tmp_path / "GetCouncillorsByWard.xml").write_text(
        "<councillorsbyward><wards>\n  </wards></councillorsbyward>"
    )
    report = of_folder(book, tmp_path, "Fire Authority", site="http://10.170.34.172:9071")
    assert not report.gone and not report.corrected.get("person")


def test_every_page_is_accounted_for(real: Path) -> None:
    for path in (real / "moderngov-kingston").glob("*.html"):
        account = Account()
        page(path.read_bytes(), account)
        assert account.taken and not account.unknown, (path.name, account.examples)
