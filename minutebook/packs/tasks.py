"""Packs made in the background, one task for each object."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from functools import cache

from django.utils import timezone
from django_tasks import task

from minutebook.book import catalogue
from minutebook.book.shelf import Book, public_book
from minutebook.packs import making
from minutebook.packs.following import Job
from minutebook.packs.library import Record
from minutebook.packs.workers import Pool

logger = logging.getLogger("minutebook.worker")


@task(priority=-10)
def make(council: str, kind: str, owner: str, year: int = 0) -> list[str]:
    """Make what is not made or has changed. Returns why something could not be made; logged too."""
    record = done(public_book(), council, Job(kind, owner, year))  # type: ignore[arg-type]
    for fault in record.faults:
        logger.warning("%s of %s could not be made: %s", fault.what, owner, fault.message)
    return [fault.message for fault in record.faults]


@task(priority=-20)
def make_coming() -> int:
    """Look once a day at every meeting to come, for what a crash left unmade. Returns how many there are."""
    book, today = public_book(), timezone.localdate().isoformat()
    rows = catalogue.entries(book).filter(kind="meeting", date__gte=today).order_by("date")
    coming = list(rows.values_list("council", "object"))
    for council, meeting in coming:
        making.make_meeting(book, council, meeting, pool())
    return len(coming)


def done(book: Book, council: str, job: Job) -> Record:
    """Do a job in this process, with worker processes that last as long as it does."""
    match job.kind:
        case "meeting":
            return making.make_meeting(book, council, job.owner, pool())
        case "decision":
            return making.make_decision(book, council, job.owner)
        case "minute-book":
            return making.make_minute_book(book, council, job.owner, job.year)


@cache
def pool() -> Pool:
    return Pool()


def enqueue(council: str, jobs: Sequence[Job]) -> None:
    """Leave the jobs on the desk's database for the worker."""
    for job in jobs:
        make.enqueue(council, job.kind, job.owner, job.year)


def do_now(council: str, jobs: Sequence[Job]) -> None:
    """Do the jobs here: for a public server, which has no desk to leave them on."""
    book = public_book()
    for job in jobs:
        done(book, council, job)
