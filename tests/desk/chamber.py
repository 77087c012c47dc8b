"""The council of the browser tests with two meetings on one day: of its board, and of its full council."""

from __future__ import annotations

from minutebook.book.press import Request, publish, publish_many
from minutebook.book.schema import (
    Attendance,
    Body,
    Exemption,
    Item,
    Meeting,
    Membership,
    Paragraph,
    Person,
    Words,
)
from minutebook.book.schema.meeting import Place
from minutebook.book.shelf import closed_book, public_book
from minutebook.book.standing import statuses
from minutebook.drafts import roles
from minutebook.drafts.models import Account, Appointment, Reply
from tests.desk import boards
from tests.desk.boards import BOARD, COUNCIL

DAY = "2026-12-10"
BOARD_MEETING, BUDGET, NEXT_BOARD = "boardmeeting", "budgetmeeting", "nextboardmeeting"
PASSWORD = "a long password of Anita"
SECRET = "Orchard House"
MEMBERS = ("Fiona Abercorn", "Bernard Elphick", "Carys Morgan", "Devinder Gill", "Edith Hallam")
EXEMPT = Exemption(
    paragraphs=("1",),
    reason=Words(en="It is about one child."),
    public_interest=Words(en="The child could be known."),
    review="2027-06-01",
)


def found(legal_status: str) -> None:
    """Publish all of it; nothing where that is done."""
    if statuses(public_book(), COUNCIL):
        return
    boards.found(legal_status)
    clerk = Account.objects.get(name="Gwen Ashby")
    other = Account.objects.create(email="ivo.penrose@severnshire.example", name="Ivo Penrose")
    Appointment.objects.create(account=other, council=COUNCIL, role=roles.CLERK, body="")
    board = Body(
        id=BOARD,
        name=Words(en="Corporate Parenting Board"),
        kind="board",
        legal_status=legal_status,  # type: ignore[arg-type]
        seats=7,
    )
    panel = Body(
        id="panel",
        name=Words(en="Children and Families Scrutiny Panel"),
        kind="scrutiny",
        legal_status="committee",
    )
    for thing in (board, panel, *(_member(name, BOARD) for name in MEMBERS)):
        publish(public_book(), thing, council=COUNCIL)
    _board_meeting()
    _next_board_meeting()
    Reply.objects.create(
        council=COUNCIL, meeting=BOARD_MEETING, person=_id("Edith Hallam"), answer="apologies", by=clerk
    )
    _full_council()


def _id(name: str) -> str:
    return name.casefold().replace(" ", "-")[:20]


def _member(name: str, body: str, role: str = "Member", group: str = "Independents") -> Person:
    seat = Membership(id=f"{_id(name)}-s"[:20], body=body, role=Words(en=role))
    return Person(
        id=_id(name),
        name=Words(en=name),
        family_name=name.split()[-1],
        title=Words(en="Councillor"),
        group=group,
        memberships=(seat,),
    )


def _item(
    key: str, label: str, title: str, kind: str = "item", agenda: str = "", exemption: Exemption | None = None
) -> Item:
    words = (Paragraph(text=Words(en=agenda)),) if agenda else ()
    return Item(
        id=key,
        label=label,
        title=Words(en=title),
        kind=kind,  # type: ignore[arg-type]
        agenda=words,
        exemption=exemption,
    )


def _board_meeting() -> None:
    items = (
        _item("apologies", "1", "Apologies for absence", "procedural"),
        _item("interests", "2", "Declarations of interest", "procedural"),
        _item("ofsted", "3", "Ofsted update", agenda="To receive a report on the inspection."),
        _item("health", "4", "Health assessments", agenda="To consider the time they take."),
        _item("next", "5", "Date of the next meeting", "procedural"),
        _item("placement", "6", "A placement", exemption=EXEMPT),
    )
    meeting = Meeting(
        id=BOARD_MEETING,
        body=BOARD,
        start=f"{DAY}T14:00",
        state="agenda",
        place=Place(name=Words(en="Committee Room 1")),
        items=items,
    )
    publish(public_book(), meeting, council=COUNCIL)
    assert closed_book().alias


def _next_board_meeting() -> None:
    """The meeting that can approve the minutes, its chair there, who signs in with a password."""
    chair = Account.objects.get(name="Anita Deshpande")
    chair.set_password(PASSWORD)
    chair.save()
    there = (
        Attendance(person="chair", name="Councillor Anita Deshpande", role="Chair"),
        Attendance(person=_id("Bernard Elphick"), name="Councillor Bernard Elphick"),
    )
    held = Meeting(id=NEXT_BOARD, body=BOARD, start="2027-01-14T14:00", state="held", attendance=there)
    publish(public_book(), held, council=COUNCIL)


def _full_council() -> None:
    council = Body(
        id="council",
        name=Words(en="Severnshire Council"),
        short_name=Words(en="Council"),
        kind="council",
        legal_status="council",
        seats=60,
    )
    publish(public_book(), council, council=COUNCIL)
    first = ("Alma", "Basil", "Cleo", "Dora", "Edgar", "Flora", "Glyn", "Hilda", "Ivor", "Jonas")
    last = ("Underhill", "Vance", "Wren", "Yates", "Ackroyd", "Boyle")
    names = [f"{one} {other}" for other in last for one in first]
    offices = ("Chairman", "Vice-Chairman")
    people = [
        _member(
            name,
            "council",
            offices[number] if number < 2 else "Member",
            "Independents" if number < 30 else "Residents",
        )
        for number, name in enumerate(names)
    ]
    publish_many(public_book(), COUNCIL, [Request(thing=person) for person in people])
    items = (
        _item("a", "1", "Apologies for absence", "procedural"),
        _item("d", "2", "Declarations of interest", "procedural"),
        _item("budget", "3", "Budget and council tax 2027/28", agenda="To set the budget."),
    )
    meeting = Meeting(id=BUDGET, body="council", start=f"{DAY}T10:00", state="agenda", items=items)
    publish(public_book(), meeting, council=COUNCIL)
