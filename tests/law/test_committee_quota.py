"""Committee places in Northern Ireland: whole quotas, then the greatest remainders."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from minutebook.law.balance import balance
from minutebook.law.errors import LawError
from minutebook.law.quota import Formula, Party, committee_places

DAY = date(2025, 6, 2)
PARTIES = st.dictionaries(
    st.sampled_from("ABCDEF"), st.builds(Party, st.integers(1, 30), st.integers(0, 30_000)), min_size=1
)


def places(parties: dict[str, Party], seats: int, formula: Formula = "ordinary") -> dict[str, int]:
    answer = committee_places(parties, seats, nation="northern-ireland", on=DAY, formula=formula)
    assert answer.recount() == answer.result
    return answer.result


def test_whole_quotas_come_first_and_the_greatest_remainders_after() -> None:
    parties = {"Alder": Party(18, 21_400), "Birch": Party(13, 15_100), "Cedar": Party(9, 9_800)}
    answer = committee_places(parties, 15, nation="northern-ireland", on=DAY)
    assert answer.result == {"Alder": 7, "Birch": 5, "Cedar": 3}
    assert "a quota of 2.67: Alder 7, Birch 5 and Cedar 3" in answer.because


def test_of_equal_remainders_more_first_preferences_come_first() -> None:
    equal = {"Alder": Party(10, 8_000), "Birch": Party(10, 8_001)}
    assert places(equal, 5) == {"Alder": 2, "Birch": 3}


def test_equal_remainders_and_votes_are_told() -> None:
    equal = {"Alder": Party(10, 8_000), "Birch": Party(10, 8_000)}
    (warning,) = committee_places(equal, 5, nation="northern-ireland", on=DAY).warnings
    assert warning.startswith("Alder and Birch have equal remainders")
    assert not committee_places(equal, 6, nation="northern-ireland", on=DAY).warnings


def test_the_quota_of_a_qualified_majority_is_larger() -> None:
    parties = {"Alder": Party(20, 9_000), "Birch": Party(19, 8_000), "Cedar": Party(1, 900)}
    assert places(parties, 10) == {"Alder": 5, "Birch": 5, "Cedar": 0}
    assert places(parties, 10, "by qualified majority") == {"Alder": 5, "Birch": 4, "Cedar": 1}


@given(PARTIES, st.integers(1, 60), st.sampled_from(["ordinary", "by qualified majority"]))
def test_every_place_is_given_once(parties: dict[str, Party], seats: int, formula: Formula) -> None:
    assert sum(places(parties, seats, formula).values()) == seats


@given(PARTIES, st.integers(1, 60))
def test_by_the_ordinary_quota_nobody_is_a_whole_place_from_their_due(
    parties: dict[str, Party], seats: int
) -> None:
    elected = sum(party.councillors for party in parties.values())
    for name, given_to in places(parties, seats).items():
        assert abs(given_to - parties[name].councillors * seats / elected) < 1


@pytest.mark.parametrize(
    ("facts", "field"),
    [
        ({"parties": {}, "places": 5}, "parties"),
        ({"parties": {"Alder": Party(0, 5)}, "places": 5}, "parties"),
        ({"parties": {"Alder": Party(5, -1)}, "places": 5}, "parties"),
        ({"parties": {"Alder": Party(5, 5)}, "places": 0}, "places"),
    ],
)
def test_numbers_that_cannot_be_name_their_field(facts: dict[str, Any], field: str) -> None:
    with pytest.raises(LawError) as caught:
        committee_places(**facts, nation="northern-ireland", on=DAY)
    assert caught.value.field == field


def test_each_scheme_says_where_it_does_not_hold() -> None:
    with pytest.raises(LawError, match=r"^nation: .*no such rule in England"):
        committee_places({"Alder": Party(5, 5)}, 5, nation="england", on=DAY)
    with pytest.raises(LawError, match=r"^nation: Northern Ireland shares .* committee-quota"):
        balance({"X": 9}, {"A": 5}, nation="northern-ireland", on=DAY)
