"""An administrator opens accounts, gives roles and ends sessions; nobody does so to themselves."""

from __future__ import annotations

import pytest

from minutebook.book.errors import BookError, NotFound
from minutebook.drafts import roles
from minutebook.drafts.models import Account, Appointment, AuditEntry, Letter
from minutebook.drafts.people import accounts
from minutebook.drafts.permission import NotPermitted, Scope, may
from tests.book.making import COUNCIL
from tests.drafts.cast import BOARD, Cast

pytestmark = pytest.mark.django_db(databases=["default", "desk"])
WHOLE = Scope(COUNCIL)


def test_it_works(cast: Cast) -> None:
    new = accounts.open_account(WHOLE, "New.Clerk@Severn.example", "Nora New", by=cast.administrator)
    assert new.email == "new.clerk@severn.example" and not new.has_usable_password()
    assert "account/password/reset/" in Letter.objects.get().body
    assert not may(new, "desk.enter", WHOLE)
    accounts.appoint(BOARD, new, roles.CLERK, by=cast.administrator)
    again = Account.objects.get(pk=new.pk)
    assert may(again, "agenda.edit", BOARD) and not may(again, "agenda.edit", Scope(COUNCIL, "panel"))
    accounts.end_appointment(WHOLE, again, again.appointments.get().pk, by=cast.administrator)
    assert not may(Account.objects.get(pk=new.pk), "desk.enter", WHOLE)
    acts = list(AuditEntry.objects.order_by("sequence").values_list("act", flat=True))
    assert acts == ["account.open", "account.appoint", "account.end-role"]


def test_one_address_is_one_account(cast: Cast) -> None:
    with pytest.raises(BookError, match="email"):
        accounts.open_account(WHOLE, cast.clerk.email.upper(), "Clara", by=cast.administrator)


def test_nobody_gives_themselves_anything(cast: Cast) -> None:
    me = cast.administrator
    for act in (
        lambda: accounts.appoint(WHOLE, me, roles.CLERK, by=me),
        lambda: accounts.close_account(WHOLE, me, by=me),
        lambda: accounts.end_appointment(WHOLE, me, me.appointments.get().pk, by=me),
    ):
        with pytest.raises(BookError, match="their own account"):
            act()


def test_an_administrator_is_nothing_else(cast: Cast) -> None:
    new = accounts.open_account(WHOLE, "second@severn.example", "Second", by=cast.administrator)
    accounts.appoint(WHOLE, new, roles.ADMINISTRATOR, by=cast.administrator)
    for account, role in ((new, roles.CLERK), (cast.clerk, roles.ADMINISTRATOR)):
        with pytest.raises(BookError, match="role: an administrator has no other role"):
            accounts.appoint(WHOLE, Account.objects.get(pk=account.pk), role, by=cast.administrator)


def test_only_an_administrator_manages_accounts(cast: Cast) -> None:
    for name, account in cast.everyone().items():
        if name != "administrator":
            with pytest.raises(NotPermitted):
                accounts.appoint(WHOLE, cast.stranger, roles.CLERK, by=account)


def test_an_account_of_another_council_is_not_there(cast: Cast) -> None:
    Appointment.objects.create(account=cast.stranger, council="elsewhere", role=roles.CLERK)
    with pytest.raises(NotFound):
        accounts.account_at(COUNCIL, cast.stranger.pk)
    with pytest.raises(NotFound):
        accounts.close_account(WHOLE, cast.stranger, by=cast.administrator)
    assert cast.stranger not in accounts.accounts_of(COUNCIL)


def test_the_first_administrator_is_made_from_the_machine_once(cast: Cast) -> None:
    first = accounts.open_first("new-council", "first@severn.example", "First")
    assert may(first, "account.manage", Scope("new-council"))
    with pytest.raises(BookError, match="has an administrator"):
        accounts.open_first("new-council", "second@severn.example", "Second")
