"""What the worker starts by itself, and when."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import Any, NamedTuple

from django.db.models import Q
from django.utils import timezone


class Due(NamedTuple):
    """A task that is done once a day, at or after a time of the council's day."""

    task: str
    at: time


DAILY = (
    Due("minutebook.book.tasks.verify_books", time(3, 0)),
    Due("minutebook.packs.tasks.make_coming", time(4, 0)),
    Due("minutebook.drafts.tasks.keep_plans", time(0, 10)),
    Due("minutebook.drafts.tasks.bring_into_effect", time(0, 20)),
    Due("minutebook.drafts.tasks.chase_reports", time(7, 0)),
    Due("minutebook.drafts.tasks.remind_of_reviews", time(7, 0)),
    Due("minutebook.followup.tasks.remind_owners", time(7, 0)),
)


class Wanted(NamedTuple):
    """A task that is done whenever the schedule looks and ``when`` (a function by its path) says so."""

    task: str
    when: str


GIVEN_UP = timedelta(minutes=30)
"""After so long a task that is still running is taken for one whose worker died."""

OFTEN = (
    Wanted("minutebook.drafts.tasks.finish_publishings", "minutebook.drafts.publishing.unfinished"),
    Wanted("minutebook.drafts.tasks.post_letters", "minutebook.drafts.outbox.has_due"),
)


def enqueue_due(now: datetime | None = None) -> list[str]:
    """Enqueue every daily task whose time has come today, and what is wanted now; name them."""
    started = [*_daily(timezone.localtime(now)), *_often()]
    for path in started:
        _named(path).enqueue()
    return started


def _daily(now: datetime) -> list[str]:
    """The daily tasks that were not enqueued since their time."""
    from django_tasks_db.models import DBTaskResult

    found = []
    for due in DAILY:
        since = now.replace(hour=due.at.hour, minute=due.at.minute, second=0, microsecond=0)
        if now < since:
            continue
        done = DBTaskResult.objects.filter(task_path=due.task, enqueued_at__gte=since)
        if not done.exists():
            found.append(due.task)
    return found


def _often() -> list[str]:
    """The tasks that are wanted now and are neither waiting nor being done."""
    from django_tasks.base import TaskResultStatus
    from django_tasks_db.models import DBTaskResult

    alive = Q(status=TaskResultStatus.READY) | Q(
        status=TaskResultStatus.RUNNING, started_at__gt=timezone.now() - GIVEN_UP
    )
    busy = set(DBTaskResult.objects.filter(alive).values_list("task_path", flat=True))
    return [one.task for one in OFTEN if one.task not in busy and _named(one.when)()]


def _named(path: str) -> Any:
    from django.utils.module_loading import import_string

    return import_string(path)
