"""Threads as a Django app: on both sides the kind of object, on the desk's its tables (``tables``)."""

from __future__ import annotations

from django.apps import AppConfig


class ThreadsConfig(AppConfig):
    """Makes threads known to the book and to search, on the public side too."""

    name = "minutebook.followup"
    label = "threads"

    def ready(self) -> None:
        """Register the kind, and how it is found."""
        from minutebook.followup import finding, kind

        kind.register()
        finding.register()
