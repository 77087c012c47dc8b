"""A member's page counts no cancelled meeting; a body's has members now and then, meetings by year."""

from __future__ import annotations

import pytest

from tests.site.conftest import Get

AMES = "/people/councillor-ruth-ames"


def test_it_works(record: None, get: Get) -> None:
    page = get(AMES)
    assert page.words("#roles + .rows a") == ["County Council", "Corporate Parenting Board"]


def test_a_cancelled_meeting_is_not_held_against_a_member(record: None, get: Get) -> None:
    page = get(AMES)
    said = next(words for words in page.words("main p") if words.startswith("Present at"))
    assert said == ("Present at 3 of 3 meetings held since 14 June 2024. Cancelled meetings are not counted.")


def test_votes_are_on_the_members_page(record: None, get: Get) -> None:
    assert get(AMES).words(".votes .tally") == ["Voted for. Carried, 35 for, 25 against"]


def test_a_former_member_says_until_when(record: None, get: Get) -> None:
    page = get("/people/councillor-una-vale")
    assert page.words(".notice") == ["A member until 31 January 2025."]


def test_people_can_be_seen_by_group(record: None, get: Get) -> None:
    everyone, labour = get("/people"), get("/people?group=Labour")
    assert everyone.words(".tabs a") == ["All 60", "Conservative 20", "Independent 20", "Labour 20"]
    assert len(labour.tree.css(".people li")) == 20


def test_a_body_puts_its_chair_first_and_folds_former_members(record: None, get: Get) -> None:
    page = get("/corporate-parenting-board")
    assert page.words("#members ~ .names li")[0] == "Councillor Ruth Ames Chair"
    assert page.words("#members ~ details summary") == ["1 former member"]


@pytest.mark.parametrize(("year", "count"), [("2026", 2), ("2025", 0)])
def test_past_meetings_are_by_year(record: None, get: Get, year: str, count: int) -> None:
    page = get(f"/corporate-parenting-board?year={year}")
    assert len(page.tree.css("#past ~ .sittings li")) == count


def test_a_body_of_the_past_shows_its_last_year_and_its_successor(record: None, get: Get) -> None:
    page = get("/education-board")
    assert page.words(".years a[aria-current]") == ["2001"]
    assert "This body met until 31 March 2024. It was followed by Corporate Parenting Board." in page.words(
        ".notice"
    )


def test_open_matters_before_a_body_are_listed(record: None, get: Get) -> None:
    assert get("/corporate-parenting-board").words("#matters ~ .rows a") == ["Children's emotional health"]
    assert get("/county-council").words("#matters ~ .rows a") == []
