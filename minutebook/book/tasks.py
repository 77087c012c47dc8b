"""Work on the books that is done in the background, by the schedule."""

from __future__ import annotations

import logging

from django_tasks import task

from minutebook.book.forgetting import finish
from minutebook.book.shelf import Book, closed_book, public_book
from minutebook.book.verify import verify

logger = logging.getLogger("minutebook.worker")


@task()
def verify_books() -> dict[str, list[str]]:
    """Finish erasures that could not be finished, and hash both books again.

    Returns the faults found, by book; they are logged as errors too.
    """
    return {
        name: _faults(name, book) for name, book in (("public", public_book()), ("closed", closed_book()))
    }


def _faults(name: str, book: Book) -> list[str]:
    finish(book)
    book.files.sweep()
    found = verify(book).faults
    for fault in found:
        logger.error("the %s book does not hold: %s", name, fault)
    return found
