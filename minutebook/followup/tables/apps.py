"""The desk's tables of threads as a Django app; they live in the desk's database alone."""

from __future__ import annotations

from django.apps import AppConfig


class FollowupConfig(AppConfig):
    """What the desk keeps of threads."""

    name = "minutebook.followup.tables"
    label = "followup"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Let open threads propose themselves to agendas."""
        from minutebook.drafts import proposing
        from minutebook.followup import log_paper

        proposing.SOURCES[log_paper.KIND] = proposing.Source(log_paper.proposals, log_paper.take)
