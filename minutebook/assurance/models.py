"""What the desk keeps of figures, and the public never sees. In the desk's database alone."""

from __future__ import annotations

from django.db import models
from django.utils import timezone


class Exact(models.Model):
    """One exact figure of a measure, area, period and part: counts, and nothing of any one child."""

    council = models.CharField(max_length=20)
    place = models.CharField(max_length=300)
    measure = models.CharField(max_length=80)
    end = models.DateField()
    data = models.JSONField()
    worked_out = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["council", "place"], name="exact_once")]
        indexes = [models.Index(fields=["council", "measure", "end"], name="exact_of_measure")]


class Brought(models.Model):
    """A return somebody brought: its files' hashes, their rows counted, and how many broke each rule."""

    council = models.CharField(max_length=20)
    year = models.IntegerField()
    files = models.JSONField(default=list)
    rules = models.JSONField(default=dict)
    by = models.CharField(max_length=150)
    at = models.DateTimeField(default=timezone.now)
