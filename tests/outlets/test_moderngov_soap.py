"""SOAP 1.1 and 1.2: the same trees inside an envelope, and ASP.NET's faults."""

from __future__ import annotations

from typing import Any
from xml.etree import ElementTree

import pytest
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.outlets.conftest import SERVICE, SPACE, Ask, envelope

V11 = "http://schemas.xmlsoap.org/soap/envelope/"
V12 = "http://www.w3.org/2003/05/soap-envelope"
TYPES = {V11: "text/xml; charset=utf-8", V12: "application/soap+xml; charset=utf-8"}


def post(client: Client, body: str | bytes, content_type: str, action: str | None = None) -> Any:
    headers = {} if action is None else {"SOAPAction": action}
    return client.post(SERVICE, body, content_type=content_type, headers=headers)


def fault(answer: Any) -> tuple[str, str]:
    """The code and the words of a fault, of either version."""
    root = ElementTree.fromstring(answer.content)
    space = root.tag[1:].partition("}")[0]
    found = root.find(f"{{{space}}}Body/{{{space}}}Fault")
    assert found is not None
    if space == V11:
        return found.findtext("faultcode") or "", found.findtext("faultstring") or ""
    code = found.findtext(f"{{{V12}}}Code/{{{V12}}}Value") or ""
    return code, found.findtext(f"{{{V12}}}Reason/{{{V12}}}Text") or ""


def test_it_works(ask: Ask, client: Client) -> None:
    action = f'"{SPACE}/GetMeeting"'
    answer = post(client, envelope("GetMeeting", lMeetingId=1), TYPES[V11], action)
    assert (answer.status_code, answer.headers["Content-Type"]) == (200, TYPES[V11])
    result = ElementTree.fromstring(answer.content).find(f".//{{{SPACE}}}GetMeetingResult")
    assert result is not None
    # In no namespace, as the real service writes it, and the same tree as by GET.
    assert texts(result[0]) == texts(ask("GetMeeting", lMeetingId=1).tree)


def texts(element: ElementTree.Element) -> list[tuple[str, dict[str, str], str]]:
    return [(one.tag, one.attrib, (one.text or "").strip()) for one in element.iter()]


@pytest.mark.parametrize(
    ("version", "content_type", "action"),
    [
        (V11, "text/xml; charset=utf-8", f"{SPACE}/GetCommittees"),
        (V11, "text/xml", f'"{SPACE}/GetCommittees"'),
        (V11, "text/xml", None),
        (V12, f'application/soap+xml; charset=utf-8; action="{SPACE}/GetCommittees"', None),
        (V12, f"application/soap+xml;action={SPACE}/GetCommittees", None),
        (V12, "application/soap+xml", None),
        (V12, 'application/soap+xml; action="unknown"', None),
    ],
)
def test_an_operation_is_known_by_its_action_or_its_body(
    record: None, client: Client, version: str, content_type: str, action: str | None
) -> None:
    answer = post(client, envelope("GetCommittees", version), content_type, action)
    assert answer.status_code == 200
    assert answer.headers["Content-Type"] == TYPES[version]
    assert len(ElementTree.fromstring(answer.content).findall(".//committee")) == 4


def test_what_is_left_out_is_empty(record: None, client: Client) -> None:
    answer = post(client, envelope("GetMeetings"), TYPES[V11])
    assert len(ElementTree.fromstring(answer.content).findall(".//meeting")) == 7


def test_a_text_result_stands_in_the_services_namespace(record: None, client: Client) -> None:
    answer = post(client, envelope("CheckComms", sRid="a &lt; b"), TYPES[V11])
    assert ElementTree.fromstring(answer.content).findtext(f".//{{{SPACE}}}CheckCommsResult") == "a < b"


@pytest.mark.parametrize(
    ("body", "content_type", "action", "code", "words"),
    [
        (
            envelope("GetNothing"),
            TYPES[V11],
            "urn:nothing",
            "soap:Client",
            "Server did not recognize the value of HTTP Header SOAPAction: urn:nothing.",
        ),
        (
            envelope("GetCommittees"),
            TYPES[V11],
            '""',
            "soap:Client",
            "Server did not recognize the value of HTTP Header SOAPAction: .",
        ),
        (
            envelope("GetNothing", V12),
            TYPES[V12],
            None,
            "soap:Sender",
            "Unable to handle request without a valid action parameter. Please supply a valid soap action.",
        ),
        (
            envelope("GetNothing", V12),
            'application/soap+xml; action="urn:nothing"',
            None,
            "soap:Sender",
            "Unable to handle request. The action 'urn:nothing' was not recognized.",
        ),
        (
            envelope("GetMeeting", lMeetingId="one"),
            TYPES[V11],
            None,
            "soap:Client",
            "Server was unable to read request. ---> There is an error in XML document. ---> "
            "Input string was not in a correct format.",
        ),
        (
            envelope("GetCommittees", "urn:other"),
            TYPES[V11],
            f"{SPACE}/GetCommittees",
            "soap:VersionMismatch",
            f"Possible SOAP version mismatch: Envelope namespace urn:other was unexpected. Expecting {V11}.",
        ),
        (
            envelope("GetCommittees").replace(
                "<soap:Body>",
                '<soap:Header><To xmlns="urn:a" soap:mustUnderstand="1">x</To></soap:Header><soap:Body>',
            ),
            TYPES[V11],
            None,
            "soap:MustUnderstand",
            "SOAP header To was not understood.",
        ),
    ],
)
def test_faults_are_aspnets(
    record: None, client: Client, body: str, content_type: str, action: str | None, code: str, words: str
) -> None:
    answer = post(client, body, content_type, action)
    assert answer.status_code == 500
    assert fault(answer) == (code, words)


BOMB = '<!DOCTYPE b [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>' + envelope("CheckComms", sRid="&b;")[38:]


@pytest.mark.parametrize("body", [b"<", b"\xff\xfe", BOMB.encode(), b"<a/>" * 40_000])
def test_what_is_no_sound_document_is_refused_without_a_word(
    record: None, client: Client, body: bytes
) -> None:
    answer = post(client, body, "text/xml")
    assert (answer.status_code, answer.content) == (400, b"")


def test_what_is_no_envelope_is_refused(record: None, client: Client) -> None:
    assert fault(post(client, b"<a/>", "text/xml"))[0] == "soap:Sender"
    assert (
        post(client, b"{}", "application/json").content == b"Request format is invalid: application/json.\r\n"
    )


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(
    body=st.binary(max_size=200),
    action=st.none() | st.text(st.characters(codec="latin-1", exclude_categories=["Cc"]), max_size=30),
)
def test_nothing_that_is_sent_makes_a_fault_of_ours(
    record: None, client: Client, body: bytes, action: str | None
) -> None:
    for content_type in ("text/xml", "application/soap+xml"):
        answer = post(client, body, content_type, action)
        assert answer.status_code in (200, 400, 500)
        assert b"<html" not in answer.content
