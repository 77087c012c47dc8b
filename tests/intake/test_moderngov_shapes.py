"""Pages in the very structure that captures of real sites show: members, votes, issues, decisions, elections.

Every name and word is invented; the tags, classes, labels and their order are those of the captures.
"""

from __future__ import annotations

import dataclasses
from pathlib import Path
from typing import Any

from minutebook.book.schema import Decision, Matter, Person
from minutebook.book.shelf import Book
from minutebook.intake.moderngov.accounting import Account
from minutebook.intake.moderngov.pages import page as read
from minutebook.intake.moderngov.service import answer
from tests.intake.moderngov_importing import of_folder, of_site, things
from tests.intake.moderngov_stub import Stub, page

SITE = "https://old.example"


def seat(committee: int, title: str, role: str = "", days: str = "") -> str:
    """A seat as a member's page lists it; one that ended is hidden until the reader asks for all."""
    hidden = ' class="mgExpiredMembershipEntryC" style="display: none;"' if days else " "
    role = f" &#40;{role}&#41;" if role else ""
    days = f" &#40;{days.replace('/', '&#47;')}&#41;" if days else ""
    link = f'<a  href="mgCommitteeDetails.aspx?ID={committee}"  >{title}</a>'
    return f"<li{hidden}>{link}{role}<strong>{days}</strong></li>\n"


SEATS = (
    seat(100, "Committee 0", "Vice-Chair", "02/06/2025 - 09/10/2025")
    + seat(100, "Committee 0", "Substitutes")
    + seat(101, "Committee 1", days="01/12/2024 - 22/04/2025")
    + seat(101, "Committee 1", "Chair", "05/05/2022 - 30/11/2024")
)
MEMBER = f"""<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN" "x"><html><head>
<meta name="DC.title"  content="Councillor details - Ada Fenn"/></head><body><div id="header">Severn</div>
<h1>Ada Fenn</h1><div id="modgov">
<div class="mgContent" >
<div class="mgBigPhoto"><img src="UserData/0/0/5/Info00000500/bigpic.jpg" alt="Profile" /></div>
<div  class="mgUserSideBar" >
<p><span  class="mgLabel" >Title:&nbsp;</span>Leader of the Harbour Group</p>
<p><span  class="mgLabel" >Party:&nbsp;</span>Harbour</p>
<p><span  class="mgLabel" >Electoral Division:&nbsp;</span>Eastquay &#38; Wall</p>
</div> <!--mgSideBar-->
<div  class="mgUserBody" >
<div class="mgLinks" ><h2 class="mgSectionTitle">More information about this councillor</h2>
<ul  class="mgBulletList" ><li><a  href="mgAttendance.aspx?UID=500">Attendance record</a></li></ul></div>
<h2 class="mgSectionTitle">Contact information</h2>
<p><span  class="mgLabel" >Home address:&nbsp;</span> 1 Secret Lane, Severn, ZZ1 9ZZ</p>
<p><span  class="mgLabel" >Mobile:&nbsp;</span> 01632 960123 </p>
<p><span  class="mgLabel" >Email:&nbsp;</span>
<a  href="mailto:a.fenn@severn.example">a.fenn&#64;severn.example</a></p>
<p><a  href="mgVCardSingleExplain.aspx?UID=500" >Download Ada Fenn contact details  as VCard</a></p>
<h2 class="mgSectionTitle">Surgery details</h2><p>First Monday, 6 pm, Eastquay Library</p>
<h2 class="mgSectionTitle">Committee appointments</h2>
<button class="mgCommitteeCurrentAppointments" data-party-type="C">Current appointments</button>
<ul  class="mgBulletList" >
{SEATS}</ul>
<h2 class="mgSectionTitle">Appointments to outside bodies</h2>
<ul  class="mgBulletList" ><li ><a  href="mgOutsideBodyDetails.aspx?ID=995"  >Airport Forum</a></li></ul>
<h2 class="mgSectionTitle">Terms of Office</h2>
<ul  class="mgBulletList" ><li>05&#47;05&#47;2022 - </li></ul>
<h2 class="mgSectionTitle">Additional Information</h2>
<div class="mgWordPara"><p class="MsoNormal">Ada sails.</p></div>
<h2 class="mgSectionTitle">Elections</h2>
<ul  class="mgBulletList" >
<li><a  href="mgElectionAreaResults.aspx?ID=8">Elections, 05&#47;05&#47;2022</a></li></ul>
<div class="mgHelpLine" ></div></div></div><div class="mgFooter" ><p>&nbsp;</p></div></div></body></html>"""


class Members(Stub):
    """A site whose members have pages."""

    def _page(self, path: str, query: dict[str, str]) -> str:
        if path == "mguserinfo.aspx" and query.get("uid") == "500":
            return MEMBER
        return super()._page(path, query)


def test_a_members_page_adds_the_seats_they_held_and_in_what_role(book: Book) -> None:
    report = of_site(book, Members(**dataclasses.asdict(Stub(meetings=2)) | {"strange": lambda path: None}))
    assert not report.refused and not report.account.unknown
    ada = next(one for one in things(book, "person").values() if one.number == 500)
    bodies = {body.id: body.name.en for body in things(book, "body").values()}
    seats = {(bodies[one.body], one.role.en, one.start, one.end) for one in ada.memberships}
    assert seats == {
        ("Committee 0", "Vice-Chair", "2025-06-02", "2025-10-09"),
        ("Committee 0", "Substitutes", "", ""),
        ("Committee 1", "Member", "2024-12-01", "2025-04-22"),
        ("Committee 1", "Chair", "2022-05-05", "2024-11-30"),
        *((f"Committee {n}", "Chair", "", "") for n in (1, 2, 3)),  # of the committees' own pages
    }
    # The service said the rest of her first, and what it says stands.
    assert ada.ward.en == "Eastquay" and ada.contact.address == ("Town Hall",)
    assert not ada.contact.email, (
        "the page does not say whether it is the home's, and the service did not give it"
    )


def test_a_members_page_alone_is_a_member_without_a_home(book: Book, tmp_path: Path) -> None:
    (tmp_path / "mgUserInfo_500.html").write_text(MEMBER, encoding="utf-8")
    report = of_folder(book, tmp_path, site=SITE)
    assert not report.refused and not report.account.unknown
    (ada,) = things(book, "person").values()
    assert isinstance(ada, Person)
    assert (ada.name.en, ada.ward.en, ada.party) == ("Ada Fenn", "Eastquay & Wall", "Harbour")
    assert ada.posts.en == "Leader of the Harbour Group" and ada.contact.email == "a.fenn@severn.example"
    assert [term.start for term in ada.terms] == ["2022-05-05"]
    assert ada.surgeries == ("First Monday, 6 pm, Eastquay Library",)
    assert "Secret" not in repr(ada) and "01632" not in repr(ada)


def test_one_members_own_attendance_is_taken_for_no_meetings(book: Book, tmp_path: Path) -> None:
    line = (
        '<tr><td>13&#47;01&#47;2026, 13&#58;00</td><td><a href="ieListDocuments.aspx?CId=5&amp;MeetingId=9">'
        "Audit</a></td><td>Apologies received</td></tr>"
    )
    own = page(
        "Attendance",
        '<table id="mgattendbreakdown" class="mgStatsTable" summary="Table of attendance statistics">'
        "<tr><td>Present as expected:</td><td>5</td><td>62%</td></tr></table>"
        f'<table class="mgStatsTable" summary="Meeting summary for Ada Fenn"><tbody>{line}</tbody></table>',
    )
    (tmp_path / "attendance.html").write_text(own, encoding="utf-8")
    report = of_folder(book, tmp_path, site=SITE)
    assert [why for _, why in report.refused] == [
        "is one member's own record of attendance, which their meetings say"
    ]
    assert not things(book, "meeting")


def voted(
    html: str, address: str = f"{SITE}/mgListRecordedVotesShort.aspx?AIID=5&MID=7"
) -> tuple[Any, Account]:
    """The votes a page tells, and its account."""
    account = Account()
    found = read(html.encode(), account, address)
    return [vote for item, vote in found.votes if item == 5], account


SHORT = page(
    "Voting record",
    "<h3>Item: Constitution review</h3><h4>Recorded vote on the first proposal:</h4>"
    "<p>Resolution status:<strong>Carried</strong></p><p>That there be no meetings before elections.</p>"
    '<table class="mgStatsTable"><tr><td>For</td><td>A. Fenn, B. J. Lowe and C.K. Moss</td><td>3</td></tr>'
    "<tr><td>Against</td><td>D. Rill</td><td>1</td></tr>"
    "<tr><td>Conflict Of Interests</td><td>None</td><td>0</td></tr></table>"
    "<h4>Labour amendment:</h4><p>Amendment status:Rejected</p>"
    '<table class="mgStatsTable"><thead><tr><th>Councillor</th><th>Vote</th></tr></thead>'
    '<tr><td><a href="mgUserInfo.aspx?UID=3">Ada Fenn</a><td>Against</td></td><td>Against</td></tr>'
    '<tr><td><a href="mgUserInfo.aspx?UID=4">Ben Lowe</a><td>For</td></td><td>For</td></tr></table>',
    "Council, Wednesday 20th April 2022 6.00 p.m.",
)


def test_votes_are_read_by_each_way_of_voting_and_by_each_member() -> None:
    (proposal, amendment), account = voted(SHORT)
    assert not account.unknown
    assert (proposal.title, proposal.kind, proposal.result) == (
        "Recorded vote on the first proposal",
        "Resolution",
        "Carried",
    )
    assert proposal.text == "That there be no meetings before elections."
    assert [(name, way) for name, way, _ in proposal.ballots] == [
        ("A. Fenn", "For"),
        ("B. J. Lowe", "For"),
        ("C.K. Moss", "For"),
        ("D. Rill", "Against"),
    ]
    assert (amendment.title, amendment.result) == ("Labour amendment", "Rejected")
    assert amendment.ballots == [("Ada Fenn", "Against", 3), ("Ben Lowe", "For", 4)]


def test_a_count_that_is_not_the_names_is_reported() -> None:
    _, account = voted(SHORT.replace("<td>3</td>", "<td>4</td>"))
    assert list(account.unknown) == ["recorded votes: For: 4 said and 3 named"]


ISSUE = page(
    "Issue details",
    '<div class="mgWordPara"><p>Whether to build the bridge again.</p></div>'
    '<p><span  class="mgLabel" >Decision type: </span>Non-key</p>'
    '<p><span  class="mgLabel" >Decision status: </span>Recommendations Approved</p>'
    '<h2 class="mgSectionTitle">Agenda items</h2><ul  class="mgBulletList" >'
    '<li><a  href="ieListDocuments.aspx?CId=1&amp;MId=7#AI5">12&#47;01&#47;2015 - Cabinet</a></li></ul>',
    "A bridge at Teme",
)
STEPS = page(
    "Issue - meetings",
    '<h3>Meeting: <a href="ieListDocuments.aspx?CId=1&amp;MID=7#AI5">'
    "12&#47;01&#47;2015 - Cabinet (Item 4)</a></h3>"
    '<table class="mgItemTable"><tr><td><p class="mgAiTitleTxt">4 The bridge</p>'
    '<p class="mgSubItemTitleTxt">Minutes:</p><div class="mgWordPara">'
    "<p>Cabinet agreed.</p></div></td></tr></table>",
    "A bridge at Teme",
)


def test_what_an_issue_says_of_its_steps_is_not_taken_twice(book: Book, tmp_path: Path) -> None:
    (tmp_path / "mgIssueHistoryHome_55.html").write_text(ISSUE, encoding="utf-8")
    (tmp_path / "ieIssueDetails_55.html").write_text(STEPS, encoding="utf-8")
    report = of_folder(book, tmp_path, site=SITE)
    assert not report.account.unknown and not report.refused
    (matter,) = things(book, "matter").values()
    assert isinstance(matter, Matter) and matter.title.en == "A bridge at Teme"
    assert matter.summary.en == "Whether to build the bridge again."
    assert not things(book, "decision"), "a decided issue proposes nothing"
    left = {what for what, _ in report.account.left}
    assert {"issue page: text of a step", "issue page: state of its decisions"} <= left


def test_a_planned_decision_that_was_made_is_no_longer_proposed(book: Book, tmp_path: Path) -> None:
    planned = (
        '<p><span class="mgLabel">Decision due: </span>12/01/2015 by Cabinet</p>'
        '<p><span class="mgLabel">Decision status: </span>'
    )
    for number, status in ((1, "For Determination"), (2, "Recommendations Approved")):
        html = page("Issue details", f"{planned}{status}</p>", f"Issue - Bridge {number}")
        (tmp_path / f"mgIssueHistoryHome_{number}.html").write_text(html, encoding="utf-8")
    of_folder(book, tmp_path, site=SITE)
    states = {"Bridge 1": "proposed", "Bridge 2": "made"}
    assert {one.title.en: one.state for one in things(book, "decision").values()} == states
    plan = "".join(
        f'<li><a class="mgPlanItemTitle" href="mgIssueHistoryHome.aspx?IId={number}">Bridge {number}</a>'
        "<p>Decision due: 12/01/2015</p></li>"
        for number in (1, 2)
    )
    later = tmp_path / "later"
    later.mkdir()
    (later / "mgListPlanItems_9.html").write_text(page("Forward plan", f"<ul>{plan}</ul>"), encoding="utf-8")
    of_folder(book, later, site=SITE)
    assert {one.title.en: one.state for one in things(book, "decision").values()} == states, "next month's"


def test_a_list_of_decisions_also_leads_to_issues() -> None:
    rows = "".join(
        f'<tr><td  class="mgMainTxt" ><a  href="{where}" >{title}'
        '<span  class="mgHide" > ref&#58; 13</span></a></td>'
        '<td  class="mgMainTxt" >01&#47;04&#47;2025</td><td  class="mgMainTxt" >Not for call-in</td></tr>'
        for where, title in (
            ("ieDecisionDetails.aspx?ID=13", "Mill Lane"),
            ("mgIssueHistoryHome.aspx?IId=65&amp;Opt=0", "The bridge"),
        )
    )
    table = (
        '<table class="mgTabTable tablesorter"  summary="Table of decision summary data">'
        f'<caption  class="mgSectionTitle" >Decisions published</caption><tbody>{rows}</tbody></table>'
    )
    account = Account()
    found = read(page("Decisions", table).encode(), account, f"{SITE}/mgDelegatedDecisions.aspx?DS=2")
    assert [(one.id, one.title, one.published) for one in found.decisions] == [
        (13, "Mill Lane", "2025-04-01")
    ]
    assert found.links == ["ieDecisionDetails.aspx?ID=13", "mgIssueHistoryHome.aspx?IId=65&Opt=0"]
    assert not account.unknown


def test_a_decisions_page_of_a_committee_names_its_meeting_and_no_maker(book: Book, tmp_path: Path) -> None:
    html = page(
        "Decision details",
        '<p><span  class="mgLabel" >Decision status: </span>'
        '<span  class="mgPlanItemInForce" >Recommendations Approved</span></p>'
        '<p><span  class="mgLabel" >Is Key decision?: </span>No</p>'
        '<h3 class="mgSubSubTitleTxt">Decision:</h3><div class="mgWordPara"><p>That\nit be mended.</p></div>'
        '<p><span  class="mgLabel" >Publication date: </span>22&#47;10&#47;2015</p>'
        '<p><span  class="mgLabel" >Date of decision: </span>19&#47;10&#47;2015</p>'
        '<p><span  class="mgLabel" >Decided at meeting: </span>'
        '<a  href="ieListDocuments.aspx?CId=151&amp;MID=4832"  >19&#47;10&#47;2015 - Policy</a></p>',
        "Mill Lane",
    )
    (tmp_path / "ieDecisionDetails_31.html").write_text(html, encoding="utf-8")
    report = of_folder(book, tmp_path, site=SITE)
    assert not report.account.unknown and not report.refused
    (made,) = things(book, "decision").values()
    assert isinstance(made, Decision)
    assert (made.date, made.published, made.decided.en) == ("2015-10-19", "2015-10-22", "That it be mended.")


def test_results_of_elections_are_left_and_said_to_be() -> None:
    account = Account()
    data = b"<election><candidatecount> 1</candidatecount><title>Eastquay</title><candidates><candidate>"
    data += b"<candidatename>A. Fenn</candidatename></candidate></candidates></election>"
    answer(data, account)
    assert not account.unknown
    assert {why for _, why in account.left} == {"is of elections, which the record has no place for yet"}
