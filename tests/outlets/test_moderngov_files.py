"""The old search page, and the files, sheets and pictures that old pages lead to."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlencode

import pytest
from django.test import Client

from minutebook import home
from minutebook.book.acts import withdraw
from minutebook.book.following import follow_once
from minutebook.book.models import Head
from minutebook.book.press import publish
from minutebook.book.schema import File, Identifier, Meeting, Person, Words
from minutebook.book.shelf import public_book
from minutebook.packs.library import Library, Made, Record
from minutebook.search.follower import SearchFollower
from tests.outlets.conftest import MOST_QUERIES
from tests.site.conftest import Get


def test_a_search_is_answered_in_blocks(shown: Get, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MINUTEBOOK_HOME", str(tmp_path))
    home.make("public")
    follow_once(public_book(), [SearchFollower(public_book())])
    page = shown("ieSearchResults2", "SS=inspection&DT=3&ADV=0&CA=false&SB=true&PG=1")
    assert page.queries <= MOST_QUERIES
    assert page.headers["Cache-Control"].startswith("private"), "the index follows later than the book"
    assert "Results 1 to" in page.html
    # As a client parts it: one hit between two rules, its record first, its item second.
    block = next(part for part in re.split(r"<hr\s*/?>", page.html) if "#AI2" in part)
    titles = re.findall(r'<p[^>]*class="mgAiTitleTxt"[^>]*>(.*?)</p>', block, re.DOTALL)
    assert re.sub(r"<[^>]+>", "", titles[0]) == "Meeting: 06/05/2026 - Corporate Parenting Board"
    assert re.sub(r"<[^>]+>", "", titles[1]) == "2. Inspection update"
    assert titles[1].startswith("2. <a"), "the number stands before the link: one client reads it there"
    assert re.search(r'alt="(Excellent|Good|Average) match"', block)
    assert re.search(r'<div[^>]*class="mgWordPara"[^>]*>(.*?)</div>', block, re.DOTALL)
    for words, hit in {
        "nowhere OR inspection": True,
        '"inspection update" OR "not there" OR x': True,
        "inspection AND update": True,
        "inspection NOT update": False,
        "nowhere OR gone": False,
    }.items():
        found = shown("ieSearchResults2", urlencode({"SS": words, "DT": 3})).html
        assert ("#AI2" in found) == hit, words
    assert "#AI2" in shown("ieSearchResults2", "SS=inspection&CI=2&SD=01/05/2026&ED=31/05/2026").html
    for limits in ("CI=3", "CI=4711", "SD=01/06/2026", "ED=01/05/2026"):
        assert "#AI2" not in shown("ieSearchResults2", f"SS=inspection&{limits}").html, limits
    more = shown("ieSearchResults2", "SS=gone+OR+councillor&CI=0").links('a[title^="Next page"]')
    assert more == ["ieSearchResults2.aspx?SS=gone+OR+councillor&CI=0&DT=3&ADV=0&CA=false&SB=true&PG=2"]
    assert "No results found for your query" in shown("ieSearchResults2", "SS=nowhere&DT=3").html
    assert "No results found for your query" in shown("ieSearchResults2", "SS=&PG=x").html


def test_documents_and_pictures_are_files(shown: Get, client: Client) -> None:
    book = public_book()
    picture = File(sha256=book.files.put(b"GIF89a"), size=6, media_type="image/gif", name="ruth.gif")
    publish(
        book, Person(id="person-0", name=Words(en="Councillor Ruth Ames"), portrait=picture), council="teme"
    )
    for address in (
        "documents/s1/Whatever.pdf",
        "mgConvert2PDF.aspx?ID=1",
        "MGCONVERT2PDF.ASPX?id=1&ISATT=1",
    ):
        answer = client.get(f"/{address}")
        assert (answer.status_code, answer["Location"].startswith("/files/")) == (301, True)
    for folder in ("", "mgov/"):
        answer = client.get(f"/{folder}UserData/1/0/0/Info00000001/bigpic.jpg")
        assert answer["Location"] == f"/files/{picture.sha256}/ruth.gif"
        blank = client.get(f"/{folder}mgimages/missingsmallmug.gif")
        assert (blank.status_code, blank["Content-Type"], blank.content[:3]) == (200, "image/gif", b"GIF")
    assert client.get("/UserData/2/0/0/Info00000002/smallpic.jpg").content[:3] == b"GIF"


@pytest.fixture(autouse=True)
def no_packs_left() -> Iterator[None]:
    """What is noted of packs lies in files, which no test's end takes back."""
    yield
    for meeting in ("may", "taken"):
        Library(public_book()).keep("teme", meeting, Record())


def keep_pack(meeting: str) -> None:
    """Note that an agenda pack of a meeting lies ready."""
    book = public_book()
    head = Head.objects.using(book.alias).filter(council="teme", object=meeting).latest("sequence")
    pack = Made(
        kind="pack",
        lang="en",
        sha256="0" * 64,
        size=2_300_000,
        pages=9,
        title="Agenda pack",
        name="pack.pdf",
        key="k",
        inputs={meeting: head.sequence},
    )
    Library(book).keep("teme", meeting, Record(made=(pack,)))


def test_what_is_printed_of_a_meeting_leads_to_its_sheet(shown: Get, client: Client) -> None:
    book = public_book()
    keep_pack("may")
    page = shown("ieListDocuments")
    assert page.queries <= MOST_QUERIES
    link = next(a for a in page.tree.css("a") if a.text().startswith("Agenda reports pack"))
    named = "documents/g1/Agenda reports pack Wednesday 06-May-2026 14.00 Corporate Parenting Board.pdf?T=10"
    assert link.attributes["href"] == named
    assert "PDF 2 MB" in link.text()
    answer = client.get(f"/{named}")
    assert (answer.status_code, answer["Location"]) == (302, f"/packs/may/pack/{'0' * 64}")
    for address in (named.replace("T=10", "T=0"), named.replace("g1", "g2"), named.replace("T=10", "T=x")):
        assert not client.get(f"/{address}").get("Location", "").startswith("/packs/")
    assert client.get("/mgconvert2pdf.aspx?id=1&t=10")["Location"] == answer["Location"]
    withdraw(book, "teme", "may", reason="By mistake.")
    assert not client.get(f"/{named}").get("Location", "").startswith("/packs/")


def test_an_agenda_that_had_a_number_of_its_own_keeps_it(shown: Get, client: Client) -> None:
    own = (
        Identifier(scheme="moderngov:agenda", value="1"),
        Identifier(scheme="url", value="//testserver/documents/g1"),
    )
    meeting = Meeting(id="taken", number=77, body="board", start="2024-03-14T13:00", identifiers=own)
    publish(public_book(), meeting, council="teme")
    keep_pack("taken")
    named = "documents/g1/Agenda reports pack Thursday 14-Mar-2024 13.00 Corporate Parenting Board.pdf?T=10"
    assert named in [a.attributes["href"] for a in shown("ieListDocuments", "MId=77").tree.css("a")]
    for address in (named, f"old/{named}", "mgConvert2PDF.aspx?ID=1&T=10"):
        assert client.get(f"/{address}")["Location"] == f"/packs/taken/pack/{'0' * 64}"


def test_programs_get_the_file_and_people_are_led_to_the_page(record: None, client: Client) -> None:
    address = "/mgConvert2PDF.aspx?ID=1"
    program = client.get(address, headers={"Accept": "*/*"})
    assert program["Location"].startswith("/files/")
    person = client.get(address, headers={"Accept": "text/html,application/xhtml+xml"})
    assert not person.get("Location", "").startswith("/files/")
