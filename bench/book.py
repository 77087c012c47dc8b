"""The book beside its database: publications a second and bytes an item, and bare inserts of the same rows.

Sizes are agenda items (``SIZE=10k,100k``). What is published: meetings of ten items with minutes, forty
meetings a transaction, then people, one a transaction. The peer writes the very rows that publishing made, in
transactions of the same size, through the same driver and without the book; the two take turns, so that
what else the machine does slows both. ``BOOK_DATABASES`` names what to run on (``sqlite,postgresql``).
"""

from __future__ import annotations

import os
import shutil
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench.report import note, row

SERVER = os.environ.get("MINUTEBOOK_TEST_POSTGRES") or "postgresql://postgres@127.0.0.1:5432"
LIMIT = 0.3
ITEMS, MEETINGS, SINGLES = 10, 40, 500
COUNCIL = "severn"


@dataclass
class Measured:
    """Seconds two sides took for the same publications."""

    publications: int = 0
    ours: float = 0.0
    peers: float = 0.0


def main() -> None:
    os.environ["MINUTEBOOK_HOME"] = tempfile.mkdtemp(prefix="minutebook-bench-")
    os.environ["MINUTEBOOK_SIDE"] = "public"
    from minutebook.book import opening

    try:
        opening.prepare()
        for vendor in os.environ.get("BOOK_DATABASES", "sqlite,postgresql").split(","):
            for size in _sizes():
                with _Databases(vendor) as (book, bare):
                    _compare(f"{vendor}, {size:,} items", book, bare, size)
    finally:
        shutil.rmtree(os.environ["MINUTEBOOK_HOME"], ignore_errors=True)


def _sizes() -> list[int]:
    asked = os.environ.get("SIZE", "10k,100k").split(",")
    return [int(size.removesuffix("k")) * (1000 if size.endswith("k") else 1) for size in asked]


class _Databases:
    """Two new databases of one vendor with the book's tables: the book's, and the bare one beside it."""

    def __init__(self, vendor: str) -> None:
        self.vendor = vendor
        self.folder = Path(tempfile.mkdtemp(prefix="minutebook-bench-"))

    def __enter__(self) -> tuple[Any, Any]:
        from django.core.management import call_command
        from django.db import connections

        from minutebook.book.shelf import Book

        for alias in ("booked", "bare"):
            connections.databases[alias] = connections["default"].settings_dict | self._database(alias)
            call_command("migrate", "book", database=alias, verbosity=0)
        return Book("booked", self.folder), Book("bare", self.folder)

    def _database(self, alias: str) -> dict[str, Any]:
        from minutebook.settings import postgresql_database

        if self.vendor == "sqlite":
            return {"NAME": str(self.folder / f"{alias}.sqlite3")}
        name = f"minutebook_bench_{alias}"
        self._server(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)', f'CREATE DATABASE "{name}"')
        return postgresql_database(f"{SERVER}/{name}")

    def _server(self, *commands: str) -> None:
        import psycopg

        with psycopg.connect(f"{SERVER}/postgres", autocommit=True) as server:
            for command in commands:
                server.execute(command)  # type: ignore[arg-type]

    def __exit__(self, *_: object) -> None:
        from django.db import connections

        for alias in ("booked", "bare"):
            connections[alias].close()
            del connections.databases[alias]
            del connections[alias]
            if self.vendor == "postgresql":
                self._server(f'DROP DATABASE IF EXISTS "minutebook_bench_{alias}" WITH (FORCE)')
        shutil.rmtree(self.folder, ignore_errors=True)


def _compare(what: str, book: Any, bare: Any, size: int) -> None:
    from minutebook.book.press import publish
    from minutebook.book.schema import Body, Council, Words

    empty = _size(book)
    publish(book, Council(id=COUNCIL, name=Words(en="Severnshire County Council")))
    publish(book, Body(id="board", name=Words(en="Corporate Parenting Board")), council=COUNCIL)
    meetings = _race(book, bare, _meetings(size // ITEMS), each=MEETINGS)
    bytes_an_item = (_size(book) - empty) / size
    people = _race(book, bare, _people(SINGLES), each=1)
    for label, race in ((f"meetings, {MEETINGS} at a time", meetings), ("people, one at a time", people)):
        ours, peers = race.publications / race.ours, race.publications / race.peers
        holds = ours >= LIMIT * peers
        row(f"{what}: {label}", ours, peers, unit="pub/s", limit=f"≥ {LIMIT}", holds=holds)
    note(f"{what}: {bytes_an_item:,.0f} bytes an item on disk")


def _race(book: Any, bare: Any, things: Iterator[Any], *, each: int) -> Measured:
    """Publish ``each`` things a transaction; after each, insert the rows that made into the bare database."""
    from minutebook.book.press import Request, publish_many
    from minutebook.book.rows import batched

    measured = Measured()
    for part in batched(things, each):
        requests = [Request(thing=thing, key=thing.id) for thing in part]
        began = time.perf_counter()
        done = publish_many(book, COUNCIL, requests)
        measured.ours += time.perf_counter() - began
        rows = _rows_of(book, done[0].sequence, done[-1].sequence)
        began = time.perf_counter()
        with bare.transaction():
            for model, values in rows:
                _insert(bare, model, values)
        measured.peers += time.perf_counter() - began
        measured.publications += len(part)
    return measured


def _people(count: int) -> Iterator[Any]:
    from minutebook.book.schema import Person, Words

    for n in range(count):
        yield Person(id=f"p{n}", name=Words(en=f"Ruth Ames {n}"), group="Independent")


def _meetings(count: int) -> Iterator[Any]:
    from datetime import date, timedelta

    from minutebook.book.schema import Item, Meeting, Outcome, Paragraph, Words

    first = date(1990, 1, 1)
    title = "Report {} of the Director of Children's Services on placements and their cost, {}"
    words = "{}. Members asked how placement {}.{} compared with others and what it would cost. "
    for n in range(count):
        items = tuple(
            Item(
                id=f"m{n}-{k}",
                label=str(k),
                title=Words(en=title.format(k, n)),
                minutes=tuple(Paragraph(text=Words(en=words.format(p, n, k) * 3)) for p in range(4)),
                outcome=Outcome(words=Words(en="That the report be noted and come back in six months.")),
            )
            for k in range(ITEMS)
        )
        day = first + timedelta(days=n)
        yield Meeting(id=f"m{n}", body="board", start=f"{day}T10:00", state="held", items=items)


def _rows_of(book: Any, first: int, last: int) -> list[tuple[Any, list[tuple[Any, ...]]]]:
    from minutebook.book.models import Alias, Element, Entry, Head, Link, Receipt, Text

    def rows(model: Any, **chosen: Any) -> list[tuple[Any, ...]]:
        names = [field.name for field in model._meta.concrete_fields if field.column]
        return list(model.objects.using(book.alias).filter(**chosen).values_list(*names))

    objects = [head[2] for head in rows(Head, sequence__range=(first, last))]
    found = [(model, rows(model, sequence__range=(first, last))) for model in (Head, Text, Receipt, Entry)]
    return [*found, *((model, rows(model, owner__in=objects)) for model in (Link, Element, Alias))]


def _insert(bare: Any, model: Any, rows: list[tuple[Any, ...]]) -> None:
    """The plainest way a driver has: SQLite's executemany, PostgreSQL's too (it sends them in a pipeline)."""
    from django.db import connections

    if not rows:
        return
    columns = [f'"{field.column}"' for field in model._meta.concrete_fields if field.column]
    values = ", ".join(["%s"] * len(columns))
    with connections[bare.alias].cursor() as cursor:
        sql = f'INSERT INTO "{model._meta.db_table}" ({", ".join(columns)}) VALUES ({values})'
        cursor.executemany(sql, rows)


def _size(book: Any) -> int:
    """Bytes the database takes on disk."""
    from django.db import connections

    connection = connections[book.alias]
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SELECT pg_database_size(current_database())")
            return int(cursor.fetchone()[0])
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        return Path(connection.settings_dict["NAME"]).stat().st_size
