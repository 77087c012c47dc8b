"""The desk's tables as a Django app; they live in the desk's database alone."""

from __future__ import annotations

from django.apps import AppConfig


class DraftsConfig(AppConfig):
    """Drafts, accounts and their appointments, the audit."""

    name = "minutebook.drafts"
    label = "drafts"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Know what else happens when a publishing is through, in whatever process carries it through."""
