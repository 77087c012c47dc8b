"""A council with a Corporate Parenting Board, a committee or an informal board, and its people."""

from __future__ import annotations

from minutebook.book.press import publish
from minutebook.book.schema import Body, Council, Membership, Person, Words
from minutebook.book.schema.meeting import Place
from minutebook.book.shelf import public_book
from minutebook.book.standing import statuses
from minutebook.drafts import roles
from minutebook.drafts.models import Account, Appointment
from minutebook.drafts.permission import Scope
from minutebook.drafts.practice import Habits, save_practice

COUNCIL, BOARD, CABINET = "severn", "board", "cabinet"
PEOPLE = {
    "Gwen Ashby": (roles.CLERK, ""),
    "Stephen Vale": (roles.PROPER_OFFICER, ""),
    "Anita Deshpande": (roles.CHAIR, BOARD),
    "Fiona Abercorn": (roles.MEMBER, BOARD),
    "Tom Ferris": (roles.AUTHOR, ""),
    "Nadia Coles": (roles.FINANCE, ""),
    "Owen Baird": (roles.LEGAL, ""),
}


def found(legal_status: str) -> None:
    """Publish the council, its board and a member, and open the accounts; nothing where that is done."""
    book = public_book()
    if statuses(book, COUNCIL):
        return
    council = Council(
        id=COUNCIL,
        name=Words(en="Severnshire County Council"),
        offices=Words(en="County Hall, Severn Gate, SV1 1AA"),
    )
    board = Body(
        id=BOARD,
        name=Words(en="Corporate Parenting Board"),
        kind="board",
        legal_status=legal_status,  # type: ignore[arg-type]
    )
    chair = Person(
        id="chair",
        name=Words(en="Anita Deshpande"),
        title=Words(en="Councillor"),
        family_name="Deshpande",
        memberships=(Membership(id="seat", body=BOARD, role=Words(en="Chair")),),
    )
    cabinet = Body(id=CABINET, name=Words(en="The Cabinet"), kind="executive", legal_status="executive")
    leader = Person(
        id="leader",
        name=Words(en="Geoffrey Thornbury"),
        family_name="Thornbury",
        memberships=(Membership(id="leads", body=CABINET, role=Words(en="Leader")),),
    )
    for thing in (council, board, chair, cabinet, leader):
        publish(book, thing, council=COUNCIL)
    accounts = {name: open_account(name) for name in PEOPLE}
    place = Place(name=Words(en="Committee Room 1"), address="County Hall, Severn Gate, SV1 1AA")
    habits = Habits(place=place, posted="the notice board at County Hall", careful=True)
    for body in (BOARD, CABINET):
        save_practice(Scope(COUNCIL, body), habits, by=accounts["Gwen Ashby"])


def open_account(name: str) -> Account:
    """An account of one of the people, with what they are appointed to."""
    role, body = PEOPLE[name]
    address = f"{name.casefold().replace(' ', '.')}@severnshire.example"
    person = "chair" if role == roles.CHAIR else ""
    account = Account.objects.create(email=address, name=name, person=person)
    Appointment.objects.create(account=account, council=COUNCIL, role=role, body=body)
    return account
