"""From complete minutes to their signature, and a key decision called in and referred back, in a browser.

Every page is looked at with axe and at the width of a phone (see ``stage``).
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browsing import ROOT
from tests.desk.stage import Stage

pytestmark = pytest.mark.browser
HELD, NEXT = "2026-12-10T16:00:00+00:00", "2027-01-14T12:00:00+00:00"
Open = Callable[[str], Stage]


@pytest.fixture
def opened(browser: Browser, tmp_path: Path) -> Iterator[Open]:
    """Opens a stage on a council that was founded after a meeting."""
    stages: list[Stage] = []

    def found(what: str) -> Stage:
        environment = os.environ | {"MINUTEBOOK_HOME": str(tmp_path)}
        command = [sys.executable, "-m", "tests.desk.founding", what]
        subprocess.run(command, cwd=ROOT, env=environment, check=True, capture_output=True)
        stage = Stage(tmp_path, "committee", browser, HELD)
        stages.append(stage)
        stage.open()
        return stage

    yield found
    for stage in stages:
        stage.close()


def test_the_minutes_of_a_board_from_complete_text_to_signature(opened: Open) -> None:
    stage = opened("minutes")
    clerk, chair = stage.sign_in("Clara Clerk"), stage.sign_in("Cath Chair")
    clerk.go("/minutes").follow("Corporate Parenting Board").sees("They have not been sent to the chair")
    clerk.follow("The action list").sees("12 March 2027").fill(to="director@severnshire.example")
    clerk.press("Send the action list").sees("went to 1 address")
    clerk.go("/meetings/meeting/after/gate").sees("Ready to publish").press("Send it to the chair")
    chair.go("/").follow("Read the draft minutes").sees("frozen until April")
    chair.fill(text="It was May.").press("Put the remark").sees("The clerk sees your remark")
    clerk.go("/meetings/meeting/after/chair").fill(words="The tape says April.").press("Answer")
    chair.go("/meetings/meeting/after/chair").sees("The tape says April").press("I agree the draft")
    clerk.go("/meetings/meeting/after/gate").sees("Cath Chair agreed").press("Publish the draft minutes")
    clerk.sees("The minutes are out as a draft").sees("and the members are told")
    public = stage.public()
    public.go("/corporate-parenting-board/2026-12-10").sees("Draft minutes").does_not_see("KESTREL")
    public.go("/corporate-parenting-board/2026-12-10/bus-fares").sees("They are not approved yet")
    stage.it_is(NEXT)
    clerk.go("/").follow("Record the approval").sees("Corrections the meeting resolved")
    clerk.page.get_by_text("3 Bus fares").click()
    text = clerk.page.locator("textarea", has_text="frozen until April")
    text.fill(text.input_value().replace("April", "May"))
    clerk.page.locator("[name=presiding]").select_option("birch")
    clerk.fill(text="Resolved: that they be approved, April reading May.")
    clerk.press("The meeting approved them").sees("Councillor Birch presided there, and signs")
    clerk.sees("frozen until May")
    birch = stage.sign_in("Belinda Birch")
    birch.go("/").follow("Sign the minutes").fill(password="not this").press("Sign the minutes")
    birch.sees("That is not your password").fill(password="a long password of Birch")
    birch.press("Sign the minutes").sees("They are sealed").sees("of the minute book")
    clerk.go("/minute-books").follow("2026/27").sees("1 signed").sees("holds")
    clerk.go("/meetings/meeting/after/note").fill(text="The fare named was that of 2025.")
    clerk.press("Put the note beside them").sees("The note stands beside")
    public.go("/corporate-parenting-board/2026-12-10").sees("The minutes are signed")
    public.sees("The fare named was that of 2025").sees("Corrected when approved").does_not_see("KESTREL")
    public.go("/minute-books?body=corporate-parenting-board&year=2026").sees("signed and sealed")
    public.go("/figures?body=corporate-parenting-board&year=2026").sees("Days to the signature")


def test_a_key_decision_of_the_cabinet_is_called_in_and_referred_back(opened: Open) -> None:
    stage = opened("cabinet")
    clerk = stage.sign_in("Clara Clerk")
    clerk.go("/meetings/met/after/decisions").sees("Monday 14 December 2026").press("Write the record")
    clerk.fill(
        decided="That the depot be closed.",
        reasons="It is little used.",
        alternatives="None",
        conflicts="None",
    )
    clerk.press("Save the record").sees("any dispensation granted by the head of paid service")
    clerk.fill(dispensations="None").press("Save the record").sees("Nothing stands in the way")
    clerk.go("/meetings/met/after/decisions").press("Publish 1 decision").sees("Thursday 17 December 2026")
    public = stage.public()
    public.go("/decisions").follow("Closure of the depot").sees("It may be called in until")
    for name, reasons in (("Ada Oak", "Nobody was asked."), ("Ben Pine", "Jobs go."), ("Cora Rowan", "No.")):
        member = stage.sign_in(name)
        member.go("/decisions").follow("Closure of the depot").fill(reasons=reasons)
        member.press("Ask for a call-in")
    member.sees("The decision is called in").sees("Thursday 24 December 2026")
    public.page.reload()
    public.sees("Nobody was asked").sees("Scrutiny is to hear it by")
    stage.it_is("2026-12-17T09:00:00+00:00")
    officer = stage.sign_in("Sol Scrutiny")
    officer.go("/").follow("Have the call-in heard")
    officer.page.locator("[name=meeting]").select_option("hearing")
    officer.choose("To refer it back").fill(text="Ask those who work there first.")
    officer.press("Publish what scrutiny resolved").sees("Referred back to whoever made it")
    clerk.go("/").follow("Referred back, to be taken again").press("Write the record of the new decision")
    clerk.fill(
        decided="That the depot be closed in 2028.",
        reasons="Staff were asked.",
        alternatives="To close it at once, as decided before.",
        conflicts="None",
        dispensations="None",
    )
    clerk.press("Save and publish").sees("The record is published").sees("It may not be called in")
    public.page.reload()
    public.sees("It was taken again")
