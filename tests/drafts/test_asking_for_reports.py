"""An author is asked, told until when by the law's own count, and their paper stands at the item."""

from __future__ import annotations

import pytest

from minutebook.book.errors import BookError
from minutebook.book.schema import Document, Exemption, Meeting, Words
from minutebook.drafts import working
from minutebook.drafts.agendas.agenda import begin_agenda, sitting_of
from minutebook.drafts.models import AuditEntry, Draft, Letter, Report
from minutebook.drafts.permission import NotPermitted
from minutebook.drafts.reporting import authoring, reports
from minutebook.drafts.reporting.report_documents import document_of, enclosures_of
from tests.book.making import COUNCIL
from tests.drafts.cast import Cast
from tests.drafts.reporting import arrived, asked, letters, scheduled, written

pytestmark = pytest.mark.django_db(databases=["default", "desk"])


def papers_at(item: str) -> list[tuple[str, str, str]]:
    draft = working.current_draft(COUNCIL, "meeting")
    assert draft is not None
    meeting = working.assemble(draft)
    assert isinstance(meeting, Meeting)
    found = next(one for one in meeting.items if one.id == item)
    return [(paper.document, paper.role, paper.label) for paper in found.papers]


def test_it_works(cast: Cast) -> None:
    report = asked(cast)
    assert report.state == Report.ASKED
    letter = Letter.objects.get()
    assert letter.to == cast.author.email and "Monitoring visit" in letter.subject
    # 20, 12 and 8 working days before Thursday 10 December 2026
    days = {name: answer.result.isoformat() for name, answer in reports.deadlines_of(report).items()}
    assert days == {"first-drafts": "2026-11-12", "clearance": "2026-11-24", "final-reports": "2026-11-30"}
    assert "Thursday 12 November 2026" in letter.body and "Say what the visit found." in letter.body


def test_it_is_put_at_a_new_item_or_at_one_that_is_there(cast: Cast) -> None:
    report = asked(cast)
    item = reports.put_on_agenda(report, by=cast.clerk)
    assert str(item.title) == "Monitoring visit"
    assert papers_at(item.id) == [(report.object, "report", "")]
    other = begin_agenda(sitting_of(COUNCIL, "meeting"), by=cast.clerk)
    first = working.assemble(other).items[0]  # type: ignore[union-attr]
    reports.put_on_agenda(report, first.id, by=cast.clerk)
    assert papers_at(first.id) == [(report.object, "report", "")] and papers_at(item.id) == []


def test_appendices_follow_it_to_the_item_and_their_letters_close_up(cast: Cast) -> None:
    report = asked(cast)
    item = reports.put_on_agenda(report, by=cast.clerk)
    for title in ("Letter", "Plan"):
        authoring.add_appendix(report, title, arrived("Words."), by=cast.author)
    assert [one[1:] for one in papers_at(item.id)] == [
        ("report", ""),
        ("appendix", "Appendix A"),
        ("appendix", "Appendix B"),
    ]
    authoring.remove_appendix(report, 1, by=cast.author)
    assert [one[1:] for one in papers_at(item.id)] == [("report", ""), ("appendix", "Appendix A")]
    assert str(document_of(enclosures_of(report)[1]).title) == "Plan"


def test_only_the_author_who_was_asked_and_the_clerk_write_in_it(cast: Cast) -> None:
    report = asked(cast)
    other = cast.second_clerk
    written(report, cast)
    assert reports.is_writer(report, other) and not reports.is_writer(report, cast.chair)
    for nobody in (cast.finance, cast.chair, cast.stranger):
        with pytest.raises(NotPermitted):
            authoring.describe(report, "Mine", [], no_background=True, by=nobody)


def test_who_writes_no_reports_is_not_asked(cast: Cast) -> None:
    scheduled()
    with pytest.raises(BookError, match="writes no reports"):
        reports.ask(sitting_of(COUNCIL, "meeting"), "Visit", cast.chair, by=cast.clerk)
    with pytest.raises(NotPermitted):
        reports.ask(sitting_of(COUNCIL, "meeting"), "Visit", cast.author, by=cast.author)


def test_a_report_that_is_withdrawn_leaves_the_agenda_with_the_reason(cast: Cast) -> None:
    report = asked(cast)
    item = reports.put_on_agenda(report, by=cast.clerk)
    with pytest.raises(BookError, match="reason"):
        reports.withdraw(report, " ", by=cast.clerk)
    reports.withdraw(report, "The visit was put off.", by=cast.clerk)
    assert papers_at(item.id) == []
    assert Draft.objects.get(object=report.object).state == Draft.DISCARDED
    assert letters(cast.author)[-1] == "No longer wanted: Monitoring visit"


def test_a_report_that_is_deferred_gets_the_deadlines_of_the_later_meeting(cast: Cast) -> None:
    report = asked(cast)
    scheduled("later", start="2027-02-11T10:00")
    reports.defer(report, "later", by=cast.clerk)
    assert reports.deadlines_of(report)["final-reports"].result.isoformat() == "2027-02-01"
    scheduled("elsewhere", body="panel")
    with pytest.raises(BookError, match="another body"):
        reports.defer(report, "elsewhere", by=cast.clerk)


def test_the_title_of_a_private_report_is_in_no_letter_no_list_and_no_audit(cast: Cast) -> None:
    report = asked(cast, private=True, brief="About Kestrel House")
    document = document_of(enclosures_of(report)[0])
    assert isinstance(document, Document) and document.exemption == Exemption()
    authoring.describe(report, "Kestrel House", [], no_background=True, by=cast.author)
    proposal = Exemption(
        paragraphs=("3",), reason=Words(en="A price."), public_interest=Words(en="The sale would fail.")
    )
    authoring.keep_private(report, 0, proposal, by=cast.author)
    reports.withdraw(report, "Not now.", by=cast.clerk)
    told = [repr(vars(row)) for model in (Letter, AuditEntry, Draft) for row in model.objects.all()]
    assert len(told) > 5 and not [one for one in told if "Monitoring visit" in one or "Kestrel" in one]


def test_the_title_is_back_once_the_report_is_public(cast: Cast) -> None:
    report = asked(cast, private=True)
    authoring.keep_private(report, 0, None, by=cast.author)
    report.refresh_from_db()
    assert not report.private and Draft.objects.get(object=report.object).title == "Monitoring visit"


@pytest.mark.parametrize(
    ("exemption", "refusal"),
    [
        (Exemption(), "paragraphs"),
        (Exemption(paragraphs=("3",)), "public_interest"),
        (Exemption(kind="confidential"), "reason"),
    ],
)
def test_nothing_is_kept_private_without_its_reasons(cast: Cast, exemption: Exemption, refusal: str) -> None:
    with pytest.raises(BookError, match=refusal):
        authoring.keep_private(asked(cast), 0, exemption, by=cast.author)
