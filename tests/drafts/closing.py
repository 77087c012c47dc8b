"""A published agenda with a private item and a private paper at a public one, for tests of what is closed."""

from __future__ import annotations

from datetime import datetime

from minutebook.book.schema import Membership, Paragraph, Person, Words
from minutebook.book.schema.document import Page
from minutebook.drafts import exempting, papers
from minutebook.drafts.agendas import notices
from minutebook.drafts.agendas.agenda import change_item
from minutebook.drafts.agendas.agenda_publishing import publish_agenda
from minutebook.drafts.closed_book.closed import ClosedMeeting, Secret, closed_meeting
from minutebook.drafts.models import Account, Appointment, Draft
from minutebook.drafts.papers import Upload
from minutebook.drafts.uploads import PDF
from tests.book.making import COUNCIL
from tests.drafts.agendas import IN_TIME, PRIVATE, begun, item, paper
from tests.drafts.cast import Cast
from tests.drafts.pages import pdf_of

SECRET = "KESTREL"
"""The word that stands in everything private, and nowhere else."""


def published(cast: Cast) -> ClosedMeeting:
    """Publish it: buses in public with a public and a private paper, a contract in private with one."""
    draft = begun(cast.clerk)
    notices.record_posting(draft, "County Hall", datetime.fromisoformat(IN_TIME), by=cast.clerk)
    buses = item(draft, cast.clerk)
    paper(draft, cast.clerk, buses)
    held = private_paper(draft, cast.clerk, buses, f"{SECRET} pays 3.", f"Costs of {SECRET}", "appendix")
    exempting.keep_paper_private(draft, held, PRIVATE, by=cast.clerk)
    exempting.sign_off(draft, held, by=cast.proper_officer)
    contract = item(draft, cast.clerk, "A contract")
    change_item(draft, contract, cast.clerk, agenda=(Paragraph(text=Words(en=f"{SECRET} bids.")),))
    exempting.take_in_private(draft, contract, PRIVATE, by=cast.clerk)
    private_paper(draft, cast.clerk, contract, f"{SECRET} bids most.", f"Terms of {SECRET}")
    exempting.sign_off(draft, contract, by=cast.proper_officer)
    publish_agenda(draft, by=cast.clerk)
    return again()


def private_paper(draft: Draft, clerk: Account, at: str, words: str, title: str, role: str = "report") -> str:
    """A paper that names the secret in every field, in its file, its file's name and its file's author."""
    upload = Upload(f"{SECRET}-{role}.pdf", pdf_of(words), PDF, (Page(text=words),), "test 1")
    document = papers.attach_paper(
        draft,
        at,
        upload,
        Words(en=title),
        role=role,
        author=f"{SECRET} Ltd",
        background=(Words(en=f"Letter of {SECRET}"),),
        by=clerk,
    )
    return document.id


def again() -> ClosedMeeting:
    """What is closed of the meeting as it is now."""
    found = closed_meeting(COUNCIL, "meeting")
    assert found is not None
    return found


def the_item(where: ClosedMeeting) -> Secret:
    """The private item."""
    return next(one for one in where.secrets.values() if one.object == one.item)


def the_paper(where: ClosedMeeting) -> Secret:
    """The private paper at the public item."""
    return next(one for one in where.secrets.values() if where.item(one.item).exemption is None)


def elsewhere(role: str = "member", body: str = "panel", name: str = "Olive Other") -> Account:
    """Somebody whose part is on another body."""
    account = Account.objects.create(email=f"{name.split()[0].casefold()}@severnshire.example", name=name)
    Appointment.objects.create(account=account, council=COUNCIL, role=role, body=body)
    return account


def seated(id: str, name: str, body: str = "", group: str = "", start: str = "", end: str = "") -> Person:
    """A member of the council in the book, with a seat."""
    seats = (Membership(id=f"{id}-seat", body=body, start=start, end=end),) if body else ()
    return Person(id=id, name=Words(en=name), family_name=name.split()[-1], group=group, memberships=seats)
