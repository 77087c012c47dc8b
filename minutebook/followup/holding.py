"""Threads as they stand, and how a command's next version of one reaches the book."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import wraps
from typing import Any, Concatenate, ParamSpec

from msgspec.structs import replace

from minutebook.book import catalogue, clock
from minutebook.book.errors import BookError, NotFound
from minutebook.book.models import Entry
from minutebook.book.schema import Object
from minutebook.book.shelf import Book, public_book
from minutebook.drafts import publishing, roles, working
from minutebook.drafts.models import Account, Draft, Publishing
from minutebook.drafts.permission import Scope, command, roles_of
from minutebook.followup.schema import Step, Thread

P = ParamSpec("P")
OPEN_STATES = ("open", "answered")
"""The states in which a thread is still followed."""


@dataclass(frozen=True)
class Held:
    """A thread as it stands in the book, in the form that commands act on."""

    council: str
    version: int
    thread: Thread

    @property
    def body(self) -> str:
        """The body that follows it: rights are asked there."""
        return self.thread.body

    @property
    def object(self) -> str:
        """Its id."""
        return self.thread.id

    @property
    def title(self) -> str:
        """What it is about, as the audit names it."""
        return str(self.thread.title)

    @property
    def followed(self) -> bool:
        """Whether it is still to be answered or closed."""
        return self.thread.state in OPEN_STATES


def held(council: str, thread: str) -> Held:
    """A thread by its id, from the public book. Raises :class:`NotFound`."""
    version, thing = working.newest(public_book(), council, thread)
    if not isinstance(thing, Thread):
        raise NotFound("There is no such thread.")
    return Held(council, version, thing)


def threads(council: str, *, body: str = "", states: Sequence[str] = OPEN_STATES) -> list[Held]:
    """The threads of a council (or of one body) in these states, the soonest due first."""
    rows = catalogue.entries(public_book(), council).filter(kind="thread", state__in=states)
    if body:
        rows = rows.filter(group=body)
    return of_entries(public_book(), council, rows)


def of_entries(book: Book, council: str, rows: Iterable[Entry]) -> list[Held]:
    """The threads that entries stand for; those without a day last."""
    listed = sorted(rows, key=lambda row: (row.until or "9999", row.date, row.object))
    things = catalogue.things_of(book, listed)
    found = []
    for row in listed:
        thing = things.get(row.object)
        if isinstance(thing, Thread):
            found.append(Held(council, row.version, thing))
    return found


def about(book: Book, council: str, ids: Iterable[str]) -> dict[str, list[Entry]]:
    """The threads (as entries) about each of these things, oldest first. Two queries."""
    wanted = list(ids)
    links = list(catalogue.links(book, council).filter(rel="about", target__in=wanted))
    entries = catalogue.by_id(book, council, [row.source for row in links])
    found: dict[str, list[Entry]] = {one: [] for one in wanted}
    for row in sorted(links, key=lambda row: (row.start, row.source)):
        if row.source in entries:
            found[row.target].append(entries[row.source])
    return found


# -- from a command to the book


class Changed(BookError):
    """Somebody changed the thread meanwhile; nothing of either is lost."""


def threaded(
    right: str, act: str, *, joins: bool = False
) -> Callable[[Callable[Concatenate[Held, P], Thread]], Callable[Concatenate[Held, P], Held]]:
    """Declare a command on a thread: the function gives its next version, which is published at once.

    The command is told ``by``. With ``joins`` it is added to whatever others did meanwhile. Raises
    :class:`~minutebook.drafts.permission.NotPermitted`, :class:`BookError`, and :class:`Changed`
    where somebody changed the thread meanwhile.
    """

    def declare(
        function: Callable[Concatenate[Held, P], Thread],
    ) -> Callable[Concatenate[Held, P], Held]:
        @command(right)
        @wraps(function)
        def decide(subject: Held, *args: P.args, **kwargs: P.kwargs) -> Publishing:
            by: Any = kwargs["by"]
            now = held(subject.council, subject.object)
            if now.version != subject.version and not joins:
                raise Changed(
                    "Somebody changed it while you were writing. Look at it as it stands, and say it again."
                )
            thread = function(now, *args, **kwargs)
            reason = thread.steps[-1].words if thread.steps else ""
            return put(Scope(subject.council, subject.body), [thread], act=act, reason=reason, by=by)

        @wraps(function)
        def run(subject: Held, *args: P.args, **kwargs: P.kwargs) -> Held:
            publishing.carry_through(decide(subject, *args, **kwargs).id)
            return held(subject.council, subject.object)

        return run

    return declare


def put(scope: Scope, things: Sequence[Object], *, act: str, by: Account, reason: str = "") -> Publishing:
    """Write down, within a command's transaction, that these next versions are published."""
    drafts = []
    for thing in things:
        version, stands = working.newest(public_book(), scope.council, thing.id) if thing.id else (0, None)
        _clear(scope.council, thing.id, by)
        if stands is not None:
            kept = {"slug": stands.slug, "number": stands.number, "identifiers": stands.identifiers}
            thing = replace(thing, **kept)
        draft = working.begin(thing, council=scope.council, by=by, base_public=version)
        Draft.objects.using("desk").filter(pk=draft.pk).update(body=scope.body)
        drafts.append(draft)
    role = next((one for one in (roles.CLERK, roles.SCRUTINY) if one in roles_of(by, scope)), roles.CLERK)
    return publishing.decide(drafts, by=by, act=act, role=role, reason=reason[:300], at=clock.now())


def _clear(council: str, object_id: str, by: Account) -> None:
    """Make way for the next version. What was left of a change that a book refused is ended.

    Raises :class:`BookError` while somebody else's change is on its way, or the object is worked on.
    """
    other = working.current_draft(council, object_id)
    if other is None:
        return
    if other.kind == "reading":
        raise BookError("The minutes are being worked on just now: confirm it there, or try again later.")
    if other.state == Draft.PUBLISHING:
        raise BookError("Somebody else’s change of it is on its way. Try again in a minute.")
    working.discard(other, by=by, reason="refused by the book")


def step(thread: Thread, made: Step, *, by: Account, council: str, **changes: Any) -> Thread:
    """The thread with one more step, noted with the role of whoever wrote it down, and these changes."""
    today = clock.today().isoformat()
    held_there = roles_of(by, Scope(council, thread.body))
    role = next((roles.ROLES[one] for one in roles.ROLES if one in held_there), "")
    made = replace(made, role=role, recorded="" if made.day == today else today)
    return replace(thread, steps=(*thread.steps, made), **changes)


def day_of(on: date | None, thread: Thread | None = None) -> str:
    """The day something happened, as the record has it. Raises :class:`BookError`."""
    today = clock.today()
    day = on or today
    if day > today:
        raise BookError("on: a day to come cannot be written down as past")
    if thread is not None and day.isoformat() < thread.asked:
        raise BookError("on: that is before it was asked")
    return day.isoformat()


def demand_followed(held: Held) -> None:
    """Raise :class:`BookError` for a thread that is closed or void."""
    if not held.followed:
        raise BookError(f"It is {held.thread.state}. Open it again first, with a reason.")
