"""SOAP 1.1 and 1.2: an envelope in, an envelope or a fault out."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote

from lxml import etree

from minutebook.outlets.moderngov.bindings import refusals
from minutebook.outlets.moderngov.bindings.plain import LARGEST, NO_NUMBER, SMALLEST
from minutebook.outlets.moderngov.markup import DECLARATION, NAMESPACE, Element, escaped, inline
from minutebook.outlets.moderngov.operations import Operation, Parameter, operation

XSI = "http://www.w3.org/2001/XMLSchema-instance"
XSD = "http://www.w3.org/2001/XMLSchema"
_ACTION = re.compile(r'action\s*=\s*(?:"([^"]*)"|([^;\s]*))', re.IGNORECASE)


@dataclass(frozen=True)
class Version:
    """What differs between versions: the envelope's namespace, the media type, the names of faults."""

    namespace: str
    media_type: str
    codes: Mapping[type[refusals.Refusal], str]


V11 = Version(
    "http://schemas.xmlsoap.org/soap/envelope/",
    "text/xml",
    {
        refusals.ClientFault: "Client",
        refusals.VersionMismatch: "VersionMismatch",
        refusals.NotUnderstood: "MustUnderstand",
    },
)
V12 = Version(
    "http://www.w3.org/2003/05/soap-envelope",
    "application/soap+xml",
    {
        refusals.ClientFault: "Sender",
        refusals.VersionMismatch: "VersionMismatch",
        refusals.NotUnderstood: "MustUnderstand",
    },
)
VERSIONS = {version.namespace: version for version in (V11, V12)}


@dataclass(frozen=True)
class Call:
    """An operation and the values it is called with."""

    operation: Operation
    values: dict[str, Any]


@dataclass(frozen=True)
class Request:
    """A request as it came: body, content type, and the header ``SOAPAction`` (``None``: missing)."""

    body: bytes
    content_type: str
    action: str | None

    @property
    def version(self) -> Version:
        """The version the client seems to speak, before its envelope was read."""
        return V12 if self.action is None or "soap+xml" in self.content_type.lower() else V11


def opened(request: Request) -> tuple[Version, etree._Element]:
    """The version and the envelope of a request. Raises :class:`Refusal`."""
    envelope = _parsed(request.body)
    name = etree.QName(envelope)
    version = VERSIONS.get(name.namespace or "")
    if name.localname != "Envelope":
        raise refusals.ClientFault(
            "Server was unable to read request. ---> SOAP element Envelope is missing from the request."
        )
    if version is None:
        raise refusals.VersionMismatch(
            f"Possible SOAP version mismatch: Envelope namespace {name.namespace or ''} was unexpected. "
            f"Expecting {request.version.namespace}."
        )
    return version, envelope


def call(request: Request, version: Version, envelope: etree._Element) -> Call:
    """What an envelope asks for. Raises :class:`Refusal`."""
    _understand(version, envelope)
    body = envelope.find(f"{{{version.namespace}}}Body")
    asked = next((child for child in body if isinstance(child.tag, str)), None) if body is not None else None
    wanted = _routed(request, version, asked)
    return Call(wanted, _values(wanted, asked))


def _parsed(body: bytes) -> etree._Element:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        envelope = etree.fromstring(body, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise refusals.Unreadable(str(error)) from error
    if getattr(envelope.getroottree().docinfo, "doctype", ""):
        raise refusals.Unreadable("a document type is not read")
    return envelope


def _understand(version: Version, envelope: etree._Element) -> None:
    header = envelope.find(f"{{{version.namespace}}}Header")
    for entry in header if header is not None else ():
        if entry.get(f"{{{version.namespace}}}mustUnderstand", "").strip() in ("1", "true"):
            name = etree.QName(entry).localname
            raise refusals.NotUnderstood(f"SOAP header {name} was not understood.")


def _routed(request: Request, version: Version, asked: etree._Element | None) -> Operation:
    """The operation meant: by the header or, where there is none (or SOAP 1.2), by the body's element."""
    by_body = operation(etree.QName(asked).localname) if asked is not None else None
    if version is V11 and request.action is not None:
        action = request.action.strip().strip('"')
        found = _by_action(action)
        if found is None:
            raise refusals.ClientFault(
                f"Server did not recognize the value of HTTP Header SOAPAction: {action}."
            )
        return found
    match = _ACTION.search(request.content_type)
    action = unquote(match[1] or match[2] or "") if match else ""
    found = _by_action(action) or by_body
    if found is not None:
        return found
    if action:
        raise refusals.ClientFault(f"Unable to handle request. The action '{action}' was not recognized.")
    raise refusals.ClientFault(
        "Unable to handle request without a valid action parameter. Please supply a valid soap action."
    )


def _by_action(action: str) -> Operation | None:
    space, _, name = action.rpartition("/")
    return operation(name) if space == NAMESPACE else None


def _values(wanted: Operation, asked: etree._Element | None) -> dict[str, Any]:
    """Values by parameter: what is left out has its type's own empty value, as with the real service."""
    sent: dict[str, str] = {}
    for child in asked if asked is not None else ():
        if isinstance(child.tag, str):
            sent[etree.QName(child).localname.lower()] = "".join(str(text) for text in child.itertext())
    return {one.name: _value(one, sent.get(one.name.lower())) for one in wanted.parameters}


def _value(parameter: Parameter, text: str | None) -> Any:
    if parameter.type == "string":
        return text or ""
    if text is None:
        return 0 if parameter.type == "int" else False
    plain = text.strip()
    if parameter.type == "boolean":
        truths = {"true": True, "1": True, "false": False, "0": False}
        if plain.lower() not in truths:
            raise _unfit(f"The string '{text}' is not a valid Boolean value.")
        return truths[plain.lower()]
    if not re.fullmatch(r"[+-]?[0-9]{1,11}", plain) or not SMALLEST <= int(plain) <= LARGEST:
        raise _unfit(NO_NUMBER)
    return int(plain)


def _unfit(because: str) -> refusals.Refusal:
    return refusals.ClientFault(
        f"Server was unable to read request. ---> There is an error in XML document. ---> {because}"
    )


def written(version: Version, wanted: Operation, answer: Element | str) -> bytes:
    """An answer in its envelope; a tree stands in it in no namespace, as the WSDL's clients expect."""
    if isinstance(answer, Element):
        inside = inline(Element(answer.name, answer.content, {"xmlns": "", **answer.attributes}))
    else:
        inside = escaped(answer)
    result = f"<{wanted.name}Result>{inside}</{wanted.name}Result>"
    return _envelope(version, f'<{wanted.name}Response xmlns="{NAMESPACE}">{result}</{wanted.name}Response>')


def fault(version: Version, refusal: refusals.Refusal) -> bytes:
    """A refusal as a fault of this version of SOAP."""
    text = escaped(str(refusal))
    code = version.codes.get(type(refusal), "Server" if version is V11 else "Receiver")
    if version is V11:
        inside = f"<faultcode>soap:{code}</faultcode><faultstring>{text}</faultstring><detail />"
    else:
        inside = (
            f"<soap:Code><soap:Value>soap:{code}</soap:Value></soap:Code>"
            f'<soap:Reason><soap:Text xml:lang="en">{text}</soap:Text></soap:Reason><soap:Detail />'
        )
    return _envelope(version, f"<soap:Fault>{inside}</soap:Fault>")


def _envelope(version: Version, body: str) -> bytes:
    start = f'<soap:Envelope xmlns:soap="{version.namespace}" xmlns:xsi="{XSI}" xmlns:xsd="{XSD}">'
    return f"{DECLARATION}{start}<soap:Body>{body}</soap:Body></soap:Envelope>".encode()
