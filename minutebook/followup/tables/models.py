"""What the desk keeps of threads beside the public record. The threads themselves are in the book."""

from __future__ import annotations

from django.db import models
from django.utils import timezone

from minutebook.drafts.models import Account


class Since(models.Model):
    """The follow-up date of a body (empty: of the whole council): what was asked before it is history."""

    council = models.CharField(max_length=20)
    body = models.CharField(max_length=20, blank=True, default="")
    day = models.DateField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["council", "body"], name="since_once")]


class Charge(models.Model):
    """An account that answers for a thread's owner: it is written to, and hands in how far things are."""

    council = models.CharField(max_length=20)
    thread = models.CharField(max_length=20)
    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["thread", "account"], name="charge_once")]


class Word(models.Model):
    """What an owner handed in about a thread, until its clerk takes it into the record or returns it."""

    WAITING, TAKEN, RETURNED = "waiting", "taken", "returned"

    council = models.CharField(max_length=20)
    body = models.CharField(max_length=20)
    object = models.CharField(max_length=20)
    words = models.TextField()
    answers = models.BooleanField(default=False)
    evidence = models.JSONField(default=list)
    by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    state = models.CharField(max_length=8, default=WAITING)
    reason = models.TextField(blank=True, default="")

    class Meta:
        indexes = [models.Index(fields=["council", "state", "object"], name="word_waiting")]


class Doubt(models.Model):
    """Somebody's word that a thread is a misreading, until a second person agrees or does not."""

    OPEN, AGREED, REFUSED = "open", "agreed", "refused"

    council = models.CharField(max_length=20)
    body = models.CharField(max_length=20)
    object = models.CharField(max_length=20)
    reason = models.TextField()
    by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    state = models.CharField(max_length=8, default=OPEN)
    second = models.ForeignKey(Account, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["council", "object"], condition=models.Q(state="open"), name="doubt_one_open"
            )
        ]


class SetAside(models.Model):
    """An element of minutes that asks for nothing that is to be followed, and why."""

    council = models.CharField(max_length=20)
    body = models.CharField(max_length=20)
    element = models.CharField(max_length=20)
    reason = models.TextField(blank=True, default="")
    by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["council", "element"], name="set_aside_once")]


class Apart(models.Model):
    """An item or decision of which somebody said that it does not belong to a matter."""

    council = models.CharField(max_length=20)
    matter = models.CharField(max_length=20)
    step = models.CharField(max_length=20)
    by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["council", "matter", "step"], name="apart_once")]
