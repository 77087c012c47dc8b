"""The demo's desk begins with how its bodies do things, once."""

from __future__ import annotations

from pathlib import Path

import pytest

from minutebook import home
from minutebook.drafts.models import Practice
from minutebook.drafts.practice import habits_of
from minutebook.intake.severnshire.habits import lay_down
from minutebook.intake.severnshire.keys import COUNCIL, keyed
from minutebook.intake.severnshire.people import BOARD
from minutebook.intake.severnshire.staff import open_accounts


@pytest.mark.django_db(databases=["default", "desk"])
def test_the_board_s_papers_are_looked_through_with_care(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MINUTEBOOK_HOME", str(tmp_path))
    for side in home.SIDES:
        home.make(side)
    clerk = open_accounts()[0]
    lay_down(clerk)
    habits = habits_of(COUNCIL, keyed("body", BOARD))
    assert habits.careful and habits.start == "14:00" and habits.place.name
    assert habits.standing[-1].last
    count = Practice.objects.count()
    lay_down(clerk)
    assert Practice.objects.count() == count
