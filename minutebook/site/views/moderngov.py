"""ModernGov's web service and pages, as :mod:`minutebook.outlets.moderngov` makes them, on this site.

The pages are shown where ``MINUTEBOOK_MODERNGOV_PAGES`` says so; else their addresses lead where every old
address leads. Pictures are named by answers of the service, so they are always there.
"""

from __future__ import annotations

import re
from dataclasses import replace
from urllib.parse import quote

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect, HttpResponseRedirect
from django.urls import register_converter
from django.utils.translation import gettext as _

from minutebook.outlets.moderngov import pictures
from minutebook.outlets.moderngov import service as web_service
from minutebook.outlets.moderngov.bindings import helping
from minutebook.outlets.moderngov.lookups import by_number
from minutebook.outlets.moderngov.pages import table as old_pages
from minutebook.outlets.moderngov.pages.asked import Query
from minutebook.outlets.moderngov.pages.meeting import own_agenda, printed
from minutebook.outlets.moderngov.source import Source
from minutebook.site import old_addresses
from minutebook.site.page import page
from minutebook.site.reader import Site
from minutebook.site.views.address import by_address

SERVICE = r"(?:[\w.-]{1,40}/)?(?i:mgWebServiceW?\.asmx)(?:/[^/]*)?"
_PICTURE = re.compile(
    r"mgimages/missing(?P<missing>small|big)mug\.gif$"
    r"|/Info(?P<number>[0-9]{8})/(?P<size>small|big)(?:pic|mug)\.[a-z]{3,4}$",
    re.IGNORECASE,
)
_DOCUMENT = re.compile(
    r"(?:^|/)(?:documents/s(?P<number>[0-9]{1,10})/[^/]*|mgConvert2PDF\.aspx)$", re.IGNORECASE
)
_SHEET = re.compile(r"(?:^|/)(?:documents/g(?P<number>[0-9]{1,9})/[^/]*|mgConvert2PDF\.aspx)$", re.IGNORECASE)
_NUMBER = re.compile(r"[0-9]{1,9}")
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


class PageAddress(ServiceAddress):
    """An address of the old system that this module may answer: a page, a document or a picture."""

    regex = (
        r"(?:[\w.-]{1,40}/)?(?i:(?:mg|ie)[A-Za-z0-9]{2,40}\.aspx|documents/[sg][0-9]{1,10}/[^/]*"
        r"|mgimages/missing(?:small|big)mug\.gif"
        r"|User(?:Data|Docs)/(?:[0-9]/){3}Info[0-9]{8}/(?:small|big)(?:pic|mug)\.[a-z]{3,4})"
    )


register_converter(ServiceAddress, "mgwebservice")
register_converter(PageAddress, "mgpage")


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


def old_page(request: HttpRequest, site: Site, address: str) -> HttpResponse:
    """A page of the old system in its own mark-up, a document's file, a picture; or where that is now."""
    folder, _slash, name = address.rpartition("/") if address.lower().endswith(".aspx") else ("", "", address)
    source = source_of(request, site, folder)
    answer = _asset(request, site, source, address) or _set(request, site, source, name.partition(".")[0])
    return answer or by_address(request, site, address)


def _set(request: HttpRequest, site: Site, source: Source, name: str) -> HttpResponse | None:
    """A page in the old mark-up, where that is wanted and there is such a thing."""
    known = old_pages.old_page(name) if settings.MODERNGOV_PAGES else None
    if known is None:
        return None
    pairs = [(key, str(value)) for key, values in request.GET.lists() for value in values]
    context = known.make(source, Query(pairs))
    if context is None:
        return None
    answer = page(request, site, f"moderngov/{known.template}", context)
    if known.template == "search_results":  # the index is a while behind the book, so no one may keep it
        answer.headers["Cache-Control"] = "private, max-age=0"
    return answer


def _asset(request: HttpRequest, site: Site, source: Source, address: str) -> HttpResponse | None:
    """A picture; or, where old pages are shown, the file of a document that they link to."""
    picture = _PICTURE.search(address)
    if picture:
        return _picture(site, source, picture)
    document = _DOCUMENT.search(address) if settings.MODERNGOV_PAGES else None
    query = {name.lower(): str(value) for name, value in request.GET.items()}
    sheet = _SHEET.search(address) if settings.MODERNGOV_PAGES and "t" in query else None
    if sheet is not None:  # by the number of an agenda, not of a document
        number = sheet["number"] or query.get("id", "")
        return _sheet(request, site, source, address, number, query["t"])
    if document is None:
        return None
    number = document["number"] or query.get("id", "")
    found = by_number(source, "document", int(number)) if number.isdecimal() and len(number) < 10 else None
    if found is None or not found.thing.files:
        return None
    file = found.thing.files[0]
    return HttpResponsePermanentRedirect(site.url(f"files/{file.sha256}/{quote(file.name)}"))


def _sheet(
    request: HttpRequest, site: Site, source: Source, address: str, agenda: str, sort: str
) -> HttpResponse | None:
    """The newest of a sheet that is printed of a meeting."""
    if not (_NUMBER.fullmatch(agenda) and _NUMBER.fullmatch(sort)):
        return None
    imported = old_addresses.led_to(request, site, address)
    meeting = imported.object if imported else own_agenda(source, int(agenda))
    path = printed(source, meeting, int(sort)) if meeting else ""
    return HttpResponseRedirect(site.url(path)) if path else None


def _picture(site: Site, source: Source, match: re.Match[str]) -> HttpResponse:
    if match["number"]:
        found = by_number(source, "person", int(match["number"]))
        portrait = found.thing.portrait if found else None
        if portrait is not None:
            return HttpResponseRedirect(site.url(f"files/{portrait.sha256}/{quote(portrait.name)}"))
    size = (match["size"] or match["missing"]).lower()
    return HttpResponse(pictures.blank(size), content_type="image/gif")
