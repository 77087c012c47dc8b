"""``minutebook follow``: the process that keeps what is not written with the book equal to it."""

from __future__ import annotations

import signal
import threading

import click

from minutebook.cli.opening import with_book

PAUSE = 0.02  # seconds between two looks at a book that did not move


@click.command()
@click.option("--once", is_flag=True, help="catch up and stop")
@with_book
def command(once: bool) -> None:
    """Follow the public book: search index and page store (run by serve)."""
    from minutebook.book.following import follow, follow_once
    from minutebook.book.shelf import public_book
    from minutebook.cli.followers import followers

    book = public_book()
    found = followers(book)
    if once:
        taken = 0
        while new := follow_once(book, found):  # what was begun anew on the way is caught up with too
            taken += new
        click.echo(f"{taken} publications taken in by {', '.join(f.name for f in found) or 'nobody'}.")
        return
    stopped = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: stopped.set())
    follow(book, found, stopped=stopped.is_set, wait=lambda: _pause(stopped))


def _pause(stopped: threading.Event) -> None:
    stopped.wait(PAUSE)
