"""Under a setting, the pages that scrapers read are there in their old mark-up; without it, they lead on."""

from __future__ import annotations

import re

import pytest
from django.test import Client
from selectolax.lexbor import LexborHTMLParser

from minutebook.book.press import publish
from minutebook.book.schema import (
    Ballot,
    Decision,
    Item,
    Meeting,
    Paper,
    RecordedVote,
    Words,
)
from minutebook.book.shelf import public_book
from minutebook.outlets.moderngov.pages.attendance import COLUMNS, Present, column
from minutebook.outlets.moderngov.pages.table import PAGES
from tests.outlets.conftest import ASKED, MOST_QUERIES
from tests.site import county
from tests.site.conftest import Get, Read, parsed_strictly


def words(page: Read, selector: str) -> list[str]:
    return [re.sub(r"\s+", " ", node.text()).strip() for node in page.tree.css(selector)]


def test_it_works(shown: Get) -> None:
    page = shown("mgMemberIndex")
    first = page.tree.css("#modgov div.mgThumbsList ul > li")[0]
    link = first.css_first("a")
    # One client takes the number from the twentieth character on.
    assert (link.attributes["href"] or "")[20:] == "49"
    assert [node.text() for node in first.css("p")] == ["Division 49", "Independent"]


@pytest.mark.parametrize("name", PAGES)
def test_every_page_is_sound_and_takes_few_look_ups(shown: Get, name: str) -> None:
    for path in (name, name.lower(), f"cy/{name}", f"modern.gov/{name.upper()}"):
        page = shown(path, ASKED[name])
        assert page.status == 200, path
        assert page.queries <= MOST_QUERIES
        assert len(page.tree.css("#modgov h1.mgMainTitleTxt")) == len(page.tree.css("h1")) == 1
    # What clients look for in a table's summary is not of today's HTML.
    parsed_strictly(page.html.replace('summary="Table of', 'data-summary="Table of'))


def test_members_stand_by_ward_and_in_a_table(shown: Get) -> None:
    page = shown("mgMemberIndex", "FN=WARD&VW=LIST&PIC=0")
    assert words(page, "h2.mgSectionTitle")[:2] == ["Division 1", "Division 10"]
    assert len(page.tree.css("div.mgThumbsList")) == 60
    assert not page.tree.css("#modgov img")
    table = shown("mgMemberIndex", "VW=TABLE&PIC=1").tree.css("table.mgStatsTable > tbody > tr")
    cells = table[0].css("td")
    assert [cell.text().strip() for cell in cells[1:]] == [
        "Councillor Idris Ames",
        "Independent",
        "Division 49",
    ]
    assert cells[1].css_first("p > a").attributes["href"] == "mgUserInfo.aspx?UID=49"


def test_a_member_has_ward_party_and_committees(shown: Get) -> None:
    page = shown("mgUserInfo")
    labels = {
        node.css_first("span.mgLabel").text(): node.text() for node in page.tree.css(".mgUserSideBar p")
    }
    assert labels == {"Party: ": "Party: Independent", "Ward: ": "Ward: Division 1"}
    assert words(page, ".mgUserBody ul.mgBulletList li") == [
        "County Council",
        "Corporate Parenting Board (Chair)",
    ]
    gone = shown("mgUserInfo", "UID=61")
    assert words(gone, "li.mgExpiredMembershipEntryC") == [
        "Corporate Parenting Board (06/05/2021 - 31/01/2025)"
    ]


def test_meetings_of_a_committee_stand_newest_first(shown: Get) -> None:
    page = shown("ieListMeetings")
    lines = [node.text().replace("\xa0", " ") for node in page.tree.css("ul.mgNonBulletTableList > li")]
    assert lines == [
        "17 Jun 2026 2.00 pm - Agenda",
        "6 May 2026 2.00 pm - Agenda, Minutes",
        "4 Mar 2026 2.00 pm - CANCELLED",
    ]
    assert page.links("a.mgMeetingTableLnk")[1] == "ieListDocuments.aspx?CId=2&MId=1&Ver=4"
    assert [node.attributes["class"] for node in page.tree.css("ul.mgNonBulletTableList > li")][:2] == [
        "mgTableEvenRow",
        "mgTableOddRow",
    ]
    assert len(shown("ieListMeetings", "CommitteeId=2&Year=2025").tree.css("a.mgMeetingTableLnk")) == 0


def test_long_lists_of_meetings_are_turned(shown: Get) -> None:
    for year in range(1970, 2020):
        publish(
            public_book(), Meeting(id=f"y{year}", body="panel", start=f"{year}-03-01T10:00"), council="teme"
        )
    seen, address = list[str](), "CId=3"
    while address:
        page = shown("ieListMeetings", address)
        seen += words(page, "a.mgMeetingTableLnk")
        links = [a for a in page.tree.css("a.mgTableNextLnk") if a.text().strip() == "Earlier meetings"]
        address = (links[0].attributes["href"] or "").partition("?")[2] if links else ""
    assert len(seen) == len(set(seen)) == 52


def test_a_meeting_has_its_items_papers_and_minutes(shown: Get) -> None:
    page = shown("ieListDocuments")
    assert words(page, "h1.mgMainTitleTxt") == ["Agenda and minutes"]
    assert words(page, "h2.mgSubTitleTxt > a") == ["Corporate Parenting Board - Wednesday 6 May 2026 2.00 pm"]
    rows = page.tree.css("table#mgItemTable > tbody > tr")[1:]
    assert [row.css_first("td.mgItemNumberCell p.mgAiTitleTxt").text() for row in rows] == [
        "1.",
        "2.",
        "12/26.",
        "4.",
    ]
    item = rows[1]
    assert item.css_first("td.mgItemNumberCell a").attributes["name"] == "AI2"
    link = item.css_first("a.mgAiTitleLnk")
    assert link.attributes["href"] == "documents/s1/Inspection update.pdf"
    assert link.css_first("span.mgFileSize").text().strip() == "PDF 1 KB"
    assert [node.text() for node in item.css("p.mgSubItemTitleTxt")] == [
        "Additional documents:",
        "Decision:",
        "Minutes:",
    ]
    assert "RESOLVED that:" in item.css("div.mgWordPara")[-1].text()
    assert "It names a price." in rows[3].text()


def test_a_meeting_without_papers_says_so(shown: Get) -> None:
    page = shown("ieListDocuments", "MeetingId=4")
    assert words(page, "h1.mgMainTitleTxt") == ["Meeting"]
    assert words(page, "h2.mgSubTitleTxt")[0].endswith("Wednesday 4 March 2026 2.00 pm, CANCELLED")
    assert "No documents are available for this meeting" in words(page, ".mgContent p")


def test_attendance_of_a_meeting_and_of_members(shown: Get) -> None:
    page = shown("mgMeetingAttendance")
    rows = page.tree.css('[summary="Table of meeting attendance"] tbody tr')
    assert [cell.text() for cell in rows[0].css("td")] == [
        "Councillor Ruth Ames",
        "Chair",
        "Present, as expected",
    ]
    assert words(page, "#modgov h2.mgSubTitleTxt") == ["Wednesday 6 May 2026 2.00 pm"]
    table = shown("mgUserAttendanceSummary")
    # The columns of real sites: one client reads them by their place.
    assert [node.attributes["abbr"] for node in table.tree.css("table.mgStatsTable thead th")][:7] == [
        "Councillor",
        "Expected",
        "Present",
        "Present, virtual",
        "Present, as substitute, virtual",
        "In attendance",
        "In attendance, virtual",
    ]
    row = next(row for row in table.tree.css("table.mgStatsTable > tbody > tr") if "Ruth Ames" in row.text())
    # One client takes the number between the twenty-second character and the next "&".
    assert (row.css_first("td a").attributes["href"] or "")[22:].split("&")[0] == "1"
    assert [cell.text() for cell in row.css("td")[1:3]] == ["3", "3"]


def test_an_attendance_counts_for_the_capacity_it_was_in() -> None:
    lines = {
        "present": Present("p"),
        "present virtual": Present("p", recorded="Present, virtual"),
        "substitute virtual": Present("p", "substitute", recorded="Present, as substitute, virtual"),
        "in attendance": Present("p", "guest"),
        "in attendance virtual": Present("p", recorded="In attendance, virtual"),
        "apologies": Present("p", status="apologies", recorded="Apologies, sent representative"),
        "absent": Present("p", status="absent"),
    }
    assert [column(line) for line in lines.values()] == list(lines) == list(COLUMNS)
    assert column(Present("p", status="expected")) not in COLUMNS, "nobody knows yet"


VOTES = (
    RecordedVote(
        title=Words(en="Budget - Labour Amendment"),
        kind="Amendment",
        result="Lost",
        ballots=(
            Ballot(vote="For", name="Councillor Ruth Ames", person="person-0"),
            Ballot(vote="Against", name="Councillor Owen Bowen", person="person-1"),
        ),
    ),
)


def test_recorded_votes_have_a_heading_and_a_table_each(shown: Get) -> None:
    item = Item(id="voted", label="1", title=Words(en="Budget"), votes=VOTES)
    publish(
        public_book(),
        Meeting(id="division", body="council", start="2026-03-14T13:00", state="held", items=(item,)),
        council="teme",
    )
    page = shown("mgListRecordedVotes")
    assert words(page, "h4") == ["Budget - Labour Amendment", "Budget"]
    assert words(page, ".mgContent h2") == [
        "County Council, Saturday, 14th March, 2026 1.00 pm",
        "County Council, Thursday, 19th February, 2026 10.00 am",
    ]
    assert words(page, "h4 + p") == ["Amendment status: Lost", "Motion status: Carried"]
    tables = page.tree.css("table.mgStatsTable")
    assert [cell.text() for cell in tables[0].css("tbody td")] == [
        "Councillor Ruth Ames", "For", "Councillor Owen Bowen", "Against",
    ]  # fmt: skip
    assert len(tables[1].css("tbody tr")) == 60
    own = shown("mgListRecordedVotes", "UID=2&DR=")
    assert words(own, "tbody td") == ["Councillor Owen Bowen", "Against"]
    assert words(shown("mgListRecordedVotes", "UID=0&DR=01/01/1990-31/12/1990"), "h4") == []


def test_decisions_are_listed_by_the_day_they_were_published(shown: Get) -> None:
    publish(
        public_book(),
        Decision(
            id="road",
            number=13567,
            title=Words(en="Road works"),
            date="2026-02-01",
            published="2026-02-05",
            effective="2026-02-12",
            body="board",
            call_in_allowed=True,
            decided=Words(en="To mend it.\n\nAt once."),
            purpose=Words(en="To mend a road."),
            papers=(Paper(document="report"),),
        ),
        council="teme",
    )
    publish(
        public_book(),
        Decision(
            id="coming-decision",
            title=Words(en="To come"),
            date="2026-09-01",
            state="proposed",
            noticed="2026-06-01",
        ),
        council="teme",
    )
    page = shown("mgDelegatedDecisions", "DR=01%2f02%2f2026-28%2f02%2f2026&DS=2")
    row = page.tree.css("table.mgTabTable.tablesorter > tbody > tr")
    assert [cell.text() for cell in row[0].css("td.mgMainTxt")] == [
        "Road works ref: 13567", "05/02/2026", "12/02/2026", "",
    ]  # fmt: skip
    assert page.links("td a") == ["ieDecisionDetails.aspx?ID=13567"]
    assert words(shown("mgDelegatedDecisions", "DS=1"), "td a") == ["To come ref: 13568"]
    assert words(shown("mgDelegatedDecisions", "K=1"), "td a") == ["Grant to a charity ref: 1"]
    assert words(shown("mgListOfficerDecisions"), "td a") == ["Grant to a charity ref: 1"]
    assert words(shown("mgDelegatedDecisions", "RP=4711"), "td a") == []
    detail = shown("ieDecisionDetails", "ID=13567")
    assert words(detail, "h2.mgSubTitleTxt") == ["Road works"]
    labels = [
        re.sub(r"\s+", " ", node.text()).strip()
        for node in detail.tree.css(".mgContent p")
        if node.css("span.mgLabel")
    ]
    assert "Decision Maker: Corporate Parenting Board" in labels
    assert "Is Key decision?: No" in labels
    assert "Is subject to call in?: Yes" in labels
    assert "Publication date: 05/02/2026" in labels
    assert "Date of decision: 01/02/2026" in labels
    assert words(detail, "h3.mgSubSubTitleTxt") == ["Purpose:", "Decision:"]
    assert words(detail, "h3 + div.mgWordPara p") == ["To mend a road.", "To mend it.", "At once."]
    assert detail.links("ul.mgBulletList a") == ["documents/s1/Inspection update.pdf"]


def test_a_decision_is_found_by_the_item_it_was_made_at(shown: Get) -> None:
    page = shown("ieDecisionDetails", "AIId=2")
    assert words(page, "h2.mgSubTitleTxt") == ["Inspection update"]
    assert words(page, "h3 + div.mgWordPara") == ["Resolved"]
    assert page.links("p a") == ["ieListDocuments.aspx?CId=2&MId=1&Ver=4#AI2"]


def test_a_week_has_seven_days_with_the_meetings_in_them(shown: Get) -> None:
    page = shown("mgCalendarWeekView")
    grid = page.tree.css(".mgCalendarWeekGrid")
    assert len(grid) == 7
    assert [day.css_first("p").text() for day in grid][2] == "Wednesday 17 June 2026"
    assert [link.attributes["href"] for link in grid[2].css("a")] == [
        "ieListDocuments.aspx?CId=2&MId=6&Ver=4"
    ]
    # The oldest client known reads line by line.
    lines = page.html.split("\n")
    at = next(n for n, line in enumerate(lines) if "Wednesday 17 June" in line)
    assert "mgCalendarWeekGrid" in lines[at - 1]
    assert '<a  href="ieListDocuments.aspx?CId=2&amp;MId=6&amp;Ver=4"   title=' in lines[at + 4]
    assert shown("mgCalendarWeekView", "WN=99&DD=2026").status == 301


def test_without_the_setting_no_page_is_shown(record: None, client: Client) -> None:
    for name, query in ASKED.items():
        assert client.get(f"/{name}.aspx?{query}").status_code in (301, 404)


def test_what_is_not_there_is_answered_as_any_old_address(shown: Get) -> None:
    for name in (
        "mgUserInfo",
        "ieListMeetings",
        "ieListDocuments",
        "mgMeetingAttendance",
        "ieDecisionDetails",
    ):
        for query in ("", "ID=4711&UID=4711&CId=4711&MId=4711", "UID=x&ID=-1&MId=1e3&CId=9999999999999"):
            assert shown(name, query).status in (301, 404)
    assert shown("ieDecisionDetails", "AIId=4711").status == 404


def test_committees_stand_under_their_headings_with_their_members(shown: Get) -> None:
    assert words(shown("mgListCommittees"), "ul.mgBulletList a") == [
        "Corporate Parenting Board",
        "County Council",
        "Scrutiny Panel",
    ]
    board = shown("mgCommitteeDetails")
    assert words(board, "h2.mgSectionTitle") == ["Purpose of committee", "Membership"]
    assert words(board, "ul.mgBulletList li")[0] == "Councillor Ruth Ames (Chair)"
    assert len(shown("mgCommitteeDetails", "ID=1").tree.css("ul.mgBulletList li")) == 60


def test_every_word_of_the_record_is_escaped(shown: Get) -> None:
    title = Words(en="<script>alert(1)</script> & <b>more</b>")
    item = Item(
        id="odd", label="1", title=title, votes=(RecordedVote(title=title, ballots=(Ballot(vote="For"),)),)
    )
    publish(
        public_book(),
        Meeting(id="odd-one", body="council", start="2026-03-14T13:00", items=(item,)),
        council="teme",
    )
    publish(
        public_book(), Decision(id="odd-two", title=title, date="2026-01-01", decided=title), council="teme"
    )
    for name, query in {
        "ieListDocuments": "MId=8",
        "mgListRecordedVotes": "",
        "mgDelegatedDecisions": "",
        "ieDecisionDetails": "ID=2",
    }.items():
        page = shown(name, query)
        assert "&lt;script&gt;" in page.html
        assert not LexborHTMLParser(page.html).css("#modgov script, #modgov b")


def test_nothing_of_the_time_is_told_wrongly(shown: Get) -> None:
    """The week of today is shown where no week is asked for."""
    assert county.TODAY == "2026-06-15"
    assert "Monday 15 June 2026" in shown("mgCalendarWeekView", "").html
