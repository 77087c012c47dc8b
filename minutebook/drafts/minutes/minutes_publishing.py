"""Draft minutes: to the chair, who comments and agrees; through the gate; out, marked as a draft."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

import msgspec
from django.conf import settings

from minutebook.book import clock
from minutebook.book.errors import BookError, NotFound
from minutebook.book.schema import Meeting
from minutebook.drafts import auditing, outbox, publishing, working
from minutebook.drafts.agendas.agenda import bench_of
from minutebook.drafts.dividing import Divided, divide
from minutebook.drafts.minutes.completing_minutes import settle_outcomes
from minutebook.drafts.minutes.gate_of_minutes import MinutesShut, verdict_of
from minutebook.drafts.minutes.standing_minutes import closed_papers, words_digest
from minutebook.drafts.models import Account, Assent, Draft, MinutesRemark, Publishing, Sending
from minutebook.drafts.people.recipients import holding, members
from minutebook.drafts.permission import command
from minutebook.drafts.practice import body_of
from minutebook.drafts.sitting import listening
from minutebook.drafts.sitting.opening import change_head, locked, meeting_of
from minutebook.law import wording

PUBLISH, CORRECT = "minutes.publish", "minutes.correct"
AGREED = "minutes"
"""The matter of the chair's agreement to draft minutes, given to the words as they stand."""


# -- to the chair


@command("minutes.edit")
def send_to_chair(draft: Draft, *, by: Account) -> list[Account]:
    """Tell whoever chairs the body that draft minutes can be read and commented on; returns who was told."""
    draft = locked(draft)
    told = holding("minutes.agree", draft.council, draft.body)
    if not told:
        raise BookError("nobody at the desk chairs this body: ask an administrator to open an account")
    for account in told:
        outbox.send(
            account.email,
            f"Draft minutes to read: {_named(draft)}",
            f"The draft minutes of the {_named(draft)} are ready for you to read, comment on and agree:\n\n"
            f"{outbox.link(f'meetings/{draft.object}/after/chair')}",
            on=draft,
        )
    _sent(draft, Sending.CHAIR, [account.name for account in told], by)
    auditing.record("minutes.to-chair", by=by, on=draft, detail={"to": [one.email for one in told]})
    return told


def _sent(draft: Draft, what: str, to: list[str], by: Account) -> None:
    row = {"council": draft.council, "body": draft.body, "meeting": draft.object}
    Sending.objects.using("desk").create(**row, what=what, to=to, by=by, at=clock.now())


def sent(council: str, meeting: str, what: str) -> Sending | None:
    """The last time something was sent round about a meeting."""
    rows = Sending.objects.using("desk").filter(council=council, meeting=meeting, what=what)
    return rows.select_related("by").order_by("-at", "-pk").first()


@command("minutes.agree")
def remark(draft: Draft, words: str, item: str = "", *, by: Account) -> MinutesRemark:
    """Say something of draft minutes, on the whole or at an item. The chair alters no word."""
    if not words.strip():
        raise BookError("text: write what you would have changed, and why")
    if item and item not in {one.id for one in meeting_of(draft).items}:
        raise NotFound("There is no such item in these minutes.")
    row = {"council": draft.council, "body": draft.body, "meeting": draft.object, "item": item}
    made = MinutesRemark.objects.using("desk").create(**row, words=words.strip(), by=by, at=clock.now())
    auditing.record("minutes.remark", by=by, on=draft, after=words, detail={"item": item})
    return made


@command("minutes.edit")
def answer(draft: Draft, remark_id: int, words: str, *, by: Account) -> None:
    """Answer a remark of the chair's: what was done about it, or why nothing was."""
    if not words.strip():
        raise BookError("text: say what you did about it, or why nothing")
    rows = MinutesRemark.objects.using("desk").filter(
        pk=remark_id, council=draft.council, meeting=draft.object
    )
    if not rows.update(answer=words.strip(), answered_by=by, answered=clock.now()):
        raise NotFound("There is no such remark on these minutes.")
    auditing.record("minutes.answer", by=by, on=draft, after=words, detail={"remark": remark_id})


def remarks(council: str, meeting: str) -> list[MinutesRemark]:
    """What the chair said of the minutes of a meeting, oldest first, with the answers."""
    rows = MinutesRemark.objects.using("desk").filter(council=council, meeting=meeting)
    return list(rows.select_related("by", "answered_by").order_by("at", "pk"))


@command("minutes.agree")
def agree(draft: Draft, digest: str, *, by: Account) -> None:
    """The chair agrees the draft minutes as they were read; ``digest`` stands for those words."""
    if digest != words_digest(meeting_of(draft)):
        raise BookError("the minutes have changed since you read them: read them again, then agree")
    Assent.objects.using("desk").create(
        council=draft.council,
        object=draft.object,
        matter=AGREED,
        digest=digest,
        by=by,
        office="chair",
        at=clock.now(),
    )
    auditing.record("minutes.agree", by=by, on=draft, after=digest)


class Agreement(NamedTuple):
    """The chair's agreement to draft minutes: by whom, and whether the words changed since."""

    assent: Assent
    stands: bool


def agreement(draft: Draft) -> Agreement | None:
    """The newest agreement of the chair to draft minutes."""
    rows = Assent.objects.using("desk").filter(council=draft.council, object=draft.object, matter=AGREED)
    row = rows.select_related("by").order_by("-at", "-pk").first()
    return Agreement(row, row.digest == words_digest(meeting_of(draft))) if row else None


# -- out


def publish_minutes(draft: Draft, *, said: str = "", by: Account) -> Publishing:
    """Publish minutes as a draft, with their reading, or a corrected draft; ``said`` is what was corrected.

    Raises :class:`~.gate_of_minutes.MinutesShut`, ``NotPermitted``, ``Moved``; :class:`BookError` for minutes
    that are approved: only the meeting's resolution corrects them.
    """
    settle_outcomes(draft, by=by)
    return publishing.carry_through(decide_minutes(draft, said, by=by).id)


@command("minutes.publish")
def decide_minutes(draft: Draft, said: str = "", *, by: Account) -> Publishing:
    """Pass the gate, and write down that the minutes are out as a draft."""
    draft = locked(draft)
    bench = bench_of(draft)
    state = bench.published.minutes.state if bench.published else "none"
    if state in ("approved", "signed"):
        raise BookError(f"these minutes are {state}: nothing in them is changed by publishing a draft")
    again = state == "draft"
    if again and not said.strip():
        raise BookError("said: say what is corrected; the record says it too")
    verdict = verdict_of(bench)
    if not verdict.passes:
        raise MinutesShut(verdict)
    change_head(draft, by, _as_draft)
    meeting = meeting_of(draft)
    closed = closed_papers(draft.council, meeting)
    readings, divided = listening.proposed_readings(draft), divide(meeting, closed)
    return publishing.decide(
        [draft],
        by=by,
        act=CORRECT if again else PUBLISH,
        reason=said.strip() if again else "",
        at=clock.now(),
        closed_documents=closed,
        also=[Divided(readings.public, readings.whole if divided.closed is not None else None)],
    )


def _as_draft(meeting: Meeting) -> Meeting:
    state = meeting.minutes
    drafted = state.drafted or clock.today().isoformat()
    return msgspec.structs.replace(
        meeting, minutes=msgspec.structs.replace(state, state="draft", drafted=drafted)
    )


@publishing.when_done(PUBLISH, CORRECT)
def tell_members(done: Publishing) -> None:
    """Write to the members that draft minutes are out; nothing private is in the letter."""
    assert done.draft is not None
    meeting = working.assemble(done.draft)
    assert isinstance(meeting, Meeting)
    path = next((one["path"] for one in done.result["public"] if one["object"] == meeting.id), "")
    corrected = done.act == CORRECT
    first = f"{'Corrected draft' if corrected else 'Draft'} minutes of the {_named(done.draft)} are out"
    lines = [
        f"{first}.",
        f"They are a draft until the body approves them. {settings.PUBLIC_ADDRESS}/{path}",
        *([f"What was corrected: {done.reason}"] if corrected else []),
    ]
    for account in members(done.council, done.draft.body):
        outbox.send(account.email, first, "\n\n".join(lines), on=done.draft)


def _named(draft: Draft) -> str:
    body = body_of(draft.council, draft.body)
    return f"{str(body.name).removeprefix('The ')} on {wording.day(date.fromisoformat(draft.on[:10]))}"
