"""Older schema versions, read as the newest: published bytes are never rewritten, only understood.

When a kind gets its next version, a pure function from the old version's plain values to the next one's is
entered in :data:`LIFTS` under the old tag, and examples of the old version stay in ``tests/book/frozen``.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

Plain = dict[str, Any]

LIFTS: dict[str, Callable[[Plain], Plain]] = {}
"""From a tag (``meeting/1``) to what makes the next version (``meeting/2``, tag included) of it."""


def lifted(thing: Plain) -> Plain:
    """An object's plain values in the newest version of its schema."""
    while lift := LIFTS.get(thing["schema"]):
        thing = lift(thing)
    return thing
