"""A draft catches up with what was published while it was being worked on."""

from __future__ import annotations

from typing import Any

from django.db import transaction

from minutebook.book import catalogue
from minutebook.book.schema import Object
from minutebook.book.shelf import closed_book, public_book
from minutebook.drafts import auditing, working
from minutebook.drafts.merging import ABSENT, merge
from minutebook.drafts.models import Account, Draft, Revision


def behind(draft: Draft) -> bool:
    """Whether either book has a newer version than the one a draft was begun from."""
    _, public, closed = working.whole(draft.council, draft.object)
    return (public, closed) != (draft.base_public, draft.base_closed)


def catch_up(draft: Draft, *, by: Account) -> list[str]:
    """Join what was published since into a draft, and start it from there.

    Returns the fields that both changed differently: what was published stands in them, and the draft's own
    words are kept in its history as set aside.
    """
    with transaction.atomic(using="desk"):
        draft = Draft.objects.using("desk").select_for_update().get(pk=draft.pk)
        newest, public, closed = working.whole(draft.council, draft.object)
        if newest is None or (public, closed) == (draft.base_public, draft.base_closed):
            return []
        fields = _join(draft, working.parts_of(_begun_from(draft)), working.parts_of(newest), by)
        draft.refresh_from_db(using="desk")
        draft.base_public, draft.base_closed = public, closed
        draft.save(using="desk", update_fields=["base_public", "base_closed"])
        auditing.record("draft.catch-up", by=by, on=draft, detail={"fields": fields})
    return fields


def _begun_from(draft: Draft) -> Object:
    """The version a draft was begun from, as whole as it was then."""
    stood: list[tuple[str, bool, Object]] = []
    for book, base in ((closed_book(), draft.base_closed), (public_book(), draft.base_public)):
        if base:
            version = catalogue.versions(book, draft.council, draft.object)[base - 1]
            if version.thing is not None:
                stood.append((version.head.time, len(stood) == 0, version.thing))
    return max(stood, key=lambda one: one[:2])[2]


def _join(draft: Draft, base: dict[str, Any], newest: dict[str, Any], by: Account) -> list[str]:
    clashes: list[str] = []
    parts = {part.key: part for part in draft.parts.all()}
    for key, theirs in newest.items():
        part = parts.get(key)
        merged, fields = merge(base.get(key, ABSENT), part.data if part else ABSENT, theirs)
        if fields and part is not None:
            row = {"draft": draft, "key": key, "revision": part.revision, "data": part.data, "by": by}
            Revision.objects.using("desk").create(**row, aside=True)
            clashes += [f"{key} {field}" for field in fields]
        if part is None or merged != part.data:
            working.save_part(draft, key, merged, seen=part.revision if part else 0, by=by)
    return clashes
