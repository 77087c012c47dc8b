"""``minutebook work``: the worker that does what waits on the desk, and starts what is due."""

from __future__ import annotations

import signal
import threading

import click

from minutebook.cli.opening import with_book


@click.command()
@click.option("--once", is_flag=True, help="do what waits and stop")
@with_book
def command(once: bool) -> None:
    """Run tasks from the desk's database and the schedule (run by serve)."""
    from django_tasks_db.management.commands.db_worker import Worker

    from minutebook.cli.schedule import enqueue_due

    enqueue_due()
    worker = Worker(
        queue_names=["default"],
        interval=1,
        batch=once,
        backend_name="default",
        startup_delay=False,
        max_tasks=None,
        worker_id="minutebook-worker",
    )
    if once:
        worker.run()
        return
    stopped = threading.Event()

    def stop(number: int, frame: object) -> None:
        stopped.set()
        worker.running = False

    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, stop)
    clock = threading.Thread(target=_tick, args=(stopped,), daemon=True)
    clock.start()
    worker.run()


def _tick(stopped: threading.Event) -> None:
    from minutebook.cli.schedule import enqueue_due

    while not stopped.wait(30):
        enqueue_due()
