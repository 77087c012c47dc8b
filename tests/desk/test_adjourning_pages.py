"""A meeting is adjourned, resumes on another day and ends, on the pages of the desk."""

from __future__ import annotations

from typing import Any

import pytest

from minutebook.drafts.sitting.opening import meeting_of
from minutebook.drafts.today import waiting_meeting
from tests.book.making import COUNCIL
from tests.desk.conftest import SignIn
from tests.desk.test_meeting_pages import M, do, draft, page
from tests.drafts.cast import Cast
from tests.drafts.sitting import ON_THE_DAY, board_of, in_session

pytestmark = pytest.mark.django_db(databases=["default", "desk"])
WHY = {"how": "resolved", "reason": "the heating failed"}


@pytest.fixture
def clerk(cast: Cast, sign_in: SignIn, monkeypatch: pytest.MonkeyPatch) -> Any:
    """The clerk at the desk, in a meeting of the board."""
    monkeypatch.setenv("MINUTEBOOK_NOW", ON_THE_DAY)
    board_of()
    in_session(cast.clerk)
    return sign_in(cast.clerk)


def test_from_the_adjournment_to_the_end_of_the_second_day(
    cast: Cast, clerk: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown = do(clerk, f"{M}/room", do="adjourn", at="11:00", day="2026-12-17", time="14:00", place="", **WHY)
    assert "It resumes on <strong>Thursday 17 December 2026 at 2 pm</strong>" in shown
    assert "takes what was left of its agenda" in shown
    assert 'value="another"' not in shown  # its day has not come
    assert "the members are told by letter" in do(clerk, f"{M}/room", do="tell")
    assert "the public knows" in page(clerk, f"{M}/room")
    assert "adjourned meeting resumes" in page(clerk, "/calendar")
    assert "Adjourned until Thursday 17 December 2026 at 2 pm" in page(clerk, f"{M}/minutes")
    assert not any("resumes" in one.words for one in waiting_meeting.waiting(cast.clerk, COUNCIL))

    monkeypatch.setenv("MINUTEBOOK_NOW", "2026-12-17T14:03+00:00")
    (waits,) = [one for one in waiting_meeting.waiting(cast.clerk, COUNCIL) if "resumes" in one.words]
    assert waits.page == "room"
    assert "Call the roll of this day" in do(clerk, f"{M}/room", do="another", at="14:03", item="buses")
    called = {f"status-{number}": "present" for number in range(3)}
    assert "The roll is recorded" in do(clerk, f"{M}/roll", do="roll", **called)
    shown = page(clerk, f"{M}/room")
    assert "There now: 3" in shown and "6 there when it was adjourned at 11 am" in shown
    assert "Take the minutes" in " ".join(one.words for one in waiting_meeting.waiting(cast.clerk, COUNCIL))
    assert "The end of the meeting is recorded" in do(clerk, f"{M}/room", do="end", at="15:00", state="held")
    assert meeting_of(draft()).continued[0].end == "2026-12-17T15:00"


def test_a_day_fixed_later_another_day_and_the_adjournment_taken_back(cast: Cast, clerk: Any) -> None:
    shown = do(clerk, f"{M}/room", do="adjourn", at="11:00", day="", time="", place="", **WHY)
    assert "No day is fixed yet" in shown
    shown = do(clerk, f"{M}/room", do="day", day="2026-12-16", time="10:00", place="Room 2")
    assert "Wednesday 16 December 2026 at 10 am, Room 2" in shown
    shown = do(clerk, f"{M}/room", do="day", day="2026-12-10", time="09:00", place="")
    assert "choose a time after that" in shown
    do(clerk, f"{M}/room", do="tell")
    assert "the meeting goes on" in do(clerk, f"{M}/room", do="go-on")
    shown = page(clerk, f"{M}/room")
    assert "The public was told that the meeting is adjourned" in shown
    do(clerk, f"{M}/room", do="tell")
    assert "The public was told" not in page(clerk, f"{M}/room")


@pytest.mark.parametrize(
    ("fields", "why"),
    [
        ({"day": "2026-12-17", "time": ""}, "Give the day and the time, or neither"),
        ({"day": "2026-12-17", "time": "14:00", "reason": ""}, "Say why it was adjourned"),
        ({"day": "2026-12-09", "time": "14:00"}, "choose a time after that"),
        ({"day": "2026-12-17", "time": "14:00", "at": "9:00"}, "the meeting began at"),
    ],
)
def test_what_cannot_be_is_said_on_the_form(cast: Cast, clerk: Any, fields: dict[str, str], why: str) -> None:
    given = {"at": "11:00", "place": "", **WHY, **fields}
    assert why.casefold() in do(clerk, f"{M}/room", do="adjourn", **given).casefold()
    assert meeting_of(draft()).state == "held"


def test_members_find_when_and_where_it_resumes(cast: Cast, clerk: Any, sign_in: SignIn) -> None:
    do(clerk, f"{M}/room", do="adjourn", at="11:00", day="2026-12-17", time="14:00", place="Room 2", **WHY)
    do(clerk, f"{M}/room", do="tell")
    member = sign_in(cast.member)
    assert "adjourned meeting resumes" in page(member, "/my/meetings")
    shown = page(member, "/my/meetings/meeting")
    assert "It resumes on Thursday 17 December 2026 at 2 pm, Room 2." in shown and "heating failed" in shown
