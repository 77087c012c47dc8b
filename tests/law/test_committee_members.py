"""Who sits on committees: no outsiders on a finance committee, and two thirds councillors where so asked."""

from __future__ import annotations

from datetime import date

import pytest

from minutebook.law.committee_members import enough_councillors, finance_committee_stands
from minutebook.law.errors import LawError
from minutebook.law.nations import NATIONS, Nation

DAY = date(2025, 5, 6)


@pytest.mark.parametrize("nation", NATIONS)
def test_a_finance_committee_has_members_of_the_council_only(nation: Nation) -> None:
    assert finance_committee_stands((), nation=nation, on=DAY).result
    answer = finance_committee_stands(("Ash", "Birch"), nation=nation, on=DAY)
    assert not answer.result
    assert answer.because == "Ash and Birch are not members of the council"


def test_two_thirds_are_councillors_in_scotland_and_northern_ireland() -> None:
    assert enough_councillors(8, 11, nation="northern-ireland", on=DAY).result
    assert not enough_councillors(7, 11, nation="northern-ireland", on=DAY).result
    assert enough_councillors(8, 12, nation="scotland", on=DAY).result


def test_england_asks_no_such_share() -> None:
    with pytest.raises(LawError, match=r"^nation: "):
        enough_councillors(1, 12, nation="england", on=DAY)


@pytest.mark.parametrize(("councillors", "places"), [(-1, 5), (6, 5), (0, 0)])
def test_numbers_that_cannot_be_are_refused(councillors: int, places: int) -> None:
    with pytest.raises(LawError, match=r"^councillors: "):
        enough_councillors(councillors, places, nation="scotland", on=DAY)
