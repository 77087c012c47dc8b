"""Days, times, counts and titles as a ModernGov writes them: white space for nothing, times in many forms."""

from __future__ import annotations

from datetime import date, time
from html import escape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from minutebook.intake.moderngov import values


@pytest.mark.parametrize(
    ("written", "means"),
    [
        ("19/09/2019", "2019-09-19"),
        ("9.9.2019", "2019-09-09"),
        ("2019-09-19", "2019-09-19"),
        ("2019-09-19T14:00:00", "2019-09-19"),
        ("Thursday, 15th January, 2026 7.30 pm", "2026-01-15"),
        ("Thursday 15 January 2026 7:30 pm", "2026-01-15"),
        ("15-Jan-2026", "2026-01-15"),
        ("Dydd Iau 5 Tachwedd 2026", "2026-11-05"),
        ("unspecified", ""),
        ("0", ""),
        ("31/02/2026", ""),
        ("01/01/0001", ""),
        ("\n  ", ""),
        (None, ""),
    ],
)
def test_a_day_is_a_day_however_written(written: str | None, means: str) -> None:
    assert values.day(written) == means


@pytest.mark.parametrize(
    ("written", "means"),
    [
        ("6.00 pm", "18:00"),
        ("12.30 pm", "12:30"),
        ("12.15 am", "00:15"),
        ("7:30 pm", "19:30"),
        ("10 am", "10:00"),
        ("13:30", "13:30"),
        ("19.30", "19:30"),
        ("noon", "12:00"),
        ("25:00", ""),
        ("13.00 pm", ""),
        ("\n", ""),
        ("to be fixed", ""),
    ],
)
def test_a_time_is_a_time_in_all_three_forms(written: str, means: str) -> None:
    assert values.hour(written) == means


@settings(max_examples=60)
@given(st.dates(date(1902, 1, 2), date(2100, 1, 1)), st.times())
def test_every_day_and_time_is_read_back(day: date, clock: time) -> None:
    assert values.day(f"{day:%d/%m/%Y}") == day.isoformat()
    half = "am" if clock.hour < 12 else "pm"
    twelve = clock.hour % 12 or 12
    assert values.hour(f"{twelve}.{clock:%M} {half}") == f"{clock:%H:%M}"
    assert values.hour(f"{clock:%H:%M}") == f"{clock:%H:%M}"


@settings(max_examples=60)
@given(st.text(alphabet="abc &'\"<>é’", min_size=1))
def test_what_was_escaped_twice_is_read_once(text: str) -> None:
    flat = " ".join(text.split())
    assert values.said(escape(flat).replace("'", "&#39;")) == flat


@pytest.mark.parametrize(
    ("written", "half", "words"),
    [
        ("Confirmed", "confirmed", ""),
        ("Confirmed; Special Meeting", "confirmed", "Special Meeting"),
        ("Confirmed; Rescheduled from 24 September 2026", "confirmed", "Rescheduled from 24 September 2026"),
        ("Provisional", "provisional", ""),
        ("Cancelled", "cancelled", ""),
        ("", "confirmed", ""),
        ("Moved somehow", "unknown", "Moved somehow"),
    ],
)
def test_a_status_is_parted_in_word_and_words(written: str, half: str, words: str) -> None:
    assert values.status(written)[:2] == (half, words)


def test_a_count_has_a_space_before_it_and_a_heading_no_number() -> None:
    assert values.whole(" 20") == 20
    assert values.whole("twenty") is None
    assert values.numbered("7", "a") == "7a"
    assert values.numbered("0", "\n") == ""
