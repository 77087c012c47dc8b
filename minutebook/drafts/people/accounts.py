"""Accounts and their roles: opened, closed and given by an administrator, never by oneself."""

from __future__ import annotations

from datetime import date

from minutebook.book import clock
from minutebook.book.errors import BookError, NotFound
from minutebook.drafts import auditing, outbox
from minutebook.drafts.models import Account, Appointment
from minutebook.drafts.permission import Scope, appointments, command
from minutebook.drafts.roles import ADMINISTRATOR, ROLES


def accounts_of(council: str) -> list[Account]:
    """The accounts of a council, and those that have no role anywhere, by name."""
    rows = Account.objects.using("desk").prefetch_related("appointments").order_by("name")
    return [row for row in rows if not (held := _councils(row)) or council in held]


def account_at(council: str, account_id: int) -> Account:
    """An account an administrator of this council may see. Raises :class:`NotFound`."""
    account = Account.objects.using("desk").prefetch_related("appointments").filter(pk=account_id).first()
    if account is None or (_councils(account) and council not in _councils(account)):
        raise NotFound("There is no such account.")
    return account


def _councils(account: Account) -> set[str]:
    return {row.council for row in account.appointments.all()}


@command("account.manage")
def open_account(scope: Scope, email: str, name: str, person: str = "", *, by: Account) -> Account:
    """Open an account and write to its owner how to set a password. Raises :class:`BookError`."""
    email = email.strip().casefold()
    if Account.objects.using("desk").filter(email=email).exists():
        raise BookError("email: there is an account with this address")
    account = Account(email=email, name=name.strip(), person=person)
    account.set_unusable_password()
    account.save(using="desk")
    auditing.record("account.open", by=by, on=scope, after=email, detail={"account": email})
    _invite(account, scope)
    return account


def _invite(account: Account, scope: Scope) -> None:
    page = outbox.link("account/password/reset/")
    words = f"{account.name}, an account at the council’s desk was opened for you.\n\n"
    outbox.send(account.email, "Your account", f"{words}Choose a password here: {page}", on=scope)


@command("account.manage")
def describe_account(scope: Scope, account: Account, name: str, person: str, *, by: Account) -> None:
    """Change what an account is called, and which member it is."""
    _of_another(account, by, scope)
    before = {"name": account.name, "person": account.person}
    account.name, account.person = name.strip() or account.name, person
    account.save(using="desk", update_fields=["name", "person"])
    after = {"name": account.name, "person": person}
    auditing.record(
        "account.describe", by=by, on=scope, before=before, after=after, detail={"account": account.email}
    )


@command("account.manage")
def close_account(scope: Scope, account: Account, *, by: Account) -> None:
    """Close an account: nobody can sign in to it, and whoever is signed in is signed out."""
    _of_another(account, by, scope)
    account.is_active = False
    account.sessions += 1
    account.save(using="desk", update_fields=["is_active", "sessions"])
    auditing.record("account.close", by=by, on=scope, detail={"account": account.email})


@command("account.manage")
def reopen_account(scope: Scope, account: Account, *, by: Account) -> None:
    """Open a closed account again, with the roles it had."""
    _of_another(account, by, scope)
    account.is_active = True
    account.save(using="desk", update_fields=["is_active"])
    auditing.record("account.reopen", by=by, on=scope, detail={"account": account.email})


@command("account.manage")
def end_sessions_of(scope: Scope, account: Account, *, by: Account) -> None:
    """Sign an account out wherever it is signed in, at once."""
    _of_another(account, by, scope)
    _end_sessions(account)
    auditing.record("account.sign-out", by=by, on=scope, detail={"account": account.email})


@command("desk.enter")
def end_my_sessions(scope: Scope, *, by: Account) -> None:
    """Sign oneself out wherever one is signed in."""
    _end_sessions(by)
    auditing.record("account.sign-out", by=by, on=scope, detail={"account": by.email})


def _end_sessions(account: Account) -> None:
    account.sessions += 1
    account.save(using="desk", update_fields=["sessions"])


@command("account.manage")
def appoint(
    scope: Scope,
    account: Account,
    role: str,
    since: date | None = None,
    until: date | None = None,
    *,
    by: Account,
) -> Appointment:
    """Give an account a role on a body or (empty) on the whole council.

    Administrators keep accounts and nothing else. Raises :class:`BookError` naming ``role``.
    """
    _of_another(account, by, scope)
    if role not in ROLES:
        raise BookError("role: choose a role")
    held = {row.role for row in appointments(account) if row.council == scope.council}
    if held and (role == ADMINISTRATOR) != (ADMINISTRATOR in held):
        raise BookError("role: an administrator has no other role, so that nobody gives access to themselves")
    row, _ = Appointment.objects.using("desk").update_or_create(
        account=account,
        council=scope.council,
        role=role,
        body=scope.body,
        defaults={"since": since, "until": until, "given_by": by},
    )
    auditing.record("account.appoint", by=by, on=scope, detail={"account": account.email, "role": role})
    return row


@command("account.manage")
def end_appointment(scope: Scope, account: Account, appointment_id: int, *, by: Account) -> None:
    """Take a role from an account. Raises :class:`NotFound`."""
    _of_another(account, by, scope)
    rows = Appointment.objects.using("desk").filter(pk=appointment_id, account=account, council=scope.council)
    row = rows.first()
    if row is None:
        raise NotFound("They have no such role.")
    row.delete(using="desk")
    auditing.record(
        "account.end-role",
        by=by,
        on=scope,
        detail={"account": account.email, "role": row.role, "of": row.body},
    )


def _of_another(account: Account, by: Account, scope: Scope) -> None:
    if account.pk == by.pk:
        raise BookError("nobody changes their own account here: ask another administrator")
    councils = _councils(account)
    if councils and scope.council not in councils:
        raise NotFound("There is no such account.")


def open_first(council: str, email: str, name: str) -> Account:
    """Open the account of a council's first administrator, from the machine itself; they open all others.

    Raises :class:`BookError` where the council has an administrator.
    """
    held = Appointment.objects.using("desk").filter(council=council, role=ADMINISTRATOR)
    if held.filter(account__is_active=True).exists():
        raise BookError("this council has an administrator: ask them to open accounts")
    account = Account.objects.create_user(email, None, name=name)
    Appointment.objects.using("desk").create(account=account, council=council, role=ADMINISTRATOR)
    auditing.record("account.open", by=account, on=Scope(council), detail={"account": email, "at": "machine"})
    _invite(account, Scope(council))
    return account


def today_roles(account: Account, council: str) -> list[str]:
    """The roles an account has today in a council, in words."""
    held = {row.role for row in appointments(account, clock.today()) if row.council == council}
    return sorted(ROLES[role] for role in held)
