"""Every old address leads to what it named: in any letter case, folder and form, on one's site or many's."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from minutebook.book import acts
from minutebook.book.press import publish
from minutebook.book.schema import (
    Body,
    Council,
    Decision,
    Document,
    File,
    Identifier,
    Item,
    Matter,
    Meeting,
    Paper,
    Person,
    Words,
)
from minutebook.book.shelf import public_book
from minutebook.intake.moderngov.objects import ADDRESSES, Names
from minutebook.site.old_addresses import LISTS, NAMED, SORTS, asked
from tests.site.conftest import Get, get  # noqa: F401
from tests.site.test_every_page import sound

HOST = "democracy.old.example"
PAGE = {"Accept": "text/html,*/*"}


@pytest.fixture
def record(db: None, settings: Any) -> str:
    """One thing of each sort, imported from an old host; its council's id."""
    settings.ALLOWED_HOSTS = ["*"]
    load("severn", HOST)
    return "severn"


def load(council: str, host: str) -> None:
    book = public_book()
    names = Names(council, host)
    sha256 = book.files.put(b"%PDF-1.4 a report")
    file = File(sha256=sha256, size=17, media_type="application/pdf", name="Report.pdf")
    site = Identifier(scheme="url", value=f"//{host}/")
    publish(book, Council(id=council, name=Words(en=f"{council.title()} Council"), identifiers=(site,)))
    board = Body(id=f"{council}-b", name=Words(en="Board"), identifiers=names.identifiers("committee", 12))
    item = Item(id=f"{council}-i", title=Words(en="Roads"), identifiers=names.identifiers("item", 44))
    held = Meeting(
        id=f"{council}-m",
        body=board.id,
        start="2020-02-01T18:00",
        items=(item,),
        papers=(Paper(document=f"{council}-d"),),
        identifiers=names.identifiers("meeting", 7, agenda=9),
    )
    for thing in (
        board,
        Document(
            id=f"{council}-d",
            title=Words(en="Report"),
            files=(file,),
            identifiers=names.identifiers("attachment", 65),
        ),
        Document(id=f"{council}-s", title=Words(en="Late"), identifiers=names.identifiers("supplement", 66)),
        held,
        Person(id=f"{council}-p", name=Words(en="Ada Fenn"), identifiers=names.identifiers("user", 129)),
        Decision(
            id=f"{council}-e",
            title=Words(en="Mend it"),
            date="2020-02-02",
            identifiers=names.identifiers("decision", 31),
        ),
        Matter(id=f"{council}-a", title=Words(en="The lane"), identifiers=names.identifiers("issue", 55)),
    ):
        publish(book, thing, council=council)


MEETING, ITEM = "/board/2020-02-01", "/board/2020-02-01/roads"
LEADS = [
    ("ieListDocuments.aspx?CId=12&MId=7&Ver=4", MEETING),
    ("ieListDocuments.aspx?CId=0&MeetingId=7", MEETING),
    ("IELISTDOCUMENTS.ASPX?mid=7", MEETING),
    ("mgov/ieListDocuments.aspx?MID=7&J=2", MEETING),
    ("mgMeetingAttendance.aspx?ID=7", MEETING),
    ("ieAgenda.aspx?A=9", MEETING),
    ("mgChooseDocPack.aspx?ID=9", MEETING),
    ("documents/g9/Agenda frontsheet 01-Feb-2020 18.00 Board.pdf?T=0", MEETING),
    ("Documents/G9/Printed%20minutes.pdf?T=1", MEETING),
    ("mgConvert2PDF.aspx?ID=9&T=10", MEETING),
    ("mgAi.aspx?ID=44", ITEM),
    ("mgai.aspx?id=44&LLL=0", ITEM),
    ("ieDecisionDetails.aspx?AIId=44", ITEM),
    ("mgListRecordedVotesShort.aspx?AIID=44&MID=7", ITEM),
    ("mgListRecordedVotesShort.aspx?AIID=4444&MID=7", MEETING),
    ("ieDecisionDetails.aspx?ID=31", "/decisions/2020-02-02-mend-it"),
    ("ieDecisionDetails.aspx?Id=31&LLL=0", "/decisions/2020-02-02-mend-it"),
    ("ieIssueDetails.aspx?IId=55&PlanId=3&Opt=3", "/matters/the-lane"),
    ("mgIssueHistoryHome.aspx?IId=55", "/matters/the-lane"),
    ("mgIssueHistoryChronology.aspx?IId=55&Opt=2", "/matters/the-lane"),
    ("mgUserInfo.aspx?UID=129", "/people/ada-fenn"),
    ("mgRofI.aspx?UID=129&FID=-1&HPID=", "/people/ada-fenn"),
    ("mgAttendance.aspx?UID=129&x=1", "/people/ada-fenn"),
    ("mgDecisionDetails.aspx?IId=55&Opt=1", "/matters/the-lane"),
    ("mgListRecordedVotes.aspx?UID=129&RPID=0", "/people/ada-fenn"),
    ("mgListRecordedVotes.aspx?UID=0&DR=01/01/2020-31/12/2020", "/votes"),
    ("mgListDeclarationsOfInterest.aspx?UID=129", "/people/ada-fenn"),
    ("mgAttendanceSummary.aspx?UID=129&DR=", "/people/ada-fenn"),
    ("mgVCardSingleExplain.aspx?UID=129", "/people/ada-fenn"),
    ("mgCommitteeDetails.aspx?ID=12", "/board"),
    ("ieListMeetings.aspx?CId=12&Year=0", "/board"),
    ("ieListMeetings.aspx?CommitteeId=12", "/board"),
    ("mgCommitteeMailingList.aspx?ID=12", "/board"),
    ("documents/s65/Report.pdf", "/documents/report"),
    ("documents/b66/Late.pdf?T=9", "/documents/late"),
    ("mgConvert2PDF.aspx?ID=65&ISATT=1", "/documents/report"),
    ("mgListCommittees.aspx?bcr=1", "/bodies"),
    ("mgMemberIndex.aspx?FN=WARD", "/people"),
    ("mgCalendarMonthView.aspx?GL=1&bcr=1", "/calendar"),
    ("mgDelegatedDecisions.aspx?bcr=1&DM=0", "/decisions"),
    ("mgPlansHome.aspx?bcr=1", "/decisions"),
    ("ieSearchResults2.aspx?SS=bins+and+roads&DT=3", "/search?q=bins+and+roads"),
    ("ieDocHome.aspx", "/meetings"),
    ("mgWhatsNew.aspx?bcr=1", "/changes"),
]


def test_it_works(record: str, client: Client) -> None:
    for old, new in LEADS:
        for host in (HOST, "record.severn.example"):
            with CaptureQueriesContext(connection) as queries:
                answer = client.get(f"/{old}", headers=PAGE, HTTP_HOST=host)
            assert (answer.status_code, answer.get("Location")) == (301, new), old
            assert len(queries) <= 6, old


def test_a_program_is_led_to_the_file_itself(record: str, client: Client) -> None:
    for old in ("documents/s65/Report.pdf", "mgConvert2PDF.aspx?ID=65"):
        answer = client.get(f"/{old}", headers={"Accept": "*/*"})
        assert answer.status_code == 301 and answer["Location"].endswith("/Report.pdf")
        assert answer["Vary"] == "Accept"


@pytest.mark.parametrize(
    "old",
    [
        "ieListDocuments.aspx?MId=8",
        "mgEPetitionDisplay.aspx?Id=3",
        "ceListDocuments.aspx?MeetingId=7&DF=08%2f02%2f2011",
        "documents/s99/x.pdf",
        "mgUserInfo.aspx?UID=x",
    ],
)
def test_what_never_was_is_a_404_that_helps(record: str, get: Get, old: str) -> None:  # noqa: F811
    page = get(f"/{old}")
    assert page.status == 404 and page.queries <= 6
    assert page.words("h1") == ["Not in this record"]
    sound(page)
    assert "/search" in page.links("main a")
    assert page.words("h1") != get(f"/cy/{old}").words("h1")


def test_what_was_withdrawn_is_a_410_that_says_why(record: str, get: Get) -> None:  # noqa: F811
    acts.withdraw(public_book(), record, "severn-d", reason="It was the wrong report.")
    page = get("/documents/s65/Report.pdf")
    assert page.status == 410 and "It was the wrong report." in page.html and page.queries <= 6


def test_an_item_that_was_taken_off_its_agenda_is_a_410(record: str, client: Client) -> None:
    held = Meeting(id="severn-m", body="severn-b", start="2020-02-01T18:00")
    publish(public_book(), held, council=record, reason="taken off")
    assert client.get("/mgAi.aspx?ID=44").status_code == 410


def test_what_was_merged_leads_to_what_it_went_into(record: str, client: Client) -> None:
    publish(public_book(), Person(id="other", name=Words(en="Ada B Fenn")), council=record)
    acts.merge(public_book(), record, "severn-p", "other")
    assert client.get("/mgUserInfo.aspx?UID=129")["Location"] == "/people/ada-b-fenn"


def test_on_a_site_of_many_an_old_host_says_whose_it_is(record: str, client: Client) -> None:
    load("lugg", "mg.lugg.example")
    answer = client.get("/ieListDocuments.aspx?MId=7", HTTP_HOST="mg.lugg.example")
    assert (answer.status_code, answer["Location"]) == (301, "/lugg-council/board/2020-02-01")
    answer = client.get("/mgAi.aspx?ID=44", HTTP_HOST=HOST)
    assert answer["Location"] == "/severn-council/board/2020-02-01/roads"
    assert (
        client.get("/severn-council/mgUserInfo.aspx?UID=129")["Location"] == "/severn-council/people/ada-fenn"
    )
    assert client.get("/mgAi.aspx?ID=44", HTTP_HOST="elsewhere.example").status_code == 404


def test_two_old_hosts_of_one_council_do_not_mix(record: str, client: Client) -> None:
    names = Names("severn", "mg.parish.example")
    other = Person(id="q", name=Words(en="Ben Lowe"), identifiers=names.identifiers("user", 129))
    publish(public_book(), other, council=record)
    assert client.get("/mgUserInfo.aspx?UID=129", HTTP_HOST=HOST)["Location"] == "/people/ada-fenn"
    assert (
        client.get("/mgUserInfo.aspx?UID=129", HTTP_HOST="mg.parish.example")["Location"]
        == "/people/ben-lowe"
    )


def test_the_forms_kept_and_the_forms_asked_are_the_same() -> None:
    theirs = {"attachment": "document", "user": "member"}
    for what, form in ADDRESSES.items():
        assert SORTS[theirs.get(what, what)][0] == form
    assert all(sort in SORTS for pairs in NAMED.values() for _, sort in pairs)
    assert all(name.islower() or name[-1].isdigit() for name in (*NAMED, *LISTS))


@pytest.mark.parametrize("value", ["", "0", "-1", "9" * 40, "7 or 1=1", "٧", "7/../8"])
def test_a_number_is_a_number(value: str) -> None:
    assert asked("mgAi.aspx", {"id": value}) == []


def test_the_items_of_a_meeting_keep_the_anchors_that_old_links_end_with(record: str, get: Get) -> None:  # noqa: F811
    # A browser carries the end of ieListDocuments.aspx?MId=7#AI44 over to where that leads.
    assert 'id="AI44"' in get(MEETING).html
