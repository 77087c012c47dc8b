"""Urgent business: an item taken at the meeting that the agenda does not have, by the chair's opinion.

Source: e.g. LGA 1972 s.100B(4)(b); the special circumstances are specified in the minutes.
"""

from __future__ import annotations

from django.utils import timezone

from minutebook.book import clock
from minutebook.book.errors import BookError, NotFound
from minutebook.book.schema import Exemption, Item, Lateness, Words
from minutebook.drafts import auditing, exempting, working
from minutebook.drafts.agendas.agenda import bench_of, change_item
from minutebook.drafts.models import Account, Declaration, Draft, Happening, Motion, Sentence
from minutebook.drafts.permission import command
from minutebook.drafts.sitting import phrasing
from minutebook.drafts.sitting.attending import Room, room_of
from minutebook.drafts.sitting.days import changed_on
from minutebook.drafts.sitting.opening import change_head, locked
from minutebook.drafts.working import ORDER
from minutebook.law.errors import LawError
from minutebook.law.late_items import LATE_ITEM, Gateway

ADVICE = "the monitoring officer advises it"
BY_CHAIR = ("the chair finds it urgent", "the chair finds it urgent, at the annual meeting")


def why_not(room: Room) -> str:
    """Why no urgent business can be added to this meeting, in a sentence; empty where it can."""
    gateway = gateway_of(room)
    if gateway == "no late items":
        return "This body decides nothing that its summons does not name."
    if gateway == BY_CHAIR[1] and room.meeting.kind != "annual":
        return "The full council takes only what the summons names, but for its annual meeting."
    if gateway in BY_CHAIR and room.chair is None:
        return "Say first who presides: it is that person's opinion that counts."
    return ""


def gateway_of(room: Room) -> Gateway | None:
    """By whose word the law lets a late item be taken here; ``None`` where it asks for nobody's."""
    try:
        return LATE_ITEM.on(room.day, room.footing.nation, room.footing.kind).value
    except LawError:
        return None


@command("minutes.edit")
def add_urgent(
    draft: Draft, title: Words, circumstances: Words, *, exemption: Exemption | None = None, by: Account
) -> Item:
    """Add an item of urgent business after the one the meeting has come to; the minutes say why it was taken.

    ``exemption`` where it is taken in private; the public must then be excluded from it. Raises
    :class:`BookError` naming ``title`` or ``circumstances``, or saying why the law does not let it be taken;
    ``LawError`` naming ``paragraphs``.
    """
    draft = locked(draft)
    room = room_of(draft)
    if why := why_not(room):
        raise BookError(why)
    _check(title, circumstances)
    item = working.with_ids(Item(title=title, late=_lateness(room, circumstances), added=_now()))
    working.save_item(draft, item, seen=0, by=by)
    _place(draft, room, item.id, by)
    if exemption is not None:
        exempting.take_in_private(draft, item.id, exemption, by=by)
    change_item(draft, item.id, by, label=bench_of(draft).item(item.id).label)
    if room.number:
        taken = room.meeting.continued[room.number - 1].items
        change_head(draft, by, lambda one: changed_on(one, room.number, items=(*taken, item.id)))
    _say(draft, room, item.id, circumstances, by)
    auditing.record("meeting.urgent", by=by, on=draft, after=str(title), reason=str(circumstances))
    return item


@command("minutes.edit")
def mend_urgent(draft: Draft, item_id: str, title: Words, circumstances: Words, *, by: Account) -> None:
    """Correct the title or the circumstances of an item of urgent business."""
    draft = locked(draft)
    room = room_of(draft)
    before = _added_here(draft, item_id)
    _check(title, circumstances)
    assert before.late is not None
    late = Lateness(circumstances=circumstances, chair=before.late.chair, recorded=before.late.recorded)
    change_item(draft, item_id, by, title=title, late=late)
    _say(draft, room, item_id, circumstances, by)
    auditing.record("meeting.urgent.mend", by=by, on=draft, before=before, after=late)


@command("minutes.edit")
def take_urgent_back(draft: Draft, item_id: str, *, by: Account) -> None:
    """Take an item of urgent business out again that was added by mistake: nothing else is recorded at it."""
    draft = locked(draft)
    item = _added_here(draft, item_id)
    where = {"council": draft.council, "meeting": draft.object}
    own = Sentence.objects.using("desk").filter(**where, fact=_fact(item_id)).first()
    said = set(own.paragraphs) if own is not None else set()
    kinds = (Motion, Declaration, Happening)
    recorded = any(kind.objects.using("desk").filter(**where, item=item_id).exists() for kind in kinds)
    excluded = Happening.objects.using("desk").filter(**where, kind=Happening.EXCLUDED)
    if recorded or {one.id for one in item.minutes} - said or any(item_id in row.items for row in excluded):
        raise BookError("Something is recorded at this item already: it stays.")
    phrasing.unsay(draft, _fact(item_id), by)
    order = draft.parts.get(key=ORDER)
    left = [one for one in order.data["items"] if one != item_id]
    working.save_part(draft, ORDER, {"items": left}, seen=order.revision, by=by)
    room = room_of(draft)
    if room.number:
        taken = tuple(one for one in room.meeting.continued[room.number - 1].items if one != item_id)
        change_head(draft, by, lambda one: changed_on(one, room.number, items=taken))
    auditing.record("meeting.urgent.back", by=by, on=draft, before=str(item.title))


def is_urgent(draft: Draft, item: Item) -> bool:
    """Whether an item was added at the meeting as urgent business."""
    rows = Sentence.objects.using("desk").filter(council=draft.council, meeting=draft.object)
    return item.late is not None and rows.filter(fact=_fact(item.id)).exists()


def _added_here(draft: Draft, item_id: str) -> Item:
    item = bench_of(draft).item(item_id)
    if not is_urgent(draft, item):
        raise NotFound("This item was not added at the meeting.")
    return item


def _check(title: Words, circumstances: Words) -> None:
    if not title:
        raise BookError("title: give the item a title; the public reads it")
    if not circumstances:
        raise BookError("circumstances: say why it cannot wait; the minutes must say it")


def _lateness(room: Room, circumstances: Words) -> Lateness:
    chair = room.chair.formal if room.chair is not None and gateway_of(room) != ADVICE else ""
    return Lateness(circumstances=circumstances, chair=chair, recorded=_now())


def _now() -> str:
    return timezone.localtime(clock.now()).strftime("%Y-%m-%dT%H:%M")


def _place(draft: Draft, room: Room, item_id: str, by: Account) -> None:
    """Put a new item after the one the meeting has come to; before that, after all that are public."""
    order = draft.parts.get(key=ORDER)
    items = [one for one in order.data["items"] if one != item_id]
    now = room.proceedings.item if room.proceedings is not None else ""
    private = (items.index(one.id) for one in room.meeting.items if one.exemption is not None)
    items.insert(items.index(now) + 1 if now in items else next(private, len(items)), item_id)
    working.save_part(draft, ORDER, {"items": items}, seen=order.revision, by=by)


def _fact(item_id: str) -> str:
    return f"urgent:{item_id}"


def _say(draft: Draft, room: Room, item_id: str, circumstances: Words, by: Account) -> None:
    why = circumstances.en.strip().rstrip(".") or circumstances.cy.strip().rstrip(".")
    late = bench_of(draft).item(item_id).late
    whose = f", in the opinion of {late.chair}, in the chair" if late is not None and late.chair else ""
    said = f"This item was urgent{whose}, by reason of these special circumstances: {why}."
    phrasing.say(draft, _fact(item_id), item_id, [said], by)
