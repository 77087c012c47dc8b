"""What only a browser does with an agenda: dragging, saving by itself, two people at once, the keyboard."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.desk.stage import Stage, Visitor

pytestmark = pytest.mark.browser
PATIENT = 15_000  # milliseconds for a save after a pause


@pytest.fixture
def stage(browser: Browser, tmp_path: Path) -> Iterator[Stage]:
    """A council whose board is a committee."""
    found = Stage(tmp_path, "committee", browser, "2026-12-01T09:00:00+00:00")
    try:
        found.open()
        yield found
    finally:
        found.close()


def begin(clerk: Visitor) -> str:
    """A planned meeting with its standing items; returns its page."""
    clerk.go("/calendar/meeting").fill(day="2026-12-09", time="10:00").press("Plan the meeting")
    return clerk.page.url.removeprefix(clerk.address)


def titles(clerk: Visitor) -> list[str]:
    return clerk.page.locator("ol.bench > li .item-title > a:first-child").all_inner_texts()


def add(clerk: Visitor, meeting: str, *names: str) -> None:
    for name in names:
        clerk.go(meeting).fill(title=name).press("Add the item")


def test_an_item_is_dragged_to_another_place(stage: Stage) -> None:
    clerk = stage.sign_in("Gwen Ashby")
    meeting = begin(clerk)
    add(clerk, meeting, "Buses", "Trams", "Ferries")
    clerk.go(meeting)
    rows = clerk.page.locator("ol.bench > li")
    rows.nth(2).locator(".label").hover()
    to = rows.nth(0).bounding_box()
    assert to is not None
    with clerk.page.expect_navigation():
        clerk.page.mouse.down()
        for step in range(8):
            clerk.page.mouse.move(to["x"] + 40, to["y"] + 72 - 10 * step)
        clerk.page.mouse.up()
    assert titles(clerk) == ["Ferries", "Buses", "Trams"]
    clerk.sees("The order is saved")


def test_the_keyboard_does_all_that_dragging_does(stage: Stage) -> None:
    clerk = stage.sign_in("Gwen Ashby")
    meeting = begin(clerk)
    add(clerk, meeting, "Buses", "Trams")
    button = clerk.page.get_by_role("button", name="Move “Trams” up")
    button.focus()
    outline = button.evaluate("e => getComputedStyle(e).boxShadow + getComputedStyle(e).outlineStyle")
    assert outline != "nonenone"
    with clerk.page.expect_navigation():
        clerk.page.keyboard.press("Enter")
    clerk.sees("one place up")
    assert titles(clerk) == ["Trams", "Buses"]
    clerk.go(meeting)
    clerk.page.keyboard.press("Tab")
    assert clerk.page.evaluate("document.activeElement.textContent") == "Skip to the page"


def test_what_is_typed_is_saved_after_a_pause(stage: Stage) -> None:
    clerk = stage.sign_in("Gwen Ashby")
    meeting = begin(clerk)
    add(clerk, meeting, "Buses")
    clerk.go(meeting).follow("Buses")
    clerk.page.locator("[name=text]").type("To note the fares.")
    said = clerk.page.locator("[data-said]")
    expect(said).to_have_text("Not saved yet.")
    expect(said).to_contain_text("Saved at", timeout=PATIENT)
    clerk.page.reload()
    assert clerk.page.locator("[name=text]").input_value() == "To note the fares."


def test_two_who_type_at_once_are_joined_or_told(stage: Stage) -> None:
    one, other = stage.sign_in("Gwen Ashby"), stage.sign_in("Gwen Ashby")
    meeting = begin(one)
    add(one, meeting, "Buses")
    one.go(meeting).follow("Buses")
    other.go(meeting).follow("Buses")
    one.fill(title="Buses and trams").press("Save the item")
    other.page.locator("[name=text]").type("To note.")
    expect(other.page.locator("[data-said]")).to_contain_text("joined", timeout=PATIENT)
    assert other.page.locator("[name=title]").input_value() == "Buses and trams"
    one.go(meeting).follow("Buses and trams").fill(text="To resolve.").press("Save the item")
    other.page.locator("[name=text]").fill("To note, again.")
    expect(other.page.locator("[data-said]")).to_contain_text("wrote here too", timeout=PATIENT)
    other.press("Save the item").sees("Two of you wrote here").sees("To resolve.")
    assert other.page.locator("[name=text]").input_value() == "To note, again."
