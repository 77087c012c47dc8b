"""Minutes once they are out: the meeting as both books have it, who presided, which leaves are given."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

import msgspec

from minutebook.book import catalogue, municipal_year
from minutebook.book.errors import BookError, NotFound
from minutebook.book.schema import Attendance, Body, Document, Meeting, Person
from minutebook.book.shelf import closed_book, public_book
from minutebook.drafts import auditing, working
from minutebook.drafts.agendas.agenda import Sitting, sitting_of
from minutebook.drafts.models import Account, Approval, Draft, Signature, SigningCopy
from minutebook.drafts.practice import Footing, body_of, footing_of
from minutebook.drafts.sitting.days import proceedings_of
from minutebook.drafts.working import HEAD
from minutebook.law.signing import MeetingKind

STAGE = "after"
"""The stage of a working copy that is opened and published within one command."""


@dataclass(frozen=True)
class Out:
    """The minutes of a meeting: whole, as the public has them, and what was done about them since."""

    sitting: Sitting
    meeting: Meeting
    public: Meeting
    body: Body
    footing: Footing
    approval: Approval | None
    signature: Signature | None
    copy: SigningCopy | None
    in_work: Draft | None

    @property
    def council(self) -> str:
        """The council's id."""
        return self.sitting.council

    @property
    def day(self) -> date:
        """The day of the meeting; of one that was adjourned the last, from which what follows is counted."""
        return date.fromisoformat(self.meeting.days[-1].start[:10])

    @property
    def state(self) -> str:
        """How far the minutes have come."""
        return self.public.minutes.state

    @property
    def has_private_part(self) -> bool:
        """Whether anything was minuted in private."""
        return any(item.exemption and item.minutes for item in self.meeting.items)


def out_of(council: str, meeting_id: str) -> Out:
    """The minutes of a meeting that the public book knows. Raises :class:`NotFound`."""
    public = working.newest(public_book(), council, meeting_id)[1]
    whole, _, _ = working.whole(council, meeting_id)
    if not isinstance(public, Meeting) or not isinstance(whole, Meeting):
        raise NotFound("There is no such meeting in the book.")
    body = body_of(council, public.body)
    where = {"council": council, "meeting": meeting_id}
    return Out(
        sitting_of(council, meeting_id),
        whole,
        public,
        body,
        footing_of(council, body),
        Approval.objects.using("desk").filter(**where).first(),
        Signature.objects.using("desk").filter(**where).select_related("by").first(),
        SigningCopy.objects.using("desk").filter(**where, state=SigningCopy.OPEN).first(),
        working.current_draft(council, meeting_id),
    )


def words_digest(meeting: Meeting) -> str:
    """What stands for the words of minutes: attendance, items, what came of them. Not for their state."""
    items = [
        [item.id, item.label, item.title, item.minutes, item.outcome, item.exemption, item.summary, item.late]
        for item in meeting.items
    ]
    words = [meeting.start, meeting.end, meeting.attendance, items]
    if meeting.continued:  # of a meeting of one day the words stand as they always did
        words.append(meeting.continued)
    return auditing.digest(msgspec.to_builtins(words))


# -- who presided


def presided(council: str, meeting_id: str) -> tuple[str, str]:
    """Who presided at a meeting: their key (a member's id, or a name) and name; empty where nobody knows.

    From the proceedings as they were taken, else from the attendance that is published.
    """
    row = proceedings_of(council, meeting_id)
    thing = working.whole(council, meeting_id)[0]
    draft = working.current_draft(council, meeting_id)
    if draft is not None:
        thing = working.assemble(draft)
    lines = thing.everybody if isinstance(thing, Meeting) else ()
    if row is not None and row.presiding:
        named = next((line.name for line in lines if key_of(line) == row.presiding), "")
        return row.presiding, named or _person_name(council, row.presiding)
    for office in ("chair", "vice"):
        for line in lines:
            if line.status == "present" and line.role.casefold().startswith(office):
                return key_of(line), line.name or _person_name(council, line.person)
    return "", ""


def those_present(council: str, meeting_id: str) -> list[tuple[str, str]]:
    """The members who were at a meeting, each with the key: those who can have presided."""
    draft = working.current_draft(council, meeting_id)
    thing = working.assemble(draft) if draft else working.whole(council, meeting_id)[0]
    if not isinstance(thing, Meeting):
        return []
    return [
        (key_of(line), line.name or _person_name(council, line.person))
        for line in thing.everybody
        if line.status == "present" and line.capacity in ("member", "substitute", "co-opted")
    ]


def key_of(line: Attendance) -> str:
    """The key of a line of the attendance."""
    return line.person or line.name


def _person_name(council: str, key: str) -> str:
    person = working.newest(public_book(), council, key)[1] if key else None
    return f"{person.title} {person.name}".strip() if isinstance(person, Person) else key


# -- the leaves of a year


def last_leaf(council: str, body: str, on: str, *, private: bool = False) -> int:
    """The number of the last leaf of a body's minute book in the municipal year of a day; 0 for none.

    ``private`` asks for the book of what was done in private, whose leaves are numbered by themselves.
    """
    book = closed_book() if private else public_book()
    year = municipal_year.year_of(public_book(), council, on[:10])
    first, last = municipal_year.limits(public_book(), council, year)
    rows = catalogue.entries(book, council).filter(
        kind="meeting", group=body, date__gte=first, date__lt=last, label="signed"
    )
    given = [0]
    for thing in catalogue.things_of(book, rows).values():
        if isinstance(thing, Meeting):
            part = thing.minutes.private
            given += (part.numbers if part else ()) if private else thing.minutes.leaves
    return max(given)


# -- the next suitable meeting


def later_meetings(out: Out) -> list[tuple[str, str, MeetingKind]]:
    """The body's later meetings that were not cancelled: id, start and kind, in order."""
    rows = catalogue.entries(public_book(), out.council).filter(
        kind="meeting", group=out.body.id, date__gt=out.meeting.days[-1].start
    )
    rows = rows.exclude(state__in=["cancelled", "inquorate"])
    things = catalogue.things_of(public_book(), rows).values()
    found = [(one.id, one.start, one.kind) for one in things if isinstance(one, Meeting)]
    return sorted(found, key=lambda one: one[1])


# -- changing the head of minutes that are out


def fresh_copy(sitting: Sitting, by: Account) -> Draft:
    """A working copy of what is published, for one command. Raises :class:`BookError` if there is another."""
    if working.current_draft(sitting.council, sitting.object) is not None:
        raise BookError(
            "these minutes are being worked on: publish the corrected draft, or throw it away, first"
        )
    draft = working.open_draft(sitting.council, sitting.object, by=by)
    draft.stage = STAGE
    draft.save(using="desk", update_fields=["stage"])
    return draft


def set_head(draft: Draft, meeting: Meeting, by: Account) -> None:
    """Write the head of a meeting into its working copy."""
    part = draft.parts.get(key=HEAD)
    working.save_part(draft, HEAD, msgspec.structs.replace(meeting, items=()), seen=part.revision, by=by)


def closed_papers(council: str, meeting: Meeting) -> set[str]:
    """The papers of a meeting that are exempt: no public object names them."""
    cited = {paper.document for item in meeting.items for paper in item.papers}
    cited |= {paper.document for paper in meeting.papers}
    return _exempt(council, cited)


def _exempt(council: str, ids: Collection[str]) -> set[str]:
    entries = catalogue.by_id(closed_book(), council, ids)
    things = catalogue.things_of(closed_book(), entries.values())
    held = {key for key, thing in things.items() if isinstance(thing, Document) and thing.exemption}
    drafts = Draft.objects.using("desk").filter(
        council=council, kind="document", object__in=ids, state__in=[Draft.OPEN, Draft.PUBLISHING]
    )
    for draft in drafts:
        thing = working.assemble(draft)
        if isinstance(thing, Document) and thing.exemption:
            held.add(thing.id)
    return held
