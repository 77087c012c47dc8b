"""An agenda of the board being made, for the tests of what is done with one."""

from __future__ import annotations

from minutebook.book.press import publish
from minutebook.book.schema import Body, Exemption, Meeting, Words
from minutebook.book.schema.document import Page
from minutebook.book.schema.meeting import Place
from minutebook.book.shelf import public_book
from minutebook.drafts import papers
from minutebook.drafts.agendas import agenda
from minutebook.drafts.agendas.agenda import Bench, bench_of
from minutebook.drafts.models import Account, Draft
from minutebook.drafts.papers import NONE, Upload
from tests.book.making import COUNCIL
from tests.drafts.pages import pdf_of

ROOM = Place(name=Words(en="Committee Room 1"), address="County Hall")
IN_TIME, LATE = "2026-12-02T09:00+00:00", "2026-12-08T09:00+00:00"
"""The last day with five clear days before the meeting on 10 December 2026, and one too late."""
PRIVATE = Exemption(
    paragraphs=("3",),
    reason=Words(en="It gives the terms of a contract."),
    public_interest=Words(en="Bidders would ask for more."),
    review="2027-06-01",
)


def scheduled(id: str = "meeting", start: str = "2026-12-10T10:00", body: str = "board") -> str:
    """A scheduled meeting in the public book."""
    publish(public_book(), Meeting(id=id, body=body, start=start, place=ROOM), council=COUNCIL)
    return id


def status(legal_status: str, body: str = "board") -> None:
    """Give the board another legal status."""
    name = Words(en="Corporate Parenting Board")
    publish(public_book(), Body(id=body, name=name, legal_status=legal_status), council=COUNCIL)  # type: ignore[arg-type]


def begun(clerk: Account, meeting: str = "") -> Draft:
    """The agenda of a scheduled meeting, with its standing items."""
    meeting = meeting or scheduled()
    return agenda.begin_agenda(agenda.sitting_of(COUNCIL, meeting), by=clerk)


def item(draft: Draft, clerk: Account, title: str = "Buses") -> str:
    """Another item; returns its id."""
    return agenda.add_item(draft, Words(en=title), by=clerk).id


def paper(
    draft: Draft,
    clerk: Account,
    at: str,
    words: str = "Fares rise.",
    title: str = "Report on buses",
    role: str = "report",
) -> str:
    """A finished paper at an item; returns its document's id."""
    data = pdf_of(f"{title}. {words}")
    upload = Upload("report.pdf", data, "application/pdf", (Page(text=words),), "test 1")
    document = papers.attach_paper(
        draft, at, upload, Words(en=title), role=role, author="Transport", background=(NONE,), by=clerk
    )
    return document.id


def bench(draft: Draft) -> Bench:
    """The bench as it stands in the database."""
    return bench_of(Draft.objects.get(pk=draft.pk))
