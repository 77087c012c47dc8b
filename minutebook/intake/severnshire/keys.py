"""Ids that follow from names, and choices that look like chance but never change."""

from __future__ import annotations

import base64
import hashlib
import random


def keyed(kind: str, key: str) -> str:
    """The id of the ``kind`` of thing called ``key``: 20 letters and digits, always the same."""
    digest = hashlib.sha256(f"severnshire/{kind}/{key}".encode()).digest()
    return base64.b32encode(digest).decode().lower()[:20]


def chance(*parts: object) -> random.Random:
    """A source of choices that depends on ``parts`` alone."""
    return random.Random("/".join(str(part) for part in parts))


COUNCIL = keyed("council", "severnshire-county-council")
