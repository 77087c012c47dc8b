"""How much notice, by nation, kind of body and date."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from minutebook.law.errors import LawError
from minutebook.law.nations import BodyKind, Nation
from minutebook.law.notice import agenda_notice, public_notice, summons
from minutebook.law.rules import Choices
from minutebook.law.working_days import Calendar

MEETING = date(2025, 5, 6)


@pytest.mark.parametrize(
    ("nation", "body", "last"),
    [
        ("england", "council", date(2025, 4, 25)),
        ("england", "committee", date(2025, 4, 25)),
        ("england", "joint", date(2025, 4, 25)),
        ("england", "executive", date(2025, 4, 25)),
        ("england", "parish", date(2025, 4, 29)),
        ("wales", "council", date(2025, 4, 29)),
        ("wales", "parish", date(2025, 4, 29)),
        ("scotland", "committee", date(2025, 4, 29)),
    ],
)
def test_last_day_for_the_agenda(nation: Nation, body: BodyKind, last: date) -> None:
    answer = agenda_notice(nation, body, MEETING)
    assert answer.result.working_day == last
    assert answer.source
    assert "count" in answer.because


def test_a_meeting_of_last_year_is_judged_by_last_year_s_rule() -> None:
    before, after = date(2002, 9, 30), date(2002, 10, 7)
    assert "3 clear days" in agenda_notice("england", "committee", before).because
    assert "5 clear days" in agenda_notice("england", "committee", after).because
    assert "at the offices" in agenda_notice("wales", "council", date(2021, 4, 30)).because
    assert "electronically" in agenda_notice("wales", "council", date(2021, 5, 1)).because


def test_the_executive_s_notice_goes_on_the_website_too() -> None:
    assert "website" in public_notice("england", "executive", MEETING).because
    assert public_notice("england", "executive", MEETING).source == "SI 2012/2089 reg 6"


def test_the_summons_is_the_full_council_s() -> None:
    assert summons("england", "council", MEETING).result.working_day == date(2025, 4, 25)
    assert summons("wales", "council", MEETING).result.working_day == date(2025, 4, 29)
    with pytest.raises(LawError, match=r"^body: .*does not speak of this kind of body: committee"):
        summons("england", "committee", MEETING)


def test_five_days_at_least_in_northern_ireland_is_read_either_way() -> None:
    meeting = date(2025, 7, 16)
    careful = agenda_notice("northern-ireland", "council", meeting)
    literal = agenda_notice(
        "northern-ireland", "council", meeting, choices=Choices({"northern-ireland-days": "literal"})
    )
    assert careful.result.working_day == date(2025, 7, 10)
    assert literal.result.working_day == date(2025, 7, 11)
    assert all("contested" in " ".join(answer.warnings) for answer in (careful, literal))


def test_a_parish_may_count_saturdays_and_is_told_that_it_is_contested() -> None:
    plain = agenda_notice("england", "parish", MEETING)
    counting = agenda_notice("england", "parish", MEETING, choices=Choices({"parish-saturdays-count": True}))
    assert plain.result.working_day == date(2025, 4, 29)
    assert counting.result.working_day == date(2025, 4, 30)
    assert plain.warnings and counting.warnings
    saturdays = Choices({"parish-saturdays-count": True})
    assert agenda_notice("england", "committee", MEETING, choices=saturdays).result.working_day == date(
        2025, 4, 25
    )


def test_closure_days_lengthen_the_notice_unless_the_council_counts_them() -> None:
    closed = Calendar("england", closures={date(2025, 5, 1): "offices closed"})
    assert agenda_notice("england", "committee", MEETING, closed).result.working_day == date(2025, 4, 24)
    counted = Choices({"closure-days-count": True})
    assert agenda_notice("england", "committee", MEETING, closed, counted).result.working_day == date(
        2025, 4, 25
    )


@pytest.mark.parametrize(
    ("nation", "body", "field", "says"),
    [
        ("scotland", "executive", "body", "ask for committee"),
        ("scotland", "parish", "body", "community councils"),
        ("northern-ireland", "parish", "body", "no parish councils"),
        ("northern-ireland", "executive", "body", "does not speak of"),
        ("england", "informal", "body", "does not speak of"),
    ],
)
def test_a_nation_without_the_institution_is_an_error(
    nation: Nation, body: BodyKind, field: str, says: str
) -> None:
    with pytest.raises(LawError) as caught:
        agenda_notice(nation, body, MEETING)
    assert caught.value.field == field
    assert says in caught.value.problem


def test_a_day_for_which_no_rule_is_held_is_an_error() -> None:
    with pytest.raises(LawError, match=r"^date: .*1985-01-08"):
        agenda_notice("england", "committee", date(1985, 1, 8))
    with pytest.raises(LawError, match=r"^meeting: 1970-01-01 is outside"):
        agenda_notice("england", "committee", date(1970, 1, 1))


def test_every_row_begins_where_the_one_before_it_ends() -> None:
    for notice in (
        agenda_notice("england", "committee", MEETING),
        agenda_notice("wales", "council", MEETING),
    ):
        rows = [
            row
            for row in notice.rule.editions
            if row.nations == notice.edition.nations and row.bodies == notice.edition.bodies
        ]
        newer, older = rows
        assert older.until + timedelta(1) == newer.since
