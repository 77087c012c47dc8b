"""Letters the desk sends by e-mail."""

from __future__ import annotations

from django.db import models
from django.utils import timezone


class Letter(models.Model):
    """One e-mail to one address: what it is about (an object of the book), and how far it got."""

    WAITING, SENT, FAILED = "waiting", "sent", "failed"

    council = models.CharField(max_length=20, blank=True, default="")
    object = models.CharField(max_length=20, blank=True, default="")
    to = models.EmailField()
    subject = models.CharField(max_length=300)
    body = models.TextField()
    due = models.DateTimeField(default=timezone.now)
    state = models.CharField(max_length=8, default=WAITING)

    class Meta:
        indexes = [models.Index(fields=["state", "due"], name="letter_state")]
