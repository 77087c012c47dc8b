"""Reports on their way to an agenda: who was asked, what they are made of, who cleared which words."""

from __future__ import annotations

from django.db import models
from django.utils import timezone

from minutebook.drafts.models.accounts import Account
from minutebook.drafts.models.working import Draft


class Template(models.Model):
    """The council's own template of a report: its sections in order, as JSON."""

    council = models.CharField(max_length=20, unique=True)
    sections = models.JSONField(default=list)


class Report(models.Model):
    """A report somebody was asked for. Its words are drafts of documents: see :class:`Enclosure`.

    ``object`` is the id of its document in the book, ``meeting`` and ``item`` where it is to go (``item``
    empty until it is on the agenda). ``offices`` must clear it, in the order given or all at once;
    ``round`` counts how often it was handed in. ``private`` is whether its title and words are kept from
    those who may not read closed papers. ``translator`` gives the Welsh, where the council publishes both
    languages and it is to follow; they were asked at ``welsh_asked``.
    """

    ASKED, WRITING, CLEARING, RETURNED = "asked", "writing", "clearing", "returned"
    CLEARED, WITHDRAWN = "cleared", "withdrawn"
    IN_WORDS = {
        ASKED: "asked for",
        WRITING: "being written",
        CLEARING: "being cleared",
        RETURNED: "returned",
        CLEARED: "cleared",
        WITHDRAWN: "withdrawn",
    }
    OPEN = (ASKED, WRITING, CLEARING, RETURNED, CLEARED)
    WITH_AUTHOR = (ASKED, WRITING, RETURNED)

    id = models.CharField(max_length=20, primary_key=True)
    council = models.CharField(max_length=20)
    body = models.CharField(max_length=20)
    object = models.CharField(max_length=20)
    meeting = models.CharField(max_length=20)
    item = models.CharField(max_length=20, blank=True, default="")
    title = models.CharField(max_length=300)
    brief = models.TextField(blank=True, default="")
    author = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="reports")
    asked_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    asked = models.DateTimeField(default=timezone.now)
    offices = models.JSONField(default=list)
    in_order = models.BooleanField(default=False)
    state = models.CharField(max_length=10, default=ASKED)
    round = models.PositiveIntegerField(default=0)
    private = models.BooleanField(default=False)
    translator = models.ForeignKey(Account, null=True, on_delete=models.PROTECT, related_name="translations")
    welsh_asked = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["council", "meeting", "state"], name="report_meeting"),
            models.Index(fields=["author", "state"], name="report_author"),
        ]


class Enclosure(models.Model):
    """One document of a report: the report itself (position 0) or an appendix.

    ``original`` is the file as it was uploaded, cleaned (its SHA-256); it stays on the desk, and the PDF
    made of it is what is published. ``advice`` is what its check found, each with what would mend it.
    ``original_cy`` and ``advice_cy`` are the same of its Welsh file. ``made_of`` is the English that each
    Welsh text was made of, by paragraph (or ``title``, ``background``, ``file``), so that one that changed
    since is known.
    """

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="enclosures")
    draft = models.ForeignKey(Draft, on_delete=models.CASCADE, related_name="+")
    position = models.PositiveSmallIntegerField(default=0)
    label = models.CharField(max_length=40, blank=True, default="")
    original = models.CharField(max_length=64, blank=True, default="")
    original_name = models.CharField(max_length=120, blank=True, default="")
    original_type = models.CharField(max_length=100, blank=True, default="")
    advice = models.JSONField(default=list)
    original_cy = models.CharField(max_length=64, blank=True, default="")
    advice_cy = models.JSONField(default=list)
    made_of = models.JSONField(default=dict)

    class Meta:
        ordering = ("position",)
        constraints = [models.UniqueConstraint(fields=["report", "position"], name="enclosure_place")]


class Submission(models.Model):
    """A report as it was handed in for clearance: its blocks of text by document, and what was said to it."""

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="submissions")
    round = models.PositiveIntegerField()
    by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    note = models.TextField(blank=True, default="")
    digest = models.CharField(max_length=64)
    sheets = models.JSONField(default=list)

    class Meta:
        ordering = ("round",)
        constraints = [models.UniqueConstraint(fields=["report", "round"], name="submission_once")]


class Clearance(models.Model):
    """What one office said of one submission. ``digest`` is of the words it was asked about.

    ``step`` is its place where offices follow one another; all of a step are asked at once.
    """

    WAITING, ASKED, CLEARED, RETURNED, STOPPED = "waiting", "asked", "cleared", "returned", "stopped"

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="clearances")
    round = models.PositiveIntegerField()
    office = models.CharField(max_length=20)
    step = models.PositiveSmallIntegerField(default=0)
    state = models.CharField(max_length=8, default=WAITING)
    digest = models.CharField(max_length=64)
    asked = models.DateTimeField(null=True)
    by = models.ForeignKey(Account, null=True, on_delete=models.PROTECT, related_name="clearances")
    at = models.DateTimeField(null=True)
    note = models.TextField(blank=True, default="")

    class Meta:
        ordering = ("step", "pk")
        constraints = [models.UniqueConstraint(fields=["report", "round", "office"], name="clearance_once")]
        indexes = [models.Index(fields=["office", "state"], name="clearance_waiting")]


class Remark(models.Model):
    """A comment on one block of a submission, which it quotes; and what the author answered."""

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="remarks")
    round = models.PositiveIntegerField()
    office = models.CharField(max_length=20)
    document = models.CharField(max_length=20)
    block = models.CharField(max_length=30, blank=True, default="")
    quote = models.TextField(blank=True, default="")
    words = models.TextField()
    by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    answer = models.TextField(blank=True, default="")
    answered = models.DateTimeField(null=True)

    class Meta:
        ordering = ("at", "pk")
