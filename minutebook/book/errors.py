"""What the book refuses, in words that say what to do."""

from __future__ import annotations


class BookError(Exception):
    """Base of every refusal. Its text is fit to show to the person who asked."""


class Refused(BookError):
    """The object cannot be published as it is; ``field`` names what to mend."""

    def __init__(self, field: str, message: str) -> None:
        super().__init__(f"{field}: {message}")
        self.field = field


class Moved(BookError):
    """The object changed since the version this work started from."""

    def __init__(self, object_id: str, base: int, current: int) -> None:
        super().__init__(
            f"{object_id} is at version {current} now and this work started from version {base}: "
            "look at the difference and start from the newest"
        )
        self.object = object_id
        self.base = base
        self.current = current


class NotFound(BookError):
    """There is no such thing in the book."""


class Damaged(BookError):
    """Something stored does not hold: ``verify`` says what."""
