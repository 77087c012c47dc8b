"""A ModernGov into a council's record: names first, then meetings a few at a time, then registers.

Each few are published in one transaction and only then noted as taken, so that an import may be stopped at
any point. What the record has already and the source says again is not published again.
"""

from __future__ import annotations

from contextlib import suppress
from urllib.parse import urlsplit

from minutebook.book import clock
from minutebook.book.shelf import Book
from minutebook.intake.documents.taking_in import council_of
from minutebook.intake.moderngov.files import Library
from minutebook.intake.moderngov.meetings import Meetings
from minutebook.intake.moderngov.names import NamesFirst
from minutebook.intake.moderngov.objects import Names
from minutebook.intake.moderngov.publishing import Press
from minutebook.intake.moderngov.registers import Registers
from minutebook.intake.moderngov.report import Report
from minutebook.intake.moderngov.source import Source
from minutebook.intake.moderngov.stages import Tell, telling
from minutebook.intake.moderngov.vanishing import Vanished
from minutebook.intake.moderngov.work import Work
from minutebook.packs.workers import Pool

WORKERS = 2


def import_moderngov(
    book: Book,
    source: Source,
    council: str,
    *,
    nation: str = "england",
    dry: bool = False,
    goes_on: bool = False,
    readings: bool = True,
    tell: Tell = lambda stage, done, of: None,
) -> Report:
    """Take all that a source has into a council's record; return what was taken, left, doubtful and refused.

    ``council`` is its name, slug or id; one that the book does not have is published first, in ``nation``.
    ``readings``: whether minutes are read now (``minutebook reread`` reads them later).
    ``tell`` is told at what stage it is, and how much of that is done. Raises :class:`Refused` where two
    councils have that name, and where a site refuses everything.
    """
    meant = council_of(book, council, nation)
    report = Report(str(meant.name), source.base, dry=dry, taken_over=meant.taken_over, goes_on=goes_on)
    press = Press(book, meant.id, report)
    ended = False
    try:
        with Pool(WORKERS) as pool:
            library = Library(book, pool, dry=press.only_tells)
            names = Names(meant.id, host_of(source.base))
            work = Work(book, source, meant, report, press, library, names, clock.today(), readings, tell)
            _run(work)
        ended = not dry
    finally:
        report.refused += source.refused()
        source.close(ended=ended)
    return report


def _run(work: Work) -> None:
    """Everything, in the order in which one thing needs another."""
    work.source.open()
    complaints = len(work.report.refused) + len(work.source.refused())
    names = NamesFirst(work)
    names.gather(work.source.names())
    names.gather(work.source.people(telling(work.tell, "names", sorted(work.gathered.members))))
    names.gather(work.source.lists(telling(work.tell, "lists", sorted(work.gathered.committees))))
    work.gathered.settle()
    whole = len(work.report.refused) + len(work.source.refused()) == complaints
    names.take()
    Meetings(work).take()
    Registers(work).take()
    Vanished(work, whole).mark()


def host_of(base: str) -> str:
    """The host of a base address, in lower case; empty where there is none."""
    with suppress(ValueError):
        return (urlsplit(base).hostname or "").lower()
    return ""
