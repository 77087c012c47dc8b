"""The browser that the desk is looked at with."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from tests.drafts.conftest import cast

__all__ = ["cast"]
SignIn = Callable[[Any], Any]


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
