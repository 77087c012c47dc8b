"""What the worker does for the desk by the schedule."""

from __future__ import annotations

import logging

from django_tasks import task

from minutebook.drafts import outbox, publishing
from minutebook.drafts.closed_book import lapsing
from minutebook.drafts.executive import call_in, plan_notices
from minutebook.drafts.reporting import chasing

logger = logging.getLogger("minutebook.worker")


@task(priority=10)
def post_letters() -> dict[str, int]:
    """Send the letters that are due; return how many came to which state."""
    done = outbox.post_due()
    if done.get("failed") or done.get("bounced"):
        logger.warning("letters that did not arrive: %s", done)
    return done


@task(priority=20)
def finish_publishings() -> list[str]:
    """Carry through what a crash left between the two books; return the publishings that were."""
    return publishing.finish()


@task()
def chase_reports() -> int:
    """Write the day's reminders of reports; return how many."""
    return chasing.chase()


@task()
def keep_plans() -> int:
    """Publish every forward plan that the passing of days has changed; return how many."""
    return plan_notices.keep_current()


@task()
def bring_into_effect() -> int:
    """Publish that decisions nobody called in have effect; return how many."""
    return call_in.bring_into_effect()


@task()
def remind_of_reviews() -> int:
    """Write about everything private whose review date has come; return how many letters."""
    return lapsing.remind()
