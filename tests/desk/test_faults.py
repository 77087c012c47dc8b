"""When the desk fails, or a form is stale, a page of its own says so, and tells nothing it should not."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from minutebook.desk import waiting
from minutebook.drafts.models import Account
from tests.drafts.cast import Cast
from tests.drafts.closing import SECRET

pytestmark = pytest.mark.django_db(databases=["default", "desk"])
At = Callable[[Account], Client]


def test_a_fault_is_ours_is_said_so_and_is_found_in_the_log(
    cast: Cast, sign_in: At, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(account: Account, council: str) -> list[object]:
        raise RuntimeError(f"{SECRET} broke it")

    client = sign_in(cast.clerk)
    client.raise_request_exception = False
    monkeypatch.setattr(waiting, "SOURCES", (broken,))
    answer = client.get("/")
    page = answer.content.decode()
    assert answer.status_code == 500 and page.count("<h1>") == 1 and 'lang="en-GB"' in page
    assert "not of yours" in page and SECRET not in page
    reference = page.partition("reference: <strong>")[2].partition("<")[0]
    assert len(reference) == 8 and any(f"fault {reference}" in one.getMessage() for one in caplog.records)
    assert "default-src" in answer["Content-Security-Policy"] and answer["Cache-Control"] == "no-store"


def test_an_unknown_address_is_a_page_of_the_desk(cast: Cast, sign_in: At) -> None:
    answer = sign_in(cast.clerk).get(f"/nothing/{SECRET}")
    assert answer.status_code == 404 and "There is nothing here" in answer.content.decode()
    assert SECRET not in answer.content.decode()


def test_a_stale_form_says_what_to_do(cast: Cast, sign_in: At) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(cast.administrator)
    answer = client.post("/accounts", {"email": "x"})
    assert answer.status_code == 403 and "copy first what you typed" in answer.content.decode()
