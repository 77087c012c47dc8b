"""Every screen from the opening of a meeting on: on a phone and a tablet, by keyboard, with axe."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser

from tests.browsing import RULES
from tests.desk.chamber import BOARD_MEETING
from tests.desk.stage import Stage, Visitor
from tests.desk.test_a_meeting_in_a_browser import open_board
from tests.desk.test_after_a_meeting_in_a_browser import NEXT, Open, opened
from tests.site.test_in_a_browser import FOCUSED, STOPS, wider_than_the_window

__all__ = ["opened"]
pytestmark = [pytest.mark.browser, pytest.mark.slow]
M = f"/meetings/{BOARD_MEETING}"
NOT_SCREENS = {"minutes_worker", "taking_state", "taking_read", "minutes_take_up", "leaves"}
"""Addresses that give a script, data or a file, or only take something in."""
SHOTS = os.environ.get("MINUTEBOOK_SHOTS", "")
"""A folder to keep a picture of each screen in, to be looked at."""


@pytest.fixture
def stage(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stage]:
    """A council whose board meets today, and again in January."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PEOPLE", "tests.desk.chamber")
        found = Stage(tmp_path_factory.mktemp("screens"), "committee", browser, "2026-12-10T14:05:00+00:00")
        try:
            found.open()
            yield found
        finally:
            found.close()


def look(visitor: Visitor, name: str, seen: set[str]) -> None:
    """At each width nothing sticks out and axe finds nothing; every control is reached and its focus seen."""
    page = visitor.page
    seen.add(name)
    for device, width, scheme in (
        ("phone", 390, "light"),
        ("tablet", 820, "dark"),
        ("screen", 1280, "light"),
    ):
        page.set_viewport_size({"width": width, "height": 900})
        page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        page.wait_for_timeout(300)  # colours fade into one another
        assert wider_than_the_window(page) == [], f"{name} on a {device}"
        found = Axe().run(page, options=RULES)
        assert not found.violations_count, f"{name} on a {device}: {found.generate_report()}"
        if SHOTS:
            before = len(list(Path(SHOTS).glob(f"{name}-{width}-*.png")))
            page.screenshot(path=str(Path(SHOTS) / f"{name}-{width}-{before}.png"), full_page=True)
    page.evaluate("document.activeElement && document.activeElement.blur()")
    wanted, reached = page.evaluate(STOPS), set()
    for _ in range(wanted + 20):
        page.keyboard.press("Tab")
        reached.add(page.evaluate(FOCUSED))
    assert len(reached - {""}) >= wanted - page.locator("details:not([open]) *:is(a, button)").count() - 1, (
        name
    )


def names_in(module: str) -> set[str]:
    """The names of the addresses of one family."""
    text = Path(f"minutebook/desk/urls/{module}.py").read_text()
    return set(re.findall(r'name="(\w+)"', text)) - NOT_SCREENS


def walked(visitor: Visitor, seen: set[str], paths: Iterable[tuple[str, str]]) -> None:
    for name, path in paths:
        visitor.go(path)
        look(visitor, name, seen)


def test_from_the_opening_to_the_draft(stage: Stage) -> None:
    seen: set[str] = set()
    clerk = stage.sign_in("Gwen Ashby")
    walked(clerk, seen, [("meeting_open", f"{M}/open")])
    open_board(clerk)
    clerk.go(f"{M}/minutes/items/ofsted/motion").fill(text="That the report be noted").press(
        "Record the motion"
    )
    look(clerk, "motion", seen)
    clerk.choose("By a count").fill(votes_for="2", against="2", abstaining="1").press("Record the vote")
    clerk.sees("equal")
    look(clerk, "motion", seen)
    clerk.choose("For").press("Record it")
    clerk.go(f"{M}/minutes/items/health")
    clerk.page.locator("[data-text]").fill("The Board asked the Director to report by 12 March 2027.")
    clerk.press("Save")
    clerk.go(f"{M}/urgent").fill(title="A home", circumstances="It closed on Tuesday.").press("Add the item")
    urgent = clerk.page.url.rpartition("/")[2]
    clerk.go(f"{M}/minutes/items/health")
    element = clerk.page.locator("[href*='/elements/'], form[action*='/elements/']").first
    where = element.get_attribute("href") or element.get_attribute("action") or ""
    walked(
        clerk,
        seen,
        [
            ("roll", f"{M}/roll"),
            ("room", f"{M}/room"),
            ("taking", f"{M}/minutes"),
            ("taking_item", f"{M}/minutes/items/ofsted"),
            ("taking_item", f"{M}/minutes/items/placement"),
            ("taking_element", where),
            ("motion_new", f"{M}/minutes/items/health/motion"),
            ("declaration", f"{M}/minutes/items/health/interest"),
            ("urgent", f"{M}/urgent"),
            ("urgent_mend", f"{M}/minutes/items/{urgent}/urgent"),
            ("excluding", f"{M}/excluding"),
            ("agreeing", f"{M}/agreeing"),
            ("welsh_minutes", f"{M}/minutes/welsh"),
        ],
    )
    clerk.go(f"{M}/room")
    clerk.page.get_by_text("Adjourn to another day").click()
    clerk.page.locator("#adjourn_at").fill("15:00")
    clerk.page.locator("#adjourn_day").fill("2026-12-17")
    clerk.page.locator("#adjourn_time").fill("14:00")
    clerk.page.locator("#adjourn_reason").fill("the heating failed")
    clerk.press("Adjourn the meeting").sees("It resumes on Thursday 17 December 2026")
    look(clerk, "room", seen)
    clerk.press("Tell the public and the members").sees("the public knows")
    stage.it_is("2026-12-17T14:05:00+00:00")
    clerk.go(f"{M}/room").press("It resumes").sees("Call the roll")
    clerk.go(f"{M}/roll").press("Record the roll")
    clerk.page.locator("#chair_at").fill("14:05")
    clerk.press("Record who presides")
    look(clerk, "room", seen)
    clerk.page.locator("#end_at").fill("15:10")
    clerk.press("Record the end")
    clerk.go(f"{M}/after/gate").press("Send it to the chair")
    chair = stage.sign_in("Anita Deshpande")
    chair.go(f"{M}/after/chair").fill(text="It was May.").press("Put the remark")
    look(chair, "minutes_chair", seen)
    walked(
        clerk,
        seen,
        [
            ("minutes", "/minutes"),
            ("after", f"{M}/after"),
            ("minutes_gate", f"{M}/after/gate"),
            ("minutes_scan", f"{M}/after/scan"),
            ("minutes_chair", f"{M}/after/chair"),
            ("meeting_actions", f"{M}/after/actions"),
        ],
    )
    assert names_in("meeting") <= seen, names_in("meeting") - seen


def test_from_the_draft_to_the_minute_book(opened: Open) -> None:
    seen: set[str] = set()
    stage = opened("minutes")
    clerk, chair = stage.sign_in("Clara Clerk"), stage.sign_in("Cath Chair")
    after = "/meetings/meeting/after"
    first = [("minutes_scan", "scan"), ("meeting_actions", "actions"), ("minutes_gate", "gate")]
    walked(clerk, seen, [("minutes", "/minutes"), *((name, f"{after}/{path}") for name, path in first)])
    walked(chair, seen, [("minutes_chair", f"{after}/chair")])
    clerk.go(f"{after}/gate").press("Publish the draft minutes").sees("out as a draft")
    stage.it_is(NEXT)
    clerk.go(f"{after}/approval")
    clerk.page.get_by_text("3 Bus fares").click()
    look(clerk, "minutes_approval", seen)
    clerk.page.locator("[name=presiding]").select_option("birch")
    clerk.fill(text="Resolved: that they be approved.").press("The meeting approved them")
    look(clerk, "signing", seen)
    birch = stage.sign_in("Belinda Birch")
    walked(birch, seen, [("signing", f"{after}/signing")])
    birch.fill(password="a long password of Birch").press("Sign the minutes").sees("They are sealed")
    look(birch, "signing", seen)
    walked(
        clerk, seen, [("after", after), ("minutes_note", f"{after}/note"), ("minute_books", "/minute-books")]
    )
    clerk.follow("2026/27")
    look(clerk, "minute_book", seen)
    wales = {"welsh_note"}  # there is none in England: ``test_welsh_minutes_pages`` and the note's own tests
    files = {"minute_book_private"}  # the private leaves of a year, as one file
    assert names_in("minutes") - wales - files <= seen, names_in("minutes") - seen


def test_from_a_decision_to_its_call_in_and_a_correction(opened: Open) -> None:
    seen: set[str] = set()
    stage = opened("cabinet")
    clerk = stage.sign_in("Clara Clerk")
    walked(clerk, seen, [("meeting_decisions", "/meetings/met/after/decisions")])
    clerk.press("Write the record")
    look(clerk, "decision_record", seen)
    clerk.fill(decided="That the depot be closed.", reasons="It is little used.", alternatives="None")
    clerk.fill(conflicts="None", dispensations="None").press("Save the record")
    clerk.go("/meetings/met/after/decisions").press("Publish 1 decision")
    walked(clerk, seen, [("decision_new", "/decisions/new"), ("decisions", "/decisions")])
    clerk.follow("Closure of the depot")
    look(clerk, "decision", seen)
    for name in ("Ada Oak", "Ben Pine", "Cora Rowan"):
        member = stage.sign_in(name)
        member.go("/decisions").follow("Closure of the depot").fill(reasons="No.").press("Ask for a call-in")
    look(member, "decision", seen)
    stage.it_is("2026-12-17T09:00:00+00:00")
    officer = stage.sign_in("Sol Scrutiny")
    officer.go("/").follow("Have the call-in heard")
    officer.page.locator("[name=meeting]").first.select_option("hearing")
    officer.choose("To refer it back").fill(text="Ask first.").press("Publish what scrutiny resolved")
    officer.page.get_by_text("What was entered is wrong").click()
    look(officer, "decision", seen)
    officer.page.locator("#undo_mistake").fill("It was another decision.")
    officer.press("Take the hearing back").sees("To be heard by")
    assert names_in("decisions") <= seen, names_in("decisions") - seen
