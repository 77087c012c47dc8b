"""How people sign in: accounts are opened by an administrator, never by oneself."""

from __future__ import annotations

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest


class Adapter(DefaultAccountAdapter):
    """Nobody signs up."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """No: an administrator opens accounts."""
        return False
