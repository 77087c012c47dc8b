"""What is said and done about minutes and decisions after a meeting, beside the words of the record."""

from __future__ import annotations

from django.db import models
from django.utils import timezone

from minutebook.drafts.models.accounts import Account


class MinutesRemark(models.Model):
    """What the chair says of draft minutes, at an item or on the whole, and the clerk's answer."""

    council = models.CharField(max_length=20)
    body = models.CharField(max_length=20)
    meeting = models.CharField(max_length=20)
    item = models.CharField(max_length=20, blank=True, default="")
    words = models.TextField()
    by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    answer = models.TextField(blank=True, default="")
    answered_by = models.ForeignKey(Account, null=True, on_delete=models.PROTECT, related_name="+")
    answered = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["council", "meeting"], name="minutes_remark_meeting")]


class Sending(models.Model):
    """That draft minutes went to the chair, or an action list to those it names: when, by whom, to whom."""

    CHAIR, ACTIONS = "chair", "actions"

    council = models.CharField(max_length=20)
    body = models.CharField(max_length=20)
    meeting = models.CharField(max_length=20)
    what = models.CharField(max_length=8)
    to = models.JSONField(default=list)
    by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        indexes = [models.Index(fields=["council", "meeting", "what"], name="sending_meeting")]


class Approval(models.Model):
    """That a meeting approved the minutes of another (or of its own): who presided there, and its words.

    ``presiding`` is a member's id, or a name; ``approved_at`` the meeting that approved.
    """

    council = models.CharField(max_length=20)
    body = models.CharField(max_length=20)
    meeting = models.CharField(max_length=20, unique=True)
    approved_at = models.CharField(max_length=20)
    presiding = models.CharField(max_length=200)
    name = models.CharField(max_length=200)
    words = models.TextField(blank=True, default="")
    by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)


class SigningCopy(models.Model):
    """Minutes printed to be signed in ink: their numbered leaves, kept free until the copy comes back.

    ``file`` and ``private_file`` are files of the book's schema, ``digest`` stands for the words printed.
    """

    OPEN, SIGNED, SPOILT = "open", "signed", "spoilt"

    council = models.CharField(max_length=20)
    body = models.CharField(max_length=20)
    meeting = models.CharField(max_length=20)
    digest = models.CharField(max_length=64)
    leaves = models.JSONField(default=list)
    private_leaves = models.JSONField(default=list)
    file = models.JSONField()
    private_file = models.JSONField(null=True)
    state = models.CharField(max_length=6, default=OPEN)
    by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["council", "body"],
                condition=models.Q(state="open"),
                name="signing_copy_one_open",
            )
        ]


class Signature(models.Model):
    """The desk's own record of a signature, beside the book's: what was signed, by whom, how confirmed.

    ``digest`` stands for the words, ``seal`` and ``closed_seal`` are those of the two books' versions.
    """

    council = models.CharField(max_length=20)
    body = models.CharField(max_length=20)
    meeting = models.CharField(max_length=20, unique=True)
    name = models.CharField(max_length=200)
    way = models.CharField(max_length=10)
    confirmed = models.CharField(max_length=40, blank=True, default="")
    digest = models.CharField(max_length=64)
    seal = models.CharField(max_length=64)
    closed_seal = models.CharField(max_length=64, blank=True, default="")
    leaves = models.JSONField(default=list)
    private_leaves = models.JSONField(default=list)
    by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)


class CallInRequest(models.Model):
    """A member's request that a decision be called in, and why; withdrawn only while it calls in nothing."""

    council = models.CharField(max_length=20)
    body = models.CharField(max_length=20)
    decision = models.CharField(max_length=20)
    name = models.CharField(max_length=200)
    reasons = models.TextField()
    by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["council", "decision", "by"], name="call_in_request_once")
        ]
