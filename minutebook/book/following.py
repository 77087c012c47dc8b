"""Projections that follow the book in a process of their own, each at its own pace."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from typing import Protocol

from django.db import connections

from minutebook.book.models import Head
from minutebook.book.shelf import Book

BATCH = 500
logger = logging.getLogger("minutebook.follower")


class Follower(Protocol):
    """Something that is kept equal to the book: an index, a store of pages."""

    name: str

    def position(self, council: str) -> int:
        """The last sequence of a council's chain that is taken in (0: none)."""
        ...

    def take(self, council: str, heads: Sequence[Head]) -> None:
        """Take in the next publications, in order, and remember how far it came: all or nothing."""
        ...


def follow_once(book: Book, followers: Sequence[Follower]) -> int:
    """Bring every follower as far as the book is; return how many publications were taken in."""
    taken = 0
    chains = _ends(book)
    for follower in followers:
        for council, last in chains:
            at = follower.position(council)
            while at < last:
                heads = list(
                    Head.objects.using(book.alias)
                    .filter(council=council, sequence__gt=at)
                    .order_by("sequence")[:BATCH]
                )
                follower.take(council, heads)
                at = heads[-1].sequence
                taken += len(heads)
    return taken


def _ends(book: Book) -> list[tuple[str, int]]:
    """Each chain and how far it is: by a written statement, for it is asked many times a second."""
    with connections[book.alias].cursor() as cursor:
        cursor.execute('SELECT "council", "sequence" FROM "book_chain"')
        return list(cursor.fetchall())


def follow(
    book: Book, followers: Sequence[Follower], *, stopped: Callable[[], bool], wait: Callable[[], None]
) -> None:
    """Follow until ``stopped``; ``wait`` is called when there was nothing to do.

    A follower that fails is tried again: a full disk or a locked file passes.
    """
    while not stopped():
        try:
            taken = follow_once(book, followers)
        except Exception:
            logger.exception("following failed; it is tried again")
            taken = 0
        if not taken:
            wait()
