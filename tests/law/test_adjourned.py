"""An adjourned meeting is the same meeting: it goes on before the next ordinary one, with no new notice."""

from __future__ import annotations

from datetime import date

import pytest

from minutebook.law.adjourned import may_go_on
from minutebook.law.errors import LawError

ADJOURNED = date(2025, 5, 6)


def test_it_goes_on_before_the_next_ordinary_meeting_and_not_from_then_on() -> None:
    def answer(to: date) -> bool:
        return may_go_on("england", "committee", ADJOURNED, to, date(2025, 6, 3)).result

    assert answer(date(2025, 6, 2)) and not answer(date(2025, 6, 3)) and not answer(date(2025, 6, 4))


def test_without_another_meeting_planned_any_later_day_will_do() -> None:
    answer = may_go_on("scotland", "council", ADJOURNED, date(2025, 9, 1))
    assert answer.result and answer.status == "local" and "left of its agenda" in answer.because


def test_it_does_not_go_on_before_it_was_adjourned() -> None:
    with pytest.raises(LawError, match="^to: "):
        may_go_on("england", "council", ADJOURNED, date(2025, 5, 5))
