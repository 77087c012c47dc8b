"""What tests of the import from a ModernGov share: a run over a stub or a folder, and the record it made."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

from minutebook.book import catalogue
from minutebook.book.models import Head
from minutebook.book.shelf import Book
from minutebook.intake.moderngov.fetching import Client
from minutebook.intake.moderngov.folder import Folder
from minutebook.intake.moderngov.report import Report
from minutebook.intake.moderngov.site import Site, Wanted
from minutebook.intake.moderngov.state import State
from minutebook.intake.moderngov.taking_in import import_moderngov
from tests.intake.moderngov_stub import Stub, serving

COUNCIL = "Severn Bank Council"
TODAY = date(2026, 11, 25)


class Clock:
    """A clock that only sleeping moves on."""

    def __init__(self) -> None:
        self.now = 0.0
        self.slept: list[float] = []

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.now += seconds

    def __call__(self) -> float:
        return self.now


def of_site(
    book: Book,
    stub: Stub,
    *,
    rate: float = 0,
    clock: Clock | None = None,
    council: str = COUNCIL,
    **more: Any,
) -> Report:
    """Import a stub's whole site. ``more``: what of it is wanted, or ``dry``."""
    clock, dry = clock or Clock(), more.pop("dry", False)
    wanted = Wanted(**more)
    with serving(stub) as address:
        state = State(book.folder / "imports", "stub")
        client = Client(address, rate=rate, log=state.log, sleep=clock.sleep, clock=clock)
        goes_on = state.begin("2026-11-25T10:00:00Z", repr(wanted))
        site = Site(client, state, wanted, TODAY)
        return import_moderngov(book, site, council, goes_on=goes_on, dry=dry)


def of_folder(book: Book, path: Path, council: str = COUNCIL, **more: Any) -> Report:
    """Import a folder or file."""
    return import_moderngov(book, Folder(path, more.pop("site", "")), council, **more)


def things(book: Book, kind: str) -> dict[str, Any]:
    """The objects of one kind by address."""
    rows = list(catalogue.entries(book).filter(kind=kind))
    found = catalogue.things_of(book, rows)
    return {row.path: found[row.object] for row in rows}


def heads(book: Book) -> int:
    """How many publications there are."""
    return Head.objects.using(book.alias).count()


def copy_of(stub: Stub, **changes: Any) -> Stub:
    """A stub that differs."""
    return dataclasses.replace(stub, **changes)


def every_word(things: Iterable[Any]) -> str:
    """Everything objects say, as text."""
    return repr(list(things))
