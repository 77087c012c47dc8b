"""Whether an agenda or summons that went out on a day is lawful notice."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from minutebook.law.errors import LawError
from minutebook.law.nations import BodyKind, Nation
from minutebook.law.notice import agenda_in_time, agenda_notice, summons_in_time

MEETING = date(2025, 5, 6)
WHOSE = st.sampled_from(
    [
        ("england", "committee"),
        ("england", "executive"),
        ("wales", "council"),
        ("scotland", "committee"),
        ("northern-ireland", "council"),
        ("england", "parish"),
    ]
)
MEETINGS = st.dates(date(2022, 6, 1), date(2028, 12, 31))


def test_an_agenda_posted_on_the_last_safe_day_is_lawful_at_any_hour() -> None:
    for hour in (0, 17, 23):
        moment = datetime(2025, 4, 25, hour, 59)
        assert agenda_in_time("england", "committee", MEETING, moment).result


def test_an_agenda_posted_just_after_midnight_leaves_four_clear_days() -> None:
    answer = agenda_in_time("england", "committee", MEETING, datetime(2025, 4, 28, 0, 1))
    assert not answer.result
    assert answer.because.startswith("4 clear days")


def test_the_day_is_london_s() -> None:
    late_on_the_27th_utc = datetime(2025, 4, 27, 23, 30, tzinfo=UTC)
    assert "Monday 28 April" in agenda_in_time("england", "committee", MEETING, late_on_the_27th_utc).because


def test_three_clear_days_in_wales() -> None:
    assert agenda_in_time("wales", "council", MEETING, date(2025, 4, 29)).result
    assert not agenda_in_time("wales", "council", MEETING, date(2025, 4, 30)).result


def test_a_weekend_posting_is_not_relied_on_and_says_so() -> None:
    answer = agenda_in_time("england", "committee", MEETING, date(2025, 4, 26))
    assert not answer.result
    assert any("is not a working day" in warning for warning in answer.warnings)


def test_a_summons_to_the_full_council_in_england_has_no_shorter_notice() -> None:
    late = date(2025, 4, 28)
    assert not summons_in_time("england", "council", MEETING, late, convened=late).result
    assert summons_in_time("wales", "council", MEETING, date(2025, 5, 1), convened=date(2025, 5, 1)).result


def test_papers_out_when_a_meeting_is_convened_at_shorter_notice_are_in_time() -> None:
    convened = date(2025, 5, 1)
    assert agenda_in_time("england", "committee", MEETING, convened, convened).result
    assert not agenda_in_time("england", "committee", MEETING, date(2025, 5, 2), convened).result
    assert not agenda_in_time("england", "parish", MEETING, convened, convened).result


def test_a_meeting_before_its_notice_is_an_error() -> None:
    with pytest.raises(LawError, match=r"^published: Wednesday 7 May 2025 is after the meeting"):
        agenda_in_time("england", "committee", MEETING, date(2025, 5, 7))
    with pytest.raises(LawError, match=r"^convened: "):
        agenda_in_time("england", "committee", MEETING, date(2025, 5, 1), date(2025, 5, 7))


@given(MEETINGS, WHOSE, st.integers(0, 40), st.integers(0, 40), st.none() | st.integers(0, 20))
def test_a_later_publication_never_makes_an_unlawful_notice_lawful(
    meeting: date, whose: tuple[Nation, BodyKind], early: int, late: int, convened: int | None
) -> None:
    called = None if convened is None else meeting - timedelta(convened)
    sooner, later = meeting - timedelta(max(early, late)), meeting - timedelta(min(early, late))
    if agenda_in_time(*whose, meeting, later, called).result:
        assert agenda_in_time(*whose, meeting, sooner, called).result


@given(MEETINGS, WHOSE, st.integers(0, 25))
def test_in_time_is_up_to_the_last_safe_day_and_not_after(
    meeting: date, whose: tuple[Nation, BodyKind], back: int
) -> None:
    published = meeting - timedelta(back)
    answer = agenda_in_time(*whose, meeting, published)
    assert answer.result == (published <= agenda_notice(*whose, meeting).result.working_day)
    assert answer.recount() == answer.result
