"""Permission in one form: a right, asked of an account, on a body of a council.

A command function is declared with :func:`command`; it checks the right, runs in one transaction of the
desk's database, and must leave an audit entry.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import wraps
from typing import Any, Concatenate, NamedTuple, ParamSpec, TypeVar

from django.db import transaction
from django.utils import timezone

from minutebook.drafts import auditing
from minutebook.drafts.models import Account, Appointment, Draft
from minutebook.drafts.roles import RIGHTS

P = ParamSpec("P")
R = TypeVar("R")


class Scope(NamedTuple):
    """Where a right is asked: a council, and one of its bodies or (empty) the council as a whole."""

    council: str
    body: str = ""


class KeepsAside(Exception):
    """A refusal that keeps what was written aside: the command's transaction is not undone by it."""


class NotPermitted(Exception):
    """The account does not hold the right; the text says which and who does."""

    def __init__(self, right: str) -> None:
        phrase, roles = RIGHTS[right]
        super().__init__(f"You may not {phrase}. It is for: {', '.join(roles)}.")
        self.right = right


def appointments(account: Account, on: date | None = None) -> list[Appointment]:
    """What an account is appointed to on a day (today); nothing for a closed account. One query."""
    if not account.is_active:
        return []
    day = on or timezone.localdate()
    return [
        row
        for row in account.appointments.all()
        if (row.since is None or row.since <= day) and (row.until is None or day <= row.until)
    ]


def roles_of(account: Account, scope: Scope) -> set[str]:
    """The roles an account holds on a body (those given for the whole council among them).

    An empty body asks for the roles held anywhere in the council.
    """
    return {
        row.role
        for row in appointments(account)
        if row.council == scope.council and (not row.body or not scope.body or row.body == scope.body)
    }


def may(account: Account, right: str, scope: Scope) -> bool:
    """Whether an account holds a right there. Raises ``KeyError`` for a right that is not declared."""
    return not roles_of(account, scope).isdisjoint(RIGHTS[right].roles)


def require(account: Account, right: str, scope: Scope) -> None:
    """Raise :class:`NotPermitted` unless the account holds the right there."""
    if not may(account, right, scope):
        raise NotPermitted(right)


def scope_of(subject: Any) -> Scope:
    """The scope a draft (or whatever has a ``council`` and perhaps a ``body``) is worked on in."""
    if isinstance(subject, Scope):
        return subject
    if isinstance(subject, Draft) or hasattr(subject, "council"):
        return Scope(subject.council, getattr(subject, "body", ""))
    raise TypeError(f"{type(subject).__name__} has no council to ask a right in")


COMMANDS: dict[str, str] = {}
"""Every declared command, ``module.function``, with the right it needs (tests walk it)."""


def command(
    right: str,
) -> Callable[[Callable[Concatenate[Any, P], R]], Callable[Concatenate[Any, P], R]]:
    """Declare a command: its first argument is what it acts on (or a Scope), ``by`` the account that acts.

    Raises :class:`NotPermitted`. Everything it does to the desk happens, or nothing, and it must write an
    audit entry (``AssertionError`` where it forgot: a fault of ours, found by its first test).
    """
    if right not in RIGHTS:
        raise KeyError(right)

    def declare(function: Callable[Concatenate[Any, P], R]) -> Callable[Concatenate[Any, P], R]:
        @wraps(function)
        def run(subject: Any, *args: P.args, **kwargs: P.kwargs) -> R:
            by = kwargs.get("by")
            assert isinstance(by, Account), "a command is told who acts: by=account"
            require(by, right, scope_of(subject))
            with transaction.atomic(using="desk"), auditing.watched() as written:
                try:
                    result = function(subject, *args, **kwargs)
                except KeepsAside as refusal:
                    aside: KeepsAside | None = refusal
                else:
                    aside = None
                    assert written, f"{function.__name__} wrote no audit entry"
            if aside is not None:
                raise aside
            return result

        COMMANDS[f"{function.__module__}.{function.__name__}"] = right
        return run

    return declare
