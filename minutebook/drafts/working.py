"""Working copies: opened blank or from what is published, saved part by part, joined where two save."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import msgspec
from django.db import transaction
from django.utils import timezone

from minutebook.book import catalogue, identity
from minutebook.book.errors import BookError, NotFound
from minutebook.book.kinds import KINDS, kind_of
from minutebook.book.schema import Decision, Document, Item, Meeting, Object, Paragraph
from minutebook.book.shelf import Book, closed_book, public_book
from minutebook.book.standing import statuses
from minutebook.drafts import auditing
from minutebook.drafts.merging import merge
from minutebook.drafts.models import Account, Draft, Part, Revision
from minutebook.drafts.permission import KeepsAside

WHOLE, HEAD, ORDER, ITEM = "whole", "head", "order", "item:"
PRIVATE_TITLE = "A private paper"
"""What the lists and the audit call the draft of a private document: its title is for fewer people."""


class Clash(BookError, KeepsAside):
    """Somebody else saved the same words meanwhile. Nothing was overwritten, and ``mine`` is kept aside."""

    def __init__(self, part: Part, mine: Any, fields: Iterable[str], by: Account) -> None:
        self.part, self.mine, self.fields = part, mine, list(fields)
        super().__init__(
            f"{part.updated_by} changed {', '.join(self.fields)} at "
            f"{timezone.localtime(part.updated):%H:%M}, while {by} was writing: "
            "both are kept, choose what stands"
        )


@dataclass(frozen=True)
class Saved:
    """What came of a save: the part's revision and data now, and whether another's change was joined in."""

    revision: int
    data: Any
    joined: bool = False


def open_draft(council: str, object_id: str, *, by: Account) -> Draft:
    """The open working copy of a published object; a new one from its newest version where there is none.

    The closed book's version is started from where there is one: it is whole. Raises :class:`NotFound`.
    """
    existing = current_draft(council, object_id)
    if existing is not None:
        return existing
    thing, base_public, base_closed = whole(council, object_id)
    if thing is None:
        raise NotFound(f"{object_id} is in neither book")
    return begin(thing, council=council, by=by, base_public=base_public, base_closed=base_closed)


def whole(council: str, object_id: str) -> tuple[Object | None, int, int]:
    """An object as both books together have it, and its version in the public and in the closed one.

    The closed version holds everything, but what was published without a closed part since is newer.
    """
    public, closed = public_book(), closed_book()
    (base_public, open_to_all), (base_closed, secret) = (
        newest(book, council, object_id) for book in (public, closed)
    )
    if secret is None or open_to_all is None:
        return secret or open_to_all, base_public, base_closed
    updated = [statuses(book, council, [object_id])[object_id].updated for book in (public, closed)]
    return (open_to_all if updated[0] > updated[1] else secret), base_public, base_closed


def begin(
    thing: Object, *, council: str, by: Account, base_public: int = 0, base_closed: int = 0, stage: str = ""
) -> Draft:
    """Start a working copy of ``thing`` (which may be new: it is given an id)."""
    thing = msgspec.structs.replace(thing, id=thing.id or identity.new_id())
    with transaction.atomic(using="desk"):
        draft = Draft(
            id=identity.new_id(),
            council=council,
            kind=kind_of(thing),
            object=thing.id,
            stage=stage,
            base_public=base_public,
            base_closed=base_closed,
            created_by=by,
        )
        _describe(draft, thing)
        draft.save(using="desk", force_insert=True)
        for key, data in parts_of(thing).items():
            _write(draft, key, data, by)
        auditing.record("draft.open", by=by, on=draft)
    return draft


def remade(thing: Object, *, council: str, by: Account) -> Draft:
    """The working copy that holds a public ``thing`` of the system's making, as made now; within a command.

    What stands in the public book keeps its address, its number and what others call it.
    """
    version, stands = newest(public_book(), council, thing.id)
    if stands is not None:
        kept = {"slug": stands.slug, "number": stands.number, "identifiers": stands.identifiers}
        thing = msgspec.structs.replace(thing, **kept)
    draft = current_draft(council, thing.id)
    if draft is None:
        return begin(thing, council=council, by=by, base_public=version)
    part = draft.parts.get(key=WHOLE)
    save_part(draft, WHOLE, thing, seen=part.revision, by=by)
    return draft


def current_draft(council: str, object_id: str) -> Draft | None:
    """The open working copy of an object, if somebody has one."""
    rows = Draft.objects.using("desk").filter(council=council, object=object_id)
    return rows.filter(state__in=[Draft.OPEN, Draft.PUBLISHING]).first()


def newest(book: Book, council: str, object_id: str) -> tuple[int, Object | None]:
    """The version of an object that stands in a book (0 and nothing where none does)."""
    entry = catalogue.by_id(book, council, [object_id]).get(object_id)
    if entry is not None and entry.owner == object_id:
        return entry.version, catalogue.thing_of(book, entry)
    status = statuses(book, council, [object_id]).get(object_id)
    return (status.version if status else 0), None


def assemble(draft: Draft) -> Object:
    """The object as the draft has it now. Raises :class:`BookError` naming the field that does not fit."""
    data = {part.key: part.data for part in draft.parts.all()}
    whole = dict(data.get(WHOLE) or data[HEAD])
    if draft.kind == "meeting":
        order = data.get(ORDER, {}).get("items", [])
        whole["items"] = [data[f"{ITEM}{item}"] for item in order if f"{ITEM}{item}" in data]
    try:
        return msgspec.convert(whole, KINDS[draft.kind].struct)
    except msgspec.ValidationError as error:
        raise BookError(f"{draft.title or draft.kind}: {error}") from error


def parts_of(thing: Object) -> dict[str, Any]:
    """An object as the JSON of its parts, by key."""
    if not isinstance(thing, Meeting):
        return {WHOLE: _plain(thing)}
    items = [with_ids(item) for item in thing.items]
    parts = {HEAD: _plain(msgspec.structs.replace(thing, items=()))}
    parts[ORDER] = {"items": [item.id for item in items]}
    return parts | {f"{ITEM}{item.id}": _plain(item) for item in items}


def with_ids(item: Item) -> Item:
    """An item with an id, and one for each of its paragraphs, so that both books call them the same."""
    count = item.paragraphs_given
    for paragraph in (*item.agenda, *item.decided, *item.minutes):
        if paragraph.id[1:].isdigit():
            count = max(count, int(paragraph.id[1:]))

    def given(paragraphs: Iterable[Paragraph]) -> tuple[Paragraph, ...]:
        nonlocal count
        done = []
        for paragraph in paragraphs:
            if not paragraph.id:
                count += 1
                paragraph = msgspec.structs.replace(paragraph, id=f"p{count}")
            done.append(paragraph)
        return tuple(done)

    made: dict[str, Any] = {field: given(getattr(item, field)) for field in ("agenda", "minutes", "decided")}
    made["paragraphs_given"] = count
    return msgspec.structs.replace(item, id=item.id or identity.new_id(), **made)


def save_part(draft: Draft, key: str, data: Any, *, seen: int, by: Account) -> Saved:
    """Save one part that was read at revision ``seen`` (0: it is new).

    Where somebody saved it meanwhile the two changes are joined. Raises :class:`Clash` where both changed
    one thing: the words are kept as a revision set aside. Raises :class:`BookError` for data that does not
    fit the schema.
    """
    data, clash = _plain(data), None
    with transaction.atomic(using="desk"):
        draft = Draft.objects.using("desk").select_for_update().get(pk=draft.pk)
        if draft.state != Draft.OPEN:
            raise BookError(f"{draft.title} is no longer being worked on: it is {draft.state}")
        part = draft.parts.filter(key=key).select_related("updated_by").first()
        base = _seen(draft, key, seen)
        joined = part is not None and part.revision != seen
        if part is not None and joined:
            merged, fields = merge(base, data, part.data)
            clash = Clash(part, data, fields, by) if fields else None
            data = merged
        if clash is None:
            part = _write(draft, key, data, by, part)
            _describe(draft, assemble(draft))
            draft.updated = timezone.now()
            draft.save(using="desk")
            return Saved(part.revision, data, joined)
        _aside(draft, key, clash, by)
    raise clash


def save_item(draft: Draft, item: Item, *, seen: int, by: Account) -> Saved:
    """Save one item of a meeting's draft; a new one is put at the end of the agenda."""
    item = with_ids(item)
    saved = save_part(draft, f"{ITEM}{item.id}", item, seen=seen, by=by)
    order = draft.parts.get(key=ORDER)
    if item.id not in order.data["items"]:
        save_part(draft, ORDER, {"items": [*order.data["items"], item.id]}, seen=order.revision, by=by)
    return saved


def history(draft: Draft, key: str) -> list[Revision]:
    """Every save of a part, newest first, those set aside among them."""
    rows = draft.revisions.filter(key=key).select_related("by")
    return list(rows.order_by("-at", "-pk"))


def discard(draft: Draft, *, by: Account, reason: str = "") -> None:
    """End a working copy without publishing it. What was published stands as it was."""
    with transaction.atomic(using="desk"):
        Draft.objects.using("desk").filter(pk=draft.pk, state=Draft.OPEN).update(state=Draft.DISCARDED)
        auditing.record("draft.discard", by=by, on=draft, reason=reason)


def _plain(value: Any) -> Any:
    """A value as JSON gives it back: lists, not tuples, so that what is compared is what is stored."""
    return msgspec.json.decode(msgspec.json.encode(value))


def _seen(draft: Draft, key: str, revision: int) -> Any:
    row = draft.revisions.filter(key=key, revision=revision, aside=False).first()
    return row.data if row else None


def _write(draft: Draft, key: str, data: Any, by: Account, part: Part | None = None) -> Part:
    part = part or Part(draft=draft, key=key, revision=0)
    part.data, part.updated_by, part.updated = data, by, timezone.now()
    part.revision += 1
    part.save(using="desk")
    Revision.objects.using("desk").create(draft=draft, key=key, revision=part.revision, data=data, by=by)
    return part


def _aside(draft: Draft, key: str, clash: Clash, by: Account) -> None:
    row = {"draft": draft, "key": key, "revision": clash.part.revision, "data": clash.mine, "by": by}
    Revision.objects.using("desk").create(**row, aside=True)


def _describe(draft: Draft, thing: Object) -> None:
    """The columns by which drafts are found and permissions asked."""
    if isinstance(thing, Meeting):
        draft.body, draft.on = thing.body, thing.start
    elif isinstance(thing, Decision):
        draft.body, draft.on = thing.body, thing.date
    private = isinstance(thing, Document) and thing.exemption is not None
    draft.title = PRIVATE_TITLE if private else KINDS[draft.kind].name(thing)[:300]
