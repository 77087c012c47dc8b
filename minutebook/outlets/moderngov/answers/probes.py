"""What administrators ask to see whether the service answers."""

from __future__ import annotations

from minutebook.outlets.moderngov.markup import Element
from minutebook.outlets.moderngov.source import Source


def check(source: Source, request: str) -> str:
    """The request's own mark: whoever sent it learns that it came, and that the answer is to it."""
    return request


def diagnostics(source: Source, security: str) -> Element:
    """Nothing: the state of a server is not for the public, and no word opens it."""
    return Element("diagnostics")
