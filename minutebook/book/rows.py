"""Many rows in one statement: what the press writes in bulk, without building a model for each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import islice
from typing import Any, TypeVar

from django.db import connections, models

T = TypeVar("T")


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


def insert(
    alias: str, model: type[models.Model], rows: Sequence[tuple[Any, ...]], *, ignore: bool = False
) -> None:
    """Insert ``rows``, whose values stand in the order of the model's fields.

    With ``ignore`` a row whose key is taken is passed over.
    """
    if not rows:
        return
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
