"""A meeting of the board with its members there, for the tests of what is recorded in one."""

from __future__ import annotations

from collections.abc import Iterable

from minutebook.book.press import publish
from minutebook.book.schema import Body, Exemption, Item, Meeting, Membership, Person, Words
from minutebook.book.shelf import public_book
from minutebook.drafts.agendas.agenda import sitting_of
from minutebook.drafts.models import Account, Draft
from minutebook.drafts.sitting import opening, proceeding, roll
from minutebook.drafts.sitting.attending import room_of
from minutebook.drafts.sitting.roll import Called
from tests.book.making import COUNCIL

ON_THE_DAY = "2026-12-10T10:05+00:00"
ROLES = {"ash": "Chair", "birch": "Vice-chair"}
NAMES = ("ash", "birch", "cedar", "dale", "elm", "fir")
"""Who sits on the board. There are eight seats, so a quorum is three."""


def member(key: str, body: str = "board", role: str = "Member", *, voting: bool = True) -> Person:
    """A councillor of the board."""
    seat = Membership(id=f"{key}-{body}", body=body, role=Words(en=role), voting=voting)
    name = f"{key[:1].upper()}. {key.capitalize()}"
    return Person(
        id=key,
        name=Words(en=name),
        family_name=key.capitalize(),
        title=Words(en="Councillor"),
        group="Independents",
        memberships=(seat,),
    )


def board_of(*people: Person, status: str = "committee", seats: int = 8) -> None:
    """The board with a number of seats, and these people; without any, the usual six."""
    name = Words(en="Corporate Parenting Board")
    body = Body(id="board", name=name, legal_status=status, seats=seats)  # type: ignore[arg-type]
    publish(public_book(), body, council=COUNCIL)
    for person in people or [member(key, role=ROLES.get(key, "Member")) for key in NAMES]:
        publish(public_book(), person, council=COUNCIL)


def item(key: str, label: str, title: str, kind: str = "item", exemption: Exemption | None = None) -> Item:
    """An item of the agenda."""
    return Item(id=key, label=label, title=Words(en=title), kind=kind, exemption=exemption)  # type: ignore[arg-type]


ITEMS = (
    item("apologies", "1", "Apologies for absence", "procedural"),
    item("interests", "2", "Declarations of interest", "procedural"),
    item("buses", "3", "Bus fares"),
    item("visit", "4", "Monitoring visit"),
    item("end", "5", "Date of the next meeting", "procedural"),
)
PRIVATE = item(
    "depot",
    "6",
    "Sale of the depot",
    exemption=Exemption(paragraphs=("3",), public_interest=Words(en="Bidders would offer less.")),
)


def agenda_out(*items: Item, state: str = "agenda", start: str = "2026-12-10T10:00") -> str:
    """A meeting whose agenda is published."""
    meeting = Meeting(id="meeting", body="board", start=start, state=state, items=items or ITEMS)  # type: ignore[arg-type]
    publish(public_book(), meeting, council=COUNCIL)
    return meeting.id


def opened(clerk: Account, *items: Item, budget: bool = False, at: str = "10:02") -> Draft:
    """The meeting, opened: its agenda out, its roll not called yet."""
    agenda_out(*items)
    return opening.open_meeting(sitting_of(COUNCIL, "meeting"), at, budget=budget, by=clerk)


def in_session(clerk: Account, *items: Item, away: Iterable[str] = (), budget: bool = False) -> Draft:
    """The meeting with its roll called (all there but ``away``), the first of those in office presiding."""
    draft = opened(clerk, *items, budget=budget)
    absent = set(away)
    called = [
        Called(line.key, "apologies" if line.key in absent else "present") for line in room_of(draft).lines
    ]
    roll.call_roll(draft, called, by=clerk)
    chair = next((key for key in ("ash", "birch") if key not in absent), "")
    if chair and chair in room_of(draft).by_key:
        proceeding.take_chair(draft, chair, "10:02", by=clerk)
    return draft


def says(draft: Draft, key: str) -> list[str]:
    """The paragraphs of an item's minutes."""
    fresh = Draft.objects.get(pk=draft.pk)
    return [
        one.plain() for found in opening.meeting_of(fresh).items if found.id == key for one in found.minutes
    ]
