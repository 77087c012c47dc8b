"""Mail to owners before a thing is due and after: each letter once. History is never written about."""

from __future__ import annotations

from datetime import date, timedelta

from minutebook.book import catalogue, clock
from minutebook.book.shelf import public_book
from minutebook.drafts import outbox, roles
from minutebook.drafts.models import Account, Appointment
from minutebook.drafts.permission import Scope, may
from minutebook.followup import reporting
from minutebook.followup.holding import Held, threads
from minutebook.law import wording

BEFORE = (14, 3, 0)
"""Days before the day of a thread on which its owner is written to."""
AFTER = (1, 7, 14, 28, 56)
"""Days after it."""


def remind(today: date | None = None) -> int:
    """Write the day's letters about what is due soon or late, for every council; return how many are new."""
    today = today or clock.today()
    rows = catalogue.entries(public_book()).filter(kind="thread", state="open").exclude(until="")
    councils = rows.filter(until__lte=(today + timedelta(days=BEFORE[0])).isoformat())
    return sum(
        _of_thread(held, today)
        for council in councils.values_list("council", flat=True).distinct()
        for held in threads(council, states=("open",))
        if held.thread.due
    )


def _of_thread(held: Held, today: date) -> int:
    """The letters of one thread on a day: the step that has come and was not written yet."""
    left = (date.fromisoformat(held.thread.due) - today).days
    if left >= 0:
        steps = [days for days in BEFORE if left <= days]
        place = str(min(steps)) if steps else ""
    else:
        place = f"-{max(days for days in AFTER if days <= -left)}"
    if not place:
        return 0
    owners = reporting.charged(held)
    return sum(_write(held, one, place, left, bool(owners)) for one in owners or clerks(held))


def clerks(held: Held) -> list[Account]:
    """The clerks of the body that follows a thread."""
    rows = Appointment.objects.using("desk").filter(council=held.council, role=roles.CLERK)
    rows = rows.filter(body__in=["", held.body]).select_related("account").order_by("pk")
    scope = Scope(held.council, held.body)
    return [row.account for row in rows if may(row.account, "thread.edit", scope)]


def _write(held: Held, to: Account, place: str, left: int, owner: bool) -> int:
    thread = held.thread
    key = f"thread/{held.object}/{thread.due}/{place}/{to.pk}"
    if outbox.was_written(key):
        return 0
    day = wording.day(date.fromisoformat(thread.due))
    if left > 0:
        what, said = "Due soon", f"It is due by {day}, in {wording.number(left, 'day')}."
    elif left == 0:
        what, said = "Due today", "It is due today."
    else:
        what, said = "Late", f"It was due by {day}: it is {wording.number(-left, 'day')} late."
    law = (
        f"\n\nThe law sets this day: {thread.clock.because} ({thread.clock.source})." if thread.clock else ""
    )
    who = thread.owner or "nobody named"
    ask = (
        "Say how far it is, or hand the answer in, here:"
        if owner
        else f"Nobody answers at the desk for its owner ({who}). See to it here:"
    )
    outbox.send(
        to.email,
        f"{what}: {held.title}",
        f"“{thread.words}”\n\nAsked on {wording.day(date.fromisoformat(thread.asked))}. {said}{law}\n\n"
        f"{ask}\n{outbox.link(f'threads/{held.object}')}",
        on=held,
        key=key,
    )
    return 1
