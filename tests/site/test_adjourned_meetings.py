"""A meeting adjourned to another day stands in the calendar on each of its days, and its page tells them."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from minutebook.book.press import publish
from minutebook.book.schema import Attendance, Continuation, Item, Meeting, Place, Words
from minutebook.book.shelf import public_book
from tests.site import county
from tests.site.conftest import Get

ADJOURNED = "/corporate-parenting-board/2026-07-30"


@pytest.fixture
def adjourned(record: None) -> Meeting:
    """A meeting adjourned over the end of the month, that has not resumed yet."""
    made = Meeting(
        id="adjourned",
        body="board",
        start="2026-07-30T14:00",
        end="2026-07-30T15:00",
        state="adjourned",
        state_reason=Words(en="The heating failed."),
        items=(
            Item(id="adj-first", title=Words(en="Bus fares")),
            Item(id="adj-left", title=Words(en="A visit")),
        ),
        continued=(Continuation(start="2026-08-06T10:30", place=Place(name=Words(en="Room 2"))),),
    )
    publish(public_book(), made, council=county.COUNCIL)
    return made


def test_the_calendar_shows_the_day_on_which_it_resumes(adjourned: Meeting, get: Get) -> None:
    july, august = get("/calendar?month=2026-07"), get("/calendar?month=2026-08")
    assert any("adjourned" in words for words in july.words("td li"))
    assert any("10.30 am" in words and "resumes" in words for words in august.words("td li"))
    assert august.queries <= 6
    listed = get("/meetings?year=2026")
    assert any("adjourned meeting resumes" in words for words in listed.words(".sittings li"))


def test_its_page_says_when_and_where_it_resumes(adjourned: Meeting, get: Get) -> None:
    page = get(ADJOURNED)
    (said,) = page.words(".notice")
    assert said == (
        "This meeting was adjourned, and resumes on Thursday 6 August 2026, 10.30 am. The heating failed."
    )
    assert page.words(".sitting-head .lead")[1] == "It resumes on Thursday 6 August 2026, 10.30 am, Room 2."


def test_once_it_resumed_each_day_has_its_attendance_and_its_items(adjourned: Meeting, get: Get) -> None:
    first = (Attendance(name="Councillor Ash"), Attendance(name="Councillor Elm", status="absent"))
    later = replace(
        adjourned.continued[0],
        state="held",
        end="2026-08-06T11:00",
        attendance=(Attendance(name="Councillor Elm"),),
        items=("adj-left",),
    )
    held = replace(adjourned, state="held", attendance=first, continued=(later,))
    publish(public_book(), held, council=county.COUNCIL)
    page = get(ADJOURNED)
    assert page.words(".margin h2")[-2:] == ["Present", "Present on 6 August 2026"]
    assert page.words(".agenda .agenda-title") == ["Bus fares", "A visit taken on 6 August 2026"]
