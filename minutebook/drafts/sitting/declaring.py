"""Interests declared in a meeting: what follows from each by the nation's code, and what the member did."""

from __future__ import annotations

from datetime import date
from typing import Any

from minutebook.book.errors import BookError, NotFound
from minutebook.book.schema import Item, Meeting
from minutebook.drafts import auditing
from minutebook.drafts.models import Account, Declaration, Draft, Interest, Motion, Vote
from minutebook.drafts.permission import command
from minutebook.drafts.sitting import phrasing
from minutebook.drafts.sitting.attending import Room, room_of
from minutebook.drafts.sitting.opening import locked
from minutebook.law import interests, wording
from minutebook.law.errors import LawError
from minutebook.law.interests import Dispensation

ACTIONS = {
    "left": "left the room while it was considered",
    "spoke-left": "spoke as the public may, and then left the room",
    "stayed": "stayed in the room and took no part",
    "took-part": "took part",
}
"""What a member did about an interest, as the minutes say it."""


ARREARS = "council-tax-arrears"
"""That a member has owed council tax for two months or more: they say so, and do not vote on it."""


def kind_words(kind: str) -> str:
    """A kind of interest as minutes call it: a disclosable pecuniary interest."""
    if kind == ARREARS:
        return "that section 106 of the Local Government Finance Act 1992 applied to them"
    if kind.startswith("other-"):
        return f"an{kind.replace('-', ' ')} interest"  # another registrable interest
    words = kind.replace("non-", "non~").replace("-", " ").replace("non~", "non-")
    return f"{'an' if words[0] in 'aeiou' else 'a'} {words} interest"


def kinds(room: Room) -> dict[str, str]:
    """The kinds of interest the nation's code knows, each with what it leaves the member to do."""
    found = {}
    for kind in interests.TAKING_PART.on(room.day, room.footing.nation).value:
        found[kind] = leaves(allowed(room, kind))
    if interests.LOCAL_CODE.holds(room.day, room.footing.nation):
        for kind in interests.LOCAL_CODE.on(room.day, room.footing.nation).value:
            found[kind] = leaves(allowed(room, kind))
    if interests.ARREARS.holds(room.day, room.footing.nation):
        found[ARREARS] = leaves(allowed(room, ARREARS))
    return found


def leaves(parts: tuple[interests.Part, ...]) -> str:
    """What an interest leaves its member to do, in words."""
    words = {"discuss": "discuss the item", "vote": "vote on it", "stay": "stay in the room"}
    if not parts:
        return "the member may neither discuss the item nor vote on it, nor stay in the room"
    return f"the member may {wording.both([words[part] for part in parts])}, and no more"


def allowed(room: Room, kind: str, leave: Dispensation | None = None) -> tuple[interests.Part, ...]:
    """What a member with an interest may still do at an item. Raises ``LawError`` for an unknown kind.

    Sources: the code of the nation; of council tax owed, Local Government Finance Act 1992 s.106.
    """
    if kind == ARREARS:
        return ("discuss", "stay")
    return interests.may_take_part(
        kind,  # type: ignore[arg-type]
        nation=room.footing.nation,
        on=room.day,
        dispensation=leave,
    ).result


def leave_of(row: Declaration) -> Dispensation | None:
    """The dispensation a declaration names, if it does."""
    if not row.allows or row.granted is None or row.until is None:
        return None
    return Dispensation(row.granted, row.until, tuple(row.allows))


def declarations_at(draft: Draft, item: str = "") -> list[Declaration]:
    """The interests declared at a meeting, or at one of its items."""
    rows = Declaration.objects.using("desk").filter(council=draft.council, meeting=draft.object)
    return list((rows.filter(item=item) if item else rows).order_by("pk"))


def barred(room: Room, item: str, role: str) -> dict[str, str]:
    """Who may not be mover, seconder or voter at an item for an interest they declared, each with why not."""
    found = {}
    for row in declarations_at(room.draft, item):
        parts = allowed(room, row.kind, leave_of(row))
        if interests.barred_roles(parts, [role]):
            name, kind = room.named(row.person), kind_words(row.kind)
            found[row.person] = f"{name} declared {kind} here: {leaves(parts)}"
    return found


@command("minutes.edit")
def declare(
    draft: Draft,
    item_id: str,
    key: str,
    kind: str,
    words: str,
    *,
    action: str = "",
    sensitive: bool = False,
    leave: Dispensation | None = None,
    by: Account,
) -> Declaration:
    """Record an interest declared at an item; declared again it is corrected. The minutes say it.

    Of a sensitive interest they say only that there is one (Localism Act 2011 s.32). Raises
    :class:`BookError` naming the field that cannot be.
    """
    draft = locked(draft)
    room = room_of(draft)
    line, item = room.line(key), _item_of(room.meeting, item_id)
    if not line.seated:
        raise BookError("person: only those who sit on the body declare an interest")
    if action not in ("", *ACTIONS):
        raise BookError("action: choose what the member did")
    if kind not in kinds(room):
        raise BookError("kind: choose the kind of interest")
    _check_leave(room, leave)
    parts = allowed(room, kind, leave)
    if action == "took-part" and not {"discuss", "vote"} & set(parts):
        raise BookError(f"action: with {kind_words(kind)} the member may not take part")
    _check_deeds(draft, item_id, room, key, parts)
    row, _ = Declaration.objects.using("desk").update_or_create(
        council=draft.council,
        meeting=draft.object,
        item=item_id,
        person=key,
        defaults={
            "kind": kind,
            "words": words.strip(),
            "sensitive": sensitive,
            "action": action,
            "allows": list(leave.allows) if leave else [],
            "granted": leave.granted if leave else None,
            "until": leave.until if leave else None,
            "by": by,
        },
    )
    where = phrasing.item_for(room.meeting, "declaration", "interest", otherwise=_open_item(room, item))
    phrasing.say(draft, f"declaration:{row.pk}", where, [_said(room, item, row)], by)
    auditing.record(
        "meeting.interest", by=by, on=draft, after=kind, detail={"item": item_id, "who": line.formal}
    )
    return row


def _open_item(room: Room, item: Item) -> str:
    return item.id if item.exemption is None else ""


def _said(room: Room, item: Item, row: Declaration) -> str:
    label = item.label.rstrip(".")
    what = f"item {label}, {item.title}" if label else str(item.title)
    what = f"{'at' if row.kind == ARREARS else 'in'} {what}"
    told = "" if row.sensitive or not row.words else f", {row.words.strip().rstrip('.')}"
    did = f", and {ACTIONS[row.action]}" if row.action else ""
    leave = leave_of(row)
    despite = f", with a dispensation until {_day(leave.until)}" if leave else ""
    return f"{room.named(row.person)} declared {kind_words(row.kind)} {what}{told}{despite}{did}."


def _day(day: date) -> str:
    return f"{day.day} {day:%B %Y}"


def _check_leave(room: Room, leave: Dispensation | None) -> None:
    if leave is None:
        return
    if not leave.allows:
        raise BookError("allows: say what the dispensation lets the member do")
    if not leave.granted <= room.day <= leave.until:
        raise BookError("until: the dispensation does not run on the day of the meeting")
    try:
        answer = interests.dispensation_stands(leave, nation=room.footing.nation)
    except LawError as error:
        raise BookError(str(error)) from error
    if not answer.result:
        raise BookError(f"until: {answer.because}")


def _check_deeds(draft: Draft, item: str, room: Room, key: str, parts: tuple[Any, ...]) -> None:
    """Refuse an interest that bars what is recorded already: take that back first."""
    moved = Motion.objects.using("desk").filter(council=draft.council, meeting=draft.object, item=item)
    if "discuss" not in parts:
        for motion in moved:
            if key in (motion.mover, motion.seconder) and motion.state != Motion.WITHDRAWN:
                raise BookError(f"person: {room.named(key)} is recorded as mover or seconder at this item")
    if "vote" not in parts:
        votes = Vote.objects.using("desk").filter(council=draft.council, meeting=draft.object, item=item)
        if any(vote.names.get(key, "none") != "none" for vote in votes):
            raise BookError(f"person: {room.named(key)} is recorded as voting at this item")


@command("minutes.edit")
def take_declaration_back(draft: Draft, pk: int, *, by: Account) -> None:
    """Take a declaration back that was recorded by mistake, and its sentence with it."""
    draft = locked(draft)
    rows = Declaration.objects.using("desk").filter(council=draft.council, meeting=draft.object, pk=pk)
    row = rows.first()
    if row is None:
        raise NotFound("There is no such declaration.")
    phrasing.unsay(draft, f"declaration:{pk}", by)
    row.delete()
    auditing.record("meeting.interest.back", by=by, on=draft, detail={"item": row.item})


def announced(draft: Draft, item: str = "") -> list[Interest]:
    """The interests that members said beforehand they would declare, and that are not recorded yet."""
    rows = Interest.objects.using("desk").filter(council=draft.council, meeting=draft.object)
    done = {(row.item, row.person) for row in declarations_at(draft)}
    found = [row for row in rows.order_by("pk") if (row.item, row.person) not in done]
    return [row for row in found if not item or row.item == item]


def _item_of(meeting: Meeting, item_id: str) -> Item:
    for item in meeting.items:
        if item.id == item_id:
            return item
    raise NotFound("There is no such item at this meeting.")
