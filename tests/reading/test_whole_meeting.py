"""Of a whole document the reader also tells the meeting, its items and what belongs to the page only."""

from __future__ import annotations

import datetime

from minutebook.reading import read

MINUTES = """SEVERNSHIRE COUNTY COUNCIL

MINUTES of a meeting of the Highways Committee held at County Hall, Arden on
Thursday, 5 June 2025, commencing at 2.00 pm.

Present: Mr R Ackerley (Chair), Mrs S Dew, Mr B Elph and Ms U Rahm

Officers: Mr E Onslow (Head of Road Safety)

31. Apologies

Apologies were received from Mr D Kett.

- 2 -

32. Road Safety

Mr Elph said that the bridge had been shut twice since the spring and that nobody had been told.

Mr Onslow undertook to send a plan of the bridge within two weeks.

33. Minutes

RESOLVED that the minutes of the last meeting be approved.

The meeting ended at 4.10 p.m.
"""


def test_the_head_and_foot_tell_the_meeting() -> None:
    meeting = read(MINUTES, scope="meeting").meeting
    assert meeting.body == "Highways Committee"
    assert meeting.date == "2025-06-05"
    assert (meeting.begins, meeting.ends) == ("14:00", "16:10")
    assert meeting.venue == "County Hall, Arden"


def test_items_have_numbers_and_titles_and_cover_what_follows_them() -> None:
    items = read(MINUTES, scope="meeting").items
    assert [(item.number, item.title) for item in items] == [
        ("31", "Apologies"),
        ("32", "Road Safety"),
        ("33", "Minutes"),
    ]
    assert [item.end for item in items] == [items[1].start, items[2].start, len(MINUTES)]


def test_page_furniture_is_set_aside() -> None:
    reading = read(MINUTES, scope="meeting")
    assert [MINUTES[start:end] for start, end in reading.furniture] == ["- 2 -"]


def test_the_attendance_tells_members_from_officers() -> None:
    reading = read(MINUTES, scope="meeting")
    assert [e.fields["speaker"] for e in reading.of("comment")] == ["Mr Elph"]
    assert [e.fields["role"] for e in reading.of("attendance")] == ["present", "officers", "apologies"]


def test_an_element_knows_its_item() -> None:
    reading = read(MINUTES, scope="meeting")
    assert reading.items[reading.of("resolution")[0].item or 0].title == "Minutes"


def test_a_due_date_is_counted_from_the_meeting() -> None:
    action = read(MINUTES, scope="meeting").of("action")[0]
    assert action.fields["owner"] == "Mr Onslow"
    assert (action.fields["due"], action.fields["due_date"]) == ("within two weeks", "2025-06-19")


def test_a_given_date_goes_before_the_one_printed() -> None:
    given = datetime.date(2025, 7, 1)
    assert read(MINUTES, date=given).of("action")[0].fields["due_date"] == "2025-07-15"
