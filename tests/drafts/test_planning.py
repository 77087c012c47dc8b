"""A year of meetings follows from a rule, and what speaks against a day is said."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from minutebook.book.press import publish
from minutebook.book.schema import Membership, Person, Words
from minutebook.book.shelf import public_book
from minutebook.drafts.practice import Habits, Rule, save_practice
from minutebook.drafts.scheduling.planning import in_words, occurrences, problems, proposals, slots
from tests.book.making import COUNCIL
from tests.drafts.agendas import ROOM, scheduled
from tests.drafts.cast import BOARD, Cast

FIRST, LAST = date(2027, 1, 1), date(2027, 12, 31)
SECOND_TUESDAY = Rule(1, (2,), (1, 3, 5, 7, 9, 11))


def test_the_second_tuesday_of_every_other_month() -> None:
    days = occurrences([SECOND_TUESDAY], FIRST, LAST)
    assert [day.isoformat()[5:] for day in days] == ["01-12", "03-09", "05-11", "07-13", "09-14", "11-09"]
    assert in_words(Rule(1, (2, -1), (1, 3))) == "the second and last Tuesday of January and March"


@given(
    st.integers(0, 6),
    st.sets(st.sampled_from([1, 2, 3, 4, -1]), min_size=1),
    st.sets(st.integers(1, 12), min_size=1),
    st.dates(date(2020, 1, 1), date(2040, 1, 1)),
    st.integers(0, 800),
)
def test_every_day_is_one_the_rule_names(
    weekday: int, nth: set[int], months: set[int], first: date, length: int
) -> None:
    last = date.fromordinal(first.toordinal() + length)
    days = occurrences([Rule(weekday, tuple(nth), tuple(months))], first, last)
    assert days == sorted(set(days))
    for day in days:
        assert first <= day <= last and day.weekday() == weekday and day.month in months
        is_last = date.fromordinal(day.toordinal() + 7).month != day.month
        assert (day.day - 1) // 7 + 1 in nth or (-1 in nth and is_last)


@pytest.mark.django_db(databases=["default", "desk"])
def test_a_bank_holiday_is_proposed_and_said_to_be_one(cast: Cast) -> None:
    found = proposals(COUNCIL, "board", date(2027, 5, 1), date(2027, 5, 31), [Rule(0, (1, 2))])
    assert [bool(one.problems) for one in found] == [True, False]
    assert "no working day" in found[0].problems[0]


@pytest.mark.django_db(databases=["default", "desk"])
def test_a_day_on_which_the_body_meets_already_is_not_proposed(cast: Cast) -> None:
    scheduled(start="2027-01-12T10:00")
    days = [one.start.date() for one in proposals(COUNCIL, "board", FIRST, LAST, [SECOND_TUESDAY])]
    assert date(2027, 1, 12) not in days and date(2027, 3, 9) in days


@pytest.mark.django_db(databases=["default", "desk"])
def test_a_room_that_is_taken_and_members_who_sit_on_both_are_said(cast: Cast) -> None:
    save_practice(BOARD, Habits(place=ROOM), by=cast.clerk)
    seats = tuple(Membership(id=f"seat-{body}", body=body) for body in ("board", "panel"))
    publish(public_book(), Person(id="ames", name=Words(en="Ruth Ames"), memberships=seats), council=COUNCIL)
    scheduled(start="2027-01-12T11:00", body="panel")
    start = datetime(2027, 1, 12, 10)
    known = slots(COUNCIL, start.date(), start.date())
    said = list(problems(COUNCIL, "board", start, "Committee Room 1", known))
    assert said == [
        "the same room is taken by the Children and Families Scrutiny Panel at 11:00",
        "1 member sits on the Children and Families Scrutiny Panel at 11:00 too",
    ]
    assert not list(problems(COUNCIL, "board", datetime(2027, 1, 12, 16), "Committee Room 1", known))
