"""A passkey, codes from an app and the council's own sign-in, in a browser, on pages that fit a phone."""

from __future__ import annotations

import base64
import re
import sqlite3
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from playwright.sync_api import Browser, expect

from tests.desk.council_sign_in import CLIENT, SECRET, CouncilSignIn
from tests.desk.key_holders import ADDRESS, WORD
from tests.desk.stage import Stage, Visitor

pytestmark = [pytest.mark.browser, pytest.mark.slow]
STEP = 30  # seconds that a code is good for
FINGER = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


@pytest.fixture(scope="module")
def council() -> Iterator[CouncilSignIn]:
    """The sign-in that the council's people use for everything."""
    found = CouncilSignIn()
    yield found
    found.shutdown()
    found.server_close()


@pytest.fixture(scope="module")
def stage(
    browser: Browser, council: CouncilSignIn, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Stage]:
    """A council whose clerk has a password, and that has its own sign-in as well."""
    given = {"PEOPLE": "tests.desk.key_holders", "MINUTEBOOK_OIDC_ISSUER": council.issuer}
    given |= {"MINUTEBOOK_OIDC_CLIENT": CLIENT, "MINUTEBOOK_OIDC_SECRET": SECRET}
    with pytest.MonkeyPatch.context() as patch:
        for name, value in given.items():
            patch.setenv(name, value)
        home: Path = tmp_path_factory.mktemp("home")
        found = Stage(home, "committee", browser, "2026-12-01T09:00:00+00:00")
        try:
            found.open()
            yield found
        finally:
            found.close()


def comer(stage: Stage) -> Visitor:
    """Somebody who has not signed in; a passkey belongs to a name, which 127.0.0.1 is not."""
    page = stage.browser.new_context().new_page()
    return Visitor(stage, page, f"http://localhost:{stage.ports['desk']}")


def with_password(stage: Stage) -> Visitor:
    visitor = comer(stage).go("/account/login/").fill(login=ADDRESS, password=WORD)
    with visitor.page.expect_navigation():
        visitor.page.get_by_role("button", name="Sign in", exact=True).click()
    return visitor


def still_me(visitor: Visitor) -> Visitor:
    """Whoever changes how they sign in is asked once more who they are."""
    return visitor.sees("Is it still you?").fill(password=WORD).press("Go on")


def code(secret: str, ahead: int = 0) -> str:
    """What an app shows that was told the secret, ``ahead`` steps from now."""
    return format_hotp_value(hotp_value(secret, int(time.time()) // STEP + ahead))


def test_a_passkey_is_made_and_signs_in_alone(stage: Stage) -> None:
    clerk = with_password(stage)
    device = clerk.page.context.new_cdp_session(clerk.page)
    device.send("WebAuthn.enable")
    machine = device.send("WebAuthn.addVirtualAuthenticator", {"options": FINGER})["authenticatorId"]
    clerk.go("/account/2fa/").follow("See and add").sees("You have none yet").follow("Add a passkey")
    still_me(clerk).fill(name="My phone").choose("It signs me in by itself").press("Make the passkey")
    clerk.sees("codes are left").go("/account/2fa/keys/").sees("My phone")
    clerk.go("/account/logout/").press("Sign out")
    clerk.go("/account/login/").press("Sign in with a passkey")
    assert clerk.page.url == f"{clerk.address}/"
    clerk.go("/account/2fa/keys/").sees("last used").follow("Rename My phone")
    still_me(clerk).fill(name="My old phone").press("Save").go("/account/2fa/keys/").sees("My old phone")
    kept = device.send("WebAuthn.getCredentials", {"authenticatorId": machine})["credentials"]
    assert len(kept) == 1 and base64.b64decode(kept[0]["userHandle"])
    clerk.follow("Remove My old phone").press("Remove it").sees("You have none yet")
    clerk.go("/account/logout/").press("Sign out").go("/account/login/").press("Sign in with a passkey")
    assert clerk.page.url.startswith(f"{clerk.address}/account/"), "a key that was removed opens nothing"


def test_without_a_key_the_page_says_so(stage: Stage) -> None:
    clerk = comer(stage).go("/account/login/")
    device = clerk.page.context.new_cdp_session(clerk.page)
    device.send("WebAuthn.enable")
    device.send("WebAuthn.addVirtualAuthenticator", {"options": FINGER | {"isUserVerified": False}})
    clerk.page.get_by_role("button", name="Sign in with a passkey").click()
    expect(clerk.page.get_by_role("alert")).to_contain_text("gave no passkey")


def test_codes_from_an_app_are_set_up_and_asked_for(stage: Stage) -> None:
    clerk = with_password(stage)
    clerk.go("/account/2fa/").follow("Set it up")
    secret = still_me(clerk).page.locator("code").inner_text()
    assert re.fullmatch(r"[A-Z2-7]{16,}", secret)
    clerk.fill(code="000000").press("Use the app").sees("That code is not right")
    assert clerk.page.locator("code").inner_text() == secret, "what the app was told stays good"
    clerk.fill(code=code(secret)).press("Use the app").sees("codes are left")
    recovery = clerk.page.locator("pre").inner_text().split()[0]
    clerk.go("/account/logout/").press("Sign out")
    clerk = with_password(stage)
    clerk.look()
    clerk.sees("One more step").fill(code=code(secret, 1)).press("Sign in")
    assert clerk.page.url == f"{clerk.address}/"
    clerk = with_password(stage)
    clerk.sees("One more step").fill(code=recovery).press("Sign in")
    still_me(clerk.go("/account/2fa/codes/")).sees("9 of 10 codes are left")
    clerk.go("/account/2fa/codes/new/").press("Make new codes").sees("10 of 10 codes are left")
    clerk.go("/account/2fa/app/remove/").press("Stop using it")
    assert with_password(stage).go("/").page.url == f"{clerk.address}/", "the password is enough again"


def by_the_council(stage: Stage) -> Visitor:
    """Somebody who presses the button of the council's own sign-in, wherever that leads."""
    visitor = comer(stage).go("/account/login/")
    visitor.page.get_by_role("button", name="Sign in with the council’s account").click()
    visitor.page.wait_for_url(re.compile(rf"^{visitor.address}/(account/(oidc/.*callback|elsewhere).*)?$"))
    visitor.look()
    return visitor


def accounts(stage: Stage) -> list[str]:
    with sqlite3.connect(stage.home / "desk" / "book.sqlite3") as desk:
        return [row[0] for row in desk.execute("SELECT email FROM drafts_account ORDER BY email")]


def test_the_councils_own_sign_in_opens_the_account_of_an_address(
    stage: Stage, council: CouncilSignIn
) -> None:
    council.claimed = {"sub": "17", "email": "Stephen.Vale@severnshire.example", "email_verified": True}
    officer = by_the_council(stage)
    assert officer.page.url == f"{officer.address}/" and not council.refused
    assert "Stephen Vale" in officer.page.inner_text("body")
    council.claimed["email"] = "stephen.vale-jones@severnshire.example"
    assert by_the_council(stage).page.url == f"{officer.address}/", "a new name is the same person"


def test_nobody_is_made_an_account_by_signing_in(stage: Stage, council: CouncilSignIn) -> None:
    before = accounts(stage)
    council.claimed = {"sub": "18", "email": "somebody@severnshire.example", "email_verified": True}
    by_the_council(stage).sees("You have no account here").sees("somebody@severnshire.example")
    council.claimed = {"sub": "19", "email": "tom.ferris@severnshire.example"}
    by_the_council(stage).sees("does not say that an e-mail address is yours")
    council.claimed = {}
    by_the_council(stage).sees("You stopped signing in").follow("Try again").sees("Sign in")
    assert accounts(stage) == before


def test_a_sign_in_that_does_not_answer_is_said(stage: Stage, council: CouncilSignIn) -> None:
    council.shutdown()
    council.server_close()
    visitor = comer(stage).go("/account/login/").press("Sign in with the council’s account")
    visitor.sees("did not let you in").follow("Try again").sees("E-mail address")
