"""Threads as a Django app: on both sides the kind of object, on the desk's its tables (``tables``)."""

from __future__ import annotations

from django.apps import AppConfig


class ThreadsConfig(AppConfig):
    """Makes threads known to the book, on the public side too."""

    name = "minutebook.followup"
    label = "threads"

    def ready(self) -> None:
        """Register the kind."""
        from minutebook.followup.kind import register

        register()
