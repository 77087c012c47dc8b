"""The course of a meeting: who presides, recess and adjournment, items taken, put off and out of order."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import msgspec

from minutebook.book.errors import BookError, NotFound
from minutebook.book.schema import Item, Meeting, Outcome, Words
from minutebook.book.shelf import public_book
from minutebook.drafts import auditing, working
from minutebook.drafts.agendas.agenda import change_item
from minutebook.drafts.models import Account, Draft, Happening, Proceedings, Vote
from minutebook.drafts.permission import command
from minutebook.drafts.sitting import phrasing
from minutebook.drafts.sitting.attending import Room, order_of, room_of
from minutebook.drafts.sitting.days import changed_on, day_now
from minutebook.drafts.sitting.opening import a_time, change_head, locked, meeting_of, opened_at
from minutebook.drafts.sitting.phrasing import spoken
from minutebook.drafts.working import ORDER
from minutebook.law.answer import Answer
from minutebook.law.errors import LawError
from minutebook.law.presiding import Member, who_presides

OUTCOMES = {"withdrawn": Happening.WITHDRAWN, "deferred": Happening.DEFERRED}


def happenings(draft: Draft, *kinds: str) -> list[Happening]:
    """What happened at a meeting, of some kinds, in the order it was entered."""
    rows = Happening.objects.using("desk").filter(council=draft.council, meeting=draft.object)
    return list((rows.filter(kind__in=kinds) if kinds else rows).order_by("pk"))


def _happened(draft: Draft, kind: str, by: Account, **fields: object) -> Happening:
    where = {"council": draft.council, "meeting": draft.object, "day": day_now(draft)}
    row: Happening = Happening.objects.using("desk").create(**where, kind=kind, by=by, **fields)
    return row


def today(draft: Draft, *kinds: str) -> list[Happening]:
    """What happened, of some kinds, on the day the meeting has come to."""
    number = day_now(draft)
    return [one for one in happenings(draft, *kinds) if one.day == number]


def _words_of(kind: str, pk: int) -> str:
    return f"{kind}:{pk}"


# -- who presides


def chair_of(room: Room, chosen: str = "", at: str = "") -> Answer[str]:
    """Who presides by law among those there at a time. Raises ``LawError`` for one chosen who may not be."""
    there = [
        Member(line.key, line.office, line.executive)
        for line in room.there(at)
        if line.capacity in ("member", "substitute") and line.voting
    ]
    return who_presides(there, nation=room.footing.nation, body=room.footing.kind, on=room.day, chosen=chosen)


@command("minutes.edit")
def take_chair(draft: Draft, key: str, at: str, *, reason: str = "", by: Account) -> None:
    """Record who presides from a time on. Raises :class:`BookError` naming ``key`` where the law bars them.

    Whoever is in office presides while there; another is chosen when neither is, or when the chairman leaves
    the chair for an item (``reason``: an interest, the item concerns them). Source: LGA 1972 Sch 12 para 5.
    """
    draft, at = locked(draft), a_time(at)
    room, row = room_of(draft), opened_at(draft)
    line = room.line(key)
    if not line.there_at(at) or not line.seated:
        raise BookError(f"key: {line.formal} is not there at {spoken(at)}")
    try:
        by_law = chair_of(room, at=at).result
        if by_law and by_law != key and not reason.strip():
            raise BookError(
                f"reason: {room.named(by_law)} is in office and is there: say why {line.formal} presides"
            )
        if not by_law:
            chair_of(room, key, at)
        elif line.executive and by_law != key:
            chair_of(_without_office(room), key, at)
    except LawError as error:
        raise BookError(f"key: {str(error).partition(': ')[2].replace(key, line.formal)}") from error
    first = not row.presiding
    if row.presiding == key:
        auditing.record("meeting.chair", by=by, on=draft, detail={"who": line.formal, "at": at})
        return
    _set(row, presiding=key)
    happened = _happened(draft, Happening.CHAIR, by, at=at, who=key, item=row.item, words=reason.strip())
    usual = first and line.office == "chairman"
    if not usual:
        where = row.item or phrasing.item_for(room.meeting, "apolog")
        because = f" ({reason.strip()})" if reason.strip() else ""
        said = f"{line.formal} took the chair{'' if first else f' at {spoken(at)}'}{because}."
        phrasing.say(draft, _words_of("chair", happened.pk), where, [said], by)
    auditing.record("meeting.chair", by=by, on=draft, reason=reason, detail={"who": line.formal, "at": at})


def _without_office(room: Room) -> Room:
    """The room as if nobody in it held an office, to ask whom else the meeting may choose."""
    return replace(room, lines=tuple(replace(line, office="") for line in room.lines))


@command("minutes.edit")
def take_chair_back(draft: Draft, *, by: Account) -> None:
    """Take back the last change of who presides."""
    draft = locked(draft)
    rows = today(draft, Happening.CHAIR)
    if not rows:
        raise NotFound("Nobody is recorded as presiding.")
    phrasing.unsay(draft, _words_of("chair", rows[-1].pk), by)
    rows[-1].delete()
    before = rows[-2].who if len(rows) > 1 else ""
    _set(opened_at(draft), presiding=before)
    auditing.record("meeting.chair.back", by=by, on=draft, detail={"who": rows[-1].who})


# -- recess, adjournment, end


@command("minutes.edit")
def recess(draft: Draft, at: str, *, by: Account) -> None:
    """The meeting rises for a while, until it resumes."""
    draft, at = locked(draft), a_time(at)
    row = opened_at(draft)
    if in_recess(draft):
        raise BookError("The meeting is in recess already.")
    happened = _happened(draft, Happening.RECESS, by, at=at, item=row.item)
    _say_rose(draft, happened, by)
    auditing.record("meeting.recess", by=by, on=draft, detail={"at": at})


def _say_rose(draft: Draft, rose: Happening, by: Account) -> None:
    where = rose.item or phrasing.item_for(meeting_of(draft))
    said = f"The meeting adjourned for a short time at {spoken(rose.at)}."
    phrasing.say(draft, _words_of("recess", rose.pk), where, [said], by)


@command("minutes.edit")
def resume(draft: Draft, at: str, *, by: Account) -> None:
    """The meeting resumes after a recess."""
    draft, at = locked(draft), a_time(at)
    rose = in_recess(draft)
    if rose is None:
        raise BookError("The meeting is not in recess.")
    start = opened_at(draft).opened[11:16]
    if order_of(at, start) < order_of(rose.at, start):
        raise BookError(f"at: it rose at {spoken(rose.at)}")
    _happened(draft, Happening.RESUMED, by, at=at, item=rose.item)
    where = rose.item or phrasing.item_for(meeting_of(draft))
    said = f"The meeting adjourned at {spoken(rose.at)} and resumed at {spoken(at)}."
    phrasing.say(draft, _words_of("recess", rose.pk), where, [said], by)
    auditing.record("meeting.resume", by=by, on=draft, detail={"at": at})


@command("minutes.edit")
def take_recess_back(draft: Draft, *, by: Account) -> None:
    """Take back that the meeting resumed last, or that it rose; the text follows."""
    draft = locked(draft)
    rows = today(draft, Happening.RECESS, Happening.RESUMED)
    if not rows:
        raise NotFound("No recess is recorded.")
    last = rows[-1]
    if last.kind == Happening.RESUMED:
        _say_rose(draft, rows[-2], by)
    else:
        phrasing.unsay(draft, _words_of("recess", last.pk), by)
    last.delete()
    auditing.record("meeting.recess.back", by=by, on=draft, detail={"at": last.at, "what": last.kind})


def in_recess(draft: Draft) -> Happening | None:
    """The recess the meeting is in, if it is."""
    rows = today(draft, Happening.RECESS, Happening.RESUMED)
    return rows[-1] if rows and rows[-1].kind == Happening.RECESS else None


@command("minutes.edit")
def end(draft: Draft, at: str, *, state: str = "held", reason: str = "", by: Account) -> None:
    """The meeting ends (``held``), or ends for want of a quorum (``inquorate``); see ``adjourning`` for more.

    Raises :class:`BookError` naming ``at`` for a time before it began.
    """
    draft, at = locked(draft), a_time(at)
    if state not in ("held", "inquorate"):
        raise BookError("state: say whether it ended, was adjourned, or had no quorum")
    said = f"The meeting ended at {spoken(at)}."
    if state == "inquorate":
        because = f" {reason.strip().rstrip('.')}." if reason.strip() else ""
        said = f"The meeting ended at {spoken(at)} because no quorum was present.{because}"
    rise(draft, at, state, Words(en=reason.strip()), by)
    phrasing.say(draft, end_fact(draft), _last(meeting_of(draft)), [said], by)
    auditing.record("meeting.end", by=by, on=draft, reason=reason, detail={"at": at, "state": state})


def rise(draft: Draft, at: str, state: str, reason: Words, by: Account) -> None:
    """Write down when a day of the meeting ended and in which state, within a command of the caller's."""
    row = opened_at(draft)
    start = row.opened[11:16]
    if order_of(at, start) < order_of(start, start):
        raise BookError(f"at: the meeting began at {spoken(start)}")
    if in_recess(draft):
        raise BookError("The meeting is in recess: say first when it resumed.")
    after_midnight = order_of(at, start)[0]
    day = date.fromisoformat(row.opened[:10]) + timedelta(days=1 if after_midnight else 0)
    moment = f"{day.isoformat()}T{at}"

    def change(one: Meeting) -> Meeting:
        one = changed_on(one, row.day, end=moment, state=state)
        whole = state if state == "adjourned" or not row.day else "held"
        return msgspec.structs.replace(one, state=whole, state_reason=reason)

    change_head(draft, by, change)
    _set(row, ended=moment)


def end_fact(draft: Draft) -> str:
    """The name of the sentence that tells how the day ended that the meeting has come to."""
    number = day_now(draft)
    return f"end:{number}" if number else "end"


def _set(row: Proceedings, **fields: str) -> None:
    Proceedings.objects.using("desk").filter(pk=row.pk).update(**fields)


def _last(meeting: Meeting) -> str:
    """The last public item, at whose foot the end of the meeting stands."""
    public = [item.id for item in meeting.items if item.exemption is None and item.kind != "heading"]
    return public[-1] if public else ""


@command("minutes.edit")
def go_on(draft: Draft, *, by: Account) -> None:
    """Take the end, or the adjournment, of the meeting back: it goes on."""
    draft = locked(draft)
    row = opened_at(draft)
    if not row.ended:
        raise BookError("No end of the meeting is recorded.")

    def change(one: Meeting) -> Meeting:
        one = changed_on(one, row.day, end="", state="held")
        return msgspec.structs.replace(
            one, state="held", state_reason=Words(), continued=one.continued[: row.day]
        )

    change_head(draft, by, change)
    _set(row, ended="")
    phrasing.unsay(draft, end_fact(draft), by)
    auditing.record("meeting.end.back", by=by, on=draft)


# -- items


@command("minutes.edit")
def take_item(draft: Draft, item_id: str, *, by: Account) -> None:
    """The meeting has come to an item: what is recorded next belongs to it."""
    draft = locked(draft)
    meeting, row = meeting_of(draft), opened_at(draft)
    _item_of(meeting, item_id)
    _set(row, item=item_id)
    if row.day and item_id not in (taken := meeting.continued[row.day - 1].items):
        change_head(draft, by, lambda one: changed_on(one, row.day, items=(*taken, item_id)))
    auditing.record("meeting.item", by=by, on=draft, detail={"item": item_id})


@command("minutes.edit")
def put_off(draft: Draft, item_id: str, kind: str, reason: str, *, by: Account) -> None:
    """An item is withdrawn, or deferred to a later meeting, with the reason the minutes give.

    Raises :class:`BookError` naming ``reason``; or where the item was voted on.
    """
    draft = locked(draft)
    if kind not in OUTCOMES:
        raise BookError("kind: say whether the item is withdrawn or deferred")
    if not reason.strip():
        raise BookError("reason: say why, as the minutes will")
    item = _item_of(meeting_of(draft), item_id)
    voted = Vote.objects.using("desk").filter(council=draft.council, meeting=draft.object, item=item_id)
    if kind == "withdrawn" and voted.exists():
        raise BookError("There was a vote on this item: it cannot be recorded as withdrawn.")
    _take_back(draft, item, by)
    row = _happened(draft, OUTCOMES[kind], by, item=item_id, words=reason.strip())
    outcome = Outcome(kind=kind, words=Words(en=reason.strip()))  # type: ignore[arg-type]
    change_item(draft, item_id, by, outcome=outcome)
    verb = "withdrawn" if kind == "withdrawn" else "deferred"
    said = f"This item was {verb}: {reason.strip().rstrip('.')}."
    phrasing.say(draft, _words_of("outcome", row.pk), item_id, [said], by)
    auditing.record("meeting.item.put-off", by=by, on=draft, reason=reason, detail={"item": item_id})


@command("minutes.edit")
def take_after_all(draft: Draft, item_id: str, *, by: Account) -> None:
    """An item that was recorded as withdrawn or deferred is taken after all."""
    draft = locked(draft)
    item = _item_of(meeting_of(draft), item_id)
    _take_back(draft, item, by)
    change_item(draft, item_id, by, outcome=None)
    auditing.record("meeting.item.take", by=by, on=draft, detail={"item": item_id})


def _take_back(draft: Draft, item: Item, by: Account) -> None:
    for row in happenings(draft, *OUTCOMES.values()):
        if row.item == item.id:
            phrasing.unsay(draft, _words_of("outcome", row.pk), by)
            row.delete()


@command("minutes.edit")
def take_before(draft: Draft, item_id: str, before: str, *, by: Account) -> None:
    """An item is taken out of order, before another; empty: after all others. The numbers stay."""
    draft = locked(draft)
    meeting = meeting_of(draft)
    item = _item_of(meeting, item_id)
    part = draft.parts.get(key=ORDER)
    order = [one for one in part.data["items"] if one != item_id]
    at = order.index(before) if before in order else len(order)
    order.insert(at, item_id)
    if order == part.data["items"]:
        raise BookError("before: the item stands there already")
    working.save_part(draft, ORDER, {"items": order}, seen=part.revision, by=by)
    fact = phrasing.fact_key("moved", item_id)
    where = f"before item {_called(_item_of(meeting, before))}" if before else "after the other items"
    if _as_published(draft, order):
        phrasing.unsay(draft, fact, by)
    else:
        phrasing.say(draft, fact, item.id, [f"This item was taken {where}."], by)
    auditing.record("meeting.order", by=by, on=draft, before=part.data["items"], after=order)


def _as_published(draft: Draft, order: list[str]) -> bool:
    """Whether items stand in the order of the published agenda again."""
    public = working.newest(public_book(), draft.council, draft.object)[1]
    known = [item.id for item in public.items] if isinstance(public, Meeting) else []
    return [one for one in order if one in known] == known


def _called(item: Item) -> str:
    return item.label.rstrip(".") or str(item.title)


def _item_of(meeting: Meeting, item_id: str) -> Item:
    for item in meeting.items:
        if item.id == item_id:
            return item
    raise NotFound("There is no such item at this meeting.")
