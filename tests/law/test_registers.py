"""What a council keeps for anyone to look up."""

from __future__ import annotations

from datetime import date

import pytest

from minutebook.law.errors import LawError
from minutebook.law.nations import NATIONS, Nation
from minutebook.law.registers import addresses_are_open, missing_from_registers, power_is_listed

ON = date(2025, 5, 6)
WHOLE = dict.fromkeys(("members", "committees", "officers_powers", "rights"), "at County Hall")


@pytest.mark.parametrize("nation", NATIONS)
@pytest.mark.parametrize("lost", WHOLE)
def test_each_register_must_be_kept(nation: Nation, lost: str) -> None:
    assert missing_from_registers(WHOLE, nation=nation, on=ON).result == ()
    answer = missing_from_registers(WHOLE | {lost: " "}, nation=nation, on=ON)
    assert answer.result == (lost,)
    assert answer.recount() == answer.result


def test_a_register_nobody_asked_for_is_a_mistake() -> None:
    with pytest.raises(LawError, match=r"^kept: 'gifts' is not one of members"):
        missing_from_registers({"gifts": "yes"}, nation="england", on=ON)


def test_a_power_for_six_months_need_not_be_listed_and_for_a_day_more_must() -> None:
    assert not power_is_listed(ON, date(2025, 11, 5), nation="england").result
    assert power_is_listed(ON, date(2025, 11, 6), nation="scotland").result
    assert power_is_listed(ON, None, nation="northern-ireland").result
    with pytest.raises(LawError, match=r"^ends: "):
        power_is_listed(ON, date(2025, 5, 5), nation="england")


def test_in_wales_alone_members_addresses_are_not_open() -> None:
    assert [one for one in NATIONS if not addresses_are_open(nation=one, on=ON).result] == ["wales"]
    assert addresses_are_open(nation="wales", on=date(2021, 4, 30)).result
