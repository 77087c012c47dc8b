"""Calling the roll, and who comes and goes: every change of a meeting's attendance."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import msgspec

from minutebook.book.errors import BookError, NotFound
from minutebook.book.schema import Attendance, Meeting, Movement
from minutebook.drafts import auditing
from minutebook.drafts.models import Account, Draft, Vote
from minutebook.drafts.permission import command
from minutebook.drafts.sitting import phrasing
from minutebook.drafts.sitting.attending import Line, Room, might_sit, order_of, replied, room_of
from minutebook.drafts.sitting.days import changed_on, day_now
from minutebook.drafts.sitting.opening import a_time, change_head, locked
from minutebook.law import wording


class Called(NamedTuple):
    """What the roll found of one member: there, apologies, absent; and who sits in their place (a person)."""

    key: str
    status: str
    substitute: str = ""


def usual_roll(room: Room) -> list[Called]:
    """The roll as the members' replies have it; who did not reply is taken to be there."""
    if room.taken:
        instead = {line.substitute_for: line.key for line in room.lines if line.substitute_for}
        seats = [line for line in room.lines if line.seated and line.capacity != "substitute"]
        return [Called(line.key, line.status, instead.get(line.key, "")) for line in seats]
    answers = replied(room.draft.council, room.draft.object)
    found = []
    for line in room.lines:
        answer = answers.get(line.key)
        away = answer is not None and answer.answer == "apologies"
        instead_of = answer.substitute if away and answer is not None else ""
        found.append(Called(line.key, "apologies" if away else "present", instead_of))
    return found


@command("minutes.edit")
def call_roll(draft: Draft, called: Sequence[Called], *, by: Account) -> None:
    """Record who is there, who sent apologies, who sits for whom. Comings and goings stay as recorded.

    Apologies enter the text of their item. Raises :class:`BookError` naming a member who sits for two.
    """
    draft = locked(draft)
    room = room_of(draft)
    instead = [one.substitute for one in called if one.substitute and one.status != "present"]
    known = room.by_key | {line.key: line for line in (might_sit(room) if instead else ())}
    for key in (*instead, *(one.key for one in called)):
        if key not in known:
            raise NotFound("There is nobody of that name at this meeting.")
    for key in instead:
        if instead.count(key) > 1:
            raise BookError(f"{known[key].formal} cannot sit for two members: choose for whom.")
        if any(one.key == key for one in called):
            raise BookError(f"{known[key].formal} sits on the body already.")
    lines = []
    for one in called:
        line = known[one.key]
        lines.append(_attendance(line, status=one.status))
        if one.substitute and one.status != "present":
            sits = known[one.substitute]
            lines.append(_attendance(sits, "present", capacity="substitute", substitute_for=line.key))
    for one in called:  # who was not there after all neither came nor went
        for movement in known[one.key].movements if one.status != "present" else ():
            phrasing.unsay(draft, _fact(room, one.key, movement), by)
    rest = [one for one in room.held.attendance if one.capacity in ("officer", "guest")]
    attendance = (*lines, *rest)
    _keep(draft, by, attendance)
    _say_apologies(draft, by)
    auditing.record("meeting.roll", by=by, on=draft, before=room.held.attendance, after=attendance)


def _attendance(line: Line, status: str, *, capacity: str = "", substitute_for: str = "") -> Attendance:
    return Attendance(
        person=line.person,
        name=line.formal,
        role=line.role,
        capacity=capacity or line.capacity,  # type: ignore[arg-type]
        status=status,  # type: ignore[arg-type]
        substitute_for=substitute_for,
        movements=line.movements if status == "present" else (),
    )


def _keep(draft: Draft, by: Account, attendance: Sequence[Attendance]) -> None:
    number = day_now(draft)

    def change(meeting: Meeting) -> Meeting:
        return changed_on(meeting, number, attendance=tuple(attendance))

    change_head(draft, by, change)


def _say_apologies(draft: Draft, by: Account) -> None:
    room = room_of(draft)
    away = [line for line in room.lines if line.seated and line.status == "apologies"]
    names = wording.both([line.formal for line in away])
    words = f"Apologies for absence were received from {names}." if away else "There were no apologies."
    sits = [
        f"{line.formal} attended as substitute for {room.named(line.substitute_for)}."
        for line in room.lines
        if line.substitute_for
    ]
    fact, item = "apologies", phrasing.item_for(room.meeting, "apolog")
    if room.number:  # of a later day it is told where the meeting went on
        fact, item = f"apologies:{room.number}", room.meeting.continued[room.number - 1].items[0]
    phrasing.say(draft, fact, item, [" ".join([words, *sits])], by)


@command("minutes.edit")
def add_attending(draft: Draft, name: str, role: str, *, capacity: str = "officer", by: Account) -> None:
    """Add somebody who attends and does not sit on the body: an officer by post, a guest.

    Raises :class:`BookError` naming ``name``.
    """
    draft = locked(draft)
    name, role = name.strip(), role.strip()
    if not name and not role:
        raise BookError("name: say who attends, by name or by post")
    room = room_of(draft)
    if (name or role) in room.by_key:
        raise BookError(f"name: {name or role} is on the list already")
    one = Attendance(name=name or role, role=role if name else "", capacity=capacity, status="present")  # type: ignore[arg-type]
    _keep(draft, by, (*room.held.attendance, one))
    auditing.record("meeting.attending.add", by=by, on=draft, after=one)


@command("minutes.edit")
def remove_attending(draft: Draft, key: str, *, by: Account) -> None:
    """Take an officer or guest off the list again."""
    draft = locked(draft)
    room = room_of(draft)
    if room.line(key).seated:
        raise BookError("A member is not taken off: call the roll again.")
    left = [one for one in room.held.attendance if (one.person or one.name) != key]
    _keep(draft, by, left)
    auditing.record("meeting.attending.remove", by=by, on=draft, detail={"name": key})


@command("minutes.edit")
def move(draft: Draft, key: str, kind: str, at: str, *, item: str = "", by: Account) -> None:
    """Record that somebody came ("arrived") or went ("left") at a time, during an item.

    The text of the item says so. Raises :class:`BookError` naming ``key`` or ``at`` for what cannot be.
    """
    draft, at = locked(draft), a_time(at)
    room = room_of(draft)
    line = room.line(key)
    item = item or (room.proceedings.item if room.proceedings else "")
    _check_order(line, kind, at)
    there = line.there_at(at)
    if kind == "left" and not there:
        raise BookError(f"key: {line.formal} was not there at {phrasing.spoken(at)}")
    if kind == "arrived" and there:
        raise BookError(f"key: {line.formal} was there already at {phrasing.spoken(at)}")
    made = Movement(kind=kind, at=at, item=item)  # type: ignore[arg-type]

    def moved(one: Attendance) -> Attendance:
        if (one.person or one.name) != key:
            return one
        return msgspec.structs.replace(one, status="present", movements=(*one.movements, made))

    _keep(draft, by, [moved(one) for one in _with_line(room, line)])
    words = "joined" if kind == "arrived" else "left"
    said = f"{line.formal} {words} the meeting at {phrasing.spoken(at)}."
    where = item or phrasing.item_for(room.meeting, "apolog")
    phrasing.say(draft, _fact(room, key, made), where, [said], by)
    auditing.record("meeting.move", by=by, on=draft, detail={"who": line.formal, "kind": kind, "at": at})


def _with_line(room: Room, line: Line) -> list[Attendance]:
    """The attendance with a line for somebody who is expected and was not on the roll."""
    rows = list(room.held.attendance)
    if line.key not in {one.person or one.name for one in rows}:
        rows.append(_attendance(line, "absent"))
    return rows


def _check_order(line: Line, kind: str, at: str) -> None:
    if kind not in ("arrived", "left"):
        raise BookError("kind: say whether they came or went")
    if order_of(at, line.start) < order_of(line.start, line.start):
        raise BookError(f"at: the meeting began at {phrasing.spoken(line.start)}")
    if line.movements and order_of(at, line.start) < order_of(line.movements[-1].at, line.start):
        last = line.movements[-1]
        word = "came" if last.kind == "arrived" else "went"
        raise BookError(f"at: {line.formal} {word} at {phrasing.spoken(last.at)}: take that back first")


@command("minutes.edit")
def take_movement_back(draft: Draft, key: str, *, by: Account) -> None:
    """Take back the last coming or going recorded of somebody, and its sentence with it."""
    draft = locked(draft)
    room = room_of(draft)
    line = room.line(key)
    if not line.movements:
        raise BookError(f"Nothing is recorded of {line.formal} coming or going.")
    last = line.movements[-1]
    if _voted_since(room, key, last, line.start):
        raise BookError(f"{line.formal} voted after that: correct the vote first.")

    def back(one: Attendance) -> Attendance:
        if (one.person or one.name) != key:
            return one
        left = one.movements[:-1]
        alone = not left and last.kind == "arrived"
        return msgspec.structs.replace(one, movements=left, status="absent" if alone else one.status)

    _keep(draft, by, [back(one) for one in room.held.attendance])
    phrasing.unsay(draft, _fact(room, key, last), by)
    auditing.record("meeting.move.back", by=by, on=draft, detail={"who": line.formal, "at": last.at})


def _voted_since(room: Room, key: str, last: Movement, start: str) -> bool:
    if last.kind == "left":
        return False
    where = {"council": room.draft.council, "meeting": room.draft.object, "day": room.number}
    rows = Vote.objects.using("desk").filter(**where, how=Vote.NAMES)
    return any(key in row.names and order_of(row.at, start) >= order_of(last.at, start) for row in rows)


def _fact(room: Room, key: str, movement: Movement) -> str:
    day = (room.number,) if room.number else ()
    return phrasing.fact_key("movement", key, movement.kind, movement.at, *day)
