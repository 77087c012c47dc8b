"""What the worker does for threads by the schedule."""

from __future__ import annotations

from django_tasks import task

from minutebook.followup import reminding


@task()
def remind_owners() -> int:
    """Write the day's letters about what is due soon or late; return how many."""
    return reminding.remind()
