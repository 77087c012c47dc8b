"""Letters the desk sends by e-mail."""

from __future__ import annotations

from django.db import models
from django.utils import timezone


class Letter(models.Model):
    """One e-mail to one address: what it is about (an object of the book), and how far it got.

    ``key`` makes a letter that is sent once and no more; ``due`` is when it is tried (again), ``tries`` how
    often it was, ``trouble`` what the mail server said last, ``message`` its Message-ID.
    """

    WAITING, SENT, FAILED, BOUNCED = "waiting", "sent", "failed", "bounced"

    council = models.CharField(max_length=20, blank=True, default="")
    object = models.CharField(max_length=20, blank=True, default="")
    to = models.EmailField()
    subject = models.CharField(max_length=300)
    body = models.TextField()
    key = models.CharField(max_length=200, null=True, unique=True)
    written = models.DateTimeField(default=timezone.now)
    due = models.DateTimeField(default=timezone.now)
    state = models.CharField(max_length=8, default=WAITING)
    tries = models.PositiveSmallIntegerField(default=0)
    trouble = models.TextField(blank=True, default="")
    message = models.CharField(max_length=120, blank=True, default="")
    sent = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["state", "due"], name="letter_state"),
            models.Index(fields=["message"], name="letter_message"),
        ]
