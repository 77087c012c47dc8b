"""What waits for somebody after a meeting: minutes to read, publish, approve and sign; call-ins."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from minutebook.book import catalogue, clock
from minutebook.book.models import Entry
from minutebook.book.schema import Decision
from minutebook.book.shelf import public_book
from minutebook.drafts.minutes.approving import may_approve
from minutebook.drafts.minutes.following_on import deadlines
from minutebook.drafts.minutes.minutes_publishing import agreement, sent
from minutebook.drafts.minutes.signing import is_for
from minutebook.drafts.minutes.standing_minutes import out_of
from minutebook.drafts.models import Account, Approval, Draft, Sending
from minutebook.drafts.permission import Scope, may
from minutebook.drafts.practice import body_of
from minutebook.drafts.sitting.opening import MINUTES
from minutebook.drafts.today.waiting import Waiting
from minutebook.law import wording

BACK = timedelta(days=400)
"""How far back minutes are looked for that are neither approved nor signed."""


def waiting(account: Account, council: str) -> Iterator[Waiting]:
    """Everything after meetings that waits for one account, in no order."""
    yield from _being_written(account, council)
    since = (clock.today() - BACK).isoformat()
    rows = catalogue.entries(public_book(), council).filter(kind="meeting", date__gte=since)
    approvals = set(Approval.objects.using("desk").filter(council=council).values_list("meeting", flat=True))
    for row in rows.filter(label__in=["draft", "approved"]):
        if row.label == "draft" or row.object in approvals:
            yield from _out(account, council, row)
    yield from _decisions(account, council)


def _being_written(account: Account, council: str) -> Iterator[Waiting]:
    """Minutes being written: for the clerk until they are out, for the chair while they can be read."""
    drafts = Draft.objects.using("desk").filter(
        council=council, kind="meeting", stage=MINUTES, state=Draft.OPEN, on__lt=f"{clock.today()}T24"
    )
    for draft in drafts.prefetch_related("parts"):
        scope, named = Scope(council, draft.body), _named(council, draft.body, draft.on)
        if may(account, "minutes.publish", scope):
            out = out_of(council, draft.object)
            days = [one.day for one in deadlines(out) if one.rule == "draft-minutes-published"]
            if out.state == "none":
                day = days[0] if days else None
                yield Waiting(f"Publish the draft minutes: {named}", "after", (draft.object,), day, "clerk")
        if may(account, "minutes.agree", scope) and sent(council, draft.object, Sending.CHAIR):
            agreed = agreement(draft)
            if agreed is None or not agreed.stands:
                yield Waiting(
                    f"Read the draft minutes: {named}", "minutes_chair", (draft.object,), None, "chair"
                )


def _out(account: Account, council: str, row: Entry) -> Iterator[Waiting]:
    """Drafts that a meeting held by now may have approved, and approved minutes for whoever presided."""
    named = _named(council, row.group, row.date)
    if row.label == "draft" and may(account, "minutes.publish", Scope(council, row.group)):
        meetings = [key for key, _ in may_approve(out_of(council, row.object)) if key != row.object]
        if meetings:
            words = f"Record the approval of the minutes: {named}"
            yield Waiting(words, "minutes_approval", (row.object,), None, "clerk")
    signs = row.label == "approved" and may(account, "minutes.sign", Scope(council, row.group))
    if signs and is_for(out_of(council, row.object), account):
        yield Waiting(f"Sign the minutes: {named}", "signing", (row.object,), None, "whoever presided")


def _decisions(account: Account, council: str) -> Iterator[Waiting]:
    """Call-ins to be heard, and decisions to be taken again."""
    rows = catalogue.entries(public_book(), council).filter(
        kind="decision", state__in=["called-in", "referred-back"]
    )
    for thing in catalogue.things_of(public_book(), rows).values():
        if not isinstance(thing, Decision) or thing.call_in is None:
            continue
        if thing.state == "called-in" and may(account, "call-in.hear", Scope(council)):
            day = date.fromisoformat(thing.call_in.by) if thing.call_in.by else None
            words = f"Have the call-in heard: {thing.title}"
            yield Waiting(words, "decision", (thing.id,), day, "scrutiny")
        if thing.state == "referred-back" and may(account, "decision.publish", Scope(council, thing.body)):
            words = f"Referred back, to be taken again: {thing.title}"
            yield Waiting(words, "decision", (thing.id,), None, "clerk")


def _named(council: str, body: str, on: str) -> str:
    return f"{body_of(council, body).name}, {wording.day(date.fromisoformat(on[:10]))}"
