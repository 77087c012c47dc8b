"""What the service says when it cannot answer, in the words ASP.NET has for it.

Clients tell these apart by their words, so the words are the interface. Each class is one sort of fault; how
it is put on the wire is the binding's to say.
"""

from __future__ import annotations

ARROW = " ---> "


class Refusal(Exception):
    """A request that cannot be answered; the text is what the client is told."""


class Unreadable(Refusal):
    """The request was not well-formed XML: a bare 400, as the real service gives."""


class ClientFault(Refusal):
    """The request was understood to be wrong (SOAP: ``Client``, ``Sender``)."""


class VersionMismatch(Refusal):
    """The envelope was of no known version of SOAP."""


class NotUnderstood(Refusal):
    """A header had to be understood and was not."""


def no_such_method(name: str) -> Refusal:
    """There is no operation of this name."""
    return Refusal(f"{name} Web Service method name is not valid.")


def missing_parameter(name: str) -> Refusal:
    """A declared parameter was left out."""
    return Refusal(f"Missing parameter: {name}.")


def cannot_convert(value: str, type_name: str, because: str) -> Refusal:
    """A value is not of its parameter's type; ``because`` is the framework's own reason."""
    return Refusal(f"Cannot convert {value} to {type_name}.\r\nParameter name: type{ARROW}{because}")


def wrong_format(content_type: str) -> Refusal:
    """A POST that is neither a form nor an envelope."""
    return Refusal(f"Request format is invalid: {content_type}.")


def not_recognised() -> Refusal:
    """A request of a method that is neither GET nor POST."""
    return Refusal("Request format is unrecognized.")
