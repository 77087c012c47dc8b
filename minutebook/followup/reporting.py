"""What owners hand in: how far it is, or the answer. The clerk takes it into the record or returns it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import msgspec
from django.utils import timezone

from minutebook.book import clock
from minutebook.book.errors import BookError, NotFound
from minutebook.drafts import auditing, outbox
from minutebook.drafts.models import Account
from minutebook.drafts.permission import Scope, command, may
from minutebook.followup import acts
from minutebook.followup.holding import Held, demand_followed, held
from minutebook.followup.schema import Answer, Evidence
from minutebook.followup.tables.models import Charge, Word


@command("thread.report")
def hand_in(
    thread: Held, words: str, evidence: Sequence[Evidence] = (), *, answers: bool = False, by: Account
) -> Word:
    """Say how far it is, or what is answered. It reaches the record when the clerk takes it."""
    demand_followed(thread)
    if not words.strip():
        raise BookError("words: say what was done")
    row = Word.objects.using("desk").create(
        council=thread.council,
        body=thread.body,
        object=thread.object,
        words=words.strip(),
        answers=answers,
        evidence=msgspec.to_builtins(list(evidence)),
        by=by,
        at=clock.now(),
    )
    auditing.record("thread.hand-in", by=by, on=thread, after=words)
    return row


def take(word: Word, *, verdict: str = "", reason: str = "", by: Account) -> Held:
    """Take what was handed in into the record, as an update or as the answer. Raises as those acts do."""
    thread = held(word.council, word.object)
    _demand_waiting(word)
    day = min(timezone.localtime(word.at).date(), clock.today())
    evidence = evidence_of(word)
    if word.answers:
        given = Answer(
            day=day.isoformat(),
            words=word.words,
            verdict=verdict,  # type: ignore[arg-type]
            reason=reason.strip(),
            evidence=evidence,
        )
        after = acts.answer(thread, given, by=by)
    else:
        after = acts.update(thread, word.words, evidence, on=day, by=by)
    _settle(word, Word.TAKEN, by=by)
    return after


@command("thread.edit")
def give_back(word: Word, reason: str, *, by: Account) -> None:
    """Return what was handed in to whoever did, with a reason; they are written to."""
    _demand_waiting(word)
    if not reason.strip():
        raise BookError("reason: say what is missing")
    thread = held(word.council, word.object)
    word.state, word.reason = Word.RETURNED, reason.strip()
    word.save(using="desk")
    outbox.send(
        word.by.email,
        f"Returned: {thread.title}",
        f"What you handed in about “{thread.title}” was returned.\n\n{reason.strip()}\n\n"
        f"{outbox.link(f'threads/{thread.object}')}",
        on=thread,
    )
    auditing.record("thread.hand-in.return", by=by, on=thread, reason=reason)


@command("thread.edit")
def _settle(word: Word, state: str, *, by: Account) -> None:
    word.state = state
    word.save(using="desk", update_fields=["state"])
    auditing.record("thread.hand-in.take", by=by, on=held(word.council, word.object), after=word.words)


def waiting_words(council: str, thread: str = "") -> list[Word]:
    """What owners handed in and nobody has taken or returned, the oldest first."""
    rows = Word.objects.using("desk").filter(council=council, state=Word.WAITING)
    if thread:
        rows = rows.filter(object=thread)
    return list(rows.select_related("by").order_by("at", "pk"))


def word_of(council: str, thread: str, word: int) -> Word:
    """Something handed in about a thread. Raises :class:`NotFound`."""
    row = Word.objects.using("desk").filter(council=council, object=thread, pk=word).first()
    if row is None:
        raise NotFound("There is no such word about this thread.")
    return row


def evidence_of(word: Word) -> tuple[Evidence, ...]:
    """The evidence handed in with a word."""
    return msgspec.convert(word.evidence, tuple[Evidence, ...])


def charged(thread: Held) -> list[Account]:
    """The accounts that answer for a thread's owner and may still do so."""
    rows = Charge.objects.using("desk").filter(thread=thread.object).select_related("account")
    scope = Scope(thread.council, thread.body)
    return [row.account for row in rows.order_by("pk") if may(row.account, "thread.report", scope)]


def answers_for(account: Account, council: str) -> list[str]:
    """The threads whose owner an account answers for, by id."""
    rows = Charge.objects.using("desk").filter(council=council, account=account)
    return list(rows.values_list("thread", flat=True))


def _demand_waiting(word: Word) -> None:
    if word.state != Word.WAITING:
        raise NotFound("It was settled meanwhile.")


def day_handed_in(word: Word) -> date:
    """The day something was handed in, where the council is."""
    return timezone.localtime(word.at).date()
