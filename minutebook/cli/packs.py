"""``minutebook packs``: make the packs of the public book that are missing or out of date."""

from __future__ import annotations

import signal
import threading

import click

from minutebook.cli.opening import with_book


@click.command()
@click.option("--follow", is_flag=True, help="go on as the book grows (run by serve without a desk)")
@with_book
def command(follow: bool) -> None:
    """Make agendas, packs, minutes, notices and minute books of the public book, here and now.

    Needed only after an upgrade or a lost folder: else the worker makes each as soon as it changes.
    """
    if follow:
        stopped = threading.Event()
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, lambda *_: stopped.set())
        from minutebook.cli import packing

        packing.follow(stopped.is_set)
        stopped.wait()  # a build under way is left: the next start makes it, as after a crash
        return
    _make_everything()


def _make_everything() -> None:
    from minutebook.book import catalogue
    from minutebook.book.shelf import public_book
    from minutebook.packs import tasks
    from minutebook.packs.following import everything

    book = public_book()
    councils = list(catalogue.entries(book).filter(kind="council").values_list("object", flat=True))
    jobs = [(council, job) for council in councils for job in everything(book, council)]
    files: set[str] = set()
    faults: dict[str, None] = {}
    with click.progressbar(jobs, label="Making packs") as bar:
        for council, job in bar:
            record = tasks.done(book, council, job)
            files |= {made.sha256 for made in record.made}
            faults |= {f"{fault.what} of {job.owner}: {fault.message}": None for fault in record.faults}
    click.echo(f"{len(files)} PDF files stand in {book.folder / 'packs'}.")
    for fault in faults:
        click.echo(f"  {fault}", err=True)
