"""The council of ``boards``, whose clerk has a password, as :mod:`tests.desk.serving` makes it."""

from __future__ import annotations

from minutebook.drafts.models import Account
from tests.desk import boards

ADDRESS, WORD = "gwen.ashby@severnshire.example", "three plain words apart"


def found(legal_status: str) -> None:
    """Make the council, and give its clerk the password."""
    boards.found(legal_status)
    clerk = Account.objects.get(email=ADDRESS)
    clerk.set_password(WORD)
    clerk.save()
