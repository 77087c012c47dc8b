"""A thread that rests on a misreading: one person says so with a reason, a second one agrees."""

from __future__ import annotations

from minutebook.book import clock
from minutebook.book.errors import BookError, NotFound
from minutebook.drafts import auditing, publishing
from minutebook.drafts.models import Account, Publishing
from minutebook.drafts.permission import Scope, command
from minutebook.followup.holding import Held, held, put, step
from minutebook.followup.schema import Step
from minutebook.followup.tables.models import Doubt


@command("thread.edit")
def doubt(thread: Held, reason: str, *, by: Account) -> Doubt:
    """Say that a thread is a misreading. It stays as it is until a second person agrees."""
    if not thread.followed:
        raise BookError(f"It is {thread.thread.state}.")
    if not reason.strip():
        raise BookError("reason: say what was misread; it stays in the record")
    if open_doubt(thread) is not None:
        raise BookError("Somebody has said so already; a second person must agree.")
    made = Doubt.objects.using("desk").create(
        council=thread.council, body=thread.body, object=thread.object, reason=reason.strip(), by=by
    )
    auditing.record("thread.doubt", by=by, on=thread, reason=reason)
    return made


def agree(found: Doubt, *, by: Account) -> Held:
    """Agree that it is a misreading: the thread is void. Whoever said so first is refused."""
    publishing.carry_through(decide_void(found, by=by).id)
    return held(found.council, found.object)


@command("thread.edit")
def decide_void(found: Doubt, *, by: Account) -> Publishing:
    """Write down that a thread is void. It stays in the record with its reason, and counts in no figure."""
    found = _locked(found)
    if found.by_id == by.pk:
        raise BookError("A second person must agree: you said it yourself.")
    thread = held(found.council, found.object).thread
    made = Step(kind="void", day=clock.today().isoformat(), words=found.reason, before=thread.state)
    after = step(thread, made, by=by, council=found.council, state="void", proposed=None)
    found.state, found.second = Doubt.AGREED, by
    found.save(using="desk")
    scope = Scope(found.council, found.body)
    return put(scope, [after], act="thread.void", reason=found.reason, by=by)


@command("thread.edit")
def refuse(found: Doubt, reason: str = "", *, by: Account) -> None:
    """Say that it was read rightly, or take one's own doubt back: the thread goes on."""
    found = _locked(found)
    found.state, found.second = Doubt.REFUSED, by
    found.save(using="desk")
    auditing.record("thread.doubt.refuse", by=by, on=found, reason=reason)


def open_doubt(thread: Held) -> Doubt | None:
    """The doubt that waits for a second person, if there is one."""
    rows = Doubt.objects.using("desk").filter(council=thread.council, object=thread.object, state=Doubt.OPEN)
    return rows.select_related("by").first()


def _locked(found: Doubt) -> Doubt:
    row = Doubt.objects.using("desk").select_for_update().filter(pk=found.pk, state=Doubt.OPEN).first()
    if row is None:
        raise NotFound("It was settled meanwhile.")
    return row
