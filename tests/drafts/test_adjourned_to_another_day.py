"""A meeting adjourned to another day is one meeting: each day has its own roll; the public is told."""

from __future__ import annotations

from datetime import datetime

import pytest
from msgspec.structs import replace

from minutebook.book.errors import BookError
from minutebook.book.press import publish
from minutebook.book.schema import Meeting, Words
from minutebook.book.sealing import fault, sealed
from minutebook.book.shelf import public_book
from minutebook.drafts import working
from minutebook.drafts.minutes.completing_minutes import set_outcome, unfinished
from minutebook.drafts.minutes.minutes_publishing import publish_minutes
from minutebook.drafts.minutes.standing_minutes import out_of, presided
from minutebook.drafts.models import Account, Draft, Letter, Vote
from minutebook.drafts.sitting import adjourning, declaring, motions, proceeding, roll, taking, voting
from minutebook.drafts.sitting.attending import room_of
from minutebook.drafts.sitting.comparing_facts import disagreements
from minutebook.drafts.sitting.facts import facts_of, minuted_items
from minutebook.drafts.sitting.opening import meeting_of
from minutebook.drafts.sitting.roll import Called
from tests.book.making import COUNCIL
from tests.drafts.cast import Cast
from tests.drafts.sitting import ON_THE_DAY, board_of, in_session, says

pytestmark = pytest.mark.django_db(databases=["default", "desk"])

UNTIL = datetime(2026, 12, 17, 14)
THE_DAY = "2026-12-17T14:05+00:00"


@pytest.fixture(autouse=True)
def board(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    """The board with six members on eight seats, on the day of its meeting."""
    monkeypatch.setenv("MINUTEBOOK_NOW", ON_THE_DAY)
    board_of()


def typed(draft: Draft, item: str, text: str, by: Account) -> None:
    seen = taking.item_part(draft, item).revision
    taking.save_minutes(draft, item, text, seen=seen, by=by)


def adjourned(clerk: Account) -> Draft:
    """The meeting, adjourned after its third item for a week, to another room."""
    draft = in_session(clerk, away=["dale"])
    typed(draft, "interests", "There were none.", clerk)
    proceeding.take_item(draft, "buses", by=clerk)
    typed(draft, "buses", "The Board considered the report.", clerk)
    adjourning.adjourn(draft, "11:00", UNTIL, place="Room 2", reason="the heating failed", by=clerk)
    return Draft.objects.get(pk=draft.pk)


def going_on(clerk: Account, monkeypatch: pytest.MonkeyPatch, *there: str) -> Draft:
    """The second day, with the roll called; the first of those there presides."""
    draft = adjourned(clerk)
    monkeypatch.setenv("MINUTEBOOK_NOW", THE_DAY)
    adjourning.resume_on(draft, "14:02", "visit", by=clerk)
    called = [Called(line.key, "present" if line.key in there else "absent") for line in room_of(draft).lines]
    roll.call_roll(draft, called, by=clerk)
    proceeding.take_chair(draft, there[0], "14:02", by=clerk)
    return draft


def test_it_is_adjourned_and_goes_on_as_the_same_meeting(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    draft = adjourned(cast.clerk)
    assert says(draft, "buses")[-1] == (
        "By resolution of the meeting it adjourned at 11 am until Thursday 17 December 2026 at 2 pm, Room 2: "
        "the heating failed."
    )
    assert adjourning.left_over(draft) == ["visit", "end"]
    buses = next(one for one in meeting_of(draft).items if one.id == "buses")
    assert facts_of(draft).read(buses) == []  # that it was adjourned decides nothing about the item
    draft = going_on_again(draft, cast.clerk, monkeypatch)
    meeting = meeting_of(draft)
    assert (meeting.state, meeting.start, meeting.end) == ("held", "2026-12-10T10:00", "2026-12-10T11:00")
    assert meeting.continued[0].items == ("visit", "end") and meeting.continued[0].state == "held"
    assert says(draft, "visit") == [
        "The adjourned meeting resumed at 2.02 pm on Thursday 17 December 2026, Room 2."
    ]
    proceeding.end(draft, "15:10", by=cast.clerk)
    assert meeting_of(draft).continued[0].end == "2026-12-17T15:10"
    assert meeting_of(draft).end == "2026-12-10T11:00"
    assert says(draft, "end")[-1] == "The meeting ended at 3.10 pm."


def going_on_again(draft: Draft, clerk: Account, monkeypatch: pytest.MonkeyPatch) -> Draft:
    with pytest.raises(BookError, match="a day to come"):
        adjourning.resume_on(draft, "14:02", "visit", by=clerk)
    monkeypatch.setenv("MINUTEBOOK_NOW", THE_DAY)
    adjourning.resume_on(draft, "14:02", "visit", by=clerk)
    return Draft.objects.get(pk=draft.pk)


def test_each_day_has_its_own_roll_quorum_and_chair(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    draft = going_on(cast.clerk, monkeypatch, "birch", "dale", "elm")
    room = room_of(draft)
    assert room.number == 1 and [line.key for line in room.there()] == ["birch", "dale", "elm"]
    assert [line.key for line in room_of(draft, 0).there()] == ["ash", "birch", "cedar", "elm", "fir"]
    assert room.chair is not None and room.chair.key == "birch"
    assert presided(COUNCIL, "meeting")[0] == "birch"
    assert says(draft, "visit")[1:] == [
        "There were no apologies.",
        "Councillor B. Birch took the chair.",
    ]
    roll.move(draft, "elm", "left", "14:20", by=cast.clerk)
    assert says(draft, "visit")[-1] == "Councillor E. Elm left the meeting at 2.20 pm."
    motion = motions.move_motion(draft, "visit", "That the visit be made", by=cast.clerk)
    with pytest.raises(BookError, match="no vote can be taken"):
        voting.vote(draft, motion.pk, voting.Taken("assent"), "14:30", by=cast.clerk)
    assert room_of(draft, 0).quorate("11:00").result  # type: ignore[union-attr]


def test_what_is_voted_and_declared_belongs_to_its_day(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    draft = going_on(cast.clerk, monkeypatch, "ash", "dale", "elm")
    declaring.declare(draft, "visit", "dale", "other-registrable", "a trustee", action="left", by=cast.clerk)
    motion = motions.move_motion(draft, "visit", "That the visit be made", "ash", "elm", by=cast.clerk)
    taken = voting.Taken("count", votes_for=2)
    row = voting.vote(draft, motion.pk, taken, "14:30", by=cast.clerk)
    assert Vote.objects.get(pk=row.pk).day == 1
    facts = facts_of(draft)
    assert [len(room.there()) for room in facts.rooms] == [5, 3]
    assert not [one for one in disagreements(draft, facts) if one.item == "visit"]
    by_label = {one.label: one for one in minuted_items(draft, facts)}
    assert by_label["3 Bus fares"].present == 5 and by_label["4 Monitoring visit"].present == 3


def test_for_want_of_a_quorum_or_until_a_day_that_is_fixed_later(cast: Cast) -> None:
    draft = in_session(cast.clerk, away=["cedar", "dale", "elm", "fir"])
    adjourning.adjourn(draft, "10:30", None, how=adjourning.NO_QUORUM, by=cast.clerk)
    assert says(draft, "apologies")[-1] == (
        "No quorum being present, the meeting was adjourned at 10.30 am until a day to be fixed."
    )
    assert adjourning.waits_for(meeting_of(draft)) is None
    adjourning.fix_day(draft, UNTIL, by=cast.clerk)
    day = adjourning.waits_for(meeting_of(draft))
    assert day is not None and day.start == "2026-12-17T14:00"
    assert day.reason == Words(en="No quorum was present.")
    assert [one.words for one in unfinished(draft) if "adjourned" in one.words]


@pytest.mark.parametrize(
    ("until", "how", "reason", "why"),
    [
        (datetime(2026, 12, 10, 10, 30), "resolved", "the heating failed", "^day: "),
        (UNTIL, "resolved", "", "^reason: "),
        (UNTIL, "wished", "the heating failed", "^how: "),
    ],
)
def test_what_cannot_be_is_refused(cast: Cast, until: datetime, how: str, reason: str, why: str) -> None:
    draft = in_session(cast.clerk)
    with pytest.raises(BookError, match=why):
        adjourning.adjourn(draft, "11:00", until, how=how, reason=reason, by=cast.clerk)
    assert meeting_of(draft).state == "held"


def test_the_public_and_the_members_are_told_and_told_again(cast: Cast) -> None:
    draft = adjourned(cast.clerk)
    assert adjourning.untold(draft)
    adjourning.tell(draft, by=cast.clerk)
    public = working.newest(public_book(), COUNCIL, "meeting")[1]
    assert isinstance(public, Meeting) and public.state == "adjourned"
    assert [(day.start, day.place.name.en) for day in public.continued] == [("2026-12-17T14:00", "Room 2")]
    assert not any(item.minutes for item in public.items) and not public.attendance
    assert (
        "is adjourned until Thursday 17 December 2026 at 2 pm, Room 2" in Letter.objects.latest("pk").subject
    )
    draft = Draft.objects.get(pk=draft.pk)
    assert not adjourning.untold(draft)
    with pytest.raises(BookError, match="knows"):
        adjourning.tell(draft, by=cast.clerk)
    proceeding.go_on(draft, by=cast.clerk)
    assert says(draft, "buses") == ["The Board considered the report."]
    adjourning.tell(Draft.objects.get(pk=draft.pk), by=cast.clerk)
    public = working.newest(public_book(), COUNCIL, "meeting")[1]
    assert isinstance(public, Meeting) and (public.state, public.continued) == ("agenda", ())


def test_that_it_went_on_is_undone_while_nothing_of_that_day_is_recorded(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    draft = going_on_again(adjourned(cast.clerk), cast.clerk, monkeypatch)
    adjourning.take_resumption_back(draft, by=cast.clerk)
    assert meeting_of(draft).state == "adjourned" and says(draft, "visit") == []
    draft = going_on_again_now(draft, cast.clerk)
    roll.call_roll(draft, [Called("ash", "present")], by=cast.clerk)
    with pytest.raises(BookError, match="recorded already"):
        adjourning.take_resumption_back(draft, by=cast.clerk)


def going_on_again_now(draft: Draft, clerk: Account) -> Draft:
    adjourning.resume_on(draft, "14:02", "visit", by=clerk)
    return Draft.objects.get(pk=draft.pk)


def test_the_law_says_whether_it_comes_before_the_next_ordinary_meeting(cast: Cast) -> None:
    draft = adjourned(cast.clerk)
    assert adjourning.lawful(draft, UNTIL.date()).result
    later = Meeting(id="next", body="board", start="2026-12-15T10:00")
    publish(public_book(), later, council=COUNCIL)
    answer = adjourning.lawful(draft, UNTIL.date())
    assert not answer.result and "15 December" in answer.because


def test_the_minutes_of_both_days_go_out_as_one_set_and_are_sealed_together(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    draft = going_on(cast.clerk, monkeypatch, "ash", "dale", "elm")
    typed(draft, "visit", "RESOLVED – That the visit be noted.", cast.clerk)
    for item in ("buses", "visit"):
        set_outcome(draft, item, "noted", by=cast.clerk)
    proceeding.end(draft, "15:10", by=cast.clerk)
    publish_minutes(Draft.objects.get(pk=draft.pk), by=cast.clerk)
    public = working.newest(public_book(), COUNCIL, "meeting")[1]
    assert isinstance(public, Meeting) and public.minutes.state == "draft"
    (later,) = public.continued
    there = [[one.person for one in day.attendance if one.status == "present"] for day in public.days]
    assert there == [["ash", "birch", "cedar", "elm", "fir"], ["ash", "dale", "elm"]]
    assert (later.end, later.items) == ("2026-12-17T15:10", ("visit", "end"))
    assert out_of(COUNCIL, "meeting").day == UNTIL.date()  # what follows is counted from the last day
    signed = sealed(public)
    altered = replace(signed, continued=(replace(later, attendance=later.attendance[1:]),))
    assert not fault(None, signed) and fault(None, altered)
