"""What members tell the desk (whether they come, what interests they have), and what they saw."""

from __future__ import annotations

from django.db import models
from django.utils import timezone

from minutebook.drafts.models.accounts import Account


class Look(models.Model):
    """When an account last looked at an object: what came after is new to it."""

    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="looks")
    council = models.CharField(max_length=20)
    object = models.CharField(max_length=20)
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["account", "council", "object"], name="look_once")]


class Reply(models.Model):
    """Whether a member comes to a meeting, and who comes in their place."""

    COMES, APOLOGIES = "comes", "apologies"

    council = models.CharField(max_length=20)
    meeting = models.CharField(max_length=20)
    person = models.CharField(max_length=20)
    answer = models.CharField(max_length=10)
    substitute = models.CharField(max_length=20, blank=True, default="")
    by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["council", "meeting", "person"], name="reply_once")]


class Interest(models.Model):
    """An interest a member says they will declare at an item of a meeting."""

    council = models.CharField(max_length=20)
    meeting = models.CharField(max_length=20)
    item = models.CharField(max_length=20)
    person = models.CharField(max_length=20)
    kind = models.CharField(max_length=30)
    words = models.TextField(blank=True, default="")
    by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["council", "meeting", "item", "person"], name="interest_once")
        ]
