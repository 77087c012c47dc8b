"""Whoever has to do something for a report is reminded before and after its day, once each."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from minutebook.cli import schedule
from minutebook.drafts import outbox
from minutebook.drafts.models import Letter
from minutebook.drafts.reporting import chasing
from minutebook.drafts.reporting.chasing import chase, late_for, open_tasks
from minutebook.drafts.reporting.clearance import clear, hand_in, return_report
from minutebook.drafts.roles import FINANCE, LEGAL
from tests.book.making import COUNCIL
from tests.drafts.cast import Cast
from tests.drafts.reporting import asked, letters, ready

pytestmark = pytest.mark.django_db(databases=["default", "desk"])

# For the meeting of Thursday 10 December 2026: first drafts 12 November, cleared 24, final 30 November.
DRAFT, CLEARED = date(2026, 11, 12), date(2026, 11, 24)


@pytest.fixture(autouse=True)
def stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MINUTEBOOK_NOW", "2026-10-01T09:00:00+00:00")


def reminders(who: object) -> list[str]:
    return [one for one in letters(who) if one.startswith(("Due", "Late"))]


def test_it_works(cast: Cast) -> None:
    asked(cast)
    assert chase(date(2026, 11, 4)) == 0  # six working days before
    assert chase(date(2026, 11, 5)) == 1 and reminders(cast.author) == ["Due soon: Monitoring visit"]
    assert chase(date(2026, 11, 5)) == 0
    chase(date(2026, 11, 11))
    chase(DRAFT)
    assert reminders(cast.author)[1:] == ["Due soon: Monitoring visit", "Due today: Monitoring visit"]
    assert reminders(cast.clerk) == []
    assert chase(date(2026, 11, 13)) == 2  # the author, and the clerk who asked
    assert reminders(cast.author)[-1] == "Late: Monitoring visit" == reminders(cast.clerk)[-1]


def test_a_day_on_which_the_schedule_did_not_run_is_made_good(cast: Cast) -> None:
    asked(cast)
    assert chase(date(2026, 11, 19)) == 2  # five working days late; the reminder of that step
    assert chase(date(2026, 11, 20)) == 0 and chase(date(2026, 11, 24)) == 2


def test_every_day_of_waiting_has_at_most_one_letter_to_one_person(cast: Cast) -> None:
    asked(cast)
    day = date(2026, 10, 20)
    while day < date(2026, 12, 12):
        before = Letter.objects.count()
        chase(day)
        assert Letter.objects.count() - before <= 2
        assert chase(day) == 0
        day += timedelta(days=1)


def test_only_the_office_it_waits_for_is_reminded(cast: Cast) -> None:
    report = ready(cast, in_order=True)
    hand_in(report, by=cast.author)
    chase(CLEARED)
    assert reminders(cast.finance) == ["Due today: Monitoring visit"]
    assert reminders(cast.legal) == [] == reminders(cast.author)
    clear(report, FINANCE, by=cast.finance)
    chase(CLEARED)
    assert reminders(cast.legal) == ["Due today: Monitoring visit"]


def test_an_author_to_whom_it_was_returned_is_reminded_of_the_final_day(cast: Cast) -> None:
    report = ready(cast)
    hand_in(report, by=cast.author)
    return_report(report, LEGAL, "Cite the Act.", by=cast.legal)
    (task,) = open_tasks(COUNCIL, date(2026, 11, 30))
    assert (task.office, task.due, task.words) == ("", date(2026, 11, 30), "due today")


def test_what_is_late_is_shown_the_latest_first_and_by_how_much(cast: Cast) -> None:
    asked(cast)
    assert late_for(COUNCIL, DRAFT) == []
    (late,) = late_for(COUNCIL, date(2026, 11, 16))
    assert late.words == "2 working days late" and "20 working days before" in late.because


def test_nothing_is_chased_once_the_meeting_is_over_or_the_report_cleared(cast: Cast) -> None:
    report = ready(cast, offices=())
    assert open_tasks(COUNCIL, date(2026, 12, 11)) == []
    hand_in(report, by=cast.author)
    assert open_tasks(COUNCIL, CLEARED) == []


def test_the_schedule_sends_letters_when_there_are_some_and_chases_once_a_day(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked(cast)
    morning = datetime(2026, 11, 5, 7, 30, tzinfo=UTC)
    started = schedule.enqueue_due(morning)
    assert {"minutebook.drafts.tasks.post_letters", "minutebook.drafts.tasks.chase_reports"} <= set(started)
    assert schedule.enqueue_due(morning) == []
    from minutebook.drafts import tasks

    assert tasks.post_letters.func() == {"sent": 1}
    assert not outbox.has_due() and chasing.chase(date(2026, 11, 5)) == 1
