"""What a clerk confirmed while taking the minutes is followed as soon as these are published."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date

import pytest

from minutebook.drafts.minutes.minutes_publishing import publish_minutes
from minutebook.drafts.models import Draft
from minutebook.drafts.sitting import listening
from minutebook.drafts.sitting.opening import meeting_of
from minutebook.followup import holding, opening
from tests.book.making import COUNCIL
from tests.drafts.afterwards import HELD, again, write, written
from tests.drafts.cast import BOARD, Cast

pytestmark = pytest.mark.django_db(databases=["default", "desk"])
Committed = Callable[..., AbstractContextManager[list[Callable[[], object]]]]
BUSES = "The Director of Children's Services undertook to publish the fares by 12 January 2027."
VISIT = "The Chair agreed to write to the depot by 20 January 2027.\n\nRESOLVED – That the visit be noted."


@pytest.fixture(autouse=True)
def after_the_meeting(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MINUTEBOOK_NOW", HELD)


def taken(cast: Cast) -> Draft:
    """Minutes in which one promise is confirmed and another is only read, and nothing is yet published."""
    draft = written(cast)
    write(
        draft, cast.clerk, "buses", f"Members considered the report.\n\n{BUSES}\n\nRESOLVED – That it be so."
    )
    write(draft, cast.clerk, "visit", VISIT)
    item = next(one for one in meeting_of(again(draft)).items if one.id == "buses")
    found = listening.heard(again(draft), item)
    (promise,) = (one for one in found if one.kind == "action")
    listening.accept(again(draft), "buses", promise.id, by=cast.clerk)
    return again(draft)


def published(cast: Cast, draft: Draft, committed: Committed) -> list[str]:
    with committed(using="desk", execute=True):
        publish_minutes(draft, by=cast.clerk)
    return [one.thread.words for one in holding.threads(COUNCIL)]


def test_it_works(cast: Cast, django_capture_on_commit_callbacks: Committed) -> None:
    opening.follow_from(BOARD, date(2026, 9, 1), by=cast.clerk)
    assert published(cast, taken(cast), django_capture_on_commit_callbacks) == [BUSES]
    (waiting,) = [one for one in opening.waiting(COUNCIL, "board") if one.kind == "undertaking"]
    assert waiting.element.text.startswith("The Chair agreed to write") and not waiting.confirmed


def test_minutes_of_before_the_follow_up_date_open_none(
    cast: Cast, django_capture_on_commit_callbacks: Committed
) -> None:
    opening.follow_from(BOARD, date(2026, 12, 11), by=cast.clerk)
    assert published(cast, taken(cast), django_capture_on_commit_callbacks) == []


def test_a_body_that_is_not_followed_opens_none(
    cast: Cast, django_capture_on_commit_callbacks: Committed
) -> None:
    assert published(cast, taken(cast), django_capture_on_commit_callbacks) == []
