"""From an address or an id to the page of what stands there, to where it went, or to what is gone."""

from __future__ import annotations

from collections.abc import Callable

from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import render

from minutebook.book import catalogue
from minutebook.book.acts import GROUNDS
from minutebook.book.models import Entry
from minutebook.site import old_addresses
from minutebook.site.lookups import Shown, opened
from minutebook.site.reader import Site
from minutebook.site.views import assurance
from minutebook.site.views.bodies import body
from minutebook.site.views.documents import document
from minutebook.site.views.inspections import inspection
from minutebook.site.views.item import item
from minutebook.site.views.lines import line
from minutebook.site.views.matters import matter
from minutebook.site.views.meeting import meeting
from minutebook.site.views.people import person
from minutebook.site.views.registers import decision
from minutebook.site.views.threads import thread
from minutebook.site.views.told import told
from minutebook.site.wording import spoken_word

ObjectPage = Callable[[HttpRequest, Site, Shown], HttpResponse]

PAGES: dict[str, ObjectPage] = {
    "body": body,
    "meeting": meeting,
    "item": item,
    "person": person,
    "document": document,
    "decision": decision,
    "matter": matter,
    "thread": thread,
    "inspection": inspection,
    "finding": line,
    "plan": assurance.plan,
    "indicator": assurance.indicator,
    "release": assurance.release,
    "voice": assurance.voice,
    "verdict": assurance.verdict,
    "presented": assurance.presented,
    "told": told,
}


def by_id(request: HttpRequest, site: Site, object_id: str) -> HttpResponse:
    """The permanent address: leads to the current one."""
    entry = catalogue.by_id(site.book, site.id, [object_id]).get(object_id)
    if entry is None:
        trace = catalogue.trace_id(site.book, site.id, object_id)
        if trace is not None and trace.path:
            return HttpResponsePermanentRedirect(site.url(trace.path))
        return gone(request, site, trace)
    return HttpResponsePermanentRedirect(site.url(entry.path))


def by_address(request: HttpRequest, site: Site, address: str) -> HttpResponse:
    """Whatever stands under an address, or where it went."""
    found: list[Entry] = request.found  # type: ignore[attr-defined]
    if not found and old_addresses.is_old(address):
        return old_addresses.answer(request, site, address)
    if not found:
        trace = catalogue.trace(site.book, site.id, address)
        if trace is not None and trace.path and not trace.gone:
            return HttpResponsePermanentRedirect(site.url(trace.path))
        return gone(request, site, trace)
    entry = found[0]
    if entry.kind == "reading":  # it is read in the margin of its minutes
        return by_id(request, site, entry.group)
    view = PAGES.get(entry.kind)
    if view is None:
        raise Http404
    return view(request, site, opened(site, entry))


def gone(request: HttpRequest, site: Site, trace: catalogue.Trace | None) -> HttpResponse:
    """The page that says something was here and why it is not now (410)."""
    if trace is None or not trace.gone:
        raise Http404
    context = {"trace": trace, "ground": spoken_word(GROUNDS.get(trace.ground, ""))}
    return render(request, "site/gone.html", context, status=410)
