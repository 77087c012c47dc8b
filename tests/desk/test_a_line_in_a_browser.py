"""In a browser: one line, from what inspectors found to the finding the board closes.

Played by an author, the clerk and the public.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser

from tests.assurance.story import APPROVED, CLOSED, QUESTION
from tests.browsing import RULES
from tests.desk.stage import Stage, Visitor

pytestmark = pytest.mark.browser

NOW = "2026-11-10T09:00:00+00:00"
END = "2026-11-25T09:00:00+00:00"
MAY = "corporate-parenting-board/2026-05-06/health-of-children-in-care"
NOVEMBER = "corporate-parenting-board/2026-11-18/health-of-children-in-care"


@pytest.fixture
def stage(browser: Browser, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Stage]:
    monkeypatch.setenv("PEOPLE", "tests.desk.parenting_board")
    found = Stage(tmp_path, "committee", browser, NOW)
    try:
        found.open()
        yield found
    finally:
        found.close()


def test_from_what_was_found_to_the_finding_closed(stage: Stage) -> None:
    author, clerk, public = stage.sign_in("Tom Ferris"), stage.sign_in("Gwen Ashby"), stage.public()
    public.go("/lines").sees("1 No body has been told").sees("Resolved, and nothing is planned")
    planned(author)
    public.go("/id/homes").sees("no figure shows yet whether it helped").sees("Forty more homes")
    let_out(author)
    done(author)
    public.page.reload()
    public.sees("One thing was planned and is done, but the figure").sees("85%").sees("at least 90%")
    accessible(public)
    asked(clerk)
    refused(clerk)
    let_out(author, "Apr–Jun 2026")
    let_out(author, "Jul–Sep 2026")
    stage.it_is(END)
    closed(clerk)
    public.go("/id/homes").sees("On 18 November 2026 the board saw that the figure had come to 94%")
    accessible(public)
    public.go("/lines").sees("1 Closed by the board")
    accessible(public)
    public.go("/indicators/suitable-care-leavers").sees("The figures as a table")
    accessible(public)


def planned(author: Visitor) -> None:
    author.go("/indicators/new")
    author.page.locator("[name=key]").select_option("cl_suitable_19_21")
    author.fill(title="Suitable care leavers", question="Do they have a decent home?")
    author.press("Put it on record").sees("Set its target")
    author.fill(value="95", start="2026-01-01", reason="To drive best practice").press("Set it")
    author.sees("name the item at which it was set, or who set it").fill(set_by="Director").press("Set it")
    author.sees("The target is set").sees("To drive best practice")
    author.go("/improvement/new").fill(title="Improvement plan", summary="For care leavers.")
    author.press("Put it on record").sees("no body has approved it yet")
    open_(author, "Add an action")
    author.fill(
        **{"action-title": "Forty more homes", "action-owner": "Director", "action-due": "2026-12-01"}
    )
    author.choose("Suitable accommodation").press("Add an action").sees("The action is in the plan")
    open_(author, "Add what has to be seen")
    author.page.locator("[name=test-finding]").select_option("homes")
    author.fill(**{"test-value": "90", "test-times": "2", "test-by": "2026-12-31"})
    author.press("Add what has to be seen").sees("The test is in the plan")
    open_(author, "A body approved it")
    author.fill(**{"approve-item": MAY, "approve-words": APPROVED}).press("A body approved it")
    author.sees("This version was approved on Wednesday 6 May 2026")


def open_(visitor: Visitor, words: str) -> None:
    visitor.page.locator("summary", has_text=words).click()


def let_out(author: Visitor, period: str = "Jan–Mar 2026") -> None:
    author.go("/figures")
    author.page.locator("[name=period]").select_option(label=period)
    author.choose("Suitable care leavers").fill(source="The council’s own return")
    author.press("See what would go out").sees("Goes out as").press("Publish").sees(
        "The figures are published"
    )


def done(author: Visitor) -> None:
    author.go("/lines").follow("Improvement plan")
    open_(author, "Say how far an action is")
    author.page.locator("[name=progress-action]").select_option(label="Forty more homes")
    author.page.locator("[name=progress-state]").select_option("done")
    author.fill(**{"progress-evidence": "Register of homes"}).press("Say how far an action is")
    author.sees("The finding stays open until its figure moves and the board says so")


def asked(clerk: Visitor) -> None:
    clerk.go("/lines/homes").fill(
        **{"challenge-item": MAY, "challenge-words": QUESTION, "challenge-owner": "Director"}
    )
    clerk.press("Follow it").sees("Councillor Ruth Ames asked why so few homes were ready")


def refused(clerk: Visitor) -> None:
    judge(clerk)
    clerk.sees("Its impact test is not met")


def judge(clerk: Visitor) -> None:
    clerk.go("/lines/homes").fill(**{"judge-item": NOVEMBER, "judge-words": CLOSED})
    clerk.page.locator("[name=judge-result]").select_option("closed")
    clerk.press("Put it on record")


def closed(clerk: Visitor) -> None:
    judge(clerk)
    clerk.sees("The board’s judgement is on record")


def accessible(public: Visitor) -> None:
    for width in (320, 1280):
        public.page.set_viewport_size({"width": width, "height": 900})
        wide = public.page.evaluate("document.documentElement.scrollWidth")
        assert wide <= width, f"{public.page.url} is {wide} px wide"
    found = Axe().run(public.page, options=RULES)
    assert not found.violations_count, found.generate_report()
