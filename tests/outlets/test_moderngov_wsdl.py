"""The description is the real one's equal: programs made from either work with the other."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from xml.etree import ElementTree

from django.test import Client

from tests.outlets.conftest import SERVICE, SPACE

W = "{http://schemas.xmlsoap.org/wsdl/}"
S = "{http://www.w3.org/2001/XMLSchema}"
# What newer installations have and the captured description, of 2015, does not.
SINCE = {"GetMemberGroup", "GetParishCouncils", "GetServerDiagnostics"}


def ours(client: Client, query: str = "?WSDL") -> ElementTree.Element:
    answer = client.get(f"{SERVICE}{query}")
    assert answer.headers["Content-Type"] == "text/xml; charset=utf-8"
    return ElementTree.fromstring(answer.content)


def test_it_works(record: None, client: Client) -> None:
    root = ours(client)
    assert root.get("targetNamespace") == SPACE
    addresses = [port[0].get("location") for port in root.findall(f".//{W}port")]
    assert addresses == ["http://testserver/mgWebService.asmx"] * 4
    assert len(ours(client, "?wsdl")) == len(root)


def meaning(element: ElementTree.Element) -> Any:
    """An element without the order of its attributes and the white space between tags."""
    return element.tag, sorted(element.attrib.items()), [meaning(child) for child in element]


def parts(root: ElementTree.Element) -> dict[str, Any]:
    """Every named part of a description, without the operations that came later and the address."""
    found: dict[str, Any] = {}
    for element in root.findall(f"{W}types/{S}schema/{S}element"):
        found[f"element {element.get('name')}"] = meaning(element)
    for message in root.findall(f"{W}message"):
        found[f"message {message.get('name')}"] = meaning(message)
    for kind in ("portType", "binding"):
        for group in root.findall(f"{W}{kind}"):
            for child in group:
                found[f"{kind} {group.get('name')} {child.tag} {child.get('name')}"] = meaning(child)
    return {name: part for name, part in found.items() if not any(new in name for new in SINCE)}


def test_it_says_what_the_real_one_says(record: None, client: Client, real: Path) -> None:
    theirs = ElementTree.parse(real / "moderngov-west-berkshire" / "mgWebService.wsdl").getroot()
    assert parts(ours(client)) == parts(theirs)
    kept = [one.get("name") for one in ours(client).findall(f"{W}portType[1]/{W}operation")]
    assert [name for name in kept if name not in SINCE] == [
        one.get("name") for one in theirs.findall(f"{W}portType[1]/{W}operation")
    ]
