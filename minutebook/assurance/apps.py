"""Assurance as a Django app: on both sides it makes the book know the room's kinds."""

from __future__ import annotations

from django.apps import AppConfig

from minutebook.assurance.registering import register_kinds


class AssuranceConfig(AppConfig):
    """Inspections, what was told of them, and what is done about them."""

    name = "minutebook.assurance"
    label = "assurance"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Let the book know the room's kinds, and search find them."""
        from minutebook.assurance import finding

        register_kinds()
        finding.register()
