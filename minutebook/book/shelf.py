"""The two books of one code: the public one, and the closed one on the desk."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path

from django.db import connections, transaction

from minutebook import home
from minutebook.book.files import Files


@dataclass(frozen=True)
class Book:
    """One book: the database it lives in (Django's ``alias``) and its folder."""

    alias: str
    folder: Path

    @property
    def files(self) -> Files:
        """The book's stored files."""
        return Files(self.folder / "blobs")

    @property
    def vendor(self) -> str:
        """``sqlite`` or ``postgresql``."""
        return str(connections[self.alias].vendor)

    def transaction(self) -> AbstractContextManager[None]:
        """Everything inside happens, or nothing of it."""
        return transaction.atomic(using=self.alias)

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        """Everything read inside is of one moment, whatever others publish meanwhile."""
        connection = connections[self.alias]
        if connection.in_atomic_block:
            yield
        elif connection.vendor == "postgresql":
            with self.transaction(), connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
                yield
        else:
            # Not atomic(): that would take the one writer's lock (IMMEDIATE), and keep others waiting.
            with connection.cursor() as cursor:
                cursor.execute("BEGIN DEFERRED")
                try:
                    yield
                finally:
                    cursor.execute("ROLLBACK")


def public_book() -> Book:
    """The book everyone may read."""
    return Book("default", home.folder("public"))


def closed_book() -> Book:
    """The book of exempt and confidential papers; only a process of the desk can open it."""
    return Book("desk", home.folder("desk"))
