"""The sign-in library as an app of ours."""

from __future__ import annotations

from allauth.account.apps import AccountConfig
from django.conf import settings


class SignInConfig(AccountConfig):
    """Its tables are on the desk always; its middleware only in the process where people sign in."""

    def ready(self) -> None:
        """Check what the library checks, in the process that serves the desk."""
        if settings.FACE == "desk":
            super().ready()
