"""What a clerk confirmed while taking the minutes is followed as soon as these are published."""

from __future__ import annotations

from functools import partial

from django.db import transaction

from minutebook.book import catalogue
from minutebook.book.models import Element
from minutebook.book.schema import Reading
from minutebook.book.shelf import public_book
from minutebook.drafts import publishing
from minutebook.drafts.models import Publishing
from minutebook.drafts.permission import Scope, may
from minutebook.followup import opening, reading
from minutebook.followup.opening import Opening

ACTS = ("minutes.publish", "minutes.correct")
AT_ONCE = ("recommendation", "action", "question")
"""The kinds that are followed without being asked again. A resolution that asks nobody for anything is only
offered: most of them approve something, and are done when they are made."""


def take_up(done: Publishing) -> None:
    """Follow what was confirmed in the minutes that were published, in the name of who published them.

    Only for bodies with a follow-up date, and for minutes of a meeting on or after it.
    """
    council = done.council
    for published in done.result.get("public", ()):
        entry = catalogue.by_id(public_book(), council, [published["object"]]).get(published["object"])
        thing = catalogue.thing_of(public_book(), entry) if entry and entry.kind == "reading" else None
        if not isinstance(thing, Reading):
            continue
        scope = Scope(council, thing.body)
        found = [one for one in confirmed(scope, thing) if may(done.by, "thread.edit", scope)]
        if found:
            decided = opening.decide_open(scope, [(one.element, Opening()) for one in found], by=done.by)
            transaction.on_commit(partial(publishing.carry_through, decided.id), using="desk")


def confirmed(scope: Scope, thing: Reading) -> list[Element]:
    """What a person confirmed in a reading that asks for something, and is neither followed nor set aside."""
    start = opening.since(*scope)
    if start is None or thing.date < start.isoformat():
        return []
    waiting = opening.waiting(*scope)
    return [
        one.element
        for one in waiting
        if one.element.meeting == thing.of
        and one.element.state in reading.BY_A_PERSON
        and one.element.kind in AT_ONCE
    ]
