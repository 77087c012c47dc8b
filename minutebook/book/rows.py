"""Rows by hand-written statements: what the press writes in bulk, and what every page looks up."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence, Sized
from functools import cache
from itertools import islice
from typing import Any, TypeVar

from django.db import connections, models

from minutebook.book.errors import Refused

T = TypeVar("T")
M = TypeVar("M", bound=models.Model)


def batched(things: Iterable[T], size: int) -> Iterator[tuple[T, ...]]:
    """``things`` in tuples of at most ``size``."""
    source = iter(things)
    while part := tuple(islice(source, size)):
        yield part


@cache
def _statement(model: type[models.Model], columns: int, repeat: int, ignore: bool) -> str:
    fields = [f'"{field.column}"' for field in model._meta.concrete_fields if field.column]
    assert len(fields) == columns, f"{model.__name__} has columns {fields}"
    values = ", ".join(["(" + ", ".join(["%s"] * columns) + ")"] * repeat)
    ending = " ON CONFLICT DO NOTHING" if ignore else ""
    return f'INSERT INTO "{model._meta.db_table}" ({", ".join(fields)}) VALUES {values}{ending}'


@cache
def _limits(model: type[models.Model]) -> list[tuple[int, str, int]]:
    """The place, name and length of each column that holds a text of limited length."""
    fields = [field for field in model._meta.concrete_fields if field.column]
    return [(n, f.name, f.max_length) for n, f in enumerate(fields) if f.max_length is not None]


def _check_lengths(model: type[models.Model], rows: Sequence[tuple[Any, ...]]) -> None:
    """SQLite would keep a text of any length where PostgreSQL refuses it: refuse on both, and say which."""
    for place, name, longest in _limits(model):
        for row in rows:
            if len(row[place]) > longest:
                where = f"{model.__name__.lower()} {name}"
                raise Refused(where, f"{row[place][:40]!r}… is longer than {longest} characters: shorten it")


def insert(
    alias: str, model: type[models.Model], rows: Sequence[tuple[Any, ...]], *, ignore: bool = False
) -> None:
    """Insert ``rows``, whose values stand in the order of the model's fields.

    With ``ignore`` a row whose key is taken is passed over. Raises :class:`Refused` for a text that is
    longer than its column.
    """
    if not rows:
        return
    _check_lengths(model, rows)
    columns = len(rows[0])
    connection = connections[alias]
    at_once = max(1, 900 // columns)
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.executemany(_statement(model, columns, 1, ignore), rows)
            return
        for start in range(0, len(rows), at_once):
            part = rows[start : start + at_once]
            cursor.execute(
                _statement(model, columns, len(part), ignore), [value for row in part for value in row]
            )


def places(values: Sized) -> str:
    """A ``%s`` for each of ``values``, for what stands in ``IN (…)``; ``NULL`` where there are none."""
    return ", ".join(["%s"] * len(values)) or "NULL"


@cache
def _columns(model: type[models.Model]) -> tuple[str, list[str]]:
    fields = [field for field in model._meta.concrete_fields if field.column]
    return ", ".join(f'"{field.column}"' for field in fields), [field.attname for field in fields]


def select(alias: str, model: type[M], tail: str, values: Sequence[Any], *, before: str = "") -> list[M]:
    """The rows of a model that ``tail`` (``WHERE … ORDER BY …``, with ``%s`` for each value) picks.

    For the few look-ups that every page makes: building and compiling such a query takes Django several times
    as long as the database takes to answer it. ``before`` goes before the statement (``WITH …``).
    """
    columns, names = _columns(model)
    with connections[alias].cursor() as cursor:
        cursor.execute(f'{before}SELECT {columns} FROM "{model._meta.db_table}" {tail}', values)
        return [model.from_db(alias, names, row) for row in cursor.fetchall()]
