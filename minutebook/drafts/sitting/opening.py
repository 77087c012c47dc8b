"""A meeting is opened: its agenda becomes the working copy of its minutes, with proceedings beside it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta

import msgspec
from django.utils import timezone

from minutebook.book import clock
from minutebook.book.errors import BookError, NotFound
from minutebook.book.schema import Meeting
from minutebook.book.shelf import public_book
from minutebook.drafts import auditing, working
from minutebook.drafts.agendas.agenda import Sitting
from minutebook.drafts.models import Account, Draft, Proceedings
from minutebook.drafts.permission import command
from minutebook.drafts.sitting.days import proceedings_of
from minutebook.drafts.working import HEAD

MINUTES = "minutes"
"""The stage of a working copy that is taken as minutes; the agenda's commands leave it alone."""

NOT_AN_AGENDA = "The meeting was opened: its agenda is as it was, and what changes now goes into its minutes."


def minutes_draft(council: str, meeting: str) -> Draft | None:
    """The open working copy of a meeting's minutes, if there is one."""
    rows = Draft.objects.using("desk").filter(council=council, object=meeting, stage=MINUTES)
    return rows.filter(state__in=[Draft.OPEN, Draft.PUBLISHING]).first()


def minutes_at(council: str, meeting: str) -> Draft:
    """As :func:`minutes_draft`. Raises :class:`NotFound` where there is none."""
    draft = minutes_draft(council, meeting)
    if draft is None:
        raise NotFound("The minutes of this meeting are not being taken.")
    return draft


def meeting_of(draft: Draft) -> Meeting:
    """The meeting as its working copy has it now."""
    meeting = working.assemble(draft)
    assert isinstance(meeting, Meeting)
    return meeting


def why_not_yet(council: str, meeting: str) -> str:
    """Why a meeting cannot be opened now, in a sentence; empty where it can."""
    published = working.newest(public_book(), council, meeting)[1]
    if not isinstance(published, Meeting):
        return "The public does not know of this meeting yet: publish it, and its agenda, first."
    if proceedings_of(council, meeting) is not None:
        return "This meeting was opened before."
    if published.state == "cancelled":
        return "This meeting is cancelled."
    if published.minutes.state != "none":
        return "The minutes of this meeting are published already."
    if published.state == "scheduled" or not published.items:
        return "Its agenda is not published yet. A meeting is opened once its agenda stands."
    if date.fromisoformat(published.start[:10]) > clock.today():
        return "It is on a day to come. A meeting is opened on its day."
    draft = working.current_draft(council, meeting)
    if draft is not None and _changed(draft):
        return "A supplement to its agenda is being worked on: publish it, or throw it away, first."
    return ""


def _changed(draft: Draft) -> bool:
    """Whether a working copy says anything else than what is published."""
    thing = working.whole(draft.council, draft.object)[0]
    assert thing is not None
    return working.parts_of(thing) != {part.key: part.data for part in draft.parts.all()}


@command("minutes.edit")
def throw_supplement_away(sitting: Sitting, *, by: Account) -> None:
    """End the working copy of a supplement that nobody will publish, so that the meeting can open."""
    draft = working.current_draft(sitting.council, sitting.object)
    if draft is None or draft.stage == MINUTES:
        raise NotFound("No supplement to this agenda is being worked on.")
    working.discard(draft, by=by, reason="the meeting begins")


@command("minutes.edit")
def open_meeting(sitting: Sitting, at: str, *, budget: bool = False, by: Account) -> Draft:
    """Open a meeting at a time ("14:02"): from now on its minutes are taken.

    ``budget`` says that it is a budget decision meeting, whose every vote is taken by name (SI 2014/165).
    Raises :class:`BookError` saying why it cannot be opened.
    """
    if why := why_not_yet(sitting.council, sitting.object):
        raise BookError(why)
    draft = working.open_draft(sitting.council, sitting.object, by=by)
    draft.stage = MINUTES
    draft.save(using="desk", update_fields=["stage"])
    change_head(draft, by, lambda meeting: msgspec.structs.replace(meeting, state="held"))
    Proceedings.objects.using("desk").create(
        council=sitting.council,
        body=sitting.body,
        meeting=sitting.object,
        opened=f"{sitting.start[:10]}T{a_time(at)}",
        budget=budget,
        by=by,
    )
    auditing.record("meeting.open", by=by, on=draft, detail={"at": at, "budget": budget})
    return draft


@command("minutes.edit")
def set_opening(draft: Draft, at: str, *, budget: bool, by: Account) -> None:
    """Correct when the meeting was opened, or whether it is a budget decision meeting."""
    row = opened_at(draft)
    before = {"opened": row.opened, "budget": row.budget}
    row.opened, row.budget = f"{row.opened[:10]}T{a_time(at)}", budget
    row.save(using="desk", update_fields=["opened", "budget"])
    auditing.record("meeting.open.mend", by=by, on=draft, before=before, detail={"at": at, "budget": budget})


@command("minutes.edit")
def close_unopened(draft: Draft, *, by: Account) -> None:
    """Undo the opening of a meeting of which nothing was recorded yet."""
    meeting = meeting_of(draft)
    if meeting.attendance or any(item.minutes for item in meeting.items):
        raise BookError("Something of this meeting is recorded already: it cannot be unopened.")
    Proceedings.objects.using("desk").filter(council=draft.council, meeting=draft.object).delete()
    working.discard(draft, by=by, reason="opened by mistake")
    auditing.record("meeting.unopen", by=by, on=draft)


@command("minutes.edit")
def take_up_minutes(sitting: Sitting, *, by: Account) -> Draft:
    """A working copy of minutes that are out and not signed, to correct them; the facts go on as they are."""
    if proceedings_of(sitting.council, sitting.object) is None:
        raise NotFound("The minutes of this meeting were not taken here.")
    existing = working.current_draft(sitting.council, sitting.object)
    if existing is not None and existing.stage == MINUTES:
        auditing.record("minutes.take-up", by=by, on=existing)
        return existing
    draft = working.open_draft(sitting.council, sitting.object, by=by)
    if meeting_of(draft).minutes.state == "signed":
        raise BookError("These minutes are signed: a note can be put beside them, but they are not changed.")
    draft.stage = MINUTES
    draft.save(using="desk", update_fields=["stage"])
    auditing.record("minutes.take-up", by=by, on=draft)
    return draft


# -- what the other commands of a meeting stand on


def locked(draft: Draft) -> Draft:
    """The draft, locked until the command's transaction ends. Raises :class:`BookError` if it is not open."""
    found = Draft.objects.using("desk").select_for_update().get(pk=draft.pk)
    if found.state != Draft.OPEN or found.stage != MINUTES:
        raise BookError("The minutes of this meeting are not being taken any more.")
    return found


def opened_at(draft: Draft) -> Proceedings:
    """How far the meeting has come. Raises :class:`NotFound` for one that was not opened here."""
    row = proceedings_of(draft.council, draft.object)
    if row is None:
        raise NotFound("This meeting was not opened here.")
    return row


def change_head(draft: Draft, by: Account, change: Callable[[Meeting], Meeting]) -> Meeting:
    """Change the head of the meeting as it stands now, within a command of the caller's."""
    part = draft.parts.get(key=HEAD)
    changed = change(msgspec.convert(part.data, Meeting))
    working.save_part(draft, HEAD, changed, seen=part.revision, by=by)
    return changed


def a_time(text: str) -> str:
    """A time of day as "14:05". Raises :class:`BookError` naming ``at``."""
    for shape in ("%H:%M", "%H.%M", "%H:%M:%S"):
        try:
            return datetime.strptime(text.strip(), shape).strftime("%H:%M")
        except ValueError:
            continue
    raise BookError("at: write the time as 14:30")


def now_at(draft: Draft) -> str:
    """The time it is, on the day the meeting was opened; afterwards, when it ended or began."""
    local = timezone.localtime(clock.now())
    row = proceedings_of(draft.council, draft.object)
    if row is not None and row.ended:
        return row.ended[11:16]
    opened = row.opened if row is not None else draft.on
    day = date.fromisoformat(opened[:10])
    if local.date() in (day, day + timedelta(days=1)):
        return local.strftime("%H:%M")
    return opened[11:16]
