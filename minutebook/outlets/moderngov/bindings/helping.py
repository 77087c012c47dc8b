"""What the pages for people show: how to ask for an operation in each of the four ways."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from minutebook.outlets.moderngov.bindings.soap import V11, V12, XSD, XSI, Version
from minutebook.outlets.moderngov.markup import DECLARATION, NAMESPACE
from minutebook.outlets.moderngov.operations import OPERATIONS, Operation


@dataclass(frozen=True)
class Sample:
    """A request and its answer as they go over the wire; the words to fill in are the types' names."""

    way: str
    request: str
    response: str


def context(operation: Operation | None, address: str) -> dict[str, Any]:
    """What the page of an operation, or the list of all, is rendered with."""
    known = {"address": address, "path": urlsplit(address).path}
    if operation is None:
        return known | {"operations": sorted(OPERATIONS, key=lambda one: one.name)}
    return known | {"operation": operation, "samples": samples(operation, address)}


def samples(operation: Operation, address: str) -> list[Sample]:
    """How to ask, in each way."""
    parts = urlsplit(address)
    return [
        _soap("SOAP 1.1", V11, operation, parts.path, parts.netloc),
        _soap("SOAP 1.2", V12, operation, parts.path, parts.netloc),
        *_plain(operation, parts.path, parts.netloc),
    ]


def _soap(way: str, version: Version, operation: Operation, path: str, host: str) -> Sample:
    inside = "".join(f"\n      <{one.name}>{one.type}</{one.name}>" for one in operation.parameters)
    asked = f'<{operation.name} xmlns="{NAMESPACE}">{inside}\n    </{operation.name}>'
    result = f"<{operation.name}Result>{'string' if operation.textual else 'xml'}</{operation.name}Result>"
    answered = (
        f'<{operation.name}Response xmlns="{NAMESPACE}">\n      {result}\n    </{operation.name}Response>'
    )
    action = f'SOAPAction: "{NAMESPACE}/{operation.name}"\n' if version is V11 else ""
    head = f"POST {path} HTTP/1.1\nHost: {host}\n{_types(version)}{action}"
    return Sample(
        way,
        f"{head}\n{_envelope(version, asked)}",
        f"HTTP/1.1 200 OK\n{_types(version)}\n{_envelope(version, answered)}",
    )


def _types(version: Version) -> str:
    return f"Content-Type: {version.media_type}; charset=utf-8\nContent-Length: length\n"


def _envelope(version: Version, body: str) -> str:
    return (
        f"{DECLARATION}\n"
        f'<soap:Envelope xmlns:xsi="{XSI}" xmlns:xsd="{XSD}" xmlns:soap="{version.namespace}">\n'
        f"  <soap:Body>\n    {body}\n  </soap:Body>\n</soap:Envelope>"
    )


def _plain(operation: Operation, path: str, host: str) -> list[Sample]:
    pairs = "&".join(f"{one.name}={one.type}" for one in operation.parameters)
    answered = f'<string xmlns="{NAMESPACE}">string</string>' if operation.textual else "xml"
    response = (
        f"HTTP/1.1 200 OK\nContent-Type: text/xml; charset=utf-8\nContent-Length: length\n\n"
        f"{DECLARATION}\n{answered}"
    )
    where = f"{path}/{operation.name}"
    query = f"?{pairs}" if pairs else ""
    form = "Content-Type: application/x-www-form-urlencoded\nContent-Length: length\n"
    return [
        Sample("HTTP GET", f"GET {where}{query} HTTP/1.1\nHost: {host}\n", response),
        Sample("HTTP POST", f"POST {where} HTTP/1.1\nHost: {host}\n{form}\n{pairs}", response),
    ]
