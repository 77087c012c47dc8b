"""The forward plan: decisions an executive means to make, and the notices given of them."""

from __future__ import annotations

from django.db import models
from django.utils import timezone

from minutebook.drafts.models.accounts import Account


class PlanEntry(models.Model):
    """A decision that is to be made. ``object`` is the id of its notice in the public book.

    ``when`` is a day, or the first of a period that ends with ``until``. ``documents`` are what will be
    submitted. ``key`` and ``private`` say which notices the law asks for; the rest of the fields are what
    those notices hold.
    """

    OPEN, DECIDED, DROPPED = "open", "decided", "dropped"

    id = models.CharField(max_length=20, primary_key=True)
    council = models.CharField(max_length=20)
    body = models.CharField(max_length=20)
    object = models.CharField(max_length=20)
    meeting = models.CharField(max_length=20, blank=True, default="")
    item = models.CharField(max_length=20, blank=True, default="")
    title = models.CharField(max_length=300)
    title_cy = models.CharField(max_length=300, blank=True, default="")
    matter = models.TextField(blank=True, default="")
    maker = models.TextField(blank=True, default="")
    when = models.DateField()
    until = models.DateField(null=True)
    pounds = models.PositiveBigIntegerField(default=0)
    wards = models.PositiveSmallIntegerField(default=0)
    effect = models.BooleanField(default=False)
    key = models.BooleanField(default=False)
    documents = models.TextField(blank=True, default="")
    address = models.TextField(blank=True, default="")
    other_documents = models.TextField(blank=True, default="")
    how_to_request = models.TextField(blank=True, default="")
    contact = models.CharField(max_length=200, blank=True, default="")
    private = models.BooleanField(default=False)
    private_reasons = models.TextField(blank=True, default="")
    paragraphs = models.JSONField(default=list)
    representations = models.TextField(blank=True, default="")
    response = models.TextField(blank=True, default="")
    state = models.CharField(max_length=8, default=OPEN)
    revision = models.PositiveIntegerField(default=1)
    created_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    created = models.DateTimeField(default=timezone.now)
    updated = models.DateTimeField(default=timezone.now)

    class Meta:
        indexes = [
            models.Index(fields=["council", "state", "when"], name="plan_list"),
            models.Index(fields=["council", "meeting"], name="plan_meeting"),
        ]


class PlanNotice(models.Model):
    """A notice published of an entry: which kind, on which day, and as what document of the public book.

    ``reasons`` say why 28 days were impracticable, or why the matter is urgent; ``told`` whom the proper
    officer told in writing, ``agreed_by`` who agreed that it cannot be deferred.
    """

    KEY, GENERAL, URGENT = "key", "general-exception", "special-urgency"
    PRIVATE, SECOND, PRIVATE_URGENT = "private", "private-second", "private-urgency"

    entry = models.ForeignKey(PlanEntry, on_delete=models.CASCADE, related_name="notices")
    kind = models.CharField(max_length=20)
    day = models.DateField()
    document = models.CharField(max_length=20)
    reasons = models.TextField(blank=True, default="")
    told = models.CharField(max_length=200, blank=True, default="")
    agreed_by = models.CharField(max_length=200, blank=True, default="")
    by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ("at", "pk")
        indexes = [models.Index(fields=["entry", "kind"], name="plan_notice_kind")]
