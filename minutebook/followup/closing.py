"""How a thread ends: proposed to a meeting, and closed by the body that asked, at an item of it."""

from __future__ import annotations

from datetime import date

from msgspec.structs import replace

from minutebook.book import catalogue
from minutebook.book.errors import BookError
from minutebook.book.shelf import public_book
from minutebook.drafts.models import Account
from minutebook.followup.holding import Held, day_of, demand_followed, step, threaded
from minutebook.followup.schema import Closing, Place, Step, Thread


@threaded("thread.edit", "thread.propose")
def propose(held: Held, meeting: str, reason: str = "", *, on: date | None = None, by: Account) -> Thread:
    """Propose to the body that a meeting of its own closes the thread. Raises :class:`BookError`."""
    demand_followed(held)
    entry = catalogue.by_id(public_book(), held.council, [meeting]).get(meeting)
    if entry is None or entry.kind != "meeting" or entry.group != held.body:
        raise BookError("meeting: only a meeting of the body that asked can close it")
    if entry.state == "cancelled":
        raise BookError("meeting: that meeting was cancelled")
    place = Place(meeting=meeting)
    made = Step(kind="closing", day=day_of(on, held.thread), words=reason.strip(), at=place)
    return step(held.thread, made, by=by, council=held.council, proposed=place)


@threaded("thread.close", "thread.close")
def close(held: Held, closing: Closing, *, by: Account) -> Thread:
    """Write down that the body closed it, at an item of one of its meetings. Nobody else can.

    Raises :class:`BookError` where the item is of another body's meeting, is not in the record, or is of a
    meeting before the thing was asked.
    """
    demand_followed(held)
    thread = held.thread
    entry = catalogue.by_id(public_book(), held.council, [closing.at.item]).get(closing.at.item)
    if entry is None or entry.kind != "item":
        raise BookError("item: name the item of the meeting at which the body closed it")
    if entry.group != thread.body:
        raise BookError("item: only the body that asked closes it, at an item of its own meeting")
    day = entry.date[:10]
    if day < thread.asked:
        raise BookError("item: that meeting was before it was asked")
    day_of(date.fromisoformat(day))
    if closing.result != "superseded" and thread.answer is None and not closing.words.strip():
        raise BookError("words: nothing was answered; say on what ground the body closed it")
    closing = replace(closing, day=day, at=Place(meeting=entry.parent, item=entry.object))
    made = Step(kind="closed", day=day, words=closing.words, after=closing.result, at=closing.at)
    return step(thread, made, by=by, council=held.council, closing=closing, proposed=None, state="closed")


@threaded("thread.close", "thread.reopen")
def reopen(held: Held, reason: str, *, on: date | None = None, by: Account) -> Thread:
    """Open a closed thread again, with a reason. How it was closed stays among its steps."""
    thread = held.thread
    if thread.state != "closed":
        raise BookError("It is not closed.")
    if not reason.strip():
        raise BookError("reason: say why it is opened again")
    made = Step(kind="reopened", day=day_of(on, thread), words=reason.strip(), before="closed")
    state = "answered" if thread.answer is not None else "open"
    return step(thread, made, by=by, council=held.council, closing=None, state=state)
