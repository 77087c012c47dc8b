"""Working copies: an object in the book's own schema, in parts that can be worked on one by one."""

from __future__ import annotations

from django.db import models
from django.utils import timezone

from minutebook.drafts.models.accounts import Account


class Draft(models.Model):
    """A working copy of one object.

    ``base_public`` and ``base_closed`` are the versions it started from (0: the object was in that book not
    yet). ``body`` is the body whose appointments count for it, ``on`` the day lists are ordered by.
    """

    OPEN, PUBLISHING, PUBLISHED, DISCARDED = "open", "publishing", "published", "discarded"

    id = models.CharField(max_length=20, primary_key=True)
    council = models.CharField(max_length=20)
    kind = models.CharField(max_length=16)
    object = models.CharField(max_length=20)
    body = models.CharField(max_length=20, blank=True)
    title = models.CharField(max_length=300, blank=True)
    on = models.CharField(max_length=19, blank=True)
    stage = models.CharField(max_length=20, blank=True)
    state = models.CharField(max_length=12, default=OPEN)
    base_public = models.PositiveIntegerField(default=0)
    base_closed = models.PositiveIntegerField(default=0)
    created_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    created = models.DateTimeField(default=timezone.now)
    updated = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["council", "object"],
                condition=models.Q(state__in=["open", "publishing"]),
                name="draft_one_open",
            )
        ]
        indexes = [models.Index(fields=["council", "kind", "state", "on"], name="draft_list")]


class Part(models.Model):
    """A piece of a draft saved by itself: ``whole``, or a meeting's ``head``, ``order``, ``item:…``."""

    draft = models.ForeignKey(Draft, on_delete=models.CASCADE, related_name="parts")
    key = models.CharField(max_length=30)
    data = models.JSONField()
    revision = models.PositiveIntegerField(default=1)
    updated_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    updated = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["draft", "key"], name="part_once")]


class Revision(models.Model):
    """What a part was after each save. ``aside`` marks words that clashed and were kept for their writer."""

    draft = models.ForeignKey(Draft, on_delete=models.CASCADE, related_name="revisions")
    key = models.CharField(max_length=30)
    revision = models.PositiveIntegerField()
    data = models.JSONField(null=True)
    by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    aside = models.BooleanField(default=False)

    class Meta:
        indexes = [models.Index(fields=["draft", "key", "revision"], name="revision_part")]


class Publishing(models.Model):
    """A publication that was decided and is being carried through both books, whatever crashes."""

    DECIDED, PUBLIC, DONE, REFUSED = "decided", "public", "done", "refused"

    id = models.CharField(max_length=20, primary_key=True)
    council = models.CharField(max_length=20)
    draft = models.ForeignKey(Draft, null=True, on_delete=models.PROTECT, related_name="publishings")
    state = models.CharField(max_length=8, default=DECIDED)
    act = models.CharField(max_length=40)
    role = models.CharField(max_length=40)
    reason = models.TextField(blank=True)
    at = models.DateTimeField()
    by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    public = models.JSONField(default=list)
    closed = models.JSONField(default=list)
    result = models.JSONField(default=dict)

    class Meta:
        indexes = [models.Index(fields=["state"], name="publishing_state")]
