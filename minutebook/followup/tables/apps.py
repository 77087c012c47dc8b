"""The desk's tables of threads as a Django app; they live in the desk's database alone."""

from __future__ import annotations

from django.apps import AppConfig


class FollowupConfig(AppConfig):
    """What the desk keeps of threads."""

    name = "minutebook.followup.tables"
    label = "followup"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Let open threads propose themselves to agendas, and published minutes open new ones."""
        from minutebook.drafts import publishing
        from minutebook.drafts.agendas import proposing
        from minutebook.followup import confirming, log_paper

        publishing.when_done(*confirming.ACTS)(confirming.take_up)
        proposing.SOURCES[log_paper.KIND] = proposing.Source(log_paper.proposals, log_paper.take)
