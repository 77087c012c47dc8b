"""A council whose scrutiny panel recommended something to the Cabinet, and those who follow it up."""

from __future__ import annotations

from minutebook.book.press import publish
from minutebook.book.readings import reading_of
from minutebook.book.schema import Body, Item, Meeting, Minutes, Paragraph, Words
from minutebook.book.shelf import public_book
from minutebook.book.standing import statuses
from minutebook.drafts import roles
from minutebook.drafts.models import Account, Appointment
from tests.desk import boards
from tests.desk.boards import CABINET, COUNCIL

PANEL = "panel"
RECOMMENDED = "RESOLVED: That the Cabinet be recommended to fund a mobile dentist for children in care."


def found(legal_status: str) -> None:
    """Found it all, unless that is done."""
    if statuses(public_book(), COUNCIL):
        return
    boards.found(legal_status)
    panel = Body(id=PANEL, name=Words(en="Children and Families Scrutiny Panel"), kind="scrutiny")
    publish(public_book(), panel, council=COUNCIL)
    asked = _met("asked", PANEL, "2026-09-10T14:00", "Dental checks", RECOMMENDED)
    _met(
        "answering", CABINET, "2026-11-26T10:00", "Response to scrutiny: dental checks", "RESOLVED: One van."
    )
    _met("closing", PANEL, "2026-12-02T14:00", "Response of the Cabinet", "The answer was considered.")
    publish(public_book(), reading_of(asked, bodies=("The Cabinet",)), council=COUNCIL)
    for name, role in (("Rhian Morgan", roles.SCRUTINY), ("Judith Kerrow", roles.DIRECTOR)):
        address = f"{name.casefold().replace(' ', '.')}@severnshire.example"
        account = Account.objects.create(email=address, name=name)
        Appointment.objects.create(account=account, council=COUNCIL, role=role, body="")


def _met(id: str, body: str, start: str, title: str, words: str) -> Meeting:
    item = Item(id=f"{id}-1", label="4", title=Words(en=title), minutes=(Paragraph(text=Words(en=words)),))
    meeting = Meeting(
        id=id, body=body, start=start, state="held", items=(item,), minutes=Minutes(state="approved")
    )
    publish(public_book(), meeting, council=COUNCIL)
    return meeting
