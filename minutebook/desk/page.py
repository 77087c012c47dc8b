"""How a page of the desk declares the right it needs: one form for all of them."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest
from django.http.response import HttpResponseBase

from minutebook.drafts.models import Account
from minutebook.drafts.permission import Scope, require, roles_of
from minutebook.drafts.roles import RIGHTS

View = Callable[..., HttpResponseBase]


class Visit:
    """Who is at the desk, and for which council."""

    def __init__(self, account: Account, council: str) -> None:
        self.account = account
        self.council = council

    def may(self, right: str, body: str = "") -> bool:
        """Whether this person holds a right on a body (or anywhere in the council)."""
        return bool(roles_of(self.account, Scope(self.council, body)) & set(RIGHTS[right].roles))


class Asked(HttpRequest):
    """A request for a page of the desk, and the visit that makes it."""

    visit: Visit


def page(right: str) -> Callable[[View], View]:
    """Declare a page: signed in, and holding ``right`` somewhere in the council.

    What is asked of one body is asked again by the command that acts, or with :func:`demand` by a page that
    shows one body's things. The view is called with the request and its arguments; ``request.visit`` is the
    :class:`Visit`.
    """
    assert right in RIGHTS, right

    def declare(view: View) -> View:
        @login_required
        @wraps(view)
        def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            visit = visit_of(request)
            require(visit.account, right, Scope(visit.council))
            request.visit = visit  # type: ignore[attr-defined]
            return view(request, *args, **kwargs)

        answer.right = right  # type: ignore[attr-defined]
        return answer

    return declare


def visit_of(request: HttpRequest) -> Visit:
    """The visit of a signed-in request: its account, and the council it chose or has its first role in."""
    account = request.user
    assert isinstance(account, Account)
    councils = list(dict.fromkeys(row.council for row in account.appointments.all()))
    chosen = request.session.get("council", "")
    council = chosen if chosen in councils else (councils[0] if councils else "")
    return Visit(account, council)


def demand(request: HttpRequest, right: str, body: str) -> None:
    """Raise :class:`~minutebook.drafts.permission.NotPermitted` unless the visitor holds a right there."""
    visit: Visit = request.visit  # type: ignore[attr-defined]
    require(visit.account, right, Scope(visit.council, body))
