"""An item the public could not see in time is taken only for good reason, which goes into the minutes."""

from __future__ import annotations

from datetime import date

import pytest

from minutebook.law.late_items import Urgency, item_may_be_taken, supplement_open_since
from minutebook.law.nations import BodyKind, Nation

MEETING, LATE, IN_TIME = date(2025, 5, 6), date(2025, 5, 1), date(2025, 4, 25)
REASON = Urgency("The grant lapses on 9 May; the offer came on 30 April.", "Councillor Ash")


def test_an_item_open_in_time_is_taken() -> None:
    assert item_may_be_taken("england", "committee", MEETING, IN_TIME).result == "may"


def test_a_late_item_without_a_reason_is_not() -> None:
    answer = item_may_be_taken("england", "committee", MEETING, LATE)
    assert answer.result == "may not"
    assert "no special circumstances" in answer.because


@pytest.mark.parametrize(
    "urgency",
    [Urgency("  ", "Councillor Ash"), Urgency("The grant lapses on 9 May."), Urgency("", "Councillor Ash")],
    ids=["blank reason", "nobody's opinion", "no reason"],
)
def test_urgent_business_on_the_agenda_is_not_itself_a_reason(urgency: Urgency) -> None:
    assert item_may_be_taken("england", "committee", MEETING, LATE, urgency=urgency).result == "may not"


def test_a_late_item_with_reason_and_opinion_is_taken_as_urgent() -> None:
    answer = item_may_be_taken("england", "committee", MEETING, LATE, urgency=REASON)
    assert answer.result == "may as urgent"
    assert REASON.special_circumstances in answer.because


def test_the_full_council_takes_urgent_business_only_at_its_annual_meeting() -> None:
    assert item_may_be_taken("england", "council", MEETING, LATE, urgency=REASON).result == "may not"
    annual = Urgency(REASON.special_circumstances, REASON.opinion_of, annual_meeting=True)
    assert item_may_be_taken("england", "council", MEETING, LATE, urgency=annual).result == "may as urgent"


def test_an_executive_needs_advice_and_is_warned() -> None:
    refused = item_may_be_taken("england", "executive", MEETING, LATE, urgency=REASON)
    advised = Urgency(REASON.special_circumstances, advice="Seen and agreed, 1 May.")
    taken = item_may_be_taken("england", "executive", MEETING, LATE, urgency=advised)
    assert (refused.result, taken.result) == ("may not", "may as urgent")
    assert any("nobody the power" in warning for warning in taken.warnings)
    assert not item_may_be_taken("england", "executive", MEETING, IN_TIME).warnings


@pytest.mark.parametrize(
    ("nation", "body"), [("scotland", "committee"), ("wales", "committee"), ("northern-ireland", "council")]
)
def test_the_same_gateway_elsewhere(nation: Nation, body: BodyKind) -> None:
    late = date(2025, 5, 5)
    assert item_may_be_taken(nation, body, MEETING, late).result == "may not"
    assert item_may_be_taken(nation, body, MEETING, late, urgency=REASON).result == "may as urgent"


def test_a_parish_decides_nothing_that_was_not_in_its_summons() -> None:
    assert item_may_be_taken("england", "parish", MEETING, LATE, urgency=REASON).result == "may not"


def test_an_item_of_a_meeting_at_shorter_notice_is_open_from_when_it_was_convened() -> None:
    assert item_may_be_taken("england", "committee", MEETING, LATE, convened=LATE).result == "may"


def test_nothing_is_open_to_the_public_before_the_members_have_it() -> None:
    open_since = supplement_open_since("england", date(2025, 4, 24), date(2025, 4, 28)).result
    assert open_since == date(2025, 4, 28)
    assert item_may_be_taken("england", "committee", MEETING, open_since).result == "may not"
