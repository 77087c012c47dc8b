"""The members' side: my meetings, their papers (private ones where entitled), what is new to me."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from copy import copy
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import NamedTuple

from django.db.models import Q
from django.utils import timezone

from minutebook.book import catalogue, clock
from minutebook.book.errors import NotFound
from minutebook.book.models import Entry
from minutebook.book.schema import Body, Document, Item, Meeting, Person
from minutebook.book.shelf import closed_book, public_book
from minutebook.drafts.closed_book.closed import ClosedMeeting, closed_meeting, open_to, sits_on
from minutebook.drafts.models import Account, ClosedGrant, Interest, Look, Reply
from minutebook.drafts.people.replying import Seat, person_of, seat_of
from minutebook.drafts.permission import Scope, appointments, roles_of
from minutebook.drafts.practice import body_of
from minutebook.drafts.roles import MEMBERS
from minutebook.drafts.today.waiting import Waiting
from minutebook.drafts.working import newest
from minutebook.law import wording

BACK, ASKED = timedelta(days=60), timedelta(days=28)
"""How far back the list of my meetings goes; how long before a meeting its members are asked to reply."""


class Mine(NamedTuple):
    """A meeting in the list of mine: its body's name, whether anything is new to me, what I replied."""

    entry: Entry
    body: str
    new: bool
    reply: Reply | None

    @property
    def start(self) -> datetime:
        """When it begins."""
        return timezone.make_aware(datetime.fromisoformat(self.entry.date))


class Shown(NamedTuple):
    """A paper as its reader sees it: private or not, new or not, and why a private one is open to them."""

    document: Document
    address: str
    private: bool
    new: bool
    ground: str = ""


@dataclass(frozen=True)
class Sheet:
    """An item on the member's page: its public part, its closed part where open to them, its papers."""

    item: Item
    closed: Item | None
    ground: str
    new: bool
    papers: list[Shown] = field(default_factory=list)
    withheld: int = 0
    interest: Interest | None = None


@dataclass(frozen=True)
class Folder:
    """All that one reader finds at one meeting."""

    meeting: Meeting
    body: Body
    path: str
    looked: datetime | None
    sheets: list[Sheet]
    seat: Seat | None
    reply: Reply | None
    closed: ClosedMeeting | None


def bodies_of(account: Account, council: str, on: date) -> set[str]:
    """The bodies an account's member sits on: by the record of seats, or by appointment."""
    person = newest(public_book(), council, account.person)[1] if account.person else None
    named = {row.body for row in appointments(account, on) if row.council == council and row.role in MEMBERS}
    if isinstance(person, Person):
        named |= {seat.body for seat in person.memberships}
    return {body for body in named if body and sits_on(account, council, body, on)}


def my_meetings(account: Account, council: str) -> list[Mine]:
    """The meetings of my bodies, and those where a private paper was opened to me, by their day."""
    today = clock.today()
    mine = bodies_of(account, council, today)
    of_mine = Q(group__in=mine, date__gte=(today - BACK).isoformat())
    rows = catalogue.entries(public_book(), council).filter(
        of_mine | Q(object__in=_let_in(account, council)), kind="meeting"
    )
    found = list(rows)
    entries = sorted([*found, *_resuming(council, found)], key=lambda row: row.date)
    names = catalogue.by_id(public_book(), council, [row.group for row in entries])
    looks = _looks(account, council, [row.object for row in entries])
    replies = {
        reply.meeting: reply
        for reply in Reply.objects.using("desk").filter(
            council=council, person=person_of(account), meeting__in=[row.object for row in entries]
        )
    }
    return [
        Mine(
            row, names[row.group].title, _is_new(row.updated, looks.get(row.object)), replies.get(row.object)
        )
        for row in entries
    ]


def _resuming(council: str, found: Iterable[Entry]) -> list[Entry]:
    """The later days of adjourned meetings among these, each as the entry on that day."""
    known = {row.object: row for row in found}
    links = catalogue.links(public_book(), council).filter(rel="goes-on", source__in=list(known))
    days = [(copy(known[link.source]), f"{link.start}T{link.label}") for link in links]
    for entry, day in days:
        entry.date, entry.state = day, "resumes"
    return [entry for entry, _ in days]


def _let_in(account: Account, council: str) -> set[str]:
    """The meetings where something closed was opened to an account by a grant that runs."""
    now = clock.now()
    grants = ClosedGrant.objects.using("desk").filter(account=account, council=council, until__gt=now)
    objects = list(grants.values_list("object", flat=True))
    if not objects:
        return set()
    owners = catalogue.by_id(closed_book(), council, objects).values()
    cited = catalogue.links(closed_book(), council).filter(target__in=objects)
    return {row.owner for row in owners} | set(cited.values_list("owner", flat=True))


def _looks(account: Account, council: str, objects: Iterable[str]) -> dict[str, datetime]:
    rows = Look.objects.using("desk").filter(account=account, council=council, object__in=list(objects))
    return {row.object: row.at for row in rows}


def _is_new(updated: str, looked: datetime | None) -> bool:
    """Whether something published at a moment came after the last look; all is new at the first."""
    return looked is None or datetime.fromisoformat(updated.replace("Z", "+00:00")) > looked


def folder(account: Account, council: str, meeting_id: str) -> Folder:
    """A published meeting with all its papers, the private ones that are open to the reader among them.

    Raises :class:`NotFound` where it is not published.
    """
    meeting = newest(public_book(), council, meeting_id)[1]
    if not isinstance(meeting, Meeting):
        raise NotFound("No such meeting is published.")
    body = body_of(council, meeting.body)
    looked = _looks(account, council, [meeting_id]).get(meeting_id)
    entry = catalogue.by_id(public_book(), council, [meeting_id])[meeting_id]
    closed = closed_meeting(council, meeting_id)
    opened = open_to(account, closed) if closed else {}
    seat = seat_of(account, council, meeting)
    person = person_of(account)
    said = Interest.objects.using("desk").filter(council=council, meeting=meeting_id, person=person)
    mine = {row.item: row for row in said}
    cited = {paper.document for item in meeting.items for paper in item.papers}
    entries = catalogue.by_id(public_book(), council, cited)
    things = catalogue.things_of(public_book(), entries.values())
    sheets = []
    for item in meeting.items:
        papers = [
            Shown(thing, entries[paper.document].path, False, _is_new(entries[paper.document].first, looked))
            for paper in item.papers
            if isinstance(thing := things.get(paper.document), Document)
        ]
        private, withheld = _private(closed, item.id, opened, looked, council)
        sheets.append(
            Sheet(
                item=item,
                closed=closed.item(item.id) if closed and item.id in opened else None,
                ground=opened.get(item.id, ""),
                new=bool(looked and item.added and _is_new(item.added, looked)),
                papers=papers + private,
                withheld=withheld,
                interest=mine.get(item.id),
            )
        )
    replies = Reply.objects.using("desk").filter(council=council, meeting=meeting_id, person=person)
    return Folder(meeting, body, entry.path, looked, sheets, seat, replies.first(), closed)


def items_of(council: str, meeting_id: str) -> tuple[Item, ...]:
    """The items of a published meeting; none where it is not published."""
    meeting = newest(public_book(), council, meeting_id)[1]
    return meeting.items if isinstance(meeting, Meeting) else ()


def _private(
    closed: ClosedMeeting | None, item: str, opened: dict[str, str], looked: datetime | None, council: str
) -> tuple[list[Shown], int]:
    """The private papers at an item that are open to the reader, and how many are not."""
    if closed is None:
        return [], 0
    at = [one for one in closed.secrets.values() if one.item == item and one.object in closed.documents]
    entries = catalogue.by_id(closed_book(), council, [one.object for one in at])
    shown = [
        Shown(
            closed.documents[one.object],
            "",
            True,
            _is_new(entries[one.object].first, looked),
            opened[one.object],
        )
        for one in at
        if one.object in opened
    ]
    return shown, len(at) - len(shown)


def looked_at(account: Account, council: str, object_id: str) -> None:
    """Remember that the account has now seen what there is of an object."""
    Look.objects.using("desk").update_or_create(
        account=account, council=council, object=object_id, defaults={"at": clock.now()}
    )


def waiting(account: Account, council: str) -> Iterator[Waiting]:
    """The meetings within four weeks to which the account has not replied, and what is new to it."""
    if not council or roles_of(account, Scope(council)).isdisjoint(MEMBERS):
        return
    now, today = clock.now(), clock.today()
    for mine in my_meetings(account, council):
        if not now < mine.start <= now + ASKED or mine.entry.state == "cancelled":
            continue
        named_meeting = f"{mine.body}, {wording.day(mine.start.date())}"
        if mine.reply is None:
            yield Waiting(f"Say whether you come: {named_meeting}", "my_meeting", (mine.entry.object,))
        if mine.new and mine.entry.state != "scheduled" and mine.start.date() >= today:
            yield Waiting(f"New papers: {named_meeting}", "my_meeting", (mine.entry.object,))
