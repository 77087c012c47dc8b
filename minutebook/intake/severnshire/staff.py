"""Who works at Severnshire’s desk: one account for each part, signed in to by one click in the demo."""

from __future__ import annotations

from typing import NamedTuple

from minutebook.drafts import roles
from minutebook.drafts.models import Account, Appointment
from minutebook.intake.severnshire.keys import COUNCIL, keyed
from minutebook.intake.severnshire.people import BOARD, CABINET, GROUP, PANEL, person_id

DOMAIN = "severnshire.example"


class Part(NamedTuple):
    """Someone at the desk: name, post, role, the bodies it is for (none: all), the member they are."""

    name: str
    post: str
    role: str
    bodies: tuple[str, ...] = ()
    person: str = ""

    @property
    def email(self) -> str:
        """The address they sign in with."""
        return f"{self.name.casefold().replace(' ', '.')}@{DOMAIN}"


CAST = (
    Part("Gwen Ashby", "Democratic Services Officer", roles.CLERK),
    Part("Tom Ferris", "Head of Service, Children in Care", roles.AUTHOR),
    Part("Nadia Coles", "Strategic Finance Manager", roles.FINANCE),
    Part("Owen Baird", "Principal Solicitor", roles.LEGAL),
    Part("Leila Marsh", "Equality and Inclusion Lead", roles.EQUALITY),
    Part("Judith Kerrow", "Director of Children’s Services", roles.DIRECTOR),
    Part("Stephen Vale", "Monitoring Officer", roles.PROPER_OFFICER),
    Part("Anita Deshpande", "Chair, Corporate Parenting Board", roles.CHAIR, (BOARD,), "Anita Deshpande"),
    Part("Fiona Abercorn", "Member, Corporate Parenting Board", roles.MEMBER, (BOARD,), "Fiona Abercorn"),
    Part("Tobias Lindqvist", "Chair, Scrutiny Panel", roles.CHAIR, (PANEL, GROUP), "Tobias Lindqvist"),
    Part("Geoffrey Thornbury", "Leader of the Council", roles.CHAIR, (CABINET,), "Geoffrey Thornbury"),
    Part("Rhian Morgan", "Scrutiny Officer", roles.SCRUTINY),
    Part("Elin Pryce", "Translator", roles.TRANSLATOR),
    Part("Daniel Shaw", "Systems Administrator", roles.ADMINISTRATOR),
)


def open_accounts() -> list[Account]:
    """Open an account for everyone in the cast who has none, without a password. Returns them all."""
    accounts = []
    for part in CAST:
        account, new = Account.objects.get_or_create(
            email=part.email,
            defaults={
                "name": f"{part.name}, {part.post}",
                "person": person_id(part.person) if part.person else "",
            },
        )
        if new:
            account.set_unusable_password()
            account.save()
            for body in part.bodies or ("",):
                where = keyed("body", body) if body else ""
                Appointment.objects.create(account=account, council=COUNCIL, role=part.role, body=where)
        accounts.append(account)
    return accounts
