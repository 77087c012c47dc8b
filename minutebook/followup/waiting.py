"""What of threads waits for somebody at the desk."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from minutebook.book import catalogue, clock
from minutebook.book.shelf import public_book
from minutebook.drafts.models import Account
from minutebook.drafts.permission import Scope, may, roles_of
from minutebook.drafts.roles import RIGHTS
from minutebook.drafts.today.waiting import SOON, Waiting
from minutebook.followup import inheriting, opening, reading, reporting
from minutebook.followup.holding import Held, held, threads
from minutebook.followup.tables.models import Doubt
from minutebook.law import wording

LATELY = timedelta(days=365)
"""How far back *Today* counts what nobody has taken up; the page of each body goes back to its own date."""


def waiting(account: Account, council: str) -> Iterator[Waiting]:
    """Everything of threads that waits for one account, in no order."""
    yield from _answered_for(account, council)
    if roles_of(account, Scope(council)).isdisjoint(RIGHTS["thread.edit"].roles):
        return
    yield from _to_take_up(account, council)
    for word in reporting.waiting_words(council):
        if may(account, "thread.edit", Scope(council, word.body)):
            thread = held(council, word.object)
            words = f"{word.by.name} handed in {'an answer' if word.answers else 'word'}: {thread.title}"
            yield Waiting(words, "thread", (word.object,), None, "clerk")
    for doubt in Doubt.objects.using("desk").filter(council=council, state=Doubt.OPEN).exclude(by=account):
        if may(account, "thread.edit", Scope(council, doubt.body)):
            words = f"Is it a misreading? {held(council, doubt.object).title}"
            yield Waiting(words, "thread", (doubt.object,), None, "clerk")
    for estate in inheriting.estates(council):
        if may(account, "thread.edit", Scope(council, estate.body.object)):
            left = wording.number(estate.number, "open thread")
            words = f"{estate.body.title} is no more and left {left}: hand them to {estate.heir.title}"
            yield Waiting(words, "threads", (), None, "clerk")
    yield from _by_law(account, council)


def _answered_for(account: Account, council: str) -> Iterator[Waiting]:
    """What an owner is to do within a fortnight, or should have done."""
    last = (clock.today() + SOON).isoformat()
    for thread_id in reporting.answers_for(account, council):
        entry = catalogue.by_id(public_book(), council, [thread_id]).get(thread_id)
        if entry is not None and entry.state == "open" and entry.until and entry.until <= last:
            day = date.fromisoformat(entry.until)
            yield Waiting(f"Asked of you: {entry.title}", "thread", (thread_id,), day, "owner")


def _to_take_up(account: Account, council: str) -> Iterator[Waiting]:
    """Minutes that ask for things nobody has taken up or set aside: one line a body."""
    counts: dict[str, int] = {}
    for one in opening.waiting(council, lately=clock.today() - LATELY):
        counts[one.element.body] = counts.get(one.element.body, 0) + 1
    names = catalogue.by_id(public_book(), council, counts)
    for body, number in counts.items():
        if body in names and may(account, "thread.edit", Scope(council, body)):
            words = f"Take up what was asked, or set it aside: {names[body].title} ({number})"
            yield Waiting(words, "threads_found", (body,), None, "clerk")


def _by_law(account: Account, council: str) -> Iterator[Waiting]:
    """Recommendations whose answer the law wants within a fortnight, or wanted already."""
    last = (clock.today() + SOON).isoformat()
    for one in threads(council, states=("open",)):
        if (
            one.thread.clock
            and one.thread.due <= last
            and may(account, "thread.edit", Scope(council, one.body))
        ):
            day = date.fromisoformat(one.thread.due)
            yield Waiting(f"Owed an answer by law: {one.title}", "thread", (one.object,), day, "scrutiny")


def changed_words(council: str, found: list[Held]) -> list[tuple[Held, reading.Passage]]:
    """The threads whose words the minutes do not hold any more as they quote them."""
    quoted = [(one.thread.element, one.thread.at.meeting, one.thread.words) for one in found]
    now = reading.passages(public_book(), council, quoted)
    pairs = [(one, now.get(one.thread.element)) for one in found if one.thread.element]
    return [(one, passage) for one, passage in pairs if passage is not None and passage.state != "found"]
