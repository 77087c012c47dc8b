"""The small council's record as a client of ModernGov reads it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from xml.etree import ElementTree

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.site.conftest import record, stopped

__all__ = ["record", "stopped"]

SERVICE = "/mgWebService.asmx"
SPACE = "http://moderngov.co.uk/namespaces"


@dataclass
class Answered:
    """An answer of the service: its status, bytes and headers, and how often the database was asked."""

    status: int
    data: bytes
    queries: int
    headers: Any

    @property
    def text(self) -> str:
        return self.data.decode()

    @property
    def tree(self) -> ElementTree.Element:
        """The element tree. It fails where the answer is no XML."""
        return ElementTree.fromstring(self.data)

    def texts(self, path: str) -> list[str]:
        """The texts of all elements of a path, as a client trims them."""
        return [(found.text or "").strip() for found in self.tree.findall(path)]


Ask = Callable[..., Answered]


@pytest.fixture
def ask(record: None, client: Client) -> Ask:
    """Ask an operation by HTTP GET."""

    def ask(operation: str, at: str = SERVICE, **values: object) -> Answered:
        with CaptureQueriesContext(connection) as asked:
            answer = client.get(f"{at}/{operation}", values)
        return Answered(answer.status_code, answer.content, len(asked), answer.headers)

    return ask


def envelope(
    operation: str, version: str = "http://schemas.xmlsoap.org/soap/envelope/", **values: object
) -> str:
    """A request of SOAP as a client writes it."""
    inside = "".join(f"<{name}>{value}</{name}>" for name, value in values.items())
    return (
        f'<?xml version="1.0" encoding="utf-8"?><soap:Envelope xmlns:soap="{version}"><soap:Body>'
        f'<{operation} xmlns="{SPACE}">{inside}</{operation}></soap:Body></soap:Envelope>'
    )
