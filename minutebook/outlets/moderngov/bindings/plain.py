"""HTTP GET and form POST: parameters by name in, one bare document out."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from minutebook.outlets.moderngov.bindings import refusals
from minutebook.outlets.moderngov.markup import DECLARATION, LINE, NAMESPACE, Element, document, escaped
from minutebook.outlets.moderngov.operations import Operation, Parameter

MEDIA_TYPE = "text/xml; charset=utf-8"
SMALLEST, LARGEST = -(2**31), 2**31 - 1
NO_NUMBER = "Input string was not in a correct format."
TOO_LARGE = "Value was either too large or too small for an Int32."
NO_TRUTH = "String was not recognized as a valid Boolean."


def values(operation: Operation, sent: Iterable[tuple[str, str]]) -> dict[str, Any]:
    """The values of an operation's parameters from the (name, value) pairs a client sent.

    Names match in any letter case; what is not declared is left out of account; a name sent several times has
    its values joined by commas. Raises :class:`Refusal` for what is missing or is not of its type.
    """
    by_name: dict[str, list[str]] = {}
    for name, value in sent:
        by_name.setdefault(name.lower(), []).append(value)
    found = {}
    for parameter in operation.parameters:
        given = by_name.get(parameter.name.lower())
        if given is None:
            raise refusals.missing_parameter(parameter.name)
        found[parameter.name] = converted(parameter, ",".join(given))
    return found


def converted(parameter: Parameter, text: str) -> Any:
    """A parameter's value from its text. Raises :class:`Refusal`."""
    if parameter.type == "int":
        return _number(text)
    if parameter.type == "boolean":
        word = text.strip().lower()
        if word not in ("true", "false"):
            raise refusals.cannot_convert(text, "System.Boolean", NO_TRUTH)
        return word == "true"
    return text


def _number(text: str) -> int:
    plain = text.strip()
    if not plain.removeprefix("-").removeprefix("+").isdecimal() or not plain.isascii():
        raise refusals.cannot_convert(text, "System.Int32", NO_NUMBER)
    # Never more digits than a number of 32 bits can have: a longer one would be costly to read.
    number = int(plain) if len(plain.lstrip("+-0")) <= 10 else LARGEST + 1
    if not SMALLEST <= number <= LARGEST:
        raise refusals.cannot_convert(text, "System.Int32", TOO_LARGE)
    return number


def written(answer: Element | str) -> bytes:
    """An answer as the body of a response; a text stands in an element named after its type."""
    if isinstance(answer, Element):
        return document(answer)
    return f'{DECLARATION}{LINE}<string xmlns="{NAMESPACE}">{escaped(answer)}</string>'.encode()
