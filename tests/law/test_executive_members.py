"""Members of an executive: ten at most, and none who may not be."""

from __future__ import annotations

from datetime import date

import pytest

from minutebook.law.errors import LawError
from minutebook.law.executive_members import OFFICES, executive_is_small_enough, executive_stands

ON = date(2025, 5, 6)


@pytest.mark.parametrize(("members", "stands"), [(1, True), (10, True), (11, False)])
def test_ten_members_are_the_most(members: int, stands: bool) -> None:
    assert executive_is_small_enough(members, nation="england", on=ON).result is stands
    assert executive_is_small_enough(members, nation="wales", on=ON).result is stands


@pytest.mark.parametrize("office", OFFICES)
def test_certain_offices_keep_a_member_out(office: str) -> None:
    answer = executive_stands(("Ash", "Birch"), {"Birch": office}, nation="england", on=ON)  # type: ignore[dict-item]
    assert not answer.result and answer.because == f"Birch is {office}"
    assert executive_stands(("Ash",), {"Birch": office}, nation="england", on=ON).result  # type: ignore[dict-item]


def test_facts_that_cannot_be_name_their_field() -> None:
    with pytest.raises(LawError, match=r"^members: "):
        executive_is_small_enough(0, nation="england", on=ON)
    with pytest.raises(LawError, match=r"^holding: "):
        executive_stands((), {"Ash": "mace-bearer"}, nation="england", on=ON)  # type: ignore[dict-item]
    with pytest.raises(LawError, match=r"^nation: "):
        executive_is_small_enough(5, nation="scotland", on=ON)
