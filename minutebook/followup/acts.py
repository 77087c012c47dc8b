"""What is done about an open thread: who is to do it, by when, how far it is, what was answered."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any
from urllib.parse import urlsplit

from msgspec.structs import replace

from minutebook.book import catalogue, clock
from minutebook.book.errors import BookError, NotFound
from minutebook.book.schema import Matter
from minutebook.book.shelf import public_book
from minutebook.drafts import auditing
from minutebook.drafts.models import Account
from minutebook.drafts.permission import command
from minutebook.drafts.practice import council_of
from minutebook.followup import reading
from minutebook.followup.holding import Held, day_of, demand_followed, step, threaded
from minutebook.followup.schema import Answer, Clock, Evidence, Step, Thread
from minutebook.followup.tables.models import Charge
from minutebook.law import nations, scrutiny, wording
from minutebook.law.answer import Answer as LawAnswer

RULES = {
    "scrutiny-response": "A scrutiny report or recommendation: two months",
    "health-scrutiny-response": "Scrutiny asks a health body: 28 days",
    "crime-and-disorder-response": "Scrutiny of crime and disorder: 28 days",
}
"""The clocks of the law that a recommendation may start."""


@threaded("thread.edit", "thread.assign")
def assign(held: Held, owner: str, reason: str = "", *, on: date | None = None, by: Account) -> Thread:
    """Say which role is to do or answer it. Officers are named by role."""
    demand_followed(held)
    thread, owner = held.thread, " ".join(owner.split())
    if not owner:
        raise BookError("owner: say which role is to do it")
    if owner == thread.owner:
        raise BookError("owner: it is theirs already")
    made = Step(
        kind="assigned", day=day_of(on, thread), words=reason.strip(), before=thread.owner, after=owner
    )
    return step(thread, made, by=by, council=held.council, owner=owner)


@threaded("thread.edit", "thread.due")
def move_due(held: Held, due: date, reason: str, *, on: date | None = None, by: Account) -> Thread:
    """Set the day it is due, or move it with a reason. Every day it ever had stays, and is shown."""
    demand_followed(held)
    thread, day = held.thread, due.isoformat()
    if thread.clock is not None:
        law_day = wording.day(date.fromisoformat(thread.due))
        raise BookError(f"due: the law sets this day ({thread.clock.source}): {law_day}")
    if day == thread.due:
        raise BookError("due: that is the day it has")
    if day < thread.asked:
        raise BookError("due: that is before it was asked")
    if thread.due and not reason.strip():
        raise BookError("reason: say why the day is moved; it is shown with the old day")
    made = Step(kind="due", day=day_of(on, thread), words=reason.strip(), before=thread.due, after=day)
    return step(thread, made, by=by, council=held.council, due=day)


@threaded("thread.edit", "thread.send")
def send(
    held: Held,
    received: date,
    *,
    to: str = "",
    to_name: str = "",
    rule: str = "",
    noticed: date | None = None,
    on: date | None = None,
    by: Account,
) -> Thread:
    """Say that a recommendation was received by whom it is to; ``rule`` starts the clock the law sets.

    The last day is counted by the law room, never typed. Raises :class:`BookError`, ``LawError``.
    """
    demand_followed(held)
    thread = held.thread
    if thread.clock is not None:
        raise BookError("The law’s time runs already.")
    if not to and not to_name.strip():
        raise BookError("to: say whom the recommendation is to")
    if received.isoformat() < thread.asked:
        raise BookError("received: that is before it was made")
    if received > clock.today():
        raise BookError("received: a day to come cannot be written down as past")
    changes: dict[str, Any] = {"to": to, "to_name": "" if to else to_name.strip()}
    words = ""
    if rule:
        counted = time_for(held.council, rule, received, noticed)
        changes["clock"] = Clock(
            rule=rule,  # type: ignore[arg-type]
            received=received.isoformat(),
            noticed=noticed.isoformat() if noticed else "",
            due=counted.result.isoformat(),
            because=counted.because,
            source=counted.source,
        )
        changes["due"] = counted.result.isoformat()
        words = f"{counted.because} ({counted.source})"
    day = day_of(on or received, thread)
    made = Step(kind="sent", day=day, words=words, before=thread.due, after=changes.get("due", thread.due))
    return step(thread, made, by=by, council=held.council, **changes)


def time_for(council: str, rule: str, received: date, noticed: date | None = None) -> LawAnswer[date]:
    """The last day for an answer, by one of :data:`RULES`. Raises ``LawError``, :class:`BookError`."""
    nation = nations.nation(council_of(council).nation)
    if rule == "scrutiny-response":
        return scrutiny.response_due(received, nation=nation, noticed=noticed)
    if rule == "health-scrutiny-response":
        return scrutiny.health_response_due(received, nation=nation)
    if rule == "crime-and-disorder-response":
        return scrutiny.crime_response_due(received, nation=nation)
    raise BookError("rule: choose one of the law’s times, or none")


def evidence_at(council: str, words: str, href: str) -> Evidence | None:
    """What shows that something was done, as the record keeps it; ``None`` where nothing was named.

    An address of this record is kept as what stands there, so that it leads there whatever it is called.
    """
    words, href = words.strip(), href.strip()
    if not words and not href:
        return None
    path = urlsplit(href).path.strip("/").removeprefix("cy/")
    rows = catalogue.entries(public_book(), council)
    entry = rows.filter(path=path).first() if path else None
    if entry is None and path.startswith("id/"):
        entry = rows.filter(object=path.removeprefix("id/")).first()
    if entry is not None:
        return Evidence(words=words or entry.title or href, document=entry.object)
    return Evidence(words=words or href, href=href)


@threaded("thread.edit", "thread.update", joins=True)
def update(
    held: Held, words: str, evidence: Sequence[Evidence] = (), *, on: date | None = None, by: Account
) -> Thread:
    """Say how far it is, with what shows it."""
    demand_followed(held)
    if not words.strip():
        raise BookError("words: say what was done")
    made = Step(kind="update", day=day_of(on, held.thread), words=words.strip(), evidence=tuple(evidence))
    return step(held.thread, made, by=by, council=held.council)


@threaded("thread.edit", "thread.answer")
def answer(held: Held, given: Answer, *, by: Account) -> Thread:
    """Write the answer down. It does not close the thread: the body that asked does.

    A recommendation is accepted, accepted in part or rejected; the last two need their reason. A second
    answer replaces the first, which stays among the steps.
    """
    demand_followed(held)
    thread = held.thread
    day = day_of(date.fromisoformat(given.day), thread)
    if not given.words.strip():
        raise BookError("words: write what was answered")
    if thread.kind == "recommendation" and not given.verdict:
        raise BookError("verdict: say whether the recommendation was accepted")
    if given.verdict in ("in part", "rejected") and not given.reason.strip():
        raise BookError("reason: say why it was not accepted whole")
    if given.at.item:
        entry = catalogue.by_id(public_book(), held.council, [given.at.item]).get(given.at.item)
        if entry is None or entry.kind != "item":
            raise NotFound("item: there is no such item in the record")
        given = replace(given, at=replace(given.at, meeting=entry.parent))
    said = f"{given.verdict.capitalize()}. {given.words.strip()}" if given.verdict else given.words.strip()
    made = Step(kind="answer", day=day, words=said, at=given.at, evidence=given.evidence)
    return step(thread, made, by=by, council=held.council, answer=given, state="answered")


@threaded("thread.edit", "thread.requote")
def requote(held: Held, *, by: Account) -> Thread:
    """Take the words the minutes have now, where a correction changed them. The earlier ones stay shown."""
    demand_followed(held)
    thread = held.thread
    quoted = [(thread.element, thread.at.meeting, thread.words)]
    now = reading.passages(public_book(), held.council, quoted).get(thread.element)
    if now is None or now.state != "moved":
        raise BookError("The minutes say what the thread quotes, or do not hold it any more.")
    day = clock.today().isoformat()
    made = Step(kind="requoted", day=day, before=thread.words, after=now.text, at=thread.at)
    return step(thread, made, by=by, council=held.council, words=now.text)


@threaded("matter.edit", "thread.matter")
def join_matter(held: Held, matter: str, *, by: Account) -> Thread:
    """Say to which matter a thread belongs (empty: to none)."""
    entry = catalogue.by_id(public_book(), held.council, [matter]).get(matter) if matter else None
    if matter and (entry is None or not isinstance(catalogue.thing_of(public_book(), entry), Matter)):
        raise NotFound("matter: there is no such matter")
    day = clock.today().isoformat()
    made = Step(kind="matter", day=day, before=held.thread.matter, after=matter)
    return step(held.thread, made, by=by, council=held.council, matter=matter)


@command("thread.edit")
def charge(held: Held, account: Account, *, by: Account) -> None:
    """Say which account answers for the owner: it is written to before the day, and hands in words."""
    Charge.objects.using("desk").get_or_create(council=held.council, thread=held.object, account=account)
    auditing.record("thread.charge", by=by, on=held, after=account.email)


@command("thread.edit")
def uncharge(held: Held, account: Account, *, by: Account) -> None:
    """Say that an account no longer answers for the owner."""
    Charge.objects.using("desk").filter(thread=held.object, account=account).delete()
    auditing.record("thread.uncharge", by=by, on=held, before=account.email)
