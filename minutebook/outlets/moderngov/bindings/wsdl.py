"""The service's description, made from the table of operations."""

from __future__ import annotations

from collections.abc import Iterator

from minutebook.outlets.moderngov.markup import NAMESPACE, Element, document
from minutebook.outlets.moderngov.operations import OPERATIONS, Operation, Parameter

SERVICE = "mgWebService"
SOAP_HTTP = "http://schemas.xmlsoap.org/soap/http"
NAMESPACES = {
    "http": "http://schemas.xmlsoap.org/wsdl/http/",
    "mime": "http://schemas.xmlsoap.org/wsdl/mime/",
    "tns": NAMESPACE,
    "soap": "http://schemas.xmlsoap.org/wsdl/soap/",
    "s": "http://www.w3.org/2001/XMLSchema",
    "soap12": "http://schemas.xmlsoap.org/wsdl/soap12/",
    "wsdl": "http://schemas.xmlsoap.org/wsdl/",
}
VERBS = {"HttpGet": "GET", "HttpPost": "POST"}


def wsdl(address: str) -> bytes:
    """The WSDL of the service at this address (``https://…/mgWebService.asmx``)."""
    attributes = {f"xmlns:{prefix}": name for prefix, name in NAMESPACES.items()}
    parts = [
        Element("wsdl:types", [_schema()]),
        *_messages(),
        *_port_types(),
        *_bindings(),
        _service(address),
    ]
    return document(Element("wsdl:definitions", parts, {**attributes, "targetNamespace": NAMESPACE}))


def _schema() -> Element:
    elements = [part for operation in OPERATIONS for part in _types(operation)]
    elements.append(Element("s:element", None, {"name": "string", "nillable": "true", "type": "s:string"}))
    return Element("s:schema", elements, {"elementFormDefault": "qualified", "targetNamespace": NAMESPACE})


def _types(operation: Operation) -> Iterator[Element]:
    parameters = [_declared(parameter) for parameter in operation.parameters]
    yield _element_of(operation.name, parameters)
    once = {"minOccurs": "0", "maxOccurs": "1", "name": f"{operation.name}Result"}
    if operation.textual:
        result = Element("s:element", None, {**once, "type": "s:string"})
    else:
        anything = Element("s:sequence", [Element("s:any")])
        result = Element("s:element", [Element("s:complexType", [anything], {"mixed": "true"})], once)
    yield _element_of(f"{operation.name}Response", [result])


def _element_of(name: str, parts: list[Element]) -> Element:
    inside = Element("s:complexType", [Element("s:sequence", parts)] if parts else None)
    return Element("s:element", [inside], {"name": name})


def _declared(parameter: Parameter) -> Element:
    least = "0" if parameter.type == "string" else "1"
    kind = f"s:{parameter.type}"
    return Element(
        "s:element", None, {"minOccurs": least, "maxOccurs": "1", "name": parameter.name, "type": kind}
    )


def _messages() -> Iterator[Element]:
    for operation in OPERATIONS:
        for way, suffix in (("In", ""), ("Out", "Response")):
            part = {"name": "parameters", "element": f"tns:{operation.name}{suffix}"}
            yield Element(
                "wsdl:message",
                [Element("wsdl:part", None, part)],
                {"name": f"{operation.name}Soap{way}"},
            )
    for verb in VERBS:
        for operation in OPERATIONS:
            parts = [_string_part(parameter) for parameter in operation.parameters]
            yield Element("wsdl:message", parts or None, {"name": f"{operation.name}{verb}In"})
            body = {"name": "Body", **({"element": "tns:string"} if operation.textual else {})}
            yield Element(
                "wsdl:message", [Element("wsdl:part", None, body)], {"name": f"{operation.name}{verb}Out"}
            )


def _string_part(parameter: Parameter) -> Element:
    return Element("wsdl:part", None, {"name": parameter.name, "type": "s:string"})


def _port_types() -> Iterator[Element]:
    for port in ("Soap", *VERBS):
        operations = [
            Element(
                "wsdl:operation",
                [
                    Element("wsdl:input", None, {"message": f"tns:{one.name}{port}In"}),
                    Element("wsdl:output", None, {"message": f"tns:{one.name}{port}Out"}),
                ],
                {"name": one.name},
            )
            for one in OPERATIONS
        ]
        yield Element("wsdl:portType", operations, {"name": f"{SERVICE}{port}"})


def _bindings() -> Iterator[Element]:
    for name, prefix in (("Soap", "soap"), ("Soap12", "soap12")):
        head = Element(f"{prefix}:binding", None, {"transport": SOAP_HTTP})
        operations = [_soap_operation(one, prefix) for one in OPERATIONS]
        yield _binding(name, "Soap", [head, *operations])
    for verb, method in VERBS.items():
        head = Element("http:binding", None, {"verb": method})
        operations = [_plain_operation(one, verb) for one in OPERATIONS]
        yield _binding(verb, verb, [head, *operations])


def _binding(name: str, port: str, parts: list[Element]) -> Element:
    return Element("wsdl:binding", parts, {"name": f"{SERVICE}{name}", "type": f"tns:{SERVICE}{port}"})


def _soap_operation(operation: Operation, prefix: str) -> Element:
    action = {"soapAction": f"{NAMESPACE}/{operation.name}", "style": "document"}
    body = Element(f"{prefix}:body", None, {"use": "literal"})
    parts = [
        Element(f"{prefix}:operation", None, action),
        Element("wsdl:input", [body]),
        Element("wsdl:output", [body]),
    ]
    return Element("wsdl:operation", parts, {"name": operation.name})


def _plain_operation(operation: Operation, verb: str) -> Element:
    form = {"type": "application/x-www-form-urlencoded"}
    asked = Element("http:urlEncoded") if verb == "HttpGet" else Element("mime:content", None, form)
    answered = (
        Element("mime:mimeXml", None, {"part": "Body"})
        if operation.textual
        else Element("mime:content", None, {"part": "Body", "type": "text/xml"})
    )
    parts = [
        Element("http:operation", None, {"location": f"/{operation.name}"}),
        Element("wsdl:input", [asked]),
        Element("wsdl:output", [answered]),
    ]
    return Element("wsdl:operation", parts, {"name": operation.name})


def _service(address: str) -> Element:
    ports = []
    for name, prefix in (("Soap", "soap"), ("Soap12", "soap12"), ("HttpGet", "http"), ("HttpPost", "http")):
        where = Element(f"{prefix}:address", None, {"location": address})
        port = {"name": f"{SERVICE}{name}", "binding": f"tns:{SERVICE}{name}"}
        ports.append(Element("wsdl:port", [where], port))
    return Element("wsdl:service", ports, {"name": SERVICE})
