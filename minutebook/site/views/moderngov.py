"""ModernGov's web service and pages, as :mod:`minutebook.outlets.moderngov` makes them, on this site."""

from __future__ import annotations

import re
from dataclasses import replace

from django.http import HttpRequest, HttpResponse
from django.urls import register_converter
from django.utils.translation import gettext as _

from minutebook.outlets.moderngov import service as web_service
from minutebook.outlets.moderngov.bindings import helping
from minutebook.outlets.moderngov.source import Source
from minutebook.site.page import page
from minutebook.site.reader import Site

SERVICE = r"(?:[\w.-]{1,40}/)?(?i:mgWebServiceW?\.asmx)(?:/[^/]*)?"
_PARTS = re.compile(
    r"(?:(?P<folder>[^/]+)/)?mgWebService(?P<welsh>W?)\.asmx(?:/(?P<method>[^/]*))?", re.IGNORECASE
)


class ServiceAddress:
    """An address of the web service: in any letter case, in whatever folder the old installation stood."""

    regex = SERVICE

    def to_python(self, value: str) -> str:
        """The address as it was asked for."""
        return value

    def to_url(self, value: str) -> str:
        """The address as it is."""
        return value


register_converter(ServiceAddress, "mgwebservice")


def takes_forms(address: str) -> bool:
    """Whether what stands at an address may be sent a form or an envelope."""
    return re.fullmatch(rf"(?:[^/]+/)?{SERVICE}", address) is not None


def source_of(request: HttpRequest, site: Site, folder: str = "") -> Source:
    """The record a request reads, and the address that links of the answer hang under."""
    start = site.address or f"{request.scheme}://{request.get_host()}"
    return Source(site.book, site.council, site.language, f"{start}{site.root}{folder and '/'}{folder}")


def service(request: HttpRequest, site: Site, address: str) -> HttpResponse:
    """The web service: answers for programs, and pages that describe them for people."""
    parts = _PARTS.fullmatch(address)
    assert parts is not None, "the route lets no other address through"
    source = source_of(request, site, parts["folder"] or "")
    if parts["welsh"]:
        source = replace(source, language="cy")
    where = source.url(f"mgWebService{parts['welsh'].upper()}.asmx")
    answer = web_service.answer(source, request, parts["method"] or "", where)
    if isinstance(answer, HttpResponse):
        return answer
    context = helping.context(answer.operation, where)
    name = "moderngov_operation" if answer.operation else "moderngov_operations"
    trail = [(_("About this record"), "about")]
    return page(request, site, name, context, trail=trail)
