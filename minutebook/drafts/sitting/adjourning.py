"""A meeting adjourned to another day: when and where it goes on, that the public is told, and its going on.

It stays one meeting with one set of minutes; each day has a roll, a quorum and somebody presiding of its own.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import msgspec

from minutebook.book import catalogue, clock
from minutebook.book.errors import BookError, NotFound
from minutebook.book.schema import Continuation, Meeting, Words
from minutebook.book.schema.meeting import Place
from minutebook.book.shelf import public_book
from minutebook.drafts import auditing, outbox, publishing, working
from minutebook.drafts.agendas.notices import clock_time
from minutebook.drafts.catching_up import catch_up
from minutebook.drafts.models import Account, Draft, Happening, Proceedings, Publishing, Sentence, Vote
from minutebook.drafts.people.recipients import members
from minutebook.drafts.permission import command
from minutebook.drafts.practice import body_of, footing_of
from minutebook.drafts.sitting import phrasing
from minutebook.drafts.sitting.days import changed_on, day_now
from minutebook.drafts.sitting.opening import a_time, change_head, locked, meeting_of, opened_at
from minutebook.drafts.sitting.phrasing import spoken
from minutebook.drafts.sitting.proceeding import end_fact, rise
from minutebook.law import wording
from minutebook.law.adjourned import may_go_on
from minutebook.law.answer import Answer

RESOLVED, PRESIDING, NO_QUORUM = "resolved", "presiding", "no-quorum"
HOW = {
    RESOLVED: "By resolution of the meeting it adjourned at {at} until {until}",
    PRESIDING: "The person presiding adjourned the meeting at {at} until {until}",
    NO_QUORUM: "No quorum being present, the meeting was adjourned at {at} until {until}",
}
"""How a meeting comes to be adjourned, as the minutes say it."""

TOLD = "meeting.adjourn.tell"


# -- adjourned


@command("minutes.edit")
def adjourn(
    draft: Draft,
    at: str,
    until: datetime | None,
    *,
    how: str = RESOLVED,
    place: str = "",
    reason: str = "",
    by: Account,
) -> None:
    """Adjourn the meeting to another day; ``until`` none: to one that is fixed later (:func:`fix_day`).

    ``place`` is where it goes on, where that is not where it was. Raises :class:`BookError` naming ``how``,
    ``reason``, ``at`` or ``day`` for what cannot be.
    """
    draft, at = locked(draft), a_time(at)
    if how not in HOW:
        raise BookError("how: say whether the meeting resolved it, the chair did, or there was no quorum")
    why = reason.strip().rstrip(".")
    if how != NO_QUORUM and not why:
        raise BookError("reason: say why it was adjourned, as the minutes will")
    item = opened_at(draft).item
    rise(draft, at, "adjourned", Words(), by)
    _planned(draft, until, place, _sentence(why or "no quorum was present"), by)
    told = HOW[how].format(at=spoken(at), until=_until(meeting_of(draft), until))
    where = item if item and _is_public(draft, item) else phrasing.item_for(meeting_of(draft))
    phrasing.say(draft, end_fact(draft), where, [f"{told}: {why}." if why else f"{told}."], by)
    detail = {"at": at, "until": until.isoformat(timespec="minutes") if until else "", "how": how}
    auditing.record("meeting.adjourn", by=by, on=draft, reason=reason, detail=detail)


@command("minutes.edit")
def fix_day(draft: Draft, until: datetime, *, place: str = "", by: Account) -> None:
    """Say when and where an adjourned meeting goes on, or change that; the minutes keep what they say."""
    draft = locked(draft)
    before = waits_for(meeting_of(draft))
    if meeting_of(draft).state != "adjourned":
        raise BookError("This meeting is not adjourned.")
    why = before.reason.en if before else meeting_of(draft).state_reason.en
    _planned(draft, until, place, why, by)
    auditing.record("meeting.adjourn.day", by=by, on=draft, before=before, after=until.isoformat())


def _planned(draft: Draft, until: datetime | None, place: str, why: str, by: Account) -> None:
    number, meeting = day_now(draft), meeting_of(draft)
    planned: tuple[Continuation, ...] = ()
    if until is not None:
        _must_follow(opened_at(draft), until)
        where = Place(name=Words(en=place.strip())) if place.strip() else meeting.place
        start = until.isoformat(timespec="minutes")
        planned = (Continuation(start=start, place=where, reason=Words(en=why)),)

    def change(one: Meeting) -> Meeting:
        days = (*one.continued[:number], *planned)
        return msgspec.structs.replace(one, continued=days, state_reason=Words(en=why))

    change_head(draft, by, change)


def _must_follow(row: Proceedings, until: datetime) -> None:
    if until.isoformat(timespec="minutes") <= row.ended[:16]:
        raise BookError(
            f"day: it was adjourned at {spoken(row.ended[11:16])} that day: choose a time after that"
        )


def _sentence(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}."


def _until(meeting: Meeting, until: datetime | None) -> str:
    if until is None:
        return "a day to be fixed"
    return when_of(meeting.continued[-1])


def when_of(day: Continuation) -> str:
    """When and where a meeting goes on, in words."""
    at = datetime.fromisoformat(day.start)
    place = f", {day.place.name}" if day.place.name else ""
    return f"{wording.day(at.date())} at {clock_time(at)}{place}"


def _is_public(draft: Draft, item: str) -> bool:
    return any(one.id == item and one.exemption is None for one in meeting_of(draft).items)


def waits_for(meeting: Meeting) -> Continuation | None:
    """The day on which an adjourned meeting is to go on; ``None`` where there is none."""
    last = meeting.continued[-1] if meeting.continued else None
    return last if last is not None and last.state == "scheduled" and meeting.state == "adjourned" else None


def lawful(draft: Draft, day: date) -> Answer[bool]:
    """Whether the meeting may go on on a day: before the body's next ordinary one. Raises ``LawError``."""
    meeting, body = meeting_of(draft), body_of(draft.council, draft.body)
    rows = catalogue.entries(public_book(), draft.council).filter(
        kind="meeting", group=draft.body, date__gt=meeting.start
    )
    later = catalogue.things_of(public_book(), rows.exclude(state="cancelled")).values()
    starts = [one.start for one in later if isinstance(one, Meeting) and one.kind == "ordinary"]
    following = date.fromisoformat(min(starts)[:10]) if starts else None
    footing = footing_of(draft.council, body)
    adjourned = date.fromisoformat(opened_at(draft).opened[:10])
    return may_go_on(footing.nation, footing.kind, adjourned, day, following)


# -- the public is told


def untold(draft: Draft) -> bool:
    """Whether the public does not know yet that the meeting is adjourned, until when, or is no more."""
    public = working.newest(public_book(), draft.council, draft.object)[1]
    if not isinstance(public, Meeting) or public.minutes.state != "none":
        return False
    meeting = meeting_of(draft)
    concerned = "adjourned" in (meeting.state, public.state) and not _gone_on(meeting, public)
    return concerned and any(getattr(public, name) != value for name, value in _notice(meeting).items())


def _gone_on(meeting: Meeting, public: Meeting) -> bool:
    """Whether the day the public was told of has come, and the meeting went on on it."""
    return meeting.state != "adjourned" and len(meeting.continued) >= len(public.continued) > 0


def _notice(meeting: Meeting) -> dict[str, Any]:
    """What the public is told: that it is adjourned, until when, where it goes on, and why."""
    plan = tuple(
        Continuation(start=day.start, place=day.place, reason=day.reason) for day in meeting.continued
    )
    adjourned = meeting.state == "adjourned"
    state = "adjourned" if adjourned else "held" if plan else "agenda"
    return {"state": state, "state_reason": meeting.state_reason if adjourned else Words(), "continued": plan}


def tell(draft: Draft, *, by: Account) -> Publishing:
    """Tell the public, and the members by letter, when and where it goes on; or that it was not adjourned.

    The minutes stay in work. Raises :class:`BookError` where the public knows.
    """
    return publishing.carry_through(_decide_notice(draft, by=by).id)


@command("calendar.edit")
def _decide_notice(draft: Draft, *, by: Account) -> Publishing:
    catch_up(locked(draft), by=by)
    draft = locked(draft)
    if not untold(draft):
        raise BookError("The public knows of it.")
    fields = _notice(meeting_of(draft))
    auditing.record("meeting.adjourn.notice", by=by, on=draft, after=fields)
    return publishing.decide_change(draft, fields, by=by, act=TOLD, at=clock.now())


@publishing.when_done(TOLD)
def tell_members(done: Publishing) -> None:
    """The minutes go on from the version that tells of it, and the members are written to."""
    assert done.draft is not None
    thing, public, closed = working.whole(done.council, done.draft.object)
    Draft.objects.using("desk").filter(pk=done.draft.pk).update(base_public=public, base_closed=closed)
    assert isinstance(thing, Meeting)
    body = str(body_of(done.council, thing.body).name)
    day = wording.day(date.fromisoformat(thing.start[:10]))
    first = f"The meeting of the {body.removeprefix('The ')} on {day} "
    on = waits_for(thing)
    until = f" until {when_of(on)}" if on is not None else ""
    first += f"is adjourned{until}" if thing.state == "adjourned" else "is not adjourned after all"
    for account in members(done.council, thing.body):
        outbox.send(account.email, first, f"{first}.\n\n{thing.state_reason}".strip(), on=done.draft)


# -- it goes on


def left_over(draft: Draft) -> list[str]:
    """The items that an adjourned meeting has not taken: its business when it resumes.

    One of which the minutes say only that the meeting was adjourned at it was not taken.
    """
    rows = Sentence.objects.using("desk").filter(council=draft.council, meeting=draft.object)
    told = {key for row in rows.filter(fact__startswith="end") for key in row.paragraphs}
    return [
        item.id
        for item in meeting_of(draft).items
        if item.kind != "heading" and item.outcome is None and {one.id for one in item.minutes} <= told
    ]


@command("minutes.edit")
def resume_on(draft: Draft, at: str, item: str, *, by: Account) -> None:
    """The adjourned meeting goes on, on its day, with an item; its roll is to be called anew.

    What was left over of the agenda belongs to this day from now on. Raises :class:`BookError` before it.
    """
    draft, at = locked(draft), a_time(at)
    meeting, row = meeting_of(draft), opened_at(draft)
    day = waits_for(meeting)
    if day is None:
        raise BookError("This meeting is not adjourned to a day: say first when it resumes.")
    if date.fromisoformat(day.start[:10]) > clock.today():
        raise BookError("It resumes on a day to come.")
    if item not in {one.id for one in meeting.items}:
        raise NotFound("There is no such item at this meeting.")
    number = row.day + 1
    fresh = Proceedings(council=row.council, body=row.body, meeting=row.meeting, budget=row.budget, by=by)
    fresh.day, fresh.item, fresh.opened = number, item, f"{day.start[:10]}T{at}"
    fresh.save(using="desk")
    items = tuple(dict.fromkeys([item, *left_over(draft)]))

    def change(one: Meeting) -> Meeting:
        one = changed_on(one, number, state="held", items=items)
        return msgspec.structs.replace(one, state="held", state_reason=Words())

    change_head(draft, by, change)
    where = item if _is_public(draft, item) else phrasing.item_for(meeting)
    held = datetime.fromisoformat(day.start)
    place = f", {day.place.name}" if day.place.name else ""
    said = f"The adjourned meeting resumed at {spoken(at)} on {wording.day(held.date())}{place}."
    phrasing.say(draft, f"resumed:{number}", where, [said], by)
    auditing.record("meeting.resume-on", by=by, on=draft, detail={"day": number, "at": at, "item": item})


@command("minutes.edit")
def take_resumption_back(draft: Draft, *, by: Account) -> None:
    """Undo that an adjourned meeting went on, while nothing of that day is recorded yet."""
    draft = locked(draft)
    meeting, row = meeting_of(draft), opened_at(draft)
    if not row.day:
        raise BookError("The meeting has not resumed on another day.")
    where = {"council": draft.council, "meeting": draft.object, "day": row.day}
    recorded = any(kind.objects.using("desk").filter(**where).exists() for kind in (Happening, Vote))
    day = meeting.continued[row.day - 1]
    if recorded or day.attendance or row.ended:
        raise BookError("Something of this day is recorded already.")
    phrasing.unsay(draft, f"resumed:{row.day}", by)
    row.delete()

    def change(one: Meeting) -> Meeting:
        one = changed_on(one, row.day, state="scheduled", items=())
        return msgspec.structs.replace(one, state="adjourned", state_reason=day.reason)

    change_head(draft, by, change)
    auditing.record("meeting.resume-on.back", by=by, on=draft, detail={"day": row.day})
