"""The corporate parenting principles: seven of them, with numbers that stay, and whom they are for."""

from __future__ import annotations

from datetime import date

import pytest

from minutebook.law.corporate_parenting import PRINCIPLES, is_corporate_child, principles_served
from minutebook.law.errors import LawError

DAY = date(2025, 5, 6)


def test_there_are_seven_principles_numbered_in_the_act_s_order() -> None:
    assert list(PRINCIPLES) == [1, 2, 3, 4, 5, 6, 7]
    assert PRINCIPLES[6].startswith("Safe and stable")


def test_a_report_is_shown_against_all_seven() -> None:
    answer = principles_served((6, 2, 2), nation="england", on=DAY)
    assert answer.result == (2, 6)
    assert len(answer.counted) == 7
    assert answer.because == "the report serves 2 principles of 7"


@pytest.mark.parametrize(
    ("status", "age", "is_for"),
    [
        ("looked-after", 9, True),
        ("relevant", 17, True),
        ("former-relevant", 24, True),
        ("former-relevant", 25, False),
        ("none", 9, False),
    ],
)
def test_they_are_for_children_in_care_and_care_leavers_under_25(status: str, age: int, is_for: bool) -> None:
    assert is_corporate_child(status, age, nation="england", on=DAY).result is is_for  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("field", "ask"),
    [
        ("codes", lambda: principles_served((8,), nation="england", on=DAY)),  # type: ignore[arg-type]
        ("age", lambda: is_corporate_child("looked-after", 19, nation="england", on=DAY)),
        ("nation", lambda: principles_served((1,), nation="wales", on=DAY)),
        ("date", lambda: principles_served((1,), nation="england", on=date(2018, 3, 31))),
    ],
)
def test_impossible_facts_name_their_field(field: str, ask: object) -> None:
    with pytest.raises(LawError) as error:
        ask()  # type: ignore[operator]
    assert error.value.field == field
