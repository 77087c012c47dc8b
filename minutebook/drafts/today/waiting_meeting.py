"""What waits of meetings on their day and after it: one to be opened, minutes that are being taken."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from minutebook.book import clock
from minutebook.drafts.models import Account, Draft, Proceedings
from minutebook.drafts.permission import Scope, may
from minutebook.drafts.practice import body_of
from minutebook.drafts.scheduling.calendar import meetings
from minutebook.drafts.sitting.adjourning import waits_for
from minutebook.drafts.sitting.opening import MINUTES, meeting_of
from minutebook.drafts.today.waiting import Waiting
from minutebook.law import wording

BACK = timedelta(days=14)
"""How long a meeting that nobody opened stands on the page of today."""


def waiting(account: Account, council: str) -> Iterator[Waiting]:
    """The meetings of today and of the last fortnight that were not opened, and those being minuted."""
    if not council:
        return
    today = clock.today()
    rows = [
        meeting
        for meeting in meetings(council, today - BACK, today)
        if meeting.state == "agenda" and may(account, "minutes.edit", Scope(council, meeting.body))
    ]
    ids = [row.object for row in rows]
    opened = set(
        Proceedings.objects.using("desk")
        .filter(council=council, meeting__in=ids)
        .values_list("meeting", flat=True)
    )
    for row in rows:
        if row.object not in opened:
            named = f"{body_of(council, row.body).name}, {wording.day(row.start.date())}"
            yield Waiting(
                f"Open the meeting: {named}", "meeting_open", (row.object,), row.start.date(), "clerk"
            )
    yield from _in_session(account, council)


def _in_session(account: Account, council: str) -> Iterator[Waiting]:
    """Meetings that are opened and have not ended, and adjourned ones whose day has come."""
    drafts = Draft.objects.using("desk").filter(council=council, stage=MINUTES, state=Draft.OPEN)
    rows = Proceedings.objects.using("desk").filter(council=council, meeting__in=drafts.values("object"))
    ended = {row.meeting: bool(row.ended) for row in rows.order_by("day")}
    for draft in drafts.prefetch_related("parts").order_by("on"):
        if not may(account, "minutes.edit", Scope(council, draft.body)):
            continue
        named = f"{body_of(council, draft.body).name}, {wording.day(date.fromisoformat(draft.on[:10]))}"
        if not ended.get(draft.object):
            yield Waiting(f"Take the minutes: {named}", "taking", (draft.object,))
            continue
        day = waits_for(meeting_of(draft))
        if day is not None and day.start[:10] <= clock.today().isoformat():
            on = date.fromisoformat(day.start[:10])
            yield Waiting(f"The adjourned meeting resumes: {named}", "room", (draft.object,), on, "clerk")
