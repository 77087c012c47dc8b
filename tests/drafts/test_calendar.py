"""Meetings are planned, published as a calendar, moved and cancelled; what is being prepared stays."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest

from minutebook.book.errors import BookError
from minutebook.book.schema import Meeting
from minutebook.book.shelf import public_book
from minutebook.drafts import exempting, working
from minutebook.drafts.agendas import notices
from minutebook.drafts.agendas.agenda import sitting_of
from minutebook.drafts.agendas.agenda_publishing import publish_agenda
from minutebook.drafts.agendas.notices import posting_of
from minutebook.drafts.models import Draft, Letter, NonWorkingDay
from minutebook.drafts.permission import NotPermitted, Scope
from minutebook.drafts.practice import set_day
from minutebook.drafts.scheduling import calendar, timeline
from tests.book.making import COUNCIL
from tests.drafts.agendas import IN_TIME, PRIVATE, begun, bench, item, paper, scheduled
from tests.drafts.cast import BOARD, Cast

pytestmark = pytest.mark.django_db(databases=["default", "desk"])
START = datetime(2026, 12, 17, 14)


@pytest.fixture(autouse=True)
def _now(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MINUTEBOOK_NOW", IN_TIME)


def public(meeting: str = "meeting") -> Meeting:
    thing = working.newest(public_book(), COUNCIL, meeting)[1]
    assert isinstance(thing, Meeting)
    return thing


def test_a_planned_meeting_is_known_to_the_desk_alone_until_the_calendar_is_published(cast: Cast) -> None:
    planned = calendar.plan(BOARD, [START, START + timedelta(days=28)], by=cast.clerk)
    rows = calendar.meetings(COUNCIL, date(2026, 12, 1))
    assert [row.planned for row in rows] == [True, True]
    assert working.newest(public_book(), COUNCIL, planned[0].object)[1] is None
    calendar.publish_calendar(Scope(COUNCIL), planned, by=cast.clerk)
    assert public(planned[0].object).start == "2026-12-17T14:00"
    assert [row.planned for row in calendar.meetings(COUNCIL, date(2026, 12, 1))] == [False, False]


def test_a_planned_meeting_is_thrown_away_and_a_published_one_is_not(cast: Cast) -> None:
    planned = calendar.plan(BOARD, [START], by=cast.clerk)[0]
    calendar.unplan(planned, by=cast.clerk)
    assert calendar.meetings(COUNCIL, date(2026, 12, 1)) == []
    with pytest.raises(BookError, match="cancel it"):
        calendar.unplan(begun(cast.clerk), by=cast.clerk)


def test_only_who_plans_meetings_moves_them(cast: Cast) -> None:
    sitting = sitting_of(COUNCIL, scheduled())
    with pytest.raises(NotPermitted):
        calendar.move(sitting, START, "The chair is ill.", by=cast.chair)
    assert public().start == "2026-12-10T10:00"


def test_a_meeting_is_moved_and_the_members_are_told_why(cast: Cast) -> None:
    calendar.move(sitting_of(COUNCIL, scheduled()), START, "The chair is ill.", by=cast.clerk)
    assert public().start == "2026-12-17T14:00"
    assert str(public().state_reason) == "Moved from Thursday 10 December 2026 at 10 am. The chair is ill."
    letter = Letter.objects.filter(to=cast.member.email).get()
    assert letter.subject == "The meeting of the Corporate Parenting Board is moved to " + (
        "Thursday 17 December 2026 at 2 pm"
    )
    assert not Draft.objects.filter(state=Draft.OPEN).exists()


def test_what_is_being_prepared_stays_on_the_desk_when_the_meeting_is_moved(cast: Cast) -> None:
    draft = begun(cast.clerk)
    key = item(draft, cast.clerk, "Not for anyone yet")
    calendar.move(sitting_of(COUNCIL, "meeting"), START, "The chair is ill.", by=cast.clerk)
    assert public().items == () and public().start == "2026-12-17T14:00"
    stands = bench(draft)
    assert stands.item(key) and stands.meeting.start == "2026-12-17T14:00"
    assert (stands.draft.state, stands.draft.base_public) == (Draft.OPEN, 2)


def test_a_moved_agenda_keeps_its_private_part_and_its_notice_must_go_up_again(cast: Cast) -> None:
    draft = begun(cast.clerk)
    notices.record_posting(draft, "County Hall", datetime.fromisoformat(IN_TIME), by=cast.clerk)
    key = item(draft, cast.clerk, "A contract")
    exempting.take_in_private(draft, key, PRIVATE, by=cast.clerk)
    paper(draft, cast.clerk, key, "KESTREL", "Terms")
    exempting.sign_off(draft, key, by=cast.proper_officer)
    publish_agenda(draft, by=cast.clerk)
    calendar.move(sitting_of(COUNCIL, "meeting"), START, "The chair is ill.", by=cast.clerk)
    assert public().notice.posted == "" and "Thursday 17 December 2026" in public().notice.words.en
    assert posting_of(COUNCIL, "meeting") is None
    after = bench(begun(cast.clerk, "meeting"))
    assert after.item(key).papers and after.meeting.start == "2026-12-17T14:00"
    assert "KESTREL" not in repr(public()) and next(i for i in public().items if i.id == key).papers == ()


def test_a_meeting_is_not_moved_into_the_past_nor_without_a_reason(cast: Cast) -> None:
    sitting = sitting_of(COUNCIL, scheduled())
    with pytest.raises(BookError, match="time to come"):
        calendar.move(sitting, datetime(2026, 12, 1, 10), "The chair is ill.", by=cast.clerk)
    with pytest.raises(BookError, match="say why"):
        calendar.move(sitting, START, " ", by=cast.clerk)


def test_a_cancelled_meeting_stays_in_the_record_and_is_cancelled_once(cast: Cast) -> None:
    sitting = sitting_of(COUNCIL, scheduled())
    calendar.cancel(sitting, "Snow.", by=cast.clerk)
    assert (public().state, str(public().state_reason)) == ("cancelled", "Snow.")
    with pytest.raises(BookError, match="can be neither moved nor cancelled"):
        calendar.cancel(sitting, "More snow.", by=cast.clerk)


def test_every_deadline_stands_on_one_line_and_a_late_one_is_said_to_be(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    scheduled()
    scheduled("other", "2026-12-15T10:00", "panel")
    lines = timeline.deadlines(COUNCIL, date(2026, 11, 25), date(2026, 12, 16))
    assert [line.day for line in lines] == sorted(line.day for line in lines)
    assert {line.meeting.object for line in lines} == {"meeting", "other"}
    due = next(x for x in lines if (x.meeting.object, x.deadline.rule) == ("meeting", "agenda-notice"))
    assert due.day == date(2026, 12, 2) and due.whose == "clerk" and "LGA 1972" in due.deadline.source
    assert not due.overdue(date(2026, 12, 2)) and due.overdue(date(2026, 12, 3))


def test_a_day_on_which_the_offices_are_shut_moves_the_deadlines_at_once(cast: Cast) -> None:
    scheduled()
    set_day(Scope(COUNCIL), date(2026, 12, 4), NonWorkingDay.CLOSURE, "Boiler", by=cast.clerk)
    lines = timeline.deadlines(COUNCIL, date(2026, 11, 25), date(2026, 12, 16))
    assert next(x.day for x in lines if x.deadline.rule == "agenda-notice") == date(2026, 12, 1)
