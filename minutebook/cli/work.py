"""``minutebook work``: the worker that does what waits on the desk, and starts what is due."""

from __future__ import annotations

import os
import threading
import time

import click

from minutebook.cli.opening import with_book

LOOK = 60  # seconds between two looks at the schedule


@click.command()
@click.option("--once", is_flag=True, help="do what waits and stop")
@with_book
def command(once: bool) -> None:
    """Run tasks from the desk's database and the schedule (run by serve)."""
    from django_tasks_db.management.commands.db_worker import Worker

    from minutebook.cli import packing
    from minutebook.cli.schedule import enqueue_due

    enqueue_due()
    worker = Worker(
        queue_names=["*"],
        excluded_queue_names=[],
        interval=1,
        batch=once,
        backend_name="default",
        startup_delay=False,
        max_tasks=None,
        worker_id=f"worker-{os.getpid()}",
    )
    if once:
        packing.follow_once()
        worker.run()
        return
    worker.configure_signals()
    packing.follow(lambda: not worker.running)
    threading.Thread(target=_tick, daemon=True).start()
    worker.run()


def _tick() -> None:
    from django.db import close_old_connections

    from minutebook.cli.schedule import enqueue_due

    while True:
        time.sleep(LOOK)
        enqueue_due()
        close_old_connections()
