"""A report is cleared in the words it was handed in with, by every office named, by nobody who wrote it."""

from __future__ import annotations

import pytest

from minutebook.book.errors import BookError
from minutebook.drafts.models import Account, Appointment, Clearance, Report
from minutebook.drafts.permission import NotPermitted
from minutebook.drafts.reporting import authoring, clearance, reports
from minutebook.drafts.reporting.clearance import Comment, clear, hand_in, return_report, waiting_for
from minutebook.drafts.roles import FINANCE, LEGAL
from tests.book.making import COUNCIL
from tests.drafts.cast import Cast
from tests.drafts.reporting import arrived, asked, letters, ready, written

pytestmark = pytest.mark.django_db(databases=["default", "desk"])


def states(report: Report) -> dict[str, str]:
    report.refresh_from_db()
    rows = report.clearances.filter(round=report.round)
    return {row.office: row.state for row in rows}


def waits(account: Account) -> list[str]:
    return [one.report.title for one in waiting_for(account, COUNCIL)]


def test_it_works(cast: Cast) -> None:
    report = ready(cast)
    hand_in(report, by=cast.author)
    assert waits(cast.finance) == waits(cast.legal) == ["Monitoring visit"]
    clear(report, FINANCE, "No cost.", by=cast.finance)
    clear(report, LEGAL, by=cast.legal)
    assert report.state == Report.CLEARED
    assert reports.cleared_by(report) == {"Finance officer": "Fiona Finance", "Legal officer": "Leo Legal"}
    assert letters(cast.author)[-1] == "Cleared: Monitoring visit" == letters(cast.clerk)[-1]
    assert waits(cast.finance) == []


def test_in_order_one_office_is_asked_after_the_other(cast: Cast) -> None:
    report = ready(cast, in_order=True)
    hand_in(report, by=cast.author)
    assert states(report) == {FINANCE: Clearance.ASKED, LEGAL: Clearance.WAITING}
    assert letters(cast.legal) == []
    with pytest.raises(BookError, match="not waiting for you"):
        clear(report, LEGAL, by=cast.legal)
    clear(report, FINANCE, by=cast.finance)
    assert states(report)[LEGAL] == Clearance.ASKED and letters(cast.legal) == ["To clear: Monitoring visit"]


def test_a_report_that_lacks_something_is_not_handed_in(cast: Cast) -> None:
    report = asked(cast)
    with pytest.raises(BookError, match="Nothing is written"):
        hand_in(report, by=cast.author)
    written(report, cast, legal="", risk=" ")
    with pytest.raises(BookError, match="under: Legal implications and Risk implications"):
        hand_in(report, by=cast.author)
    written(report, cast)
    authoring.describe(report, "Visit", [], no_background=False, by=cast.author)
    with pytest.raises(BookError, match="Background papers"):
        hand_in(report, by=cast.author)


def test_returned_with_comments_it_goes_back_and_comes_again_with_the_difference(cast: Cast) -> None:
    report = ready(cast)
    hand_in(report, by=cast.author)
    clear(report, LEGAL, by=cast.legal)
    block = next(
        b for b in clearance.newest_sheets(report)[0].blocks if b.text.startswith("Financial implications:")
    )
    comment = Comment(report.object, block.id, "Say what it costs.")
    return_report(report, FINANCE, "", [comment], by=cast.finance)
    assert report.state == Report.RETURNED and letters(cast.author)[-1].startswith(
        "Returned by Finance officer"
    )
    remark = report.remarks.get()
    assert remark.quote == "Financial implications: said."
    clearance.answer_remark(report, remark.pk, "It costs £2,000.", by=cast.author)
    written(report, cast, finance="Financial implications: £2,000 a year.")
    hand_in(report, "The cost is in.", by=cast.author)
    assert states(report) == {FINANCE: Clearance.ASKED, LEGAL: Clearance.ASKED}
    changed = [one for one in clearance.difference(report, 1, 2)[0].blocks if one.change != "same"]
    assert [one.block.id for one in changed] == [block.id]
    assert "".join(run.text for run in changed[0].runs if run.kind == "added") == "£2,000 a year"


def test_an_office_that_cleared_these_very_words_is_not_asked_again(cast: Cast) -> None:
    report = ready(cast)
    hand_in(report, by=cast.author)
    clear(report, LEGAL, by=cast.legal)
    return_report(report, FINANCE, "Ring me.", by=cast.finance)
    hand_in(report, "As we said by telephone.", by=cast.author)
    assert states(report) == {FINANCE: Clearance.ASKED, LEGAL: Clearance.CLEARED}


def test_a_return_says_what_has_to_change(cast: Cast) -> None:
    report = ready(cast)
    hand_in(report, by=cast.author)
    with pytest.raises(BookError, match="what has to change"):
        return_report(report, FINANCE, " ", by=cast.finance)


def test_nobody_clears_their_own(cast: Cast) -> None:
    Appointment.objects.create(account=cast.author, council=COUNCIL, role=FINANCE, body="board")
    report = ready(cast)
    hand_in(report, by=cast.author)
    with pytest.raises(NotPermitted, match="You wrote in this report"):
        clear(report, FINANCE, by=cast.author)
    assert waits(cast.author) == [] and "To clear: Monitoring visit" not in letters(cast.author)


def test_nobody_clears_what_they_mended_for_its_author(cast: Cast) -> None:
    Appointment.objects.create(account=cast.second_clerk, council=COUNCIL, role=LEGAL, body="board")
    report = ready(cast)
    authoring.upload(report, arrived("Mended."), by=cast.second_clerk)
    hand_in(report, by=cast.author)
    with pytest.raises(NotPermitted, match="You wrote in this report"):
        clear(report, LEGAL, by=cast.second_clerk)


def test_an_officer_clears_for_their_own_office_only(cast: Cast) -> None:
    report = ready(cast)
    hand_in(report, by=cast.author)
    for who in (cast.legal, cast.clerk, cast.proper_officer, cast.chair, cast.administrator, cast.stranger):
        with pytest.raises(NotPermitted):
            clear(report, FINANCE, by=who)


def test_nothing_is_changed_while_it_is_being_cleared(cast: Cast) -> None:
    report = ready(cast)
    hand_in(report, by=cast.author)
    with pytest.raises(BookError, match="is being cleared"):
        written(report, cast)
    clearance.take_back(report, "A figure was wrong.", by=cast.author)
    assert states(report) == {FINANCE: Clearance.STOPPED, LEGAL: Clearance.STOPPED}
    assert letters(cast.finance)[-1] == "Taken back: Monitoring visit"
    written(report, cast, risk="Another figure.")


def test_a_clearance_does_not_hold_for_other_words(cast: Cast) -> None:
    report = ready(cast, offices=(FINANCE,))
    reports.put_on_agenda(report, by=cast.clerk)
    hand_in(report, by=cast.author)
    clear(report, FINANCE, by=cast.finance)
    assert reports.cleared_by(report) == {"Finance officer": "Fiona Finance"}
    clearance.take_back(report, "A word.", by=cast.clerk)
    written(report, cast, risk="Another word.")
    assert reports.cleared_by(report) == {"Finance officer": ""}


def test_a_report_that_no_office_clears_is_cleared_when_handed_in(cast: Cast) -> None:
    report = ready(cast, offices=())
    hand_in(report, by=cast.author)
    assert report.state == Report.CLEARED


def test_a_comment_is_on_a_paragraph_that_is_there(cast: Cast) -> None:
    report = ready(cast)
    hand_in(report, by=cast.author)
    with pytest.raises(Exception, match="no such paragraph"):
        clearance.comment_on(report, FINANCE, Comment(report.object, "p999", "What?"), by=cast.finance)


def test_a_private_report_is_read_by_its_offices_and_not_by_those_who_merely_see_agendas(cast: Cast) -> None:
    report = ready(cast, private=True, offices=(FINANCE,))
    readers = {name for name, one in cast.everyone().items() if reports.may_read(report, one)}
    assert readers == {"clerk", "second_clerk", "author", "finance", "proper_officer"}
