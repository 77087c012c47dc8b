"""A council in Wales, with a translator, for the tests of what is written in two languages."""

from __future__ import annotations

from minutebook.book.press import publish
from minutebook.book.schema import Council, Words
from minutebook.book.shelf import public_book
from minutebook.drafts import roles
from minutebook.drafts.models import Account, Appointment, Report
from minutebook.drafts.reporting import translating
from minutebook.drafts.reporting.report_documents import enclosure_at, revision_of
from minutebook.drafts.reporting.writing import USUAL
from tests.book.making import COUNCIL

WELSH = {section.key: f"{section.heading_cy}: dywedwyd." for section in USUAL}
"""Every section of the template in Welsh, beside what ``reporting.written`` fills in."""


def in_wales() -> Account:
    """Move the council to Wales and appoint a translator."""
    name = Words(en="Hafren County Council", cy="Cyngor Sir Hafren")
    publish(public_book(), Council(id=COUNCIL, name=name, nation="wales"), council=COUNCIL)
    account = Account.objects.create(email="elin@hafren.example", name="Elin Pryce, Translator")
    Appointment.objects.create(account=account, council=COUNCIL, role=roles.TRANSLATOR, body="board")
    return account


def translated(report: Report, by: Account, *, title: str = "Ymweliad monitro", **sections: str) -> None:
    """All of a report in Welsh, these sections with these words."""
    seen = revision_of(enclosure_at(report, 0))
    translating.give_welsh(report, WELSH | sections, title=title, background="", seen=seen, by=by)
    report.refresh_from_db()
