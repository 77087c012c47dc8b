"""What waits for a visitor, gathered from all that knows of something waiting."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date

from minutebook.desk.page import Visit
from minutebook.drafts.closed_book import lapsing
from minutebook.drafts.models import Account
from minutebook.drafts.people import members
from minutebook.drafts.today import waiting as agendas
from minutebook.drafts.today import waiting_meeting as meetings
from minutebook.drafts.today import waiting_minutes as minutes
from minutebook.drafts.today import waiting_reports as reports
from minutebook.drafts.today.waiting import Waiting
from minutebook.followup import waiting as threads

SOURCES: tuple[Callable[[Account, str], Iterable[Waiting]], ...] = (
    agendas.waiting,
    reports.waiting,
    members.waiting,
    meetings.waiting,
    minutes.waiting,
    lapsing.waiting,
    threads.waiting,
)
"""What to ask: each is told the account and the council, and gives what waits."""


def waiting_for(visit: Visit) -> list[Waiting]:
    """All that waits for a visitor, what has a day first, in the order of days."""
    found = [one for source in SOURCES for one in source(visit.account, visit.council)]
    return sorted(found, key=lambda one: (one.day or date.max, one.words))
