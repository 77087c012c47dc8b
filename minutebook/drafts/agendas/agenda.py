"""The agenda on the workbench: begun with its standing items, items added, put in order, agreed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, NamedTuple

import msgspec

from minutebook.book import catalogue, municipal_year
from minutebook.book.errors import BookError, NotFound
from minutebook.book.schema import Body, Item, Meeting, Words
from minutebook.book.schema.meeting import Outcome
from minutebook.book.shelf import public_book
from minutebook.drafts import auditing, numbering, working
from minutebook.drafts.models import Account, Assent, Draft, PlanEntry, Report, Timing
from minutebook.drafts.permission import command
from minutebook.drafts.practice import Footing, Habits, body_of, footing_of, habits_of
from minutebook.drafts.working import HEAD, ITEM, ORDER, Saved
from minutebook.law import wording


class Sitting(NamedTuple):
    """A meeting as commands act on it before there is a draft of it."""

    council: str
    body: str
    object: str
    title: str
    start: str


@dataclass(frozen=True)
class Bench:
    """All that stands on the workbench: the draft, the meeting as it has it, and what the public has seen."""

    draft: Draft
    meeting: Meeting
    published: Meeting | None
    body: Body
    footing: Footing
    habits: Habits

    @property
    def day(self) -> date:
        """The day of the meeting."""
        return date.fromisoformat(self.meeting.start[:10])

    @property
    def out(self) -> bool:
        """Whether an agenda was published, so that the next publication is a supplement."""
        return self.published is not None and self.published.state != "scheduled"

    @property
    def seen(self) -> dict[str, Item]:
        """The items of the published agenda by id."""
        return {item.id: item for item in self.published.items} if self.published and self.out else {}

    def item(self, item_id: str) -> Item:
        """One item. Raises :class:`NotFound`."""
        for item in self.meeting.items:
            if item.id == item_id:
                return item
        raise NotFound("There is no such item on this agenda.")


def sitting_of(council: str, meeting: str) -> Sitting:
    """A meeting by its id, from its draft or the public book. Raises :class:`NotFound`."""
    draft = working.current_draft(council, meeting)
    thing = working.assemble(draft) if draft else working.newest(public_book(), council, meeting)[1]
    if not isinstance(thing, Meeting):
        raise NotFound("There is no such meeting.")
    body = body_of(council, thing.body)
    day = wording.day(date.fromisoformat(thing.start[:10]))
    return Sitting(council, thing.body, thing.id, f"{body.name}, {day}", thing.start)


def bench_of(draft: Draft) -> Bench:
    """Everything a page of the workbench shows; items carry the numbers they will be printed with."""
    meeting = working.assemble(draft)
    assert isinstance(meeting, Meeting)
    body = body_of(draft.council, meeting.body)
    published = working.newest(public_book(), draft.council, draft.object)[1]
    habits = habits_of(draft.council, body.id)
    bench = Bench(
        draft,
        meeting,
        published if isinstance(published, Meeting) else None,
        body,
        footing_of(draft.council, body),
        habits,
    )
    return replace(bench, meeting=numbered(bench))


def numbered(bench: Bench) -> Meeting:
    """The meeting with every item's number as it will be printed."""
    seen = {key: item.label for key, item in bench.seen.items()}
    after = _numbers_before(bench) if bench.habits.numbering == "running" else 0
    given = numbering.labels(bench.meeting.items, bench.habits.numbering, seen, after=after)
    items = tuple(msgspec.structs.replace(item, label=given[item.id]) for item in bench.meeting.items)
    return msgspec.structs.replace(bench.meeting, items=items)


def _numbers_before(bench: Bench) -> int:
    """The highest item number of the body's earlier meetings since 1 May, when its year begins."""
    year = municipal_year.about(bench.meeting.start)
    rows = catalogue.entries(public_book(), bench.draft.council).filter(
        kind="item", group=bench.body.id, date__gte=f"{year}-05", date__lt=bench.meeting.start
    )
    return max((int(label) for label in rows.values_list("label", flat=True) if label.isdigit()), default=0)


# -- beginning


@command("agenda.edit")
def begin_agenda(sitting: Sitting, *, by: Account) -> Draft:
    """Open the working copy of a scheduled meeting; an empty agenda is begun with the standing items."""
    draft = working.open_draft(sitting.council, sitting.object, by=by)
    meeting = working.assemble(draft)
    assert isinstance(meeting, Meeting)
    habits = habits_of(sitting.council, sitting.body)
    if not meeting.items:
        for standing in sorted(habits.standing, key=lambda one: one.last):
            working.save_item(draft, standing.item(), seen=0, by=by)
    if not meeting.place.name and habits.place.name:
        head = draft.parts.get(key=HEAD)
        placed = {**head.data, "place": msgspec.to_builtins(habits.place)}
        working.save_part(draft, HEAD, placed, seen=head.revision, by=by)
    auditing.record("agenda.begin", by=by, on=draft)
    return draft


# -- items


def part_as_seen(draft: Draft, key: str, seen: int) -> Any:
    """A part as somebody read it, so that what they change is joined with what others changed since."""
    row = draft.revisions.filter(key=key, revision=seen, aside=False).first()
    if row is None:
        raise NotFound("This part of the draft is no longer there.")
    return row.data


def item_as_seen(draft: Draft, item_id: str, seen: int) -> Item:
    """An item as somebody read it at a revision. Raises :class:`NotFound`."""
    return msgspec.convert(part_as_seen(draft, f"{ITEM}{item_id}", seen), Item)


@command("agenda.edit")
def add_item(draft: Draft, title: Words, *, kind: str = "item", by: Account) -> Item:
    """Put a new item on the agenda, before the standing items that come last."""
    if not title:
        raise BookError("title: give the item a title")
    item = working.with_ids(Item(title=title, kind=kind))  # type: ignore[arg-type]
    working.save_item(draft, item, seen=0, by=by)
    order, revision = _order(draft)
    order.remove(item.id)
    order.insert(_before_the_last(draft, order), item.id)
    working.save_part(draft, ORDER, {"items": order}, seen=revision, by=by)
    auditing.record("agenda.item.add", by=by, on=draft, after=str(title), detail={"item": item.id})
    return item


@command("agenda.edit")
def save_item(draft: Draft, item: Item, *, seen: int, by: Account) -> Saved:
    """Save an item that was read at revision ``seen``. Raises :class:`~.working.Clash`."""
    if not item.title:
        raise BookError("title: give the item a title")
    saved = working.save_item(draft, item, seen=seen, by=by)
    auditing.record("agenda.item.save", by=by, on=draft, after=saved.data, detail={"item": item.id})
    return saved


@command("agenda.edit")
def remove_item(draft: Draft, item_id: str, *, reason: str = "", by: Account) -> None:
    """Take an item off. One that the public has seen stays, marked as withdrawn, and needs a reason."""
    bench = bench_of(draft)
    item = bench.item(item_id)
    if item_id in bench.seen:
        if not reason.strip():
            raise BookError("reason: say why an item that was published is withdrawn")
        change_item(draft, item_id, by, outcome=Outcome(kind="withdrawn", words=Words(en=reason.strip())))
    else:
        order, revision = _order(draft)
        order.remove(item_id)
        working.save_part(draft, ORDER, {"items": order}, seen=revision, by=by)
        for rows in (Report, PlanEntry):  # what stood at the item is free for another
            rows.objects.using("desk").filter(meeting=draft.object, item=item_id).update(item="")
    auditing.record("agenda.item.remove", by=by, on=draft, before=str(item.title), reason=reason)


def change_item(draft: Draft, item_id: str, by: Account, **fields: Any) -> Item:
    """Set fields of an item as it stands now, within a command of the caller's."""
    part = draft.parts.filter(key=f"{ITEM}{item_id}").first()
    if part is None:
        raise NotFound("There is no such item on this agenda.")
    item = msgspec.structs.replace(msgspec.convert(part.data, Item), **fields)
    working.save_item(draft, item, seen=part.revision, by=by)
    return item


# -- order


@command("agenda.edit")
def set_order(draft: Draft, items: Sequence[str], *, seen: int, by: Account) -> Saved:
    """Put the items in this order. Items another added meanwhile stay, after their neighbours."""
    known = part_as_seen(draft, ORDER, seen)["items"]
    if sorted(items) != sorted(known):
        raise BookError("order: it must hold every item once")
    saved = working.save_part(draft, ORDER, {"items": list(items)}, seen=seen, by=by)
    auditing.record("agenda.order", by=by, on=draft, before=known, after=saved.data["items"])
    return saved


@command("agenda.edit")
def move_item(draft: Draft, item_id: str, places: int, *, by: Account) -> None:
    """Move an item up (negative) or down by places; at either end it stays."""
    order, revision = _order(draft)
    if item_id not in order:
        raise NotFound("There is no such item on this agenda.")
    at = order.index(item_id)
    order.insert(max(0, min(len(order) - 1, at + places)), order.pop(at))
    working.save_part(draft, ORDER, {"items": order}, seen=revision, by=by)
    auditing.record("agenda.order", by=by, on=draft, after=order)


@command("agenda.agree")
def agree_order(draft: Draft, *, by: Account) -> None:
    """The chair agrees the agenda as it stands: its items and their order."""
    Assent.objects.using("desk").create(
        council=draft.council,
        object=draft.object,
        matter="order",
        digest=order_digest(draft),
        by=by,
        office="chair",
    )
    auditing.record("agenda.agree", by=by, on=draft, after=_order(draft)[0])


class Agreed(NamedTuple):
    """The chair's agreement to the order: by whom, when, and whether the agenda changed since."""

    by: str
    at: Any
    stands: bool


def agreement(draft: Draft) -> Agreed | None:
    """The newest agreement of the chair to the agenda, if there is one."""
    rows = Assent.objects.using("desk").filter(council=draft.council, object=draft.object, matter="order")
    row = rows.select_related("by").order_by("-at", "-pk").first()
    return Agreed(row.by.name, row.at, row.digest == order_digest(draft)) if row else None


def order_digest(draft: Draft) -> str:
    """What stands for the items of an agenda, their titles and their order."""
    meeting = working.assemble(draft)
    assert isinstance(meeting, Meeting)
    return auditing.digest([[item.id, item.title.en, item.title.cy] for item in meeting.items])


def _order(draft: Draft) -> tuple[list[str], int]:
    part = draft.parts.get(key=ORDER)
    return list(part.data["items"]), part.revision


def _before_the_last(draft: Draft, order: list[str]) -> int:
    """The place before the standing items with which the body's agendas end."""
    habits = habits_of(draft.council, draft.body)
    ends = {standing.title for standing in habits.standing if standing.last}
    titles = {
        part.key.removeprefix(ITEM): part.data.get("title", {}).get("en", "")
        for part in draft.parts.filter(key__startswith=ITEM)
    }
    at = len(order)
    while at and titles.get(order[at - 1]) in ends:
        at -= 1
    return at


# -- the meeting itself, and timings


@command("agenda.edit")
def save_meeting(draft: Draft, *, seen: int, by: Account, **fields: Any) -> Saved:
    """Set what stands at the head of the agenda (title, place, words of the notice). Raises as ``save_item``.

    The day and the time are moved with notice (see ``calendar.move``), not here.
    """
    head = msgspec.convert({**part_as_seen(draft, HEAD, seen)}, Meeting)
    changed = msgspec.structs.replace(head, **fields)
    saved = working.save_part(draft, HEAD, changed, seen=seen, by=by)
    auditing.record("agenda.meeting.save", by=by, on=draft, before=head, after=saved.data)
    return saved


@command("agenda.edit")
def set_timing(draft: Draft, item_id: str, minutes: int | None, *, by: Account) -> None:
    """Say how many minutes an item is expected to take; ``None`` or 0 takes it back."""
    rows = Timing.objects.using("desk").filter(meeting=draft.object, item=item_id)
    if minutes:
        rows.update_or_create(
            meeting=draft.object,
            item=item_id,
            defaults={"council": draft.council, "minutes": minutes},
        )
    else:
        rows.delete()
    auditing.record("agenda.timing", by=by, on=draft, detail={"item": item_id, "minutes": minutes or 0})


def timings(draft: Draft) -> dict[str, int]:
    """The minutes each item is expected to take, by its id."""
    rows = Timing.objects.using("desk").filter(meeting=draft.object)
    return dict(rows.values_list("item", "minutes"))
