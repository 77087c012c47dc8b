"""What of an object is public and what is closed: the one place where a whole object is parted in two."""

from __future__ import annotations

from collections.abc import Collection
from typing import NamedTuple

import msgspec

from minutebook.book.schema import CallIn, Decision, Document, Item, Meeting, Object, Outcome, Paper
from minutebook.book.sealing import sealed


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
    secret = {item.id for item in meeting.items if item.exemption}
    minutes = msgspec.structs.replace(
        meeting.minutes,
        corrections=tuple(one for one in meeting.minutes.corrections if one.item not in secret),
        notes=tuple(one for one in meeting.minutes.notes if one.item not in secret),
        private=None,
    )
    items = tuple(_public_item(item, closed) for item in meeting.items)
    papers = _open(meeting.papers, closed)
    public = msgspec.structs.replace(meeting, items=items, papers=papers, minutes=minutes)
    return sealed(public) if meeting.minutes.seal and public != meeting else public


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
        power=decision.power,
        until=decision.until,
        effective=decision.effective,
        call_in=_public_call_in(decision.call_in),
        reconsiders=decision.reconsiders,
        item=decision.item,
        exemption=decision.exemption,
    )


def _public_call_in(one: CallIn | None) -> CallIn | None:
    """Of a call-in of a private decision that there was one, its days and what came of it."""
    if one is None:
        return None
    return CallIn(
        requested=one.requested,
        members=one.members,
        body=one.body,
        by=one.by,
        meeting=one.meeting,
        heard=one.heard,
        outcome=one.outcome,
        council=one.council,
    )


def _open(papers: tuple[Paper, ...], closed: Collection[str]) -> tuple[Paper, ...]:
    return tuple(paper for paper in papers if paper.document not in closed)
