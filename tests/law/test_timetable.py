"""A meeting's whole timetable."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from minutebook.law.errors import LawError
from minutebook.law.nations import BodyKind, Nation
from minutebook.law.rules import Choices
from minutebook.law.timetable import moved, timetable
from minutebook.law.working_days import Calendar

PRINTED = {
    "key-decision-notice": date(2025, 8, 18),
    "private-meeting-notice": date(2025, 8, 18),
    "items-called-for": date(2025, 8, 11),
    "first-drafts": date(2025, 8, 18),
    "clearance": date(2025, 8, 29),
    "call-over": date(2025, 9, 2),
    "final-reports": date(2025, 9, 4),
    "agenda-notice": date(2025, 9, 8),
    "public-notice": date(2025, 9, 8),
    "briefing": date(2025, 9, 15),
    "decisions-published": date(2025, 9, 18),
    "call-in": date(2025, 9, 25),
    "call-in-effect": date(2025, 9, 26),
    "actions-circulated": date(2025, 9, 19),
    "draft-minutes": date(2025, 9, 23),
    "draft-minutes-published": date(2025, 9, 30),
}
EVERYWHERE: list[tuple[Nation, BodyKind]] = [
    *(("england", body) for body in ("committee", "council", "executive", "joint", "parish")),
    *(("wales", body) for body in ("committee", "council", "executive", "joint", "parish")),
    *(("scotland", body) for body in ("committee", "council", "joint")),
    *(("northern-ireland", body) for body in ("committee", "council", "joint")),
]


def test_a_cabinet_on_16_september_2025() -> None:
    days = {one.rule: one.day for one in timetable("england", "executive", date(2025, 9, 16))}
    assert {rule: days[rule] for rule in PRINTED} == PRINTED


def test_the_welsh_note_is_in_a_welsh_timetable() -> None:
    days = {one.rule: one.day for one in timetable("wales", "committee", date(2025, 9, 16))}
    assert days["welsh-note"] == date(2025, 9, 24)
    assert "key-decision-notice" not in days


@pytest.mark.parametrize(("nation", "body"), EVERYWHERE)
def test_agenda_notice_occurs_once_with_both_its_days(nation: Nation, body: BodyKind) -> None:
    found = timetable(nation, body, date(2025, 5, 6))
    rules = [one.rule for one in found]
    assert len(rules) == len(set(rules))
    agenda = next(one for one in found if one.rule == "agenda-notice")
    assert agenda.last_any_day is not None
    assert agenda.last_any_day >= agenda.day


@given(st.sampled_from(EVERYWHERE), st.dates(date(2022, 6, 1), date(2029, 12, 31)))
def test_every_deadline_explains_itself_and_recounts(whose: tuple[Nation, BodyKind], meeting: date) -> None:
    found = timetable(*whose, meeting)
    assert [one.day for one in found] == sorted(one.day for one in found)
    for one in found:
        assert one.because and one.source and one.title
        assert one.answer.recount() == one.answer.result
        assert one.record()["date"] == one.day.isoformat()


def test_the_agenda_goes_out_on_the_earlier_of_the_council_s_day_and_the_law_s() -> None:
    def despatch(days: int) -> date:
        choices = Choices({"agenda-despatch-days": days})
        found = timetable("england", "committee", date(2025, 9, 16), choices=choices)
        return next(one.day for one in found if one.rule == "agenda-despatch")

    assert [despatch(days) for days in (0, 4, 6, 8)] == [
        date(2025, 9, 8),
        date(2025, 9, 8),
        date(2025, 9, 8),
        date(2025, 9, 4),
    ]


def test_a_step_set_to_no_days_is_left_out() -> None:
    choices = Choices({"call-over-days": 0})
    assert "call-over" not in {
        one.rule for one in timetable("england", "committee", date(2025, 9, 16), choices=choices)
    }


@pytest.mark.parametrize(
    ("published", "lawful"), [(date(2025, 4, 25), True), (date(2025, 4, 28), False)], ids=["A1", "A2"]
)
def test_a_published_agenda_is_judged(published: date, lawful: bool) -> None:
    found = timetable("england", "committee", date(2025, 5, 6), published=published)
    (judged,) = [one for one in found if one.rule == "notice-given"]
    assert judged.lawful is lawful
    assert judged.day == published


def test_an_informal_body_has_the_council_s_own_steps_only() -> None:
    found = timetable("england", "informal", date(2025, 9, 16))
    assert {one.status for one in found} == {"local"}


@pytest.mark.parametrize(
    ("nation", "body", "field"),
    [("scotland", "executive", "body"), ("northern-ireland", "parish", "body")],
)
def test_a_nation_without_the_institution(nation: Nation, body: BodyKind, field: str) -> None:
    with pytest.raises(LawError) as caught:
        timetable(nation, body, date(2025, 5, 6))
    assert caught.value.field == field


def test_a_day_added_to_the_holiday_table_moves_what_is_counted_over_it() -> None:
    mourning = Calendar("england", added={date(2025, 9, 12): "a day of mourning"})
    changed = moved("england", "committee", date(2025, 9, 16), old=Calendar("england"), new=mourning)
    days = {now.rule: (was.day, now.day) for was, now in changed}
    assert days["agenda-notice"] == (date(2025, 9, 8), date(2025, 9, 5))
    assert "briefing" not in days
    assert "draft-minutes" not in days
