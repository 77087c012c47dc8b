"""Opening a book from the command: folders made, databases migrated, faults said in plain words."""

from __future__ import annotations

import errno
import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

import django
from django.apps import apps
from django.db import DatabaseError, connections
from django.db.migrations.executor import MigrationExecutor

from minutebook import home
from minutebook.book.errors import BookError


class Unusable(BookError):
    """The data folder or a database cannot be used; the text says which and what to do."""


def set_up() -> None:
    """Start Django with the settings of this process (``MINUTEBOOK_HOME``, ``MINUTEBOOK_SIDE`` …)."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "minutebook.settings")
    with plain_faults():
        if not apps.ready:
            django.setup()


def prepare() -> None:
    """Make the folders and bring every database this process may open up to date.

    Raises :class:`Unusable` with what is wrong and what to do.
    """
    set_up()
    from minutebook.book import forgetting  # its tables need Django set up
    from minutebook.book.shelf import closed_book, public_book

    with plain_faults():
        for alias in connections:
            home.make("public" if alias == "default" else "desk")
            _migrate(alias)
            forgetting.finish(public_book() if alias == "default" else closed_book())


def _migrate(alias: str) -> None:
    executor = MigrationExecutor(connections[alias])
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    if plan:
        executor.migrate(executor.loader.graph.leaf_nodes(), plan)


@contextmanager
def plain_faults() -> Iterator[None]:
    """Turn what a disk or a database says into a sentence for the person at the keyboard."""
    try:
        yield
    except (DatabaseError, sqlite3.Error) as error:
        raise Unusable(_database_words(str(error))) from error
    except OSError as error:
        raise Unusable(_disk_words(error)) from error


def _disk_words(error: OSError) -> str:
    place = error.filename2 or error.filename or home.home()
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return f"{place} may not be written: give this user the right to"
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return f"the disk that holds {place} is full: make room and run it again; nothing was lost"
    return f"{place}: {error.strerror}; nothing was lost"


def _database_words(said: str) -> str:
    where = home.home()
    barred = "unable to open" in said and where.exists() and not os.access(where, os.W_OK)
    if "readonly" in said or "read-only" in said or barred:
        return f"the database in {where} may not be written: give this user the right to"
    if "disk is full" in said or "No space" in said or "disk I/O" in said:
        return f"the disk that holds {where} is full: make room and run it again; nothing was lost"
    if "unable to open" in said:
        return f"the database in {where} cannot be opened: check that the folder exists and may be written"
    if "malformed" in said or "not a database" in said:
        return f"the database in {where} is damaged: restore it, or import the newest export"
    return f"the database said: {said.strip()}"
