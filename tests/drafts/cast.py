"""The people every test of the desk is played by, and a council with two boards for them to work in."""

from __future__ import annotations

from dataclasses import dataclass

from minutebook.book.press import publish
from minutebook.book.schema import Exemption, Item, Meeting, Paragraph, Words
from minutebook.book.shelf import public_book
from minutebook.drafts import roles
from minutebook.drafts.models import Account, Appointment
from minutebook.drafts.permission import Scope
from tests.book.making import COUNCIL, board, found

BOARD = Scope(COUNCIL, "board")
OTHER = Scope(COUNCIL, "panel")


@dataclass(frozen=True)
class Cast:
    """Named roles. All but the stranger are appointed on the board; the clerk on the whole council."""

    clerk: Account
    second_clerk: Account
    author: Account
    finance: Account
    legal: Account
    proper_officer: Account
    chair: Account
    member: Account
    administrator: Account
    stranger: Account

    def everyone(self) -> dict[str, Account]:
        """Each of the cast by the name of their part."""
        return dict(vars(self))


def assemble_cast() -> Cast:
    """Found the council with two boards in the public book, and open an account for each part."""
    found(public_book())
    publish(public_book(), board(), council=COUNCIL)
    publish(public_book(), board("Children and Families Scrutiny Panel", "panel"), council=COUNCIL)
    return Cast(
        clerk=_account("Clara Clerk", roles.CLERK, body=""),
        second_clerk=_account("Colin Clerk", roles.CLERK),
        author=_account("Anna Author", roles.AUTHOR),
        finance=_account("Fiona Finance", roles.FINANCE),
        legal=_account("Leo Legal", roles.LEGAL),
        proper_officer=_account("Maya Monitoring", roles.PROPER_OFFICER, body=""),
        chair=_account("Cath Chair", roles.CHAIR),
        member=_account("Mark Member", roles.MEMBER),
        administrator=_account("Adam Administrator", roles.ADMINISTRATOR, body=""),
        stranger=_account("Sam Stranger", ""),
    )


def _account(name: str, role: str, body: str = BOARD.body) -> Account:
    address = f"{name.casefold().replace(' ', '.')}@severnshire.example"
    account = Account.objects.create(email=address, name=name)
    if role:
        Appointment.objects.create(account=account, council=COUNCIL, role=role, body=body)
    return account


def private_item(words: str = "The child lives at Orchard House.") -> Item:
    """An item taken in private, with minutes that must never be public."""
    return Item(
        id="private",
        label="9",
        title=Words(en="A placement"),
        exemption=Exemption(paragraphs=("1", "2"), public_interest=Words(en="A child could be known.")),
        minutes=(Paragraph(text=Words(en=words)),),
    )


def meeting_with(*items: Item, id: str = "meeting", body: str = "board") -> Meeting:
    """A meeting of the board with these items after the apologies."""
    first = Item(id="apologies", label="1", title=Words(en="Apologies"))
    return Meeting(id=id, body=body, start="2026-12-10T10:00", state="agenda", items=(first, *items))
