"""What time it is: the machine's clock, or the moment that work is done as of."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, date, datetime

from django.utils import timezone

_stopped: ContextVar[datetime | None] = ContextVar("stopped clock", default=None)


def now() -> datetime:
    """This moment, in UTC. ``MINUTEBOOK_NOW`` (an ISO date-time) stands in for the machine's clock."""
    stopped = _stopped.get()
    if stopped is not None:
        return stopped
    fixed = os.environ.get("MINUTEBOOK_NOW")
    return datetime.fromisoformat(fixed).astimezone(UTC) if fixed else datetime.now(UTC)


def today() -> date:
    """Today's date where the council is."""
    return timezone.localdate(now())


@contextmanager
def stopped(at: datetime) -> Iterator[None]:
    """Do everything inside as of one moment (an export shows the record as of its last publication)."""
    token = _stopped.set(at.astimezone(UTC))
    try:
        yield
    finally:
        _stopped.reset(token)
