"""The demo's desk has work under way: reports on their way, a decision whose notice is to be given; once."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from minutebook import home
from minutebook.book import catalogue, clock
from minutebook.book.press import publish
from minutebook.book.schema import Body, Council, Meeting, Words
from minutebook.book.shelf import public_book
from minutebook.drafts.models import PlanEntry, Report
from minutebook.drafts.sitting.opening import why_not_yet
from minutebook.intake.severnshire.keys import COUNCIL, keyed
from minutebook.intake.severnshire.people import BOARD, CABINET, PANEL
from minutebook.intake.severnshire.staff import open_accounts
from minutebook.intake.severnshire.today import sit_today
from minutebook.intake.severnshire.work import begin_work


@pytest.fixture
def county(db: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A council in the public book, and nothing at the desk."""
    monkeypatch.setenv("MINUTEBOOK_HOME", str(tmp_path))
    for side in home.SIDES:
        home.make(side)
    publish(public_book(), Council(id=COUNCIL, name=Words(en="Severnshire County Council")))


@pytest.mark.django_db(databases=["default", "desk"])
def test_work_is_under_way(county: None) -> None:
    for key, status in ((BOARD, "committee"), (CABINET, "executive")):
        body = Body(id=keyed("body", key), name=Words(en=key), legal_status=status)  # type: ignore[arg-type]
        publish(public_book(), body, council=COUNCIL)
        start = datetime.combine(date.today() + timedelta(days=60), datetime.min.time()).replace(hour=10)
        meeting = Meeting(id=f"m-{key}"[:20], body=body.id, start=start.isoformat()[:16])
        publish(public_book(), meeting, council=COUNCIL)
    open_accounts()
    begin_work()
    begin_work()
    assert sorted(Report.objects.values_list("state", flat=True)) == ["asked", "clearing", "writing"]
    assert PlanEntry.objects.get().key


@pytest.mark.django_db(databases=["default", "desk"])
def test_one_meeting_is_there_to_be_opened(county: None) -> None:
    panel = Body(id=keyed("body", PANEL), name=Words(en=PANEL), legal_status="committee")
    publish(public_book(), panel, council=COUNCIL)
    for _ in range(2):
        sit_today(public_book(), clock.today())
    meeting = catalogue.entries(public_book(), COUNCIL).get(kind="meeting")
    assert why_not_yet(COUNCIL, meeting.object) == ""
