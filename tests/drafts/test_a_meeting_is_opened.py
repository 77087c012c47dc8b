"""A meeting is opened once its agenda stands; who is there, who presides, and quorum at each moment."""

from __future__ import annotations

from datetime import date

import pytest

from minutebook.book.errors import BookError
from minutebook.book.press import publish
from minutebook.book.shelf import public_book
from minutebook.drafts.agendas import agenda_publishing
from minutebook.drafts.agendas.agenda import bench_of, sitting_of
from minutebook.drafts.models import Draft, Reply
from minutebook.drafts.permission import NotPermitted
from minutebook.drafts.sitting import days, opening, proceeding, roll
from minutebook.drafts.sitting.attending import room_of
from minutebook.drafts.sitting.roll import Called, usual_roll
from tests.book.making import COUNCIL
from tests.drafts.agendas import begun, item, scheduled
from tests.drafts.cast import Cast
from tests.drafts.sitting import (
    ITEMS,
    ON_THE_DAY,
    agenda_out,
    board_of,
    in_session,
    member,
    opened,
    says,
)

pytestmark = pytest.mark.django_db(databases=["default", "desk"])


@pytest.fixture(autouse=True)
def board(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    """The board with six members on eight seats, on the day of its meeting."""
    monkeypatch.setenv("MINUTEBOOK_NOW", ON_THE_DAY)
    board_of()


def test_a_meeting_is_opened_called_and_ended(cast: Cast) -> None:
    draft = in_session(cast.clerk, away=["dale"])
    room = room_of(draft)
    assert room.meeting.state == "held"
    assert [line.key for line in room.there()] == ["ash", "birch", "cedar", "elm", "fir"]
    assert says(draft, "apologies") == ["Apologies for absence were received from Councillor D. Dale."]
    assert room.proceedings is not None and room.proceedings.presiding == "ash"
    proceeding.end(draft, "11:40", by=cast.clerk)
    assert says(draft, "end") == ["The meeting ended at 11.40 am."]
    assert opening.meeting_of(Draft.objects.get(pk=draft.pk)).end == "2026-12-10T11:40"
    proceeding.go_on(draft, by=cast.clerk)
    assert says(draft, "end") == []


@pytest.mark.parametrize(
    ("state", "start", "why"),
    [
        ("scheduled", "2026-12-10T10:00", "once its agenda stands"),
        ("agenda", "2026-12-11T10:00", "on its day"),
        ("cancelled", "2026-12-10T10:00", "cancelled"),
    ],
)
def test_it_is_not_opened_before_its_agenda_stands_or_its_day(
    cast: Cast, state: str, start: str, why: str
) -> None:
    agenda_out(state=state, start=start)
    with pytest.raises(BookError, match=why):
        opening.open_meeting(sitting_of(COUNCIL, "meeting"), "10:00", by=cast.clerk)


def test_one_that_came_from_elsewhere_is_opened_too(cast: Cast) -> None:
    agenda_out(state="held")
    draft = opening.open_meeting(sitting_of(COUNCIL, "meeting"), "10:00", by=cast.clerk)
    assert [item.id for item in opening.meeting_of(draft).items] == [item.id for item in ITEMS]


def test_a_supplement_being_made_is_published_or_thrown_away_first(cast: Cast) -> None:
    agenda_out()
    begun(cast.clerk, "meeting")
    sitting = sitting_of(COUNCIL, "meeting")
    draft = Draft.objects.get(object="meeting")
    item(draft, cast.clerk, "Another")
    with pytest.raises(BookError, match="supplement"):
        opening.open_meeting(sitting, "10:00", by=cast.clerk)
    opening.throw_supplement_away(sitting, by=cast.clerk)
    assert opening.open_meeting(sitting, "10:00", by=cast.clerk).stage == opening.MINUTES


def test_minutes_being_taken_are_never_published_as_an_agenda(cast: Cast) -> None:
    draft = opened(cast.clerk)
    with pytest.raises(BookError, match="its agenda is as it was"):
        agenda_publishing.publish_agenda(draft, by=cast.clerk)
    assert bench_of(draft).out


def test_the_roll_begins_with_what_members_replied(cast: Cast) -> None:
    scheduled()
    Reply.objects.create(
        council=COUNCIL,
        meeting="meeting",
        person="dale",
        answer="apologies",
        substitute="gorse",
        by=cast.clerk,
    )
    publish(public_book(), member("gorse", "panel"), council=COUNCIL)
    draft = opened(cast.clerk)
    room = room_of(draft)
    called = usual_roll(room)
    assert Called("dale", "apologies", "gorse") in called
    roll.call_roll(draft, called, by=cast.clerk)
    room = room_of(draft)
    assert room.line("gorse").capacity == "substitute" and room.line("gorse").voting
    assert says(draft, "apologies") == [
        "Apologies for absence were received from Councillor D. Dale. "
        "Councillor G. Gorse attended as substitute for Councillor D. Dale."
    ]


def test_quorum_is_answered_at_each_moment_from_the_rule_of_the_body(cast: Cast) -> None:
    draft = in_session(cast.clerk, away=["dale", "elm"])
    roll.move(draft, "birch", "left", "10:30", item="buses", by=cast.clerk)
    roll.move(draft, "fir", "left", "10:40", item="buses", by=cast.clerk)
    room = room_of(draft)
    assert room.needed is not None and room.needed.result == 3
    answer = room.moments()
    assert answer is not None
    assert [(one.at, one.present, one.quorate) for one in answer.result] == [
        ("the start", 4, True),
        ("10:30", 3, True),
        ("10:40", 2, False),
    ]
    roll.move(draft, "dale", "arrived", "10:55", item="visit", by=cast.clerk)
    moments = room_of(draft).moments()
    assert moments is not None and moments.result[-1].quorate
    assert says(draft, "visit") == ["Councillor D. Dale joined the meeting at 10.55 am."]
    roll.take_movement_back(draft, "dale", by=cast.clerk)
    assert says(draft, "visit") == [] and not room_of(draft).line("dale").there_at()


@pytest.mark.parametrize(
    ("key", "kind", "at", "why"),
    [
        ("birch", "arrived", "10:30", "was there already"),
        ("dale", "left", "10:30", "was not there"),
        ("birch", "left", "9:30", "the meeting began at 10 am"),
        ("birch", "left", "half past", "write the time as"),
    ],
)
def test_nobody_comes_or_goes_who_cannot_have(cast: Cast, key: str, kind: str, at: str, why: str) -> None:
    draft = in_session(cast.clerk, away=["dale"])
    with pytest.raises(BookError, match=why):
        roll.move(draft, key, kind, at, by=cast.clerk)


def test_who_presides_is_the_laws_answer_unless_a_reason_is_given(cast: Cast) -> None:
    draft = in_session(cast.clerk)
    with pytest.raises(BookError, match=r"Councillor A\. Ash is in office"):
        proceeding.take_chair(draft, "birch", "10:20", by=cast.clerk)
    proceeding.take_item(draft, "buses", by=cast.clerk)
    proceeding.take_chair(draft, "birch", "10:20", reason="the Chair had an interest", by=cast.clerk)
    said = "Councillor B. Birch took the chair at 10.20 am (the Chair had an interest)."
    assert says(draft, "buses") == [said]
    proceeding.take_chair_back(draft, by=cast.clerk)
    assert says(draft, "buses") == []
    found = days.proceedings_of(COUNCIL, "meeting")
    assert found is not None and found.presiding == "ash"


def test_a_recess_a_withdrawn_item_and_one_taken_out_of_order(cast: Cast) -> None:
    draft = in_session(cast.clerk)
    proceeding.take_item(draft, "buses", by=cast.clerk)
    proceeding.recess(draft, "10:30", by=cast.clerk)
    with pytest.raises(BookError, match="resumed"):
        proceeding.end(draft, "10:40", by=cast.clerk)
    proceeding.resume(draft, "10:45", by=cast.clerk)
    assert says(draft, "buses") == ["The meeting adjourned at 10.30 am and resumed at 10.45 am."]
    proceeding.take_recess_back(draft, by=cast.clerk)
    assert says(draft, "buses") == ["The meeting adjourned for a short time at 10.30 am."]
    proceeding.take_recess_back(draft, by=cast.clerk)
    assert says(draft, "buses") == [] and proceeding.in_recess(draft) is None
    proceeding.put_off(draft, "visit", "deferred", "the report was not ready", by=cast.clerk)
    assert says(draft, "visit") == ["This item was deferred: the report was not ready."]
    proceeding.take_after_all(draft, "visit", by=cast.clerk)
    assert says(draft, "visit") == []
    proceeding.take_before(draft, "visit", "buses", by=cast.clerk)
    meeting = opening.meeting_of(Draft.objects.get(pk=draft.pk))
    assert [one.id for one in meeting.items][2:4] == ["visit", "buses"]
    assert says(draft, "visit") == ["This item was taken before item 3."]
    proceeding.take_before(draft, "visit", "end", by=cast.clerk)  # where the agenda has it
    assert says(draft, "visit") == []


def test_only_those_who_take_minutes_open_a_meeting(cast: Cast) -> None:
    agenda_out()
    for account in (cast.chair, cast.member, cast.author, cast.proper_officer, cast.administrator):
        with pytest.raises(NotPermitted):
            opening.open_meeting(sitting_of(COUNCIL, "meeting"), "10:00", by=account)


def test_an_opening_by_mistake_is_undone_while_nothing_is_recorded(cast: Cast) -> None:
    draft = opened(cast.clerk)
    opening.close_unopened(draft, by=cast.clerk)
    assert opening.why_not_yet(COUNCIL, "meeting") == ""
    again = opening.open_meeting(sitting_of(COUNCIL, "meeting"), "10:10", by=cast.clerk)
    roll.add_attending(again, "", "Director of Children's Services", by=cast.clerk)
    with pytest.raises(BookError, match="recorded already"):
        opening.close_unopened(again, by=cast.clerk)
    assert room_of(again).day == date(2026, 12, 10)


def test_who_was_not_there_after_all_neither_came_nor_went(cast: Cast) -> None:
    draft = in_session(cast.clerk)
    roll.move(draft, "fir", "left", "10:30", item="buses", by=cast.clerk)
    called = [
        one._replace(status="absent") if one.key == "fir" else one for one in usual_roll(room_of(draft))
    ]
    roll.call_roll(draft, called, by=cast.clerk)
    assert says(draft, "buses") == [] and room_of(draft).line("fir").movements == ()


def test_a_chair_who_has_left_presides_no_more(cast: Cast) -> None:
    draft = in_session(cast.clerk)
    roll.move(draft, "ash", "left", "10:30", item="buses", by=cast.clerk)
    room = room_of(draft)
    assert room.chair is None and proceeding.chair_of(room).result == "birch"
    proceeding.take_chair(draft, "birch", "10:31", by=cast.clerk)
    chair = room_of(draft).chair
    assert chair is not None and chair.key == "birch"
