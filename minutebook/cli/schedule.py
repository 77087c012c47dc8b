"""What the worker starts by itself, and when."""

from __future__ import annotations

from datetime import datetime, time
from typing import Any, NamedTuple

from django.utils import timezone


class Due(NamedTuple):
    """A task that is done once a day, at or after a time of the council's day."""

    task: str
    at: time


DAILY = (
    Due("minutebook.book.tasks.verify_books", time(3, 0)),
    Due("minutebook.packs.tasks.make_coming", time(4, 0)),
)


def enqueue_due(now: datetime | None = None) -> list[str]:
    """Enqueue every daily task whose time has come today and that was not enqueued since; name them."""
    from django_tasks_db.models import DBTaskResult

    now = timezone.localtime(now)
    started = []
    for due in DAILY:
        since = now.replace(hour=due.at.hour, minute=due.at.minute, second=0, microsecond=0)
        if now < since:
            continue
        done = DBTaskResult.objects.filter(task_path=due.task, enqueued_at__gte=since)
        if not done.exists():
            _task(due.task).enqueue()
            started.append(due.task)
    return started


def _task(path: str) -> Any:
    from django.utils.module_loading import import_string

    return import_string(path)
