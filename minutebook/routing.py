"""Which tables live in which database: the book's in both, everything of the desk's in the desk's alone."""

from __future__ import annotations

from typing import Any

from django.db.models import Model

# Apps with tables on the public side. Whatever is not named here belongs to the desk.
IN_BOTH_BOOKS = {"book"}


class Router:
    """Book tables go where the caller says (``.using(book.alias)``); the rest goes to the desk."""

    def db_for_read(self, model: type[Model], **hints: Any) -> str | None:
        return None if model._meta.app_label in IN_BOTH_BOOKS else "desk"

    db_for_write = db_for_read

    def allow_migrate(self, db: str, app_label: str, **hints: Any) -> bool:
        return db == "desk" or app_label in IN_BOTH_BOOKS
