"""Inspections: their register, one inspection with what it found, and a finding's way to its page."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from minutebook.assurance.inspections import Inspection
from minutebook.book import catalogue
from minutebook.site.lookups import Shown, gather, linked
from minutebook.site.page import page
from minutebook.site.reader import Site


def inspections(request: HttpRequest, site: Site) -> HttpResponse:
    """All inspections, newest first."""
    rows = catalogue.entries(site.book, site.id).filter(kind="inspection").order_by("-date", "object")
    return page(request, site, "inspections", {"section": "inspections", "rows": list(rows)})


def inspection(request: HttpRequest, site: Site, shown: Shown) -> HttpResponse:
    """One inspection: its days, judgements and findings, and who was told."""
    entry, thing = shown.entry, shown.thing
    assert isinstance(thing, Inspection)
    known = gather(site, [thing.document], linked(site, "told-of", to=[thing.id]))
    context: dict[str, Any] = {
        "section": "inspections",
        "entry": entry,
        "thing": thing,
        "related": known,
        "told": sorted((one for one in known.values() if one.kind == "told"), key=lambda one: one.date),
        "hash": shown.hash,
    }
    trail = [(_("Inspections"), "inspections")]
    return page(request, site, "inspection", context, trail=trail)


def finding(request: HttpRequest, site: Site, shown: Shown) -> HttpResponse:
    """One finding: the report's own words, and the items at which it was told."""
    entry, thing = shown.entry, shown.thing
    assert isinstance(thing, Inspection)
    part = next(one for one in thing.findings if one.id == entry.object)
    tellings = catalogue.links(site.book, site.id).filter(rel="telling", target=part.id).order_by("start")
    said = [(link.source, link.label) for link in tellings]
    known = gather(site, [thing.id, part.recurs, *(source for source, _how in said)])
    context: dict[str, Any] = {
        "section": "inspections",
        "entry": entry,
        "thing": thing,
        "finding": part,
        "inspection": known.get(thing.id),
        "recurs": known.get(part.recurs),
        "told": [(known[source], how) for source, how in said if source in known],
        "hash": shown.hash,
    }
    trail = [(_("Inspections"), "inspections")]
    if context["inspection"]:
        trail.append((context["inspection"].title, context["inspection"].path))
    return page(request, site, "finding", context, trail=trail)
