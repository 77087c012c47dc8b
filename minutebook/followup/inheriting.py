"""A body that is no more leaves what it asked to the body that took over its work."""

from __future__ import annotations

from typing import NamedTuple

from msgspec.structs import replace

from minutebook.book import catalogue, clock
from minutebook.book.errors import BookError
from minutebook.book.models import Entry
from minutebook.book.schema import Body
from minutebook.book.shelf import public_book
from minutebook.drafts import publishing
from minutebook.drafts.models import Account, Publishing
from minutebook.drafts.permission import Scope, command
from minutebook.followup.holding import put, step, threads
from minutebook.followup.schema import Step


class Estate(NamedTuple):
    """What a dissolved body left open: the body, its heir, and how many threads."""

    body: Entry
    heir: Entry
    number: int


def estates(council: str) -> list[Estate]:
    """The dissolved bodies with a successor that still hold open threads."""
    book, today = public_book(), clock.today().isoformat()
    rows = catalogue.entries(book, council).filter(kind="thread", state__in=("open", "answered"))
    held: dict[str, int] = {}
    for group in rows.values_list("group", flat=True):
        held[group] = held.get(group, 0) + 1
    bodies = catalogue.by_id(book, council, held)
    over = [one for one in bodies.values() if one.until and one.until <= today]
    found = []
    for body in over:
        heir = heir_of(council, body.object)
        if heir is not None:
            found.append(Estate(body, heir, held[body.object]))
    return found


def heir_of(council: str, body: str) -> Entry | None:
    """The body that stands now for a dissolved one: its successor, or that one's, and so on."""
    book, today = public_book(), clock.today().isoformat()
    seen: set[str] = set()
    at = body
    while at not in seen:
        seen.add(at)
        entry = catalogue.by_id(book, council, [at]).get(at)
        if entry is None:
            return None
        if at != body and not (entry.until and entry.until <= today):
            return entry
        thing = catalogue.thing_of(book, entry)
        at = thing.successor if isinstance(thing, Body) else ""
    return None


def inherit(scope: Scope, *, by: Account) -> int:
    """Hand the open threads of a dissolved body to its successor; return how many. Raises BookError."""
    decided = decide_inherit(scope, by=by)
    publishing.carry_through(decided.id)
    return len(decided.result["drafts"])


@command("thread.edit")
def decide_inherit(scope: Scope, *, by: Account) -> Publishing:
    """Write down that the successor follows what the dissolved body asked, from today."""
    estate = next((one for one in estates(scope.council) if one.body.object == scope.body), None)
    if estate is None:
        raise BookError("body: it was not dissolved with a successor, or left nothing open")
    day = clock.today().isoformat()
    after = []
    for held in threads(scope.council, body=scope.body):
        thread = held.thread
        made = Step(kind="inherited", day=day, before=thread.body, after=estate.heir.object)
        asked_by = thread.asked_by or thread.body
        moved = step(thread, made, by=by, council=scope.council, asked_by=asked_by, proposed=None)
        after.append(replace(moved, body=estate.heir.object))
    return put(scope, after, act="thread.inherit", by=by)
