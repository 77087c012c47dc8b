"""The gate of an agenda asks of each report whether it is cleared and, if private, exempt as reasoned."""

from __future__ import annotations

import pytest

from minutebook.book.errors import BookError
from minutebook.book.schema import Exemption, Meeting, Words
from minutebook.book.shelf import closed_book, public_book
from minutebook.drafts import exempting, working
from minutebook.drafts.agendas import agenda_publishing, gate
from minutebook.drafts.agendas.agenda import add_item, begin_agenda, bench_of, sitting_of
from minutebook.drafts.models import Draft, Report
from minutebook.drafts.reporting import authoring, reports
from minutebook.drafts.reporting.clearance import clear, hand_in, take_back, writers_of
from minutebook.drafts.reporting.report_documents import enclosure_at, is_out
from minutebook.drafts.roles import FINANCE
from tests.book.making import COUNCIL
from tests.drafts.cast import Cast
from tests.drafts.reporting import arrived, asked, ready, written

pytestmark = pytest.mark.django_db(databases=["default", "desk"])

EXEMPTION = Exemption(
    paragraphs=("3",),
    reason=Words(en="It gives a price."),
    public_interest=Words(en="Bidders would ask for more."),
    review="2027-06-01",
)


@pytest.fixture(autouse=True)
def stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MINUTEBOOK_NOW", "2026-11-25T09:00:00+00:00")


def on_agenda(report: Report, cast: Cast) -> Draft:
    reports.put_on_agenda(report, by=cast.clerk)
    draft = working.current_draft(COUNCIL, "meeting")
    assert draft is not None
    return draft


def in_the_way(draft: Draft) -> dict[str, str]:
    """What blocks, by rule, of what concerns reports."""
    found = gate.verdict_of(bench_of(draft)).in_the_way
    return {one.rule: one.problem for one in found if ": " in one.about}


def test_it_works(cast: Cast) -> None:
    report = ready(cast, offices=(FINANCE,))
    draft = on_agenda(report, cast)
    assert "Finance officer" in in_the_way(draft)["report-cleared"]
    hand_in(report, by=cast.author)
    clear(report, FINANCE, by=cast.finance)
    assert in_the_way(draft) == {}
    standing = reports.standing_of(draft)[report.object]
    assert standing == ("Anna Author", {"Finance officer": "Fiona Finance"})


def test_an_exempt_report_needs_the_proper_officers_signature(cast: Cast) -> None:
    report = ready(cast, offices=())
    authoring.keep_private(report, 0, EXEMPTION, by=cast.author)
    hand_in(report, by=cast.author)
    draft = begin_agenda(sitting_of(COUNCIL, "meeting"), by=cast.clerk)
    item = add_item(draft, Words(en="A contract"), by=cast.clerk)
    reports.put_on_agenda(report, item.id, by=cast.clerk)
    assert "signed off by the proper officer" in in_the_way(draft)["exemption"]
    exempting.sign_off(draft, report.object, by=cast.proper_officer)
    assert in_the_way(draft) == {}


def test_appendices_wait_for_the_clearance_of_their_report(cast: Cast) -> None:
    report = ready(cast, offices=(FINANCE,))
    authoring.add_appendix(report, "Letter", arrived("Words."), by=cast.author)
    draft = on_agenda(report, cast)
    waiting = [
        one.about for one in gate.verdict_of(bench_of(draft)).in_the_way if one.rule == "report-cleared"
    ]
    assert waiting == ["Monitoring visit: Monitoring visit", "Monitoring visit: Letter"]


def test_a_file_that_not_everyone_can_read_is_in_the_way(cast: Cast) -> None:
    report = written(asked(cast, offices=()), cast)
    authoring.upload(report, arrived("Words.", barriers=("The file has no tags.",)), by=cast.author)
    assert "no tags" in in_the_way(on_agenda(report, cast))["accessible-papers"]


def test_published_each_document_is_in_the_book_it_belongs_to(cast: Cast) -> None:
    report = ready(cast, offices=())
    authoring.add_appendix(report, "KESTREL prices", arrived("KESTREL words."), by=cast.author)
    authoring.keep_private(report, 1, EXEMPTION, by=cast.author)
    hand_in(report, by=cast.author)
    draft = on_agenda(report, cast)
    appendix = enclosure_at(report, 1).draft.object
    exempting.sign_off(draft, appendix, by=cast.proper_officer)
    for finding in gate.verdict_of(bench_of(draft)).in_the_way:
        gate.let_pass(draft, finding.rule, finding.about, "The test posts no notice.", by=cast.proper_officer)
    agenda_publishing.publish_agenda(draft, by=cast.clerk)
    public = working.newest(public_book(), COUNCIL, "meeting")[1]
    closed = working.newest(closed_book(), COUNCIL, "meeting")[1]
    assert isinstance(public, Meeting) and isinstance(closed, Meeting)
    at_item = {
        side: [p.document for i in thing.items for p in i.papers]
        for side, thing in (("p", public), ("c", closed))
    }
    assert at_item == {"p": [report.object], "c": [report.object, appendix]}
    assert working.newest(public_book(), COUNCIL, appendix)[1] is None
    assert working.newest(closed_book(), COUNCIL, appendix)[1] is not None
    assert "KESTREL" not in repr(public)


def published(cast: Cast) -> tuple[Report, Draft]:
    """A cleared report that is out with its agenda."""
    report = ready(cast, offices=(FINANCE,))
    hand_in(report, by=cast.author)
    clear(report, FINANCE, by=cast.finance)
    draft = on_agenda(report, cast)
    for finding in gate.verdict_of(bench_of(draft)).in_the_way:
        gate.let_pass(draft, finding.rule, finding.about, "The test posts no notice.", by=cast.proper_officer)
    agenda_publishing.publish_agenda(draft, by=cast.clerk)
    return report, draft


def test_a_report_that_is_out_can_be_opened_again_and_is_cleared_anew_for_a_supplement(cast: Cast) -> None:
    report, _ = published(cast)
    assert is_out(report)
    take_back(report, "A figure was wrong.", by=cast.author)
    assert not is_out(report)
    written(report, cast, finance="It costs more.")
    supplement = working.open_draft(COUNCIL, "meeting", by=cast.clerk)
    assert "Finance officer" in in_the_way(supplement)["report-cleared"]
    hand_in(report, by=cast.author)
    clear(report, FINANCE, by=cast.finance)
    assert "report-cleared" not in in_the_way(supplement)


def test_who_mended_it_before_it_was_published_still_does_not_clear_it_after(cast: Cast) -> None:
    report, _ = published(cast)
    take_back(report, "A figure was wrong.", by=cast.clerk)
    assert cast.author.pk in writers_of(report) and cast.finance.pk not in writers_of(report)


def test_a_private_report_goes_to_an_item_whose_title_the_public_may_read(cast: Cast) -> None:
    report = ready(cast, private=True)
    with pytest.raises(BookError, match="title the public may read"):
        reports.put_on_agenda(report, by=cast.clerk)
