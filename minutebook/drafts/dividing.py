"""What of an object is public and what is closed: the one place where a whole object is parted in two."""

from __future__ import annotations

from collections.abc import Collection
from typing import NamedTuple

import msgspec

from minutebook.book.schema import Decision, Document, Item, Meeting, Object, Outcome, Paper


class Divided(NamedTuple):
    """An object's public version and its closed one; ``None`` where that book is not to have it."""

    public: Object | None
    closed: Object | None


def divide(thing: Object, closed_documents: Collection[str] = ()) -> Divided:
    """Part an object: the public version holds nothing exempt, the closed one holds everything.

    ``closed_documents`` are the ids of documents that are exempt; no public object names them.
    """
    if isinstance(thing, Document):
        return Divided(None, thing) if thing.exemption else Divided(thing, None)
    if isinstance(thing, Meeting):
        public = _public_meeting(thing, closed_documents)
        return Divided(public, None if public == thing else thing)
    if isinstance(thing, Decision) and thing.exemption:
        return Divided(_public_decision(thing), thing)
    return Divided(thing, None)


def _public_meeting(meeting: Meeting, closed: Collection[str]) -> Meeting:
    items = tuple(_public_item(item, closed) for item in meeting.items)
    return msgspec.structs.replace(meeting, items=items, papers=_open(meeting.papers, closed))


def _public_item(item: Item, closed: Collection[str]) -> Item:
    """A private item keeps its number, its title, why it is private and the public summary; no more."""
    if item.exemption is None:
        return msgspec.structs.replace(item, papers=_open(item.papers, closed))
    return Item(
        id=item.id,
        slug=item.slug,
        number=item.number,
        label=item.label,
        title=item.title,
        kind=item.kind,
        minute_label=item.minute_label,
        outcome=Outcome(kind=item.outcome.kind) if item.outcome else None,
        exemption=item.exemption,
        summary=item.summary,
        late=item.late,
        added=item.added,
        paragraphs_given=item.paragraphs_given,
    )


def _public_decision(decision: Decision) -> Decision:
    return Decision(
        id=decision.id,
        slug=decision.slug,
        number=decision.number,
        title=decision.title,
        date=decision.date,
        kind=decision.kind,
        state=decision.state,
        maker=decision.maker,
        body=decision.body,
        person=decision.person,
        key=decision.key,
        published=decision.published,
        effective=decision.effective,
        item=decision.item,
        exemption=decision.exemption,
    )


def _open(papers: tuple[Paper, ...], closed: Collection[str]) -> tuple[Paper, ...]:
    return tuple(paper for paper in papers if paper.document not in closed)
