"""Letting somebody in to one closed thing, with a reason and an end; and saying what a closed paper holds."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db.models import QuerySet

from minutebook.book import clock
from minutebook.book.errors import BookError, NotFound
from minutebook.drafts import auditing, outbox
from minutebook.drafts.closed_book.closed import Secret
from minutebook.drafts.models import Account, ClosedGrant, ContractTerms
from minutebook.drafts.permission import appointments, command
from minutebook.drafts.roles import ADMINISTRATOR

LONGEST = timedelta(days=366)
"""A grant ends within a year; it can be given again."""


@command("paper.grant")
def let_in(secret: Secret, account: Account, reason: str, until: datetime, *, by: Account) -> ClosedGrant:
    """Let an account read one closed item (with its papers) or paper until a moment.

    Raises :class:`BookError` naming ``reason``, ``until`` or ``account`` where that cannot be.
    """
    held = [row.role for row in appointments(account) if row.council == secret.council]
    if account.pk == by.pk:
        raise BookError("account: nobody lets themselves in")
    if not held or ADMINISTRATOR in held:
        raise BookError("account: an administrator, or somebody without a part here, is not let in")
    if not reason.strip():
        raise BookError("reason: say why they need to read it for their duties")
    if not clock.now() < until <= clock.now() + LONGEST:
        raise BookError("until: choose a day after today, within a year")
    grant = ClosedGrant.objects.using("desk").create(
        account=account,
        council=secret.council,
        object=secret.object,
        giver=by,
        reason=reason.strip(),
        given=clock.now(),
        until=until,
    )
    detail = {"to": account.email, "until": until.isoformat(timespec="minutes"), "of": secret.object}
    auditing.record("closed.let-in", by=by, on=secret, reason=reason.strip(), detail=detail)
    outbox.send(
        account.email,
        "A private paper is open to you",
        f"{by.name} let you read a private paper.\n\nSign in to the desk to read it: "
        f"{outbox.link(f'my/meetings/{secret.meeting}')}",
        on=secret,
    )
    return grant


@command("paper.grant")
def shut_out(secret: Secret, grant_id: int, *, by: Account) -> None:
    """End a grant now. Raises :class:`NotFound` where there is none that runs."""
    running = grants_of(secret).filter(pk=grant_id)
    grant = running.select_for_update(of=("self",)).first()
    if grant is None:
        raise NotFound("This permission has ended already.")
    grant.until = clock.now()
    grant.save(using="desk", update_fields=["until"])
    detail = {"from": grant.account.email, "of": secret.object}
    auditing.record("closed.shut-out", by=by, on=secret, detail=detail)


def grants_of(secret: Secret) -> QuerySet[ClosedGrant]:
    """The grants of a closed thing that run now, by their end."""
    rows = ClosedGrant.objects.using("desk").filter(
        council=secret.council, object=secret.object, until__gt=clock.now()
    )
    return rows.select_related("account", "giver").order_by("until")


@command("exclusion.decide")
def say_terms(secret: Secret, negotiated: bool, *, by: Account) -> None:
    """Say whether a closed thing holds terms proposed in negotiating a contract.

    Until it is said that it holds none, members outside the body may not read it under the paragraph on
    business affairs. Source: e.g. LGA 1972 s.100F(2A)(b).
    """
    ContractTerms.objects.using("desk").update_or_create(
        council=secret.council,
        object=secret.object,
        defaults={"negotiated": negotiated, "by": by, "at": clock.now()},
    )
    auditing.record("closed.terms", by=by, on=secret, detail={"of": secret.object, "negotiated": negotiated})
