"""Members who join from elsewhere: where and when they count."""

from __future__ import annotations

from datetime import date

import pytest

from minutebook.law.errors import LawError
from minutebook.law.remote_attendance import counts_as_present

ON = date(2025, 5, 6)


@pytest.mark.parametrize(
    ("on", "counts"),
    [
        (date(2020, 4, 3), False),
        (date(2020, 4, 4), True),
        (date(2021, 5, 6), True),
        (date(2021, 5, 7), False),
    ],
)
def test_in_england_remote_members_counted_for_thirteen_months(on: date, counts: bool) -> None:
    assert counts_as_present(True, nation="england", on=on).result is counts
    assert counts_as_present(False, nation="england", on=on).result


def test_the_monitoring_officer_is_told_that_the_law_in_england_may_have_moved() -> None:
    assert "must confirm" in counts_as_present(True, nation="england", on=ON).warnings[0]


def test_they_count_in_wales_and_scotland() -> None:
    assert counts_as_present(True, nation="wales", on=ON).result
    assert counts_as_present(True, nation="scotland", on=ON).result


def test_of_northern_ireland_no_rule_is_held() -> None:
    with pytest.raises(LawError, match=r"^nation: .*no such rule in Northern Ireland"):
        counts_as_present(True, nation="northern-ireland", on=ON)
