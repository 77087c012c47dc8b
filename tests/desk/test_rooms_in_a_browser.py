"""The rooms beside the agenda, walked in a browser: each page fits a phone, and axe finds nothing on it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests.desk.stage import Stage
from tests.drafts.agendas import IN_TIME

pytestmark = [pytest.mark.browser, pytest.mark.slow]


@pytest.fixture(scope="module")
def stage(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stage]:
    """A council whose board has published an agenda with private things."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PEOPLE", "tests.desk.closed_papers")
        patch.setenv("MINUTEBOOK_NOW", IN_TIME)
        found = Stage(tmp_path_factory.mktemp("home"), "committee", browser, IN_TIME)
        try:
            found.open()
            yield found
        finally:
            found.close()


def test_what_is_private_is_read_lent_and_released(stage: Stage) -> None:
    member = stage.sign_in("Mark Member").go("/my/meetings")
    member.go("/my/meetings/meeting").choose("No, I send my apologies").press("Tell the clerk").sees(
        "apologies"
    )
    member.follow("Read the private part of “A contract”").sees("That you read this is noted")
    member.go("/my/meetings/meeting").follow("An interest in “Buses”").press("Tell the clerk")

    clerk = stage.sign_in("Clara Clerk")
    clerk.go("/meetings/meeting/replies").sees("Mark Member").sees("apologies")
    clerk.go("/withheld").sees("1 June 2027").follow("A contract").sees("Mark Member")
    clerk.follow("Release it to the public").press("Publish it to everyone").sees("is missing")
    clerk.fill(reason="The contract is signed.").press("Publish it to everyone").sees("It is public now")
    clerk.go("/letters").sees("waiting").go("/letters?state=failed").sees("No letter is like that")
    clerk.go("/reports").go("/reports/template").press("Save the template")

    officer = stage.sign_in("Maya Monitoring").go("/withheld")
    officer.page.locator("main li a").first.click()
    officer.page.locator("summary").click()
    officer.press("Let them read it").sees("is missing")
    officer.page.select_option("[name=account]", label="Anna Author")
    officer.fill(reason="She wrote the report.", until="2026-12-20").press("Let them read it").sees(
        "may read it now"
    )
    officer.press("End what Anna Author was given").sees("may no longer read it")
    officer.go("/readings").sees("Mark Member").go("/audit?verify=1").sees("none was altered")


def test_accounts_are_opened_and_given_a_role(stage: Stage) -> None:
    administrator = stage.sign_in("Adam Administrator")
    administrator.go("/accounts").press("Open the account").sees("is missing")
    administrator.fill(name="Nora New", email="nora@severnshire.example").press("Open the account")
    administrator.sees("No role yet").press("Give the role").sees("officer now").press("Save").sees("Saved")
    administrator.sees("Democratic services officer, the whole council")
