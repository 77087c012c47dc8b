"""The small council's record as a client of ModernGov reads it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any
from xml.etree import ElementTree

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.site.conftest import Get, Read, get, record, stopped

__all__ = ["get", "record", "stopped"]

SERVICE = "/mgWebService.asmx"
SPACE = "http://moderngov.co.uk/namespaces"
MOST_QUERIES = 6
# Every page, with what a client asks of it.
ASKED = {
    "mgMemberIndex": "bcr=1",
    "mgUserInfo": "UID=1",
    "ieListMeetings": "CId=2&Year=0",
    "ieListDocuments": "CId=2&MId=1&Ver=4",
    "mgMeetingAttendance": "ID=1",
    "mgListRecordedVotes": "UID=0&DR=01/01/2026-31/12/2026",
    "mgDelegatedDecisions": "bcr=1&DM=0&DS=2&K=0&DR=&V=0",
    "mgListOfficerDecisions": "XXR=0&DR=&ACT=Find",
    "ieDecisionDetails": "ID=1",
    "mgCalendarWeekView": "WN=24&CID=0&OT=&C=-1&MR=0&DL=0&ACT=Later&DD=2026",
    "ieSearchResults2": "SS=&DT=3",
    "mgUserAttendanceSummary": "XXR=0&DR=1%2f1%2f2026-31%2f12%2f2040",
    "mgListCommittees": "bcr=1",
    "mgCommitteeStructure": "bcr=1",
    "mgCommitteeDetails": "ID=2",
}


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


@pytest.fixture
def shown(record: None, get: Get, settings: object) -> Iterator[Get]:
    """Ask for an old page where the setting has them shown."""
    settings.MODERNGOV_PAGES = True  # type: ignore[attr-defined]

    def ask(name: str, query: str | None = None, **headers: object) -> Read:
        return get(f"/{name}.aspx?{ASKED[name] if query is None else query}", **headers)

    yield ask
