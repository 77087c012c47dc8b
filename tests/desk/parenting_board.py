"""The people and the record of a board that was told what inspectors found, for the journey of a line."""

from __future__ import annotations

from datetime import date

from minutebook.book import catalogue
from minutebook.book.press import publish
from minutebook.book.schema import Council, Words
from minutebook.book.shelf import public_book
from minutebook.drafts import roles
from minutebook.drafts.models import Account, Appointment
from minutebook.drafts.permission import Scope
from minutebook.followup import opening
from tests.assurance import story
from tests.book.making import COUNCIL, board
from tests.followup.asking import met


def found(_legal_status: str) -> None:
    """A council, its board, a report, what the board was told of it, and exact figures at the desk."""
    book = public_book()
    if catalogue.entries(book, COUNCIL).exists():
        return
    publish(book, Council(id=COUNCIL, name=Words(en="Temeside County Council")), council=COUNCIL)
    publish(book, board(), council=COUNCIL)
    clerk = _account("Gwen Ashby", roles.CLERK)
    _account("Tom Ferris", roles.AUTHOR)
    story.found_and_told()
    opening.follow_from(Scope(COUNCIL, "board"), date(2026, 5, 1), by=clerk)
    story.exact((170, 184, 188), measure="cl_suitable_19_21")
    met("november", "2026-11-18T10:00", words=(story.CLOSED,), state="approved")


def _account(name: str, role: str) -> Account:
    account = Account.objects.create(email=f"{name.split()[0].lower()}@temeside.example", name=name)
    account.set_unusable_password()
    account.save()
    Appointment.objects.create(account=account, council=COUNCIL, role=role)
    return account
