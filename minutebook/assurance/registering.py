"""Where the room's kinds of object are made known to the book, in the order they need each other."""

from __future__ import annotations

from minutebook.assurance import (
    indicators,
    inspections,
    plans,
    presented,
    releases,
    told,
    verdicts,
    voices,
)


def register_kinds() -> None:
    """Register every kind of this room. Doing it again is harmless; Django is not needed."""
    inspections.register_kind()
    told.register_kind()
    for room in (indicators, plans, releases, voices, verdicts, presented):
        room.register_kind()
