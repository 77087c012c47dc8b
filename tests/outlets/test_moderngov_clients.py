"""Clients that nobody here wrote read the record: zeep, and the ``moderngov`` command of the package index.

Neither is needed to run Minutebook. The second's licence (GPL-3.0) keeps it out of the project's own list of
packages: install it by hand to try it.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.test import Client

from tests.outlets.conftest import SPACE, Ask

Operations = Callable[[Any], Any]


class Answer:
    """A response as those clients' HTTP library gives it."""

    def __init__(self, answer: Any) -> None:
        self.status_code, self.content, self.headers = (
            answer.status_code,
            answer.content,
            dict(answer.headers),
        )
        self.encoding, self.text = "utf-8", answer.content.decode()


@pytest.fixture
def soap(record: None, client: Client) -> Callable[..., Any]:
    """Makes a client of zeep for a description and a binding, which asks the site without a network."""
    zeep = pytest.importorskip("zeep", reason="zeep is not installed: no foreign SOAP client to try")
    transports = pytest.importorskip("zeep.transports")

    class Transport(transports.Transport):  # type: ignore[misc,name-defined]
        def load(self, url: str) -> bytes:
            if not url.startswith("http"):
                return Path(url).read_bytes()
            parts = urlsplit(url)
            return client.get(f"{parts.path}?{parts.query}").content

        def post(self, address: str, message: bytes, headers: dict[str, str]) -> Answer:
            kind = headers.pop("Content-Type")
            return Answer(client.post(urlsplit(address).path, message, content_type=kind, headers=headers))

        def get(self, address: str, params: dict[str, str], headers: dict[str, str]) -> Answer:
            return Answer(client.get(urlsplit(address).path, params))

    def make(description: str, binding: str) -> Any:
        made = zeep.Client(description, transport=Transport())
        return made.create_service(f"{{{SPACE}}}{binding}", "http://testserver/mgWebService.asmx")

    return make


@pytest.mark.parametrize("binding", ["mgWebServiceSoap", "mgWebServiceSoap12"])
@pytest.mark.parametrize("whose", ["real", "ours"])
def test_zeep_reads_the_record_by_either_description(
    soap: Callable[..., Any], real: Path, binding: str, whose: str
) -> None:
    theirs = str(real / "moderngov-west-berkshire" / "mgWebService.wsdl")
    service = soap(theirs if whose == "real" else "http://testserver/mgWebService.asmx?WSDL", binding)
    committees = content(service.GetCommittees())
    assert [one.findtext("committeetitle") for one in committees.findall("committee")][
        0
    ] == "Corporate Parenting Board"
    meeting = content(service.GetMeeting(1))
    assert meeting.findtext("agendaitems/agendaitem/agendaitemtitle") == "Apologies"
    found = content(service.GetMeetings(lCommitteeId=2, sFromDate="01/01/2026", sToDate="31/12/2026"))
    assert found.findtext("meetingscount") == " 3"
    ordered = content(service.GetAllMeetingsByDate(-1, "01/01/2026", None, bIsAscendingDateOrder=False))
    assert ordered.findtext("meetings/meeting/meetingid") == "7"
    assert content(service.GetAttachment(1)).findtext("attachmentdetails/title") == "Inspection update"
    assert service.CheckComms("a & b") == "a & b"
    if whose == "ours":
        assert content(service.GetMemberGroup("", "")).findtext("members/membercount") == " 60"


def test_zeep_is_told_of_a_fault(soap: Callable[..., Any]) -> None:
    zeep = pytest.importorskip("zeep.exceptions")
    service = soap("http://testserver/mgWebService.asmx?WSDL", "mgWebServiceSoap")
    with pytest.raises(zeep.Fault, match="Input string was not in a correct format"):
        service.GetMeeting("many")


def content(result: Any) -> Any:
    """The tree inside a result, however zeep has it."""
    found = getattr(result, "_value_1", result)
    return found[0] if isinstance(found, list) else found


@pytest.fixture
def command(ask: Ask, client: Client, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """The command ``moderngov`` at this record, without a network."""
    monkeypatch.chdir(tmp_path)  # it keeps a cache where it is started
    api = pytest.importorskip("moderngov.api", reason="the client moderngov is not installed")
    mgq = pytest.importorskip("moderngov.mgq")
    api.cache.clear()

    def get(url: str, params: dict[str, str] | None = None, **more: object) -> Answer:
        return Answer(client.get(urlsplit(url).path, params or {}))

    monkeypatch.setattr(api.requests, "get", get)

    def run(*arguments: str) -> None:
        monkeypatch.setattr(sys, "argv", ["moderngov", "http://127.0.0.1:8120", *arguments])
        mgq.run()

    return run


def test_the_command_of_the_package_index_lists_and_shows(
    command: Callable[..., None], capsys: pytest.CaptureFixture[str]
) -> None:
    expected = {
        "--committee-list": "2 Corporate Parenting Board\n",
        "--ward-list": "Division 1\n",
        "--member-list": "1 Councillor Ruth Ames\n",
        "--meeting-list": "1 06/05/2026 2.00 pm Corporate Parenting Board  Confirmed\n",
    }
    for option, line in expected.items():
        command(option)
        assert line in capsys.readouterr().out
    command("--meeting-detail", "1")
    shown = capsys.readouterr().out
    assert shown.startswith("Meeting 1 06/05/2026 2.00 pm\nConfirmed\nCouncil Chamber, County Hall\n")
    assert "2 Inspection update" in shown
    assert "1 Councillor Ruth Ames Present, as expected" in shown
    command("--member-detail", "1")
    assert "Councillor Ruth Ames" in capsys.readouterr().out
