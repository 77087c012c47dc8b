"""How bodies meet, and what was said and done on the way to an agenda beside its words."""

from __future__ import annotations

from django.db import models
from django.utils import timezone

from minutebook.drafts.models.accounts import Account


class Practice(models.Model):
    """How one body does things; what is empty here is taken from the council's own practice (no body).

    ``standing`` are its standing items, ``recurrence`` the rules its meetings follow, ``place`` a place of
    the book's schema, ``choices`` the settings of law it chose, all as JSON. ``careful`` is whether papers
    are looked through as those of a board that hears of children in care.
    """

    council = models.CharField(max_length=20)
    body = models.CharField(max_length=20, blank=True, default="")
    standing = models.JSONField(default=list)
    recurrence = models.JSONField(default=list)
    place = models.JSONField(default=dict)
    choices = models.JSONField(default=dict)
    numbering = models.CharField(max_length=12, default="", blank=True)
    start = models.CharField(max_length=5, default="", blank=True)
    posted = models.CharField(max_length=200, default="", blank=True)
    careful = models.BooleanField(default=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["council", "body"], name="practice_once")]


class NonWorkingDay(models.Model):
    """A change a council makes to its nation's bank holidays: a day added, one not kept, one it shuts on."""

    ADDED, REMOVED, CLOSURE = "added", "removed", "closure"

    council = models.CharField(max_length=20)
    day = models.DateField()
    kind = models.CharField(max_length=8)
    name = models.CharField(max_length=100)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["council", "day"], name="non_working_day_once")]


class Assent(models.Model):
    """Somebody's yes to one exact thing: ``digest`` is of what it was given to, so that a change ends it.

    ``matter`` says to what: the order of an agenda, an exemption, a finding of the gate, personal data.
    ``about`` narrows it down, ``office`` is the role it was given in.
    """

    council = models.CharField(max_length=20)
    object = models.CharField(max_length=20)
    matter = models.CharField(max_length=40)
    about = models.CharField(max_length=400, blank=True, default="")
    digest = models.CharField(max_length=64, blank=True, default="")
    by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    office = models.CharField(max_length=20, blank=True, default="")
    reason = models.TextField(blank=True, default="")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        indexes = [models.Index(fields=["council", "object", "matter"], name="assent_object")]


class Posting(models.Model):
    """A notice put up by hand: who says so, where, and when it was done."""

    council = models.CharField(max_length=20)
    meeting = models.CharField(max_length=20)
    where = models.CharField(max_length=200)
    at = models.DateTimeField()
    by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")

    class Meta:
        indexes = [models.Index(fields=["council", "meeting", "at"], name="posting_meeting")]


class Timing(models.Model):
    """How long an item is expected to take, in minutes; for the chair, not for the public."""

    council = models.CharField(max_length=20)
    meeting = models.CharField(max_length=20)
    item = models.CharField(max_length=20)
    minutes = models.PositiveSmallIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["meeting", "item"], name="timing_once")]


class Convening(models.Model):
    """A meeting convened at shorter notice than the law's: on which day, by whom, why."""

    council = models.CharField(max_length=20)
    meeting = models.CharField(max_length=20, unique=True)
    day = models.DateField()
    reason = models.TextField()
    by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
