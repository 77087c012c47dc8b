"""Who did what, when: a chain of entries, each with the hash of the one before."""

from __future__ import annotations

from django.db import models


class AuditChain(models.Model):
    """The end of the chain: one row, locked while an entry is added."""

    sequence = models.PositiveBigIntegerField(default=0)
    hash = models.CharField(max_length=64, default="0" * 64)


class AuditEntry(models.Model):
    """One act. ``before`` and ``after`` are the SHA-256 of what was acted on, ``detail`` what to tell."""

    sequence = models.PositiveBigIntegerField(primary_key=True)
    at = models.DateTimeField()
    actor = models.CharField(max_length=254)
    name = models.CharField(max_length=200)
    act = models.CharField(max_length=40)
    council = models.CharField(max_length=20, blank=True)
    body = models.CharField(max_length=20, blank=True)
    object = models.CharField(max_length=20, blank=True)
    title = models.CharField(max_length=300, blank=True)
    before = models.CharField(max_length=64, blank=True)
    after = models.CharField(max_length=64, blank=True)
    reason = models.TextField(blank=True)
    detail = models.JSONField(default=dict)
    previous = models.CharField(max_length=64)
    hash = models.CharField(max_length=64)

    class Meta:
        indexes = [
            # the history of one object
            models.Index(fields=["object", "sequence"], name="audit_object"),
            # what one person did
            models.Index(fields=["actor", "sequence"], name="audit_actor"),
        ]
