"""Who is told: the people with an account who hold a right or sit on a body."""

from __future__ import annotations

from minutebook.drafts.models import Account
from minutebook.drafts.permission import Scope, may, roles_of
from minutebook.drafts.roles import MEMBERS


def holding(right: str, council: str, body: str) -> list[Account]:
    """The open accounts that hold a right on a body."""
    return [account for account in _open(council) if may(account, right, Scope(council, body))]


def members(council: str, body: str) -> list[Account]:
    """The accounts of a body's members: its chair, members and co-opted members."""
    scope = Scope(council, body)
    return [account for account in _open(council) if not roles_of(account, scope).isdisjoint(MEMBERS)]


def _open(council: str) -> list[Account]:
    rows = Account.objects.using("desk").filter(is_active=True, appointments__council=council)
    return list(rows.distinct().prefetch_related("appointments").order_by("pk"))
