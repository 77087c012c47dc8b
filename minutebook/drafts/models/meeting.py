"""What happens in a meeting and the book's schema has no place for, each as it was entered, by whom, when.

Attendance, the items' minutes and their outcomes are in the meeting's working copy; what is here stands
beside it, by meeting and item, and enters the record as words of the minutes and as elements of what is read.
"""

from __future__ import annotations

from django.db import models
from django.utils import timezone

from minutebook.drafts.models.accounts import Account
from minutebook.drafts.models.working import Draft


class Proceedings(models.Model):
    """That a meeting was opened, by whom and when; the item it has come to, who presides, when it ended.

    A meeting adjourned to another day has a row for each ``day`` on which it went on: 0 is the first.
    ``opened`` and ``ended`` are local times, ISO without a zone. ``presiding`` is a line of the attendance
    (a member's id, or a name). ``budget`` is whether it is a budget decision meeting.
    """

    council = models.CharField(max_length=20)
    body = models.CharField(max_length=20)
    meeting = models.CharField(max_length=20)
    day = models.PositiveSmallIntegerField(default=0)
    opened = models.CharField(max_length=19)
    ended = models.CharField(max_length=19, blank=True, default="")
    item = models.CharField(max_length=20, blank=True, default="")
    presiding = models.CharField(max_length=200, blank=True, default="")
    budget = models.BooleanField(default=False)
    by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["meeting", "day"], name="proceedings_once_a_day")]


class Happening(models.Model):
    """Something at a time of a meeting: a chair taken, a recess, the public excluded, an item put off …"""

    CHAIR, RECESS, RESUMED, EXCLUDED = "chair", "recess", "resumed", "excluded"
    WITHDRAWN, DEFERRED = "withdrawn", "deferred"

    council = models.CharField(max_length=20)
    meeting = models.CharField(max_length=20)
    item = models.CharField(max_length=20, blank=True, default="")
    kind = models.CharField(max_length=12)
    day = models.PositiveSmallIntegerField(default=0)
    at = models.CharField(max_length=5, blank=True, default="")
    who = models.CharField(max_length=200, blank=True, default="")
    words = models.TextField(blank=True, default="")
    items = models.JSONField(default=list)
    by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    entered = models.DateTimeField(default=timezone.now)

    class Meta:
        indexes = [models.Index(fields=["council", "meeting", "kind"], name="happening_meeting")]


class Motion(models.Model):
    """A motion at an item, or an amendment of one; movers are lines of the attendance.

    ``would_read`` is how the motion reads if the amendment is carried; ``stands`` is how it reads now.
    """

    MOVED, CARRIED, LOST, WITHDRAWN = "moved", "carried", "lost", "withdrawn"

    council = models.CharField(max_length=20)
    meeting = models.CharField(max_length=20)
    item = models.CharField(max_length=20)
    amends = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="amendments")
    text = models.TextField()
    would_read = models.TextField(blank=True, default="")
    stands = models.TextField(blank=True, default="")
    mover = models.CharField(max_length=200, blank=True, default="")
    seconder = models.CharField(max_length=200, blank=True, default="")
    state = models.CharField(max_length=10, default=MOVED)
    by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    entered = models.DateTimeField(default=timezone.now)

    class Meta:
        indexes = [models.Index(fields=["council", "meeting", "item"], name="motion_item")]


class Vote(models.Model):
    """A vote on a motion: its figures, how each voted where names were taken, who broke a tie.

    ``how`` is ``assent`` (without a vote), ``count`` or ``names``; ``names`` is a vote by line of the
    attendance: for, against, abstain, none. ``day`` is the day of the meeting (0: the first),
    ``present`` how many who may vote were in the room.
    """

    ASSENT, COUNT, NAMES = "assent", "count", "names"

    council = models.CharField(max_length=20)
    meeting = models.CharField(max_length=20)
    item = models.CharField(max_length=20)
    motion = models.ForeignKey(Motion, on_delete=models.PROTECT, related_name="votes")
    day = models.PositiveSmallIntegerField(default=0)
    at = models.CharField(max_length=5, blank=True, default="")
    how = models.CharField(max_length=6)
    votes_for = models.PositiveIntegerField(default=0)
    against = models.PositiveIntegerField(default=0)
    abstaining = models.PositiveIntegerField(default=0)
    not_voting = models.PositiveIntegerField(default=0)
    present = models.PositiveIntegerField(default=0)
    names = models.JSONField(default=dict)
    casting = models.CharField(max_length=8, default="awaited")
    result = models.CharField(max_length=12)
    by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    entered = models.DateTimeField(default=timezone.now)

    class Meta:
        indexes = [models.Index(fields=["council", "meeting", "item"], name="vote_item")]


class Declaration(models.Model):
    """An interest declared in a meeting at an item, what the member did, and the leave they had despite it.

    ``allows`` are the things a dispensation lets the member do (discuss, vote, stay).
    """

    council = models.CharField(max_length=20)
    meeting = models.CharField(max_length=20)
    item = models.CharField(max_length=20)
    person = models.CharField(max_length=200)
    kind = models.CharField(max_length=30)
    words = models.TextField(blank=True, default="")
    sensitive = models.BooleanField(default=False)
    action = models.CharField(max_length=20, blank=True, default="")
    allows = models.JSONField(default=list)
    granted = models.DateField(null=True)
    until = models.DateField(null=True)
    by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    entered = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["council", "meeting", "item", "person"], name="declaration_once")
        ]


class Sentence(models.Model):
    """What the minutes say of a fact in the house style: which paragraphs of which item, in which words."""

    council = models.CharField(max_length=20)
    meeting = models.CharField(max_length=20)
    fact = models.CharField(max_length=60)
    item = models.CharField(max_length=20)
    paragraphs = models.JSONField(default=list)
    words = models.JSONField(default=list)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["council", "meeting", "fact"], name="sentence_once")]


class ElementWord(models.Model):
    """A person's word on an element read from the minutes: confirmed, mended or rejected, as it then was."""

    council = models.CharField(max_length=20)
    meeting = models.CharField(max_length=20)
    item = models.CharField(max_length=20)
    element = models.CharField(max_length=20)
    state = models.CharField(max_length=9)
    data = models.JSONField()
    by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["council", "meeting", "element"], name="element_word_once")
        ]


class OlderEnglish(models.Model):
    """The English that the Welsh of a paragraph of minutes was made of, where the English changed since."""

    council = models.CharField(max_length=20)
    meeting = models.CharField(max_length=20)
    item = models.CharField(max_length=20)
    paragraph = models.CharField(max_length=20)
    english = models.TextField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["meeting", "item", "paragraph"], name="older_english_once")
        ]


class Typed(models.Model):
    """What one open page last sent of an item's text, so that what it sends next is joined rightly."""

    draft = models.ForeignKey(Draft, on_delete=models.CASCADE, related_name="typed")
    item = models.CharField(max_length=20)
    page = models.CharField(max_length=40)
    revision = models.PositiveIntegerField()
    text = models.TextField()
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["draft", "item", "page"], name="typed_once")]
