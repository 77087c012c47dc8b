"""A report on its way: asked for the board's meeting, and written far enough to be handed in."""

from __future__ import annotations

from typing import Any

from minutebook.book.press import publish
from minutebook.book.schema import Meeting, Words
from minutebook.book.schema.document import Page
from minutebook.book.schema.meeting import Place
from minutebook.book.shelf import public_book
from minutebook.drafts.agendas.agenda import sitting_of
from minutebook.drafts.models import Letter, Report
from minutebook.drafts.papers import Upload
from minutebook.drafts.reporting import authoring, reports
from minutebook.drafts.reporting.report_documents import enclosure_at, revision_of
from minutebook.drafts.reporting.writing import USUAL
from minutebook.drafts.roles import FINANCE, LEGAL
from minutebook.drafts.uploads import DOCX, PDF, Arrived
from tests.book.making import COUNCIL
from tests.drafts.cast import Cast

BRIEF = "Say what the visit found."


def scheduled(id: str = "meeting", body: str = "board", start: str = "2026-12-10T10:00") -> Meeting:
    """A meeting the public knows of, without an agenda."""
    place = Place(name=Words(en="Room 1"), address="County Hall")
    meeting = Meeting(id=id, body=body, start=start, state="scheduled", place=place)
    publish(public_book(), meeting, council=COUNCIL)
    return meeting


def asked(cast: Cast, **fields: Any) -> Report:
    """A report asked of the author for the board's meeting, to be cleared by finance and legal."""
    scheduled()
    given: dict[str, Any] = {"brief": BRIEF, "offices": (FINANCE, LEGAL)} | fields
    sitting = sitting_of(COUNCIL, "meeting")
    return reports.ask(sitting, "Monitoring visit", cast.author, by=cast.clerk, **given)


def written(report: Report, cast: Cast, **sections: str) -> Report:
    """Every section of the template filled in, these with these words."""
    typed = {section.key: f"{section.heading}: said." for section in USUAL} | sections
    one = enclosure_at(report, 0)
    authoring.write(report, typed, seen=revision_of(one), by=cast.author)
    authoring.describe(report, report.title, [], no_background=True, by=cast.author)
    report.refresh_from_db()
    return report


def ready(cast: Cast, **fields: Any) -> Report:
    """A report that can be handed in."""
    return written(asked(cast, **fields), cast)


def arrived(*pages: str, name: str = "report.pdf", barriers: tuple[str, ...] = ()) -> Arrived:
    """A file that was judged and cleaned: its bytes are its words."""
    data = b"%PDF-1.7 " + "\f".join(pages).encode()
    upload = Upload(name, data, PDF, tuple(Page(text=text) for text in pages), "test 1", barriers)
    return Arrived(upload, b"PK " + data, DOCX, name.replace(".pdf", ".docx"), "Report", barriers)


def letters(to: Any = None) -> list[str]:
    """The subjects of the letters written, to one account."""
    rows = Letter.objects.using("desk").order_by("pk")
    return [row.subject for row in rows if to is None or row.to == to.email]
