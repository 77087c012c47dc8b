"""A Corporate Parenting Board in one go: minuted while the line is cut twice, approved, signed, sealed."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests.desk.chamber import BOARD_MEETING, PASSWORD, SECRET
from tests.desk.stage import Stage
from tests.desk.test_a_meeting_in_a_browser import minute_the_board

pytestmark = [pytest.mark.browser, pytest.mark.slow]
M = f"/meetings/{BOARD_MEETING}"
PUBLIC = "/corporate-parenting-board/2026-12-10"


@pytest.fixture
def stage(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stage]:
    """A council whose board meets today, and again in January."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PEOPLE", "tests.desk.chamber")
        found = Stage(tmp_path_factory.mktemp("life"), "committee", browser, "2026-12-10T14:05:00+00:00")
        try:
            found.open()
            yield found
        finally:
            found.close()


def test_with_a_question_an_action_a_referral_and_the_network_cut_twice(stage: Stage) -> None:
    clerk = minute_the_board(stage)
    chair, public = stage.sign_in("Anita Deshpande"), stage.public()

    clerk.go("/threads/since/board").fill(since="2026-12-01")
    clerk.press("Follow from this day").sees("can be taken up now")

    # What follows: the action to its owner, the draft to the chair, out as a draft.
    stage.it_is("2026-12-11T09:00:00+00:00")
    clerk.go(f"{M}/after/actions").sees("Director of Children’s Services").sees("12 March 2027")
    clerk.fill(to="director@severnshire.example").press("Send the action list").sees("went to 1 address")
    clerk.go(f"{M}/after/gate").press("Send it to the chair")
    chair.go("/").follow("Read the draft minutes").sees("asked what was being done about delays")
    chair.press("I agree the draft")
    clerk.go(f"{M}/minutes/items/placement")
    clerk.fill(summary="The board decided where a child lives.").press("Save what the public is told")
    clerk.go(f"{M}/after/gate").press("Publish the draft minutes").sees("The minutes are out as a draft")

    # The public reads the question, the action and the referral; of what is private the summary alone.
    public.go(PUBLIC).sees("Draft minutes").does_not_see(SECRET)
    public.go(f"{PUBLIC}/ofsted-update").sees("asked what was being done about delays")
    public.sees("circulate the figures by 12 March 2027").sees("RESOLVED that the report be noted")
    public.go(f"{PUBLIC}/health-assessments").sees("Children and Families Scrutiny Panel")
    public.go(f"{PUBLIC}/a-placement").sees("where a child lives").does_not_see(SECRET)
    clerk.go("/threads/asked/board").sees("refer the matter to the Children and Families Scrutiny Panel")

    # The next meeting approves them, and whoever presided there signs.
    stage.it_is("2027-01-14T16:00:00+00:00")
    clerk.go("/").follow("Record the approval").fill(text="Resolved: that they be approved.")
    clerk.press("The meeting approved them").sees("Councillor Anita Deshpande presided there, and signs")
    chair.go("/").follow("Sign the minutes").fill(password=PASSWORD).press("Sign the minutes")
    chair.sees("They are sealed").sees("of the minute book")
    public.go(PUBLIC).sees("The minutes are signed").does_not_see(SECRET)
    clerk.go("/minute-books").follow("2026/27").sees("1 signed").sees("holds")
