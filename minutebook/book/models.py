"""The book's few tables.

``Chain``, ``Head``, ``Text``, ``Blob`` and ``Receipt`` are the record. ``Entry``, ``Link`` and ``Alias``
are projections of it: :mod:`minutebook.book.rebuild` makes them again from the record alone.
Keys begin with the council, so that tables can be partitioned by it.
"""

from __future__ import annotations

from django.db import models


class Chain(models.Model):
    """One council's sequence: its last publication, the last whole number given of each kind, and which
    objects were merged into which others."""

    council = models.CharField(max_length=20, primary_key=True)
    sequence = models.PositiveBigIntegerField(default=0)
    head = models.CharField(max_length=64)
    numbers = models.JSONField(default=dict)
    merged = models.JSONField(default=dict)


class Head(models.Model):
    """A publication's head: for ever, and without a word of its text."""

    pk = models.CompositePrimaryKey("council", "sequence")
    council = models.CharField(max_length=20)
    sequence = models.PositiveBigIntegerField()
    object = models.CharField(max_length=20)
    kind = models.CharField(max_length=16)
    version = models.PositiveIntegerField()
    act = models.CharField(max_length=10)
    role = models.CharField(max_length=40)
    time = models.CharField(max_length=20)
    body = models.CharField(max_length=64)
    previous = models.CharField(max_length=64)
    hash = models.CharField(max_length=64)

    class Meta:
        indexes = [
            # publish, versions: an object's publications in order
            models.Index(fields=["council", "object", "sequence"], name="head_object"),
            # verify --head
            models.Index(fields=["hash"], name="head_hash"),
        ]


class Text(models.Model):
    """A publication's body and the salt its hash was made with. Only an erasure removes a row."""

    pk = models.CompositePrimaryKey("council", "sequence")
    council = models.CharField(max_length=20)
    sequence = models.PositiveBigIntegerField()
    salt = models.BinaryField()
    data = models.BinaryField()


class Blob(models.Model):
    """Which publication uses which stored file."""

    pk = models.CompositePrimaryKey("council", "sequence", "sha256")
    council = models.CharField(max_length=20)
    sequence = models.PositiveBigIntegerField()
    sha256 = models.CharField(max_length=64)
    size = models.PositiveBigIntegerField()
    media_type = models.CharField(max_length=100)

    class Meta:
        # erase and serve: who else uses this file
        indexes = [models.Index(fields=["sha256"], name="blob_sha256")]


class Receipt(models.Model):
    """The key under which something was published: publishing under it again is the same publication."""

    pk = models.CompositePrimaryKey("council", "key")
    council = models.CharField(max_length=20)
    key = models.CharField(max_length=32)
    sequence = models.PositiveBigIntegerField()


class Entry(models.Model):
    """The current object, or a part of one that has a page of its own, under its path."""

    pk = models.CompositePrimaryKey("council", "object")
    council = models.CharField(max_length=20)
    object = models.CharField(max_length=20)
    owner = models.CharField(max_length=20)
    kind = models.CharField(max_length=16)
    version = models.PositiveIntegerField()
    sequence = models.PositiveBigIntegerField()
    first = models.CharField(max_length=20)
    updated = models.CharField(max_length=20)
    number = models.PositiveBigIntegerField()
    parent = models.CharField(max_length=20)
    slug = models.CharField(max_length=120)
    path = models.CharField(max_length=300)
    title = models.TextField()
    title_cy = models.TextField()
    summary = models.TextField()
    date = models.CharField(max_length=19)
    until = models.CharField(max_length=19)
    group = models.CharField(max_length=20)
    state = models.CharField(max_length=100)
    position = models.PositiveIntegerField()
    label = models.CharField(max_length=100)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["council", "path"], name="entry_path")]
        indexes = [
            # lists of one kind by date: the calendar, decisions, home
            models.Index(fields=["council", "kind", "date"], name="entry_kind_date"),
            # a body's meetings by date
            models.Index(fields=["council", "group", "kind", "date"], name="entry_group"),
            # the parts of an object in their order, and the removal of an object's entries
            models.Index(fields=["council", "owner", "position"], name="entry_owner"),
            # old protocols ask by whole number
            models.Index(fields=["council", "kind", "number"], name="entry_number"),
        ]


class Link(models.Model):
    """A relation from one entry to another, published by ``owner``."""

    pk = models.CompositePrimaryKey("council", "owner", "position")
    council = models.CharField(max_length=20)
    owner = models.CharField(max_length=20)
    position = models.PositiveIntegerField()
    source = models.CharField(max_length=20)
    rel = models.CharField(max_length=20)
    target = models.CharField(max_length=20)
    label = models.TextField()
    start = models.CharField(max_length=10)
    end = models.CharField(max_length=10)

    class Meta:
        indexes = [
            models.Index(fields=["council", "source", "rel"], name="link_source"),
            # what speaks of an object; a member's attendance since a day
            models.Index(fields=["council", "target", "rel", "start"], name="link_target"),
        ]


class Alias(models.Model):
    """An address, present or former, as a digest: it leads to its object and never to another.

    A digest, because the words of an address must be able to go while the address stays taken.
    """

    pk = models.CompositePrimaryKey("council", "digest")
    council = models.CharField(max_length=20)
    digest = models.CharField(max_length=32)
    object = models.CharField(max_length=20)
    owner = models.CharField(max_length=20)

    class Meta:
        # withdraw and erase: all addresses of an object
        indexes = [models.Index(fields=["council", "owner"], name="alias_owner")]


class Element(models.Model):
    """One thing a reading found in the minutes of an item, with the date and body lists are made by."""

    pk = models.CompositePrimaryKey("council", "owner", "position")
    council = models.CharField(max_length=20)
    owner = models.CharField(max_length=20)
    position = models.PositiveIntegerField()
    element = models.CharField(max_length=20)
    meeting = models.CharField(max_length=20)
    item = models.CharField(max_length=20)
    body = models.CharField(max_length=20)
    date = models.CharField(max_length=10)
    kind = models.CharField(max_length=16)
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    text = models.TextField()
    fields = models.TextField()
    sure = models.BooleanField()
    why = models.TextField()
    state = models.CharField(max_length=12)

    class Meta:
        indexes = [
            # an item's page, a meeting's page
            models.Index(fields=["council", "meeting", "position"], name="element_meeting"),
            models.Index(fields=["council", "item", "start"], name="element_item"),
            # the register of resolutions, the list of actions
            models.Index(fields=["council", "kind", "date"], name="element_kind_date"),
        ]
