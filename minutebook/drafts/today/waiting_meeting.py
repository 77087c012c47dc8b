"""What waits of meetings on their day and after it: one to be opened, minutes that are being taken."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from minutebook.book import clock
from minutebook.drafts.models import Account, Draft, Proceedings
from minutebook.drafts.permission import Scope, may
from minutebook.drafts.practice import body_of
from minutebook.drafts.scheduling.calendar import meetings
from minutebook.drafts.sitting.opening import MINUTES
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
    drafts = Draft.objects.using("desk").filter(council=council, stage=MINUTES, state=Draft.OPEN)
    ended = Proceedings.objects.using("desk").filter(council=council).exclude(ended="")
    for draft in drafts.exclude(object__in=ended.values_list("meeting", flat=True)).order_by("on"):
        if may(account, "minutes.edit", Scope(council, draft.body)):
            day = wording.day(date.fromisoformat(draft.on[:10]))
            yield Waiting(
                f"Take the minutes: {body_of(council, draft.body).name}, {day}", "taking", (draft.object,)
            )
