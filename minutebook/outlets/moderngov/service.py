"""From a request to the service to its answer, whichever way it was asked."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

from django.http import HttpRequest, HttpResponse
from django.http.request import RawPostDataException
from django.utils import timezone

from minutebook.book import clock
from minutebook.book.models import Chain, Head
from minutebook.outlets.moderngov.bindings import plain, refusals, soap, wsdl
from minutebook.outlets.moderngov.operations import Operation, operation
from minutebook.outlets.moderngov.source import Source

FORM = "application/x-www-form-urlencoded"
LARGEST = 64 * 1024  # bytes of a request; the longest real one is under two thousand
SETTLED = timedelta(seconds=2)
TEXT = "text/plain; charset=utf-8"


@dataclass(frozen=True)
class Help:
    """A page for people is asked for: of one operation, or the list of all."""

    operation: Operation | None = None


def answer(source: Source, request: HttpRequest, method: str, address: str) -> HttpResponse | Help:
    """Answer a request for ``method`` (nothing: for the service itself, which stands at ``address``)."""
    try:
        if method:
            return _plain(source, request, method)
        if request.method == "POST":
            return _soap(source, request)
        return _described(request, address)
    except refusals.Refusal as refusal:
        return _expected(HttpResponse(f"{refusal}\r\n", status=500, content_type=TEXT))


def _described(request: HttpRequest, address: str) -> HttpResponse | Help:
    """The description for programs (``?WSDL``), or a page for people (``?op=``)."""
    asked = {name.lower(): str(value) for name, value in request.GET.items()}
    if "wsdl" in asked:
        return HttpResponse(wsdl.wsdl(address), content_type=plain.MEDIA_TYPE)
    return Help(operation(asked.get("op", "")))


def _plain(source: Source, request: HttpRequest, method: str) -> HttpResponse:
    wanted = operation(method)
    if wanted is None:
        raise refusals.no_such_method(method)
    values = plain.values(wanted, _sent(request))
    response = HttpResponse(plain.written(wanted.call(source, values)), content_type=plain.MEDIA_TYPE)
    return _dated(source, request, response)


def _sent(request: HttpRequest) -> list[tuple[str, str]]:
    """The names and values a client sent, in the address or, of a form, in the body."""
    if request.method in ("GET", "HEAD"):
        return [(name, value) for name, values in request.GET.lists() for value in values]
    content_type = request.headers.get("Content-Type", "")
    if request.method != "POST":
        raise refusals.not_recognised()
    if content_type.partition(";")[0].strip().lower() != FORM:
        raise refusals.wrong_format(content_type)
    if _too_large(request):
        raise refusals.wrong_format("the request is too large")
    return [(name, value) for name, values in request.POST.lists() for value in values]


def _soap(source: Source, request: HttpRequest) -> HttpResponse:
    content_type = request.headers.get("Content-Type", "")
    kind = content_type.partition(";")[0].strip().lower()
    if kind not in ("text/xml", "application/soap+xml", "application/xml"):
        raise refusals.wrong_format(content_type)
    body = b"" if _too_large(request) else _body(request)
    asked = soap.Request(body, content_type, request.headers.get("SOAPAction"))
    version = asked.version
    try:
        version, envelope = soap.opened(asked)
        call = soap.call(asked, version, envelope)
        data = soap.written(version, call.operation, call.operation.call(source, call.values))
        status = 200
    except refusals.Unreadable:
        return HttpResponse(status=400)
    except refusals.Refusal as refusal:
        data, status = soap.fault(version, refusal), 500
    response = HttpResponse(data, status=status, content_type=f"{version.media_type}; charset=utf-8")
    response.headers["Cache-Control"] = "private, max-age=0"
    return _expected(response)


def _expected(response: HttpResponse) -> HttpResponse:
    """A refusal has status 500 because clients look for that; it is no fault of ours, and no log needs it."""
    response._has_been_logged = True  # type: ignore[attr-defined]
    return response


def _too_large(request: HttpRequest) -> bool:
    return int(request.META.get("CONTENT_LENGTH") or 0) > LARGEST


def _body(request: HttpRequest) -> bytes:
    try:
        return request.body
    except (RawPostDataException, OSError):
        return b""


def _dated(source: Source, request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """Say since when an answer may stand: the council's newest publication, or this morning.

    Answers speak of today ("expired"), so none is older than the day. Within the seconds in which something
    may be published still, nothing is said: times of HTTP are whole seconds.
    """
    if request.method == "POST":
        response.headers["Cache-Control"] = "private, max-age=0"
        return response
    newest = Head.objects.using(source.book.alias).filter(
        council=source.id,
        sequence__in=Chain.objects.using(source.book.alias).filter(council=source.id).values("sequence"),
    )
    time = newest.values_list("time", flat=True).first() or source.council.updated
    morning = timezone.make_aware(datetime.fromisoformat(source.today))
    moment = max(datetime.fromisoformat(time), morning).astimezone(UTC)
    if clock.now() - moment > SETTLED:
        response.headers["Last-Modified"] = format_datetime(moment, usegmt=True)
    return response
