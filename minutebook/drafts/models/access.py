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
    """One look at something closed: who, what, when, whether it was allowed, and on what ground."""

    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="closed_readings")
    council = models.CharField(max_length=20)
    object = models.CharField(max_length=20)
    version = models.PositiveIntegerField()
    at = models.DateTimeField(default=timezone.now)
    ground = models.CharField(max_length=200)
    allowed = models.BooleanField(default=True)

    class Meta:
        indexes = [models.Index(fields=["object", "at"], name="closed_reading_object")]


class ContractTerms(models.Model):
    """The monitoring officer's word on whether a closed paper holds terms of a contract being negotiated."""

    council = models.CharField(max_length=20)
    object = models.CharField(max_length=20)
    negotiated = models.BooleanField()
    by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["council", "object"], name="contract_terms_once")]


class Withholding(models.Model):
    """Something the closed book keeps from the public, and the day to look again whether it must.

    Follows the closed book: it can be thrown away and made again from it.
    """

    council = models.CharField(max_length=20)
    object = models.CharField(max_length=20)
    owner = models.CharField(max_length=20)
    body = models.CharField(max_length=20, blank=True)
    title = models.CharField(max_length=300)
    review = models.CharField(max_length=10, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["council", "object"], name="withholding_once")]
        # what is due for review
        indexes = [models.Index(fields=["council", "review"], name="withholding_review")]


class Followed(models.Model):
    """How far of a council's closed chain the withholdings follow it."""

    council = models.CharField(max_length=20, primary_key=True)
    sequence = models.PositiveBigIntegerField(default=0)
