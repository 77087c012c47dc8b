"""When an exemption lapses: what is due for review, who is reminded, and the release to the public."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import groupby
from typing import NamedTuple

import msgspec
from django.db import transaction

from minutebook.book import catalogue, clock, releasing
from minutebook.book.errors import BookError
from minutebook.book.models import Chain, Head
from minutebook.book.press import publish
from minutebook.book.schema import Decision, Document, Item, Meeting, Object
from minutebook.book.shelf import closed_book, public_book
from minutebook.drafts import auditing, outbox, working
from minutebook.drafts.catching_up import catch_up
from minutebook.drafts.closed_book.closed import ClosedMeeting, Secret
from minutebook.drafts.models import Account, Followed, Withholding
from minutebook.drafts.people.recipients import holding
from minutebook.drafts.permission import Scope, command, may
from minutebook.drafts.today.waiting import Waiting
from minutebook.drafts.working import PRIVATE_TITLE, newest
from minutebook.law import wording

AHEAD = timedelta(days=14)
"""How long before its review date a withholding stands on the page of today."""
ROLE = "proper officer"


# -- what is withheld, following the closed book


def follow(council: str) -> None:
    """Bring the withholdings up to the end of the closed chain. One query where nothing is new."""
    end = Chain.objects.using("desk").filter(council=council).values_list("sequence", flat=True).first() or 0
    seen = Followed.objects.using("desk").filter(council=council).first()
    since = seen.sequence if seen else 0
    if end <= since:
        return
    with transaction.atomic(using="desk"):
        Followed.objects.using("desk").get_or_create(council=council)
        Followed.objects.using("desk").select_for_update().get(council=council)
        heads = Head.objects.using("desk").filter(
            council=council, sequence__gt=since, kind__in=["meeting", "document", "decision"]
        )
        for object_id in heads.order_by("object").values_list("object", flat=True).distinct():
            _follow_one(council, object_id)
        Followed.objects.using("desk").filter(council=council).update(sequence=end)


def _follow_one(council: str, object_id: str) -> None:
    rows = Withholding.objects.using("desk").filter(council=council, owner=object_id)
    rows.delete()
    thing = newest(closed_book(), council, object_id)[1]
    Withholding.objects.using("desk").bulk_create(
        Withholding(council=council, owner=object_id, **found) for found in _withheld(thing)
    )


def _withheld(thing: Object | None) -> Iterator[dict[str, str]]:
    if isinstance(thing, Meeting):
        for item in thing.items:
            if item.exemption is not None:
                title = str(item.title)[:300]
                review = item.exemption.review
                yield {"object": item.id, "body": thing.body, "title": title, "review": review}
    elif isinstance(thing, Document | Decision) and thing.exemption is not None:
        body = thing.body if isinstance(thing, Decision) else ""
        title = PRIVATE_TITLE if isinstance(thing, Document) else str(thing.title)[:300]
        yield {"object": thing.id, "body": body, "title": title, "review": thing.exemption.review}


def due(council: str, by: date) -> list[Withholding]:
    """What must be looked at again by a day: whether it must still be kept from the public."""
    follow(council)
    rows = Withholding.objects.using("desk").filter(
        council=council, review__gt="", review__lte=by.isoformat()
    )
    return list(rows.order_by("review", "pk"))


class Withheld(NamedTuple):
    """Something withheld, and the meeting at which it is found (empty for what was never at one)."""

    row: Withholding
    meeting: str
    body: str


def rows_with_meetings(council: str) -> list[Withheld]:
    """Everything that is kept from the public, what is to be looked at first before the rest."""
    follow(council)
    rows = list(Withholding.objects.using("desk").filter(council=council))
    found = catalogue.links(closed_book(), council).filter(target__in=[row.object for row in rows])
    cited = dict(found.values_list("target", "owner"))
    meetings = {row.pk: cited.get(row.object, "") if row.owner == row.object else row.owner for row in rows}
    entries = catalogue.by_id(closed_book(), council, meetings.values())
    listed = [
        Withheld(row, meetings[row.pk], entry.title if (entry := entries.get(meetings[row.pk])) else "")
        for row in rows
    ]
    return sorted(listed, key=lambda one: (one.row.review or "9999", one.row.pk))


def waiting(account: Account, council: str) -> Iterator[Waiting]:
    """The reviews that wait for an account, by their day: one line a day."""
    if not council or not may(account, "paper.release", Scope(council)):
        return
    for review, rows in groupby(due(council, clock.today() + AHEAD), key=lambda row: row.review):
        said = wording.number(len(list(rows)), "private thing")
        words = f"Look again whether {said} must stay private"
        yield Waiting(words, "withheld", (), date.fromisoformat(review[:10]), "monitoring officer")


def remind() -> int:
    """Write to whoever may release, on the day of a review, once; return how many letters were written."""
    written, today = 0, clock.today()
    councils = Chain.objects.using("desk").values_list("council", flat=True)
    for council in list(councils):
        for row in due(council, today):
            written += sum(_reminded(row, account) for account in holding("paper.release", council, row.body))
    return written


def _reminded(row: Withholding, account: Account) -> bool:
    key = f"review/{row.council}/{row.object}/{row.review}/{account.pk}"
    if outbox.was_written(key):
        return False
    outbox.send(
        account.email,
        "A private paper is due for review",
        f"Something was to be private until {wording.day(date.fromisoformat(row.review[:10]))} at the least. "
        f"Look whether the exemption still holds, and release it if not: {outbox.link('withheld')}",
        on=row,
        key=key,
    )
    return True


# -- release


@command("paper.release")
def release(secret: Secret, where: ClosedMeeting, reason: str, *, by: Account) -> None:
    """Publish to everyone a closed item with its papers, or one closed paper; the reason is published.

    Doing it again after a crash completes it. Raises :class:`BookError` naming ``reason`` if it is missing.
    """
    if not reason.strip():
        raise BookError("reason: say why it may be public now; the reason is published")
    item = where.item(secret.item)
    whole = secret.object == item.id
    papers = [one.document for one in item.papers if one.document in where.documents]
    for document in papers if whole else [secret.object]:
        _release_one(secret.council, document, reason)
    if whole:
        _release_one(secret.council, item.id, reason)
    else:
        _cite(where, item, secret.object, reason)
    detail = {"of": secret.object, "papers": papers if whole else [secret.object]}
    auditing.record("closed.release", by=by, on=secret, reason=reason, detail=detail)
    draft = working.current_draft(secret.council, secret.meeting)
    if draft is not None:
        catch_up(draft, by=by)


def _release_one(council: str, object_id: str, reason: str) -> None:
    releasing.release(
        closed_book(), public_book(), council, object_id, reason=reason, role=ROLE, at=clock.now()
    )


def _cite(where: ClosedMeeting, item: Item, document: str, reason: str) -> None:
    """Let the public item name the paper that was released, in the order the closed one has."""
    version, seen = newest(public_book(), where.council, where.meeting.id)
    if not isinstance(seen, Meeting):
        return
    named = {paper.document for one in seen.items if one.id == item.id for paper in one.papers} | {document}
    papers = tuple(paper for paper in item.papers if paper.document in named)
    items = tuple(msgspec.structs.replace(i, papers=papers) if i.id == item.id else i for i in seen.items)
    changed = msgspec.structs.replace(seen, items=items)
    if changed != seen:
        publish(
            public_book(),
            changed,
            council=where.council,
            role=ROLE,
            base=version,
            reason=reason,
            at=clock.now(),
        )
        # The closed version follows, so that a next draft of the meeting begins from both alike.
        publish(closed_book(), where.meeting, council=where.council, role=ROLE, reason=reason, at=clock.now())
