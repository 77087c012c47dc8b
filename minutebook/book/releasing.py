"""From the closed book to the public one, when what kept a paper, item or decision private has lapsed."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

import msgspec

from minutebook.book import canonical, catalogue, sealing
from minutebook.book.errors import NotFound, Refused
from minutebook.book.files import files_in
from minutebook.book.models import Head, Text
from minutebook.book.press import Published, publish
from minutebook.book.schema import Decision, Document, Item, Meeting, Object
from minutebook.book.shelf import Book
from minutebook.book.standing import statuses


def release(
    closed: Book,
    public: Book,
    council: str,
    object_id: str,
    *,
    reason: str,
    role: str = "clerk",
    at: datetime | None = None,
) -> Published:
    """Publish in the public book what the closed one holds of an object, or of one item of a meeting.

    A document or decision is published whole. Of a meeting, every private item (or the one item named) takes
    its words from the closed version, and those of its papers that are public by now; all else stays as the
    public version has it. The closed book's next version no longer calls it private. Repeating it is the same
    publication, and completes what a crash left half done. Raises :class:`NotFound` and :class:`Refused`.
    """
    if not reason.strip():
        raise Refused("reason", "say why it may be public now; the reason is published")
    head, held = _held(closed, council, object_id)
    seen = current(public, council, held.id)
    lifted = _lifted(held, object_id)
    if lifted == held and seen and seen[0].act == "release":
        path = catalogue.by_id(public, council, [held.id])[held.id].path
        at_head = seen[0]
        return Published(council, at_head.sequence, held.id, at_head.version, at_head.hash, path, True)
    done = _published(closed, public, council, object_id, reason, role, at)
    if lifted != held:
        publish(
            closed, lifted, council=council, role=role, reason=reason, act="release", base=head.version, at=at
        )
    return done


def _published(
    closed: Book, public: Book, council: str, object_id: str, reason: str, role: str, at: datetime | None
) -> Published:
    """The public book's part of it."""
    head, held = _held(closed, council, object_id)
    seen = current(public, council, held.id)
    papers = _public_papers(public, council, held)
    thing = _opened(held, seen[1] if seen else None, object_id, papers)
    for file in files_in(thing):
        public.files.bring(closed.files.path(file.sha256), file.sha256)
    return publish(
        public,
        thing,
        council=council,
        role=role,
        key=f"release:{head.hash}:{object_id}",
        reason=reason,
        act="release",
        base=seen[0].version if seen else None,
        at=at,
    )


def _lifted(held: Object, asked: str) -> Object:
    """The closed object without the exemption that has lapsed: of all of it, or of the item asked for."""
    if isinstance(held, Document | Decision):
        return msgspec.structs.replace(held, exemption=None)
    if not isinstance(held, Meeting):
        return held
    opened = msgspec.structs.replace(
        held,
        items=tuple(
            msgspec.structs.replace(item, exemption=None) if asked in (held.id, item.id) else item
            for item in held.items
        ),
    )
    return sealing.sealed(opened) if held.minutes.seal and opened != held else opened


def current(book: Book, council: str, object_id: str) -> tuple[Head, Object] | None:
    """The version of an object that stands in a book, with its head; ``None`` where none does."""
    status = statuses(book, council, [object_id]).get(object_id)
    if status is None or not status.shown:
        return None
    head = Head.objects.using(book.alias).get(council=council, sequence=status.sequence)
    text = Text.objects.using(book.alias).get(council=council, sequence=status.sequence)
    thing = canonical.decode(bytes(text.data)).object
    assert thing is not None, "a version that carries an object has one"
    return head, thing


def _held(closed: Book, council: str, object_id: str) -> tuple[Head, Object]:
    """The object asked for, or the meeting whose item it is, as the closed book has it."""
    found = current(closed, council, object_id)
    if found is None:
        entry = catalogue.by_id(closed, council, [object_id]).get(object_id)
        found = current(closed, council, entry.owner) if entry else None
    if found is None:
        raise NotFound(f"there is no {object_id!r} in the closed book of {council}")
    return found


def _opened(held: Object, seen: Object | None, asked: str, papers: Collection[str]) -> Object:
    if isinstance(held, Meeting):
        return _opened_meeting(held, seen if isinstance(seen, Meeting) else None, asked, papers)
    if isinstance(held, Document | Decision):
        if held.exemption is None and seen is not None:
            raise Refused("object", f"{held.id} is public already")
        return msgspec.structs.replace(held, exemption=None)
    raise Refused("object", "a meeting, an item, a document or a decision can be released")


def _opened_meeting(held: Meeting, seen: Meeting | None, asked: str, papers: Collection[str]) -> Meeting:
    chosen = {item.id: item for item in held.items if item.exemption and asked in (held.id, item.id)}
    if not chosen:
        raise Refused("object", f"nothing of {asked} is private")
    if seen is None:
        raise Refused(
            "object", f"the meeting {held.id} is not public: publish it first, then release its items"
        )
    items = tuple(
        _opened_item(chosen[item.id], item, papers) if item.id in chosen else item for item in seen.items
    )
    opened = msgspec.structs.replace(seen, items=items)
    return sealing.sealed(opened) if seen.minutes.seal else opened


def _opened_item(held: Item, seen: Item, papers: Collection[str]) -> Item:
    """The closed item in the place, and under the number, that the public one has."""
    return msgspec.structs.replace(
        held,
        exemption=None,
        slug=seen.slug,
        number=seen.number,
        label=seen.label,
        papers=tuple(paper for paper in held.papers if paper.document in papers),
    )


def _public_papers(public: Book, council: str, held: Object) -> set[str]:
    """Those of a meeting's papers that are public: no public object may name another."""
    wanted = {p.document for item in getattr(held, "items", ()) for p in item.papers}
    return set(catalogue.by_id(public, council, wanted))
