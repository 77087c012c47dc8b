"""Pages of registers: decisions by both their numbers, forward plans, issues as matters, who voted how."""

from __future__ import annotations

from pathlib import Path

import pytest

from minutebook.book.schema import Decision, Matter, Meeting
from minutebook.book.shelf import Book
from minutebook.intake.moderngov.accounting import Account
from minutebook.intake.moderngov.page import NotAPage
from minutebook.intake.moderngov.pages import page as read
from tests.intake.moderngov_importing import of_folder, things
from tests.intake.moderngov_stub import ERROR_PAGE, VOTE, page, tag, tags


def labelled(**values: str) -> str:
    return "".join(
        f'<p><span class="mgLabel">{name.replace("_", " ")}:</span> {value}</p>'
        for name, value in values.items()
    )


def text(heading: str, words: str) -> str:
    para = f'<div class="mgWordPara"><div class="WordSection1"><p class="MsoNormal">{words}</p></div></div>'
    return f'<h3 class="mgSubSubTitleTxt">{heading}</h3>{para}'


DECISION = page(
    "Decision details",
    labelled(
        Decision_Maker="Cabinet Member for Roads",
        Decision_status="Implemented",
        Publication_date="05/02/2015",
        Date_of_decision="02/02/2015",
        Effective_from="12/02/2015",
        Contact="The Head of Roads",
    )
    + '<p><span class="mgLabel">Is Key decision?:</span> Yes</p>'
    + '<p><span class="mgLabel">Is subject to call in?:</span> Yes</p>'
    + text("Purpose:", "To mend Mill Lane.")
    + text("Decision:", "That Mill Lane be mended.")
    + text("Reasons for the decision:", "It is broken.")
    + text("Alternative options considered:", "To leave it.")
    + '<p class="mgLabel">Accompanying Documents:</p><ul class="mgBulletList"><li>'
    + '<a href="documents/s77/Report.pdf">Report <span class="mgFileSize">PDF 9 KB</span></a></li></ul>',
    "Mill Lane",
)
PLAN = page(
    "Forward plan",
    '<ul><li><a class="mgPlanItemTitle" href="mgIssueHistoryHome.aspx?IId=55">A bridge at Teme</a>'
    "<p>Decision maker: Cabinet</p><p>Decision due: 09/03/2027</p><p>Lead officer: Head of Roads</p>"
    "<p>Notice of proposed decision first published: 01/02/2027</p></li></ul>",
    "Cabinet forward plan",
)
ISSUE = page(
    "Issue details",
    '<p><span class="mgLabel">Wards affected:</span> (All Wards);</p>'
    '<div class="mgWordPara"><p>Whether the bridge is to be built again.</p></div><ul class="mgBulletList">'
    '<li>12 Jan 2015 - <a href="ieListDocuments.aspx?CId=1&amp;MId=7&amp;Ver=4#AI5">Cabinet</a></li>'
    '<li><a href="ieDecisionDetails.aspx?ID=31">Decision</a></li></ul>',
    "Issue - A bridge at Teme",
)
VOTES = page(
    "Recorded votes",
    '<table><caption>Motion</caption><tr><td><a href="mgUserInfo.aspx?UID=3">Cllr Ada Fenn</a></td>'
    "<td>For</td></tr>"
    '<tr><td><a href="mgUserInfo.aspx?UID=4">Cllr Ben Lowe</a></td><td>Against</td></tr></table>'
    '<p><a href="mgListRecordedVotesShort.aspx?AIID=5&MID=7">again</a></p>',
)
MEETING = page(
    "Agenda and draft minutes",
    "<table class='mgItemTable' id='mgItemTable'><tr><td class='mgItemNumberCell'><p class='mgAiTitleTxt'>"
    "<a name='AI5'></a>1.</p></td><td><p class='mgAiTitleTxt'>A bridge at Teme</p><ul class='mgActionList'>"
    "<li><a href='mgIssueHistoryHome.aspx?IId=55'>View the background to item 1.</a></li></ul>"
    f"{VOTE}</td></tr></table>"
    "<div class='mgLinks'><a href='mgMeetingAttendance.aspx?ID=7'>Attendance details</a></div>",
    "<a href='mgCommitteeDetails.aspx?ID=1'>Cabinet - Monday 12 January 2015 6.00 pm</a>",
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    pages = {
        "ieDecisionDetails_31.html": DECISION,
        "mgListPlanItems_8.html": PLAN,
        "mgIssueHistoryHome_55.html": ISSUE,
        "mgListRecordedVotesShort.html": VOTES,
        "meeting.html": MEETING,
    }
    for name, html in pages.items():
        (tmp_path / name).write_text(html, encoding="utf-8")
    return tmp_path


def test_it_works(book: Book, folder: Path) -> None:
    report = of_folder(book, folder, site="https://old.example")
    assert not report.refused and not report.account.unknown
    found = {one.title.en: one for one in things(book, "decision").values()}
    made, proposed = found["Mill Lane"], found["A bridge at Teme"]
    assert isinstance(made, Decision) and isinstance(proposed, Decision)
    assert (made.number, made.date, made.published, made.effective) == (
        31,
        "2015-02-02",
        "2015-02-05",
        "2015-02-12",
    )
    assert (made.state, made.kind, made.key, made.call_in_allowed) == (
        "effective",
        "portfolio-holder",
        True,
        True,
    )
    assert made.decided.en == "That Mill Lane be mended." and made.reasons.en == "It is broken."
    assert made.alternatives.en == "To leave it." and made.purpose.en == "To mend Mill Lane."
    assert [paper.role for paper in made.papers] == ["report"]
    assert (proposed.state, proposed.date, proposed.noticed) == ("proposed", "2027-03-09", "2027-02-01")
    assert proposed.wards.en == "(All Wards);" and proposed.lead_officer == "Head of Roads"


def test_an_issue_is_a_matter_that_items_and_decisions_belong_to(book: Book, folder: Path) -> None:
    of_folder(book, folder, site="https://old.example")
    (matter,) = things(book, "matter").values()
    (held,) = things(book, "meeting").values()
    assert isinstance(matter, Matter) and isinstance(held, Meeting)
    assert (matter.number, matter.title.en) == (55, "A bridge at Teme")
    assert matter.summary.en == "Whether the bridge is to be built again."
    decision = next(one for one in things(book, "decision").values() if one.number == 31)
    assert [stage.at for stage in matter.stages] == [held.items[0].id, decision.id]
    assert held.items[0].matters == (matter.id,)
    assert held.minutes.state == "draft"


def test_who_voted_how_joins_the_vote(book: Book, folder: Path) -> None:
    of_folder(book, folder, site="https://old.example")
    (held,) = things(book, "meeting").values()
    (vote,) = held.items[0].votes
    assert (vote.title.en, vote.kind, vote.result) == ("Motion", "Resolution", "Carried")
    assert [(one.name, one.vote, bool(one.person)) for one in vote.ballots] == [
        ("Cllr Ada Fenn", "For", True),
        ("Cllr Ben Lowe", "Against", True),
    ]


def test_a_second_run_publishes_nothing(book: Book, folder: Path) -> None:
    of_folder(book, folder, site="https://old.example")
    again = of_folder(book, folder, site="https://old.example")
    assert not again.new and not again.corrected


def test_the_service_wins_and_the_page_adds(book: Book, folder: Path) -> None:
    item = tag(
        "agendaitem",
        agendaitemid=5,
        agendaitemtitle="A bridge at Teme",
        agendaitemnumber=3,
        fulldisplaynumberformat="3.",
        authorusername="Head of Roads",
        commentlabel1="Presented by",
        commenttext1="The Leader",
        ispubliccanspeak=True,
    )
    whole = tag(
        "meeting",
        meetingid=7,
        meetingdate="12/01/2015",
        meetingtime="6.00 pm",
        minutepublished=True,
        agendaitems=item,
    )
    (folder / "GetMeeting_7.xml").write_text(whole)
    of_folder(book, folder, site="https://old.example")
    (held,) = things(book, "meeting").values()
    (one,) = held.items
    assert (one.label, one.author, one.public_may_speak) == ("3", "Head of Roads", True)
    assert [(remark.label, remark.text) for remark in one.remarks] == [("Presented by", "The Leader")]
    assert one.votes and one.matters and held.minutes.state == "draft"


def test_restricted_items_keep_title_and_reason_alone(book: Book, tmp_path: Path) -> None:
    secret = tag(
        "linkeddoc", attachmentid=9, title="Secret report", isrestricted=True, restrictionsRef="paragraph 3"
    )
    item = tag(
        "agendaitem",
        agendaitemid=5,
        agendaitemtitle="Sale of land",
        agendaitemnumber=3,
        agendatext="The price is high",
        minutesnonemptyhtmlbody="Sold to the buyer",
        isrestricted=True,
        refertocommittee="Cabinet",
        linkeddocuments=secret,
        authorusername="Head of Estates",
    )
    shown = tag(
        "agendaitem", agendaitemid=6, agendaitemtitle="Hidden", agendaitemnumber=4, isdisplayallowed=False
    )
    whole = tag("meeting", meetingid=7, meetingdate="12/01/2015", agendaitems=item + shown)
    (tmp_path / "GetMeeting_7.xml").write_text(whole)
    of_folder(book, tmp_path)
    (held,) = things(book, "meeting").values()
    (one,) = held.items
    assert one.title.en == "Sale of land" and one.exemption is not None
    assert (one.exemption.reason.en, one.exemption.paragraphs) == ("paragraph 3", ("3",))
    everything = repr([held, *things(book, "document").values()])
    for word in ("price", "buyer", "Secret report", "Estates", "Hidden"):
        assert word not in everything


def test_a_page_by_its_agenda_item_alone_is_the_decision_of_that_item(book: Book, folder: Path) -> None:
    (folder / "ieDecisionDetails.aspx?AIId=5.html").write_text(DECISION)
    (folder / "ieDecisionDetails_31.html").unlink()
    of_folder(book, folder, site="https://old.example")
    (held,) = things(book, "meeting").values()
    made = next(one for one in things(book, "decision").values() if one.title.en == "Mill Lane")
    assert made.item == held.items[0].id


@pytest.mark.parametrize(
    "html", [ERROR_PAGE.decode(), page("Election results", "<p>Votes</p>"), "<p>nothing</p>"]
)
def test_a_page_of_another_sort_is_none(html: str) -> None:
    with pytest.raises(NotAPage):
        read(html.encode(), Account())


@pytest.mark.parametrize(
    "said",
    [
        "There is no voting information available.",
        "No decisions were found.",
        "Nid oes penderfyniadau.",
        "Published: 01/01/2000 - 31/12/2001",
    ],
)
def test_a_page_that_says_it_has_nothing_says_nothing_else(said: str) -> None:
    account = Account()
    html = page("Decisions", f"<p>{said}</p>")
    read(html.encode(), account, "https://old.example/mgDelegatedDecisions.aspx?DS=2")
    assert not account.unknown
    other = page(
        "Decisions", f"<p>{said} It was agreed to mend Mill Lane instead of leaving it as it was.</p>"
    )
    read(other.encode(), account, "https://old.example/mgDelegatedDecisions.aspx?DS=2")
    assert sum(account.unknown.values()) == 1


def test_what_stands_on_a_page_and_is_not_understood_is_reported() -> None:
    account = Account()
    odd = MEETING.replace(
        "</td></tr></table></td>", "</td></tr></table><div class='mgNew'>Fresh words</div></td>"
    )
    read(odd.encode(), account)
    assert account.unknown == {"meeting page: div.mgNew": 1}
    assert account.examples["meeting page: div.mgNew"] == ["Fresh words"]


def test_tags_are_what_the_service_writes() -> None:
    assert tags(meetingroom="") == "<meetingroom>\n  </meetingroom>"
