"""Motions and amendments: moved, seconded, withdrawn; an amendment carried alters its motion."""

from __future__ import annotations

from collections.abc import Sequence

from minutebook.book.errors import BookError, NotFound
from minutebook.book.schema import Item
from minutebook.drafts import auditing
from minutebook.drafts.models import Account, Draft, Happening, Motion
from minutebook.drafts.permission import command
from minutebook.drafts.sitting import phrasing
from minutebook.drafts.sitting.attending import Room, room_of
from minutebook.drafts.sitting.declaring import barred
from minutebook.drafts.sitting.opening import locked
from minutebook.law.exclusion import exclusion_resolution


def motions_at(draft: Draft, item: str = "") -> list[Motion]:
    """The motions and amendments of a meeting, or of one item, in the order they were moved."""
    rows = Motion.objects.using("desk").filter(council=draft.council, meeting=draft.object)
    return list((rows.filter(item=item) if item else rows).order_by("pk"))


def motion_of(draft: Draft, pk: int) -> Motion:
    """One motion. Raises :class:`NotFound`."""
    rows = Motion.objects.using("desk").filter(council=draft.council, meeting=draft.object, pk=pk)
    row = rows.select_related("amends").first()
    if row is None:
        raise NotFound("There is no such motion at this meeting.")
    return row


@command("minutes.edit")
def move_motion(
    draft: Draft, item_id: str, text: str, mover: str = "", seconder: str = "", *, by: Account
) -> Motion:
    """Record a motion at an item. Raises :class:`BookError` naming ``text``, ``mover`` or ``seconder``."""
    draft = locked(draft)
    room = room_of(draft)
    if not text.strip():
        raise BookError("text: write what is moved")
    _may_move(room, item_id, mover, seconder)
    if any(one.amends_id is None and one.state == Motion.MOVED for one in motions_at(draft, item_id)):
        raise BookError("text: another motion is before the meeting at this item: decide it, or amend it")
    row = _moved(draft, item_id, text.strip(), mover, seconder, by)
    _say(draft, room, row, by)
    auditing.record("meeting.motion", by=by, on=draft, after=row.text, detail={"item": item_id})
    return row


@command("minutes.edit")
def amend(
    draft: Draft,
    motion: int,
    text: str,
    would_read: str,
    mover: str = "",
    seconder: str = "",
    *,
    by: Account,
) -> Motion:
    """Record an amendment: its words, and how the motion would read if it is carried.

    One amendment is before the meeting at a time. Raises as :func:`move_motion`.
    """
    draft = locked(draft)
    amended, room = motion_of(draft, motion), room_of(draft)
    if amended.amends_id is not None:
        raise BookError("An amendment is not amended: move another one to the motion.")
    if amended.state != Motion.MOVED:
        raise BookError("The motion is decided: it can no longer be amended.")
    if not text.strip():
        raise BookError("text: write what the amendment is")
    if not would_read.strip():
        raise BookError("would_read: write how the motion would read if the amendment is carried")
    if any(one.state == Motion.MOVED for one in amended.amendments.all()):
        raise BookError("text: another amendment is before the meeting: decide it first")
    _may_move(room, amended.item, mover, seconder)
    row = _moved(
        draft, amended.item, text.strip(), mover, seconder, by, amends=amended, would_read=would_read.strip()
    )
    _say(draft, room, row, by)
    auditing.record("meeting.amendment", by=by, on=draft, after=row.text, detail={"item": amended.item})
    return row


def _moved(
    draft: Draft, item: str, text: str, mover: str, seconder: str, by: Account, **more: object
) -> Motion:
    given = {"text": text, "stands": text, "mover": mover, "seconder": seconder, "by": by}
    row: Motion = Motion.objects.using("desk").create(
        council=draft.council, meeting=draft.object, item=item, **given, **more
    )
    return row


def _may_move(room: Room, item: str, mover: str, seconder: str) -> None:
    if mover and mover == seconder:
        raise BookError("seconder: a motion is seconded by somebody else")
    for field, key, role in (("mover", mover, "mover"), ("seconder", seconder, "seconder")):
        if not key:
            continue
        line = room.line(key)
        if not line.seated:
            raise BookError(f"{field}: {line.formal} does not sit on this body")
        if not line.there_at():
            raise BookError(f"{field}: {line.formal} is not there")
        if why := barred(room, item, role).get(key):
            raise BookError(f"{field}: {why}")


@command("minutes.edit")
def withdraw_motion(draft: Draft, pk: int, *, by: Account) -> None:
    """The mover withdraws a motion or amendment before it is voted on."""
    draft = locked(draft)
    row = motion_of(draft, pk)
    if row.state != Motion.MOVED:
        raise BookError(f"It is {row.state} already.")
    if any(one.state == Motion.MOVED for one in row.amendments.all()):
        raise BookError("An amendment to it is before the meeting: decide that first.")
    row.state = Motion.WITHDRAWN
    row.save(using="desk", update_fields=["state"])
    what = "amendment" if row.amends_id else "motion"
    phrasing.say(draft, f"withdrawn:{pk}", row.item, [f"The {what} was withdrawn."], by)
    auditing.record("meeting.motion.withdraw", by=by, on=draft, detail={"item": row.item})


@command("minutes.edit")
def take_motion_back(draft: Draft, pk: int, *, by: Account) -> None:
    """Take a motion back that was recorded by mistake: not one that was voted on or amended."""
    draft = locked(draft)
    row = motion_of(draft, pk)
    if row.votes.exists() or row.amendments.exists():
        raise BookError("It was voted on or amended: take that back first.")
    for fact in (f"motion:{pk}", f"withdrawn:{pk}"):
        phrasing.unsay(draft, fact, by)
    Happening.objects.using("desk").filter(
        meeting=draft.object, kind=Happening.EXCLUDED, who=f"motion:{pk}"
    ).delete()
    row.delete()
    auditing.record("meeting.motion.back", by=by, on=draft, detail={"item": row.item})


# -- excluding the public


@command("minutes.edit")
def move_exclusion(
    draft: Draft, items: Sequence[str], mover: str = "", seconder: str = "", *, by: Account
) -> Motion:
    """Move that the public be excluded for some exempt items, in the words the law asks for.

    The motion stands at the agenda's item on exclusion, else at the last public item before the first of
    them. The public is excluded once it is carried. Source: e.g. LGA 1972 s.100A(4), (5).
    """
    draft = locked(draft)
    room = room_of(draft)
    chosen = [item for item in room.meeting.items if item.id in set(items)]
    if not chosen or len(chosen) != len(set(items)):
        raise BookError("items: choose the items for which the public is to leave")
    if any(item.exemption is None or item.exemption.kind != "exempt" for item in chosen):
        raise BookError("items: the public is excluded by resolution from exempt items alone")
    where = _exclusion_item(room, chosen[0])
    _may_move(room, where, mover, seconder)
    words = exclusion_words(room, chosen)
    row = _moved(draft, where, words, mover, seconder, by)
    Happening.objects.using("desk").create(
        council=draft.council,
        meeting=draft.object,
        kind=Happening.EXCLUDED,
        item=where,
        who=f"motion:{row.pk}",
        items=[item.id for item in chosen],
        words=words,
        by=by,
    )
    _say(draft, room, row, by)
    auditing.record("meeting.exclusion", by=by, on=draft, after=words, detail={"items": list(items)})
    return row


def exclusion_words(room: Room, items: Sequence[Item]) -> str:
    """The words of the resolution that excludes the public from these items."""
    labels = [item.label.rstrip(".") or str(item.title) for item in items]
    paragraphs = list(dict.fromkeys(p for item in items if item.exemption for p in item.exemption.paragraphs))
    return exclusion_resolution(room.footing.nation, room.footing.kind, room.day, labels, paragraphs).result


def _exclusion_item(room: Room, first: Item) -> str:
    before = ""
    for item in room.meeting.items:
        if item.id == first.id:
            break
        if item.exemption is None and item.kind != "heading":
            before = item.id
    return phrasing.item_for(room.meeting, "exclusion", "press and public", otherwise=before)


# -- what the minutes say


def that(text: str) -> str:
    """A motion's words after "that", without its stop: the report be noted."""
    words = text.strip().rstrip(".").strip()
    for opening in ("RESOLVED that ", "RESOLVED to ", "That ", "that "):
        if words.startswith(opening):
            words = words[len(opening) :]
            break
    return words[:1].lower() + words[1:] if words[1:2].islower() or words[1:2] == " " else words


def _say(draft: Draft, room: Room, row: Motion, by: Account) -> None:
    if not row.mover and row.amends_id is None:
        return  # moved by nobody: the resolution alone is minuted
    moved = f" moved by {room.named(row.mover)}" if row.mover else " moved"
    seconded = f", seconded by {room.named(row.seconder)}" if row.seconder else ""
    if row.amends_id is not None:
        line = f"An amendment was{moved}{seconded}: {row.text.strip().rstrip('.')}."
    else:
        line = f"It was{moved}{seconded}{',' if seconded else ''} that {that(row.text)}."
    phrasing.say(draft, f"motion:{row.pk}", row.item, [" ".join(line.split())], by)
