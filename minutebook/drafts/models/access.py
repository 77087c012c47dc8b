"""Access to the closed book beyond what the law gives, and the log of every reading of it."""

from __future__ import annotations

from django.db import models
from django.utils import timezone

from minutebook.drafts.models.accounts import Account


class ClosedGrant(models.Model):
    """Somebody was let in to one closed object: by whom, why, and until when."""

    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="closed_grants")
    council = models.CharField(max_length=20)
    object = models.CharField(max_length=20)
    giver = models.ForeignKey(Account, null=True, on_delete=models.SET_NULL, related_name="+")
    reason = models.TextField()
    given = models.DateTimeField(default=timezone.now)
    until = models.DateTimeField()


class ClosedReading(models.Model):
    """One look at something closed: who, what, which version, when, and on what ground it was allowed."""

    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="closed_readings")
    council = models.CharField(max_length=20)
    object = models.CharField(max_length=20)
    version = models.PositiveIntegerField()
    at = models.DateTimeField(default=timezone.now)
    ground = models.CharField(max_length=200)

    class Meta:
        indexes = [models.Index(fields=["object", "at"], name="closed_reading_object")]
