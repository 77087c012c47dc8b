"""The browser that the desk is looked at with."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.conftest import missing
from tests.drafts.conftest import cast

__all__ = ["cast"]
SignIn = Callable[[Any], Any]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Debian's chromium."""
    path = shutil.which("chromium")
    if path is None:
        missing("chromium", "no chromium on this machine (apt-get install chromium)")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox", "--disable-gpu"])
        yield browser
        browser.close()


@pytest.fixture
def sign_in(settings: Any, cast: Any) -> SignIn:
    """The desk in this process: sign in as one of the cast, and ask for its pages."""
    from django.test import Client

    from minutebook import settings as house

    settings.ROOT_URLCONF, settings.MIDDLEWARE = house.DESK_URLCONF, house.DESK_MIDDLEWARE
    settings.TEMPLATES = house.templates(house.DESK_CONTEXT)

    def sign_in(account: Any) -> Client:
        client = Client()
        client.force_login(account, backend=house.AUTHENTICATION_BACKENDS[0])
        return client

    return sign_in
