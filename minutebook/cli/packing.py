"""Packs beside the other followers: what a publication makes due is handed to the worker, or done here."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from minutebook.book.shelf import Book
    from minutebook.packs.following import Packs

PAUSE = 0.5  # seconds between two looks at books that did not move


def followers() -> list[tuple[Book, Packs]]:
    """The books this process may open, each with its follower.

    With a desk the worker's tasks make the packs; without one (a public server) this process does. Of the
    closed book nothing is made beforehand, but what is erased there must go from the desk's folder too.
    """
    from django.conf import settings

    from minutebook.book.shelf import closed_book, public_book
    from minutebook.packs import tasks
    from minutebook.packs.following import Packs

    if "desk" not in settings.DATABASES:
        return [(public_book(), Packs(public_book(), tasks.do_now))]
    closed = Packs(closed_book(), lambda council, jobs: None)
    return [(public_book(), Packs(public_book(), tasks.enqueue)), (closed_book(), closed)]


def follow_once() -> int:
    """Take in what was published since the last time; returns how many publications that were."""
    from minutebook.book import following

    return sum(following.follow_once(book, [packs]) for book, packs in followers())


def follow(stopped: Callable[[], bool]) -> threading.Thread:
    """Follow in a thread of its own, so that a build holds nobody up, until ``stopped``."""
    thread = threading.Thread(target=_follow, args=(stopped,), daemon=True, name="packs")
    thread.start()
    return thread


def _follow(stopped: Callable[[], bool]) -> None:
    import logging
    import time

    from django.db import close_old_connections

    while not stopped():
        try:
            taken = follow_once()
        except Exception:
            logging.getLogger("minutebook.follower").exception("packs: following failed; it is tried again")
            taken = 0
        close_old_connections()
        if not taken:
            time.sleep(PAUSE)
