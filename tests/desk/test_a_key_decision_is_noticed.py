"""In a browser: a key decision of the Cabinet, from its notice in the forward plan to the agenda it is on.

Played by the clerk and the public.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.desk.playing import add_paper
from tests.desk.stage import Stage, Visitor

pytestmark = pytest.mark.browser

NOW = "2026-11-02T09:00:00+00:00"
LATER = "2026-11-20T09:00:00+00:00"
TITLE = "Award of the foster carers’ training contract"


@pytest.fixture
def stage(browser: Browser, tmp_path: Path) -> Iterator[Stage]:
    found = Stage(tmp_path, "committee", browser, NOW)
    try:
        found.open()
        yield found
    finally:
        found.close()


def test_a_key_decision_from_its_notice_on(stage: Stage) -> None:
    clerk = stage.sign_in("Gwen Ashby")
    meeting = planned(clerk)
    entry = entered(clerk)
    clerk.go(meeting).press("Work on the agenda")
    clerk.fill(title="Foster carers’ training").press("Add the item")
    clerk.go(entry).follow("Choose the item")
    clerk.page.select_option(
        "[name=item]", label=clerk.page.locator("option", has_text="Foster").inner_text()
    )
    clerk.press("Put it there")
    clerk.go(f"{meeting}/gate").sees("28 clear days: the last day for the notice was Monday 9 November 2026")
    noticed(stage, clerk, entry)
    clerk.go(f"{meeting}/gate").does_not_see("28 clear days: the last day")
    stage.it_is(LATER)
    corrected(stage, clerk, entry)
    published(stage, clerk, meeting)
    made(stage, clerk, entry)


def planned(clerk: Visitor) -> str:
    clerk.follow("Meetings").follow("Plan one meeting")
    clerk.page.select_option("[name=body]", label="The Cabinet")
    clerk.fill(day="2026-12-08", time="14:00").press("Plan the meeting").sees("planned")
    meeting = clerk.page.url.removeprefix(clerk.address)
    clerk.go("/calendar").press("Publish the calendar")
    return meeting


def entered(clerk: Visitor) -> str:
    clerk.follow("Forward plan").follow("Put a decision into the plan").sees("What is to be decided?")
    assert "The Cabinet: Geoffrey Thornbury" in clerk.page.locator("[name=maker]").input_value()
    clerk.fill(title=TITLE, when="2026-12-08", pounds="400000", wards="0")
    clerk.page.select_option("[name=meeting]", index=1)
    clerk.press("Put it into the plan").sees("It is a key decision").sees("350,000")
    clerk.sees("The notice does not say yet").sees("the matter it is about")
    clerk.sees("Monday 9 November 2026").sees("SI 2012/2089 reg 9(2)")
    return clerk.page.url.removeprefix(clerk.address)


def noticed(stage: Stage, clerk: Visitor, entry: str) -> None:
    clerk.go(entry).follow("Notice of key decision").sees("It does not say all it must")
    clerk.sees("The matter it is about").follow("Fill it in")
    clerk.go(entry).fill(matter="Whom to award the contract.", documents="Report of the Director").press(
        "Save"
    )
    clerk.follow("Notice of key decision").sees("It is in time").sees("Whom to award the contract.")
    clerk.press("Publish the notice").sees("given").sees("Monday 2 November 2026")
    public = stage.public().go("/documents").follow("Forward plan: The Cabinet").sees(TITLE)
    public.sees("Notice of key decision, Monday 2 November 2026").sees("Geoffrey Thornbury")
    stage.public().go("/documents").follow("Notice of key decision").sees("Documents to be submitted")


def corrected(stage: Stage, clerk: Visitor, entry: str) -> None:
    clerk.go(entry).fill(matter="Whom to award the contract, for three years.").press("Save")
    clerk.fill(reason="The length was missing.").press("Publish the corrected notice")
    clerk.sees("Monday 2 November 2026")
    stage.public().go("/documents").follow("Notice of key decision").sees("for three years")


def published(stage: Stage, clerk: Visitor, meeting: str) -> None:
    """The agenda of the Cabinet goes out with the report of the key decision, and the public reads it."""
    add_paper(clerk, meeting, "Foster carers’ training", "Training contract", "Three bids came in.")
    clerk.go(f"{meeting}/notice").press("I put the notice up")
    clerk.go(f"{meeting}/gate").sees("Ready to publish")
    clerk.press("Publish 1 paper to the public").sees("The agenda is published")
    public = stage.public().go("/the-cabinet/2026-12-08").sees("Foster carers’ training")
    public.follow("Foster carers’ training").sees("Training contract")


def made(stage: Stage, clerk: Visitor, entry: str) -> None:
    """Once it is made the decision leaves the plan."""
    clerk.go(entry).follow("Take it off the plan").press("The decision was made")
    clerk.press("Publish the plan now").sees("up to date")
    stage.public().go("/documents").follow("Forward plan: The Cabinet").sees(
        "has given no notice of decisions to come"
    )
