"""The calendar: meetings planned, published as a calendar, moved and cancelled with notice to the members."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any, NamedTuple

import msgspec
from django.utils import timezone

from minutebook.book import catalogue, clock
from minutebook.book.errors import BookError
from minutebook.book.schema import Meeting, Words
from minutebook.book.schema.meeting import Notice
from minutebook.book.shelf import public_book
from minutebook.drafts import auditing, outbox, publishing, working
from minutebook.drafts.agendas.agenda import Sitting, bench_of
from minutebook.drafts.agendas.notices import clock_time, usual_words
from minutebook.drafts.catching_up import catch_up
from minutebook.drafts.models import Account, Draft, Posting, Publishing
from minutebook.drafts.people.recipients import members
from minutebook.drafts.permission import Scope, command
from minutebook.drafts.practice import bodies as bodies_of
from minutebook.drafts.practice import body_of, habits_of
from minutebook.drafts.working import HEAD
from minutebook.law import wording

PLANNED, RESUMES = "planned", "resumes"
MOVE, CANCEL, CALENDAR = "meeting.move", "meeting.cancel", "calendar.publish"


class Listed(NamedTuple):
    """A meeting in the calendar: from the public book, or from the desk alone (``planned``)."""

    object: str
    body: str
    start: datetime
    state: str
    path: str
    draft: Draft | None

    @property
    def planned(self) -> bool:
        """Whether the public does not know of it yet."""
        return not self.path


def meetings(council: str, first: date, last: date | None = None, body: str = "") -> list[Listed]:
    """The meetings from a day on (to ``last``, included), those only the desk knows among them."""
    limits = {"gte": first.isoformat()} | ({"lte": f"{last.isoformat()}T24"} if last else {})
    whose = {"group": body} if body else {}
    rows = catalogue.entries(public_book(), council).filter(
        kind="meeting", **{f"date__{name}": value for name, value in limits.items()}, **whose
    )
    drafts = {
        draft.object: draft
        for draft in Draft.objects.using("desk").filter(council=council, kind="meeting", state=Draft.OPEN)
    }
    found = [
        Listed(
            row.object,
            row.group,
            datetime.fromisoformat(row.date),
            row.state,
            row.path,
            drafts.get(row.object),
        )
        for row in rows
    ]
    found += _resuming(council, first, last, body, drafts)
    known = {one.object for one in found}
    for draft in drafts.values():
        inside = first.isoformat() <= draft.on and (last is None or draft.on <= f"{last.isoformat()}T24")
        if (
            draft.object not in known
            and not draft.base_public
            and inside
            and (not body or draft.body == body)
        ):
            start = datetime.fromisoformat(draft.on)
            found.append(Listed(draft.object, draft.body, start, PLANNED, "", draft))
    return sorted(found, key=lambda one: (one.start, one.object))


def _resuming(
    council: str, first: date, last: date | None, body: str, drafts: Mapping[str, Draft]
) -> list[Listed]:
    """The later days of adjourned meetings, as the public was told of them."""
    bodies = [body] if body else [row.object for row in bodies_of(council, clock.today())]
    links = catalogue.links(public_book(), council).filter(rel="goes-on", target__in=bodies)
    links = links.filter(start__gte=first.isoformat())
    days = list(links.filter(start__lte=last.isoformat()) if last else links)
    known = catalogue.by_id(public_book(), council, [day.source for day in days])
    return [
        Listed(
            row.object,
            row.group,
            datetime.fromisoformat(f"{day.start}T{day.label}"),
            RESUMES,
            row.path,
            drafts.get(row.object),
        )
        for day in days
        if (row := known.get(day.source)) is not None
    ]


@command("calendar.edit")
def plan(scope: Scope, starts: Sequence[datetime], *, kind: str = "ordinary", by: Account) -> list[Draft]:
    """Plan meetings of a body; the public does not know of them until the calendar is published."""
    if not starts:
        raise BookError("starts: choose at least one day")
    habits = habits_of(scope.council, scope.body)
    planned = []
    for start in starts:
        meeting = Meeting(
            body=scope.body,
            start=start.isoformat(timespec="minutes"),
            kind=kind,  # type: ignore[arg-type]
            place=habits.place,
        )
        planned.append(working.begin(meeting, council=scope.council, by=by, stage=PLANNED))
    days = [start.isoformat(timespec="minutes") for start in starts]
    auditing.record("calendar.plan", by=by, on=scope, after=days, detail={"starts": days})
    return planned


@command("calendar.edit")
def unplan(draft: Draft, *, by: Account) -> None:
    """Throw a planned meeting away that the public does not know of."""
    if draft.base_public or draft.base_closed:
        raise BookError("the public knows of this meeting: cancel it, with a reason")
    working.discard(draft, by=by)


def publish_calendar(scope: Scope, drafts: Sequence[Draft], *, by: Account) -> Publishing:
    """Publish planned meetings (of one council) as scheduled, all of them or none."""
    return publishing.carry_through(_decide_calendar(scope, drafts, by=by).id)


@command("calendar.edit")
def _decide_calendar(scope: Scope, drafts: Sequence[Draft], *, by: Account) -> Publishing:
    if not drafts:
        raise BookError("nothing is planned that the public does not know of")
    if any(draft.council != scope.council or draft.base_public for draft in drafts):
        raise BookError("only planned meetings of this council are published as a calendar")
    return publishing.decide(drafts, by=by, act=CALENDAR, at=clock.now())


# -- moved and cancelled


def move(sitting: Sitting, start: datetime, reason: str, *, by: Account) -> Publishing | None:
    """Move a meeting, and tell the public at once; ``None`` for one the public does not know of.

    An agenda that is out must be given notice of anew: the record of where it was posted ends.
    """
    if not reason.strip():
        raise BookError("reason: say why the meeting is moved")
    if start <= timezone.localtime(clock.now()).replace(tzinfo=None):
        raise BookError("start: a meeting is moved to a time to come")
    was = datetime.fromisoformat(sitting.start)
    words = f"Moved from {wording.day(was.date())} at {clock_time(was)}. {reason.strip()}"
    fields = {"start": start.isoformat(timespec="minutes"), "state_reason": Words(en=words)}
    return _amend(sitting, MOVE, fields, reason.strip(), by)


def cancel(sitting: Sitting, reason: str, *, by: Account) -> Publishing | None:
    """Cancel a meeting, with the reason the public reads. Source of its standing: the council's own rules."""
    if not reason.strip():
        raise BookError("reason: say why the meeting is cancelled")
    fields = {"state": "cancelled", "state_reason": Words(en=reason.strip())}
    return _amend(sitting, CANCEL, fields, reason.strip(), by)


def _amend(sitting: Sitting, act: str, fields: dict[str, Any], reason: str, by: Account) -> Publishing | None:
    begun = working.current_draft(sitting.council, sitting.object) is not None
    decided = _decide_amendment(sitting, act, fields, reason, by=by)
    draft = working.current_draft(sitting.council, sitting.object)
    if decided is None or draft is None:
        return None
    done = publishing.carry_through(decided.id)
    catch_up(draft, by=by)
    if not begun:
        working.discard(draft, by=by)
    return done


@command("calendar.edit")
def _decide_amendment(
    sitting: Sitting, act: str, fields: dict[str, Any], reason: str, *, by: Account
) -> Publishing | None:
    """Change the head of the draft, and write down that the published versions change alike."""
    draft = working.open_draft(sitting.council, sitting.object, by=by)
    catch_up(draft, by=by)
    draft.refresh_from_db(using="desk")
    part = draft.parts.get(key=HEAD)
    meeting = msgspec.convert(part.data, Meeting)
    if meeting.state not in ("scheduled", "agenda"):
        raise BookError(f"this meeting is {meeting.state}: it can be neither moved nor cancelled")
    changed = msgspec.structs.replace(meeting, **fields)
    working.save_part(draft, HEAD, changed, seen=part.revision, by=by)
    auditing.record(act, by=by, on=draft, before=part.data, after=fields, reason=reason)
    if not draft.base_public:
        return None
    if act == MOVE and meeting.notice.given:
        fields = fields | {"notice": _notice_again(draft, by)}
    Posting.objects.using("desk").filter(council=draft.council, meeting=draft.object).delete()
    return publishing.decide_change(draft, fields, by=by, act=act, reason=reason, at=clock.now())


def _notice_again(draft: Draft, by: Account) -> Notice:
    """Notice of the new time, given now; who puts it up says so afterwards."""
    bench = bench_of(draft)
    given = timezone.localtime(clock.now()).strftime("%Y-%m-%dT%H:%M")
    notice = Notice(given=given, words=usual_words(bench))
    part = draft.parts.get(key=HEAD)
    meeting = msgspec.structs.replace(msgspec.convert(part.data, Meeting), notice=notice)
    working.save_part(draft, HEAD, meeting, seen=part.revision, by=by)
    return notice


@publishing.when_done(MOVE, CANCEL)
def tell_members(done: Publishing) -> None:
    """Write to the members that their meeting is moved or cancelled, and why."""
    assert done.draft is not None
    meeting = working.newest(public_book(), done.council, done.draft.object)[1]
    assert isinstance(meeting, Meeting)
    body = str(body_of(done.council, meeting.body).name)
    at = datetime.fromisoformat(meeting.start)
    when = f"{wording.day(at.date())} at {clock_time(at)}"
    what = f"is cancelled: {when}" if done.act == CANCEL else f"is moved to {when}"
    for account in members(done.council, meeting.body):
        outbox.send(
            account.email,
            f"The meeting of the {body} {what}",
            f"The meeting of the {body} {what}.\n\n{meeting.state_reason}",
            on=done.draft,
        )
