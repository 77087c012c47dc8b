"""Signing in: by password, code or passkey; nothing tells who has an account; sessions can be ended."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.core import mail
from django.core.cache import cache
from django.test import Client
from django_tasks_db.models import DBTaskResult

from minutebook import settings as house
from minutebook.desk.tasks import send_reset
from minutebook.drafts.models import Account, Cached
from minutebook.drafts.people import accounts
from minutebook.drafts.permission import Scope
from tests.book.making import COUNCIL
from tests.drafts.cast import Cast

pytestmark = pytest.mark.django_db(databases=["default", "desk"])
At = Callable[[Account], Client]
LOGIN, WORD = "/account/login/", "three plain words apart"


@pytest.fixture
def clerk(cast: Cast, sign_in: At) -> Account:
    """The clerk with a password; the desk's pages in this process."""
    cache.clear()
    cast.clerk.set_password(WORD)
    cast.clerk.save()
    return cast.clerk


def enter(email: str, word: str) -> tuple[Client, object]:
    client = Client()
    return client, client.post(LOGIN, {"login": email, "password": word})


def test_it_works(clerk: Account) -> None:
    client, answer = enter(clerk.email, WORD)
    assert answer.status_code == 302 and client.get("/").status_code == 200  # type: ignore[attr-defined]
    client.post("/account/logout/")
    assert client.get("/").status_code == 302


def test_a_wrong_password_and_an_unknown_address_are_answered_alike(clerk: Account) -> None:
    pages = []
    for email in (clerk.email, "nobody@severnshire.example"):
        answer = enter(email, "not the password at all")[1].content.decode()  # type: ignore[attr-defined]
        pages.append(re.sub(r'value="[^"]*"', "", answer))
    assert pages[0] == pages[1] and "You are not signed in" in pages[0]


def test_asking_for_a_new_password_does_not_tell_who_has_an_account(clerk: Account) -> None:
    answers = []
    for email in (clerk.email, "nobody@severnshire.example"):
        answer = Client().post("/account/password/reset/", {"email": email})
        answers.append((answer.status_code, answer["Location"]))
    assert answers[0] == answers[1]
    assert DBTaskResult.objects.filter(task_path="minutebook.desk.tasks.send_reset").count() == 2
    assert not mail.outbox, "the letter leaves by the worker: the time of the answer tells nothing"


def test_the_link_of_the_letter_sets_a_password_once(clerk: Account) -> None:
    assert send_reset.func(clerk.email.upper(), "http://testserver/")
    assert not send_reset.func("nobody@severnshire.example", "http://testserver/")
    (letter,) = mail.outbox
    link = re.search(r"http://testserver(\S+)", letter.body)
    assert link is not None
    client = Client()
    page = client.get(link[1], follow=True)
    assert "Choose a password" in page.content.decode()
    to, new = page.redirect_chain[-1][0], "another four plain words"
    assert client.post(to, {"password1": new, "password2": new}).status_code == 302
    assert enter(clerk.email, new)[1].status_code == 302  # type: ignore[attr-defined]
    assert "This link is of no use" in Client().get(link[1], follow=True).content.decode()


def test_tries_are_counted_for_all_processes_together(clerk: Account) -> None:
    for _ in range(5):
        enter(clerk.email, "not the password at all")
    assert Cached.objects.exists(), "in the desk's database, which every process reads"
    refused = enter(clerk.email, WORD)[1]
    assert "Too many" in refused.content.decode()  # type: ignore[attr-defined]


def test_a_code_from_an_app_is_asked_for_once_it_is_set_up(clerk: Account) -> None:
    secret = "JBSWY3DPEHPK3PXP"
    TOTP.activate(clerk, secret)
    client, answer = enter(clerk.email, WORD)
    assert answer["Location"].startswith("/account/2fa/authenticate/")  # type: ignore[index]
    assert client.get("/").status_code == 302, "the password alone opens nothing"
    assert "One more step" in client.get("/account/2fa/authenticate/").content.decode()
    wrong = client.post("/account/2fa/authenticate/", {"code": "000000"}).content.decode()
    assert "An app’s code changes every half minute" in wrong
    now = next(iter(yield_hotp_counters_from_time()))
    code = format_hotp_value(hotp_value(secret, now))
    assert client.post("/account/2fa/authenticate/", {"code": code}).status_code == 302
    assert client.get("/").status_code == 200


PAGES = (
    "account/password/change/", "account/2fa/", "account/2fa/app/", "account/2fa/keys/",
    "account/2fa/keys/new/",
    "account/password/reset/", "account/password/reset/done/", "account/inactive/", "account/logout/",
    "account/password/reset/key/done/", "account/elsewhere/error/", "account/elsewhere/cancelled/",
)  # fmt: skip


@pytest.mark.parametrize("path", PAGES)
def test_every_page_of_signing_in_is_our_own(clerk: Account, path: str) -> None:
    client = enter(clerk.email, WORD)[0]
    page = client.get(f"/{path}", follow=True).content.decode()
    assert "Minutebook <span>desk</span>" in page and page.count("<h1>") == 1
    assert "<script>" not in page and "style=" not in page and "<style" not in page


@pytest.mark.parametrize(
    ("path", "typed", "said"),
    [
        (
            "login/",
            {"login": "clara.clerk@severnshire.example", "password": "wrong"},
            "The address or the password",
        ),
        ("password/change/", {"oldpassword": "wrong"}, "That is not the password you have now."),
        ("password/change/", {"password1": WORD}, "The new password once more is missing."),
        ("password/change/", {"password1": WORD, "password2": "other words"}, "Both must be the same."),
        ("reauthenticate/", {"password": "wrong"}, "That is not your password."),
        ("password/reset/", {"email": "somebody"}, "Write it as name@council.example."),
    ],
)
def test_every_refusal_is_in_our_words(clerk: Account, path: str, typed: dict[str, str], said: str) -> None:
    client = Client() if path == "login/" else enter(clerk.email, WORD)[0]
    page = client.post(f"/account/{path}", typed).content.decode()
    assert said in page and "placeholder=" not in page and "This field" not in page


def test_signing_in_and_out_says_no_more_than_it_must(clerk: Account) -> None:
    client = enter(clerk.email, WORD)[0]
    assert "Successfully" not in client.get("/").content.decode()
    page = client.post("/account/logout/", follow=True).content.decode()
    assert "You are signed out." in page


def test_the_rooms_are_named_on_the_pages_of_ones_own_sign_in(clerk: Account) -> None:
    client = enter(clerk.email, WORD)[0]
    for path in ("/account/2fa/", "/nowhere"):
        assert 'href="/reports"' in client.get(path).content.decode()
    assert 'href="/reports"' not in Client().get(LOGIN).content.decode()


def test_nobody_signs_up_or_changes_the_address_they_are_known_by(clerk: Account) -> None:
    client = enter(clerk.email, WORD)[0]
    for path in ("signup/", "email/", "3rdparty/", "none/1", "none/2", "none/7", "login/code/"):
        assert client.get(f"/account/{path}").status_code == 404


def test_sessions_end_when_an_administrator_or_oneself_ends_them(clerk: Account, cast: Cast) -> None:
    first, second = enter(clerk.email, WORD)[0], enter(clerk.email, WORD)[0]
    accounts.end_sessions_of(Scope(COUNCIL), Account.objects.get(pk=clerk.pk), by=cast.administrator)
    assert first.get("/").status_code == second.get("/").status_code == 302
    first, second = enter(clerk.email, WORD)[0], enter(clerk.email, WORD)[0]
    first.post("/sign-out-everywhere")
    assert first.get("/").status_code == second.get("/").status_code == 302


def test_a_closed_account_is_out_at_once_and_cannot_come_back(clerk: Account, cast: Cast) -> None:
    client = enter(clerk.email, WORD)[0]
    accounts.close_account(Scope(COUNCIL), Account.objects.get(pk=clerk.pk), by=cast.administrator)
    assert client.get("/").status_code == 302
    assert enter(clerk.email, WORD)[0].get("/").status_code == 302


def test_the_councils_own_sign_in_is_set_by_the_environment() -> None:
    assert house.openid({}) == {}
    given = {"MINUTEBOOK_OIDC_ISSUER": "https://id.example", "MINUTEBOOK_OIDC_CLIENT": "desk"}
    app = house.openid(given)["openid_connect"]["APPS"][0]
    assert app["settings"]["server_url"] == "https://id.example" and app["client_id"] == "desk"
    assert app["settings"]["verified_email"] is False
    trusting = house.openid(given | {"MINUTEBOOK_OIDC_TRUST_ADDRESSES": "1"})["openid_connect"]["APPS"][0]
    assert trusting["settings"]["verified_email"] is True


def test_cookies_go_over_https_alone_where_it_is_used_and_scripts_never_see_them(clerk: Account) -> None:
    client = enter(clerk.email, WORD)[0]
    cookie = client.cookies[house.SESSION_COOKIE_NAME]
    assert cookie["httponly"] and cookie["samesite"] == "Lax"
    assert house.SESSION_COOKIE_SECURE is house.SECURE_COOKIES


def test_behind_a_proxy_that_takes_https_off_forms_are_judged_by_the_address_people_see(
    clerk: Account, settings: Any
) -> None:
    settings.SECURE_COOKIES = settings.CSRF_COOKIE_SECURE = True
    strict = Client(enforce_csrf_checks=True)
    token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', strict.get(LOGIN).content.decode())
    assert token is not None
    given = {"login": clerk.email, "password": WORD, "csrfmiddlewaretoken": token[1]}
    for origin, status in (("https://evil.example", 403), ("https://testserver", 302)):
        answer = strict.post(LOGIN, given, headers={"Origin": origin, "Host": "testserver"})
        assert answer.status_code == status


def test_a_form_without_its_token_is_refused(clerk: Account) -> None:
    strict = Client(enforce_csrf_checks=True)
    assert strict.post(LOGIN, {"login": clerk.email, "password": WORD}).status_code == 403
