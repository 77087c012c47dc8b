"""In a browser: a Corporate Parenting Board's agenda with a Part 2 item, a supplement and a late item.

Played by the clerk, the author of its report, two clearing officers, the monitoring officer, the chair, a
member and the public; once where the board is a committee, which the law binds, and once where it is an
informal board, which it does not.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from playwright.sync_api import Browser

from minutebook.packs import structure
from tests.desk.files import word
from tests.desk.playing import add_item, add_paper
from tests.desk.stage import Stage, Visitor

pytestmark = pytest.mark.browser

ASKED = "2026-11-09T09:00:00+00:00"
PUBLISHED = "2026-12-01T09:00:00+00:00"  # the last day with five clear days before the meeting
SUPPLEMENTED = "2026-12-03T09:00:00+00:00"
LATE = "2026-12-07T15:00:00+00:00"
SECRET = "KESTREL"
WHY_LATE = "The home closed on 4 December, and the children must be moved before the next meeting."


@pytest.fixture(params=["committee", pytest.param("informal", marks=pytest.mark.slow)])
def stage(request: pytest.FixtureRequest, browser: Browser, tmp_path: Path) -> Iterator[Stage]:
    """A council whose board is a committee, or an informal board."""
    found = Stage(tmp_path, request.param, browser, ASKED)
    try:
        found.open()
        yield found
    finally:
        found.close()


def test_an_agenda_with_a_part_2_item_a_supplement_and_a_late_item(stage: Stage) -> None:
    committee = stage.legal_status == "committee"
    clerk = stage.sign_in("Gwen Ashby")
    meeting = plan(clerk)
    stage.public().go("/calendar").sees("Corporate Parenting Board")
    a_report_is_cleared(stage, clerk)
    stage.it_is(PUBLISHED)
    prepare(clerk, meeting)
    the_gate_is_shut(clerk, meeting, committee)
    sign_off(stage)
    the_chair_agrees(stage, meeting)
    publish(clerk, meeting, committee)
    the_public_reads(stage)
    the_member_carries_it(stage)
    nothing_private_is_public(stage)

    stage.it_is(SUPPLEMENTED)
    supplement(clerk, meeting)
    stage.public().go("/corporate-parenting-board/2026-12-09").sees("Annex of figures")

    stage.it_is(LATE)
    late_item(stage, clerk, meeting, committee)
    public = stage.public().go("/corporate-parenting-board/2026-12-09").sees("Closure of a home")
    if committee:
        public.sees("late item")
        public.follow("Closure of a home").sees(WHY_LATE)
    nothing_private_is_public(stage)
    assert_members_were_told(stage)


def plan(clerk: Visitor) -> str:
    """The clerk plans a meeting and publishes the calendar; returns the meeting's page."""
    clerk.follow("Meetings").follow("Plan one meeting").fill(day="2026-12-09", time="10:00")
    clerk.press("Plan the meeting").sees("planned")
    meeting = clerk.page.url.removeprefix(clerk.address)
    clerk.go("/calendar").press("Publish the calendar").sees("1 meeting published")
    return meeting


def a_report_is_cleared(stage: Stage, clerk: Visitor) -> None:
    """The clerk asks, the author uploads and hands in, two officers clear."""
    clerk.go("/reports").follow("Ask for a report").fill(
        title="Placement sufficiency", brief="Are there enough?"
    )
    clerk.page.select_option("[name=author]", label="Tom Ferris")
    clerk.press("Ask for the report").sees("Tom Ferris is asked for the report")
    author = stage.sign_in("Tom Ferris").follow("Reports").follow("Placement sufficiency")
    report = author.page.url.removeprefix(author.address)
    words = (
        "Purpose of the report",
        "To note the homes there are.",
        "Contact tom.ferris@severnshire.example.",
    )
    file = {"name": "Homes.docx", "mimeType": "", "buffer": word(*words, title="Placement sufficiency")}
    author.follow("Upload a file").page.locator("[name=file]").set_input_files(file)  # type: ignore[arg-type]
    author.press("Upload").go(f"{report}/basis").fill(background="The sufficiency statement, 2025")
    author.fill(post="Head of Service, Children in Care").press("Save")
    author.follow("Hand it in").press("Hand it in").sees("being cleared")
    for name, office in (("Nadia Coles", "finance-officer"), ("Owen Baird", "legal-officer")):
        officer = stage.sign_in(name).sees("Clear “Placement sufficiency”")
        officer.go(f"{report}/clearance/{office}").press("Clear it").sees("You cleared")
    author.go(report).sees("cleared")


def prepare(clerk: Visitor, meeting: str) -> None:
    """The agenda: the standing items, the report’s in public and one in private with its paper."""
    clerk.go(meeting).press("Work on the agenda")
    clerk.sees("Apologies for absence")
    clerk.go("/reports").follow("Placement sufficiency").follow("Agenda, deferring, withdrawing")
    clerk.press("Put it there").sees("The report stands at “Placement sufficiency”")
    add_item(clerk, meeting, "A contract for residential care")
    clerk.go(meeting).follow("A contract for residential care").follow("Take it in private")
    clerk.press("Keep it private").sees("Choose the paragraph")
    clerk.choose("3. Information relating to the financial")
    clerk.fill(
        reason="It gives the terms of a contract not yet made.",
        public_interest="Bidders who knew the terms would ask for more; that outweighs disclosure.",
        review="2027-06-01",
    )
    clerk.press("Keep it private").sees("is private")
    add_paper(
        clerk, meeting, "A contract for residential care", "Terms of the contract", f"{SECRET} bids most."
    )
    clerk.go(meeting)
    clerk.press("Move “Placement sufficiency” down").sees("one place down")
    clerk.press("Move “Placement sufficiency” up").sees("one place up")


def the_gate_is_shut(clerk: Visitor, meeting: str, committee: bool) -> None:
    """What stands in the way is said with its law; the button cannot be pressed."""
    clerk.go(f"{meeting}/gate").sees("in the way").sees("signed off by the proper officer")
    clerk.sees("an e-mail address")
    if committee:
        clerk.sees("LGA 1972 s.100A(6)(a)").sees("Who posted the notice")
    else:
        clerk.does_not_see("Who posted the notice")
    assert clerk.page.get_by_role("button", name="Publish").is_disabled()
    clerk.go(f"{meeting}/scan").fill(reason="It is the author’s office.").press("It may stay")
    clerk.sees("Nothing is left to decide")
    if committee:
        clerk.go(f"{meeting}/notice").sees("Notice is given").press("I put the notice up")


def sign_off(stage: Stage) -> None:
    """The monitoring officer finds it on the page of today, and decides."""
    officer = stage.sign_in("Stephen Vale").sees("Decide whether")
    officer.follow("Decide whether").press("I decide that it is exempt as reasoned").sees(
        "Your decision is recorded"
    )


def the_chair_agrees(stage: Stage, meeting: str) -> None:
    """The chair agrees the agenda, and does not see what is private of it."""
    chair = stage.sign_in("Anita Deshpande").follow("Agree the agenda")
    chair.sees("Placement sufficiency").does_not_see("Terms of the contract")
    chair.press("Agree the agenda as it stands").sees("You have agreed the agenda")


def publish(clerk: Visitor, meeting: str, committee: bool) -> None:
    clerk.go(f"{meeting}/gate").sees("Ready to publish")
    clerk.press("Publish 1 paper to the public and 1 to members").sees("The agenda is published")


def the_public_reads(stage: Stage) -> None:
    """The public sees the agenda, the paper, and that an item is private and why."""
    public = stage.public().go("/corporate-parenting-board/2026-12-09")
    public.sees("Placement sufficiency").sees("Notice is given").does_not_see("Terms of the contract")
    public.follow("A contract for residential care").sees("Not for publication")
    public.sees("It gives the terms of a contract not yet made")
    public.go("/corporate-parenting-board/2026-12-09").follow("Placement sufficiency")
    stage.public().go("/documents").follow("Placement sufficiency").sees("By the Head of Service")


def the_member_carries_it(stage: Stage) -> None:
    """A member has a pack made: contents, numbers and tags are whole, the private page is marked."""
    member = stage.sign_in("Fiona Abercorn").follow("My meetings").follow("Corporate Parenting Board")
    member.follow("Make my pack").sees("In which language?").choose("English")
    with member.page.expect_download() as waiting:
        member.page.get_by_role("button", name="Make the pack").click()
    assert waiting.value.suggested_filename == "Corporate Parenting Board, 2026-12-09, my pack.pdf"
    path = waiting.value.path()
    with pypdfium2.PdfDocument(path) as pdf:
        labels = [pdf.get_page_label(n) for n in range(len(pdf))]
        words = [" ".join(one.get_textpage().get_text_bounded().split()) for one in pdf]
        marks = [mark.get_title() for mark in pdf.get_toc()]
    pages = dict(zip(labels, words, strict=True))
    assert labels[-2:] == ["1", "E1"] and "Placement sufficiency" in pages["i"] + pages.get("ii", "")
    for label, text in pages.items():
        assert f"Page {label}" in text
    assert SECRET in pages["E1"] and "Copy of Fiona Abercorn" in pages["E1"]
    assert "Copy of" not in pages["1"] and "Contact tom.ferris" in pages["1"]
    assert {"Placement sufficiency", "Terms of the contract"} <= set(marks)
    with pikepdf.open(path) as pack:
        assert structure.unresolved(pack) == []
        whole = structure.sequence(pack)
    papers = [one for side in ("public", "desk") for one in (stage.home / side / "blobs").rglob("*")]
    sources = {one.name: one for one in papers if one.is_file() and one.read_bytes().startswith(b"%PDF")}
    assert len(sources) == 2
    for source in sources.values():
        with pikepdf.open(source) as paper:
            tags = structure.sequence(paper)
        assert tags and structure.contains(whole, tags)


def nothing_private_is_public(stage: Stage) -> None:
    """The private paper's words and title are in no file of the public side."""
    for path in (stage.home / "public").rglob("*"):
        if path.is_file():
            data = path.read_bytes()
            assert SECRET.encode() not in data and b"Terms of the contract" not in data, path


def supplement(clerk: Visitor, meeting: str) -> None:
    """Two days later an appendix follows; the report was out in time, and so is its item."""
    clerk.go(meeting).sees("agenda is out").press("Work on the supplement")
    add_paper(clerk, meeting, "Placement sufficiency", "Annex of figures", "Figures.", role="appendix")
    clerk.go(f"{meeting}/gate").sees("Ready to publish")
    clerk.press("Publish 1 paper to the public").sees("The supplement is published")


def late_item(stage: Stage, clerk: Visitor, meeting: str, committee: bool) -> None:
    """An item the day but one before the meeting: in a committee only the chair’s opinion admits it."""
    clerk.go(meeting).press("Work on the supplement")
    add_item(clerk, meeting, "Closure of a home")
    if committee:
        clerk.go(meeting).sees("late, no reason yet")
        clerk.go(f"{meeting}/gate").sees("there is no special circumstances for the minutes")
        clerk.go(meeting).follow("late, no reason yet").fill(circumstances=WHY_LATE)
        clerk.press("Save, and ask the chair")
        clerk.go(f"{meeting}/gate").sees("no opinion of the person in the chair")
        chair = stage.sign_in("Anita Deshpande").follow("Is it urgent?").sees(WHY_LATE)
        chair.press("In my opinion it is urgent").sees("Your opinion is recorded")
        clerk.go(f"{meeting}/gate").sees("Put the special circumstances into the minutes")
    clerk.go(f"{meeting}/gate").press("Publish the supplement").sees("The supplement is published")


def assert_members_were_told(stage: Stage) -> None:
    """Chair and member were written to of the agenda and of both supplements, without a private word."""
    with sqlite3.connect(stage.home / "desk" / "book.sqlite3") as desk:
        letters = desk.execute('SELECT "to", subject, body FROM drafts_letter').fetchall()
    told = [(to, subject) for to, subject, _ in letters if "is out" in subject]
    assert len([to for to, _ in told if to.startswith("fiona.abercorn")]) == 3
    assert not any("Terms of the contract" in body or SECRET in body for _, _, body in letters)
